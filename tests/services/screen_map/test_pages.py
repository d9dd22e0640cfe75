"""The directory as a map, and the pictures below its markers, as a reader gets them."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdf
import pytest
from django.conf import settings
from django.core.management import call_command

from portal.feedback.limits import counted
from search.models import Document
from services.geography import Point
from services.models import Place, PlaceName
from services.models.place import PlaceKind
from services.saved_codes import code_of
from services.screen_map.grid import View
from services.screen_map.names import read_names
from services.screen_map.svg import map_svg
from tests.conftest import need
from tests.factories import make_service

from .test_clusters import LEEDS, scattered

pytestmark = pytest.mark.django_db
SHARED = Path(settings.BASE_DIR).parent / "shared" / "data"
#: In the middle of the shared extract.
EASTGATE = Point(53.7985, -1.5375)
HREF = re.compile(r'href="([^"]+)"')


@pytest.fixture
def leeds() -> Place:
    place = Place.objects.create(kind=PlaceKind.TOWN, name="Leeds", latitude=53.79648, longitude=-1.54785, population=9)
    PlaceName.objects.create(place=place, folded="leeds")
    return place


def door(point, **fields):
    fields = {"address_kind": "full", "address": "1 Open Street", "precision": "exact", **fields}
    return {"latitude": point.latitude, "longitude": point.longitude, **fields}


def printed(client, address: str) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(client.get(address).content)).pages)


def section(client, address: str) -> str:
    found = re.search(r'<section class="map".*?</section>', client.get(address).content.decode(), re.S)
    assert found, address
    return found[0]


def test_every_link_to_move_keeps_what_was_asked(client, directory, leeds):
    for number, point in enumerate(scattered(2, 12, 0.02)):
        make_service(f"service-{number}", cost="free", places=(door(point),))
    asked = "near=Leeds&cost=free&sort=name&view=map"
    moved = [
        parse_qs(urlsplit(link.replace("&amp;", "&")).query)
        for link in HREF.findall(section(client, f"/en/services/?{asked}"))
        if "at=" in link
    ]
    assert len(moved) >= 6
    for query in moved:
        assert {**query, "at": [], "zoom": []} == {**parse_qs(asked), "at": [], "zoom": []}
        assert client.get("/en/services/", {name: value[0] for name, value in query.items()}).status_code == 200


@pytest.mark.parametrize(
    "junk", ["view=map&at=x&zoom=%00", "view=map&at=99,99&zoom=1e9", "view=MAP", "view=map&page=9"]
)
def test_junk_is_answered_with_a_map_or_the_list(client, directory, junk):
    make_service("here", places=(door(LEEDS),))
    answer = client.get(f"/en/services/?{junk}")
    assert answer.status_code == 200
    assert "/en/services/here/" in answer.content.decode()


def test_the_map_says_that_it_has_no_streets(client, directory):
    make_service("here", places=(door(LEEDS),))
    assert "This map has no streets." in section(client, "/en/services/?view=map")


def test_the_picture_may_be_kept_by_everybody_and_says_nothing_of_a_reader(client, directory):
    make_service("here", places=(door(LEEDS),))
    [picture] = re.findall(r'<img src="([^"]+)"', section(client, "/en/services/?near=Leeds&view=map"))
    assert re.fullmatch(r"/map/\d/-?\d+,\d+\.svg", picture)
    answer = client.get(picture)
    assert answer["Content-Type"] == "image/svg+xml"
    assert "public" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/map/0/0,0.svg", "/map/7/0,0.svg", "/map/7/999999,999999.svg", "/map/7/1,2.png"])
def test_there_is_no_picture_of_anywhere_else(client, address):
    assert client.get(address).status_code == 404


def test_a_private_address_is_nowhere(client, directory, leeds):
    """Even of a record that has what no record should: a street and a point beside a private address."""
    hidden = {"address_kind": "private", "address": "12 Hidden Street", "postcode": "LS9 9ZZ", "precision": "exact"}
    refuge = make_service(
        "refuge", name="A refuge", places=({"latitude": 53.812345, "longitude": -1.512345, **hidden},)
    )
    make_service("open", places=(door(LEEDS),))
    addresses = [
        f"/{language}/services/{rest}"
        for language in ("en", "ar")
        for rest in ("?near=Leeds&view=map", "?view=map&at=53.8123,-1.5123&zoom=9", "?near=Leeds", "refuge/")
    ]
    said = [client.get(address).content.decode() for address in addresses]
    said += [client.get(url).content.decode() for url in HREF.findall("".join(said)) if url.startswith("/map/")]
    assert any("A refuge" in text for text in said)
    said += [printed(client, f"/{language}/services/map.pdf?near=Leeds") for language in ("en", "ar")]
    said += [printed(client, f"/en/my-list/map.pdf?s={code_of(refuge.pk)}")]
    said += [str(document) for document in Document.objects.values("words", "facts")]
    for text in said:
        for secret in ("Hidden", "LS9", "53.81234", "1.51234"):
            assert secret not in text.replace("at=53.8123", "")


def test_a_map_with_its_style_and_script_weighs_20_kb_or_less(client, directory, leeds):
    for number, point in enumerate(scattered(2, 50, 0.02)):
        make_service(f"service-{number}-for-people-in-leeds", languages=("ar", "ti"), places=(door(point),))
    static = Path(settings.STATICFILES_DIRS[0])
    names = ("css/portal.css", "css/map.css", "js/portal.js", "js/map.js", "js/my-list.js", "icons/sprite.svg")
    parts = [(static / name).read_bytes() for name in names]
    for language in ("en", "ar"):
        page = client.get(f"/{language}/services/?near=Leeds&view=map").content
        assert sum(len(gzip.compress(part)) for part in (page, *parts)) <= 20 * 1024


def test_queries(client, directory, leeds, django_assert_max_num_queries):
    for number, point in enumerate(scattered(2, 50, 0.02)):
        make_service(f"service-{number}", places=(door(point),))
    client.get("/en/services/?near=Leeds&view=map")
    with django_assert_max_num_queries(10):
        page = client.get("/en/services/?near=Leeds&view=map").content.decode()
    assert "The map shows the first 40 of 50." in page


@pytest.mark.shared_data
@pytest.mark.parametrize("zoom", [6, 7, 8, 9])
def test_streets_of_a_town_weigh_20_kb_or_less(client, zoom):
    need((SHARED / "leeds-centre.osm").exists(), "../shared/data")
    call_command("load_map", str(SHARED / "leeds-centre.osm"), verbosity=0)
    for dark in (False, True):
        drawn = map_svg(View.at(EASTGATE, zoom), dark=dark)
        assert len(gzip.compress(drawn.encode())) <= (6 if zoom == 9 else 20) * 1024
        assert "style" not in drawn
    assert "<text" not in map_svg(View.at(EASTGATE, 8))
    assert "Quarry Hill" in {label.text for label in read_names(View.at(EASTGATE, 8)).streets}


@pytest.mark.shared_data
def test_a_service_page_shows_the_streets_around_its_door(client, directory, django_assert_max_num_queries):
    need((SHARED / "leeds-centre.osm").exists(), "../shared/data")
    call_command("load_map", str(SHARED / "leeds-centre.osm"), verbosity=0)
    make_service("here", places=(door(EASTGATE),))
    make_service("by-phone", places=(door(EASTGATE, address_kind="town_only", address="", precision="postcode"),))
    client.get("/en/services/here/")
    with django_assert_max_num_queries(10):
        page = client.get("/en/services/here/").content.decode()
    assert "place-map" in page
    assert "© OpenStreetMap contributors" in page
    assert "place-map" not in client.get("/en/services/by-phone/").content.decode()


def test_however_many_maps_are_asked_for_no_flood_of_feedback_is_forgotten(client, db):
    counted("somebody")
    leeds = View.at(LEEDS, 9)
    for step in range(310):
        assert client.get(View(9, leeds.x + step, leeds.y).url).status_code == 200
    assert counted("somebody") == 2
