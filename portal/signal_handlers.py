"""The only place where ``portal`` listens: what is published, unpublished or deleted changes what is known about
translations.
"""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import DraftStateMixin
from wagtail.signals import page_published, page_unpublished, published, unpublished
from wagtail_localize.models import StringTranslation, Translation

from portal.exchange.guard import mark_problems
from portal.languages import SOURCE_LANGUAGE
from portal.models import BasePage, PortalSettings, WordsTranslatedMixin
from portal.templatetags.portal import site_facts_key
from portal.translation_states import Change
from portal.translation_tracking import source_published, taken_away, translation_begun, translation_published

HAS_WORDS = (BasePage, WordsTranslatedMixin)


@receiver(page_published)
@receiver(published)
def words_published(instance: Any, revision: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, HAS_WORDS):
        learn(instance, revision.user if revision else None)


@receiver(post_save)
def words_saved(instance: Any, raw: bool, **kwargs: Any) -> None:
    """Records that have no drafts are published by being saved."""
    if isinstance(instance, WordsTranslatedMixin) and not isinstance(instance, DraftStateMixin) and not raw:
        learn(instance, None)


def learn(instance: Any, user: Any) -> None:
    if instance.locale.language_code == SOURCE_LANGUAGE:
        source_published(instance, Change(instance.change))
    elif not getattr(instance, "alias_of_id", None):
        translation_published(instance, user)


@receiver(post_save, sender=PortalSettings)
def site_facts_saved(instance: PortalSettings, **kwargs: Any) -> None:
    cache.delete_many([site_facts_key(instance.site_id), site_facts_key(None)])


@receiver(page_unpublished)
@receiver(unpublished)
def words_unpublished(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, HAS_WORDS):
        taken_away(instance)


@receiver(post_delete)
def words_deleted(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, HAS_WORDS):
        taken_away(instance, is_deleted=True)


@receiver(post_save, sender=Translation)
def translation_saved(instance: Translation, created: bool, **kwargs: Any) -> None:
    if created:
        translation_begun(instance)


@receiver(post_save, sender=StringTranslation)
def string_translated(instance: StringTranslation, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if not raw and (update_fields is None or "data" in update_fields):
        mark_problems(instance)
