"""The full-text index that each database keeps of ``search_documentterms``. Called by a migration.

SQLite: an FTS5 table that reads the other one and is kept right by triggers; terms are words of letters, digits and one
joint that is not ASCII, so that the ``ascii`` tokeniser cuts at spaces only. PostgreSQL: inverted indexes of the terms
as arrays, which know of no language and no parser.
"""

from __future__ import annotations

from typing import Any, Final

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
#: What of a row stands at each level, as an array.
ARRAYS: Final = {
    "body": "string_to_array(title || ' ' || strong || ' ' || body, ' ')",
    "strong": "string_to_array(title || ' ' || strong, ' ')",
    "title": "string_to_array(title, ' ')",
}
#: The planner takes an index of expressions for dearer than it is: it would cut every row's text into terms again, and
#: compile that first (measured at 3,000 documents: 695 ms so, 14 ms with the indexes). A function can forbid it that
#: without a word to the rest of the transaction.
_FUNCTION: Final = """
    CREATE FUNCTION search_{name}_in_{level}(wanted text[]) RETURNS text LANGUAGE sql STABLE
    SET enable_seqscan = off SET jit = off AS
    $$ SELECT string_agg(document_id::text, ',') FROM search_documentterms WHERE {array} {operator} wanted $$
"""
OPERATORS: Final = {"any": "&&", "all": "@>"}
POSTGRESQL: Final = (
    *(
        f"CREATE INDEX search_terms_{level} ON search_documentterms USING gin (({array}))"
        for level, array in ARRAYS.items()
    ),
    *(
        _FUNCTION.format(name=name, level=level, array=array, operator=operator)
        for level, array in ARRAYS.items()
        for name, operator in OPERATORS.items()
    ),
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
        for level in ARRAYS:
            for name in OPERATORS:
                schema_editor.execute(f"DROP FUNCTION search_{name}_in_{level}(text[])")
            schema_editor.execute(f"DROP INDEX search_terms_{level}")
