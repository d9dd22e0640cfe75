"""Sending files that are wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal.exchange.problems import FileRefused

from .conftest import fingerprint, take


def refusal(data: str | bytes, language: str = "ar", **options) -> FileRefused:
    """Why a file was refused; not one row of any table is another afterwards."""
    before = fingerprint()
    with pytest.raises(FileRefused) as refused:
        take(data, language, publish=True, **options)
    assert fingerprint() == before
    return refused.value


def line_of(text: str, words: str) -> int:
    return text.split(words)[0].count("\n") + 1


Change = Callable[[str], str | bytes]


def instead(old: str, new: str) -> Change:
    def change(content: str) -> str:
        assert old in content
        return content.replace(old, new, 1)

    return change
