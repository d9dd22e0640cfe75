"""Sizes of the demo's pages and how fast they are made: ``.venv/bin/python -m benchmarks.pages``.

Sizes are gzip bytes of the page alone and with style, script and pictograms. Speed is a ratio in one run: the time of a
whole request over that of ``/health/``, the cheapest answer the same stack can give; the middle of several rounds.
"""

from __future__ import annotations

import gzip
import os
import statistics
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

PATHS = (
    "",
    "entitlements/",
    "entitlements/register-with-a-gp/",
    "mental-health/help-now/",
    "complaints/complain-about-a-hospital/",
    "services/",
    "services/leeds/",
    "services/?near=Leeds&language=ar&cost=free",
    "services/lantern-house-listening-leeds/",
    "search/?q=doctor",
)
ASSETS = ("css/portal.css", "js/portal.js", "icons/sprite.svg")
LANGUAGES = ("en", "ar", "ti")
ROUNDS = 15


def seconds(client: Client, path: str) -> float:
    taken = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        client.get(path)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    static = Path(settings.STATICFILES_DIRS[0])
    assets = {name: len(gzip.compress((static / name).read_bytes())) for name in ASSETS}
    print("Shared by all pages, gzip bytes:", ", ".join(f"{name} {size}" for name, size in assets.items()))
    base = seconds(client, "/health/")
    print(f"{'page':<58}{'gzip':>8}{'in all':>8}{'x health':>10}")
    for path in PATHS:
        for language in LANGUAGES:
            address = f"/{language}/{path}"
            size = len(gzip.compress(client.get(address).content))
            ratio = seconds(client, address) / base
            print(f"{address:<58}{size:>8}{size + sum(assets.values()):>8}{ratio:>10.1f}")


if __name__ == "__main__":
    main()
