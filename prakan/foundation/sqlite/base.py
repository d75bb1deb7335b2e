"""The connection to SQLite: a transaction stands in line before it begins, and leaves when it has ended."""

from __future__ import annotations

from django.db.backends.sqlite3 import base

from prakan.foundation.sqlite.line import Line, line_of


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with a line for those that write."""

    _stands_in: Line | None = None

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        """Begin a transaction, or end one: Django begins each with ``force…``."""
        if force_begin_transaction_with_broken_autocommit and not autocommit:
            self._enter()
        try:
            super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        except BaseException:
            self._leave()
            raise

    def commit(self) -> None:
        """Commit and leave; when it fails it is rolled back then."""
        super().commit()
        self._leave()

    def rollback(self) -> None:
        """Roll back and leave."""
        try:
            super().rollback()
        finally:
            self._leave()

    def close(self) -> None:
        """Close and leave."""
        try:
            super().close()
        finally:
            self._leave()

    def _enter(self) -> None:
        if self._stands_in is None and not self.is_in_memory_db():
            line = line_of(str(self.settings_dict["NAME"]))
            line.enter(float(self.settings_dict["OPTIONS"].get("timeout", 5)))
            self._stands_in = line

    def _leave(self) -> None:
        line, self._stands_in = self._stands_in, None
        if line is not None:
            line.leave()
