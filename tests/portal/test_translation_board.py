"""The translation board: its numbers, what is to be done first, who sees it, and vouching for words."""

from __future__ import annotations

import csv
import datetime
import io
import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from home.models import GuidePage, HomePage, TopicPage
from portal.models import SourceWords, TranslationStatus, User
from portal.models.translation_status import State
from portal.translating import Translatable, translate
from portal.translation_board import Cell, added, board
from portal.translation_checking import refusal, take_back
from portal.translation_tracking import check, words_checked
from portal.translation_work import Need, WorkList, next_for
from tests.factories import OrganisationFactory, make_service

pytestmark = pytest.mark.django_db

BOARD, WORK = "translation_board", "translation_board_work"
SECTION = "page:section"
RESULTS = "translation_board_work_results"


@pytest.fixture
def section(locales) -> TopicPage:
    home = HomePage(title="Home", slug="home-en", tagline="A place.", locale=locales["en"])
    Page.get_first_root_node().add_child(instance=home)
    topic = TopicPage(title="What you can get", slug="section", locale=locales["en"])
    home.add_child(instance=topic)
    for each in (home, topic):
        each.save_revision().publish()
    return topic


def make_page(section: TopicPage, slug: str, answer: str = "Yes.") -> GuidePage:
    """A published page of three words and those of its answer."""
    page = GuidePage(title=f"Page about {slug}", slug=slug, short_answer=answer, nations=["england"])
    page.locale = Locale.objects.get(language_code="en")
    section.add_child(instance=page)
    page.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


@pytest.fixture
def page(section) -> GuidePage:
    return make_page(section, "one")


def make(page: Page, language: str = "ar") -> TranslationStatus:
    """Translate a page by machine, as the demo does, with the pages above it."""
    locale = Locale.objects.get(language_code=language)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translatable = Translatable.of(page)
        memory = {string: f"{language} {string}" for string in translatable.strings}
        assert translate(translatable, locale, memory, tool_name="Test") == []
    return status_of(page, language)


def status_of(page: Page, language: str = "ar") -> TranslationStatus:
    return TranslationStatus.objects.get(source__object_id=page.translation_key, language=language)


def change(page: Page, answer: str, kind: str = "words") -> None:
    page = GuidePage.objects.get(pk=page.pk)
    page.short_answer, page.change = answer, kind
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def cell_of(language: str = "ar", key: str = SECTION) -> Cell:
    (row,) = (row for row in board().rows if row.language.code == language)
    return next(cell for section, cell in row.cells if section.key == key)


def person(name: str, *rights: str, **fields: object) -> User:
    user = User.objects.create_user(name, password="x", **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *rights]))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def checker(locales) -> User:
    return person("checker", "check_ar", "translate_ar")


@pytest.fixture
def signed_in(client, checker):
    client.force_login(checker)
    return client


def check_address(page: Page, language: str = "ar", view: str = "check") -> str:
    return reverse(f"translation_board_{view}", args=[page.translation_key, language])


# The numbers


def test_a_small_world_is_counted_as_by_hand(section, checker) -> None:
    """Six things in the section: the topic itself and five pages; "Page about x" is three words."""
    pages = {name: make_page(section, name, "One two three four.") for name in "abcde"}
    for name in "abcd":
        make(pages[name])
    make(pages["a"], "fr")
    check(status_of(pages["a"]), checker)
    change(pages["b"], "Other.")
    change(pages["c"], "Never pay now.", "critical")
    long_ago = timezone.now() - datetime.timedelta(days=9)
    TranslationStatus.objects.filter(pk=status_of(pages["b"]).pk).update(outdated_since=long_ago)
    words = sum(SourceWords.objects.filter(section=SECTION).values_list("words", flat=True))
    all_words = {name: SourceWords.objects.get(object_id=pages[name].translation_key).words for name in "abcde"}
    assert (all_words["a"], all_words["b"], all_words["c"]) == (7, 4, 6)
    topic = 4
    assert words == topic + 7 + 4 + 6 + 7 + 7
    assert cell_of() == Cell(
        things=6,
        words=words,
        current=2,
        current_words=7 + 7 + 3 + 3,
        outdated=2,
        outdated_words=1 + 3,
        oldest=long_ago,
        critical=1,
        checked=1,
    )
    assert cell_of("fr") == Cell(things=6, words=words, current=1, current_words=7)
    assert cell_of("so") == Cell(things=6, words=words)
    assert (cell_of().coverage, cell_of().word_coverage) == (33, 57)


def test_totals_are_the_sums(section, page) -> None:
    make(page)
    make(page, "fr")
    make_service("a-service", name="A service")
    found = board()
    arabic = next(row for row in found.rows if row.language.code == "ar")
    assert arabic.total == added(cell for _section, cell in arabic.cells)
    assert found.total.current == 2
    assert found.total.things == len(found.rows) * arabic.total.things
    assert {section.key: cell.current for section, cell in found.totals}[SECTION] == 2
    assert [section.title for section in found.sections] == [
        "Home page",
        "What you can get",
        "Categories",
        "Services",
    ]


def test_a_language_with_critical_work_comes_first(page) -> None:
    make(page, "fr")
    assert board().rows[0].language.code == "ar"
    change(page, "No.", "critical")
    assert board().rows[0].language.code == "fr"


def test_what_is_not_published_in_english_is_no_work(section, page) -> None:
    make(page)
    before = cell_of()
    GuidePage.objects.get(pk=page.pk).unpublish()
    after = cell_of()
    assert (before.things, before.current) == (2, 1)
    assert (after.things, after.current) == (1, 0)
    assert page.translation_key not in {work.key for work in WorkList(["ar"])}


def test_what_was_taken_away_is_neither_there_nor_outdated(page) -> None:
    make(page)
    change(page, "No.")
    Page.objects.get(translation_key=page.translation_key, locale__language_code="ar").unpublish()
    assert (cell_of().current, cell_of().outdated, cell_of().current_words) == (0, 0, 0)


def test_nothing_at_all_is_no_error(locales, admin_client) -> None:
    assert Cell().coverage is None
    assert admin_client.get(reverse(BOARD)).status_code == 200
    assert "Nothing is waiting for you." in admin_client.get(reverse(BOARD)).content.decode()


# What is to be done


def test_the_most_urgent_is_first(section, checker) -> None:
    pages = {name: make_page(section, name) for name in "abcdefg"}
    for name in "abcdef":
        make(pages[name])
    check(status_of(pages["a"]), checker)
    TranslationStatus.objects.filter(pk=status_of(pages["f"]).pk).update(state=State.TRANSLATED)
    Page.objects.get(translation_key=pages["e"].translation_key, locale__language_code="ar").unpublish()
    for name, kind in (("c", "words"), ("b", "words"), ("d", "critical")):
        change(pages[name], "No.", kind)
    days = datetime.timedelta(days=5)
    TranslationStatus.objects.filter(pk=status_of(pages["c"]).pk).update(outdated_since=timezone.now() - days)
    make_page(section, "h")
    make(pages["a"], "fr")
    works = list(WorkList(["ar"], section=SECTION))
    assert [(work.title[-1], work.need) for work in works] == [
        ("d", Need.CRITICAL),
        ("c", Need.OUTDATED),
        ("b", Need.OUTDATED),
        ("g", Need.MISSING),
        ("h", Need.MISSING),
        ("t", Need.MISSING),
        ("e", Need.FINISHING),
        ("f", Need.UNCHECKED),
        ("a", Need.NOTHING),
    ]
    critical, outdated, *_rest, checked = works
    assert (critical.state, critical.parts, critical.words) == (State.WITHDRAWN, 1, 1)
    assert (outdated.parts, outdated.words, outdated.all_words) == (1, 1, 4)
    assert (checked.words, checked.since) == (0, status_of(pages["a"]).checked_at)
    assert works[3].since == SourceWords.objects.get(object_id=pages["g"].translation_key).published_at


def test_what_is_missing_is_sorted_by_how_important_its_section_is(section, page) -> None:
    make_service("a-service", name="A service")
    found = [work.section_title for work in WorkList(["ar"])]
    assert found == ["Home page", "What you can get", "What you can get", "Categories", "Services"]


def test_it_is_narrowed_by_language_section_and_state(admin_client, page) -> None:
    make(page)
    make_service("a-service", name="A service")

    def titles(view: str = WORK, **chosen: str) -> list[tuple[str, str]]:
        answer = admin_client.get(reverse(view), chosen)
        return [(links.work.title, links.work.language_code) for links in answer.context["object_list"]]

    assert titles(language="ar", section=SECTION) == [("What you can get", "ar"), ("Page about one", "ar")]
    assert titles(state="machine") == [("Page about one", "ar")]
    assert titles(RESULTS, state="missing", language="ar", section=SECTION) == [("What you can get", "ar")]
    assert ("A service", "fr") in titles(section="services.service")
    assert len(titles(language="xx", section="nothing")) == 50


def test_where_each_thing_is_translated_read_and_checked(admin_client, page, locales) -> None:
    make(page)
    first, second = admin_client.get(reverse(WORK), {"language": "ar", "section": SECTION}).context["object_list"]
    begin = reverse("wagtail_localize:submit_page_translation", args=[page.get_parent().pk])
    arabic = Page.objects.get(translation_key=page.translation_key, locale=locales["ar"])
    assert (first.translate, first.is_begun, first.see, first.check) == (f"{begin}?select_locale=ar", False, "", "")
    assert second.translate == reverse("wagtailadmin_pages:edit", args=[arabic.pk])
    assert second.see == "/ar/section/one/"
    assert second.check == check_address(page)
    for url in (first.translate, second.translate, second.check):
        assert admin_client.get(url).status_code == 200


def test_links_of_a_record(admin_client, locales) -> None:
    service = make_service("a-service", name="A service")
    make(service)
    chosen = {"language": "ar", "section": "services.service"}
    (links,) = admin_client.get(reverse(WORK), chosen).context["object_list"]
    assert links.see == "/ar/services/a-service/"
    assert admin_client.get(links.translate).status_code == 200
    page = admin_client.get(links.check).content.decode()
    assert "ar A place that helps." in page


def put(section: TopicPage, slug: str, *languages: str) -> SourceWords:
    """A page and its translations as the database has them, without the work of publishing them."""
    page = Page(title=f"Page about {slug}", slug=slug, locale=section.locale)
    section.add_child(instance=page)
    source = SourceWords.objects.create(
        object_id=page.translation_key,
        content_type=page.content_type,
        section=SECTION,
        title=page.title,
        words=4,
        published_at=timezone.now(),
    )
    for code in languages:
        TranslationStatus.objects.create(source=source, language=code, state=State.MACHINE, is_live=True)
    return source


def test_as_many_queries_for_three_pages_as_for_thirty(admin_client, section) -> None:
    for number in range(3):
        put(section, f"few-{number}", "ar")

    def count(view: str) -> int:
        admin_client.get(reverse(view))
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(reverse(view)).status_code == 200
        return len(queries)

    few = {view: count(view) for view in (BOARD, WORK)}
    for number in range(27):
        put(section, f"many-{number}", "ar", "fr", "so")
    many = {view: count(view) for view in (BOARD, WORK)}
    assert many == few
    assert max(many.values()) <= 20


def test_the_whole_list_is_downloaded_and_no_cell_is_a_formula(admin_client, section) -> None:
    sources = [put(section, f"{number}") for number in range(59)]
    SourceWords.objects.filter(pk=sources[0].pk).update(title="=HYPERLINK(1)")
    page = make_page(section, "urgent")
    make(page)
    change(page, "No.", "critical")
    answer = admin_client.get(reverse(WORK), {"language": "ar", "section": SECTION, "export": "csv"})
    assert answer.streaming
    assert "translations.csv" in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert len(rows) == 61
    assert (rows[0]["Title"], rows[0]["Urgent"], rows[0]["Words to do"], rows[0]["Parts behind"]) == (
        "Page about urgent",
        "True",
        "1",
        "1",
    )
    assert rows[0]["State"] == State.WITHDRAWN.label
    assert rows[0]["Since"].startswith(str(timezone.now().date()))
    assert {row["Title"] for row in rows if "HYPERLINK" in row["Title"]} == {"'=HYPERLINK(1)"}
    assert admin_client.get(reverse(WORK), {"language": "ar", "export": "xlsx"}).status_code == 200


# The next thing to do


def test_the_next_thing_is_of_ones_own_languages_and_rights(section, page, admin_user) -> None:
    other = make_page(section, "two")
    for each in (page, other):
        for language in ("ar", "fr", "so"):
            make(each, language)
    change(page, "No.", "critical")
    TranslationStatus.objects.filter(pk=status_of(page, "so").pk).update(outdated_since=timezone.now())

    def todo(*rights: str) -> tuple[str, str, Need] | None:
        work = next_for(person("-".join(rights) or "nobody", *rights))
        return work and (work.title, work.language_code, work.need)

    assert todo("translate_fr") == ("Page about one", "fr", Need.CRITICAL)
    assert todo("check_fr") == ("Page about two", "fr", Need.MACHINE_UNCHECKED)
    assert todo("translate_ps") is None
    assert todo("translate_ps", "submit_translation") == ("Home", "ps", Need.MISSING)
    assert todo("submit_translation") is None
    assert todo() is None
    work = next_for(admin_user)
    assert (work.title, work.need) == ("Page about one", Need.CRITICAL)


def test_a_checker_sees_it_on_the_board(signed_in, page) -> None:
    make(page)
    answer = signed_in.get(reverse(BOARD))
    assert answer.context["next_thing"].work.title == "Page about one"
    assert answer.context["next_thing"].check == check_address(page)
    assert check_address(page) in answer.content.decode()


# Who sees it


def test_it_is_in_the_menu_of_the_team_and_of_translators(client, locales, checker) -> None:
    call_command("setup_groups")
    team = person("team")
    team.groups.add(Group.objects.get(name="Portal team"))
    for user in (team, checker):
        client.force_login(user)
        assert client.get(reverse(BOARD)).status_code == 200
        assert client.get(reverse(WORK)).status_code == 200
        assert json.dumps(reverse(BOARD)) in client.get("/admin/").content.decode()


def test_it_is_closed_to_everybody_else(client, page) -> None:
    call_command("setup_groups")
    make(page)
    partner = person("partner", organisation=OrganisationFactory())
    partner.groups.add(Group.objects.get(name="Partner editors"))
    for user in (partner, person("reader of the admin")):
        client.force_login(user)
        for url in (reverse(BOARD), reverse(WORK), reverse(RESULTS), f"{reverse(WORK)}?export=csv"):
            answer = client.get(url)
            assert (answer.status_code, answer.get("Location")) == (302, "/admin/")
        for view in ("check", "take_back"):
            assert client.post(check_address(page, view=view), {"read": "on"}).status_code == 302
        assert reverse(BOARD) not in client.get("/admin/").content.decode()
    assert status_of(page).state == State.MACHINE
    client.logout()
    assert client.get(reverse(BOARD))["Location"].startswith("/admin/login/")


def test_a_right_over_one_language_is_none_over_another(client, page) -> None:
    make(page)
    make(page, "fr")
    client.force_login(person("french", "check_fr", "translate_ar"))
    assert client.get(check_address(page, "fr")).status_code == 200
    assert client.get(check_address(page, "ar")).status_code == 302
    fingerprint = status_of(page).fingerprint
    assert client.post(check_address(page), {"fingerprint": fingerprint, "read": "on"}).status_code == 302
    assert status_of(page).state == State.MACHINE
    links = {
        each.work.language_code: each for each in client.get(reverse(WORK), {"state": "machine"}).context["object_list"]
    }
    assert (bool(links["ar"].check), bool(links["ar"].translate)) == (False, True)
    assert (bool(links["fr"].check), bool(links["fr"].translate)) == (True, False)


# Vouching for words


def vouch(client, page: Page, **data: str) -> str:
    """Send the form as the browser would; returns what the next page says."""
    form = {"fingerprint": status_of(page).fingerprint, "read": "on"} | data
    return client.post(check_address(page), form, follow=True).content.decode()


def test_a_person_reads_every_word_and_vouches_for_them(signed_in, page, checker) -> None:
    make(page)
    form = signed_in.get(check_address(page))
    html = form.content.decode()
    assert {(line.english, line.translation) for line in form.context["lines"]} == {
        ("Page about one", "ar Page about one"),
        ("Yes.", "ar Yes."),
    }
    for said in ("Page about one", "Arabic", "/ar/section/one/", "A person checked this translation on", "راجع شخص"):
        assert said in html
    assert "Readers now see" in vouch(signed_in, page)
    status = status_of(page)
    assert (status.state, status.checked_by) == (State.CHECKED, checker)


def test_words_that_were_not_read_are_not_vouched_for(signed_in, page) -> None:
    make(page)
    before = status_of(page).fingerprint
    assert "Tick the box" in signed_in.post(check_address(page), {"fingerprint": before}, follow=True).content.decode()
    StringTranslation.objects.filter(context__path="short_answer").update(data="Other words.")
    make(page)
    assert status_of(page).fingerprint != before
    assert "while you were reading" in vouch(signed_in, page, fingerprint=before)
    assert status_of(page).state == State.MACHINE


@pytest.mark.parametrize(
    ("what", "reason"),
    [("words", "English has changed"), ("critical", "are in English"), ("unpublish", "not published")],
)
def test_it_is_refused_with_the_reason(signed_in, page, what, reason) -> None:
    make(page)
    if what == "unpublish":
        Page.objects.get(translation_key=page.translation_key, locale__language_code="ar").unpublish()
    else:
        change(page, "No.", what)
    before = status_of(page).state
    assert reason in refusal(status_of(page))
    html = signed_in.get(check_address(page)).content.decode()
    assert reason in html
    assert 'name="read"' not in html
    assert reason in vouch(signed_in, page)
    assert (status_of(page).state, status_of(page).checked_at) == (before, None)


@pytest.mark.parametrize("language", ["en", "fr", "xx"])
def test_what_has_no_translation_cannot_be_checked(admin_client, page, language) -> None:
    make(page)
    assert admin_client.get(check_address(page, language)).status_code == 404
    assert admin_client.post(check_address(page, language, "take_back")).status_code == 404


def test_it_can_be_taken_back_by_whoever_may_check(signed_in, client, page, checker) -> None:
    make(page)
    check(status_of(page), User.objects.create_user("another"))
    assert signed_in.get(check_address(page, view="take_back")).status_code == 405
    assert "Take back" in signed_in.get(check_address(page)).content.decode()
    heard = []
    words_checked.connect(lambda instance_key, **kwargs: heard.append(instance_key), weak=False, dispatch_uid="heard")
    answer = signed_in.post(check_address(page, view="take_back"), follow=True)
    words_checked.disconnect(dispatch_uid="heard")
    assert "Taken back" in answer.content.decode()
    status = status_of(page)
    assert (status.state, status.checked_at, status.checked_by) == (State.MACHINE, None, None)
    assert heard == [page.translation_key]


def test_taking_back_does_not_hide_that_the_english_changed(page, checker) -> None:
    make(page)
    check(status_of(page), checker)
    change(page, "No.")
    since = status_of(page).outdated_since
    take_back(status_of(page))
    assert (status_of(page).state, status_of(page).outdated_since) == (State.OUTDATED, since)


def test_it_leads_back_to_where_one_came_from_and_nowhere_else(signed_in, page) -> None:
    make(page)
    form = {"fingerprint": status_of(page).fingerprint, "read": "on"}
    here = reverse(BOARD)
    assert signed_in.post(check_address(page), {**form, "next": here})["Location"] == here
    away = signed_in.post(check_address(page), {**form, "next": "https://evil.example/"})["Location"]
    assert away == f"{reverse(WORK)}?language=ar"


def test_lists_of_pages_and_records_lead_to_it(admin_client, page, locales) -> None:
    service = make_service("a-service", name="A service")
    for each in (page, service):
        make(each)
    section = Page.objects.get(translation_key=page.translation_key, locale=locales["ar"]).get_parent()
    pages = admin_client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert check_address(page) in pages
    records = reverse("wagtailsnippets_services_service:list")
    assert check_address(service) in admin_client.get(records, {"locale": "ar"}).content.decode()
    assert check_address(service, "en") not in admin_client.get(records).content.decode()


# A database from before


def test_what_is_known_is_learnt_anew(page, capsys) -> None:
    make(page)
    SourceWords.objects.all().delete()
    call_command("track_translations")
    assert status_of(page).state == State.MACHINE
    assert "Pages and records: 3. Translations of them: 1." in capsys.readouterr().out
    assert cell_of().current == 1
