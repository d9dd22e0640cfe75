"""The only place that listens: publishing, unpublishing, deleting, renaming and moving pages keep the index right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from portal.models import Organisation
from portal.pausing import indexing_is_paused
from portal.translation_tracking import words_checked
from search.models import DocumentKind
from search.outbox import changed, remember

from .entitlements.answers import forget
from .entitlements.touched import cares_now_and_before, pages_showing
from .indexing import index_branch
from .models import ArticlePage, Entitlement


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


@receiver(published, sender=Entitlement)
@receiver(unpublished, sender=Entitlement)
@receiver(post_delete, sender=Entitlement)
def entitlement_changed(instance: Entitlement, **kwargs: Any) -> None:
    forget()
    if not indexing_is_paused():
        changed(DocumentKind.PAGE, [page.translation_key for page in pages_showing(cares_now_and_before(instance))])


@receiver(words_checked)
@receiver(published, sender=Organisation)
def words_about_entitlements_changed(**kwargs: Any) -> None:
    """Who checked a translation, or what an organisation is called."""
    forget()


@receiver(pre_save, sender=Entitlement)
def entitlement_saved(
    instance: Entitlement, raw: bool, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    """A translation has its record's key. Pages that showed the record under another kind of care lose its words."""
    if raw or update_fields is not None:
        return
    before = (
        Entitlement.objects.records().filter(translation_key=instance.translation_key).values("key", "care").first()
    )
    if before and not instance.is_record:
        instance.key = before["key"]
    elif before and before["care"] != instance.care and not indexing_is_paused():
        remember(DocumentKind.PAGE, [page.translation_key for page in pages_showing([before["care"]])])


@receiver(post_save, sender=Entitlement)
def record_gives_key(instance: Entitlement, raw: bool, **kwargs: Any) -> None:
    """Else the next record to take the old key could not be translated: a key is unique in each language."""
    if not raw and instance.is_record:
        rows = Entitlement.objects.filter(translation_key=instance.translation_key)
        rows.exclude(key=instance.key).update(key=instance.key)
