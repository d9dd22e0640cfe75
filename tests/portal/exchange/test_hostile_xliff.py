"""XLIFF files that are wrong: nothing changes, and the line is told."""

from __future__ import annotations

import pytest
from django.db import transaction

from portal.exchange import parsed

from .conftest import take
from .hostile import Change, instead, line_of, refusal

pytestmark = pytest.mark.django_db
#: One string of the file, translated.
XLIFF_STRING = "<source>Yes.</source>\n<target>عربي Yes.</target>"


def xliff_with(target: str, source: str = "Yes.") -> Change:
    return instead(
        f"<source>{source}</source>\n<target>عربي {source}</target>",
        f"<source>{source}</source>\n<target>{target}</target>",
    )


def bomb(content: str) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    return content.replace("<xliff", f"<!DOCTYPE xliff [{entities}]>\n<xliff", 1).replace("عربي Yes.", "&l9;")


def external(content: str) -> str:
    dtd = '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return content.replace("<xliff", f"{dtd}\n<xliff", 1).replace("عربي Yes.", "&x;")


def outside_dtd(content: str) -> str:
    return content.replace("<xliff", '<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">\n<xliff', 1)


def copied(content: str, begin: str, end: str) -> str:
    start = content.index(begin)
    stop = content.index(end, start) + len(end)
    return content[:stop] + "\n" + content[start:stop] + content[stop:]


def declared(encoding: str) -> Change:
    return instead('encoding="UTF-8"', f'encoding="{encoding}"')


XLIFF_FILES: dict[str, tuple[Change, str]] = {
    "entities": (bomb, "DOCTYPE"),
    "external entity": (external, "DOCTYPE"),
    "outside document type": (outside_dtd, "DOCTYPE"),
    "empty document type": (instead("<xliff", "<!DOCTYPE xliff>\n<xliff"), "DOCTYPE"),
    "entity nobody declared": (xliff_with("&nbsp;نعم"), "well-formed"),
    "deep": (xliff_with("<mrk id='m'>" * 500 + "نعم" + "</mrk>" * 500), "deep"),
    "deep elsewhere": (instead("<notes>", "<notes>" + "<n>" * 9999 + "</n>" * 9999), "deep"),
    "not closed": (lambda c: c[: len(c) // 2], "well-formed"),
    "two roots": (lambda c: c + "<xliff/>", "well-formed"),
    "xliff 1.2": (instead('xliff:document:2.0"', 'xliff:document:1.2"'), "not XLIFF 2"),
    "version 1": (instead('version="2.0"', 'version="1.2"'), "not XLIFF 2"),
    "other source language": (instead('srcLang="en"', 'srcLang="fr"'), "not made by this portal"),
    "declared utf-16": (declared("UTF-16"), "Save it as UTF-8"),
    "declared latin-1": (declared("ISO-8859-1"), "Save it as UTF-8"),
    "declared utf-7": (declared("UTF-7"), "Save it as UTF-8"),
    "script as element": (xliff_with("<script>alert(1)</script>"), "cannot be taken here"),
    "script of html": (xliff_with('<script xmlns="http://www.w3.org/1999/xhtml">x</script>'), "cannot be taken here"),
    "invented code": (xliff_with('<pc id="7">نعم</pc>'), "code “7”"),
    "invented data": (instead("&lt;b&gt;</data>", "&lt;script&gt;</data>"), "altered"),
    "data of a link": (instead('"s2">&lt;a id="a1"&gt;', '"s2">&lt;a href="javascript:x"&gt;'), "altered"),
    "code of the other kind": (xliff_with('<ph id="1"/>نعم', "Ask again."), "code “1”"),
    "split codes": (xliff_with('<sc id="1"/>نعم<ec startRef="1"/>'), "cannot be taken here"),
    "split string": (
        instead(f"{XLIFF_STRING}\n</segment>", f"{XLIFF_STRING}\n</segment><segment><source/></segment>"),
        "several segments",
    ),
    "two targets": (instead(XLIFF_STRING, f"{XLIFF_STRING}<target>نعم</target>"), "more than one <target>"),
    "no source": (instead("<source>Yes.</source>", ""), "no English text"),
    "same unit twice": (lambda c: copied(c, "<unit ", "</unit>"), "same id"),
    "same file twice": (lambda c: copied(c, "<file ", "</file>"), "in the file twice"),
    "no name": (instead(' name="short_answer"', ""), "does not say where"),
    "other name": (instead(' name="short_answer"', ' name="slug"'), "altered"),
    "unknown page": (lambda c: c.replace(file_key(c), "00000000-0000-4000-8000-000000000000"), "No published page"),
    "no key": (lambda c: c.replace(file_key(c), "x"), "No published page"),
    "stray text": (instead("<segment", "hello <segment"), "text where none belongs"),
    "lost number": (instead("عربي Open at 10:00", "عربي Open at 11:00"), "1000"),
    "override by cp": (xliff_with('نعم<cp hex="202E"/>'), "U+202E"),
    "null by cp": (xliff_with('نعم<cp hex="0"/>'), "number of a character"),
    "surrogate by cp": (xliff_with('نعم<cp hex="D800"/>'), "number of a character"),
    "nonsense by cp": (xliff_with('نعم<cp hex="zz"/>'), "number of a character"),
    "number by reference": (xliff_with("نعم &#49;&#50;"), "“12”"),
    "override by reference": (xliff_with("نعم&#x202E;"), "U+202E"),
    "cdata": (xliff_with("<![CDATA[<b>نعم</b> 12]]>"), "“12”"),
    "blank": (xliff_with(" "), "empty"),
    "too long": (xliff_with("نعم " * 300), "room for 300"),
    "html unit": (
        lambda c: instead(' name="short_answer">', ' name="short_answer" type="portal:html">')(
            xliff_with("&lt;script&gt;x&lt;/script&gt;")(c)
        ),
        "<script>",
    ),
    "many strings": (
        lambda c: c.replace("</file>", '<unit id="x" name="y"/>' * (parsed.MOST_STRINGS + 1) + "</file>", 1),
        "more than 50000",
    ),
}


def file_key(content: str) -> str:
    return content.split('id="f-', 1)[1].partition('"')[0]


@pytest.mark.parametrize(("change", "said"), XLIFF_FILES.values(), ids=XLIFF_FILES)
def test_xliff(files, change, said):
    problems = refusal(change(files[1])).problems
    assert any(said in problem.what for problem in problems), problems
    assert all(problem.line for problem in problems), problems


def test_xliff_names_the_line_of_the_translation(files):
    content = xliff_with("٥ نعم")(files[1])
    (problem,) = refusal(content).problems
    assert problem.line == line_of(content, "<target>٥ نعم")


def test_a_script_that_is_only_text_is_shown_as_text(files):
    """It is escaped like any other text; nothing to refuse."""
    with transaction.atomic():
        assert take(xliff_with("نعم &lt;script&gt;")(files[1])).changed == 1
        transaction.set_rollback(True)


def test_foreign_notes_of_a_tool_are_read_past(files):
    marked = files[1].replace("<notes>", '<m:matches xmlns:m="urn:m"><m:match>x</m:match></m:matches><notes>')
    assert take(marked.replace("عربي Yes.", "<mrk id='m1' type='term'>عربي</mrk> Yes.")).changed == 0
