"""``manage.py load_boundaries FILE``: which council is where, from the boundaries the ONS publishes as TopoJSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from services.councils import ATTRIBUTION, BadBoundaries, load


class Command(BaseCommand):
    help = (
        "Load the boundaries of local authorities in place of those that were loaded before. Area pages then name "
        "their council. A file that cannot be read changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="A TopoJSON file with “ltla” and “utla”.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            count = load(file)
        except BadBoundaries as error:
            raise CommandError(f"{file}: {error}. Nothing was changed.") from error
        self.stdout.write(f"Councils: {count}. {ATTRIBUTION}")
