"""A copy of everything: consistent while someone writes, and whole again after it is unpacked."""

from __future__ import annotations

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

from scripts.backup import back_up, main


def rows(database: Path) -> int:
    """Return how many rows the sample table holds."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("select count(*) from evidence").fetchone()[0])


def installation(folder: Path) -> tuple[Path, sqlite3.Connection]:
    """Make a folder with a database being written, evidence and things that can be made again."""
    for name in ("files/ab/abcd", "secret-key", "static/prakan.css", "prakan.sqlite3-shm"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    database = folder / "prakan.sqlite3"
    writer = sqlite3.connect(database)
    writer.executescript("create table evidence (id integer); insert into evidence values (1);")
    writer.execute("insert into evidence values (2)")
    return database, writer


def test_a_copy_taken_while_someone_writes_is_whole(tmp_path: Path) -> None:
    folder, out, restored = tmp_path / "var", tmp_path / "out.tar", tmp_path / "restored"
    database, writer = installation(folder)
    held = back_up(folder, database, out)
    writer.commit()
    writer.close()
    with tarfile.open(out) as tar:
        names = tar.getnames()
        tar.extractall(restored, filter="data")
    assert held == 3
    assert names == ["prakan.sqlite3", "files/ab/abcd", "secret-key"]
    assert (restored / "files/ab/abcd").read_text() == "files/ab/abcd"
    assert (rows(restored / "prakan.sqlite3"), rows(database)) == (1, 2)


def test_on_another_database_only_the_files_are_copied(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var/secret-key").write_text("key")
    assert back_up(tmp_path / "var", None, tmp_path / "out.tar") == 1


def test_the_copy_does_not_swallow_itself(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("key")
    assert back_up(tmp_path, None, tmp_path / "out.tar") == 1


def test_a_wrong_call_exits_with_two() -> None:
    assert main([]) == 2
