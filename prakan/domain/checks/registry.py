"""The registry of rules, and running them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prakan.domain.checks import (
    bands,
    counts,
    indicators,
    labels,
    ladders,
    owners,
    places,
    registered,
    spending,
    sums,
    targets,
    times,
    units,
)
from prakan.domain.checks.book import book
from prakan.domain.checks.model import CheckInput, Draft, Finding, Quantity, Rule, Severity
from prakan.domain.text import Text

#: Every rule, in the order of the documentation.
RULES: tuple[Rule, ...] = (
    *sums.RULES,
    *bands.RULES,
    *counts.RULES,
    *places.RULES,
    *targets.RULES,
    *registered.RULES,
    *spending.RULES,
    *labels.RULES,
    *units.RULES,
    *times.RULES,
    *ladders.RULES,
    *owners.RULES,
    *indicators.RULES,
)
READER = "reader"
READER_NAME = Text("ข้อสังเกตของผู้อ่าน", "Reader's finding")
ORDER = tuple(Severity)
SEVERITIES: dict[Severity, Text] = {
    Severity.HIGH: Text("สูง", "high"),
    Severity.MEDIUM: Text("กลาง", "medium"),
    Severity.LOW: Text("ต่ำ", "low"),
}


def run(given: CheckInput) -> tuple[Finding, ...]:
    """Return every finding, gravest first, then by key.

    A reader's findings stand among them under the rule code "reader". Raises ``ValueError`` when two findings
    of one rule share a subject: their keys would not be told apart.
    """
    values = book(given)
    found = [*_by_rules(given, values), *_by_readers(given)]
    keys = [finding.key for finding in found]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"findings share a key: {', '.join(sorted(twice))}")
    return tuple(sorted(found, key=lambda finding: (ORDER.index(finding.severity), finding.key)))


def _by_rules(given: CheckInput, values: Mapping[str, Quantity]) -> Iterator[Finding]:
    for rule in RULES:
        for draft in rule.find(given, values):
            yield finding(rule, draft)


def finding(rule: Rule, draft: Draft) -> Finding:
    """Return what a rule found, with its key and the severity that the rule's policy gives."""
    return Finding(
        key=f"{rule.code}:{draft.subject}",
        rule=rule.code,
        rule_name=rule.name,
        severity=rule.severity[draft.importance],
        subject=draft.subject,
        where=draft.where,
        sides=draft.sides,
        explanation=draft.explanation,
        figures=draft.figures,
    )


def _by_readers(given: CheckInput) -> Iterator[Finding]:
    for read in given.reader_findings:
        yield Finding(
            key=f"{READER}:{read.key}",
            rule=READER,
            rule_name=READER_NAME,
            severity=read.severity,
            subject=read.key,
            where=read.where,
            sides=(),
            explanation=read.finding,
        )
