"""Adding a language: the system checks that hold the table, what ``add_language`` makes, and what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page, Site

from home.models import GuidePage, HomePage, TopicPage
from portal import catalogues, checks
from portal.adding_languages import Outcome, add_language
from portal.language_gaps import findings
from portal.languages import LANGUAGES, ONE_FORM, TWO_FORMS
from portal.models import User
from portal.translating import Translatable, translate
from services.models import Category

SOMALI = LANGUAGES["so"]

# The table


def ids(problems) -> set[str]:
    return {each.id for each in problems}


def test_the_table_is_whole() -> None:
    assert [each for each in checks.check_languages(None) if each.id != "portal.W001"] == []


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        ({"cldr": "xx"}, "portal.E001"),
        ({"cldr": "no locale"}, "portal.E001"),
        ({"script": "klingon"}, "portal.E002"),
        ({"fallback": ("xx",)}, "portal.E003"),
        ({"fallback": ("so",)}, "portal.E004"),
        ({"code": "xx", "cldr": "so"}, "portal.E005"),
        ({"direction": "rtl"}, "portal.E006"),
        ({"plural_forms": "two"}, "portal.E007"),
        ({"plural_forms": "nplurals=2; plural=(n !== 1);"}, "portal.E007"),
        ({"plural_forms": "nplurals=1; plural=(n != 1);"}, "portal.E007"),
        ({"plural_forms": "nplurals=2; plural=n / 0;"}, "portal.E007"),
        ({"plural_forms": ONE_FORM}, "portal.E008"),
        ({"plural_forms": "nplurals=2; plural=(n > 1);"}, "portal.E008"),
        ({"code": "xx", "cldr": "so"}, "portal.E011"),
    ],
)
def test_a_language_that_lacks_something(monkeypatch, broken, found) -> None:
    language = replace(SOMALI, **broken)
    monkeypatch.setitem(LANGUAGES, language.code, language)
    problems = list(checks.problems_of(language))
    assert found in ids(problems)
    assert all(each.hint for each in problems)


def test_arabic_letters_are_written_from_the_right() -> None:
    assert ids(checks.problems_of(replace(LANGUAGES["ur"], direction="ltr"))) == {"portal.E006"}


def test_fallbacks_that_lead_round(monkeypatch) -> None:
    monkeypatch.setitem(LANGUAGES, "fa", replace(LANGUAGES["fa"], fallback=("ps",)))
    monkeypatch.setitem(LANGUAGES, "ps", replace(LANGUAGES["ps"], fallback=("prs",)))
    for code in ("prs", "fa", "ps"):
        assert ids(checks.problems_of(LANGUAGES[code])) == {"portal.E004"}


def test_a_font_that_nobody_installs(settings, tmp_path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"dependencies": {"@expo-google-fonts/noto-sans": "^1"}}))
    settings.BASE_DIR = tmp_path
    assert ids(checks.problems_of(SOMALI)) == set()
    assert ids(checks.problems_of(LANGUAGES["ti"])) == {"portal.E009"}


def test_codes_and_names_are_there_once(settings, monkeypatch) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("so", "Somali again")]
    monkeypatch.setitem(LANGUAGES, "cy", replace(LANGUAGES["cy"], native_name=SOMALI.native_name))
    found = [each for each in checks.problems_of_table() if each.id == "portal.E010"]
    assert [each.msg.split("”")[0] for each in found] == ["“so", f"“{SOMALI.native_name}"]


def test_catalogues_that_are_not_compiled_are_a_warning_only(settings, tmp_path) -> None:
    for code in ("so", "ti"):
        path = tmp_path / code / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.touch()
    (tmp_path / "ti" / "LC_MESSAGES" / "django.mo").touch()
    settings.LOCALE_PATHS = [tmp_path]
    (found,) = checks.problems_of_table()
    assert (found.id, found.is_serious()) == ("portal.W001", False)
    assert found.msg.endswith(" so")


# What is made


@pytest.fixture
def english(db) -> HomePage:
    """English alone: a home page, a section, two guides, one kind of help, and a draft of a section."""
    locale = Locale.objects.get(language_code="en")
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Find help", slug="home-en", tagline="Help.", locale=locale)
    )
    section = home.add_child(instance=TopicPage(title="Your rights", slug="rights", locale=locale))
    home.add_child(instance=TopicPage(title="A draft", slug="draft", locale=locale, live=False))
    for slug in ("doctor", "dentist"):
        section.add_child(instance=GuidePage(title=slug, slug=slug, short_answer="Yes.", nations=[], locale=locale))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    Category.objects.create(slug="doctors", name="Doctors", locale=locale)
    return home


@pytest.fixture
def catalogue(monkeypatch, tmp_path):
    """No catalogue of any language is there, and none is written into the project."""
    path = tmp_path / "so" / "django.po"
    monkeypatch.setattr(catalogues, "catalogue_path", lambda language: path)
    return path


def outcomes(is_dry_run: bool = False) -> list[Outcome]:
    return [step.outcome for step in add_language(SOMALI, is_dry_run=is_dry_run)]


def paths() -> list[str]:
    return sorted(Page.objects.filter(locale__language_code="so").values_list("url_path", flat=True))


def test_it_makes_a_locale_the_trunk_of_a_tree_a_catalogue_and_translators(english, catalogue) -> None:
    assert outcomes() == [Outcome.MADE] * 4
    assert paths() == ["/home-en-so/", "/home-en-so/rights/"]
    assert not Page.objects.filter(locale__language_code="so", alias_of__isnull=True).exists()
    assert "Plural-Forms: " + TWO_FORMS in catalogue.read_text()
    assert "We cannot find this page" in catalogue.read_text()
    group = Group.objects.get(name="Translators: Somali")
    assert {each.page.url_path for each in group.page_permissions.all()} == {"/home-en-so/"}


def test_it_may_be_repeated(english, catalogue) -> None:
    outcomes()
    before = (list(Page.objects.order_by("pk").values()), catalogue.stat().st_mtime_ns, Group.objects.count())
    assert outcomes() == [Outcome.THERE] * 4
    assert (list(Page.objects.order_by("pk").values()), catalogue.stat().st_mtime_ns, Group.objects.count()) == before


def test_a_dry_run_writes_nothing(english, catalogue) -> None:
    groups = Group.objects.count()
    assert outcomes(is_dry_run=True) == [Outcome.WOULD] * 4
    assert not Locale.objects.filter(language_code="so").exists()
    assert paths() == []
    assert not catalogue.exists()
    assert Group.objects.count() == groups


def test_what_is_made_is_not_shown_to_readers_but_says_where_to_read(client, english, catalogue) -> None:
    outcomes()
    for path in ("", "rights/", "rights/doctor/"):
        answer = client.get(f"/so/{path}")
        assert answer.status_code == 404
        assert f'href="/en/{path}" hreflang="en"' in answer.content.decode()


def test_a_page_below_the_trunk_can_be_translated(
    client, english, catalogue, django_capture_on_commit_callbacks
) -> None:
    outcomes()
    memory = {"doctor": "dhakhtar", "Yes.": "Haa."}
    guide = Translatable.of(GuidePage.objects.get(slug="doctor", locale__language_code="en"))
    with django_capture_on_commit_callbacks(execute=True):
        assert translate(guide, Locale.objects.get(language_code="so"), memory, tool_name="test") == []
    assert client.get("/so/rights/doctor/").status_code == 200
    assert client.get("/so/rights/dentist/").status_code == 404
    assert outcomes() == [Outcome.THERE] * 4


def test_a_page_that_became_a_section_gets_its_place(english, catalogue) -> None:
    outcomes()
    section = TopicPage.objects.get(slug="draft")
    section.save_revision().publish()
    assert outcomes()[1] is Outcome.MADE
    assert paths() == ["/home-en-so/", "/home-en-so/draft/", "/home-en-so/rights/"]


def test_pages_that_nothing_stands_below_are_left_alone(english, catalogue) -> None:
    outcomes()
    section = TopicPage.objects.get(slug="rights", locale__language_code="en")
    for number in range(20):
        section.add_child(
            instance=GuidePage(
                title="More", slug=f"more-{number}", short_answer="Yes.", nations=[], locale=section.locale
            )
        )
    assert outcomes() == [Outcome.THERE] * 4
    assert len(paths()) == 2


def test_a_folder_that_cannot_be_written(english, monkeypatch) -> None:
    class Sealed:
        def exists(self) -> bool:
            return False

        @property
        def parent(self):
            raise OSError(30, "Read-only file system")

    monkeypatch.setattr(catalogues, "catalogue_path", lambda language: Sealed())
    step = list(add_language(SOMALI))[2]
    assert step.outcome is Outcome.CANNOT
    assert "Read-only" in step.why


def test_a_language_whose_right_is_not_migrated_yet(english, catalogue) -> None:
    Permission.objects.filter(codename="translate_so").delete()
    step = list(add_language(SOMALI))[3]
    assert (step.outcome, "migrate" in step.why) == (Outcome.CANNOT, True)


# What it says


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("add_language", *arguments, stdout=out, no_color=True)
    return out.getvalue()


def gaps() -> dict[str, tuple[str, bool]]:
    return {each.subject: (each.says, each.is_gap) for each in findings(SOMALI)}


def test_it_says_what_is_missing(english, catalogue) -> None:
    answer = said("SO")
    assert "Somali (so), Soomaali" in answer
    assert "made           home page and sections: 2 pages" in answer
    found = gaps()
    assert found["guides"] == ("0 of 2", True)
    assert found["home pages"] == ("0 of 1", True)
    assert found["categories"] == ("0 of 1", True)
    assert found["interface"][0].startswith("0 of ")
    assert found["interface"][0].endswith("(0 %)")
    assert found["search"][1] is False
    assert found["table of languages"] == ("ltr, 2 plural forms, dates of so", False)
    assert found["translators"] == ("nobody yet", True)
    assert f"Still to do: {sum(is_gap for _says, is_gap in found.values())}" in answer


def test_what_is_done_is_no_gap(english, catalogue) -> None:
    outcomes()
    somali = Locale.objects.get(language_code="so")
    Page.objects.filter(locale=somali, depth=2).update(alias_of=None)
    User.objects.create_user("asha").groups.add(Group.objects.get(name="Translators: Somali"))
    found = gaps()
    assert found["home pages"] == ("1 of 1", False)
    assert found["sections"] == ("0 of 1", True)
    assert found["translators"] == ("accounts: 1", False)


def test_a_language_that_lacks_everything_is_still_described(db) -> None:
    found = {each.subject: each for each in findings(replace(SOMALI, script="klingon", plural_forms="", cldr="xx"))}
    assert found["table of languages"].is_gap
    assert "portal.E001" in found["table of languages"].says
    assert "portal.E002" in found["table of languages"].says


def test_fonts_that_are_not_installed(db, settings, tmp_path) -> None:
    settings.NODE_MODULES = tmp_path
    assert gaps()["fonts on paper"] == ("not installed: noto-sans", True)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("ha", ['Language("ha", "Hausa", "Hausa", "latin", TWO_FORMS, "ha"),', '"ha": Analysis(', "_words("]),
        ("ru", ['Language("ru", "Russian", "русский", "cyrillic", UKRAINIAN_FORMS, "ru"),']),
        ("my", ['"myanmar", ONE_FORM, "my"),', '"myanmar": Typeface(', '[data-script="myanmar"]', "noto-sans-myanmar"]),
        ("dv", ['Language("dv", "Divehi", ', '"thaana", TWO_FORMS, "dv", "rtl"),']),
        ("hz", ['Language("hz", "…", "…", "latin", TWO_FORMS, "…"),', "its nearest relative"]),
        ("he", ['"hebrew", "nplurals=3; plural=', '"he", "rtl"),']),
        ("zh_Hant", ['Language("zh-hant", "Chinese (Traditional)"']),
    ],
)
def test_a_language_that_is_not_in_the_table(db, code, lines) -> None:
    with pytest.raises(CommandError) as problem:
        said(code)
    for line in lines:
        assert line in str(problem.value)
    assert "portal/languages.py" in str(problem.value)
    assert not Locale.objects.exclude(language_code="en").exists()


@pytest.mark.parametrize("code", ["", "x", "Somali!", "so/../..", "soma li", "1"])
def test_what_is_no_code(db, code) -> None:
    with pytest.raises(CommandError, match="no language code"):
        said(code)


def test_english_is_there(db) -> None:
    with pytest.raises(CommandError, match="English first"):
        said("en")
