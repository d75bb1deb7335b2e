"""Many rows of one table at once, without an object for each: the way around ``bulk_create``, kept narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

from prakan.foundation.announcing import check

#: fields, themselves and no kind of them, whose values the drivers take as they are; others prepare theirs
AS_THEY_ARE = frozenset(
    {
        models.BigAutoField,
        models.BooleanField,
        models.CharField,
        models.ForeignKey,
        models.IntegerField,
        models.PositiveIntegerField,
        models.PositiveSmallIntegerField,
        models.TextField,
    }
)
Row = Sequence[object]


@contextmanager
def roomy() -> Iterator[None]:
    """Give the connection more memory while much is written: SQLite else keeps 2 MiB of a table's pages."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -16000")  # KiB
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA cache_size = -2000")


def numbers(model: type[models.Model], count: int) -> list[int]:
    """Return so many primary keys that nobody else will be given; inside the transaction that writes them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        # AUTOINCREMENT keeps the highest key it ever gave; the write lock is held, so nobody takes the next
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    return list(range(first, first + count))


def insert(
    model: type[models.Model],
    names: Sequence[str],
    rows: Iterable[Row],
    *,
    fixed: Mapping[str, object] | None = None,
) -> None:
    """Insert rows that hold a value for each of ``names`` (attributes: "agency_id"), in that order.

    ``fixed`` holds what is the same in all of them; what neither names takes the field's default. Values are
    prepared as the model's fields do, constraints are the table's own, no object is made and no signal sent.
    Inside a transaction, so that it is all or nothing. Raises ``IntegrityError`` as ``bulk_create`` would.
    """
    given = [_field(model, name) for name in names]
    same = {_field(model, name): value for name, value in (fixed or {}).items()}
    for field in model._meta.concrete_fields:
        if field not in given and field not in same and not field.primary_key:
            same[field] = field.get_default()
    columns = [str(field.column) for field in (*given, *same)]
    tail = tuple(field.get_db_prep_save(value, connection) for field, value in same.items())
    _write(model._meta.db_table, columns, _prepared(given, rows, tail))


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    found = next((f for f in model._meta.concrete_fields if f.attname == name), None)
    if found is None:
        raise KeyError(f"{model.__name__} has no column {name}")
    return found


def _prepared(fields: Sequence[models.Field[Any, Any]], rows: Iterable[Row], tail: Row) -> Iterator[Row]:
    makers = [(at, _maker(f)) for at, f in enumerate(fields) if type(f) not in AS_THEY_ARE]
    for row in rows:
        values = [*row, *tail]
        for at, make in makers:
            values[at] = make(values[at])
        yield values


def _maker(field: models.Field[Any, Any]) -> Callable[[object], object]:
    prepare = partial(field.get_db_prep_save, connection=connections[DEFAULT_DB_ALIAS])
    if not isinstance(field, models.JSONField):
        return prepare
    nothing = prepare([])  # what most rows hold
    return lambda value: nothing if value == [] else prepare(value)


def _write(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    cursor: Any  # each driver's own: SQLite takes rows as they come, PostgreSQL copies them in
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows)  # noqa: S608
            return
        check(table)  # copying passes by whoever watches the statements
        with (
            connection.wrap_database_errors,
            cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
