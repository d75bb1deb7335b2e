"""Machine code of the loops is kept by the digest of all their files: no loop runs on in an old form."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from prakan.domain.teams import kernel
from prakan.domain.teams.kernel import compiling

FILES = sorted(path.name for path in compiling.HERE.glob("*.py"))
OUTSIDE = [one for name in kernel.__all__ if hasattr(one := getattr(kernel, name), "py_func")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of the loops' files."""
    return shutil.copytree(compiling.HERE, tmp_path / "kernel", ignore=shutil.ignore_patterns("__pycache__"))


def folder(source: Path, version: str = "1") -> str:
    return compiling.cache_folder(source, [source.parent / "cache"], version)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_gives_another_folder(source: Path, name: str) -> None:
    before = folder(source)
    whole = (source / name).read_bytes()
    (source / name).write_bytes(whole + b"#")
    changed = folder(source)
    (source / name).write_bytes(whole)
    assert (changed == before, folder(source)) == (False, before)


def test_another_compiler_or_another_name_of_a_file_gives_another_folder(source: Path) -> None:
    before = folder(source)
    updated = folder(source, version="2")
    (source / "tools.py").rename(source / "tool.py")
    assert len({before, updated, folder(source)}) == 3


def test_a_base_that_cannot_be_written_gives_way_to_the_next(source: Path) -> None:
    blocked, good = source / "tools.py" / "cache", source.parent / "cache"
    assert compiling.cache_folder(source, [blocked, good], "1") == folder(source)
    assert compiling.cache_folder(source, [blocked], "1") == ""


def test_every_loop_called_from_outside_is_kept_there() -> None:
    assert {str(Path(one.stats.cache_path).parent) for one in OUTSIDE} == {compiling.KEPT}
