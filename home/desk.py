"""``/<lang>/desk/``: for reception staff. Two questions by GET, one screen of answer, the patient's language beside it.

It says what the entitlement pages say: their short answer, what nobody may ask for, their source. Where a page does not
hold in a nation, the desk says that the answer is not known there, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language, is_language
from portal.middleware.language import language_of_path
from portal.nations import Nation
from portal.translations import page_url

from .models import EntitlementPage

#: What somebody at a desk is asked for, in the order it is asked most: slugs of entitlement pages.
NEEDS: Final = (
    "register-with-a-gp",
    "interpreters",
    "care-that-is-always-free",
    "hospital-and-specialist-care",
    "mental-health-care",
    "children-and-families",
    "your-health-information",
)


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """``say``: the short answer in the patient's language, with its language; None where it has no translation."""

    page: EntitlementPage
    url: str
    not_needed: list[str]
    holds: bool
    say: str | None
    say_language: Language | None
    say_url: str


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    reader = language_of_path(request.path_info)
    need = request.GET.get("need", "")
    nation = request.GET.get("nation", "")
    patient = request.GET.get("with", "")
    nation = nation if nation in Nation.values else Nation.ENGLAND.value
    patient = patient if is_language(patient) and patient != SOURCE_LANGUAGE else ""
    versions = _versions({SOURCE_LANGUAGE, reader, patient} - {""})
    return render(
        request,
        "pages/desk_page.html",
        {
            "needs": _choices(versions, reader),
            "need": need if (need, SOURCE_LANGUAGE) in versions else "",
            "nations": Nation.choices,
            "nation": nation,
            "languages": [language for code, language in LANGUAGES.items() if code != SOURCE_LANGUAGE],
            "patient": patient,
            "answer": _answer(versions, need, nation, patient),
        },
    )


Versions = dict[tuple[str, str], EntitlementPage]


def _versions(languages: set[str]) -> Versions:
    """The desk's pages by slug and language. One query."""
    pages = EntitlementPage.objects.live().filter(slug__in=NEEDS, locale__language_code__in=languages)
    return {(page.slug, page.locale.language_code): page for page in pages.select_related("locale", "checked_by")}


def _choices(versions: Versions, reader: str) -> list[dict[str, Any]]:
    chosen = ((slug, versions.get((slug, reader)) or versions.get((slug, SOURCE_LANGUAGE))) for slug in NEEDS)
    return [{"slug": slug, "title": page.title, "language": page.language} for slug, page in chosen if page]


def _answer(versions: Versions, need: str, nation: str, patient: str) -> DeskAnswer | None:
    page = versions.get((need, SOURCE_LANGUAGE))
    if page is None:
        return None
    said = versions.get((need, patient)) if patient else None
    return DeskAnswer(
        page=page,
        url=page_url(page),
        not_needed=[line for block in page.body if block.block_type == "you_do_not_need" for line in block.value],
        holds=nation in page.nations,
        say=said.short_answer if said else None,
        say_language=said.language if said else None,
        say_url=page_url(said) if said else "",
    )
