"""What to offer somebody who asked for a page that is not there: the same page in other languages, what stands beside
it in their own, and what its address sounds like.

Addresses are the same in every language, but where an editor has changed one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q, QuerySet
from wagtail.models import Page

from .languages import fallback_chain, is_language
from .links import PageLink, as_link
from .middleware.language import language_of_path
from .routing import root_path
from .translations import PageTranslation, page_translations

MOST_OFFERED: Final = 5
#: Parts of the longest address that is looked at, and what they are made of: slugs.
MOST_PARTS: Final = 6
SLUG: Final = re.compile(r"[\w-]{1,255}")
#: A home page stands at this depth in Wagtail's tree.
HOME_DEPTH: Final = 2

#: Asked with a path below a language ("entitlements/doctor"), the reader's language, and how many are wanted.
Finder = Callable[[str, str, int], list[PageLink]]

_finders: list[Finder] = []


def register_finder(finder: Finder) -> None:
    """``portal`` imports no other app: whoever can find pages by words says so at start-up."""
    _finders[:] = [finder]


@dataclass(frozen=True, slots=True)
class Offers:
    """``available``: the languages the page can be read in, those nearest to the reader's first. ``is_untranslated``:
    the reader's is not one of them. ``section``: the page above, ``nearby``: those beside it, all in the reader's
    language. ``similar``: pages that the words of the address point to.
    """

    available: list[PageTranslation] = field(default_factory=list)
    is_untranslated: bool = False
    section: PageLink | None = None
    nearby: list[PageLink] = field(default_factory=list)
    similar: list[PageLink] = field(default_factory=list)


def offers_for(path: str) -> Offers:
    """What to offer in place of the page at ``path``. At most three queries and those of the registered finder."""
    language = language_of_path(path)
    parts = [part for part in path.split("/") if part]
    has_language = bool(parts) and is_language(parts[0])
    if len(parts) > MOST_PARTS or not parts or not all(map(SLUG.fullmatch, parts)):
        return Offers()
    available = same_page([parts[1:]] if has_language else [parts, parts[1:]], language)
    if not has_language:
        # A language left out or misspelt. Words are not looked for: most such addresses are tried by machines.
        return Offers(available)
    is_untranslated = bool(available) and all(each.language.code != language for each in available)
    similar = [] if available else similar_pages("/".join(parts[1:]), language)
    section, nearby = (None, []) if similar else neighbours(parts[1:], language)
    return Offers(available, is_untranslated, section, nearby, similar)


def same_page(paths: list[list[str]], language: str) -> list[PageTranslation]:
    """Translations of the page that has one of these addresses below any language; related ones, then English first.
    Two queries.
    """
    wanted = {"".join(f"{part}/" for part in parts) for parts in paths}
    condition = Q(pk=None)
    for parts in paths:
        condition |= Q(depth=HOME_DEPTH) if not parts else Q(depth=HOME_DEPTH + len(parts), slug=parts[-1])
    same = next((page for page in _live().filter(condition) if page.url_path.split("/", 2)[2] in wanted), None)
    chain = fallback_chain(language)
    found = page_translations(same) if same else []
    return sorted(found, key=lambda each: chain.index(each.language.code) if each.language.code in chain else len(chain))


def neighbours(parts: list[str], language: str) -> tuple[PageLink | None, list[PageLink]]:
    """The page above an address and pages beside it that exist in a language. One query.

    Of a section that is not translated itself, the pages that are; of the home page nothing, since it is linked anyway.
    """
    root = root_path(language)
    if root is None or not parts:
        return None, []
    above = root + "".join(f"{part}/" for part in parts[:-1])
    beside = Q(depth=HOME_DEPTH + len(parts), url_path__startswith=above)
    pages = _live().filter(Q(url_path=above) | beside, locale__language_code=language, alias_of__isnull=True)
    found = list(pages.order_by("path")[: MOST_OFFERED + 1])
    nearby = [as_link(page) for page in found if page.url_path != above][:MOST_OFFERED]
    section = next((as_link(page) for page in found if page.url_path == above and above != root), None)
    return section, nearby


def similar_pages(path: str, language: str) -> list[PageLink]:
    return _finders[0](path, language, MOST_OFFERED) if _finders and path else []


def _live() -> QuerySet[Page]:
    return Page.objects.live().select_related("locale")
