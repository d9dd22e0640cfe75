"""How a language is set on paper, as values for Typst."""

from __future__ import annotations

from typing import Any, Final

from portal.languages import Language

from .fonts import font_names

#: Space between lines by script, in ems: what Nastaliq needs would tear Latin apart.
LEADING: Final = {"arabic": 0.72, "nastaliq": 1.35, "ethiopic": 0.68, "bengali": 0.72, "gurmukhi": 0.72, "tamil": 0.75}
PLAIN_LEADING: Final = 0.6


def language_setting(language: Language) -> dict[str, Any]:
    """What a template knows a language by: ``lang``, ``region``, ``dir``, ``fonts`` (best first), ``leading`` (ems)."""
    _base, _separator, region = language.cldr.partition("_")
    return {
        **words_setting(language),
        "region": region.upper() if len(region) == 2 else "GB",
        "fonts": font_names(language),
        "leading": LEADING.get(language.script, PLAIN_LEADING),
    }


def words_setting(language: Language) -> dict[str, str]:
    """What a few words in another language than the page's need: ``lang`` and ``dir``."""
    return {"lang": language.html_lang.split("-", 1)[0], "dir": language.direction}
