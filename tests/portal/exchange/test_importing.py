"""What a file does to strings, drafts and what readers see."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from home.models import GuidePage, TopicPage
from portal.exchange import importing
from portal.exchange.importing import Result
from portal.exchange.parsed import Format
from portal.exchange.problems import FileRefused
from portal.exchange.scopes import Scope, ScopeKind
from portal.models import User
from portal.models.translation_status import State, TranslationStatus
from services.models import Category, Service

from .conftest import everything, fill, fingerprint, give, take, translated

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("file_format", list(Format))
GUIDE = Scope(ScopeKind.SECTION, "section")
SERVICES = Scope(ScopeKind.RECORDS, "service")
CATEGORIES = Scope(ScopeKind.RECORDS, "category")


@pytest.fixture
def filled(begun):
    """A whole Arabic file of each format, and no translation in the database."""
    fill(*everything(begun))
    files = {file_format: give(file_format) for file_format in Format}
    parts = {scope.name: give(scope=scope) for scope in (GUIDE, SERVICES, CATEGORIES)}
    StringTranslation.objects.all().delete()
    return {**files, **parts}


def arabic(model, row):
    return model.objects.filter(translation_key=row.translation_key, locale__language_code="ar").first()


def states() -> dict[str, str]:
    return {each.source.title: each.state for each in TranslationStatus.objects.select_related("source")}


@BOTH
def test_whole_pages_become_drafts(begun, filled, file_format):
    result = take(filled[file_format])
    assert (result.drafts, result.published, result.incomplete) == (4, 0, 0)
    # Kinds of help and the like have no drafts.
    assert result.waiting == 1
    page = arabic(GuidePage, begun.guide)
    assert (page.live, page.draft_title) == (False, translated("A guide"))
    assert arabic(Service, begun.service).live is False
    assert arabic(Category, begun.category) is None


@BOTH
def test_or_are_published_in_the_same_transaction(begun, filled, file_format):
    result = take(filled[file_format], publish=True)
    assert (result.published, result.drafts, result.waiting) == (5, 0, 0)
    page = arabic(GuidePage, begun.guide)
    assert page.live
    assert page.short_answer == translated("Yes.")
    assert '<a href="https://example.org/help">' in str(page.body)
    assert page.url_path.endswith("/section/guide/")
    assert arabic(TopicPage, begun.topic).introduction == translated("Line one.\nLine two.")
    assert arabic(Service, begun.service).summary == translated("Open at 10:00. It's free.")
    assert arabic(Category, begun.category).name == translated("Legal advice")
    assert not any(each.live and each.alias_of_id for each in Page.objects.filter(locale__language_code="ar"))
    assert states()["A guide"] == State.TRANSLATED


def test_strings_say_who_made_them_and_how(begun, filled):
    user = User.objects.create_superuser("translator", password="x")
    take(filled[Format.XLIFF], user=user)
    assert set(StringTranslation.objects.values_list("translation_type", "tool_name", "last_translated_by")) == {
        ("manual", "XLIFF file", user.pk)
    }
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_only_strings_that_differ_are_written(begun, filled):
    take(filled[Format.PO])
    before = dict(StringTranslation.objects.values_list("pk", "updated_at"))
    result = take(filled[Format.PO].replace('msgstr "عربي Yes."', 'msgstr "عربي نعم."'))
    changed = {pk for pk, at in StringTranslation.objects.values_list("pk", "updated_at") if before[pk] != at}
    assert result.changed == len(changed) == 1
    assert (result.drafts, result.waiting) == (1, 0)


def test_a_draft_of_what_is_live_changes_nothing_that_readers_see(begun, filled):
    take(filled[Format.PO], publish=True)
    guide, service = arabic(GuidePage, begun.guide), arabic(Service, begun.service)
    content = filled[Format.PO].replace('msgstr "عربي Yes."', 'msgstr "نعم"').replace("عربي Open at", "مفتوح")
    assert take(content).drafts == 2
    for model, row, field, new in ((GuidePage, guide, "short_answer", "نعم"), (Service, service, "summary", "مفتوح")):
        now = model.objects.get(pk=row.pk)
        assert now.live
        assert getattr(now, field) == getattr(row, field)
        assert now.has_unpublished_changes
        assert getattr(now.get_latest_revision_as_object(), field).startswith(new)


def test_what_is_live_is_published_anew(begun, filled):
    take(filled[Format.PO], publish=True)
    content = filled[Format.PO].replace('msgstr "عربي Yes."', 'msgstr "نعم"').replace("عربي Open at", "مفتوح")
    assert take(content, publish=True).published == 2
    assert arabic(GuidePage, begun.guide).short_answer == "نعم"
    assert arabic(Service, begun.service).summary.startswith("مفتوح")
    assert not arabic(GuidePage, begun.guide).has_unpublished_changes


def test_what_is_not_whole_stays_in_translation(begun, filled):
    content = filled["section"].replace('msgstr "عربي Yes."', 'msgstr ""')
    result = take(content, publish=True)
    assert (result.published, result.incomplete, result.empty) == (1, 1, 1)
    assert arabic(GuidePage, begun.guide).live is False
    assert states()["A guide"] == State.IN_TRANSLATION
    assert take(filled["section"], publish=True).published == 1
    assert arabic(GuidePage, begun.guide).live


def test_an_empty_string_takes_no_translation_away(begun, filled):
    take(filled[Format.PO])
    before = fingerprint()
    assert take(filled[Format.PO].replace('msgstr "عربي Yes."', 'msgstr ""')).changed == 0
    assert fingerprint() == before


def test_fuzzy_strings_are_left_alone(begun, filled):
    key = 'msgid "Yes."\nmsgstr "عربي Yes."'
    start = filled["section"].index(key)
    start = filled["section"].rindex("msgctxt", 0, start)
    content = f"{filled['section'][:start]}#, fuzzy\n{filled['section'][start:]}"
    result = take(content)
    assert (result.unfinished, result.incomplete) == (1, 1)
    assert not StringTranslation.objects.filter(translation_of__data="Yes.")


def test_a_page_whose_parents_nobody_translated_can_be_published(begun, filled):
    fill(begun.guide)
    content = give(scope=Scope(ScopeKind.PAGE, "section/guide"))
    StringTranslation.objects.all().delete()
    assert take(content, publish=True).published == 1
    assert arabic(GuidePage, begun.guide).live
    assert arabic(TopicPage, begun.topic).alias_of_id
    # What stands in for the parent becomes the parent when that is translated.
    waiting = filled["section"]
    assert take(waiting).waiting == 1
    topic = arabic(TopicPage, begun.topic)
    assert topic.alias_of_id
    assert topic.title == "Section"
    assert take(waiting.replace("عربي Section", "عربي القسم Section"), publish=True).published == 1
    assert arabic(TopicPage, begun.topic).alias_of_id is None
    assert arabic(TopicPage, begun.topic).live


@BOTH
def test_english_that_has_changed_refuses_the_file_or_is_left_out(begun, filled, file_format):
    guide = GuidePage.objects.get(pk=begun.guide.pk)
    guide.short_answer = "No."
    guide.save_revision().publish()
    before = fingerprint()
    with pytest.raises(FileRefused) as refused:
        take(filled[file_format])
    assert fingerprint() == before
    (problem,) = refused.value.problems
    assert "English has changed" in problem.what
    assert "Yes." in problem.what
    assert problem.line
    result = take(filled[file_format], skip_outdated=True)
    assert result.skipped == 1
    assert result.incomplete == 1
    assert not StringTranslation.objects.filter(data=translated("Yes.")).exists()


def test_a_block_that_was_taken_away_is_english_that_has_changed(begun, filled):
    guide = GuidePage.objects.get(pk=begun.guide.pk)
    guide.body = [block for block in guide.body.raw_data if block["type"] != "you_can"]
    guide.save_revision().publish()
    with pytest.raises(FileRefused, match="English has changed"):
        take(filled[Format.PO])
    assert take(filled[Format.PO], skip_outdated=True).skipped == 1


def test_a_mistake_while_saving_undoes_everything(begun, filled, monkeypatch):
    def fail(translation, **kwargs):
        if translation.source.object_repr == "A guide":
            raise ValidationError({"title": "Too long."})
        return save(translation, **kwargs)

    save = importing.save
    monkeypatch.setattr(importing, "save", fail)
    before = fingerprint()
    with pytest.raises(FileRefused, match="A guide: Too long"):
        take(filled[Format.PO], publish=True)
    assert fingerprint() == before


def test_a_stopped_translation_is_not_saved(begun, filled):
    take(filled["section"], publish=True)
    Translation.objects.update(enabled=False)
    revisions = Revision.objects.count()
    assert take(filled["section"].replace('"عربي Yes."', '"نعم"'), publish=True).waiting == 1
    assert Revision.objects.count() == revisions


def test_what_a_machine_made_is_a_person_s_once_it_was_corrected(begun):
    fill(begun.guide, translation_type="machine", tool_name="A machine")
    content = give(scope=GUIDE).replace('msgstr "عربي Yes."', 'msgstr "نعم"')
    assert take(content).changed == 1
    kinds = dict(StringTranslation.objects.values_list("data", "translation_type"))
    assert kinds["نعم"] == "manual"
    assert set(kinds.values()) == {"manual", "machine"}


def test_markup_is_stored_as_the_site_writes_it(begun):
    fill(begun.topic)
    content = give(scope=GUIDE).replace("عربي Line one.<br/>Line two.", "واحد<br>اثنان & ثلاثة")
    take(content)
    assert StringTranslation.objects.filter(data="واحد<br/>اثنان &amp; ثلاثة").exists()


def test_an_incomplete_string_of_one_page_does_not_hold_others_up(begun, filled):
    content = filled[Format.PO].replace('msgstr "عربي Yes."', 'msgstr ""')
    result = take(content, publish=True)
    assert (result.published, result.incomplete) == (4, 1)


def test_languages_do_not_touch_one_another(begun, filled):
    fill(begun.guide, language="fr")
    french = sorted(StringTranslation.objects.values_list("data", flat=True))
    take(filled[Format.PO], publish=True)
    assert sorted(StringTranslation.objects.filter(locale__language_code="fr").values_list("data", flat=True)) == french
    assert Locale.objects.get(language_code="fr").pk


def test_nothing_done_is_said_as_nothing():
    assert Result() == Result(changed=0, published=0)
