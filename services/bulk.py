"""Writing very many rows with few statements: Django's own ``bulk_create`` prepares every field of every row, which is
most of its time where rows are wide and nearly all of their fields keep the default.

For made-up rows in a database of one's own: nothing is validated, no signal is sent, and primary keys are counted on
from the highest, so that nobody else may write the same table meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.core.management.color import no_style
from django.db import connection, models

Prepare = Callable[[Any], Any]


class Rows:
    """Rows of one table that wait to be written."""

    def __init__(self, model: type[models.Model]) -> None:
        meta = model._meta
        self.model = model
        self.key_name = meta.pk.attname
        self.prepare: dict[str, Prepare] = {field.attname: _preparing(field) for field in meta.concrete_fields}
        self.defaults = {
            field.attname: self.prepare[field.attname](field.get_default()) for field in meta.concrete_fields
        }
        # Another one for each row, such as a random identity.
        self.made = {
            field.attname: field.get_default
            for field in meta.concrete_fields
            if callable(field.default) and field.default not in (list, dict)
        }
        self.last_key: int = model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
        self._waiting: list[list[Any]] = []
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in meta.concrete_fields)
        marks = ", ".join(["%s"] * len(meta.concrete_fields))
        # Names come from the model, values are parameters.
        self._insert = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608

    def add(self, **values: Any) -> int:
        """Put a row on the list; returns its primary key. ``values``: by attribute ("service_id"); KeyError for one
        the table has not.
        """
        self.last_key += 1
        for name, make in self.made.items():
            if name not in values:
                values[name] = make()
        prepared = {name: self.prepare[name](value) for name, value in values.items()}
        self._waiting.append(list({**self.defaults, **prepared, self.key_name: self.last_key}.values()))
        return self.last_key

    def write(self) -> None:
        if not self._waiting:
            return
        with connection.cursor() as cursor:
            cursor.executemany(self._insert, self._waiting)
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)
        self._waiting = []


#: Fields whose values a database takes as they are.
PLAIN: Final = (models.CharField, models.TextField, models.BooleanField, models.IntegerField, models.FloatField)


def _preparing(field: models.Field[Any, Any]) -> Prepare:
    """What the database gets for a value of the field."""
    if isinstance(field, (*PLAIN, models.ForeignKey)):
        return lambda value: value
    return lambda value: field.get_db_prep_save(value, connection)
