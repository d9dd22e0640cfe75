"""``manage.py load_postcodes FILE``: postcodes from one of three public tables, recognised by what is in them.

- GeoNames postal codes, ``GB.txt`` or ``GB_full.txt``: CC BY 4.0.
- ONS Postcode Directory, the CSV, its zip or its folder: Open Government Licence v3; contains OS data © Crown copyright
  and Royal Mail data © Royal Mail. The coordinates of Northern Ireland (BT) are licensed for internal use only, unless
  Land & Property Services (LPS) license more: they are left out unless they are asked for.
- Code-Point Open, a CSV, its zip or its folder: Open Government Licence v3; contains OS data © Crown copyright and
  Royal Mail data © Royal Mail.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.core.management import BaseCommand, CommandError, CommandParser

from portal.progress import progress
from services.models.place import PlaceKind
from services.postcodes.files import tables_of
from services.postcodes.formats import ONSPD, format_of, read_rows
from services.postcodes.loading import Loaded, NothingToLoad, replace_postcodes
from services.postcodes.onspd import without_northern_ireland
from services.postcodes.rows import BadTable, batches

BATCH: Final = 5_000
NORTHERN_IRELAND: Final = "its coordinates are for internal use only unless Land & Property Services (LPS) license more"


class Command(BaseCommand):
    help = (
        "Load postcodes from GeoNames postal codes (GB.txt, GB_full.txt), the ONS Postcode Directory or Code-Point "
        "Open. What is loaded replaces every outward code, sector and postcode of an earlier run, whichever table they "
        "were from, in one transaction: two tables never mix."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The table, its zip archive, or the folder it was unpacked into.")
        parser.add_argument(
            "--with-northern-ireland",
            action="store_true",
            help=f"Load BT postcodes of the ONS Postcode Directory too: {NORTHERN_IRELAND}.",
        )

    def handle(self, *args: Any, file: Path, with_northern_ireland: bool, **options: Any) -> None:
        try:
            tables = tables_of(file)
            form = format_of(tables)
            self.stdout.write(f"Format: {form.name}")
            rows = read_rows(tables, form)
            if form is ONSPD and not with_northern_ireland:
                rows = without_northern_ireland(rows)
            loaded = replace_postcodes(progress(batches(rows, BATCH), f"Batches of {BATCH} rows", self.stdout))
        except BadTable as error:
            raise CommandError(f"{error}. Nothing was changed.") from error
        except NothingToLoad as error:
            raise CommandError(f"{file}: {error}. Nothing was changed.") from error
        self.say(loaded)
        if form is ONSPD:
            what = "loaded" if with_northern_ireland else "left out, see --with-northern-ireland"
            self.stdout.write(f"Northern Ireland (BT): {what}; {NORTHERN_IRELAND}.")
        self.stdout.write(form.licence)

    def say(self, loaded: Loaded) -> None:
        places = loaded.places
        self.stdout.write(
            f"Outward codes: {places[PlaceKind.OUTWARD]}, sectors: {places[PlaceKind.SECTOR]}, "
            f"postcodes: {places[PlaceKind.POSTCODE]}"
        )
        if loaded.passed_over:
            counts = (f"{count} {reason}" for reason, count in loaded.passed_over.items())
            self.stdout.write(f"Rows passed over: {', '.join(counts)}")
