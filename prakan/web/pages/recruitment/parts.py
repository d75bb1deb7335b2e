"""What several pages of recruitment show alike: rules of lists, private parts masked."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessors.queries.recruitment.rounds import RoundView
from prakan.domain.assessor_identity import PART_NAMES, PARTS, Identity
from prakan.domain.recruitment import PART_NAMES as LISTS
from prakan.domain.recruitment import Part, Rule
from prakan.domain.text import Text


@dataclass(frozen=True, slots=True)
class RuleCard:
    """The rule of a list as a card shows it."""

    part: Part
    name: Text
    rule: Rule
    ties: tuple[Text, ...]


def rule_cards(view: RoundView) -> list[RuleCard]:
    """Return the rules of both lists."""
    return [rule_card(part, view.rule.of(part)) for part in Part]


def rule_card(part: Part, rule: Rule) -> RuleCard:
    """Return the rule of a list with the names of what parts equals."""
    names = {one.key: one.name for one in rule.components}
    return RuleCard(part, LISTS[part], rule, tuple(names[key] for key in rule.ties))


def private_lines(masked: Identity) -> list[tuple[Text, str]]:
    """Return the private parts that are told, masked, with their names."""
    return [(PART_NAMES[name], value) for name in PARTS if (value := getattr(masked, name))]
