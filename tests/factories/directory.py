"""Organisations, categories and services for tests: only what the test names, the rest not known."""

from __future__ import annotations

import datetime
from typing import Any

import factory
from django.test import TestCase
from wagtail.models import Locale

from portal.languages import SOURCE_LANGUAGE
from portal.models import Organisation
from portal.translating import Translatable, translate
from services.models import Category, Contact, LanguageOffered, Location, Schedule, Service


def source_locale() -> Locale:
    return Locale.objects.get_or_create(language_code=SOURCE_LANGUAGE)[0]


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Organisation {number}")
    slug = factory.Sequence(lambda number: f"organisation-{number}")
    locale = factory.LazyFunction(source_locale)


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("slug", "locale")

    slug = "legal-advice"
    name = factory.LazyAttribute(lambda category: category.slug.replace("-", " ").capitalize())
    locale = factory.LazyFunction(source_locale)


def make_service(
    slug: str,
    *,
    categories: tuple[str, ...] = ("legal-advice",),
    languages: tuple[str, ...] = (),
    phones: tuple[str, ...] = (),
    places: tuple[dict[str, Any], ...] = (),
    publish: bool = True,
    **facts: Any,
) -> Service:
    """A published service record. ``places`` are Location fields; their ``schedules`` are (weekday, opens, closes)."""
    kinds = [CategoryFactory(slug=each) for each in categories]
    facts.setdefault("organisation", None)
    service = Service(
        slug=slug,
        name=facts.pop("name", slug.replace("-", " ").capitalize()),
        summary=facts.pop("summary", "A place that helps."),
        locale=source_locale(),
        organisation=facts.pop("organisation") or OrganisationFactory(),
        main_category=kinds[0],
        languages=[LanguageOffered(language=code) for code in languages],
        contacts=[Contact(kind="phone", value=phone) for phone in phones],
        locations=[make_location(**place) for place in places],
        **facts,
    )
    service.categories = kinds
    service.save()
    revision = service.save_revision()
    if publish:
        revision.publish()
    return Service.objects.get(pk=service.pk)


def make_location(schedules: tuple[tuple[int, str, str], ...] = (), **fields: Any) -> Location:
    location = Location(**{"town": "Leeds", "latitude": 53.7965, "longitude": -1.5478, **fields})
    location.schedules = [
        Schedule(
            weekday=weekday,
            opens_at=datetime.time.fromisoformat(opens),
            closes_at=datetime.time.fromisoformat(closes),
        )
        for weekday, opens, closes in schedules
    ]
    return location


def translate_words(service: Service, language: str, **words: str) -> Service:
    """Publish a translation of a service's words, as a translator would make it: by wagtail-localize."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    translatable = Translatable.of(service)
    names = {getattr(service, name): name for name in Service.word_fields}
    memory = {text: words.get(names.get(text, ""), f"{language} {text}") for text in translatable.strings}
    # wagtail-localize publishes when the transaction ends, which in a test it never does.
    with TestCase.captureOnCommitCallbacks(execute=True):
        missing = translate(translatable, locale, memory, tool_name="Test")
    assert not missing
    return Service.objects.get(translation_key=service.translation_key, locale=locale)
