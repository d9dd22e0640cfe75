"""Pages of a list, by plain addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Paginator


@dataclass(frozen=True, slots=True)
class Pagination:
    """``first``: the number of the first item shown, counted from 1."""

    number: int
    num_pages: int
    previous_url: str
    next_url: str
    first: int = 1


def pages(total: int, number: int, size: int, url: Callable[[int], str]) -> Pagination:
    """Where in a list of ``total`` items a page is (the last one where ``number`` is beyond it), and its neighbours."""
    page = Paginator(range(total), size).get_page(number)
    return Pagination(
        number=page.number,
        num_pages=page.paginator.num_pages,
        previous_url=url(page.previous_page_number()) if page.has_previous() else "",
        next_url=url(page.next_page_number()) if page.has_next() else "",
        first=page.start_index() or 1,
    )
