"""``manage.py machine_translate so --section entitlements``: drafts by machine of what is missing or outdated."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator

from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.machine_translation import budget
from portal.machine_translation.drafts import prepare
from portal.machine_translation.translator import PortalTranslator
from portal.machine_translation.work import Work, sources, work_for


class Command(BaseCommand):
    help = "Prepare drafts by machine of what is missing or outdated in a language. A person reads and publishes them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", choices=[code for code in LANGUAGES if code != SOURCE_LANGUAGE])
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--section", default="", help="Only the pages of a section, by its short name.")
        what.add_argument("--page", default="", help="Only one page, by its English path: entitlements/interpreters.")
        what.add_argument("--kind", default="", help="Only pages, or one kind of record: service, category …")
        parser.add_argument("--limit", type=int, help="Stop before more than so many characters are sent.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be sent.")

    def handle(
        self,
        *args: Any,
        language: str,
        section: str,
        page: str,
        kind: str,
        limit: int | None,
        dry_run: bool,
        **options: Any,
    ) -> None:
        translator = get_machine_translator()
        if not isinstance(translator, PortalTranslator):
            raise CommandError("No machine translator is set up: see MACHINE_TRANSLATION_PROVIDER in .env.example.")
        if reason := translator.reason_against(language):
            raise CommandError(reason)
        locale = Locale.objects.filter(language_code=language).first()
        if locale is None:
            raise CommandError(f"The portal is not kept in {LANGUAGES[language].name} yet: there is no such locale.")
        published = sources(section=section, kind=kind, page=page)
        if not published:
            raise CommandError("Nothing published in English fits that.")
        work = list(work_for(locale, translator, published))
        self.estimate(work, translator)
        if not dry_run:
            self.translate([each for each in work if not each.reason], locale, translator, limit)

    def estimate(self, work: list[Work], translator: PortalTranslator) -> None:
        for each in work:
            self.stdout.write(f"{each.title}: {each.reason or f'{each.strings} strings, {each.characters} characters'}")
        characters = sum(each.characters for each in work if not each.reason)
        self.stdout.write(
            f"Estimate: {characters} characters to {translator.display_name}; {budget.left()} left this month."
        )

    def translate(self, work: list[Work], locale: Locale, translator: PortalTranslator, limit: int | None) -> None:
        sent = strings = refused = 0
        for each in work:
            if limit is not None and sent + each.characters > limit:
                self.stdout.write(f"Stopped at --limit before “{each.title}”.")
                break
            made = prepare(each.instance, locale, translator)
            sent += each.characters
            strings += made.strings
            refused += len(made.refused)
            for english, reason in made.refused.items():
                self.stdout.write(f"  not used: {reason}: {english[:80]}")
            if made.left_to_people:
                self.stdout.write(
                    f"  {made.left_to_people} outdated strings of “{each.title}” are a person's: left alone"
                )
            if made.problem:
                self.stdout.write(self.style.ERROR(f"{each.title}: {made.problem}"))
                break
        self.stdout.write(f"{strings} strings are ready to be read and published; {refused} are left to people.")
