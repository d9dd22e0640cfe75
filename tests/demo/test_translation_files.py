"""The demo's translations go out and come back: of every page and record, in a left-to-right and a right-to-left
language.
"""

from __future__ import annotations

import re

import pytest
from wagtail.models import Revision
from wagtail_localize.models import StringTranslation, TranslationLog

from portal.exchange.exporting import export
from portal.exchange.importing import import_file
from portal.exchange.parsed import Format
from portal.exchange.planning import plan
from portal.exchange.reading import parse
from portal.exchange.scopes import Scope
from portal.exchange.xliff import HTML_UNIT
from portal.models.translation_status import TranslationStatus

MACHINE = re.compile(
    r"^#\. Made by a machine.*\n|<note>Made by a machine[^<]*</note>| subState=\"portal:machine\"", re.M
)
KEPT = (Revision, StringTranslation, TranslationLog, TranslationStatus)


def without_maker(content: str) -> str:
    """Who made a string is not in a file that a person sends."""
    return MACHINE.sub("", content)


@pytest.mark.demo
@pytest.mark.parametrize("file_format", list(Format))
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_nothing_is_lost_and_nothing_is_refused(language, file_format):
    content = export(language, Scope(), file_format)
    assert content.count(HTML_UNIT) == 0
    unchanged = plan(parse(content.encode(), language))
    assert (unchanged.changes, unchanged.empty) == ([], 0)
    assert unchanged.unchanged > 800

    counts = [model.objects.count() for model in KEPT]
    assert import_file(content.encode(), language, publish=True).changed == 0
    assert [model.objects.count() for model in KEPT] == counts

    # Every string, checked as if it were new: nothing of the demo breaks the rules that files are held to.
    StringTranslation.objects.filter(locale__language_code=language).delete()
    again = plan(parse(content.encode(), language))
    assert len(again.changes) == unchanged.unchanged
    result = import_file(content.encode(), language)
    assert result.changed == unchanged.unchanged
    assert result.incomplete == 0
    assert without_maker(export(language, Scope(), file_format)) == without_maker(content)
