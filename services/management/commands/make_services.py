"""``manage.py make_services N``: N synthetic services in several languages, the same ones every time."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Locale

from portal.languages import SOURCE_LANGUAGE
from portal.models import Organisation
from portal.pausing import paused_indexing
from portal.progress import progress
from services.demo.loader import make_categories, service_from
from services.indexing import rebuild
from services.models import Category, Service
from services.synthetic import synthetic_services

BATCH = 500


class Command(BaseCommand):
    help = "Make N synthetic services for benchmarks, in place of those a former run made. Never for the public."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, count: int, seed: int, **options: Any) -> None:
        if not 0 <= count <= 1_000_000:
            raise CommandError("N must be between 0 and 1,000,000.")
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        source = locales.setdefault(SOURCE_LANGUAGE, Locale.objects.get_or_create(language_code=SOURCE_LANGUAGE)[0])
        if not Category.objects.records().exists():
            make_categories(source)
        categories = {each.slug: each for each in Category.objects.records()}
        organisation = synthetic_organisation(source)
        with paused_indexing():
            Service.objects.filter(slug__startswith="synthetic-").delete()
            batch: list[dict[str, Any]] = []
            for facts in progress(synthetic_services(count, seed), "Synthetic services", self.stdout, total=count):
                batch.append({**facts, **facts["words"][SOURCE_LANGUAGE], "organisation": organisation.slug})
                if len(batch) == BATCH:
                    save(batch, locales, organisation, categories)
                    batch = []
            save(batch, locales, organisation, categories)
        self.stdout.write(f"Indexed: {rebuild()}")


def synthetic_organisation(locale: Locale) -> Organisation:
    found = Organisation.objects.records().filter(slug="synthetic").first()
    if found:
        return found
    return Organisation.objects.create(
        locale=locale, slug="synthetic", name="Synthetic services (invented example)", is_example=True
    )


@transaction.atomic
def save(
    batch: list[dict[str, Any]], locales: dict[str, Locale], organisation: Organisation, categories: dict[str, Category]
) -> None:
    """Save services with their words, without revisions: there are many and nobody edits them."""
    translations: list[Service] = []
    for facts in batch:
        record = service_from(facts, locales[SOURCE_LANGUAGE], {organisation.slug: organisation}, categories)
        record.save()
        translations.extend(
            Service(
                translation_key=record.translation_key,
                locale=locales[code],
                slug=record.slug,
                organisation=organisation,
                **words,
            )
            for code, words in facts["words"].items()
            if code != SOURCE_LANGUAGE and code in locales
        )
    Service.objects.bulk_create(translations)
