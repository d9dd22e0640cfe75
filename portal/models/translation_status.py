"""What is known about the words of every page and record, and about each translation of them.

``SourceWords`` says which words were published last in the source language. ``TranslationStatus`` says what the live
translation of each of them is. Both change only when something is published or checked: a draft changes nothing.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.languages import LANGUAGES, SOURCE_LANGUAGE, django_languages


class State(models.TextChoices):
    """How much a reader may rely on the words of one language."""

    MISSING = "missing", _("missing")
    IN_TRANSLATION = "in_translation", _("in translation")
    MACHINE = "machine", _("translated by a machine")
    TRANSLATED = "translated", _("translated by a person")
    CHECKED = "checked", _("checked by a person")
    OUTDATED = "outdated", _("outdated")
    WITHDRAWN = "withdrawn", _("partly withdrawn: shown in English")


class SourceWords(models.Model):
    """The words of one page or record as they were published last in the source language.

    ``segments``: pairs of a path in the page and the key of the string there, in order. ``words``: how many words they
    are. ``section``: where it belongs on the translation board ("page:entitlements", "services.service").
    """

    object_id = models.UUIDField(unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    segments = models.JSONField(default=list)
    words = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class TranslationStatus(models.Model):
    """The live translation of one page or record into one language.

    ``parts``: path and key of each string of the source to what the live translation has there, a ``Part`` of
    ``portal.translation_states``. ``state`` is worked out from them and kept, so that a list of thousands needs one
    query. ``outdated_paths`` and ``english_paths``: where the translation is older than the source, and where it shows
    the source's own words.
    """

    source = models.ForeignKey(SourceWords, on_delete=models.CASCADE, related_name="statuses")
    language = models.CharField(max_length=10, choices=django_languages())
    state = models.CharField(max_length=14, choices=State.choices)
    is_live = models.BooleanField(default=False)
    parts = models.JSONField(default=dict)
    made_at = models.DateTimeField(null=True, blank=True)
    outdated_paths = models.JSONField(default=list)
    english_paths = models.JSONField(default=list)
    outdated_words = models.PositiveIntegerField(default=0)
    outdated_since = models.DateTimeField(null=True, blank=True)
    is_critical = models.BooleanField(default=False)
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    checked_fingerprint = models.CharField(max_length=64, blank=True, default="")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_for = models.ForeignKey(
        "portal.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "language"], name="status_once_a_language")]
        default_permissions = ()
        permissions: ClassVar = [
            (f"{right}_{code}", f"Can {right} words in {language.name}")
            for code, language in LANGUAGES.items()
            if code != SOURCE_LANGUAGE
            for right in ("translate", "check")
        ]
        indexes: ClassVar = [models.Index(fields=["language", "state"], name="status_by_language")]

    def __str__(self) -> str:
        return f"{self.source_id} in {self.language}: {self.state}"
