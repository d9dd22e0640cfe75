"""Giving the strings of a language out."""

from __future__ import annotations

from wagtail.models import Locale

from .parsed import Format
from .po import write_po
from .scopes import Scope, rows_of
from .segments import read_items
from .xliff import write_xliff


def export(language: str, scope: Scope, file_format: Format) -> str:
    """A file of everything in ``scope`` that is published, with what it is translated by. Writes nothing.

    Raises ``scopes.NothingThere``, and Locale.DoesNotExist for a language that nobody has begun.
    """
    items = read_items(rows_of(scope), Locale.objects.get(language_code=language))
    return write_xliff(items, language) if file_format is Format.XLIFF else write_po(items, language)
