"""Counting tables anew after much was written at once, so that the database finds the short way to rows."""

from __future__ import annotations

from functools import partial

from django.db import connection, transaction
from django.db.models import Model

LOOKED_AT = 1000  # rows of each index that SQLite looks at: enough to choose by, whatever the size


def count_anew(*models: type[Model]) -> None:
    """Let the database look at the tables of ``models`` once the writing is committed; no row changes.

    PostgreSQL does so by itself about a minute after, SQLite never. Should it fail, what was written stays
    (Django logs the failure). Sources: PostgreSQL's and SQLite's manuals, ANALYZE.
    """
    transaction.on_commit(partial(_analyze, *models), robust=True)


def _analyze(*models: type[Model]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
