"""Which wing's or area's rows a step may write, so that what was read in another one stays true."""

from __future__ import annotations

WINGS = ("assessment", "assessors", "planning", "registry", "reporting")
#: parts of the floors whose rows few steps write: what was read there alone outlives all other steps
PEOPLE, REPORTS = "people", "reports"
AREAS = (*WINGS, PEOPLE, REPORTS)
EVERY = frozenset(AREAS)
#: tables of an area that is no wing; those of institutions' reports lie in the wing of assessment
_AREA_OF = dict.fromkeys(("foundation_person", "foundation_unit", "foundation_rolegrant"), PEOPLE) | (
    dict.fromkeys(
        (
            "assessment_sar",
            "assessment_sarreceipt",
            "assessment_season",
            "assessment_seasondeadline",
            "assessment_seasonextension",
        ),
        REPORTS,
    )
)
#: the wing of steps by the first word of their names; a step that is not named here may write anything
OF_STEPS = {
    "assessment": (
        "sar",
        "season",
        "team",
        "case",
        "certificate",
        "appeal",
        "score",
        "transcript",
        "visit",
        "consensus",
        "verdict",
        "field",
        "meeting",
        "case_report",
        "case_reply",
        "reading",
        "payment",
        "bank",
        "improvement",
        "results",
        "centre",
    ),
    "assessors": (
        "recruitment",
        "training",
        "renewal",
        "credential",
        "appraisal",
        "complaint",
        "recognition",
    ),
    "planning": ("plan", "collection", "progress", "category", "budget", "kpi"),
    "registry": (
        "institution",
        "duplicate",
        "framework",
        "roster",
        "letter",
        "registry",
        "assessor",
        "proposal",
        "licence",
        "interest",
    ),
    # closing a quarter shuts the collection, which is planning's: steps on quarters may write anything
    "reporting": ("dossier",),
}
#: steps of the floor below all wings, which knows no wing
OF_NO_WING = ("audit", "look")
_WING_OF = (
    dict.fromkeys(OF_NO_WING, frozenset[str]())
    | {word: frozenset({wing}) for wing, words in OF_STEPS.items() for word in words}
    | {"person": frozenset({PEOPLE})}
    | dict.fromkeys(("sar", "season"), frozenset({"assessment", REPORTS}))
)


def area_of(table: str) -> str:
    """Return the area that a table belongs to, "" for one of the floor below that is in none."""
    wing = table.partition("_")[0]
    return _AREA_OF.get(table) or (wing if wing in WINGS else "")


def writes(step: str) -> frozenset[str]:
    """Return the areas whose rows a step may write; all of them for a step that no wing has as its own."""
    return _WING_OF.get(step.partition(".")[0], EVERY)
