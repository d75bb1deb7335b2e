"""Operations of migrations that make many tables at once, and guard those that never change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

#: where SQLite refuses changes only, PostgreSQL refuses deletions too: see the migration of the audit trail.
FUNCTION = """
CREATE OR REPLACE FUNCTION prakan_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$
"""


class CreateTables(Operation):
    """Create all tables of an app at once: the models are drawn once, not once more for each of them."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the models; those drawn before are dropped, and drawn anew when somebody asks for one."""
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: Any, after: Any
    ) -> None:
        """Create the tables; keys from one to another follow when all stand."""
        for table in self.tables:
            table.database_forwards(app_label, editor, before, after)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: Any, after: Any
    ) -> None:
        """Drop the tables."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, editor, before, after)

    def describe(self) -> str:
        """Return what a person who migrates reads."""
        return f"Create {len(self.tables)} tables"


class Guard(Operation):
    """Let the database itself refuse changes of a table, or of some columns, and on PostgreSQL deletions.

    To be asked for again after a field of the table was altered: SQLite then makes the table anew, bare.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, columns: str = "", name: str = "append_only") -> None:
        self.table, self.name = table, f"{table}_{name}"
        self.change = f"BEFORE UPDATE{' OF ' * bool(columns)}{columns}"
        self.both = f"{self.change} OR DELETE"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change no model."""

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: Any, after: Any
    ) -> None:
        """Create the trigger of this database's kind anew: SQLite drops it with a table that it remakes."""
        self._drop(editor)
        made = f"CREATE TRIGGER {self.name} "
        if editor.connection.vendor == "postgresql":
            editor.execute(FUNCTION, ())
            made += f"{self.both} ON {self.table} FOR EACH ROW EXECUTE FUNCTION prakan_append_only()"
        else:
            refusal = f"SELECT RAISE(ABORT, '{self.table} is append-only')"
            made += f"{self.change} ON {self.table} BEGIN {refusal}; END"
        editor.execute(made)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: Any, after: Any
    ) -> None:
        """Drop the trigger."""
        self._drop(editor)

    def _drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        on = f" ON {self.table}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {self.name}{on}")

    def describe(self) -> str:
        """Return what a person who migrates reads."""
        return f"Guard {self.table}"
