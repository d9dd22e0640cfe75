"""Articles on paper: every block is there, in one language or two, and none of it is markup."""

from __future__ import annotations

import datetime
import io

import pypdf
import pytest
from wagtail.models import Page, Site

from home.entitlements.answers import forget
from home.leaflets.making import in_other_language, leaflet_of
from home.models import Entitlement, GuidePage, HomePage, TopicPage
from portal.languages import LANGUAGES
from portal.paper.errors import FontMissing
from portal.paper.fonts import require_font
from tests.conftest import need
from tests.factories.entitlements import make_entitlement

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 22)
HOSTILE = '#panic("x") $x^2$ *bold* `raw` @label <b> \\u{41} // #{1+1} [x] = Title'
TEXT = (
    '<p>Phone <b>0800 123 4567</b> or read <a href="https://example.org/help/">this</a>.</p>'
    "<ol><li>First</li><li>Then</li></ol><ul><li>Point<br/>two lines</li></ul>"
)


def line(value: str, number: int) -> dict[str, object]:
    return {"type": "item", "id": f"line-{number}", "value": value}


def body(say: str = "") -> list[dict[str, object]]:
    return [
        {"type": "you_can", "id": "can", "value": [line(f"{say}Register.", 1)]},
        {"type": "you_do_not_need", "id": "need", "value": [line(f"{say}A passport.", 2)]},
        {"type": "heading", "id": "head", "value": f"{say}How it works"},
        {
            "type": "steps",
            "id": "steps",
            "value": [{"type": "item", "id": "s", "value": {"title": f"{say}Go there", "text": f"{say}By bus"}}],
        },
        {"type": "text", "id": "text", "value": TEXT.replace("First", f"{say}First")},
        {
            "type": "words_explained",
            "id": "words",
            "value": [{"type": "item", "id": "w", "value": {"word": "GP", "meaning": f"{say}A doctor"}}],
        },
        {"type": "call_out", "id": "call", "value": {"kind": "danger", "text": f"{say}Call 999"}},
        {"type": "entitlement", "id": "rules", "value": {"care": "gp", "nations": []}},
    ]


@pytest.fixture
def guide(locales) -> GuidePage:
    for code in ("en", "ar"):
        try:
            require_font(LANGUAGES[code])
        except FontMissing as missing:
            need(False, str(missing))
    Page.objects.filter(depth=2).delete()
    home = HomePage(title="Home", slug="home", locale=locales["en"], tagline="t")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    topic = TopicPage(title="Section", slug="section", locale=locales["en"])
    home.add_child(instance=topic)
    source = {"title": "The rules", "publisher": "NHS", "url": "https://example.org/rules", "dated": "2024-05"}
    page = GuidePage(
        title="A guide",
        slug="guide",
        short_answer="Yes, it is free.",
        nations=["england"],
        locale=locales["en"],
        sources=[("source", source)],
        body=body(),
    )
    topic.add_child(instance=page)
    make_entitlement(short_answer="Anyone can register.", documents_not_needed=["photo_id"])
    return page


@pytest.fixture
def arabic(guide, locales) -> GuidePage:
    page = guide.copy_for_translation(locales["ar"], copy_parents=True)
    page.title, page.short_answer, page.body = "دليل", "نعم، مجاني.", body("عربي ")
    page.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


def read(answer) -> str:
    assert answer["Content-Type"] == "application/pdf", answer.content[:2000]
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(page.extract_text() for page in pages).replace("\u200b", "")
    return " ".join(text.split())


def test_everything_on_the_page_is_on_the_paper(client, guide):
    answer = client.get("/en/section/guide/?print")
    text = read(answer)
    for said in (
        "A guide",
        "Yes, it is free.",
        "This is true in England.",
        "You can",
        "Register.",
        "You do not need",
        "A passport.",
        "How it works",
        "Go there",
        "By bus",
        "0800 123 4567",
        "example.org/help",
        "First",
        "two lines",
        "A doctor",
        "Call 999",
        "Anyone can register.",
        "Photo ID",
        "The rules, NHS, May 2024",
        "example.org/rules",
        "No organisation has checked this page yet.",
        "Check again after",
        "/en/section/guide",
    ):
        assert said in text, said
    assert answer["Content-Disposition"] == 'inline; filename="guide.pdf"'
    assert not answer.cookies


def test_it_is_a_tagged_a5_page_with_title_and_language(client, guide):
    reader = pypdf.PdfReader(io.BytesIO(client.get("/en/section/guide/?print").content))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [420, 595]
    assert reader.metadata.title == "A guide"
    assert reader.root_object["/Lang"].startswith("en")
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_two_languages_beside_each_other(client, arabic):
    text = read(client.get("/ar/section/guide/?print&also=en"))
    assert "Yes, it is free." in text
    assert "A guide" in text
    assert "0800 123 4567" in text
    leaflet = leaflet_of(arabic, in_other_language(arabic, "en"), lambda path: f"https://x.example{path}", DAY)
    assert (leaflet.here.language.code, leaflet.also.language.code) == ("ar", "en")
    assert [block.key for block in leaflet.here.body] == [block.key for block in leaflet.also.body]


@pytest.mark.parametrize("also", ["en", "fr", "xx", "", "%00", "ar"])
def test_a_second_language_that_is_not_there_is_left_out(client, guide, also):
    assert "Yes, it is free." in read(client.get(f"/en/section/guide/?print&also={also}"))


def test_what_is_overdue_is_not_printed(client, guide):
    Entitlement.objects.update(next_check_due="2020-01-01")
    forget()
    assert "Anyone can register." not in read(client.get("/en/section/guide/?print"))


def test_words_never_become_markup(client, guide):
    guide.title, guide.short_answer = f"{HOSTILE} title", f"{HOSTILE} answer"
    guide.body = [
        {"type": "text", "id": "t", "value": f"<p>{HOSTILE.replace('<b>', '&lt;b&gt;')} text</p>"},
        {"type": "heading", "id": "h", "value": f"{HOSTILE} heading"},
        {"type": "call_out", "id": "c", "value": {"kind": "good_to_know", "text": f"{HOSTILE} call"}},
    ]
    guide.save_revision().publish()
    text = read(client.get("/en/section/guide/?print"))
    for part in ("title", "answer", "text", "heading", "call"):
        assert f"[x] = Title {part}" in text
    assert text.count('#panic("x")') >= 5


def test_the_page_leads_to_its_leaflet(client, arabic):
    assert 'href="?print"' in client.get("/en/section/guide/").content.decode()
    page = client.get("/ar/section/guide/").content.decode()
    assert 'href="?print&amp;also=en"' in page
