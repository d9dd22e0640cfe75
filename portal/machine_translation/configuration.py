"""From the environment to wagtail-localize's setting. Read by the settings, so it may import no model."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

#: What each provider cannot do without: its key, its address.
NEEDS: Final[dict[str, tuple[str, ...]]] = {"deepl": ("KEY",), "google": ("KEY",), "libretranslate": ("URL",)}
TRANSLATOR: Final = "portal.machine_translation.translator.PortalTranslator"


def machine_translator(provider: str, key: str = "", url: str = "") -> dict[str, Any] | None:
    """The value of ``WAGTAILLOCALIZE_MACHINE_TRANSLATOR``; None where no provider is named: nothing needs one.

    Raises ImproperlyConfigured for an unknown provider, or one that lacks what it needs.
    """
    if not provider:
        return None
    if provider not in NEEDS:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATION_PROVIDER is {provider!r}: use one of {', '.join(NEEDS)}.")
    given = {"KEY": key, "URL": url}
    for name in NEEDS[provider]:
        if not given[name]:
            raise ImproperlyConfigured(f"MACHINE_TRANSLATION_{name} is empty: {provider} needs it.")
    if url and not url.startswith(("https://", "http://")):
        raise ImproperlyConfigured("MACHINE_TRANSLATION_URL must begin with https:// or http://.")
    if provider == "google" and not _has_google():
        raise ImproperlyConfigured("Google needs a package: pip install google-cloud-translate.")
    return {"CLASS": TRANSLATOR, "OPTIONS": {"PROVIDER": provider, **given}}


def _has_google() -> bool:
    try:
        return find_spec("google.cloud.translate") is not None
    except ModuleNotFoundError:
        return False
