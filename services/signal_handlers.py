"""The only place that listens: publishing, unpublishing and deleting keep the index right."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from portal.models import Organisation
from portal.pausing import indexing_is_paused
from search.index import remove
from search.models import DocumentKind

from .indexing import index_services
from .models import Category, Service


@receiver(published, sender=Service)
@receiver(unpublished, sender=Service)
def service_changed(instance: Service, **kwargs: Any) -> None:
    if not indexing_is_paused():
        index_services(Service.objects.filter(pk=instance.pk))


@receiver(post_delete, sender=Service)
def service_deleted(instance: Service, **kwargs: Any) -> None:
    if instance.is_record:
        remove(DocumentKind.SERVICE, instance.slug)
    elif not indexing_is_paused():
        index_services(Service.objects.filter(translation_key=instance.translation_key))


@receiver(published, sender=Organisation)
def organisation_changed(instance: Organisation, **kwargs: Any) -> None:
    if not indexing_is_paused():
        index_services(Service.objects.filter(organisation__translation_key=instance.translation_key))


@receiver(post_save, sender=Category)
def category_changed(instance: Category, **kwargs: Any) -> None:
    if not indexing_is_paused():
        index_services(Service.objects.filter(categories__translation_key=instance.translation_key).distinct())
