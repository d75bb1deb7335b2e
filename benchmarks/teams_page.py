# ruff: noqa: E501 - rows of tables
"""The page of figures on forming teams: what was measured beside what was aimed at, written as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Result = Mapping[str, Any]
MAIN = "4,220 × 1,100"
#: run -> seconds, MiB and gap that it may take; None where no goal is set
GOALS: dict[str, tuple[float | None, float | None, float]] = {
    MAIN: (8, 400, 0.02),
    **{f"{MAIN}, deep, seed {seed}": (60, None, 0.01) for seed in range(1, 6)},
    "12,000 × 3,100": (45, None, 0.0175),
    "20,000 × 5,000": (60, 700, 0.02),
}
SHORTAGE = 1.3  # empty seats compared with the proven minimum
ABOUT = """Records are made up over the real provinces and districts (`prakan/domain/teams/synth.py`): shares of levels as in the
agency's plan, habits, windows, expertise and conflicts assumed. Costs and limits are the defaults, **to be confirmed**. Each
line ran in a process of its own, once, loops compiled before. Time counts from the records to the plan, arrays included; the
proof comes on top. Every plan was held against all rules by a checker that shares no code with the search. Kernel version {version}.
"""


def page(rows: Mapping[str, Result], sides: Mapping[str, Result], version: str, verdict: str) -> str:
    """Return the page; ``rows`` are plans by the name of their run, ``sides`` what was measured beside them."""
    parts = [f"# Benchmark: forming teams\n\n{verdict}\n", ABOUT.format(version=version)]
    parts += ["\n".join(_plans(rows)), "\n".join(_shortage(rows))]
    if MAIN in rows and {"clerk", "flow"} <= sides.keys():
        parts.append("\n".join(_beside(rows[MAIN], sides["clerk"], sides["flow"])))
    if {"repaired", "explained"} <= sides.keys():
        parts.append("\n".join(_repair(sides["repaired"], sides["explained"])))
    return "\n".join(parts)


def _share(one: float, digits: int = 2) -> str:
    return f"{100 * one:.{digits}f} %"


def _met(kept: bool) -> str:
    return "met" if kept else "**missed**"


def _plans(rows: Mapping[str, Result]) -> Iterator[str]:
    heads = "s | processor, s | MiB | gap | proof, s | unserved | proven | rules broken | goal | plan"
    yield f"| records | {heads} |\n|---|{'---:|' * 8}---|---|"
    for name, one in rows.items():
        if name not in GOALS:
            continue
        most_s, most_mib, most_gap = GOALS[name]
        kept = one["gap"] <= most_gap and one["violations"] == 0 and one["unserved"] == one["impossible"]
        kept &= (most_s is None or one["s"] <= most_s) and (most_mib is None or one["mib"] <= most_mib)
        goal = ", ".join(
            [f"{most_s} s"] * bool(most_s) + [f"{most_mib} MiB"] * bool(most_mib) + [f"{_share(most_gap)}"]
        )
        took = f"{one['s']:.1f} | {one['cpu']:.1f} | {one['mib']:.0f} | {_share(one['gap'])} | {one['proof s']:.0f}"
        served = f"{one['unserved']} | {one['impossible']} | {one['violations']}"
        yield f"| {name} | {took} | {served} | {goal}: {_met(kept)} | {one['digest']} |"


def _shortage(rows: Mapping[str, Result]) -> Iterator[str]:
    yield "\n## In shortage\n\n| records | seats empty | proven | ratio | processor, s | goal |\n|---|---:|---:|---:|---:|---|"
    for name, one in rows.items():
        if name not in GOALS:
            ratio = one["seats"] / max(1, one["least seats"])
            figures = f"{one['seats']} | {one['least seats']} | {ratio:.2f} | {one['cpu']:.0f}"
            yield f"| {name} | {figures} | {SHORTAGE}: {_met(ratio <= SHORTAGE)} |"


def _beside(ours: Result, clerk: Result, flow: Result) -> Iterator[str]:
    yield f"\n## Beside others, on the same {MAIN}\n"
    yield "| | ours | a clerk with district packs | pairwise assignment by cheapest flow |\n|---|---:|---:|---:|"
    yield f"| km by road, an institution | {ours['km']:.0f} | {clerk['km']:.0f} | |"
    yield f"| spread of load, days | {ours['spread']:.1f} | {clerk['spread']:.1f} | |"
    yield f"| unserved | {ours['unserved']} | {clerk['unserved']} | |"
    yield f"| rules broken, teams | {ours['violations']} | {clerk['violations']} | {_share(flow['broken'], 0)} |"
    yield f"| processor, s | {ours['cpu']:.1f} | {clerk['cpu']:.1f} | {flow['cpu']:.1f} |"
    travel, spread = 1 - ours["km"] / clerk["km"], 1 - ours["spread"] / clerk["spread"]
    yield f"\nTravel is {_share(travel, 0)} lower than the clerk's (goal 15 %: {_met(travel >= 0.15)}), the spread"
    yield f"{_share(spread, 0)} (goal 35 %: {_met(spread >= 0.35)}). In the flow, built from arrays over the 60 nearest people of each"
    yield "institution and solved by HiGHS, chair, local member, novices, team-mates and a week for all cannot be said."


def _repair(repaired: Result, explained: Result) -> Iterator[str]:
    yield "\n## Repair and reasons\n\n| | |\n|---|---:|"
    yield f"| {repaired['withdrawn']} withdraw: institutions of visits that must change | {repaired['unavoidable']} |"
    yield f"| teams changed | {repaired['teams changed']} ({repaired['ratio']:.3f} ×) |"
    yield f"| time, s (processor) | {repaired['many s']:.2f} ({repaired['many cpu s']:.2f}) |"
    yield f"| one withdraws, median of 30, ms (processor) | {repaired['single ms']:.0f} ({repaired['single cpu ms']:.0f}) |"
    yield f"| rules broken after repairs | {repaired['violations']} |"
    yield f"| unserved institutions explained, of {explained['unserved']} | {explained['with a reason']} |"
    yield f"| an unserved institution, processor ms | {explained['cpu ms each']:.1f} |"
    yield f"| teams explained, all rules confirmed, of {explained['teams']} | {explained['rules kept']} |"
    yield f"| a team, processor ms | {explained['cpu ms a team']:.1f} |"
    many = repaired["ratio"] <= 1.05 and repaired["many s"] < 1
    yield f"\nGoals: 1.05 × and 1 s: {_met(many)}; 100 ms at the median: {_met(repaired['single ms'] <= 100)}."
    yield "\nThe first call after an update compiles for about 45 s of processor; later starts load the loops in a second."
