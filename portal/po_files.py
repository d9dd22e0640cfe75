"""PO files as this project writes them."""

from __future__ import annotations

import polib

from .languages import get_language


def new_po_file(language: str) -> polib.POFile:
    """An empty PO file of a language, with its plural rule from the table of languages."""
    catalogue = polib.POFile(wrapwidth=120)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_language(language).plural_forms,
    }
    return catalogue
