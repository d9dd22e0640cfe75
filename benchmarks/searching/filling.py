"""A scratch database with the site, its towns, words that mean the same, and as many services as wanted."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Mapping
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from wagtail.models import Locale

from benchmarks.searching.requests import READERS
from home.demo import pages
from portal.pausing import paused_indexing
from search.demo.loader import load_synonyms
from search.models import Document, DocumentKind
from search.outbox import changed
from services.demo.loader import make_categories, make_directory
from services.management.commands import make_services
from services.models import Category
from services.place_table import load_towns
from services.synthetic_words import KINDS

INDEX_TABLES = ("search_documentterms", "search_terms_index", "search_word")
DOCUMENT_TABLES = ("search_document",)


def prepare() -> None:
    call_command("migrate", verbosity=0)
    locales = pages.make_locales()
    with paused_indexing():
        home = pages.make_site(locales["en"])
        directory = make_directory(home)
        for page in (home, directory):
            for code in READERS:
                if code != "en":
                    page.copy_for_translation(locales[code]).save_revision().publish()
        translate_categories(make_categories(locales["en"]), locales)
        load_towns(io.StringIO())
        load_synonyms()


def translate_categories(categories: Iterable[Category], locales: Mapping[str, Locale]) -> None:
    """By what the synthetic services call them: every document has the names of its kinds of help in each language."""
    for category in categories:
        for code, name in KINDS[category.slug].items():
            if code != "en":
                translation = category.copy_for_translation(locales[code])
                translation.name = name
                translation.save()


def fill(count: int) -> dict[str, float]:
    """Make the services anew by ``make_services``; answers records and documents made a second."""
    seconds: dict[str, float] = {}
    rebuild = make_services.rebuild

    def timed() -> int:
        start = time.perf_counter()
        made = rebuild()
        seconds["rebuild"] = time.perf_counter() - start
        return made

    start = time.perf_counter()
    with patch.object(make_services, "rebuild", timed):
        call_command("make_services", count, stdout=io.StringIO())
    making = time.perf_counter() - start - seconds["rebuild"]
    assert Document.objects.filter(kind=DocumentKind.SERVICE).count() == count
    with connection.cursor() as cursor:
        # What a database does by itself sooner or later.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("ANALYZE")
    return {"records": count / making, "rebuild": count / seconds["rebuild"]}


def sizes() -> dict[str, float]:
    """Megabytes of the database's own index, and of the documents, which are there whoever searches."""
    return {"index": megabytes(INDEX_TABLES), "documents": megabytes(DOCUMENT_TABLES)}


def megabytes(tables: tuple[str, ...]) -> float:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname = ANY(%s)",
                [list(tables)],
            )
        else:
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) WHERE "
                + " OR ".join("tbl_name = %s OR tbl_name LIKE %s" for _table in tables),
                [value for table in tables for value in (table, f"{table}\\_%" if table.endswith("index") else table)],
            )
        return float(cursor.fetchone()[0] or 0) / 1e6


def change_one() -> None:
    """Write one document anew, as when an editor publishes a service."""
    owner = Document.objects.filter(kind=DocumentKind.SERVICE).values_list("owner", flat=True).order_by("pk")[0]
    changed(DocumentKind.SERVICE, [owner])
