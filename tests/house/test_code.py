"""Rules of the code that no linter sees; each rule is tried on a bad sample first."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.reading import ROOT, files, name, nodes, sources, text, tree

LONGEST_FUNCTION = 60
LONGEST_FILE = 350
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
#: ways to keep the name of code where only data belongs, or to call it by such a name
BY_NAME = {"import_string", "import_module", "pickle", "ContentType", "GenericForeignKey", "__qualname__"}
LEFTOVERS = ("TO" + "DO", "FIX" + "ME", "X" * 3, "raise NotImplemented" + "Error")

Rule = Callable[[ast.Module], Iterator[int]]


def signals(module: ast.Module) -> Iterator[int]:
    """Yield lines that import a signal."""
    for node in (n for n in nodes(module) if isinstance(n, ast.ImportFrom)):
        source = node.module or ""
        named = any(alias.name in {"signals", "receiver", "Signal"} for alias in node.names)
        if named or source.endswith("signals") or source.startswith("django.dispatch"):
            yield node.lineno


def late_imports(module: ast.Module) -> Iterator[int]:
    """Yield lines inside functions that import."""
    for function in (n for n in nodes(module) if isinstance(n, FUNCTIONS)):
        yield from (n.lineno for n in ast.walk(function) if isinstance(n, IMPORTS))


def long_functions(module: ast.Module) -> Iterator[int]:
    """Yield lines where a function begins that is too long to read at once."""
    for node in (n for n in nodes(module) if isinstance(n, FUNCTIONS)):
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION:
            yield node.lineno


def code_by_name(module: ast.Module) -> Iterator[int]:
    """Yield lines that name code by a string, as a stored class path would need."""
    for node in nodes(module):
        if isinstance(node, ast.Name | ast.Attribute):
            if (node.id if isinstance(node, ast.Name) else node.attr) in BY_NAME:
                yield node.lineno
        elif isinstance(node, IMPORTS) and any(a.name.split(".")[0] in BY_NAME for a in node.names):
            yield node.lineno


def without_sign(module: ast.Module) -> Iterator[int]:
    """Yield line 1 when a module does not say in a sentence what it is for."""
    if not (ast.get_docstring(module) or "").strip():
        yield 1


def asserts_nothing(module: ast.Module) -> Iterator[int]:
    """Yield lines where a test begins that cannot fail."""
    for node in nodes(module):
        if (
            isinstance(node, FUNCTIONS)
            and node.name.startswith("test_")
            and not any(map(claims, ast.walk(node)))
        ):
            yield node.lineno


def claims(node: ast.AST) -> bool:
    """Return whether a node asserts, raises, or calls something that does."""
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        return any(word in called for word in ("assert", "raises", "expect", "check", "fail"))
    return isinstance(node, ast.Assert | ast.Raise)


def callee(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def foreign_strings(module: ast.Module, floor: str) -> Iterator[int]:
    """Yield lines with a relation by string to another floor than ``floor``."""
    for node in nodes(module):
        if isinstance(node, ast.Call) and callee(node) in RELATIONS:
            target = (node.args or [k.value for k in node.keywords if k.arg == "to"] or [None])[0]
            if isinstance(target, ast.Constant) and isinstance(target.value, str):
                label, _, model = target.value.rpartition(".")
                if model and label not in ("", floor):
                    yield node.lineno


def offences(rule: Rule, paths: list[Path]) -> list[str]:
    """Return every place that breaks a rule."""
    return [f"{name(path)}:{line}" for path in paths for line in rule(tree(path))]


BAD: list[tuple[Rule, str]] = [
    (signals, "from django.db.models.signals import post_save"),
    (signals, "from django.dispatch import receiver"),
    (signals, "from django.core import signals"),
    (late_imports, "def late():\n    import os"),
    (late_imports, "class Room:\n    async def late(self):\n        from os import path"),
    (long_functions, "def long():\n" + "    pass\n" * LONGEST_FUNCTION),
    (code_by_name, "from django.utils.module_loading import import_string"),
    (code_by_name, "import pickle"),
    (code_by_name, "kind = row.__class__.__qualname__"),
    (without_sign, "import os"),
    (asserts_nothing, "def test_idle():\n    total = 1 + 1"),
]


@pytest.mark.parametrize(("rule", "sample"), BAD)
def test_a_rule_sees_a_bad_sample(rule: Rule, sample: str) -> None:
    assert len(list(rule(ast.parse(sample)))) == 1


def test_a_string_relation_to_another_floor_is_seen() -> None:
    sample = 'item = models.ForeignKey("planning.PlanItem", on_delete=models.PROTECT)'
    assert list(foreign_strings(ast.parse(sample), "reporting")) == [1]
    assert list(foreign_strings(ast.parse(sample), "planning")) == []


@pytest.mark.parametrize("rule", [signals, late_imports, long_functions, code_by_name, without_sign])
def test_the_source_keeps_a_rule(rule: Rule) -> None:
    assert offences(rule, sources()) == []


def test_every_test_can_fail() -> None:
    assert offences(asserts_nothing, sources("tests/")) == []


def test_no_relation_by_string_crosses_floors() -> None:
    assert [
        f"{name(path)}:{line}"
        for path in sources("prakan/")
        for line in foreign_strings(tree(path), path.relative_to(ROOT / "prakan").parts[0])
    ] == []


def test_no_file_is_too_long_to_live_in() -> None:
    paths = sources("prakan/", "scripts/", "benchmarks/")
    assert [name(p) for p in paths if len(text(p).splitlines()) > LONGEST_FILE] == []


def era_lines(words: str) -> list[int]:
    """Return the lines that reckon with the offset of the Buddhist era."""
    offset = "5" + "43"
    marked = [f" {line} " for line in words.splitlines()]
    return [
        number
        for number, line in enumerate(marked, 1)
        for at in [line.find(offset)]
        if at > 0 and not line[at - 1].isdigit() and not line[at + 3].isdigit() and line[at - 1] not in "#."
    ]


def test_only_the_calendar_knows_the_buddhist_era() -> None:
    assert era_lines("year = 2023 + 5" + "43\nprice = 15430") == [1]
    assert [
        f"{name(path)}:{line}"
        for path in files(".py", ".html", ".ts", ".js", under=("prakan/",))
        if name(path) != "prakan/domain/calendar.py" and "/static/" not in name(path)
        for line in era_lines(text(path))
    ] == []


def leftovers(words: str) -> list[int]:
    """Return the lines that promise work instead of doing it."""
    return [n for n, line in enumerate(words.splitlines(), 1) if any(word in line for word in LEFTOVERS)]


def test_nothing_is_left_for_later() -> None:
    assert leftovers(f"a = 1\nb = 2  # {LEFTOVERS[0]} later") == [2]
    paths = files(".py", ".html", ".ts", ".md", ".sh", ".toml")
    assert [f"{name(p)}:{n}" for p in paths for n in leftovers(text(p))] == []
