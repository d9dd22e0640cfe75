"""Who may translate, and who may vouch for, the words of one language. They are ordinary permissions of Django."""

from __future__ import annotations

from typing import Any


def may_translate(user: Any, language: str) -> bool:
    return bool(user.is_active and user.has_perm(f"portal.translate_{language}"))


def may_check(user: Any, language: str) -> bool:
    return bool(user.is_active and user.has_perm(f"portal.check_{language}"))
