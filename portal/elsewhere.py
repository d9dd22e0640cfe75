"""What to offer somebody who asked for a page that is not there: the same page in other languages, what stands beside
it in their own, and what its address sounds like.

Addresses are the same in every language, but where an editor has changed one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from django.db.models import Q, QuerySet
from wagtail.models import Page

from .languages import LANGUAGES, fallback_chain, is_language
from .links import PageLink, as_link
from .middleware.language import language_of_path
from .routing import root_path
from .translations import PageTranslation, page_url

MOST_OFFERED: Final = 5
#: Parts of the longest address that is looked at, and what a part may be. Names of files, which have a dot, are asked
#: for by machines only; not every database takes a NUL.
MOST_PARTS: Final = 6
PART: Final = re.compile(r"[^.\x00-\x1f\x7f]{1,255}")
#: What stands where a language should, and may be meant for one.
LIKE_A_LANGUAGE: Final = re.compile(r"[a-z]{2,3}([-_][a-z]{2,8})?", re.IGNORECASE)
BETWEEN_WORDS: Final = re.compile(r"[-_+]+")
#: Below these there are no pages, and the search knows them by other words: the directory's services.
NOT_PAGES: Final = frozenset({"services", "search"})
#: A home page stands at this depth in Wagtail's tree.
HOME_DEPTH: Final = 2

#: Asked with words, the reader's language, and how many pages are wanted.
Finder = Callable[[str, str, int], list[PageLink]]

_finders: list[Finder] = []


def register_finder(finder: Finder) -> None:
    """``portal`` imports no other app: whoever can find pages by words says so at start-up."""
    _finders[:] = [finder]


@dataclass(frozen=True, slots=True)
class Offers:
    """``available``: the languages the page can be read in, those nearest to the reader's first. ``is_untranslated``:
    the reader's is not one of them. ``section``: the page above, ``nearby``: those beside it, all in the reader's
    language. ``similar``: pages that the words of the address point to; ``words``: words to search for instead.
    """

    available: list[PageTranslation] = field(default_factory=list)
    is_untranslated: bool = False
    section: PageLink | None = None
    nearby: list[PageLink] = field(default_factory=list)
    similar: list[PageLink] = field(default_factory=list)
    words: str = ""


def offers_for(path: str) -> Offers:
    """What to offer in place of the page at ``path``. At most two queries and those of the registered finder."""
    language = language_of_path(path)
    parts = [part for part in path.split("/") if part]
    if not parts or len(parts) > MOST_PARTS or not all(map(PART.fullmatch, parts)):
        return Offers()
    first, below = parts[0], parts[1:]
    if not is_language(first):
        # Words are not looked for: most such addresses are tried by machines.
        return Offers(same_page([parts, below] if LIKE_A_LANGUAGE.fullmatch(first) else [parts], language))
    words = BETWEEN_WORDS.sub(" ", below[-1]) if below else ""
    if len(below) > 1 and below[0] in NOT_PAGES:
        return Offers(section=neighbours(below, language)[0], words=words)
    available = same_page([below], language)
    similar = _finders[0](words, language, MOST_OFFERED) if words and _finders and not available else []
    section, nearby = (None, []) if similar else neighbours(below, language)
    is_untranslated = bool(available) and all(each.language.code != language for each in available)
    return Offers(available, is_untranslated, section, nearby, similar)


def same_page(paths: list[list[str]], language: str) -> list[PageTranslation]:
    """Translations of the page that has one of these addresses below any language; related ones, then English first.
    One query.
    """
    at_address = Q(pk=None)
    for parts in paths:
        end = "".join(f"/{part}" for part in parts)
        slug = {"slug": parts[-1]} if parts else {}
        # With this depth, what the address ends with is all that is below the home page.
        at_address |= Q(depth=HOME_DEPTH + len(parts), url_path__endswith=f"{end}/", **slug)
    keys = Page.objects.live().filter(at_address).values("translation_key")
    versions = _words_of_their_own().filter(translation_key__in=keys)
    found = {page.locale.language_code: page_url(page) for page in versions}
    order = dict.fromkeys([*fallback_chain(language), *LANGUAGES])
    return [PageTranslation(LANGUAGES[code], found[code]) for code in order if code in found]


def neighbours(parts: list[str], language: str) -> tuple[PageLink | None, list[PageLink]]:
    """The page above an address and pages beside it that exist in a language. One query.

    Of a section that is not translated itself, the pages that are; the home page is linked anyway.
    """
    root = root_path(language)
    if root is None or not parts:
        return None, []
    above = root + "".join(f"{part}/" for part in parts[:-1])
    beside = Q(depth=HOME_DEPTH + len(parts), url_path__startswith=above)
    pages = _words_of_their_own().filter(Q(url_path=above) | beside, locale__language_code=language)
    found = list(pages.order_by("path")[: MOST_OFFERED + 1])
    # Titles are enough to choose from for somebody who has lost the way.
    links = {page.url_path: replace(as_link(page), description="") for page in found}
    section = links.pop(above, None)
    return section if above != root else None, list(links.values())[:MOST_OFFERED]


def _words_of_their_own() -> QuerySet[Page]:
    """Live pages that are no aliases: those hold the words of another language."""
    return Page.objects.live().filter(alias_of__isnull=True).select_related("locale")
