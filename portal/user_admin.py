from __future__ import annotations

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.users.views.users import UserViewSet

from .forms import PortalUserCreationForm, PortalUserEditForm


class PortalUserViewSet(UserViewSet):
    """User accounts with the organisation an editor works for."""

    def get_form_class(self, for_update: bool = False) -> type[WagtailAdminModelForm]:
        return PortalUserEditForm if for_update else PortalUserCreationForm
