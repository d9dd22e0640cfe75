"""The only place that listens: publishing and unpublishing pages keep the index right."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from portal.pausing import indexing_is_paused

from .indexing import index_page
from .models import ArticlePage


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_delete)
def page_changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ArticlePage) and not indexing_is_paused():
        index_page(instance)
