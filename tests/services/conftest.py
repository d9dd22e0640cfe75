"""Pages that the directory's views stand on."""

from __future__ import annotations

import pytest
from wagtail.models import Page, Site

from home.models import HomePage
from services.models import DirectoryPage


@pytest.fixture
def directory(locales) -> None:
    """A home page in English with the directory below it, and the same in Arabic."""
    homes = {}
    for code in ("en", "ar"):
        home = HomePage(title=code, slug=f"home-{code}", tagline="Help.", locale=locales[code])
        if homes:
            home.translation_key = homes["en"].translation_key
        homes[code] = Page.get_first_root_node().add_child(instance=home)
    listing = homes["en"].add_child(instance=DirectoryPage(title="Services", slug="services", locale=locales["en"]))
    listing.copy_for_translation(locales["ar"], copy_parents=True, alias=True)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=homes["en"], is_default_site=True)
