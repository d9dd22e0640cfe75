"""The only place that listens: publishing, unpublishing and deleting keep the index and translations' slugs right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from portal.models import Organisation
from portal.pausing import indexing_is_paused
from portal.translation_tracking import words_checked
from search.models import DocumentKind
from search.outbox import changed

from .indexing import index_category, index_services
from .models import Category, Service


@receiver(published, sender=Service)
@receiver(unpublished, sender=Service)
@receiver(post_delete, sender=Service)
def service_changed(instance: Service, **kwargs: Any) -> None:
    if not indexing_is_paused():
        changed(DocumentKind.SERVICE, [instance.translation_key])


@receiver(published, sender=Organisation)
def organisation_changed(instance: Organisation, **kwargs: Any) -> None:
    if not indexing_is_paused():
        key = instance.translation_key
        index_services(
            Service.objects.filter(Q(organisation__translation_key=key) | Q(checked_by__translation_key=key))
        )


@receiver(pre_save, sender=Service)
@receiver(pre_save, sender=Category)
def translation_takes_slug(
    sender: type[Service | Category], instance: Service | Category, raw: bool, **kwargs: Any
) -> None:
    """A translation has its record's slug, whatever an old draft or an old source of a translation says."""
    if not raw and not instance.is_record:
        records = sender.objects.records().filter(translation_key=instance.translation_key)
        instance.slug = records.values_list("slug", flat=True).first() or instance.slug


@receiver(post_save, sender=Service)
@receiver(post_save, sender=Category)
def record_gives_slug(
    sender: type[Service | Category],
    instance: Service | Category,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: Any,
) -> None:
    """Else the next record to take the old slug could not be translated: a slug is unique in each language."""
    if not raw and instance.is_record and (update_fields is None or "slug" in update_fields):
        rows = sender.objects.filter(translation_key=instance.translation_key)
        rows.exclude(slug=instance.slug).update(slug=instance.slug)


@receiver(words_checked)
def service_words_checked(instance_key: UUID, **kwargs: Any) -> None:
    if Service.objects.filter(translation_key=instance_key).exists() and not indexing_is_paused():
        changed(DocumentKind.SERVICE, [instance_key])


# Below ``record_gives_slug``: receivers are called in the order they are connected.
@receiver(post_save, sender=Category)
@receiver(post_delete, sender=Category)
def category_changed(instance: Category, **kwargs: Any) -> None:
    if not indexing_is_paused():
        index_category(instance)
