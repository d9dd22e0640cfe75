"""Services as something readers say something about (``portal.feedback.subjects``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.urls import reverse

from portal.feedback.subjects import Subject, SubjectKind
from portal.languages import LANGUAGES, SOURCE_LANGUAGE

from .models import Service

SERVICE: Final = "service"


def service_at(parts: Sequence[str], language: str) -> Subject | None:
    """The service whose page is at ``services/<slug>/``, and whose it is. One query."""
    if len(parts) != 2 or parts[0] != "services":
        return None
    rows = Service.objects.filter(
        slug=parts[1], live=True, locale__language_code__in={language, SOURCE_LANGUAGE}
    ).select_related("locale", "organisation")
    found = {row.locale.language_code: row for row in rows}
    record = found.get(SOURCE_LANGUAGE)
    if record is None:
        return None
    shown = found.get(language, record)
    code = shown.locale.language_code
    return Subject(SERVICE, record.translation_key, shown.name, LANGUAGES[code], record.name, record.organisation)


def service_edit_url(key: UUID) -> str:
    record = Service.objects.records().filter(translation_key=key).first()
    return reverse("wagtailsnippets_services_service:edit", args=[record.pk]) if record else ""


KIND: Final = SubjectKind(service_at, service_edit_url)
