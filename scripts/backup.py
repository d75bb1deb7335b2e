"""Copy everything that is yours into one file, while the application runs.

    python scripts/backup.py OUT.tar

Holds the database (a consistent copy), the evidence, the mails and reports kept as files, and the key.
A database on PostgreSQL is left to pg_dump: the file then holds the rest. To restore, unpack into an empty
folder, name it in PRAKAN_VAR, then run `prakan audit verify`.
"""

from __future__ import annotations

import sqlite3
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

import prakan.config.boot  # noqa: F401  # isort: skip  (reads the settings)
from django.conf import settings

#: what the application can make again, and what belongs to one running database only
LEFT_OUT = {"static", "test", "bench"}
DATABASE_PARTS = ("-wal", "-shm", "-journal", "-line")


def copy_database(source: Path, target: Path) -> None:
    """Copy a SQLite database as of one moment, whatever is being written."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def back_up(folder: Path, database: Path | None, out: Path) -> int:
    """Write the copy; returns how many files it holds."""
    with tempfile.TemporaryDirectory() as held, tarfile.open(out, "w") as tar:
        if database and database.exists():
            copy = Path(held) / database.name
            copy_database(database, copy)
            tar.add(copy, database.name)
        # Files after the database: a row never names evidence that the copy lacks.
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and belongs(p, folder, database, out)):
            tar.add(path, path.relative_to(folder).as_posix())
        return len(tar.getnames())


def belongs(path: Path, folder: Path, database: Path | None, out: Path) -> bool:
    """Return whether a file is copied as it lies."""
    if path.relative_to(folder).parts[0] in LEFT_OUT or path.resolve() == out.resolve():
        return False
    return database is None or path.name not in {database.name, *(database.name + p for p in DATABASE_PARTS)}


def main(arguments: list[str]) -> int:
    """Back up; 0 fine, 2 wrong call."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    default = settings.DATABASES["default"]
    on_disk = Path(str(default["NAME"])) if "sqlite" in str(default["ENGINE"]) else None
    print(f"{arguments[0]}: {back_up(settings.VAR, on_disk, Path(arguments[0]))} files")
    if on_disk is None:
        print("The database is on PostgreSQL: copy it with pg_dump.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
