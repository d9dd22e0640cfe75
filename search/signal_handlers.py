"""The only place that listens: whoever changes the words that mean the same changes what is found at once."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from .index import SYNONYMS, writing
from .models import SynonymSet


@receiver(post_save, sender=SynonymSet)
@receiver(post_delete, sender=SynonymSet)
@receiver(m2m_changed, sender=SynonymSet.pages.through)
def synonyms_changed(**kwargs: Any) -> None:
    with writing(SYNONYMS):
        pass
