"""Out and in again: nothing is lost, and what was not touched changes nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter

import polib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from portal.exchange.parsed import Format
from portal.exchange.scopes import NothingThere, Scope, ScopeKind, rows_of
from portal.exchange.xliff import HTML_UNIT, NAMESPACE
from portal.translation_states import OUTDATED_TOOL

from .conftest import everything, fill, fingerprint, give, items_of, take, translated

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("file_format", list(Format))
XML = {"x": NAMESPACE}
MADE = [{}, {"translation_type": "machine"}, {"tool_name": OUTDATED_TOOL}, {"has_error": True}]


@BOTH
@pytest.mark.parametrize("language", ["ar", "fr", "zh-hans"])
def test_what_is_taken_out_and_emptied_comes_back_by_its_file(begun, file_format, language):
    fill(*everything(begun), language=language)
    before = give(file_format, language=language)
    stored = sorted(StringTranslation.objects.values_list("data", flat=True))
    StringTranslation.objects.all().delete()
    empty = give(file_format, language=language)
    result = take(before, language)
    assert give(file_format, language=language) == before != empty
    assert sorted(StringTranslation.objects.values_list("data", flat=True)) == stored
    assert result.changed == len(stored) > 15


@BOTH
def test_both_formats_say_the_same(begun, file_format):
    """A file of one format fills what a file of the other then finds to be there."""
    fill(*everything(begun))
    other = Format.PO if file_format is Format.XLIFF else Format.XLIFF
    first, second = give(file_format), give(other)
    StringTranslation.objects.all().delete()
    take(first)
    assert give(other) == second


@BOTH
@pytest.mark.parametrize("made", MADE)
def test_a_file_sent_back_as_it_was_changes_no_row(begun, file_format, made):
    fill(*everything(begun), **made)
    before = fingerprint()
    result = take(give(file_format), publish=True)
    assert result.changed == 0
    assert fingerprint() == before


@BOTH
def test_nor_does_one_with_windows_line_ends_or_a_byte_order_mark(begun, file_format):
    fill(*everything(begun))
    before = fingerprint()
    content = "\ufeff" + give(file_format).replace("\n", "\r\n")
    assert take(content).changed == 0
    assert fingerprint() == before


@BOTH
def test_taking_out_writes_nothing_even_where_nobody_has_begun(site, file_format):
    before = fingerprint()
    content = give(file_format)
    assert fingerprint() == before
    assert "Call" in content
    assert "0800 123 4567" in content


@BOTH
def test_a_file_made_before_anybody_began_can_be_taken_in(site, file_format):
    content = give(file_format)
    filled = content.replace('msgstr ""\n\n', 'msgstr "كلمات"\n\n')
    if file_format is Format.XLIFF:
        filled = content.replace("<source>Ask again.</source>", "<source>Ask again.</source>\n<target>اسأل</target>")
    else:
        filled = content.replace('msgid "Ask again."\nmsgstr ""', 'msgid "Ask again."\nmsgstr "اسأل"')
    assert take(filled).changed == 1
    assert StringTranslation.objects.get().data == "اسأل"


@BOTH
def test_the_same_content_gives_the_same_bytes(begun, file_format):
    fill(begun.guide)
    assert give(file_format) == give(file_format)


def test_a_po_file_can_be_read_by_others_and_names_each_string_once(begun):
    fill(begun.guide)
    catalogue = polib.pofile(give(), check_for_duplicates=False)
    assert catalogue.metadata["Language"] == "ar"
    assert "nplurals=6" in catalogue.metadata["Plural-Forms"]
    names = Counter((entry.msgctxt, entry.msgid) for entry in catalogue)
    assert max(names.values()) == 1
    assert len(names) == sum(len(item.units) for item in items_of(*rows_of(Scope())))


def test_an_xliff_file_is_valid_in_structure(begun):
    fill(begun.guide)
    root = ET.fromstring(give(Format.XLIFF).encode())
    assert root.tag == f"{{{NAMESPACE}}}xliff"
    assert root.attrib == {"version": "2.0", "srcLang": "en", "trgLang": "ar"}
    files = root.findall("x:file", XML)
    assert len({file.get("id") for file in files}) == len(files) == len(list(rows_of(Scope()))) - 1  # no words in one
    for file in files:
        units = file.findall("x:unit", XML)
        assert len({unit.get("id") for unit in units}) == len(units) > 0
        for unit in units:
            order = [child.tag.rpartition("}")[2] for child in unit]
            assert order == [name for name in ("notes", "originalData", "segment") if name in order]
            data = {each.get("id") for each in unit.iterfind("x:originalData/x:data", XML)}
            for side in ("source", "target"):
                codes = list(unit.iterfind(f"x:segment/x:{side}//", XML))
                assert len({code.get("id") for code in codes}) == len(codes)
                for code in codes:
                    named = {code.get(name) for name in ("dataRef", "dataRefStart", "dataRefEnd")} - {None}
                    assert named
                    assert named <= data


def test_tags_and_links_are_codes_in_xliff(begun):
    content = give(Format.XLIFF)
    assert '<data id="s2">&lt;a id="a1"&gt;</data>' in content
    assert ">0800 123 4567</pc> or read <pc " in content
    assert HTML_UNIT not in content


def test_what_cannot_be_taken_apart_is_given_as_it_is(begun):
    fill(begun.guide)
    row = StringTranslation.objects.get(data__contains="0800")
    row.data = row.data.replace("<b>", "<strong>").replace("</b>", "</strong>")
    row.save()
    content = give(Format.XLIFF)
    assert content.count(HTML_UNIT) == 1
    assert take(content).changed == 0


def test_translators_are_told_what_must_stay_and_what_was_made_how(begun):
    fill(begun.guide, translation_type="machine")
    content = give()
    assert "#. Title: A guide" in content
    assert "#. Address: /en/section/guide/" in content
    assert '<b> <a id="a1"> 0800 123 4567' in content
    assert "#. Room for 120 characters." in content
    assert "#. Made by a machine. Nobody has checked it." in content
    assert "fuzzy" not in content


@BOTH
def test_what_english_left_behind_is_unfinished_and_says_what_it_was_made_from(begun, file_format):
    fill(begun.guide)
    guide = type(begun.guide).objects.get(pk=begun.guide.pk)
    guide.short_answer = "No."
    guide.save_revision().publish()
    content = give(file_format)
    assert translated("Yes.") in content
    if file_format is Format.PO:
        assert '#, fuzzy\n#| msgid "Yes."\n' in content
    else:
        assert 'state="initial" subState="portal:outdated"' in content
        assert "The English was: Yes." in content
    before = fingerprint()
    assert take(content).unfinished == 1
    assert fingerprint() == before


@BOTH
def test_a_translator_can_say_that_it_is_still_right(begun, file_format):
    fill(begun.guide)
    guide = type(begun.guide).objects.get(pk=begun.guide.pk)
    guide.short_answer = "Certainly."
    guide.save_revision().publish()
    content = give(file_format)
    confirmed = content.replace("#, fuzzy\n", "").replace('state="initial" subState="portal:outdated"', 'state="final"')
    assert take(confirmed).changed == 1
    row = StringTranslation.objects.get(translation_of__data="Certainly.")
    assert (row.tool_name, row.data) == (file_format.tool_name, translated("Yes."))


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        (Scope(), ["Home", "Section", "A guide", "Food bank", "Legal advice"]),
        (Scope(ScopeKind.SECTION, "section"), ["Section", "A guide"]),
        (Scope(ScopeKind.RECORDS, "service"), ["Food bank"]),
        (Scope(ScopeKind.RECORDS, "services.category"), ["Legal advice"]),
        (Scope(ScopeKind.PAGE, "/en/section/guide/"), ["A guide"]),
        (Scope(ScopeKind.PAGE, "section"), ["Section"]),
        (Scope(ScopeKind.PAGE, "/en/"), ["Home"]),
    ],
    ids=str,
)
def test_what_was_asked_for_is_in_the_file(begun, scope, named):
    titles = {"Home", "Section", "A guide", "Food bank", "Legal advice"}
    content = give(scope=scope)
    assert {title for title in titles if f"#. Title: {title}\n" in content} == set(named)


@pytest.mark.parametrize("scope", ["section:no", "kind:user", "kind:wagtailcore.page", "page:/en/no/", "page:../x"])
def test_what_is_not_there_is_said(begun, scope):
    with pytest.raises(NothingThere):
        give(scope=Scope.parse(scope))


def test_drafts_and_unpublished_pages_are_not_in_a_file(begun):
    guide = type(begun.guide).objects.get(pk=begun.guide.pk)
    guide.short_answer = "A secret draft."
    guide.save_revision()
    assert "secret" not in give()
    guide.refresh_from_db()
    guide.unpublish()
    assert "A guide" not in give()


@pytest.mark.parametrize("count", [1, 5])
def test_queries_do_not_grow_with_the_number_of_records(begun, count):
    from services.models import Service
    from tests.factories import make_service

    for number in range(count):
        make_service(f"other-{number}", organisation=begun.service.organisation)
    fill(*Service.objects.all())
    with CaptureQueriesContext(connection) as queries:
        give(scope=Scope(ScopeKind.RECORDS, "service"))
    assert len(queries) <= 5
