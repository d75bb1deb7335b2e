"""Offers of other systems held against registry, form and what stands there: ready to write, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from prakan.assessment.actions.sars.holding import check_institution
from prakan.assessment.actions.sars.looking_up import Known, Target
from prakan.assessment.actions.sars.starting import check_year, new_report, of_level
from prakan.assessment.models import OPEN_STAGES, Sar, SarEvidence
from prakan.assessment.queries.exchange import receipt_of
from prakan.assessment.queries.forms import form
from prakan.assessment.queries.reports import answers_of, content_with
from prakan.assessment.queries.season_applicants import check_place
from prakan.domain.media_types import PDF
from prakan.domain.problems import Fault, Problem, Refused, refuse
from prakan.domain.problems_sars import (
    INSTITUTION_AMBIGUOUS,
    INSTITUTION_UNKNOWN,
    KEY_TWICE_IN_BATCH,
    NOTHING_TO_SUBMIT,
    OFFER_KEY_USED,
    OFFER_KEY_WRONG,
    OTHER_INSTITUTION,
    OTHERS_WRITE,
    OWN_FILE_KIND,
    PLACE_WRONG,
    QUESTION_UNKNOWN,
    SAR_EVIDENCE_GONE,
    SUBMITTED_BEFORE,
    TWICE_IN_BATCH,
)
from prakan.domain.sars.answers import Answer, clean, stored
from prakan.domain.sars.content import Piece, digest
from prakan.domain.sars.form import Form
from prakan.domain.sars.offers import LONGEST_KEY, Offer, OfferedFile, Receipt, offer_digest, place_is_wrong
from prakan.domain.sars.reading import read_answer
from prakan.foundation.models import Person, StoredFile
from prakan.registry.models import Institution


@dataclass(slots=True)
class Ready:
    """An offer that can be written: the report, what changes in it, and what its receipt will keep."""

    place: int  # in the batch, from 1
    offer: Offer
    told: str  # digest of the offer
    sar: Sar
    is_new: bool
    late: bool = False
    raw: dict[str, str] = field(default_factory=dict)  # what changes, as the trail says it
    before: dict[str, str] = field(default_factory=dict)  # what stood there
    made: dict[str, dict[str, Any]] = field(default_factory=dict)  # what changes, as it is stored
    values: dict[str, str] = field(default_factory=dict)  # every answer in the end
    attached: list[SarEvidence] = field(default_factory=list)
    detached: list[SarEvidence] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    own: StoredFile | None = None
    own_before: str = ""  # digest of the PDF that stood there
    filled: int = 0
    asked: int = 0

    @property
    def content(self) -> str:
        """Return the canonical content that a receipt keeps."""
        return content_with(self.sar, self.values, self.pieces, self.own.digest if self.own else "")


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same offer as one before it in the batch."""

    first: Ready


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the offers of one sender, in order, against what was looked up for their batch."""

    known: Known
    by: Person
    at: datetime
    moment: str  # the same as text
    taken: dict[Target | str, Ready] = field(default_factory=dict)  # by target and by key, so far

    def read(self, place: int, offer: Offer) -> Ready | Repeat | Receipt:
        """Return an offer ready to write, or the receipt that it has already; raises ``Refused``."""
        if not 0 < len(offer.key) <= LONGEST_KEY:
            raise refuse(OFFER_KEY_WRONG, field="key", longest=LONGEST_KEY, length=len(offer.key))
        institution_id = self._named(offer)
        told = offer_digest(offer, institution_id)
        target = (institution_id, offer.year, offer.level)
        if found := self._before(offer, told) or self._repeat(offer, told, target):
            return found
        made = self._of(self._institution(institution_id), place, offer, told)
        if isinstance(made, Ready):
            self.taken[target] = self.taken[offer.key] = made
        return made

    def _named(self, offer: Offer) -> int:
        found = self.known.ids_of(offer)
        told = {"field": "institution", "code": str(offer.code or offer.institution or "")[:40]}
        if not any(map(self.known.exists, found)):
            raise refuse(INSTITUTION_UNKNOWN, **told)
        if len(found) > 1:
            raise refuse(INSTITUTION_AMBIGUOUS, **told)
        return found[0]

    def _institution(self, institution_id: int) -> Institution:
        """Return an institution that the sender answers for and that is open."""
        found = self.known.institutions.get(institution_id)
        if found is None:
            raise refuse(OTHER_INSTITUTION, field="institution")
        check_institution(found)
        return found

    def _before(self, offer: Offer, told: str) -> Receipt | None:
        """Return the receipt that the very same offer got before under this key."""
        kept = self.known.offers.get(offer.key)
        if kept is None:
            return None
        if kept.digest != told:
            raise refuse(OFFER_KEY_USED, field="key", key=offer.key, number=kept.receipt.number)
        return receipt_of(kept.receipt)

    def _repeat(self, offer: Offer, told: str, target: Target) -> Repeat | None:
        """Return the same offer from earlier in the batch; SAR-044, 047 for another one under its name."""
        first = self.taken.get(target)
        if first and first.told == told:
            return Repeat(first)
        if first:
            name = first.sar.institution.name
            raise refuse(TWICE_IN_BATCH, name=name, year=offer.year, first=first.place)
        if other := self.taken.get(offer.key):
            raise refuse(KEY_TWICE_IN_BATCH, field="key", key=offer.key, first=other.place)
        return None

    def _of(self, institution: Institution, place: int, offer: Offer, told: str) -> Ready | Receipt:
        there = self.known.sars.get((institution.pk, offer.year, offer.level))
        sar = there or self._begun(institution, offer)
        ready = Ready(place, offer, told, sar, there is None)
        faults = [*self._answers(ready), *self._files(ready), *self._own(ready)]
        if faults:
            raise Refused(*faults)
        if sar.stage not in OPEN_STAGES:
            return self._the_same(ready)
        self._check(ready)
        return ready

    def _begun(self, institution: Institution, offer: Offer) -> Sar:
        check_year(offer.year, self.at)
        check_place(institution, offer.year)
        frameworks = self.known.in_force(institution.kind, offer.year)
        framework = of_level(frameworks, offer.level, offer.year)
        return new_report(institution, offer.year, framework, by=self.by, at=self.at)

    def _answers(self, ready: Ready) -> Iterable[Fault]:
        """Read every answer; what stood there and is not offered any more becomes empty."""
        asked, there = form(ready.sar), {} if ready.is_new else answers_of(ready.sar)
        missing = {code: "" for code in there if code not in ready.offer.answers}
        for code, given in {**ready.offer.answers, **missing}.items():
            question = asked.questions.get(code)
            if question is None:
                yield Fault(QUESTION_UNKNOWN, {"code": code[:60]}, code)
                continue
            value, fault = read_answer(question, given)
            if fault:
                yield fault
            self._put(ready, code, value, there)
        self._count(ready, asked)

    def _put(self, ready: Ready, code: str, value: str, there: Mapping[str, Answer]) -> None:
        before = there.get(code)
        ready.values[code] = kept = clean(value)
        if kept == (before.value if before else "") and not (before and before.others):
            return
        ready.raw[code] = value
        revision = before.revision + 1 if before else 1
        ready.made[code] = stored(kept, self.by.pk, self.moment, revision)
        if before:
            ready.before[code] = before.value

    def _count(self, ready: Ready, asked: Form) -> None:
        tallies = asked.tallies(ready.values)
        ready.filled, ready.asked = sum(t.filled for t in tallies), sum(t.asked for t in tallies)

    def _files(self, ready: Ready) -> Iterable[Fault]:
        kept = {(e.question, e.file_id, e.title, e.page, e.second): e for e in self.known.evidence(ready.sar)}
        for given in ready.offer.evidence:
            file = self.known.files.get(given.file)
            if entry := self._wrong(ready, given, file):
                yield entry
            elif file:
                self._attach(ready, given, file, kept)
        ready.detached = list(kept.values())

    def _wrong(self, ready: Ready, given: OfferedFile, file: StoredFile | None) -> Fault | None:
        asked = form(ready.sar).questions.get(given.question)
        entry: Problem | None = None
        if asked is None or not asked.evidence:
            entry = QUESTION_UNKNOWN
        elif file is None:
            entry = SAR_EVIDENCE_GONE
        elif place_is_wrong(given):
            entry = PLACE_WRONG
        told = {"code": given.question[:60], "given": f"{given.page}, {given.second}"}
        return Fault(entry, told, f"evidence.{given.question[:60]}") if entry else None

    def _attach(
        self,
        ready: Ready,
        given: OfferedFile,
        file: StoredFile,
        kept: dict[tuple[str, int, str, int | None, int | None], SarEvidence],
    ) -> None:
        title = given.title.strip()[:300] or file.name
        ready.pieces.append(Piece(given.question, title, file.digest, given.page, given.second))
        if kept.pop((given.question, file.pk, title, given.page, given.second), None):
            return
        ready.attached.append(
            SarEvidence(
                sar=ready.sar, question=given.question, file=file, title=title, page=given.page,
                second=given.second, by=self.by, at=self.at,
            )
        )  # fmt: skip

    def _own(self, ready: Ready) -> Iterable[Fault]:
        if ready.offer.own_file is None:
            return
        ready.own = self.known.files.get(ready.offer.own_file)
        if ready.own is None:
            yield Fault(SAR_EVIDENCE_GONE, {}, "own_file")
        elif ready.own.media_type != PDF:
            yield Fault(OWN_FILE_KIND, {"name": ready.own.name}, "own_file")

    def _the_same(self, ready: Ready) -> Receipt:
        """Return the receipt of a report that was submitted with just this content; else SAR-020."""
        receipt = self.known.receipts[ready.sar.number]
        if digest(ready.content) != receipt.digest:
            raise refuse(SUBMITTED_BEFORE, number=ready.sar.number)
        return receipt_of(receipt)

    def _check(self, ready: Ready) -> None:
        sar, institution = ready.sar, ready.sar.institution
        if not ready.is_new and self._others_wrote(sar):
            raise refuse(OTHERS_WRITE, name=institution.name, year=sar.year)
        if ready.own is None and not any(ready.values.values()):
            raise refuse(NOTHING_TO_SUBMIT)
        ready.late = self.known.late(sar)

    def _others_wrote(self, sar: Sar) -> bool:
        """Return whether a text or a file of somebody else stands in an open report, undecided ones too."""
        texts = {text.by for a in answers_of(sar).values() for text in (a.now, *a.others) if text.value}
        files = {e.by_id for e in self.known.evidence(sar)}
        own = {sar.own_file.by_id} if sar.own_file else set()
        return not texts | files | own <= {self.by.pk}
