"""What can be asked for: a page, a section, one kind of record, or everything that is published in English."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.languages import SOURCE_LANGUAGE
from portal.models import BasePage, WordsTranslatedMixin


class ScopeKind(StrEnum):
    WHOLE = "whole"
    #: Slug of a page below the home page: it and everything below.
    SECTION = "section"
    #: "services.service", or "service" alone.
    RECORDS = "kind"
    #: The address of one page, with or without its language.
    PAGE = "page"


class NothingThere(Exception):
    """Nothing published is called that."""


@dataclass(frozen=True, slots=True)
class Scope:
    kind: ScopeKind = ScopeKind.WHOLE
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Scope:
        """Of a form's value: "whole", "section:entitlements", "kind:services.service". ValueError for another."""
        kind, _colon, name = text.partition(":")
        return cls(ScopeKind(kind), name)

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else str(self.kind)

    @property
    def file_name(self) -> str:
        """What a file of it may be called: letters, digits and hyphens."""
        words = f"{self.name or self.kind}".replace(".", "-").replace("/", "-").strip("-")
        return "".join(each for each in words if each.isascii() and (each.isalnum() or each in "-_")) or str(self.kind)


def page_models() -> list[type[Any]]:
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def record_models() -> list[type[Any]]:
    """In an order that does not change: by app and name."""
    found = [model for model in apps.get_models() if issubclass(model, WordsTranslatedMixin)]
    return sorted(found, key=lambda model: model._meta.label_lower)


def sections() -> PageQuerySet:
    return published_pages().filter(depth=3).order_by("path")


def published_pages() -> PageQuerySet:
    types = Q()
    for model in page_models():
        types |= Q(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name)
    pages = Page.objects.filter(types, live=True, alias_of=None, locale__language_code=SOURCE_LANGUAGE)
    return pages.select_related("locale").order_by("path")


def published_records(model: type[Any]) -> QuerySet[Any]:
    rows = model._default_manager.filter(locale__language_code=SOURCE_LANGUAGE)
    if any(field.name == "live" for field in model._meta.fields):
        rows = rows.filter(live=True)
    return rows.select_related("locale").order_by("pk")


def rows_of(scope: Scope) -> Iterator[Any]:
    """Pages and records that are published in the source language, pages as the tree has them, then records.

    Raises NothingThere.
    """
    if scope.kind is ScopeKind.WHOLE:
        yield from published_pages().specific().iterator(chunk_size=200)
        for model in record_models():
            yield from published_records(model).iterator(chunk_size=200)
    elif scope.kind is ScopeKind.SECTION:
        section = sections().filter(slug=scope.name).first()
        if section is None:
            raise NothingThere(scope.name)
        yield from published_pages().descendant_of(section, inclusive=True).specific().iterator(chunk_size=200)
    elif scope.kind is ScopeKind.RECORDS:
        yield from published_records(record_model(scope.name)).iterator(chunk_size=200)
    else:
        yield page_at(scope.name)


def record_model(name: str) -> type[Any]:
    """Raises NothingThere."""
    wanted = name.lower()
    for model in record_models():
        if wanted in (model._meta.label_lower, model._meta.model_name):
            return model
    raise NothingThere(name)


def page_at(address: str) -> Any:
    """The page in the source language at an address: "/en/help/doctor/" or "help/doctor". Raises NothingThere."""
    parts = [part for part in address.split("/") if part]
    if parts[:1] == [SOURCE_LANGUAGE]:
        parts = parts[1:]
    for page in published_pages().filter(depth=len(parts) + 2):
        if page.url_path.strip("/").split("/")[1:] == parts:
            return page.specific
    raise NothingThere(address)


def rows_with_keys(keys: Collection[UUID]) -> Iterator[Any]:
    """Published pages (parents first) and records by their translation keys; those that are not there are left out."""
    wanted = list(keys)
    batches = [wanted[start : start + 200] for start in range(0, len(wanted), 200)]
    pages = [page for batch in batches for page in published_pages().filter(translation_key__in=batch).specific()]
    yield from sorted(pages, key=lambda page: page.path)
    for model in record_models():
        for batch in batches:
            yield from published_records(model).filter(translation_key__in=batch)
