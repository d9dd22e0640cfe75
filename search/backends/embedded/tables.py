"""The full-text index that each database keeps of ``search_documentterms``. Called by a migration.

SQLite: an FTS5 table that reads the other one and is kept right by triggers; terms are words of letters, digits and one
joint that is not ASCII, so that the ``ascii`` tokeniser cuts at spaces only. PostgreSQL: inverted indexes of the terms
as arrays, which know of no language and no parser.
"""

from __future__ import annotations

from typing import Any, Final

from .fulltext import POSTGRESQL_ARRAYS

_DELETE: Final = (
    "INSERT INTO search_terms_index(search_terms_index, rowid, title, strong, body) "
    "VALUES ('delete', old.document_id, old.title, old.strong, old.body);"
)
_INSERT: Final = (
    "INSERT INTO search_terms_index(rowid, title, strong, body) "
    "VALUES (new.document_id, new.title, new.strong, new.body);"
)
SQLITE: Final = (
    (
        "CREATE VIRTUAL TABLE search_terms_index USING fts5(title, strong, body, content='search_documentterms', "
        "content_rowid='document_id', tokenize='ascii', detail='column')"
    ),
    f"CREATE TRIGGER search_terms_added AFTER INSERT ON search_documentterms BEGIN {_INSERT} END",
    f"CREATE TRIGGER search_terms_gone AFTER DELETE ON search_documentterms BEGIN {_DELETE} END",
    f"CREATE TRIGGER search_terms_changed AFTER UPDATE ON search_documentterms BEGIN {_DELETE} {_INSERT} END",
)
POSTGRESQL: Final = tuple(
    f"CREATE INDEX search_terms_{level} ON search_documentterms USING gin (({array}))"
    for level, array in POSTGRESQL_ARRAYS.items()
)


def make_full_text(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_full_text(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name in ("added", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER search_terms_{name}")
        schema_editor.execute("DROP TABLE search_terms_index")
    else:
        for level in POSTGRESQL_ARRAYS:
            schema_editor.execute(f"DROP INDEX search_terms_{level}")
