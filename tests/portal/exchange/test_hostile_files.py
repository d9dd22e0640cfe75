"""Whatever is sent, nothing changes, and the person is told the line or the reason. XLIFF has a file of its own."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile

import pytest

from portal.exchange import parsed, po

from .hostile import Change, instead, line_of, refusal

pytestmark = pytest.mark.django_db
#: One string of the file, translated.
PO_STRING = 'msgid "Yes."\nmsgstr "عربي Yes."'


def zipped(content: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ar.po", content)
    return packed.getvalue()


def po_with(translation: str, source: str = "Yes.") -> Change:
    return instead(f'msgid "{source}"\nmsgstr "عربي {source}"', f'msgid "{source}"\nmsgstr "{translation}"')


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


def test_one_wrong_string_among_right_ones_keeps_all_of_them_out(files):
    content = files[0].replace("عربي", "كردي", 5).replace('msgstr "عربي Yes."', 'msgstr "<b>"')
    assert refusal(content).total >= 1


def test_every_problem_is_told_at_once_and_not_without_end(files):
    assert refusal(files[0].replace("عربي", "٥ 77")).total > 15


@pytest.mark.parametrize("language", ["en", "xx", "", "../ar"])
def test_no_language_but_those_the_portal_has(files, language):
    assert refusal(files[0], language).problems
