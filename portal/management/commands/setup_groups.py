"""``manage.py setup_groups``: the groups of people who sign in, with the least they need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.contrib.auth.models import Group, Permission
from django.core.management import BaseCommand
from wagtail.models import GroupPagePermission, Page

from portal.languages import LANGUAGES
from portal.translation_rights import TARGETS, check_right, translate_right

#: Keep their own organisation's services (services.ownership), and nothing else.
PARTNERS: Final = "Partner editors"
#: Keep all pages, all of the directory and the words that search knows.
TEAM: Final = "Portal team"
#: Translate one language (portal.translator_access); the checkers of a language also vouch for its words.
TRANSLATORS: Final = "Translators: %(language)s"
CHECKERS: Final = "Checkers: %(language)s"

ACCESS: Final = "wagtailadmin.access_admin"
PARTNER_PERMISSIONS: Final = (
    ACCESS,
    "services.add_service",
    "services.change_service",
    "services.publish_service",
    # Of what readers said, their own (portal.feedback.rights).
    "portal.change_feedback",
)
TEAM_PERMISSIONS: Final = (
    *PARTNER_PERMISSIONS,
    # Also the right to every organisation's services (services.ownership.ALL_SERVICES): never a partner's.
    "services.delete_service",
    "services.lock_service",
    "services.unlock_service",
    *(f"home.{action}_entitlement" for action in ("add", "change", "delete", "publish")),
    *(f"services.{action}_category" for action in ("add", "change", "delete")),
    *(f"portal.{action}_organisation" for action in ("add", "change", "delete", "publish")),
    "portal.change_portalsettings",
    # Also the right to read all feedback (portal.feedback.rights.ALL_FEEDBACK): never a partner's.
    "portal.delete_feedback",
    # What readers find; with it comes the list of words that found nothing.
    *(f"search.{action}_synonymset" for action in ("add", "change", "delete")),
    *(f"portal.{action}_glossaryterm" for action in ("add", "change", "delete")),
    "portal.change_machinetranslationsettings",
    "wagtail_localize.submit_translation",
    *(right(code) for right in (translate_right, check_right) for code in TARGETS),
)
TEAM_PAGE_PERMISSIONS: Final = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
#: For the pages of the language. For records the guard gives what it takes, one request at a time.
TRANSLATOR_PAGE_PERMISSIONS: Final = ("change_page", "publish_page")


class Command(BaseCommand):
    help = "Make or mend the groups of editors and translators and their permissions. May be run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        set_permissions(PARTNERS, PARTNER_PERMISSIONS)
        team = set_permissions(TEAM, TEAM_PERMISSIONS)
        root = Page.get_first_root_node()
        for codename in TEAM_PAGE_PERMISSIONS if root else ():
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=team, page=root, permission=permission)
        without = set_language_groups()
        if without:
            self.stdout.write(
                f"No home page yet in: {', '.join(without)}. Translators of these languages may open services, "
                "organisations and kinds of help, but no pages. Run setup_groups again once there are home pages."
            )


def set_language_groups() -> list[str]:
    """Make the groups of every language; returns the names of those that have no home page to give rights over."""
    homes = {
        language: page
        for page, language in Page.objects.filter(depth=2).values_list("pk", "locale__language_code").order_by("-path")
    }
    wanted: dict[int, int | None] = {}
    for code in TARGETS:
        language = {"language": LANGUAGES[code].name}
        rights = (ACCESS, translate_right(code))
        wanted[set_permissions(TRANSLATORS % language, rights).pk] = homes.get(code)
        wanted[set_permissions(CHECKERS % language, (*rights, check_right(code))).pk] = homes.get(code)
    set_page_permissions(wanted)
    return [LANGUAGES[code].name for code in TARGETS if code not in homes]


def set_page_permissions(wanted: dict[int, int | None]) -> None:
    """Let each group, by its primary key, translate below one page, or nowhere, and do nothing else with pages."""
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=TRANSLATOR_PAGE_PERMISSIONS
    ).values_list("pk", flat=True)
    missing = {(group, page, each) for group, page in wanted.items() if page for each in permissions}
    there = GroupPagePermission.objects.filter(group__in=wanted).values_list("pk", "group", "page", "permission")
    extra = [pk for pk, *row in there if tuple(row) not in missing]
    missing -= {tuple(row) for _pk, *row in there}  # type: ignore[misc]
    GroupPagePermission.objects.filter(pk__in=extra).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group_id=group, page_id=page, permission_id=permission)
        for group, page, permission in missing
    )


def set_permissions(name: str, wanted: Iterable[str]) -> Group:
    """Give a group exactly these permissions. Raises Permission.DoesNotExist for one that no model has."""
    names = set(wanted)
    codenames = [each.partition(".")[2] for each in names]
    known = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    found = {f"{each.content_type.app_label}.{each.codename}": each for each in known}
    if not names <= found.keys():
        raise Permission.DoesNotExist(", ".join(sorted(names - found.keys())))
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(found[each] for each in names)
    return group
