"""Words written in wagtail-localize's own editor, or sent up there as a PO file, keep numbers and links too."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import GuidePage
from portal.models import User

from .conftest import fill

pytestmark = pytest.mark.django_db
PHONE = "Call <b>0800 123 4567</b>"


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("team", password="x"))
    return client


@pytest.fixture
def arabic(begun) -> Translation:
    fill(begun.home, begun.topic, begun.guide)
    arabic = Locale.objects.get(language_code="ar")
    for page in (begun.home, begun.topic, begun.guide):
        source = TranslationSource.objects.get_for_instance(page)
        translation = Translation.objects.create(source=source, target_locale=arabic)
        translation.save_target(publish=True)
    return translation


def with_number(translation: Translation) -> StringSegment:
    return StringSegment.objects.get(source=translation.source, string__data__startswith=PHONE)


def write(editor, translation: Translation, words: str):
    segment = with_number(translation)
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return editor.put(url, urlencode({"value": words}), content_type="application/x-www-form-urlencoded")


def stored(translation: Translation) -> StringTranslation:
    segment = with_number(translation)
    return StringTranslation.objects.get(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale
    )


def published_text() -> str:
    page = GuidePage.objects.get(locale__language_code="ar", slug__startswith="guide")
    return str(page.body.get_prep_value())


def test_a_changed_number_is_kept_named_and_never_published(editor, arabic):
    english = with_number(arabic).string.data
    before = published_text()
    answer = write(editor, arabic, english.replace("0800 123 4567", "0800 123 4568"))
    assert "0800 123 4567" in answer.json()["error"]
    assert stored(arabic).has_error
    arabic.save_target(publish=True)
    assert "0800 123 4568" not in published_text()
    assert "0800 123 4567" in before


def test_mended_words_are_published(editor, arabic):
    english = with_number(arabic).string.data
    write(editor, arabic, english.replace("0800 123 4567", "0800 123 4568"))
    answer = write(editor, arabic, english.replace("Call", "Ring"))
    assert not answer.json()["error"]
    assert not stored(arabic).has_error
    arabic.save_target(publish=True)
    assert "Ring" in published_text()


def test_an_uploaded_file_is_held_to_the_same(editor, arabic):
    catalogue = arabic.export_po()
    for entry in catalogue:
        if entry.msgid.startswith(PHONE):
            entry.msgstr = entry.msgid.replace("0800 123 4567", "999")
    upload = SimpleUploadedFile("ar.po", str(catalogue).encode())
    editor.post(reverse("wagtail_localize:upload_pofile", args=[arabic.pk]), {"file": upload, "next": "/admin/"})
    found = stored(arabic)
    assert "999" in found.data
    assert found.has_error
    assert "0800 123 4567" in found.get_error()
