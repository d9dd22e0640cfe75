"""Editors: what a change reaches, what is refused, what is to be mended."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from home.entitlements.choices import Situation
from home.models import Entitlement
from portal.management.commands.setup_groups import PARTNERS, TEAM
from portal.models import User
from tests.factories import OrganisationFactory
from tests.factories.entitlements import make_entitlement, translate_entitlement

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_home_entitlement:add"
EDIT = "wagtailsnippets_home_entitlement:edit"


@pytest.fixture
def editor(locales, client) -> Any:
    """A client signed in as one of the team."""
    call_command("setup_groups")
    user = User.objects.create_user("editor", password="x")
    user.groups.add(Group.objects.get(name=TEAM))
    client.force_login(user)
    return client


def form(**changes: Any) -> dict[str, Any]:
    """What the browser sends to publish a record that says all."""
    return {
        "key": "new",
        "care": "gp",
        "answer": "free",
        "nations": ["england"],
        "situations": ["protected"],
        "short_answer": "Yes.",
        "source_title": "A rule",
        "source_publisher": "NHS",
        "change": "words",
        "action-publish": "action-publish",
        **changes,
    }


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["form"].errors) if response.status_code == 200 else {}


def test_published_from_the_form(editor):
    assert editor.post(reverse(ADD), form(nations=["wales", "england"])).status_code == 302
    record = Entitlement.objects.public().get()
    assert (record.key, record.nations, record.locale.language_code) == ("new", ["england", "wales"], "en")


def test_an_overlap_is_refused_where_it_is_and_names_the_other_record(editor):
    make_entitlement("there", nations=["england", "wales"], situations=["protected", "not_known"])
    refused = editor.post(reverse(ADD), form(situations=Situation.values))
    (message,) = errors(refused)["situations"]
    assert message.startswith("The record “there” says this already, in England, for: You are a refugee or have ")
    assert errors(refused).keys() == {"situations"}
    assert "Yes." in refused.content.decode()
    assert Entitlement.objects.count() == 1


def test_after_the_last_day_of_one_another_may_begin(editor):
    make_entitlement("there", in_force_until=datetime.date(2026, 3, 31))
    assert errors(editor.post(reverse(ADD), form(in_force_from="2026-03-31"))).keys() == {"situations"}
    assert errors(editor.post(reverse(ADD), form(in_force_from="2026-04-01"))) == {}


def test_a_record_does_not_overlap_with_itself(editor):
    record = make_entitlement()
    translate_entitlement(record, "ar")
    changed = form(key=record.key, situations=Situation.values, short_answer="Changed.")
    assert errors(editor.post(reverse(EDIT, args=[record.pk]), changed)) == {}
    assert Entitlement.objects.public().get().short_answer == "Changed."


def test_a_draft_may_stand_beside_another_rule_and_lack_something(editor):
    make_entitlement("there")
    draft = form(source_title="", answer="depends", **{"action-publish": ""})
    del draft["action-publish"]
    assert errors(editor.post(reverse(ADD), draft)) == {}
    assert not Entitlement.objects.get(key="new").live


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"answer": "depends"}, "depends_on"),
        ({"answer": "not_known"}, "where_to_ask"),
        ({"source_title": ""}, "source_title"),
        ({"source_publisher": ""}, "source_publisher"),
        ({"no_source_reason": "There is none."}, "no_source_reason"),
        ({"source_dated": "last year"}, "source_dated"),
        ({"in_force_from": "2026-02-02", "in_force_until": "2026-02-01"}, "in_force_until"),
        ({"last_checked": "2999-01-01"}, "last_checked"),
        ({"nations": []}, "nations"),
        ({"situations": []}, "situations"),
    ],
)
def test_what_readers_would_miss_is_asked_for(editor, changes, field):
    assert errors(editor.post(reverse(ADD), form(**changes))).keys() == {field}


def test_without_a_source_the_reason_is_enough(editor):
    reason = {"source_title": "", "source_publisher": "", "no_source_reason": "Nobody has written it down."}
    assert errors(editor.post(reverse(ADD), form(**reason))) == {}


def test_the_form_lists_pages_and_translations_it_touches(editor, english, arabic):
    record = make_entitlement()
    translate_entitlement(record, "ti")
    html = editor.get(reverse(EDIT, args=[record.pk])).content.decode()
    assert f"{english['doctor'].title}</a>: English, Arabic</li>" in html
    assert "<li>Tigrinya: translated by a machine</li>" in html


def test_pages_of_the_kind_of_care_that_readers_see_are_listed_too(editor, english):
    record = make_entitlement()
    record.care = "dentist"
    record.save_revision()
    html = editor.get(reverse(EDIT, args=[record.pk])).content.decode()
    assert f"{english['doctor'].title}</a>: English</li>" in html


def test_the_report_and_the_first_page(editor):
    make_entitlement("one", next_check_due=datetime.date(2020, 1, 1))
    home = reverse("wagtailadmin_home")
    assert "overdue since 1 January 2020" in editor.get(home).content.decode()
    Entitlement.objects.update(next_check_due=None)
    assert "Entitlement records to mend" not in editor.get(home).content.decode()
    make_entitlement("other")
    assert "“one” and “other” say something about the same people." in editor.get(home).content.decode()
    html = editor.get(reverse("entitlement_coverage")).content.decode()
    assert "Two records about the same people" in html
    assert html.count("No record") == 47


def test_partners_do_not_reach_records(client, locales):
    call_command("setup_groups")
    record = make_entitlement()
    partner = User.objects.create_user("partner", password="x", organisation=OrganisationFactory())
    partner.groups.add(Group.objects.get(name=PARTNERS))
    client.force_login(partner)
    for address in (reverse(EDIT, args=[record.pk]), reverse(ADD), reverse("entitlement_coverage")):
        assert client.get(address).status_code in (302, 403)
    assert "Entitlement" not in client.get(reverse("wagtailadmin_home")).content.decode()
