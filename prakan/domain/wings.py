"""Which wing's rows a step may write, so that what was read in another wing stays true."""

from __future__ import annotations

WINGS = ("assessment", "assessors", "planning", "registry", "reporting")
EVERY = frozenset(WINGS)
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
#: steps of the floor below all wings, which knows no wing: signing in must not make everybody's pages new
OF_NO_WING = ("person", "audit", "look")
_WING_OF = dict.fromkeys(OF_NO_WING, frozenset[str]()) | {
    word: frozenset({wing}) for wing, words in OF_STEPS.items() for word in words
}


def writes(step: str) -> frozenset[str]:
    """Return the wings whose rows a step may write; all of them for a step that no wing has as its own."""
    return _WING_OF.get(step.partition(".")[0], EVERY)
