"""Whatever is sent, nothing changes, and the person is told the line or the reason."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from portal.exchange import parsed, po
from portal.exchange.parsed import Format
from portal.exchange.problems import FileRefused

from .conftest import begin, everything, fill, fingerprint, give, make_site, take

pytestmark = pytest.mark.django_db
#: One string of both files, translated.
PO_STRING = 'msgid "Yes."\nmsgstr "عربي Yes."'
XLIFF_STRING = "<source>Yes.</source>\n<target>عربي Yes.</target>"


@pytest.fixture(scope="module")
def files(django_db_setup, django_db_blocker) -> Iterator[tuple[str, str]]:
    """Made once for all tests here, none of which changes it; yields its PO and its XLIFF file."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(*everything(begin(make_site())))
        yield give(Format.PO), give(Format.XLIFF)
        transaction.set_rollback(True)


def refusal(data: str | bytes, language: str = "ar", **options) -> FileRefused:
    """Why a file was refused; not one row of any table is another afterwards."""
    before = fingerprint()
    with pytest.raises(FileRefused) as refused:
        take(data, language, publish=True, **options)
    assert fingerprint() == before
    return refused.value


def line_of(text: str, words: str) -> int:
    return text.split(words)[0].count("\n") + 1


Change = Callable[[str], str | bytes]


def instead(old: str, new: str) -> Change:
    def change(content: str) -> str:
        assert old in content
        return content.replace(old, new, 1)

    return change


def zipped(content: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ar.po", content)
    return packed.getvalue()


def po_with(translation: str, source: str = "Yes.") -> Change:
    return instead(f'msgid "{source}"\nmsgstr "عربي {source}"', f'msgid "{source}"\nmsgstr "{translation}"')


def xliff_with(target: str, source: str = "Yes.") -> Change:
    return instead(
        f"<source>{source}</source>\n<target>عربي {source}</target>",
        f"<source>{source}</source>\n<target>{target}</target>",
    )


ANY_FILE: dict[str, tuple[Change, str]] = {
    "nothing": (lambda _content: b"", "empty"),
    "white space": (lambda _content: b" \n\t\n", "empty"),
    "zip": (zipped, "ZIP"),
    "gzip": (lambda content: gzip.compress(content.encode()), "gzip"),
    "png": (lambda _content: b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
    "jpeg": (lambda _content: b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
    "pdf": (lambda _content: b"%PDF-1.7\n", "PDF"),
    "mo": (lambda _content: b"\xde\x12\x04\x95" + bytes(50), "MO"),
    "utf-16 with mark": (lambda content: content.encode("utf-16"), "UTF-16"),
    "utf-16 without mark": (lambda content: content.encode("utf-16-le"), "line 1: "),
    "utf-32": (lambda content: content.encode("utf-32"), "UTF-16 or UTF-32"),
    "latin-1": (lambda content: "é\n".join(content[:99]).encode("latin-1", "replace"), "UTF-8"),
    "windows-1256": (lambda content: content.encode("cp1256", "replace"), "UTF-8"),
    "cut in a letter": (lambda content: content.encode() + codecs.encode("ع")[:1], "UTF-8"),
    "null byte": (instead("عربي Yes.", "عربي\x00 Yes."), "null byte"),
    "too large": (lambda content: content + " " * parsed.LARGEST_FILE, "larger than 20 MB"),
    "other language": (lambda content: content.replace("Language: ar", "Language: fa").replace('"ar"', '"fa"'), "“fa”"),
    "no language": (lambda content: content.replace("Language: ar", "X: y").replace(' trgLang="ar"', ""), "“”"),
    "language nobody has": (lambda content: content.replace(": ar", ": xx").replace('"ar"', '"xx"'), "“xx”"),
    "other project": (lambda content: content.replace(parsed.PROJECT, "other-site"), "not made by this portal"),
    "English altered": (
        lambda content: content.replace('"Yes."', '"Yes!"').replace(">Yes.<", ">Yes!<"),
        "English text was altered",
    ),
    "html": (lambda _content: "<html><body>Hello</body></html>", "line 1: This is not XLIFF"),
    "json": (lambda _content: '{"Yes.": "نعم"}', "line 1: This line is not"),
    "csv": (lambda _content: "Yes.,نعم\n", "line 1: This line is not"),
    "a path": (lambda _content: "/etc/hostname", "line 1: This line is not"),
    "another's xml": (lambda _content: "<resources><string/></resources>", "This is not XLIFF 2"),
}


@pytest.mark.parametrize("file_format", [0, 1], ids=["po", "xliff"])
@pytest.mark.parametrize(("change", "said"), ANY_FILE.values(), ids=ANY_FILE)
def test_whatever_the_format(files, file_format, change, said):
    problems = refusal(change(files[file_format])).problems
    assert any(said in str(problem) for problem in problems), problems


PO_FILES: dict[str, tuple[Change, str]] = {
    "script": (po_with("<script>alert(1)</script>"), "<script>"),
    "javascript link": (po_with('<a href=\\"javascript:x\\">نعم</a>'), "javascript"),
    "event": (po_with('<b onclick=\\"x\\">نعم</b>'), "onclick"),
    "invented number": (po_with("0800 999 9999"), "0800 999 9999"),
    "lost number": (
        instead("عربي Call <b>0800 123 4567</b>", "عربي Call <b>0800 123 456</b>"),
        "“0800 123 4567” must be",
    ),
    "arabic digits": (po_with("نعم ٥"), "0–9"),
    "override": (po_with("نعم\u202e"), "U+202E"),
    "unbalanced": (po_with("\u2066نعم"), "not in pairs"),
    "bell": (po_with("نعم\\b"), "U+0008"),
    "blank": (po_with("   "), "empty"),
    "endless": (po_with("نعم " * 200), "room for 300"),
    "too long for its field": (po_with("ع" * 121, "Go"), "room for 120"),
    "tag lost": (instead("عربي Call <b>0800 123 4567</b>", "عربي Call 0800 123 4567"), "<b> is missing"),
    "other link": (instead('عربي Call <b>0800 123 4567</b> or read <a id=\\"a1\\">', 'ع <a id=\\"a9\\">'), "a9"),
    "no context": (instead('/short_answer"\n', '"\n'), "does not say where"),
    "unknown page": (lambda c: c.replace(first_key(c), "00000000-0000-4000-8000-000000000000"), "No published page"),
    "no key": (lambda c: c.replace(first_key(c), "../../etc"), "No published page"),
    "database words": (lambda c: c.replace(first_key(c), "' OR 1=1 --"), "No published page"),
    "unknown place": (instead("/short_answer", "/slug"), "altered"),
    "place of a fact": (instead("/short_answer", "/sources"), "altered"),
    "twice": (lambda c: c + c[c.index("#. Title") :], "already"),
    "plural": (instead(PO_STRING, 'msgid "Yes."\nmsgid_plural "Yeses."\nmsgstr[0] "نعم"\nmsgstr[1] "نعم"'), "plural"),
    "not closed": (instead('msgstr "عربي Yes."', 'msgstr "عربي Yes.'), "not what a PO file has"),
    "quote inside": (instead('msgstr "عربي Yes."', 'msgstr "عر"بي Yes."'), "not what a PO file has"),
    "unknown escape": (po_with("\\\\x41\\x41"), "not what a PO file has"),
    "conflict": (instead(PO_STRING, f"<<<<<<< HEAD\n{PO_STRING}"), "not what a PO file has"),
    "strings without order": (instead(PO_STRING, 'msgstr "a"\nmsgstr "b"\nmsgctxt "c"\nmsgctxt "d"'), "not a PO file"),
    "bad index": (instead(PO_STRING, 'msgid "Yes."\nmsgstr[9] "a"\nmsgid_plural "b"'), "not a PO file"),
    "no header": (lambda c: c[c.index("#. Title") :], "not made by this portal"),
    "other charset": (instead("charset=UTF-8", "charset=ISO-8859-6"), "ISO-8859-6"),
    "many lines": (po_with('"\n' + '"a"\n' * (po.MOST_LINES + 2) + '"'), "more than 3000 lines"),
    "many strings": (
        lambda c: c + '\nmsgctxt "x/y"\nmsgid "a"\nmsgstr ""\n' * (parsed.MOST_STRINGS + 1),
        "more than 50000 strings",
    ),
}


def first_key(content: str) -> str:
    return content.split('msgctxt "', 1)[1].partition("/")[0]


@pytest.mark.parametrize("name", PO_FILES)
def test_po(files, name):
    change, said = PO_FILES[name]
    problems = refusal(change(files[0])).problems
    assert any(said in problem.what for problem in problems), problems
    # What the header says, or does not, is of the whole file.
    assert name in ("no header", "other charset") or all(problem.line for problem in problems), problems


def test_po_names_the_line_of_the_string(files):
    content = po_with("٥ نعم")(files[0])
    (problem,) = refusal(content).problems
    assert abs(problem.line - line_of(content, 'msgid "Yes."')) <= 2
    assert problem.where == "A guide, short_answer"


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


def test_one_wrong_string_among_right_ones_keeps_all_of_them_out(files):
    content = files[0].replace("عربي", "كردي", 5).replace('msgstr "عربي Yes."', 'msgstr "<b>"')
    assert refusal(content).total >= 1


def test_every_problem_is_told_at_once_and_not_without_end(files):
    assert refusal(files[0].replace("عربي", "٥ 77")).total > 15


@pytest.mark.parametrize("language", ["en", "xx", "", "../ar"])
def test_no_language_but_those_the_portal_has(files, language):
    assert refusal(files[0], language).problems


def test_a_script_that_is_only_text_is_shown_as_text(files):
    """It is escaped like any other text; nothing to refuse."""
    with transaction.atomic():
        assert take(xliff_with("نعم &lt;script&gt;")(files[1])).changed == 1
        transaction.set_rollback(True)


def test_foreign_notes_of_a_tool_are_read_past(files):
    marked = files[1].replace("<notes>", '<m:matches xmlns:m="urn:m"><m:match>x</m:match></m:matches><notes>')
    assert take(marked.replace("عربي Yes.", "<mrk id='m1' type='term'>عربي</mrk> Yes.")).changed == 0
