"""``/api/entitlements/``: the records, for other programs. No key, no cookie, any origin (docs/entitlements.md)."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from home.models.entitlement import Entitlement
from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.nations import Nation

from .answers import LINES, Rule, answers
from .choices import Care, Situation

#: Parameter to the values it may have. Each may be given several times: any of them.
ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "nation": tuple(Nation.values),
    "situation": tuple(Situation.values),
    "care": tuple(Care.values),
    "language": tuple(LANGUAGES),
}
FACTS: Final = ("key", "nations", "situations", "care", "answer", "documents_not_needed", "is_example")


@require_safe
def entitlements(request: HttpRequest) -> JsonResponse:
    """Records in force today that were not left unchecked for too long. 400 for a value that is not in a list."""
    asked = {name: list(filter(None, request.GET.getlist(name))) for name in ALLOWED}
    for name, values in asked.items():
        if unknown := [value for value in values if value not in ALLOWED[name]]:
            return _answer(
                {"error": "unknown value", "parameter": name, "value": unknown[0], "allowed": list(ALLOWED[name])}, 400
            )
    today = timezone.localdate()
    code = asked["language"][0] if asked["language"] else SOURCE_LANGUAGE
    found = [rule for rule in answers(on=today).rules if _is_asked_for(rule.record, asked)]
    current = [rule for rule in found if not rule.record.is_overdue(today)]
    return _answer(
        {
            "language": code,
            "day": today.isoformat(),
            "count": len(current),
            "left_out_because_overdue": len(found) - len(current),
            "entitlements": [_as_json(rule, code) for rule in current],
        }
    )


def _is_asked_for(record: Entitlement, asked: dict[str, list[str]]) -> bool:
    return (
        (not asked["care"] or record.care in asked["care"])
        and (not asked["nation"] or not set(asked["nation"]).isdisjoint(record.nations))
        and (not asked["situation"] or not set(asked["situation"]).isdisjoint(record.situations))
    )


def _as_json(rule: Rule, code: str) -> dict[str, Any]:
    record = rule.record
    words, language = rule.in_language(code)
    note = rule.note_in(code)
    return {
        **{name: getattr(record, name) for name in FACTS},
        "in_force_from": _iso(record.in_force_from),
        "in_force_until": _iso(record.in_force_until),
        "last_checked": _iso(record.last_checked),
        "checked_by": record.checked_by.name if record.checked_by else None,
        "next_check_due": _iso(record.next_check_due),
        "source": _source(record),
        "no_source_reason": record.no_source_reason or None,
        "languages": [each for each in LANGUAGES if each in rule.words],
        "words": {
            "language": language.code,
            "translated_by": note.made_by or None,
            "checked_on": _iso(note.checked_on),
            "older_than_english_since": _iso(note.english_changed_on),
            "in_english": sorted(note.english_fields),
            **{name: text or ([] if name == LINES else None) for name, text in words.items()},
        },
    }


def _source(record: Entitlement) -> dict[str, str | None] | None:
    if not record.source_title:
        return None
    return {
        "title": record.source_title,
        "publisher": record.source_publisher or None,
        "url": record.source_url or None,
        "dated": record.source_dated or None,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _answer(body: dict[str, Any], status: int = 200) -> JsonResponse:
    response = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response
