"""``manage.py load_map FILE…``: streets for the maps, from OpenStreetMap extracts (``.osm``, ``.osm.pbf``).

Extracts of regions are at https://download.geofabrik.de. © OpenStreetMap contributors, Open Database Licence (ODbL):
the maps say so wherever they show any of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from portal.progress import progress
from services.streets.extract import BadExtract
from services.streets.layers import ATTRIBUTION, LICENCE, LICENCE_URL
from services.streets.loading import Loaded, load_extract


class Command(BaseCommand):
    help = (
        "Load streets, water, parks, stations and names of places from OpenStreetMap extracts. A file of the same name "
        "replaces what was loaded from it before; another file is added beside it. Each is loaded whole or not at all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="An .osm or .osm.pbf file.")
        parser.add_argument(
            "--name", default="", help="What to call the region, where the file's name says too little."
        )

    def handle(self, *args: Any, files: list[Path], name: str, **options: Any) -> None:
        if name and len(files) > 1:
            raise CommandError("--name is for one file: each region has a name of its own.")
        for file in files:
            self.stdout.write(f"{file}:")
            try:
                loaded = load_extract(file, self.watch, name)
            except BadExtract as error:
                raise CommandError(f"{error}. Nothing of it was loaded.") from error
            self.say(loaded)
        self.stdout.write(f"{ATTRIBUTION}, {LICENCE}: {LICENCE_URL}")

    def watch(self, items: Iterable[Any], label: str) -> Iterable[Any]:
        return progress(items, label, self.stdout)

    def say(self, loaded: Loaded) -> None:
        counts = (f"{layer.replace('_', ' ')} {count}" for layer, count in sorted(loaded.counts.items()))
        self.stdout.write(f"Shapes: {', '.join(counts)}. Tiles: {loaded.tiles}.")
