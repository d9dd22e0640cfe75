"""“Translation files” in the admin: download, upload with a preview, import."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Locale

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, get_language
from portal.translation_rights import may_translate

from . import keeping
from .exporting import export
from .forms import ApplyForm, DownloadForm, UploadForm
from .importing import Result, import_file
from .planning import Plan, plan
from .problems import FileRefused
from .reading import parse
from .scopes import NothingThere

TEMPLATE: Final = "portal_exchange/files.html"
PREVIEW_TEMPLATE: Final = "portal_exchange/preview.html"
#: Differences shown before an import.
SHOWN: Final = 50


def languages_of(user: Any) -> list[tuple[str, str]]:
    """Codes and names of the languages a user may translate into, in the order of the table. One query, and rights."""
    begun = set(Locale.objects.values_list("language_code", flat=True))
    return [
        (code, language.name)
        for code, language in LANGUAGES.items()
        if code != SOURCE_LANGUAGE and code in begun and may_translate(user, code)
    ]


def _languages_or_refuse(request: HttpRequest) -> list[tuple[str, str]]:
    """Raises PermissionDenied for somebody who may translate nothing."""
    languages = languages_of(request.user)
    if not languages:
        raise PermissionDenied
    return languages


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    return _page(request, _languages_or_refuse(request))


def _page(request: HttpRequest, languages: list[tuple[str, str]], **context: Any) -> HttpResponse:
    forms = {"download_form": DownloadForm(languages=languages), "upload_form": UploadForm(languages=languages)}
    return TemplateResponse(request, TEMPLATE, {"page_title": _("Translation files"), **forms, **context})


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    languages = _languages_or_refuse(request)
    form = DownloadForm(request.GET, languages=languages)
    if not form.is_valid():
        return _page(request, languages, download_form=form)
    language, scope, file_format = (form.cleaned_data[name] for name in ("language", "what", "file_format"))
    try:
        content = export(language, scope, file_format)
    except NothingThere:
        form.add_error("what", _("Nothing published is called that."))
        return _page(request, languages, download_form=form)
    name = f"{language}-{scope.file_name}.{file_format.extension}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=f"{file_format.content_type}; charset=utf-8", headers=headers)


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Says what a file would change, or what is wrong with it. Changes nothing."""
    languages = _languages_or_refuse(request)
    form = UploadForm(request.POST, request.FILES, languages=languages)
    if not form.is_valid():
        return _page(request, languages, upload_form=form)
    data, language, skip = (form.cleaned_data[name] for name in ("file", "language", "skip_outdated"))
    try:
        found = plan(parse(data, language), skip_outdated=skip)
    except FileRefused as refusal:
        return _page(request, languages, upload_form=form, refusal=refusal)
    token = keeping.keep(data, request.user, language) if found.changes else ""
    apply_form = ApplyForm(
        languages=languages, initial={"language": language, "token": token, "skip_outdated": skip, "publish": False}
    )
    return TemplateResponse(request, PREVIEW_TEMPLATE, _preview_context(found, language, apply_form))


def _preview_context(found: Plan, language: str, form: ApplyForm) -> dict[str, Any]:
    return {
        "page_title": _("Translation files"),
        "page_subtitle": get_language(language).name,
        "plan": found,
        "shown": found.changes[:SHOWN],
        "language": get_language(language),
        "form": form,
    }


@sensitive_post_parameters("token")
@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Checks the file once more, since English may have changed meanwhile, and takes it in."""
    languages = _languages_or_refuse(request)
    form = ApplyForm(request.POST, languages=languages)
    if not form.is_valid():
        raise PermissionDenied
    given = form.cleaned_data
    language, token = given["language"], given["token"]
    try:
        data = keeping.give_back(token, request.user, language)
        result = import_file(
            data, language, user=request.user, publish=given["publish"], skip_outdated=given["skip_outdated"]
        )
        keeping.forget(token, request.user, language)
    except keeping.Forgotten:
        messages.error(request, _("The file is not here any more. Send it again."))
    except FileRefused as refusal:
        return _page(request, languages, refusal=refusal)
    else:
        messages.success(request, summary(result))
    return redirect("translation_files")


def summary(result: Result) -> str:
    """What an import did, in one line; what there is none of is left out, but for the strings changed."""
    n = ngettext
    parts = [n("%(count)s string changed", "%(count)s strings changed", result.changed) % {"count": result.changed}]
    others = (
        (result.unchanged, _("unchanged: %(count)s")),
        (result.empty, _("not translated in the file: %(count)s")),
        (result.unfinished, _("marked as unfinished: %(count)s")),
        (result.skipped, _("left out because the English has changed: %(count)s")),
        (result.published, _("published: %(count)s")),
        (result.drafts, _("saved as drafts: %(count)s")),
        (result.incomplete, _("still in translation: %(count)s")),
        (result.waiting, _("kept until you publish them: %(count)s")),
    )
    parts += [text % {"count": count} for count, text in others if count]
    return "; ".join(parts) + "."
