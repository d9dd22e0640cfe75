"""``manage.py catalogues``: update, compile and check the interface's translations, with no gettext tools installed."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from portal import catalogues
from portal.languages import LANGUAGES, SOURCE_LANGUAGE


class Command(BaseCommand):
    help = "Without options: compile what has changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--update", action="store_true", help="Find new strings and write every catalogue.")
        what.add_argument("--check", action="store_true", help="Fail where a catalogue is not fresh.")
        what.add_argument("--status", action="store_true", help="Say how much of each language is translated.")

    def handle(self, *args: Any, update: bool, check: bool, status: bool, **options: Any) -> None:
        if update:
            catalogues.update_all()
        if check:
            stale = catalogues.stale()
            if stale:
                raise CommandError(f"Not fresh: {', '.join(stale)}. Run: manage.py catalogues --update")
        if status:
            for language in LANGUAGES:
                if language != SOURCE_LANGUAGE:
                    self.stdout.write(
                        f"{language}: {len(catalogues.untranslated(language))} of readers' strings missing"
                    )
        self.stdout.write(f"Catalogues compiled: {catalogues.compile_all()}")
