from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from . import checks, signal_handlers  # noqa: F401


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user accounts, with an organisation on each."""

    default = False
    user_viewset = "portal.user_admin.PortalUserViewSet"
