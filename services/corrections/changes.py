"""What is different between a record and what its service says, as codes and values."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Final

#: Name of a field, or ``contact:`` and the kind; before and after, as JSON can hold them.
Change = tuple[str, str, str]
CONTACT: Final = "contact:"


def differences(names: Sequence[str], before: Sequence[Any], after: Sequence[Any]) -> list[Change]:
    pairs = zip(names, map(_plain, before), map(_plain, after), strict=True)
    return [(name, old, new) for name, old, new in pairs if old != new]


def as_json(changes: Sequence[Change]) -> list[dict[str, str]]:
    return [{"field": name, "before": before, "after": after} for name, before, after in changes]


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value or "")
