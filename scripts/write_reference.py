"""Write the pages of docs/reference that the code itself can tell.

python scripts/write_reference.py           write them
python scripts/write_reference.py --check   fail naming each page that no longer says what the code does
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the modules beside this one
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tree it stands in, whatever is installed

import prakan.config.boot  # isort: skip  (must come before anything that imports models)

import click
from django.urls import URLPattern, URLResolver, get_resolver
from reference_cases import case_routes
from reference_registry import codes, places
from reference_tables import table
from reference_templates import report_template

import prakan.config.urls  # noqa: F401 - loads every page, and with them every problem of the catalogue
from prakan.assessment.transition import TABLE as SARS
from prakan.assessors.transition.appraisal import TABLE as APPRAISAL
from prakan.assessors.transition.recruitment import TABLE as RECRUITMENT
from prakan.assessors.transition.renewals import TABLE as RENEWALS
from prakan.commands.main import cli
from prakan.domain.access import PAGES as ROLE_PAGES
from prakan.domain.access import PUBLIC as PUBLIC_PAGES
from prakan.domain.access import SIGNED_IN as SIGNED_IN_PAGES
from prakan.domain.checks.model import Rule
from prakan.domain.checks.printed_model import Importance
from prakan.domain.checks.registry import RULES, SEVERITIES
from prakan.domain.frameworks.keys import KEYS
from prakan.domain.frameworks.vocabulary import LEVELS, VOCABULARY
from prakan.domain.notices import NOTICES
from prakan.domain.problems import CATALOGUE
from prakan.domain.roles import ROLE_NAMES, STEPS, Role
from prakan.domain.stages import Step
from prakan.planning.transition import TABLE
from prakan.registry.transition.assessors import TABLE as ASSESSORS
from prakan.registry.transition.frameworks import OWNERS
from prakan.registry.transition.frameworks import TABLE as FRAMEWORKS
from prakan.registry.transition.licences import TABLE as LICENCES
from prakan.registry.transition.rosters import TABLE as ROSTER_TABLE
from prakan.reporting.sources.counts import COUNTERS

REGEX_GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
NOTE = "<!-- Written by scripts/write_reference.py from the code. Change the code, then run `make docs`. -->"


def commands() -> Iterator[str]:
    """Yield the page of the prakan command: the help of every part of it."""
    yield "# The prakan command"
    yield ""
    yield "Exit codes: 0 all is well, 1 something was found, 2 the command was called wrongly."
    for path, command in walk(cli, ("prakan",)):
        yield from ("", f"## {' '.join(path)}", "", "```text")
        yield from help_of(command, path)
        yield "```"


def walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and every command below it, by name."""
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from walk(command.commands[name], (*path, name))


def help_of(command: click.Command, path: tuple[str, ...]) -> list[str]:
    """Return what ``--help`` says, at one width on every machine."""
    names = cli.context_settings["help_option_names"]
    context = click.Context(command, info_name=" ".join(path), terminal_width=100, help_option_names=names)
    return [line.rstrip() for line in command.get_help(context).splitlines()]


def steps() -> Iterator[str]:
    """Yield the page of steps: who may take which, who is told, and how the stages follow each other."""
    yield "# Steps"
    yield ""
    yield "A step has one name: permission, audit event, notice and anchor on this page."
    yield ""
    yield from table(("Step", "Who may take it", "A notice is sent"), map(step_row, STEPS))
    yield ""
    yield "## Stages"
    yield ""
    yield "Only these steps change a stage. The diagrams are drawn from the same table that the code obeys."
    drawings: dict[str, tuple[Step, ...]]
    drawings = {
        **TABLE,
        **FRAMEWORKS,
        **ROSTER_TABLE,
        **ASSESSORS,
        **LICENCES,
        **SARS,
        **RECRUITMENT,
        **RENEWALS,
        **APPRAISAL,
    }
    for kind, drawn in drawings.items():
        yield from ("", f"### {kind}", "", "```mermaid", "stateDiagram-v2", *diagram(drawn), "```")
    yield ""
    yield "Who owns a framework at each stage:"
    yield ""
    yield from table(("Stage", "Owner"), ((f"`{stage}`", names_of(roles)) for stage, roles in OWNERS.items()))


def names_of(roles: frozenset[Role]) -> str:
    """Return the names of roles, in the order of the table of roles."""
    return ", ".join(ROLE_NAMES[role].en for role in ROLE_NAMES if role in roles)


def step_row(step: str) -> tuple[str, str, str]:
    """Return one row of the table of steps."""
    roles = sorted(role for role in ROLE_NAMES if role in STEPS[step])
    who = "everyone" if len(roles) == len(ROLE_NAMES) else ", ".join(ROLE_NAMES[r].en for r in roles)
    return f'<a id="{step}"></a>`{step}`', who, "yes" if step in NOTICES else ""


def diagram(drawn: Iterable[Step]) -> Iterator[str]:
    """Yield the arrows of one kind of thing."""
    for step in drawn:
        for source in sorted(step.sources):
            yield f"    {source} --> {step.target}: {step.name}"


def problems() -> Iterator[str]:
    """Yield the page of the numbered problems."""
    yield "# Problems"
    yield ""
    yield "Each refusal has a number, says what happened and names the next move. Words in { } are filled in."
    yield ""
    entries = (CATALOGUE[code] for code in sorted(CATALOGUE))
    yield from table(
        ("Code", "What happened", "What to do next"),
        ((p.code, f"{p.what.th}\n{p.what.en}", f"{p.next_move.th}\n{p.next_move.en}") for p in entries),
    )


def counters() -> Iterator[str]:
    """Yield the page of registered counters."""
    yield "# Counters"
    yield ""
    yield "A counted figure names its counter. Its code is `FY{year}Q{quarter}.count.{counter}`."
    yield ""
    yield from table(
        ("Counter", "Name", "What is counted"),
        (
            (f"`{c.code}`", f"{c.name.th}\n{c.name.en}", f"{c.definition.th}\n{c.definition.en}")
            for c in (COUNTERS[code] for code in sorted(COUNTERS))
        ),
    )


def rules() -> Iterator[str]:
    """Yield the page of the rules that find contradictions."""
    yield "# Rules"
    yield ""
    yield "Each rule looks at figures, dates, labels or units of a quarter. A high finding blocks the final"
    yield (
        "report until a person settles it with a reason; the others warn. What only a reader of the narrative"
    )
    yield "can see is entered by hand as a reader's finding."
    yield ""
    yield from table(("Rule", "Severity", "What it finds"), map(rule_row, RULES))


def rule_row(rule: Rule) -> tuple[str, str, str]:
    """Return one row of the table of rules."""
    grades = {importance: SEVERITIES[rule.severity[importance]].en for importance in Importance}
    if len(set(grades.values())) == 1:
        severity = grades[Importance.TABLE]
    else:
        severity = "\n".join(f"{grade} ({importance.value})" for importance, grade in grades.items())
    words = (rule.name.th, rule.description.th, rule.name.en, rule.description.en)
    return f'<a id="{rule.code}"></a>`{rule.code}`', severity, "\n".join(words)


def access() -> Iterator[str]:
    """Yield the page of pages: who may open which."""
    yield "# Who opens which page"
    yield ""
    yield "A page that is not named here is shut to everybody. `tests/web/test_access.py` opens every address"
    yield "as every role and compares."
    yield ""
    heads = ("Page", "Address", *(name.en for name in ROLE_NAMES.values()))
    yield from table(heads, map(access_row, sorted(addresses().items())))


def addresses(found: Iterable[URLPattern | URLResolver] | None = None) -> dict[str, str]:
    """Return every address of the application by name."""
    places: dict[str, str] = {}
    for entry in get_resolver().url_patterns if found is None else found:
        if isinstance(entry, URLResolver):
            places.update(addresses(entry.url_patterns))
        else:
            place = REGEX_GROUP.sub(r"<\1>", str(entry.pattern)).strip("^$")
            places[str(entry.name)] = f"/{place}"
    return places


def access_row(named: tuple[str, str]) -> tuple[str, ...]:
    """Return one row of the table of pages: a mark for each role that may open it."""
    page, place = named
    if page in PUBLIC_PAGES:
        marks = ["everyone"] * len(ROLE_NAMES)
    elif page in SIGNED_IN_PAGES:
        marks = ["own"] * len(ROLE_NAMES)
    else:
        marks = ["yes" if role in ROLE_PAGES[page] else "" for role in ROLE_NAMES]
    return f"`{page}`", f"`{place}`", *marks


def frameworks() -> Iterator[str]:
    """Yield the page of packs: every table with its keys, every word of the closed vocabulary."""
    yield "# Words of a framework pack"
    yield ""
    yield "A pack may use these tables, keys and words and no others. How to write one:"
    yield "[Write a framework pack](../how-to/write-a-framework-pack.md)."
    for name, keys in KEYS.items():
        title = "Head of `pack.toml`" if name == "pack" else f"Table `[[{name}]]`"
        yield from ("", f"## {title}", "")
        yield from table(("Key", "Meaning"), ((f"`{key}`", meaning) for key, meaning in keys.items()))
    for title, words in VOCABULARY.items():
        yield from ("", f"## {title}", "")
        yield from table(
            ("Word", "Called", "Meaning"),
            ((f"`{w}`", f"{n.th}\n{n.en}", f"{m.th}\n{m.en}") for w, (n, m) in words.items()),
        )
    yield from ("", "## `level`", "")
    yield from table(("Word", "Called"), ((f"`{w}`", f"{n.th}\n{n.en}") for w, n in LEVELS.items()))


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands,
    "steps.md": steps,
    "problems.md": problems,
    "counters.md": counters,
    "rules.md": rules,
    "access.md": access,
    "places.md": places,
    "institution-codes.md": codes,
    "framework-words.md": frameworks,
    "case-routes.md": case_routes,
    "report-template.md": report_template,
}


def pages() -> dict[str, str]:
    """Return every generated page by file name."""
    return {name: "\n".join((NOTE, *page())) + "\n" for name, page in PAGES.items()}


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the pages that are missing or say something else than the code."""
    return [
        name
        for name, words in pages().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != words
    ]


def main(arguments: list[str]) -> int:
    """Write, or with --check compare only; 0 fine, 1 found something, 2 wrong call."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    found = stale()
    if arguments:
        for name in found:
            print(f"docs/reference/{name} no longer says what the code does: make docs", file=sys.stderr)
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, words in pages().items():
        (FOLDER / name).write_text(words, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
