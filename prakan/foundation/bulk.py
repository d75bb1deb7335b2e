"""Many rows of one table at once, without an object for each: the way around ``bulk_create``, kept narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Context, Decimal
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


class Json(str):
    """A value of a JSON column that is written out already."""

    __slots__ = ()


@contextmanager
def roomy() -> Iterator[None]:
    """Give the connection more memory while much is written: SQLite else keeps 2 MiB of a table's pages."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -64000")  # KiB
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
    tail = {str(f.column): f.get_db_prep_save(value, connection) for f, value in same.items()}
    _write(model._meta.db_table, [str(f.column) for f in given], _prepared(given, rows), tail)


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    found = next((f for f in model._meta.concrete_fields if f.attname == name), None)
    if found is None:
        raise KeyError(f"{model.__name__} has no column {name}")
    return found


def _prepared(fields: Sequence[models.Field[Any, Any]], rows: Iterable[Row]) -> Iterator[Row]:
    makers = [(at, make) for at, field in enumerate(fields) if (make := _maker(field))]
    for row in rows:
        values = [*row]
        for at, make in makers:
            if (value := values[at]) is not None:
                values[at] = make(value)
        yield values


def _maker(field: models.Field[Any, Any]) -> Callable[[Any], object] | None:
    """Return what makes a field's value, other than None, one that the driver takes; None: it takes all."""
    if type(field) is models.BooleanField and connection.vendor == "sqlite":
        return int  # else the driver looks for a way to adapt each of them
    if type(field) in AS_THEY_ARE:
        return None
    if type(field) is models.DecimalField and connection.vendor == "sqlite":
        return _decimal_maker(field)
    prepare = partial(field.get_db_prep_save, connection=connections[DEFAULT_DB_ALIAS])
    if not isinstance(field, models.JSONField):
        return prepare
    nothing = prepare([])  # what most rows hold
    return lambda value: value if type(value) is Json else nothing if value == [] else prepare(value)


def _decimal_maker(field: models.DecimalField[Any, Any]) -> Callable[[Decimal], str]:
    """Return what ``DecimalField`` does for SQLite, its context made once and not for every value."""
    context = Context(prec=field.max_digits)
    least = Decimal(1).scaleb(-(field.decimal_places or 0))
    return lambda value: format(value.quantize(least, context=context), "f")


def _write(table: str, given: Sequence[str], rows: Iterable[Row], same: Mapping[str, object]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, (*given, *same)))
    cursor: Any  # each driver's own: SQLite takes rows as they come, PostgreSQL copies them in
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            spelt = {name: said for name, value in same.items() if (said := _literal(value))}
            tail = [value for name, value in same.items() if name not in spelt]
            places = ", ".join([*["%s"] * len(given), *(spelt.get(name, "%s") for name in same)])
            whole = ([*row, *tail] for row in rows) if tail else rows
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", whole)  # noqa: S608
            return
        check(table)  # copying passes by whoever watches the statements
        tail = list(same.values())
        with (
            connection.wrap_database_errors,
            cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row([*row, *tail])


def _literal(value: object) -> str:
    """Return a number or nothing as SQL, so that it is not handed over row by row; "" for anything else."""
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, int) else ""
