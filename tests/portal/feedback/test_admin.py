"""Editors read what is about their own, answer it, and the team makes some of it public."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from portal.feedback.answers import answers
from portal.feedback.blocks import YouSaidWeDidBlock
from portal.feedback.rights import feedback_of
from portal.models import Feedback
from tests.factories import OrganisationFactory, make_service

from .conftest import member

pytestmark = pytest.mark.django_db
INDEX = "/admin/feedback/"


@pytest.fixture
def own(locales):
    return OrganisationFactory(name="Own charity")


@pytest.fixture
def about_ours(own):
    return Feedback.objects.create(
        about_title="Our service", organisation=own, language="ar", useful="no", text="الباب مغلق"
    )


@pytest.fixture
def about_theirs(locales):
    other = OrganisationFactory(name="Other charity")
    return Feedback.objects.create(about_title="Their service", organisation=other, language="en", text="Their secret")


@pytest.fixture
def team(client, locales):
    client.force_login(member("team", "Portal team"))
    return client


@pytest.fixture
def partner(client, own):
    client.force_login(member("partner", "Partner editors", own))
    return client


def edit(feedback: Feedback) -> str:
    return reverse("feedback:edit", args=[feedback.pk])


def form_of(client, feedback: Feedback) -> dict[str, str]:
    return querydict_from_html(client.get(edit(feedback)).content.decode(), form_id="w-editor-form").dict()


def test_the_team_reads_all_and_a_partner_their_own(team, about_ours, about_theirs):
    page = team.get(INDEX).content.decode()
    assert "Our service" in page
    assert "Their service" in page
    assert 'lang="ar" dir="rtl"' in page
    assert "Feedback: 2 new" in page


def test_a_partner_sees_nothing_of_others(partner, about_ours, about_theirs):
    for url in (INDEX, f"{INDEX}results/", f"{INDEX}?q=secret", f"{INDEX}?about_key={about_theirs.about_key}"):
        page = partner.get(url).content.decode()
        assert "Their service" not in page
        assert "Their secret" not in page
    assert "Our service" in partner.get(INDEX).content.decode()
    assert "Feedback: 1 new" in partner.get("/admin/").content.decode()
    assert partner.get(edit(about_ours)).status_code == 200
    for answer in (partner.get(edit(about_theirs)), partner.post(edit(about_theirs), {"state": "done"})):
        assert answer.status_code == 404
    about_theirs.refresh_from_db()
    assert about_theirs.state == "new"


def test_a_partner_deletes_nothing(partner, about_ours):
    url = reverse("feedback:delete", args=[about_ours.pk])
    assert partner.post(url).get("Location") == "/admin/"
    assert Feedback.objects.filter(pk=about_ours.pk).exists()


def test_no_organisation_and_no_right_means_no_feedback(locales, about_ours):
    assert not feedback_of(member("lost", "Partner editors")).exists()


@pytest.mark.parametrize("group", ["Translators: Arabic", "Checkers: Arabic"])
def test_an_organisation_s_translators_read_none(own, about_ours, group):
    assert not feedback_of(member("words", group, own)).exists()


def test_what_is_sent_on_is_seen_by_whom_it_was_sent_to(client, team, own, about_theirs):
    team.post(edit(about_theirs), {**form_of(team, about_theirs), "forwarded_to": own.pk})
    partner = member("partner", "Partner editors", own)
    assert list(feedback_of(partner)) == [about_theirs]


def test_an_editor_answers(partner, about_ours):
    page = partner.get(edit(about_ours)).content.decode()
    assert 'lang="ar" dir="auto"' in page
    assert "الباب مغلق" in page
    data = form_of(partner, about_ours)
    assert data["state"] == "read"
    assert not {"forwarded_to", "is_published"} & data.keys()
    data |= {"state": "done", "translation": "The door is shut", "what_was_done": "Hours changed", "is_published": "on"}
    answer = partner.post(edit(about_ours), {**data, "text": "another text", "organisation": ""})
    assert answer.status_code == 302
    about_ours.refresh_from_db()
    assert (about_ours.state, about_ours.translation, about_ours.text) == ("done", "The door is shut", "الباب مغلق")
    assert not about_ours.is_published


def test_the_team_publishes_and_everybody_reads_it(team, guide, about_ours):
    Feedback.objects.filter(pk=about_ours.pk).update(
        about_kind="page", about_key=guide.translation_key, about_path="/ar/health/sleep/"
    )
    data = {**form_of(team, about_ours), "is_published": "on", "you_said": "Call 07700 900123", "we_did": ""}
    answer = team.post(edit(about_ours), data)
    assert {"you_said", "we_did"} <= answer.context["form"].errors.keys()
    data |= {"you_said": "The hours were wrong.", "we_did": "We changed them."}
    assert team.post(edit(about_ours), data).status_code == 302
    for language, url in (("en", "/en/health/sleep/"), ("ar", "/ar/health/sleep/"), ("fr", "/en/health/sleep/")):
        text = team.get(f"/{language}/feedback/done/").content.decode()
        assert "We changed them." in text
        assert f'href="{url}"' in text
        assert "الباب مغلق" not in text
    assert 'lang="en" dir="ltr" data-script="latin">We changed them.' in team.get("/ar/feedback/done/").content.decode()


def test_the_edit_screen_of_a_page_and_of_a_service_says_how_much_is_new(team, guide, own):
    service = make_service("ours", organisation=own)
    urls = {
        guide: reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        service: reverse("wagtailsnippets_services_service:edit", args=[service.pk]),
    }
    for thing, url in urls.items():
        assert f"about_key={thing.translation_key}" not in team.get(url).content.decode()
        Feedback.objects.create(about_key=thing.translation_key, about_title="It", language="en", text="Wrong")
        page = team.get(url).content.decode()
        assert f"/admin/feedback/?about_key={thing.translation_key}" in page
        assert "Readers wrote 1 time" in page
        listed = team.get(f"/admin/feedback/?about_key={thing.translation_key}")
        assert [each.about_key for each in listed.context["object_list"]] == [thing.translation_key]


@pytest.mark.parametrize(("query", "words"), [("state=done", ["B"]), ("useful=no", ["A"]), ("language=fa", ["B"])])
def test_the_list_can_be_narrowed(team, query, words):
    Feedback.objects.create(about_title="x", language="en", text="A", useful="no")
    Feedback.objects.create(about_title="y", language="fa", text="B", useful="yes", state="done")
    assert [each.text for each in team.get(f"{INDEX}?{query}").context["object_list"]] == words


def test_more_feedback_takes_no_more_queries(team, own, about_ours, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(60) as counted:
            team.get(INDEX)
        return len(counted)

    team.get(INDEX)
    few = queries()
    for number in range(15):
        Feedback.objects.create(about_title=f"Page {number}", organisation=own, language="fa", text="x")
    assert queries() == few


def test_nobody_adds_feedback_by_hand(team):
    assert "/admin/feedback/new/" not in team.get(INDEX).content.decode()
    assert team.get("/admin/feedback/new/").status_code == 404


def test_answers_take_two_queries_and_those_of_one_page_one(guide, django_assert_num_queries):
    for number in range(4):
        Feedback.objects.create(
            about_kind="page" if number else "service",
            about_key=guide.translation_key if number else None,
            about_path="/en/health/sleep/" if number else "/en/services/x/",
            about_title="Sleep",
            language="en",
            you_said=f"Said {number}",
            we_did="Did",
            is_published=True,
        )
    with django_assert_num_queries(2):
        found = answers("ar")
    assert [each.you_said for each in found] == ["Said 3", "Said 2", "Said 1", "Said 0"]
    assert [each.link.url for each in found] == ["/ar/health/sleep/"] * 3 + ["/ar/services/x/"]
    with django_assert_num_queries(1):
        assert len(answers("ar", about=guide.translation_key)) == 3


def test_the_block_shows_the_newest_of_all_or_of_its_page(guide):
    Feedback.objects.create(
        about_key=guide.translation_key, language="en", you_said="Mine", we_did="Did", is_published=True
    )
    Feedback.objects.create(language="en", you_said="Elsewhere", we_did="Did", is_published=True)
    Feedback.objects.create(language="en", you_said="Draft", we_did="Did")
    block = YouSaidWeDidBlock()
    shown = block.render(block.to_python({"how_many": 5}), {"page": guide})
    assert shown.index("Elsewhere") < shown.index("Mine")
    assert "Draft" not in shown
    only = block.render(block.to_python({"how_many": 5, "only_this_page": True}), {"page": guide})
    assert "Mine" in only
    assert "Elsewhere" not in only
