"""The machine translators there are: what each can do, and wagtail-localize's own class for it, made patient and told
what to leave alone.

Sources of the tables of languages (November 2026): developers.deepl.com "Languages supported" without those in beta,
which need an option of their own and know no tags; cloud.google.com/translate/docs/languages (NMT);
docs.libretranslate.com "Supported languages", of which an installation may have fewer. A language that is not in a
provider's table is refused before anything is sent. A close relative never stands in: Persian is not Dari.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator

from .protection import Dialect

#: Seconds a provider may take for one request.
PATIENCE: Final = 10
#: A span that Google and LibreTranslate leave alone.
SPAN: Final = Dialect("span", ' translate="no" class="notranslate"')


@dataclass(frozen=True, slots=True)
class Provider:
    """``languages``: code in the portal to what wagtail-localize's class must be given. ``most_strings`` and
    ``most_characters``: of one request; a longer string goes alone.
    """

    name: str
    languages: Mapping[str, str]
    dialect: Dialect
    connect: Callable[[str, str], BaseMachineTranslator]
    most_strings: int = 50
    most_characters: int = 5_000


class DeepL(DeepLTranslator):
    def get_parameters(self, source_locale: Any, target_locale: Any, strings: Any) -> dict[str, Any]:
        parameters = super().get_parameters(source_locale, target_locale, strings)
        return {**parameters, "ignore_tags": DEEPL.dialect.tag}


def connect_to_deepl(key: str, url: str) -> BaseMachineTranslator:
    return DeepL({"AUTH_KEY": key, "TIMEOUT": PATIENCE})


def connect_to_google(key: str, url: str) -> BaseMachineTranslator:
    """``key``: the path of the service account's file. Its package is only there where somebody wants it."""
    from .google import connect

    return connect(key, PATIENCE)


def connect_to_libretranslate(key: str, url: str) -> BaseMachineTranslator:
    return LibreTranslator({"LIBRETRANSLATE_URL": url.rstrip("/"), "API_KEY": key, "TIMEOUT": PATIENCE})


def _same(codes: str, **others: str) -> dict[str, str]:
    return {**{code: code for code in codes.split()}, **others}


DEEPL: Final = Provider(
    name="DeepL",
    languages={**_same("ar tr vi uk fr es"), "zh-hans": "ZH", "pt": "PT-PT"},
    dialect=Dialect("x"),
    connect=connect_to_deepl,
)
GOOGLE: Final = Provider(
    name="Google Translate",
    languages={
        **_same("ar fa ps ckb ti am so ur bn pa ta tr sq vi uk fr es cy"),
        "prs": "fa-AF",
        "kmr": "ku",
        "zh-hans": "zh-CN",
        "pt": "pt-PT",
    },
    dialect=SPAN,
    connect=connect_to_google,
)
LIBRETRANSLATE: Final = Provider(
    name="LibreTranslate",
    languages={**_same("ar fa ur bn tr sq vi uk fr es pt"), "zh-hans": "zh"},
    dialect=SPAN,
    connect=connect_to_libretranslate,
)
#: By their name in the environment.
PROVIDERS: Final[dict[str, Provider]] = {"deepl": DEEPL, "google": GOOGLE, "libretranslate": LIBRETRANSLATE}
