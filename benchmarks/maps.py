"""How fast maps are made and how much they weigh: ``.venv/bin/python -m benchmarks.maps [--json]``.

A scratch database is filled with the extracts of OpenStreetMap given by ``--map`` (those of Leeds in ../shared/data
where they are there); ``--region`` names one more, of which only the loading is measured (``make_region`` invents one).
Services are invented, on those streets. Prints are made anew each time, as for the first who asks.

WeasyPrint sets the same text with the same TrueType fonts, where it is installed (requirements/benchmarks.txt). Times
are medians of rounds; ratios are within one run; nothing fails because of a time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

SHARED = Path(__file__).parents[2] / "shared" / "data"
EXTRACTS = (SHARED / "leeds-centre.osm", SHARED / "leeds-university.osm.pbf")
COUNTS = (10, 40, 200)
LOADING = """
import json, sys, threading, time
import django
django.setup()
from django.core.management import call_command
peak = {}
def watch():
    while True:
        for line in open("/proc/self/status"):
            name, _, value = line.partition(":")
            if name in ("RssAnon", "RssFile"):
                peak[name] = max(peak.get(name, 0), int(value.split()[0]) // 1024)
        time.sleep(0.2)
before = {}
threading.Thread(target=watch, daemon=True).start()
time.sleep(0.3)
before = dict(peak)
start = time.perf_counter()
call_command("load_map", sys.argv[1], stdout=open("/dev/null", "w"))
print(json.dumps({"seconds": time.perf_counter() - start, "before": before, "peak": peak}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.maps", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--map", type=Path, nargs="*", default=[path for path in EXTRACTS if path.exists()])
    parser.add_argument("--region", type=Path, help="a large extract, only to be loaded")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/maps.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
        found = measured(asked)
    print(json.dumps(found, indent=1) if asked.json else table(found))


def measured(asked: argparse.Namespace) -> dict[str, Any]:
    """Everything, by what was measured. Seconds and bytes."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    found: dict[str, Any] = {"processors": os.cpu_count(), "load before": round(os.getloadavg()[0], 1)}
    for path in [*asked.map, *([asked.region] if asked.region else [])]:
        found[f"load_map {path.name}"] = loading(path)
    found |= prints(asked.rounds)
    found |= beside_others(asked.rounds)
    found |= screens(asked.rounds)
    return found


def loading(path: Path) -> dict[str, float]:
    """In a process of its own. ``own MB``: memory beyond what the portal has before; mapped files can be given back."""
    run = subprocess.run([sys.executable, "-c", LOADING, str(path)], capture_output=True, text=True, check=True)
    said = json.loads(run.stdout.splitlines()[-1])
    size = path.stat().st_size / 1e6
    return {
        "file MB": round(size, 1),
        "seconds": round(said["seconds"], 1),
        "MB a second": round(size / said["seconds"], 2),
        "own MB": said["peak"]["RssAnon"] - said["before"]["RssAnon"],
        "mapped MB": said["peak"]["RssFile"] - said["before"]["RssFile"],
    }


def prints(rounds: int) -> dict[str, Any]:
    from services.maps.document import map_pdf

    found = {}
    for language in ("en", "ar"):
        for count in COUNTS:
            asked = request(count, language)
            map_pdf(asked)
            seconds, pdf = timed(lambda asked=asked: map_pdf(asked), rounds)
            found[f"PDF {count} {language}"] = {"seconds": seconds, "KB": round(len(pdf) / 1024)}
    return found


def beside_others(rounds: int) -> dict[str, Any]:
    """Forty services in Arabic and English with streets, beside the same text without a map, and beside WeasyPrint."""
    from portal.languages import LANGUAGES
    from portal.paper.typesetting import typeset
    from services.maps.document import _data, map_pdf

    asked = request(40, "ar", also="en")
    without = _data(asked) | {"map": None}
    languages = [LANGUAGES["ar"], LANGUAGES["en"]]
    map_pdf(asked)
    with_map, pdf = timed(lambda: map_pdf(asked), rounds)
    text, _pdf = timed(lambda: typeset("map.typ", without, languages, asked.printed_on), rounds)
    found: dict[str, Any] = {
        "PDF 40 ar+en with map": {
            "seconds": with_map,
            "KB": round(len(pdf) / 1024),
            "streets": bool(streets_in(asked)),
        },
        "PDF 40 ar+en text only": {"seconds": text},
        "with map / text only (aim 3 at most)": round(with_map / text, 2),
    }
    weasy = weasyprint(without)
    if weasy is None:
        return found | {"WeasyPrint": "not installed: requirements/benchmarks.txt"}
    seconds, _pdf = timed(weasy, rounds)
    return found | {
        "WeasyPrint, the same text": {"seconds": seconds},
        "WeasyPrint / text only (aim 2 at least)": round(seconds / text, 2),
    }


def weasyprint(data: dict[str, Any]) -> Callable[[], bytes] | None:
    """The same words as HTML with the same TrueType fonts; None where WeasyPrint is not there."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return None
    from html import escape

    from portal.paper.fonts import font_folders

    faces = [
        f"@font-face {{ font-family: paper{number}; src: url(file://{path}); font-weight: {path.parent.name[:3]} }}"
        for number, path in enumerate(path for folder in font_folders() for path in Path(folder).glob("*.ttf"))
        if any(name in path.name for name in ("NotoSans_", "NotoSansArabic_"))
    ]
    families = ", ".join(line.split(":")[1].split(";")[0].strip() for line in faces)
    style = f"{''.join(faces)} @page {{ size: A4; margin: 14mm }} body {{ columns: 2; font: 9.5pt {families} }}"

    def facts(entry: dict[str, Any]) -> str:
        return "".join(
            f"<p><b>{escape(fact['label'])}:</b> {'<br>'.join(map(escape, fact['lines']))}</p>"
            for fact in entry["facts"]
        )

    entries = "".join(
        f"<h3>{escape(entry['name'])}</h3><p>{escape(entry['summary'])}</p>{facts(entry)}"
        f"<div lang=en dir=ltr>{facts(entry['also']) if entry['also'] else ''}</div><p>{escape(entry['checked'])}</p>"
        for entry in data["entries"]
    )
    page = f"<html lang=ar dir=rtl><style>{style}</style><h1>{escape(data['title'])}</h1>{entries}"
    return lambda: bytes(HTML(string=page).write_pdf())


def screens(rounds: int) -> dict[str, Any]:
    from services.geography import Point
    from services.screen_map.grid import View
    from services.screen_map.names import read_names
    from services.screen_map.svg import map_svg

    found = {}
    for zoom in (6, 7, 8, 9):
        view = View.at(Point(*MIDDLE), zoom)
        seconds, drawn = timed(lambda view=view: map_svg(view), rounds)
        names, _read = timed(lambda view=view: read_names(view), rounds)
        found[f"map SVG zoom {zoom}"] = {
            "seconds": seconds,
            "KB gzip": round(len(gzip.compress(drawn.encode())) / 1024, 1),
            "names, seconds": names,
        }
    return found


MIDDLE = (53.7985, -1.5385)


def request(count: int, language: str, also: str = "") -> Any:
    """A print of invented services on the streets of Leeds."""
    import datetime

    from portal.languages import LANGUAGES
    from services.geography import Point
    from services.maps.document import MapRequest

    return MapRequest(
        language=LANGUAGES[language],
        also=LANGUAGES[also] if also else None,
        title="Help near Leeds",
        cards=[invented(number, language) for number in range(count)],
        printed_on=datetime.date(2026, 11, 22),
        query_url="https://portal.example/services/?near=Leeds",
        site_name="Find help",
        place_name="Leeds",
        origin=Point(*MIDDLE),
        total=count,
    )


def invented(number: int, language: str) -> Any:
    """A card on a street, with words in both languages."""
    from services.geography import Point
    from tests.factories.cards import service

    words = {
        "en": {"name": f"Service {number}", "summary": "A place that helps people who ask for asylum. Tea is free."},
        "ar": {"name": f"خدمة {number}", "summary": "مكان يساعد من يطلبون اللجوء. الشاي مجاني وهناك من يتحدث العربية."},
    }
    latitude, longitude = MIDDLE[0] + (number % 14 - 7) * 0.0006, MIDDLE[1] + (number // 14 - 7) * 0.0009
    place = {"latitude": latitude, "longitude": longitude}
    return service(number, language, Point(*MIDDLE), words=words, place=place)


def streets_in(asked: Any) -> str:
    from services.maps.document import _data

    drawn = _data(asked)["map"]
    return str(drawn["streets"]) if drawn else ""


def timed(make: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """Seconds, the middle of ``rounds``, with nothing remembered; and what was made."""
    from django.core.cache import cache

    times = []
    for _round in range(rounds):
        cache.clear()
        start = perf_counter()
        made = make()
        times.append(perf_counter() - start)
    return round(median(times), 4), made


def table(found: dict[str, Any]) -> str:
    return "\n".join(
        f"{name:<42} {', '.join(f'{key} {each}' for key, each in value.items()) if isinstance(value, dict) else value}"
        for name, value in found.items()
    )


if __name__ == "__main__":
    main()
