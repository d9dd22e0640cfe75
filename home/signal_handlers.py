"""The only place that listens: publishing, unpublishing, deleting, renaming and moving pages keep the index right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.pausing import indexing_is_paused
from search.models import DocumentKind
from search.outbox import changed, remember

from .indexing import index_branch
from .models import ArticlePage


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_delete)
def page_changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ArticlePage) and not indexing_is_paused():
        changed(DocumentKind.PAGE, [instance.translation_key])


@receiver(post_save)
def page_saved(instance: Any, update_fields: Collection[str] | None, **kwargs: Any) -> None:
    """In the transaction that saves the page: whatever happens before ``page_published`` is sent, the change is kept.

    A draft saves some fields only.
    """
    if isinstance(instance, ArticlePage) and update_fields is None and not indexing_is_paused():
        remember(DocumentKind.PAGE, [instance.translation_key])


@receiver(page_slug_changed)
def address_changed(instance: Page, **kwargs: Any) -> None:
    if not indexing_is_paused():
        index_branch(instance)


@receiver(post_page_move)
def page_moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if url_path_before != url_path_after and not indexing_is_paused():
        index_branch(instance)
