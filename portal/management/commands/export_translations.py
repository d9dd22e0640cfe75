"""``manage.py export_translations``: a PO or XLIFF file of what is published, for translators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from portal.exchange.exporting import export
from portal.exchange.parsed import Format
from portal.exchange.scopes import NothingThere, Scope, ScopeKind
from portal.languages import LANGUAGES, SOURCE_LANGUAGE


class Command(BaseCommand):
    help = "Write the strings of one language into a file: the whole language, or a section, a kind of record, a page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", choices=[code for code in LANGUAGES if code != SOURCE_LANGUAGE])
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--section", metavar="SLUG", help="A page below the home page, and all below it.")
        what.add_argument("--kind", metavar="MODEL", help="service, organisation or category.")
        what.add_argument("--page", metavar="PATH", help="The English address: /en/section/page/")
        parser.add_argument("--format", choices=[each.value for each in Format], default=Format.PO.value)
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="Without it: standard output.")

    def handle(self, *args: Any, language: str, format: str, output: Path | None, **options: Any) -> None:  # noqa: A002
        scope = Scope()
        for kind in (ScopeKind.SECTION, ScopeKind.RECORDS, ScopeKind.PAGE):
            if options[kind.value]:
                scope = Scope(kind, options[kind.value])
        try:
            content = export(language, scope, Format(format))
        except NothingThere:
            raise CommandError(f"Nothing published is called {scope.name}.") from None
        except Locale.DoesNotExist:
            raise CommandError(f"There is no locale {language} yet.") from None
        if output:
            output.write_text(content, encoding="utf-8", newline="\n")
        else:
            self.stdout.write(content, ending="")
