"""``manage.py add_language so``: make a language of the table real, and say what it lacks."""

from __future__ import annotations

import re
from typing import Any, Final

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import translation

from portal.adding_languages import Outcome, add_language
from portal.language_gaps import findings
from portal.language_lines import lines_to_add
from portal.languages import LANGUAGES, SOURCE_LANGUAGE

CODE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
WIDTH: Final = 26


class Command(BaseCommand):
    help = "Make a language's locale, pages, catalogue and translators, and say what is missing. May be run again."
    # What a check finds is part of what is said; an error there would keep this from making what it asks for.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="A language's code in portal/languages.py: so, prs, zh-hans.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be made and what is missing.")

    def handle(self, *args: Any, code: str, dry_run: bool, **options: Any) -> None:
        code = code.strip().lower().replace("_", "-")
        if not CODE.fullmatch(code):
            raise CommandError(f"“{code}” is no language code. Codes are as in BCP 47: so, prs, zh-hans.")
        if code == SOURCE_LANGUAGE:
            raise CommandError("Everything is written in English first: there is nothing to add.")
        if code not in LANGUAGES:
            raise CommandError(lines_to_add(code))
        language = LANGUAGES[code]
        self.stdout.write(f"{language.name} ({code}), {language.native_name}")
        for step in add_language(language, is_dry_run=dry_run):
            says = f"  {step.outcome:<14} {step.what}{f': {step.why}' if step.why else ''}"
            self.stdout.write(says, self.style.ERROR if step.outcome is Outcome.CANNOT else None)
        # Names of models are in the language of whoever runs this, not of the language that is added.
        with translation.override(SOURCE_LANGUAGE):
            found = findings(language)
        self.stdout.write("What there is:")
        for each in found:
            mark = "missing" if each.is_gap else "ok"
            self.stdout.write(
                f"  {mark:<8} {each.subject:<{WIDTH}} {each.says}", self.style.WARNING if each.is_gap else None
            )
        gaps = sum(each.is_gap for each in found)
        self.stdout.write(f"Still to do: {gaps}" if gaps else "Nothing is missing.")
