"""What a page of a framework shows: stages, rules in words, examples with their derivation."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prakan.domain.frameworks.checking_examples import worked
from prakan.domain.frameworks.model import Example, Pack, Rule
from prakan.domain.frameworks.resolving import judged
from prakan.domain.frameworks.scoring import Node, Verdict
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.frameworks.words import (
    OVERALL_TEXT,
    BandRow,
    say_bands,
    say_code,
    say_not_assessed,
    say_outcome,
    say_rule,
    say_rule_name,
    say_step,
)
from prakan.domain.roles import ROLE_NAMES
from prakan.domain.text import Text
from prakan.registry.transition.frameworks import OWNERS

Words = str | Promise
#: stage -> words; those of the way come first, in order.
STAGES: dict[str, Words] = {
    "draft": _("Draft"),
    "hearing": _("Hearing"),
    "pilot": _("Pilot"),
    "board": _("Before the board"),
    "published": _("Published"),
    "superseded": _("Superseded"),
    "withdrawn": _("Withdrawn"),
}
WAY = ("draft", "hearing", "pilot", "board", "published")


@dataclass(frozen=True, slots=True)
class Station:
    """A stage of the way: passed, reached now, or still to come, and who takes the next step."""

    label: Words
    state: str  # "is-done", "is-now" or ""
    owners: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule in words with its bands and weights."""

    id: str
    name: Text
    sentence: Text
    bands: tuple[BandRow, ...]
    weights: tuple[tuple[str, str], ...]
    not_assessed: Text
    placeholder: bool
    note: Text


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome with the sentence that explains it and what it counted on."""

    code: str
    label: Text
    outcome: Text
    assessed: bool
    why: Text
    rule: Text
    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class ExampleCard:
    """A worked example as scored now."""

    name: Text
    phase: Text
    agrees: bool
    results: tuple[Result, ...]


def way(stage: str) -> tuple[Station, ...]:
    """Return the way of a version through the workshop; none for what left it."""
    if stage not in WAY:
        return ()
    now = WAY.index(stage)
    return tuple(
        Station(
            STAGES[one],
            "is-done" if n < now or one == "published" == stage else "is-now" if n == now else "",
            tuple(ROLE_NAMES[role] for role in ROLE_NAMES if role in OWNERS.get(one, ())),
        )
        for n, one in enumerate(WAY)
    )


def rule_cards(pack: Pack) -> tuple[RuleCard, ...]:
    """Return every rule of a pack in words."""
    return tuple(_rule_card(pack, rule) for rule in pack.rules)


def _rule_card(pack: Pack, rule: Rule) -> RuleCard:
    return RuleCard(
        id=rule.id,
        name=say_rule_name(pack, rule),
        sentence=say_rule(pack, rule),
        bands=say_bands(pack, rule),
        weights=tuple((code, f"{weight.normalize():f}") for code, weight in rule.weights.items()),
        not_assessed=say_not_assessed(rule),
        placeholder=rule.placeholder,
        note=rule.note,
    )


def example_cards(pack: Pack) -> tuple[ExampleCard, ...]:
    """Return every worked example, scored."""
    return tuple(_example_card(pack, example) for example in pack.examples)


def _example_card(pack: Pack, example: Example) -> ExampleCard:
    done = worked(pack, example)
    phase = next((p.name for p in pack.phases if p.id == example.phase), Text(""))
    results = tuple(result(pack, done.verdict.of(code)) for code in example.expect)
    return ExampleCard(example.name, phase, done.agrees, results)


def results(pack: Pack, verdict: Verdict) -> tuple[Result, ...]:
    """Return the whole and every standard of a verdict, as far as the pack judges them."""
    codes = [c for c in judged(pack) if c == OVERALL or c in pack.standard_of]
    return tuple(result(pack, verdict.of(code)) for code in codes)


def result(pack: Pack, node: Node) -> Result:
    """Return an outcome in words."""
    return Result(
        code=node.code,
        label=OVERALL_TEXT if node.code == OVERALL else say_code(pack, node.code),
        outcome=say_outcome(pack, node.rule, node.outcome, point=True),
        assessed=node.outcome.assessed,
        why=say_step(pack, node),
        rule=say_rule_name(pack, node.rule) if node.rule else Text(""),
        items=tuple((item.node.code, _item(pack, item.node)) for item in node.items),
    )


def _item(pack: Pack, node: Node) -> Text:
    return say_outcome(pack, node.rule, node.outcome, point=True)
