"""The portal's own template tags: a builtin library, so that no template has to load it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language as active_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from portal import formats
from portal.always_there import help_now_url
from portal.facts import fact as fact_sentence
from portal.languages import LANGUAGES, SOURCE_LANGUAGE, Language, get_language, is_language
from portal.links import absolute_url
from portal.phones import dialable, link_phones
from portal.translations import part_id

register = template.Library()
register.simple_tag(help_now_url)
register.filter(part_id)

#: Pictograms that point somewhere, and so are mirrored in a right-to-left page.
DIRECTIONAL: Final = frozenset({"leave", "next"})
FACT_ICONS: Final = {
    "cost": "cost",
    "asks_for_id": "id",
    "asks_immigration_status": "paper",
    "shares_with_home_office": "lock",
    "women_only": "women",
    "children_welcome": "child",
    "any_language_by_interpreter": "speech",
    "step_free": "stepfree",
    "accessible_toilet": "toilet",
    "lift": "lift",
    "prayer_room": "prayer",
    "childcare": "child",
    "travel_costs_paid": "bus",
    "closed_on_bank_holidays": "calendar",
}
OUR_OWN_SENTENCE: Final = gettext_noop("Go to the main part of the page")
#: Sections whose query means the same in every language, and is kept when a reader changes language.
WITH_A_QUERY: Final = (
    "services/",
    "search/",
    "my-list/",
    "feedback/",
    "complaints/find/",
    "complaints/letter/",
    "desk/",
)


def site_facts_key(site: int | None) -> str:
    return f"site-facts-{site or 'default'}"


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What an editor may set about this installation (``portal.models.PortalSettings``)."""

    leave_url: str
    contact_email: str
    run_by: Any


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """``is_same_page``: the link leads to this very page in that language, not to the language's home page."""

    language: Language
    url: str
    is_current: bool
    is_same_page: bool


def _reader() -> Language:
    return get_language(active_language())


# The reader's language


@register.simple_tag(takes_context=True)
def reader_language(context: Context) -> Language:
    """The language the reader reads in: the one the interface speaks, which the first part of the address decides."""
    return get_language(active_language() or getattr(context.get("request"), "LANGUAGE_CODE", None))


@register.simple_tag
def lang_attrs(language: Language | str, always: bool = False) -> SafeString | str:
    """``lang``, ``dir`` and script of a phrase, where its language is not the reader's (or ``always``)."""
    if isinstance(language, str):
        language = get_language(language)
    if language.code == _reader().code and not always:
        return ""
    return format_html(' lang="{}" dir="{}" data-script="{}"', language.html_lang, language.direction, language.script)


@register.simple_tag
def language_name(language: Language | str) -> SafeString:
    """Name of a language as its speakers write it, which is what they look for; in English for readers of English."""
    if isinstance(language, str):
        language = get_language(language)
    if _reader().code == SOURCE_LANGUAGE:
        return format_html("{}", language.name)
    attributes = lang_attrs(language)
    return format_html("<span{}>{}</span>" if attributes else "{1}", attributes, language.native_name)


@register.simple_tag
def own_first(offered: Sequence[Any]) -> list[Any]:
    """Languages on offer with the reader's own first, each language once."""
    own = _reader().code
    once = {each.language.code: each for each in reversed(offered)}
    ordered = dict.fromkeys(each.language.code for each in offered)
    return sorted((once[code] for code in ordered), key=lambda each: each.language.code != own)


@register.simple_tag(takes_context=True)
def interface_is_translated(context: Context) -> bool:
    """Whether the interface speaks the reader's language: what the view says, else whether a sentence of ours does.

    The sentence is one that neither Django nor Wagtail has: theirs are translated into some of our languages already.
    """
    said = context.get("interface_is_translated")
    if said is not None:
        return bool(said)
    return _reader().code == SOURCE_LANGUAGE or _(OUR_OWN_SENTENCE) != OUR_OWN_SENTENCE


def _translations(context: Context) -> dict[str, str] | None:
    """Address of this page by language; None where the view does not say."""
    for name in ("translations", "available"):
        known = context.get(name)
        if known is not None and known != "":
            return {each.language.code: each.url for each in known}
    return None


def _url_in(context: Context, code: str) -> str | None:
    known = _translations(context)
    request: HttpRequest | None = context.get("request")
    path = request.path if request is not None else "/"
    first, _slash, rest = path.lstrip("/").partition("/")
    asked = request.META.get("QUERY_STRING", "") if request is not None and rest.startswith(WITH_A_QUERY) else ""
    query = f"?{asked}" if asked else ""
    if known and code in known:
        return f"{known[code]}{query}"
    # The search answers below every language, and so does a service: its facts are in all of them.
    if is_language(first) and (known is None or "card" in context) and rest.startswith(WITH_A_QUERY):
        return f"/{code}/{rest}{query}"
    return None


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """All languages of the portal, each with the best address for this page."""
    own = _reader().code
    links = []
    for code, language in LANGUAGES.items():
        same = _url_in(context, code)
        links.append(LanguageLink(language, same or f"/{code}/", code == own, same is not None))
    return links


@register.simple_tag(takes_context=True)
def absolute(context: Context, url: str) -> str:
    """A whole address, as ``canonical`` and ``hreflang`` need it."""
    request: HttpRequest | None = context.get("request")
    return absolute_url(request, url) if request is not None else url


@register.simple_tag(takes_context=True)
def site_facts(context: Context) -> SiteFacts:
    """Facts about the installation, remembered for as long as a page may be kept. None need be set."""
    site = getattr(context.get("request"), "_wagtail_site", None)
    key = site_facts_key(site.pk if site else None)
    known: SiteFacts | None = cache.get_or_set(key, lambda: read_site_facts(site), settings.PUBLIC_PAGE_MAX_AGE)
    return known or read_site_facts(site)


def read_site_facts(site: Any) -> SiteFacts:
    """One query."""
    from portal.models import PortalSettings

    found = PortalSettings.objects.select_related("run_by")
    found = found.filter(site=site) if site is not None else found.filter(site__is_default_site=True)
    chosen = found.first() or PortalSettings()
    return SiteFacts(chosen.leave_url, chosen.contact_email, chosen.run_by)


# Pictograms


@register.simple_tag
def icon(name: str) -> SafeString:
    """A pictogram from the sprite. Never alone: the words beside it say the same, so screen readers skip it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        " flips" if name in DIRECTIONAL else "",
        static("icons/sprite.svg"),
        name,
    )


# Numbers, times and dates


@register.simple_tag
def ltr(value: Any) -> SafeString:
    """A phone number, time or postcode: left to right and on one line, whatever is around it."""
    return format_html('<span dir="ltr" class="ltr">{}</span>', value)


@register.filter
def tel(value: str) -> str:
    return dialable(str(value))


@register.filter
def phones(value: Any) -> SafeString:
    """Text or HTML with its phone numbers as links, left to right: they can be pressed, and never come out reversed."""
    return mark_safe(link_phones(str(conditional_escape(value)), _phone_link))


def _phone_link(number: str) -> str:
    return format_html('<a href="tel:{}" dir="ltr" class="ltr">{}</a>', dialable(number), number)


@register.simple_tag
def day(value: datetime.date) -> str:
    return formats.full_date(value, _reader())


@register.simple_tag
def dated(value: str) -> str:
    return formats.partial_date(value, _reader())


@register.simple_tag
def clock(time: datetime.time | datetime.datetime) -> str:
    return formats.clock(time)


@register.simple_tag
def hours(session: formats.SessionLike) -> SafeString:
    """From when to when, left to right: ``09:30–16:00``."""
    return ltr(f"{formats.clock(session.opens_at)}–{formats.clock(session.closes_at)}")


@register.simple_tag
def weekday(number: int) -> str:
    return formats.weekday(int(number), _reader())


@register.simple_tag
def week(sessions: Iterable[formats.SessionLike]) -> tuple[formats.Day, ...]:
    return formats.week(sessions, timezone.localdate())


# Facts


@register.simple_tag
def distance(km: float, is_vague: bool = False) -> str:
    return formats.distance(km, is_vague)


@register.simple_tag
def opening(state: formats.OpeningLike) -> str:
    return formats.opening(state, timezone.now(), _reader())


@register.simple_tag
def closed_for_now(until: datetime.date | None) -> str:
    """Of a service that has no place of its own to be closed."""
    return formats.closed_for_now(until, _reader())


@register.simple_tag
def fact(name: str, value: str) -> str:
    return fact_sentence(name, value)


@register.simple_tag
def fact_item(name: str, value: str) -> SafeString:
    """One line of a list of facts, pictogram and words together; what nobody has told us is set apart,
    never left out.
    """
    return format_html(
        "<li{}>{}<span>{}</span></li>",
        "" if value else mark_safe(' class="unknown"'),
        icon(FACT_ICONS[name]),
        fact_sentence(name, value),
    )


@register.simple_tag
def nation_list(codes: Iterable[str]) -> str:
    return formats.nation_list(codes, _reader())


@register.filter
def everywhere(codes: Iterable[str]) -> bool:
    """Whether a rule holds in all four nations."""
    return formats.holds_everywhere(codes)


@register.simple_tag
def choice_label(field: str, code: str) -> str:
    """The label of a code in a model field's list: ``{% choice_label "services.Service.access" code %}``.

    The field is named, not imported: this app knows nothing of the directory's models.
    """
    app, model, name = field.split(".")
    found: Any = apps.get_model(app, model)._meta.get_field(name)
    choices = dict(getattr(found, "choice_list", None) or found.flatchoices)
    return str(choices.get(code, code))


# Streams


@register.simple_tag
def chosen(value: Any, name: str) -> list[tuple[str, str]]:
    """Codes and labels chosen in a multiple-choice child of a struct block."""
    choices = dict(value.block.child_blocks[name].field.choices)
    return [(code, str(choices.get(code, code))) for code in value.get(name) or []]


@register.simple_tag
def with_previous(stream: Iterable[Any]) -> list[tuple[Any, bool]]:
    """Blocks of a stream, each with whether it follows a heading block and so needs no heading of its own."""
    pairs, previous = [], ""
    for block in stream:
        pairs.append((block, previous == "heading"))
        previous = block.block_type
    return pairs
