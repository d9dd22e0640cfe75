"""Readers' input made harmless: never an error, never more than was asked for."""

from __future__ import annotations

import re
from typing import Final

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


def clean_text(text: str, longest: int) -> str:
    """One line of at most ``longest`` characters: control characters and runs of spaces become one space."""
    return " ".join(CONTROL.sub(" ", text[: longest * 4]).split())[:longest]


def clean_number(text: str, default: int, lowest: int, highest: int) -> int:
    """A whole number within bounds; ``default`` where ``text`` is not one."""
    text = text.strip()[:6]
    return min(max(int(text), lowest), highest) if text.isascii() and text.isdigit() else default
