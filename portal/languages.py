"""THE table of languages: every list of languages in the portal is derived from it.

A language that is not in the table does not exist for the portal; a language in the table has everything: a direction,
a plural rule, fonts for screen and paper, a CLDR locale for dates. System checks (``portal.checks``) hold that.

Sources: codes are BCP 47 / ISO 639 (``prs`` is Dari, ``kmr`` Kurmanji, ``ckb`` Sorani); plural rules are CLDR's,
written as GNU gettext expressions; CLDR has no Dari or Kurmanji of its own, so their dates come from ``fa_AF`` and
``ku``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from .analyses import ANALYSES, Analysis

Direction = Literal["ltr", "rtl"]
Script = Literal["latin", "arabic", "nastaliq", "ethiopic", "bengali", "gurmukhi", "tamil", "cyrillic", "han"]

DEFAULT_LANGUAGE: Final = "en"
#: The language every fact record and every page is first written in.
SOURCE_LANGUAGE: Final = DEFAULT_LANGUAGE

ONE_FORM: Final = "nplurals=1; plural=0;"
TWO_FORMS: Final = "nplurals=2; plural=(n != 1);"
TWO_FORMS_ZERO_IS_ONE: Final = "nplurals=2; plural=(n > 1);"
THREE_FORMS: Final = "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);"
THREE_FORMS_ZERO_IS_ONE: Final = "nplurals=3; plural=(n == 0 || n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);"
ARABIC_FORMS: Final = (
    "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : "
    "n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 && n % 100 <= 99 ? 4 : 5);"
)
WELSH_FORMS: Final = "nplurals=6; plural=(n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5);"
UKRAINIAN_FORMS: Final = (
    "nplurals=4; plural=(n % 10 == 1 && n % 100 != 11 ? 0 : "
    "n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : "
    "n % 10 == 0 || n % 10 >= 5 && n % 10 <= 9 || n % 100 >= 11 && n % 100 <= 14 ? 2 : 3);"
)


@dataclass(frozen=True, slots=True)
class Typeface:
    """How one script is set.

    ``screen``: a CSS font stack of fonts that phones and desktops already have. ``line_height``: unitless, for the
    screen. ``paper``: the family Typst asks for. ``package``: the npm package that brings it as TrueType files (SIL
    Open Font Licence).
    """

    screen: str
    line_height: float
    paper: str
    package: str


TYPEFACES: Final[dict[Script, Typeface]] = {
    "latin": Typeface('"Segoe UI", Roboto, "Noto Sans"', 1.6, "Noto Sans", "noto-sans"),
    "cyrillic": Typeface('"Segoe UI", Roboto, "Noto Sans"', 1.6, "Noto Sans", "noto-sans"),
    "arabic": Typeface(
        '"Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", Tahoma',
        1.9,
        "Noto Sans Arabic",
        "noto-sans-arabic",
    ),
    "nastaliq": Typeface(
        '"Noto Nastaliq Urdu", "Urdu Typesetting", "Geeza Pro", Tahoma', 2.3, "Noto Nastaliq Urdu", "noto-nastaliq-urdu"
    ),
    "ethiopic": Typeface('"Noto Sans Ethiopic", Kefa, Nyala, Ebrima', 1.8, "Noto Sans Ethiopic", "noto-sans-ethiopic"),
    "bengali": Typeface(
        '"Noto Sans Bengali", "Nirmala UI", "Bangla Sangam MN", Vrinda', 1.8, "Noto Sans Bengali", "noto-sans-bengali"
    ),
    "gurmukhi": Typeface(
        '"Noto Sans Gurmukhi", "Nirmala UI", "Gurmukhi MN", Raavi', 1.8, "Noto Sans Gurmukhi", "noto-sans-gurmukhi"
    ),
    "tamil": Typeface(
        '"Noto Sans Tamil", "Nirmala UI", "Tamil Sangam MN", Latha', 1.8, "Noto Sans Tamil", "noto-sans-tamil"
    ),
    "han": Typeface(
        '"PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei"', 1.8, "Noto Sans SC", "noto-sans-sc"
    ),
}


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the portal.

    ``code`` is the address prefix and Django's language code; ``tag`` is what ``<html lang>`` says (BCP 47); ``cldr``
    is the CLDR locale for dates; ``fallback`` the codes tried, in order, where a word is missing, before English.
    """

    code: str
    name: str
    native_name: str
    script: Script
    plural_forms: str
    cldr: str
    direction: Direction = "ltr"
    fallback: tuple[str, ...] = ()
    tag: str = ""

    @property
    def html_lang(self) -> str:
        return self.tag or self.code

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"

    @property
    def base_script(self) -> Script:
        """The letters it is typed in: Nastaliq is a way of writing Arabic letters."""
        return "arabic" if self.script == "nastaliq" else self.script

    @property
    def typeface(self) -> Typeface:
        return TYPEFACES[self.script]

    @property
    def analysis(self) -> Analysis:
        return ANALYSES[self.code]

    @property
    def plural_count(self) -> int:
        return int(self.plural_forms.removeprefix("nplurals=").split(";", 1)[0])


_ALL: Final = (
    Language("en", "English", "English", "latin", TWO_FORMS, "en_GB"),
    Language("ar", "Arabic", "العربية", "arabic", ARABIC_FORMS, "ar", "rtl"),
    Language("fa", "Persian (Farsi)", "فارسی", "arabic", TWO_FORMS_ZERO_IS_ONE, "fa", "rtl"),
    Language("prs", "Dari", "دری", "arabic", TWO_FORMS_ZERO_IS_ONE, "fa_AF", "rtl", ("fa",)),
    Language("ps", "Pashto", "پښتو", "arabic", TWO_FORMS, "ps", "rtl"),
    Language("ckb", "Kurdish (Sorani)", "کوردیی ناوەندی", "arabic", TWO_FORMS, "ckb", "rtl"),
    Language("kmr", "Kurdish (Kurmanji)", "Kurdî (Kurmancî)", "latin", TWO_FORMS, "ku"),
    Language("ti", "Tigrinya", "ትግርኛ", "ethiopic", TWO_FORMS_ZERO_IS_ONE, "ti"),
    Language("am", "Amharic", "አማርኛ", "ethiopic", TWO_FORMS_ZERO_IS_ONE, "am"),
    Language("so", "Somali", "Soomaali", "latin", TWO_FORMS, "so"),
    Language("ur", "Urdu", "اردو", "nastaliq", TWO_FORMS, "ur", "rtl"),
    Language("bn", "Bengali", "বাংলা", "bengali", TWO_FORMS_ZERO_IS_ONE, "bn"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ", "gurmukhi", TWO_FORMS_ZERO_IS_ONE, "pa"),
    Language("ta", "Tamil", "தமிழ்", "tamil", TWO_FORMS, "ta"),
    Language("tr", "Turkish", "Türkçe", "latin", TWO_FORMS, "tr"),
    Language("sq", "Albanian", "Shqip", "latin", TWO_FORMS, "sq"),
    Language("vi", "Vietnamese", "Tiếng Việt", "latin", ONE_FORM, "vi"),
    Language("uk", "Ukrainian", "Українська", "cyrillic", UKRAINIAN_FORMS, "uk"),
    Language("zh-hans", "Chinese (Simplified)", "简体中文", "han", ONE_FORM, "zh_Hans", tag="zh-Hans"),
    Language("fr", "French", "Français", "latin", THREE_FORMS_ZERO_IS_ONE, "fr"),
    Language("es", "Spanish", "Español", "latin", THREE_FORMS, "es"),
    Language("pt", "Portuguese", "Português", "latin", THREE_FORMS_ZERO_IS_ONE, "pt"),
    Language("cy", "Welsh", "Cymraeg", "latin", WELSH_FORMS, "cy"),
)

LANGUAGES: Final[dict[str, Language]] = {language.code: language for language in _ALL}


def get_language(code: str | None) -> Language:
    """Return the language with this code; English where there is none (a reader is never shown an error for it)."""
    return LANGUAGES.get((code or "").lower(), LANGUAGES[DEFAULT_LANGUAGE])


def is_language(code: str) -> bool:
    return code in LANGUAGES


def fallback_chain(code: str) -> tuple[str, ...]:
    """Codes to look for words in, best first: the language, its CLDR relatives, English.

    >>> fallback_chain("prs")
    ('prs', 'fa', 'en')
    """
    language = get_language(code)
    return tuple(dict.fromkeys((language.code, *language.fallback, DEFAULT_LANGUAGE)))


def locale_folder(code: str) -> str:
    """The name of a language's folder in ``locale/``, as Django looks for it: ``zh-hans`` lives in ``zh_Hans``."""
    base, _, variant = code.partition("-")
    return f"{base}_{variant.title()}" if variant else base


def django_languages() -> list[tuple[str, str]]:
    """Value of Django's ``LANGUAGES`` and Wagtail's ``WAGTAIL_CONTENT_LANGUAGES``."""
    return [(language.code, language.name) for language in _ALL]


def django_bidi_languages() -> list[str]:
    return [language.code for language in _ALL if language.is_rtl]


def django_language_info() -> dict[str, dict[str, object]]:
    """Entries for ``django.conf.locale.LANG_INFO``, which lacks ps, prs, kmr, ti, am and so."""
    return {
        language.code: {
            "bidi": language.is_rtl,
            "code": language.code,
            "name": language.name,
            "name_local": language.native_name,
        }
        for language in _ALL
    }
