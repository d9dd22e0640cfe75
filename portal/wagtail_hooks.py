"""Small changes to the admin that belong to no section."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from .rich_text import LocalizedPageLinkHandler


@hooks.register("construct_explorer_page_queryset")
def pages_in_tree_order(parent_page: Any, pages: Any, request: Any) -> Any:
    """Editors see pages in the order readers do, unless they ask for another."""
    return pages if "ordering" in request.GET else pages.order_by("path")


@hooks.register("register_rich_text_features", order=100)
def link_pages_in_the_reader_s_language(features: Any) -> None:
    features.register_link_type(LocalizedPageLinkHandler)
