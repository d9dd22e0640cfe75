"""The demo's directory: categories, organisations, services and areas, from the YAML files beside this one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from wagtail.models import Locale, Page

from portal.models import Organisation
from services.models import (
    AreaPage,
    Category,
    Contact,
    DirectoryPage,
    LanguageOffered,
    Location,
    Schedule,
    Service,
)

HERE = Path(__file__).parent
TRANSLATIONS = HERE / "translations"
AREAS = ("london", "luton", "birmingham", "leeds", "coventry")
#: Middles of the towns, from GeoNames (CC BY 4.0), as the areas' distance is counted from.
AREA_POINTS = {
    "london": (51.50853, -0.12574),
    "luton": (51.87967, -0.41748),
    "birmingham": (52.48142, -1.89983),
    "leeds": (53.79648, -1.54785),
    "coventry": (52.40656, -1.51217),
}
SERVICE_FACTS = (
    "status",
    "closed_until",
    "is_example",
    "reach",
    "is_online",
    "who_for",
    "minimum_age",
    "maximum_age",
    "cost",
    "access",
    "referral_by",
    "any_language_by_interpreter",
    "asks_for_id",
    "asks_immigration_status",
    "shares_with_home_office",
    "women_only",
    "children_welcome",
    "last_checked",
    "next_check_due",
    "source_title",
    "source_publisher",
    "source_url",
    "source_dated",
)
LOCATION_FACTS = (
    "name",
    "address_kind",
    "town",
    "postcode",
    "nation",
    "latitude",
    "longitude",
    "precision",
    "step_free",
    "accessible_toilet",
    "lift",
    "prayer_room",
    "childcare",
    "travel_costs_paid",
    "closed_on_bank_holidays",
)


def read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def clear() -> None:
    """Delete all services, their organisations and categories: what an interrupted load left."""
    for model in (Service, Organisation, Category):
        model.objects.all().delete()


def make_categories(locale: Locale) -> list[Category]:
    return [
        Category.objects.create(locale=locale, order=order, **each)
        for order, each in enumerate(read("categories.yaml"))
    ]


def make_organisations(locale: Locale) -> list[Organisation]:
    made = []
    for each in read("organisations.yaml"):
        organisation = Organisation(locale=locale, **each)
        organisation.save()
        organisation.save_revision().publish()
        made.append(organisation)
    return made


def make_services(locale: Locale) -> Iterator[Service]:
    organisations = {each.slug: each for each in Organisation.objects.records()}
    categories = {each.slug: each for each in Category.objects.records()}
    for facts in [*read("real.yaml"), *read("fictional.yaml")]:
        service = service_from(facts, locale, organisations, categories)
        service.save()
        service.save_revision().publish()
        yield service


def service_from(
    facts: dict[str, Any], locale: Locale, organisations: dict[str, Organisation], categories: dict[str, Category]
) -> Service:
    """An unsaved service record from one entry of a YAML file;
    raises KeyError for an unknown organisation or category.
    """
    service = Service(
        locale=locale,
        slug=facts["slug"],
        organisation=organisations[facts["organisation"]],
        main_category=categories[facts["categories"][0]],
        checked_by=organisations[facts["checked_by"]] if facts.get("checked_by") else None,
        **{name: facts[name].strip() for name in Service.word_fields if facts.get(name)},
        **{name: facts[name] for name in SERVICE_FACTS if facts.get(name) is not None},
        **child_rows(facts),
    )
    service.categories = [categories[slug] for slug in facts["categories"]]
    return service


def child_rows(facts: dict[str, Any]) -> dict[str, list[Any]]:
    """A service's languages, contacts and locations, unsaved: modelcluster saves them with it."""
    return {
        "languages": [LanguageOffered(**each) for each in facts.get("languages", [])],
        "contacts": [Contact(**each) for each in facts.get("contacts", [])],
        "locations": [location_from(each) for each in facts.get("locations", [])],
    }


def location_from(facts: dict[str, Any]) -> Location:
    location = Location(
        address="\n".join(facts.get("address_lines", [])),
        **{name: facts[name] for name in LOCATION_FACTS if facts.get(name) is not None},
    )
    location.schedules = [schedule_from(each) for each in facts.get("schedules", [])]
    return location


def schedule_from(facts: dict[str, Any]) -> Schedule:
    times = {name: datetime.time.fromisoformat(facts[name]) for name in ("opens_at", "closes_at")}
    return Schedule(**{**facts, **times})


def make_directory(home: Page) -> DirectoryPage:
    words = read("directory.yaml")
    directory = DirectoryPage(slug="services", locale=home.locale, show_in_menus=True, **words)
    home.add_child(instance=directory)
    directory.save_revision().publish()
    return directory


def make_areas(directory: DirectoryPage) -> Iterator[AreaPage]:
    for slug in AREAS:
        words = read(f"areas/{slug}.yaml")
        latitude, longitude = AREA_POINTS[slug]
        council = words.get("council") or {}
        area = AreaPage(
            slug=slug,
            title=words["title"],
            introduction=words["introduction"].strip(),
            search_description=words["search_description"],
            town=words["town"],
            latitude=latitude,
            longitude=longitude,
            council_name=council.get("name", ""),
            council_url=council.get("url", ""),
            sources=[
                ("source", {"url": "", "dated": "", **{key: str(value) for key, value in source.items()}})
                for source in words.get("sources", [])
            ],
            locale=directory.locale,
            show_in_menus=True,
        )
        directory.add_child(instance=area)
        area.save_revision().publish()
        yield area
