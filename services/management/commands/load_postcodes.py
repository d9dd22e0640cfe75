"""``manage.py load_postcodes FILE``: outward codes ("LS9") from a GeoNames postal code file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.progress import progress
from services.postcode_table import BadRow, outward_codes, replace_outward_codes


class Command(BaseCommand):
    help = "Load outward codes from a tab-separated GeoNames postal code file (GB), in place of those loaded before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with file.open(encoding="utf-8") as lines, transaction.atomic():
                codes = outward_codes(progress(lines, "Rows", self.stdout))
                count = replace_outward_codes(codes)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        except BadRow as error:
            raise CommandError(f"{file}, {error}. Nothing was changed.") from error
        self.stdout.write(f"Outward codes: {count}")
