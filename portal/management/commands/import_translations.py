"""``manage.py import_translations``: take a translated PO or XLIFF file in, all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from portal.exchange.importing import import_file
from portal.exchange.parsed import LARGEST_FILE
from portal.exchange.planning import plan
from portal.exchange.problems import FileRefused
from portal.exchange.reading import parse
from portal.exchange.views import summary
from portal.languages import LANGUAGES, SOURCE_LANGUAGE


class Command(BaseCommand):
    help = "Take a translated file in. What is wrong with it is listed by line; then nothing changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("language", choices=[code for code in LANGUAGES if code != SOURCE_LANGUAGE])
        parser.add_argument("--publish", action="store_true", help="Publish what is whole; without it: drafts.")
        parser.add_argument("--dry-run", action="store_true", help="Only check, and say what would change.")
        parser.add_argument(
            "--skip-outdated", action="store_true", help="Leave out strings whose English has changed since."
        )

    def handle(self, *args: Any, file: Path, language: str, dry_run: bool, **options: Any) -> None:
        choices = {name: options[name] for name in ("publish", "skip_outdated")}
        try:
            with file.open("rb") as opened:
                data = opened.read(LARGEST_FILE + 1)
            if dry_run:
                found = plan(parse(data, language), skip_outdated=choices["skip_outdated"])
                for skipped in found.skipped:
                    self.stdout.write(f"Would be left out: {skipped}")
                self.stdout.write(
                    f"Would change {len(found.changes)} strings of {len(found.items)} pages and records; "
                    f"unchanged: {found.unchanged}; empty: {found.empty}; unfinished: {found.unfinished}."
                )
                return
            result = import_file(data, language, **choices)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from None
        except Locale.DoesNotExist:
            raise CommandError(f"There is no locale {language} yet.") from None
        except FileRefused as refusal:
            listed = "\n".join(str(problem) for problem in refusal.problems)
            raise CommandError(f"Not taken, nothing has changed ({refusal.total} problems):\n{listed}") from None
        self.stdout.write(summary(result))
