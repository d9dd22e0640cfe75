"""Rule 1: a fact is entered once. Translations of a record hold words only; facts are read from its source record."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from portal.languages import SOURCE_LANGUAGE

from .change import PublishedChangeMixin


class WordsQuerySet(models.QuerySet):
    def records(self) -> Self:
        """The records themselves, in the source language: the only rows whose facts are ever read."""
        return self.filter(locale__language_code=SOURCE_LANGUAGE)


class WordFields:
    """Tells wagtail-localize to translate exactly ``word_fields`` and to synchronise nothing."""

    word_fields: ClassVar[tuple[str, ...]] = ()
    translatable_fields: ClassVar[list[TranslatableField]] = []

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.translatable_fields = [TranslatableField(name) for name in cls.word_fields]


class WordsTranslatedMixin(WordFields, PublishedChangeMixin, TranslatableMixin):
    """A record whose words are translated and whose facts are not.

    A new translation is made without the record's child rows, so that no second copy of a fact exists to go stale
    (wagtail-localize issues 710 and 820).
    """

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def copy_for_translation(self, locale: Any, exclude_fields: list[str] | None = None, **kwargs: Any) -> Self:
        facts = [relation.name for relation in get_all_child_relations(type(self))]
        facts += [field.name for field in get_all_child_m2m_relations(type(self))]
        return super().copy_for_translation(locale, exclude_fields=[*(exclude_fields or []), *facts], **kwargs)

    @property
    def is_record(self) -> bool:
        """Whether this row is the record itself, not a translation of its words."""
        return self.locale.language_code == SOURCE_LANGUAGE
