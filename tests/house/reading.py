"""Reading the house itself: its files as text and as syntax trees."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: what commands install and write: never committed
INSTALLED = (
    ".venv/",
    "node_modules/",
    "var/",
    "prakan.egg-info/",
    "prakan/web/static/built/",
    "prakan/web/locale/",
)


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, under version control."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    own = sorted({n for n in names if not n.startswith(INSTALLED)})
    return tuple(path for name in own if (path := ROOT / name).is_file())


def files(*suffixes: str, under: tuple[str, ...] = ("",)) -> list[Path]:
    """Return the files with one of the suffixes that lie under one of the folders (of the root)."""
    return [p for p in tracked() if p.suffix in suffixes and name(p).startswith(under)]


def sources(*under: str) -> list[Path]:
    """Return the Python files of folders, without migrations."""
    return [p for p in files(".py", under=under or ("prakan/", "scripts/")) if "migrations" not in p.parts]


def name(path: Path) -> str:
    """Return a path as a message names it: from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """Return the words of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(text(path))


@cache
def nodes(module: ast.Module) -> tuple[ast.AST, ...]:
    """Return every node of a syntax tree: walked once for all rules."""
    return tuple(ast.walk(module))
