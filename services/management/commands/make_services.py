"""``manage.py make_services N``: N synthetic services in several languages, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import reset_queries, transaction
from django.db.models import QuerySet
from wagtail.models import Locale

from portal.languages import SOURCE_LANGUAGE
from portal.models import Organisation
from portal.pausing import paused_indexing
from portal.progress import Stream, progress
from services.bulk import Rows
from services.demo.loader import LOCATION_FACTS, SERVICE_FACTS, make_categories
from services.indexing import rebuild
from services.models import Category, Contact, LanguageOffered, Location, Schedule, Service
from services.synthetic import synthetic_services

MOST: Final = 1_000_000
BATCH: Final = 1_000
PREFIX: Final = "synthetic-"
#: What hangs on a service, what hangs on that first; and how it is asked for by service.
CHILDREN: Final[tuple[tuple[Any, str], ...]] = (
    (Schedule, "location__service"),
    (Location, "service"),
    (Contact, "service"),
    (LanguageOffered, "service"),
    (Service.categories.through, "service"),
)


class Command(BaseCommand):
    help = "Make N synthetic services for benchmarks, in place of those a former run made. Never for the public."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, count: int, seed: int, **options: Any) -> None:
        if not 0 <= count <= MOST:
            raise CommandError(f"N must be between 0 and {MOST:,}.")
        source = Locale.objects.get_or_create(language_code=SOURCE_LANGUAGE)[0]
        if not Category.objects.records().exists():
            make_categories(source)
        with paused_indexing():
            forget_former(self.stdout)
            made = batches(progress(synthetic_services(count, seed), "Synthetic services", self.stdout, total=count))
            writer = Writer(synthetic_organisation(source))
            for batch in made:
                writer.write(batch)
        self.stdout.write(f"Indexed: {rebuild()}")


def forget_former(stream: Stream) -> None:
    """Delete what a former run made. A service that was edited since goes Django's way, with its revisions; the others
    have no more than their child rows, and Wagtail's receivers would take a minute for a few thousand.
    """
    former = Service.objects.filter(slug__startswith=PREFIX)
    former.exclude(latest_revision=None).delete()
    keys = list(former.order_by("pk").values_list("pk", flat=True))
    for start in progress(range(0, len(keys), BATCH), f"Former services, {BATCH} at a time", stream) if keys else ():
        some = keys[start : start + BATCH]
        with transaction.atomic():
            for model, parent in CHILDREN:
                delete_rows(model.objects.filter(**{f"{parent}__in": some}))
            delete_rows(Service.objects.filter(pk__in=some))
        # Where DEBUG is on, Django keeps every statement.
        reset_queries()


def delete_rows(rows: QuerySet[Any]) -> None:
    rows.order_by()._raw_delete(rows.db)


def batches(services: Iterator[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    while batch := list(islice(services, BATCH)):
        yield batch


def synthetic_organisation(locale: Locale) -> Organisation:
    found = Organisation.objects.records().filter(slug="synthetic").first()
    if found:
        return found
    return Organisation.objects.create(
        locale=locale, slug="synthetic", name="Synthetic services (invented example)", is_example=True
    )


class Writer:
    """Writes services with their words and child rows, without revisions: there are many and nobody edits them."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.locales = dict(Locale.objects.values_list("language_code", "pk"))
        self.categories = dict(Category.objects.records().values_list("slug", "pk"))
        # Parents first: rows of later tables point to them.
        self.services, self.chosen = Rows(Service), Rows(Service.categories.through)
        self.languages, self.contacts = Rows(LanguageOffered), Rows(Contact)
        self.locations, self.schedules = Rows(Location), Rows(Schedule)

    @transaction.atomic
    def write(self, batch: Sequence[dict[str, Any]]) -> None:
        for facts in batch:
            self.add(facts)
        for rows in (self.services, self.chosen, self.languages, self.contacts, self.locations, self.schedules):
            rows.write()
        reset_queries()

    def add(self, facts: Mapping[str, Any]) -> None:
        common = {
            "slug": facts["slug"],
            "organisation_id": self.organisation.pk,
            "translation_key": uuid5(NAMESPACE_URL, f"portal:{facts['slug']}"),
        }
        record = self.services.add(
            **common,
            locale_id=self.locales[SOURCE_LANGUAGE],
            main_category_id=self.categories[facts["categories"][0]],
            **facts["words"][SOURCE_LANGUAGE],
            **chosen(facts, SERVICE_FACTS),
        )
        for code, words in facts["words"].items():
            if code != SOURCE_LANGUAGE and code in self.locales:
                self.services.add(**common, locale_id=self.locales[code], **words)
        for slug in facts["categories"]:
            self.chosen.add(service_id=record, category_id=self.categories[slug])
        for order, each in enumerate(facts["languages"]):
            self.languages.add(service_id=record, sort_order=order, **each)
        for order, each in enumerate(facts["contacts"]):
            self.contacts.add(service_id=record, sort_order=order, **each)
        for order, each in enumerate(facts["locations"]):
            location = self.locations.add(service_id=record, sort_order=order, **chosen(each, LOCATION_FACTS))
            for place, session in enumerate(each["schedules"]):
                self.schedules.add(location_id=location, sort_order=place, **session)


def chosen(facts: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: facts[name] for name in names if name in facts}
