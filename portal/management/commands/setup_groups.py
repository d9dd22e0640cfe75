"""``manage.py setup_groups``: the two groups of people who sign in, with the least they need."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import Group, Permission
from django.core.management import BaseCommand
from wagtail.models import GroupPagePermission, Page

#: Keep their own organisation's services (services.ownership), and nothing else.
PARTNERS: Final = "Partner editors"
#: Keep all pages, all of the directory and the words that search knows.
TEAM: Final = "Portal team"

PARTNER_PERMISSIONS: Final = (
    "wagtailadmin.access_admin",
    "services.add_service",
    "services.change_service",
    "services.publish_service",
)
TEAM_PERMISSIONS: Final = (
    *PARTNER_PERMISSIONS,
    # Also the right to every organisation's services (services.ownership.ALL_SERVICES): never a partner's.
    "services.delete_service",
    "services.lock_service",
    "services.unlock_service",
    *(f"services.{action}_category" for action in ("add", "change", "delete")),
    *(f"portal.{action}_organisation" for action in ("add", "change", "delete", "publish")),
    "portal.change_portalsettings",
    # What readers find; with it comes the list of words that found nothing.
    *(f"search.{action}_synonymset" for action in ("add", "change", "delete")),
    "wagtail_localize.submit_translation",
)
TEAM_PAGE_PERMISSIONS: Final = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


class Command(BaseCommand):
    help = "Make or mend the groups of editors and their permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        set_permissions(PARTNERS, PARTNER_PERMISSIONS)
        team = set_permissions(TEAM, TEAM_PERMISSIONS)
        root = Page.get_first_root_node()
        for codename in TEAM_PAGE_PERMISSIONS if root else ():
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=team, page=root, permission=permission)


def set_permissions(name: str, wanted: tuple[str, ...]) -> Group:
    """Give a group exactly these permissions. Raises Permission.DoesNotExist for one that no model has."""
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in (permission.split(".") for permission in wanted)
    )
    return group
