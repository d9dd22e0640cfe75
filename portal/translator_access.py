"""What a translator may reach in the admin: a list of what is open. Everything else is closed.

Wagtail's rights over pages are given per tree, and over records per kind of record. Nothing it has stands for the words
of one language, and wagtail-localize asks only whether somebody may edit. So translators have no right over a kind of
record at all: they are given it for one request, once that request was found to be about words they may translate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib.admin.utils import unquote
from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.models import GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation

from .languages import SOURCE_LANGUAGE
from .models import User, WordsTranslatedMixin
from .translation_rights import has_a_language, may_translate

#: Open to everybody with a right to a language: they name no record, or only what is the user's own.
OPEN: Final = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtail_localize:javascript_catalog",
    }
)
#: Below the admin's own address. What is there asks for the right to each language itself.
OPEN_BELOW: Final = ("translations/", "translation-files/")
PAGE_EDITOR: Final = "wagtailadmin_pages:edit"
#: Parts of wagtail-localize's editor: open for a translation into a language the user may translate. Not
#: ``edit_override``: where a link leads is a fact.
EDITOR_PARTS: Final = frozenset(
    f"wagtail_localize:{view}"
    for view in ("edit_string_translation", "download_pofile", "upload_pofile", "preview_translation")
)
#: What the editor's "Publish" sends. Other fields would stop or start a translation, or save facts.
PUBLISH_FORM: Final = frozenset({"csrfmiddlewaretoken", "next", "action"})
READS: Final = ("GET", "HEAD")
#: Who has one of these is an editor of something else as well, held where that right is (services.admin_access).
EDITORS_RIGHTS: Final = ("wagtail_localize.submit_translation", "services.change_service")

RIGHTS_FOR_ONE_REQUEST: Final = "_rights_for_one_request"
IS_HELD: Final = "_is_held_to_languages"
#: After the hooks that add something.
LAST: Final = 1000


class RightsForOneRequest(BaseBackend):
    """Rights that were put on the user of a request, gone with it. Nobody signs in by it."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set() if obj is not None else set(getattr(user_obj, RIGHTS_FOR_ONE_REQUEST, ()))


class TranslatorAccessMiddleware:
    """Lets translators do what their languages allow, and sends them away from the rest of the admin.

    Stands before the guard of partners' editors. What is open here is answered at once, so that a translator who is a
    partner's editor as well reaches the sum of both lists; what is not open here is left to the other guard.

    Readers are not looked at: for them nothing asks who they are.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, named: Any
    ) -> HttpResponse | None:
        if request.resolver_match is None or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        user = request.user
        if not isinstance(user, User) or user.is_superuser or not has_a_language(user):
            return None
        is_held = not is_otherwise_editor(user)
        setattr(request, IS_HELD, is_held)
        if opens(user, request):
            return view(request, *args, **named)
        return refused(request) if is_held else None


def is_otherwise_editor(user: User) -> bool:
    """Whether somebody keeps more than words: the team, partners' editors, editors of English pages."""
    if user.is_superuser or any(map(user.has_perm, EDITORS_RIGHTS)):
        return True
    english = GroupPagePermission.objects.filter(group__user=user, page__locale__language_code=SOURCE_LANGUAGE)
    return english.exists()


def opens(user: User, request: HttpRequest) -> bool:
    """Whether a request is open to a translator; gives the rights over a kind of record that it takes."""
    match = request.resolver_match
    if match is None:
        return False
    if names_no_record(match, request.path):
        return True
    if not is_only_words(match, request):
        return False
    row, translation = translation_named(match)
    if row is None or translation is None or not may_translate(user, translation.target_locale.language_code):
        return False
    if not isinstance(row, Page):
        rights = {get_permission_name(action, type(row)) for action in ("change", "publish")}
        setattr(user, RIGHTS_FOR_ONE_REQUEST, frozenset(rights))
    return True


def names_no_record(match: ResolverMatch, path: str) -> bool:
    admin = reverse("wagtailadmin_home")
    return match.view_name in OPEN or path.startswith(tuple(f"{admin}{below}" for below in OPEN_BELOW))


def is_only_words(match: ResolverMatch, request: HttpRequest) -> bool:
    """Whether nothing but words can come of a request to an editor or to a part of it."""
    if match.view_name in EDITOR_PARTS or request.method in READS:
        return True
    return request.method == "POST" and PUBLISH_FORM.issuperset(request.POST) and not request.FILES


def translation_named(match: ResolverMatch) -> tuple[Any, Translation | None]:
    """The row an address is about, and the translation that keeps its words; None where there is no such thing.

    A page that is only an alias of another language's has no words of its own. A translation that was stopped is a page
    or record of its own, with facts.
    """
    translations = Translation.objects.filter(enabled=True).select_related("source", "target_locale")
    if match.view_name in EDITOR_PARTS:
        translation = translations.filter(pk=match.kwargs["translation_id"]).first()
        row = translation.source.object.get_instance_or_none(translation.target_locale) if translation else None
    else:
        row = _row_edited(match)
        translation = (
            row and translations.filter(source__object_id=row.translation_key, target_locale_id=row.locale_id).first()
        )
    if not isinstance(row, (Page, WordsTranslatedMixin)) or getattr(row, "alias_of_id", None):
        return None, None
    return row, translation


def _row_edited(match: ResolverMatch) -> Any:
    if match.view_name == PAGE_EDITOR:
        return Page.objects.filter(pk=match.kwargs["page_id"]).first()
    for model in get_snippet_models():
        if match.view_name == model.snippet_viewset.get_url_name("edit"):
            try:
                return model._default_manager.filter(pk=unquote(str(match.kwargs["pk"]))).first()
            except ValueError:
                return None
    return None


def refused(request: HttpRequest) -> HttpResponse:
    """To the first page, saying why; a plain 403 for what was meant to change something. Raises PermissionDenied."""
    if request.method in READS:
        return permission_denied(request)
    raise PermissionDenied


@hooks.register("construct_main_menu", order=LAST)
@hooks.register("construct_reports_menu", order=LAST)
@hooks.register("construct_settings_menu", order=LAST)
def leave_out_what_is_closed(request: HttpRequest, items: list[Any]) -> None:
    if getattr(request, IS_HELD, False):
        items[:] = [item for item in items if _leads_somewhere(item, request)]


@hooks.register("construct_homepage_summary_items", order=LAST)
def leave_out_numbers(request: HttpRequest, items: list[Any]) -> None:
    """They lead to lists of pages, images and documents."""
    if getattr(request, IS_HELD, False):
        items.clear()


def _leads_somewhere(item: Any, request: HttpRequest) -> bool:
    if isinstance(item, SubmenuMenuItem):
        return any(_leads_somewhere(each, request) for each in item.menu.menu_items_for_request(request))
    url = str(item.url)
    try:
        return names_no_record(resolve(url), url)
    except Resolver404:
        return True
