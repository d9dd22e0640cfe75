"""The lines to add for a language that the table does not have yet, as far as CLDR knows it."""

from __future__ import annotations

from typing import Final

from babel import Locale as CldrLocale
from babel.core import UnknownLocaleError, get_global
from babel.plural import to_gettext

from . import languages
from .checks import FONT_PACKAGES, RIGHT_TO_LEFT, cldr_forms, parse_plural_rule
from .languages import TYPEFACES

#: ISO 15924 codes that the table names otherwise than by CLDR's English name in small letters.
SCRIPTS: Final = {"Ethi": "ethiopic", "Beng": "bengali", "Hans": "han", "Hant": "hant", "Nkoo": "nko"}
TEMPLATE: Final = """\
“{code}” is not in the table of languages. Add it first:

1. portal/languages.py, in _ALL, where the list of languages should show it:
       {line}
2. portal/analyses.py, in ANALYSES (what a question is wrapped in, which says nothing about what is looked for):
       "{code}": Analysis(
           _words("and or in at the I my need want where how …"),
           suffixes=_endings("…"),
           place_words=_words("in near at …"),
       ),
{script}Then:
       manage.py catalogues --update                     # its interface, to be translated
       manage.py makemigrations && manage.py migrate     # the right to translate it
       manage.py add_language {code}
       make test                                         # tests/portal/test_languages.py names every language"""
SCRIPT_TEMPLATE: Final = """\
3. The script is new. portal/languages.py, in Script and in TYPEFACES (look up what the font is called):
       "{script}": Typeface('"{font}"', 1.8, "{font}", "{package}"),
   static/css/portal.css, under "Scripts":
       [data-script="{script}"] {{ --leading: 1.8; font-family: "{font}", system-ui, sans-serif; }}
   and: npm install {folder}/{package}
"""


def lines_to_add(code: str) -> str:
    """What to write where. What CLDR does not know is left for a person to fill in: “…”."""
    try:
        cldr = CldrLocale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        line = f'Language("{code}", "…", "…", "latin", TWO_FORMS, "…"),  # CLDR has no {code}: its nearest relative'
        return TEMPLATE.format(code=code, line=line, script="")
    script = script_of(cldr)
    values = [code, cldr.english_name, cldr.get_display_name() or "…", script]
    quoted = ", ".join(f'"{value}"' for value in values)
    direction = ', "rtl"' if script in RIGHT_TO_LEFT else ""
    line = f'Language({quoted}, {plural_forms_of(cldr)}, "{cldr}"{direction}),'
    return TEMPLATE.format(code=code, line=line, script="" if script in TYPEFACES else new_script(script))


def script_of(cldr: CldrLocale) -> str:
    """The script a language is mostly written in, as the table calls it; "latin" where CLDR does not say."""
    likely = get_global("likely_subtags").get(str(cldr), get_global("likely_subtags").get(cldr.language, ""))
    code = cldr.script or next((part for part in likely.split("_") if len(part) == 4 and part.isalpha()), "Latn")
    name = str(CldrLocale("en").scripts.get(code, code)).lower()
    return SCRIPTS.get(code, name)


def plural_forms_of(cldr: CldrLocale) -> str:
    """The name of a rule that the table has and that is this language's, else the rule itself."""
    wanted = cldr_forms(cldr)
    for name, value in vars(languages).items():
        if isinstance(value, str) and value.startswith("nplurals="):
            count, rule = parse_plural_rule(value)
            if (count, {number: rule(number) for number in wanted[1]}) == wanted:
                return name
    return f'"{to_gettext(cldr.plural_form)}"'


def new_script(script: str) -> str:
    font = f"Noto Sans {script.title()}"
    package = font.lower().replace(" ", "-")
    return SCRIPT_TEMPLATE.format(script=script, font=font, package=package, folder=FONT_PACKAGES)
