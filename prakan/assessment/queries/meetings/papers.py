"""The papers of cases that a meeting resolves on, as they are now: digests of report and verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prakan.assessment.models import Case, CaseReportVersion, CaseVerdict
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.text import Text
from prakan.registry.queries.packs import pack_of


@dataclass(frozen=True, slots=True)
class Papers:
    """The newest report and verdict of a case: version and digest (sha256, hex); 0 and "" for none yet."""

    report_version: int = 0
    report: str = ""
    verdict_version: int = 0
    verdict: str = ""
    overall: str = ""

    @property
    def digests(self) -> tuple[str, str]:
        return self.report, self.verdict


def papers_of(ids: Iterable[int]) -> Mapping[int, Papers]:
    """Return the papers of cases by id; two statements."""
    wanted = list(ids)
    said = CaseReportVersion.objects.filter(case__in=wanted).order_by("number")
    reports = {
        case: (number, digest) for case, number, digest in said.values_list("case", "number", "digest")
    }
    made = CaseVerdict.objects.filter(case__in=wanted).order_by("version")
    verdicts = {
        case: (version, digest, overall)
        for case, version, digest, overall in made.values_list("case", "version", "digest", "overall")
    }
    return {case: Papers(*reports.get(case, (0, "")), *verdicts.get(case, (0, "", ""))) for case in wanted}


def result_of(case: Case, overall: str) -> Text | None:
    """Return what an outcome of the whole is called under the case's pack; None while there is none."""
    if not overall or case.framework is None:
        return None
    pack = pack_of(case.framework)
    rules = pack.judged_by.get(OVERALL, ())
    scales = [pack.scale_of[rule.scale] for rule in rules if rule.scale in pack.scale_of]
    named = [level.name for scale in scales if (level := scale.level(overall))]
    return named[0] if named else Text(overall)
