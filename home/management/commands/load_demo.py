"""``manage.py load_demo``: the whole demo, pages and services, in every language that has translations."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandParser, call_command
from django.db import transaction
from wagtail.models import Locale

from home.demo import entitlements
from home.demo import pages as demo
from home.indexing import rebuild
from home.models import Entitlement, HomePage, TopicPage
from portal.languages import LANGUAGES, SOURCE_LANGUAGE
from portal.machine_translation.glossary import load_demo_glossary
from portal.models import BasePage
from portal.pausing import paused_indexing
from portal.progress import progress
from portal.translating import Memory, Translatable, read_memory, translate, write_memory
from search.demo.loader import load_synonyms

TOOL_NAME = "Machine translation (demo)"


class Command(BaseCommand):
    help = "Load the demo content. Does nothing where a home page exists already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write-messages", action="store_true", help="Write the PO files translators fill in.")

    def handle(self, *args: Any, write_messages: bool, **options: Any) -> None:
        if demo.was_interrupted():
            self.stdout.write("The last load was interrupted: beginning again.")
            with paused_indexing():
                demo.clear()
                entitlements.clear()
            call_command("load_demo_services", clear=True, stdout=self.stdout)
        if not demo.is_loaded():
            with paused_indexing():
                self.load()
            rebuild()
            demo.finish()
            call_command("rebuild_references_index", verbosity=0)
        if write_messages:
            self.write_messages()

    def load(self) -> None:
        locales = demo.make_locales()
        with transaction.atomic():
            home = demo.make_site(locales[SOURCE_LANGUAGE])
            topics = demo.make_sections(home)
            articles = list(progress(demo.make_articles(topics), "Pages in English", self.stdout, total=34))
        top_levels = [[Translatable.of(home)], [Translatable.of(topic) for topic in topics.values()]]
        below = [Translatable.of(article) for article in articles]
        others = [(code, locale) for code, locale in locales.items() if code != SOURCE_LANGUAGE]
        for code, locale in progress(others, "Languages of sections", self.stdout):
            memory = memory_of(code)
            # A page is published when its transaction ends, as it was before it had children: one level at a time.
            for level in top_levels:
                with transaction.atomic():
                    self.translate_pages(locale, memory, level)
        call_command("load_demo_services", stdout=self.stdout)
        self.stdout.write(f"Words that mean the same: {load_synonyms()}")
        load_demo_glossary()
        for code, locale in progress(others, "Languages of pages", self.stdout):
            with transaction.atomic():
                self.translate_pages(locale, memory_of(code), below)
        self.load_entitlements(locales)

    def load_entitlements(self, locales: dict[str, Locale]) -> None:
        with transaction.atomic():
            made = list(entitlements.make_entitlements(locales[SOURCE_LANGUAGE]))
        records = [Translatable.of(record) for record in made]
        others = [(code, locale) for code, locale in locales.items() if code != SOURCE_LANGUAGE]
        for code, locale in progress(others, "Languages of entitlement records", self.stdout):
            with transaction.atomic():
                self.translate_pages(locale, memory_of(code), records)

    def translate_pages(self, locale: Locale, memory: Memory, pages: list[Translatable]) -> None:
        """Translate the pages whose every string is in the memory; the others stay in English."""
        for page in pages if memory else []:
            translate(page, locale, memory, tool_name=TOOL_NAME)

    def write_messages(self) -> None:
        for code in LANGUAGES:
            if code == SOURCE_LANGUAGE:
                continue
            memory = memory_of(code)
            for section, strings in strings_by_section().items():
                empty = write_memory(demo.TRANSLATIONS / code / f"{section}.po", code, strings, memory)
                self.stdout.write(f"{code} {section}: {empty} to translate")


def memory_of(code: str) -> dict[str, str]:
    return read_memory(sorted((demo.TRANSLATIONS / code).glob("*.po")))


def strings_by_section() -> dict[str, list[str]]:
    """Strings to translate: of the home page and the sections' own pages (``site``), of each section's articles, and
    of entitlement records.
    """
    tops: list[BasePage] = list(HomePage.objects.filter(locale__language_code=SOURCE_LANGUAGE))
    topics = list(TopicPage.objects.filter(locale__language_code=SOURCE_LANGUAGE).order_by("path"))
    strings = {"site": [string for page in [*tops, *topics] for string in Translatable.of(page).strings]}
    for topic in topics:
        articles = topic.get_children().live().specific()
        strings[topic.slug] = [string for page in articles for string in Translatable.of(page).strings]
    records = Entitlement.objects.public()
    strings[entitlements.SECTION] = [string for record in records for string in Translatable.of(record).strings]
    return strings
