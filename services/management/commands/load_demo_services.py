"""``manage.py load_demo_services``: the directory's part of the demo. ``load_demo`` calls it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Locale, Page

from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.models import Organisation
from portal.pausing import paused_indexing
from portal.progress import progress
from portal.translating import Translatable, read_memory, translate, write_memory
from services.demo import loader
from services.indexing import rebuild
from services.models import AreaPage, Category, DirectoryPage, Service
from services.place_table import load_towns

TOOL_NAME = "Machine translation (demo)"


class Command(BaseCommand):
    help = "Load the demo's categories, organisations, services, areas and towns. Needs an English home page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write-messages", action="store_true", help="Write the PO files translators fill in.")
        parser.add_argument("--clear", action="store_true", help="Only take away what an interrupted load left.")

    def handle(self, *args: Any, write_messages: bool, clear: bool, **options: Any) -> None:
        if clear:
            with paused_indexing():
                loader.clear()
            return
        if not DirectoryPage.objects.exists():
            with paused_indexing():
                self.load()
            rebuild()
        if write_messages:
            self.write_messages()

    def load(self) -> None:
        locale = Locale.objects.get(language_code=SOURCE_LANGUAGE)
        home = Page.objects.filter(depth=2, locale=locale, live=True).first()
        if home is None:
            raise CommandError("There is no English home page yet: run load_demo.")
        with transaction.atomic():
            load_towns(self.stdout)
            loader.make_categories(locale)
            loader.make_organisations(locale)
            for _service in progress(loader.make_services(locale), "Services in English", self.stdout, total=64):
                pass
            directory = loader.make_directory(home.specific)
            for _area in progress(loader.make_areas(directory), "Areas", self.stdout, total=len(loader.AREAS)):
                pass
        # The directory first: its areas are its children.
        levels = [[Translatable.of(directory)], [Translatable.of(each) for each in self.rest(locale)]]
        others = list(Locale.objects.exclude(pk=locale.pk))
        for other in progress(others, "Languages of services", self.stdout):
            memory = memory_of(other.language_code)
            for level in levels if memory else []:
                with transaction.atomic():
                    for translatable in level:
                        translate(translatable, other, memory, tool_name=TOOL_NAME)

    def rest(self, locale: Locale) -> Iterable[Any]:
        for model in (AreaPage, Category, Organisation, Service):
            yield from model.objects.filter(locale=locale)

    def write_messages(self) -> None:
        source = Locale.objects.get(language_code=SOURCE_LANGUAGE)
        directory = [*DirectoryPage.objects.filter(locale=source), *Category.objects.filter(locale=source)]
        groups: dict[str, list[Any]] = {
            "directory": directory,
            "services": [
                *AreaPage.objects.filter(locale=source),
                *Organisation.objects.records(),
                *Service.objects.records(),
            ],
        }
        strings = {name: [s for each in group for s in Translatable.of(each).strings] for name, group in groups.items()}
        for code in LANGUAGES:
            for name in groups if code != SOURCE_LANGUAGE else ():
                path = loader.TRANSLATIONS / code / f"{name}.po"
                empty = write_memory(path, code, strings[name], memory_of(code))
                self.stdout.write(f"{code} {name}: {empty} to translate")


def memory_of(code: str) -> dict[str, str]:
    return read_memory(sorted((loader.TRANSLATIONS / code).glob("*.po")))
