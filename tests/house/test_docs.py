"""The docs say what is true: every setting, step, command, term, path and link exists on both sides."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.apps import apps

from prakan.domain.roles import STEPS
from scripts.write_reference import pages, stale
from tests.house.reading import ROOT, files, name, nodes, sources, text, tree

DOCS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/")
OWN = re.compile(r"(?!DJANGO_|LANG$)[A-Z][A-Z_]+")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:prakan|scripts|tests|docs|agencies|benchmarks|\.ci)/[\w./*{}-]*)`")
MAKE = re.compile(r"`make ([a-z-]+)[^`]*`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    """Return every page for readers."""
    return files(".md", under=DOCS)


def settings_read(module: ast.Module) -> set[str]:
    """Return the variables of the environment that a file reads by name."""
    found = set()
    for node in nodes(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("environ.get", "getenv", "flag")):
            found |= {a.value for a in node.args[:1] if isinstance(a, ast.Constant)}
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            found |= {node.slice.value} if isinstance(node.slice, ast.Constant) else set()
    return {str(v) for v in found if OWN.fullmatch(str(v))}


def first_cells(words: str) -> set[str]:
    """Return what stands in backticks at the start of each table row."""
    return set(re.findall(r"^\| `([^`]+)`", words, re.MULTILINE))


def test_settings_are_documented_and_no_others() -> None:
    sample = 'a = os.environ.get("PRAKAN_A")\nb = flag("PRAKAN_B")\nc = os.environ["DATABASE_URL"]'
    assert settings_read(ast.parse(sample)) == {"PRAKAN_A", "PRAKAN_B", "DATABASE_URL"}
    read = set().union(*(settings_read(tree(p)) for p in sources("prakan/")))
    assert first_cells(text(ROOT / "docs/reference/settings.md")) == read


def test_generated_pages_say_what_the_code_does(tmp_path: Path) -> None:
    assert stale(tmp_path) == list(pages())
    apart = subprocess.run(  # in a process of its own: what other tests leave behind changes no page
        [sys.executable, str(ROOT / "scripts" / "write_reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (apart.returncode, apart.stdout) == (0, "")


def said(paths: Iterable[Path]) -> set[str]:
    """Return every text constant of the files."""
    every = (node for path in paths for node in nodes(tree(path)))
    return {n.value for n in every if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_every_step_is_taken_by_some_action() -> None:
    acting = [p for p in sources("prakan/") if "domain" not in p.parts]
    assert said([ROOT / "prakan/foundation/access.py"]) & set(STEPS) == set()
    assert sorted(set(STEPS) - said(acting)) == []


def terms(words: str) -> set[str]:
    """Return the names of code that the glossary explains (third column, in backticks)."""
    cells = [
        line.split("|")[3] for line in words.splitlines() if line.startswith("|") and line.count("|") >= 5
    ]
    return {found for cell in cells for found in re.findall(r"`([^`]+)`", cell)}


def names_of_models() -> Iterator[str]:
    """Yield the name of every model, and of every stage a model can be in."""
    for model in apps.get_models():
        if model.__module__.startswith("prakan."):
            yield model.__name__
            yield from (str(value) for value in getattr(getattr(model, "Stage", None), "values", ()))


def test_the_glossary_knows_every_model_and_stage() -> None:
    sample = "| Thai | English | Code | Source |\n|---|---|---|---|\n| ร่าง | draft | `draft`, `Plan` | law |"
    assert terms(sample) == {"draft", "Plan"}
    known = terms(text(ROOT / "docs/glossary.md"))
    assert sorted(set(names_of_models()) - known) == []


def anchors(words: str) -> set[str]:
    """Return the places of a page that a link can go to."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", words), re.MULTILINE)
    slugs = {re.sub(r"[^\w\s-]", "", head.lower()).strip().replace(" ", "-") for head in heads}
    return slugs | set(re.findall(r'<a id="([^"]+)"', words))


def broken_links(path: Path, words: str) -> list[str]:
    """Return the links of a page that lead nowhere inside the house."""
    found = []
    for link in LINK.findall(FENCE.sub("", words)):
        place, _, anchor = link.partition("#")
        target = path if not place else path.parent / place
        if "://" in link or link.startswith("mailto:"):
            continue
        known = anchors(target.read_text(encoding="utf-8")) if anchor and target.is_file() else set()
        if not target.exists() or (anchor and anchor not in known):
            found.append(link)
    return found


def test_links_lead_somewhere(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A head\n[up](#a-head) [lost](#lost) [gone](gone.md) [out](https://agency.example)")
    assert broken_links(page, page.read_text()) == ["#lost", "gone.md"]
    assert {name(p): found for p in documents() if (found := broken_links(p, text(p)))} == {}


def missing_paths(words: str) -> list[str]:
    """Return the files and folders that a page names and the house does not have."""
    plain = (re.sub(r"\{[^}]*\}", "*", place) for place in PATH.findall(FENCE.sub("", words)))
    return [p for p in plain if not any(ROOT.glob(p.rstrip("/")))]


def test_named_files_exist() -> None:
    assert missing_paths("see `prakan/domain/calendar.py` and `prakan/nowhere.py`") == ["prakan/nowhere.py"]
    pages_of_today = [p for p in documents() if p.name != "CHANGELOG.md"]
    assert {name(p): found for p in pages_of_today if (found := missing_paths(text(p)))} == {}


def missing_targets(words: str) -> list[str]:
    """Return the make commands that a page names and the Makefile does not have."""
    known = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    return [target for target in MAKE.findall(words) if target not in known]


def test_named_make_commands_exist() -> None:
    assert missing_targets("run `make demo`, then `make coffee`") == ["coffee"]
    assert {name(p): found for p in documents() if (found := missing_targets(text(p)))} == {}


def test_the_changelog_has_a_place_for_the_next_change() -> None:
    assert "## Unreleased" in text(ROOT / "CHANGELOG.md").splitlines()


@pytest.mark.parametrize("folder", ["decisions", "how-to", "reference", "explanation"])
def test_every_page_is_listed_in_the_contents(folder: str) -> None:
    listed = set(LINK.findall(text(ROOT / "docs/README.md")))
    there = {f"{folder}/{p.name}" for p in files(".md", under=(f"docs/{folder}/",))}
    assert sorted(there - listed) == []
