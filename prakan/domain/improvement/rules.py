"""The agency's rules of follow-up as data: days, the colour of a result, which results must be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prakan.domain.improvement.stages import Colour
from prakan.domain.text import Text

PER_MILLE = 1000
MOST_DAYS = 400


class FaultyFollowUp(ValueError):
    """What should be rules of follow-up is none; says where."""


@dataclass(frozen=True, slots=True)
class ColourRule:
    """A colour: the outcomes of the whole that have it; of a pack that judges no whole, the share of results.

    ``share`` in thousandths of a verdict's results, 0: never so; ``follow``: a plan must be made.
    """

    colour: Colour
    outcomes: frozenset[str]
    share: int = 0
    follow: bool = False
    programme: bool = False  # selected into the programme of the use of results


@dataclass(frozen=True, slots=True)
class FollowUpRules:
    """Days and colours; ``confirmed`` False is shown as to be confirmed."""

    colours: tuple[ColourRule, ...] = ()
    plan_days: int = 30  # from publication until the plan is handed in
    objection_days: int = 30  # from handing in, for the parent agency
    remind_before: int = 7
    remind_every: int = 14
    target: int | None = None  # institutions of a year's programme, as the plan has it
    confirmed: bool = False
    note: Text = Text("")

    def rule_of(self, overall: str, outcomes: Mapping[str, str]) -> ColourRule | None:
        """Return the first rule that a verdict answers; None where none does, or nothing was judged."""
        if overall:
            return next((one for one in self.colours if overall in one.outcomes), None)
        judged = [word for word in outcomes.values() if word != "not_assessed"]
        for one in self.colours if judged else ():
            has = sum(word in one.outcomes for word in judged)
            if one.share and has * PER_MILLE >= one.share * len(judged):
                return one
        return None

    def colour_of(self, overall: str, outcomes: Mapping[str, str]) -> Colour:
        """Return the colour of a verdict, ``Colour.NONE`` when no rule gives one."""
        found = self.rule_of(overall, outcomes)
        return found.colour if found else Colour.NONE

    def must_follow(self, overall: str, outcomes: Mapping[str, str]) -> bool:
        """Return whether a result asks for an improvement plan."""
        found = self.rule_of(overall, outcomes)
        return bool(found and found.follow)


def rules_of(said: Mapping[str, Any]) -> FollowUpRules:
    """Return the rules that tables say; raises ``FaultyFollowUp``."""
    try:
        plan, programme = said["plan"], said.get("programme", {})
        target = programme.get("target")
        rules = FollowUpRules(
            colours=tuple(map(_colour, said["colour"])),
            plan_days=_days(plan, "days"),
            objection_days=_days(plan, "objection_days"),
            remind_before=_days(plan, "remind_before"),
            remind_every=_days(plan, "remind_every"),
            target=int(target) if target else None,
            confirmed=bool(plan.get("confirmed", False)),
            note=Text(plan.get("note_th", ""), plan.get("note_en", "")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, FaultyFollowUp) else FaultyFollowUp(repr(error)) from error
    if len({one.colour for one in rules.colours}) != len(rules.colours):
        raise FaultyFollowUp("a colour stands twice")
    return rules


def to_json(rules: FollowUpRules) -> dict[str, Any]:
    """Return rules as plain tables, so that ``rules_of`` of them gives the same."""
    return {
        "plan": {
            "days": rules.plan_days,
            "objection_days": rules.objection_days,
            "remind_before": rules.remind_before,
            "remind_every": rules.remind_every,
            "confirmed": rules.confirmed,
            "note_th": rules.note.th,
            "note_en": rules.note.en,
        },
        "programme": {"target": rules.target},
        "colour": [
            {
                "code": one.colour.value,
                "outcomes": sorted(one.outcomes),
                "share": one.share,
                "follow": one.follow,
                "programme": one.programme,
            }
            for one in rules.colours
        ],
    }


def _colour(said: Mapping[str, Any]) -> ColourRule:
    share = int(said.get("share", 0))
    if not 0 <= share <= PER_MILLE:
        raise FaultyFollowUp(f"{said['code']}: a share of {share} thousandths")
    return ColourRule(
        colour=Colour(said["code"]),
        outcomes=frozenset(map(str, said["outcomes"])),
        share=share,
        follow=bool(said.get("follow", False)),
        programme=bool(said.get("programme", False)),
    )


def _days(said: Mapping[str, Any], name: str) -> int:
    days = int(said[name])
    if not 1 <= days <= MOST_DAYS:
        raise FaultyFollowUp(f"{name}: {days} days")
    return days
