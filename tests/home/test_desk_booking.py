"""How a surgery books its interpreters: its own setting, by its own shortcut, and never a code."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.feedback.subjects import edit_url_of, subject_of
from portal.models import Organisation
from tests.factories import OrganisationFactory
from tests.factories.entitlements import make_entitlement

pytestmark = pytest.mark.django_db


@pytest.fixture
def surgery():
    return OrganisationFactory(
        name="Brindle Street",
        slug="brindle-street",
        interpreter_provider="Two Voices",
        interpreter_phone="0113 496 0172",
        interpreter_url="https://example.org/book",
        interpreter_how="Say the language.\n\nThe code is in the red folder.",
    )


def test_a_surgerys_own_shortcut_tells_how_it_books(client, surgery):
    make_entitlement(documents_not_needed=["passport"])
    html = client.get("/en/desk/?need=gp&at=brindle-street").content.decode()
    assert "Brindle Street" in html
    assert '<a href="tel:01134960172"><span dir="ltr" class="ltr">0113 496 0172</span></a>' in html
    assert 'href="https://example.org/book"' in html
    assert "<li>Say the language.</li>" in html
    assert "<li>The code is in the red folder.</li>" in html
    assert "Ask your practice manager how you book one here." not in html
    # The next question is asked at the same surgery, and so is what is saved.
    assert '<input type="hidden" name="at" value="brindle-street">' in html


@pytest.mark.parametrize("slug", ["nobody", "quiet"])
def test_a_surgery_that_has_told_nothing_is_dropped(client, slug):
    OrganisationFactory(name="Quiet", slug="quiet")
    html = client.get("/en/desk/", {"need": "gp", "at": slug}).content.decode()
    assert 'name="at"' not in html
    assert "Ask your practice manager how you book one here." in html


def test_a_draft_is_not_told(client, surgery):
    Organisation.objects.filter(pk=surgery.pk).update(live=False)
    assert "Two Voices" not in client.get("/en/desk/?need=gp&at=brindle-street").content.decode()


@pytest.mark.parametrize("how", ["Code 4821.", "Account 48-21.", "Say 4 8 2 1 first."])
def test_codes_are_refused(surgery, how):
    surgery.interpreter_how = how
    with pytest.raises(ValidationError) as refused:
        surgery.full_clean()
    assert list(refused.value.message_dict) == ["interpreter_how"]


@pytest.mark.parametrize("how", ["Ask 3 days before.", "Between 9 and 17.", ""])
def test_other_numbers_are_not(surgery, how):
    surgery.interpreter_how = how
    surgery.full_clean()


def test_a_report_about_an_answer_reaches_its_record(admin_client):
    checker = OrganisationFactory(name="Lantern House")
    record = make_entitlement("gp-rule", checked_by=checker)
    about = subject_of("/en/desk/england/not_known/gp/")
    assert about is not None
    assert (about.kind, about.key) == ("entitlement", record.translation_key)
    assert about.title == "Register or see a GP · England"
    assert "gp-rule" in about.english_title
    assert about.organisation == checker
    assert admin_client.get(edit_url_of(about.kind, about.key)).status_code == 200
    for path in ("/en/desk/wales/not_known/gp/", "/en/desk/england/not_known/", "/en/desk/mars/not_known/gp/"):
        assert subject_of(path) is None
