from __future__ import annotations

import pytest
from django.test import RequestFactory

from tests.factories import make_service, translate_words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_preview_is_in_the_language_of_what_is_edited(language, direction):
    service = make_service("listening", name="Listening room")
    row = service if language == "en" else translate_words(service, language, name="غرفة")
    page = row.make_preview_request(RequestFactory().get("/")).content.decode()
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert row.name in page


def test_a_preview_shows_what_is_not_published():
    service = make_service("listening")
    service.cost = "charged"
    assert "You pay" in service.make_preview_request(RequestFactory().get("/")).content.decode()
