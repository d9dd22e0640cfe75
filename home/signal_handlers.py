"""The only place that listens: publishing, unpublishing, deleting, renaming and moving pages keep the index right."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.pausing import indexing_is_paused

from .indexing import index_branch, index_pages
from .models import ArticlePage


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_delete)
def page_changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ArticlePage) and not indexing_is_paused():
        index_pages([instance.translation_key])


@receiver(page_slug_changed)
def address_changed(instance: Page, **kwargs: Any) -> None:
    if not indexing_is_paused():
        index_branch(instance)


@receiver(post_page_move)
def page_moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if url_path_before != url_path_after and not indexing_is_paused():
        index_branch(instance)
