"""A reader's own list: services whose codes are in the address. No account, no cookie; the server keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from portal.languages import get_language
from portal.links import absolute_url
from portal.middleware.language import language_of_path
from portal.paper.responses import pdf_response
from search.models import Document, DocumentKind

from .cards import ServiceCard, card
from .maps.document import MapRequest, map_pdf
from .models import Service
from .names import category_names
from .printing import Wish, towns_around
from .saved_codes import MOST_SAVED, clean_codes, joined, pk_of


@dataclass(frozen=True, slots=True)
class SavedList:
    """``cards`` in the order of the list; ``gone``: how many codes stand for nothing that is shown any more."""

    cards: Sequence[ServiceCard]
    gone: int = 0

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.cards]

    def text_without(self, code: str = "") -> str:
        return joined(each for each in self.codes if each != code)


def my_list_url(language: str, codes: str = "") -> str:
    return f"/{language}/my-list/?s={codes}" if codes else f"/{language}/my-list/"


def saved_list(codes: Sequence[str], language: str) -> SavedList:
    """The services of a list, in one language. Three queries."""
    wanted = {pk_of(code): code for code in codes}
    keys = dict(Service.objects.public().filter(pk__in=wanted).values_list("translation_key", "pk"))
    rows = Document.objects.filter(kind=DocumentKind.SERVICE, owner__in=keys).values("owner", "key", "words", "facts")
    found = {keys[row["owner"]]: dict(row) for row in rows}
    now, names = timezone.now(), category_names(language)
    shown = [card(found[pk], language, now, category_names=names) for pk in wanted if pk in found]
    return SavedList(shown, len(wanted) - len(shown))


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    """``/<lang>/my-list/?s=1a.2f``: the list, with a way to take each off, print it, send it and forget it."""
    language = language_of_path(request.path_info)
    saved = saved_list(clean_codes(request.GET.get("s", "")), language)
    codes = saved.text_without()
    address = absolute_url(request, my_list_url(language, codes))
    context = {
        "results": [(each, my_list_url(language, saved.text_without(each.code))) for each in saved.cards],
        "codes": codes,
        "gone": _gone(saved.gone),
        "is_full": len(saved.cards) == MOST_SAVED,
        "address": address,
        # What is sent holds the list and nothing else. The form "?&body=" is what both kinds of phones read.
        "sms_url": f"sms:?&body={quote(address, safe='')}",
        "empty_url": my_list_url(language),
        "services_url": f"/{language}/services/{f'?list={codes}' if codes else ''}",
        "print_url": f"/{language}/my-list/map.pdf",
        "print_fields": [("s", codes)],
    }
    return render(request, "pages/my_list.html", context)


def _gone(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)s service on your list is no longer shown.",
        "%(count)s services on your list are no longer shown.",
        count,
    ) % {"count": count}


@require_safe
def my_list_map(request: HttpRequest) -> HttpResponse:
    """``/<lang>/my-list/map.pdf?s=…``: the list on one map, in its own order, on paper as ``Wish`` says. What is
    overdue is left out, as from every print.
    """
    language = get_language(language_of_path(request.path_info))
    wish = Wish.parse(request.GET, language)
    saved = saved_list(clean_codes(request.GET.get("s", "")), language.code)
    cards = [each for each in saved.cards if not each.is_overdue]
    centre = next((each.nearest.point for each in cards if each.nearest), None)
    asked = MapRequest(
        language=language,
        also=wish.also,
        title=_("My list"),
        cards=cards,
        total=len(cards),
        towns=towns_around(centre) if centre else [],
        query_url=absolute_url(request, my_list_url(language.code, saved.text_without())),
        printed_on=timezone.localdate(),
        paper=wish.paper,
        site_name=_("Find help in the UK"),
    )
    return pdf_response(lambda: map_pdf(asked), f"my-list-{language.code}.pdf", request)
