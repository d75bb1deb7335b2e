"""The self-assessment reports of a body: each read on its own, so that a wrong one stops no other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, StrictInt, StrictStr, ValidationError

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_api import INPUT_WRONG, TOO_MANY_ITEMS
from prakan.domain.sars.offers import LONGEST_KEY, Offer, OfferedFile
from prakan.web.api.bodies import JSON, json_of, type_of, whole
from prakan.web.api.paging import LAST_ID

MOST = 10_000
Id = Annotated[StrictInt, Field(ge=1, le=LAST_ID)]


def without_nul(given: Any) -> Any:
    """Refuse the one character that no database keeps in a text."""
    texts = given.values() if isinstance(given, dict) else (given,)
    if any(isinstance(text, str) and "\0" in text for text in texts):
        raise ValueError("a text holds the character NUL")
    return given


Word = Annotated[StrictStr, AfterValidator(without_nul)]


class FileIn(Schema):
    """A file behind a question: the whole, from a page on, or from a second of a video on."""

    model_config = ConfigDict(extra="forbid")

    question: Annotated[Word, Field(max_length=60, examples=["1.1"])]
    file: Id = Field(description="`id` of a file that you have sent")
    title: Annotated[Word, Field(max_length=300)] = Field("", description="Without one, the file's name")
    page: StrictInt | None = None
    second: StrictInt | None = None


class SarIn(Schema):
    """One whole self-assessment report; what `answers` leave out is empty."""

    model_config = ConfigDict(extra="forbid")

    key: Annotated[Word, Field(min_length=1, max_length=LONGEST_KEY, examples=["A-2566-0001"])] = Field(
        description="Your own key of this report, the same whenever you send it again"
    )
    institution: Id | None = Field(None, description="Number of the institution here; or give `code`")
    code: Annotated[Word, Field(max_length=40)] = Field("", description="Any code that it carries")
    scheme: Annotated[Word, Field(max_length=20)] = Field(
        "", description="Of which kind `code` is: `school10`, …"
    )
    year: StrictInt = Field(description="Academic year (B.E.)", examples=[2566], ge=2500, le=2700)
    level: Annotated[Word, Field(max_length=40, examples=["basic"])]
    answers: Annotated[dict[StrictStr, StrictStr | StrictInt | None], AfterValidator(without_nul)] = Field(
        {}, description="By the question's code", examples=[{"data.learners": 120, "1.1": "…"}]
    )
    evidence: list[FileIn] = []
    own_file: Id | None = Field(None, description="`id` of a PDF of the whole that you have sent")

    def offer(self) -> Offer:
        """Return it as the house knows it."""
        return Offer(
            key=self.key,
            year=self.year,
            level=self.level,
            institution=self.institution,
            code=self.code,
            scheme=self.scheme,
            answers={code: _text(given) for code, given in self.answers.items()},
            evidence=tuple(OfferedFile(f.question, f.file, f.title, f.page, f.second) for f in self.evidence),
            own_file=self.own_file,
        )


def _text(given: str | int | None) -> str:
    if isinstance(given, str):
        return given
    return "" if given is None else str(given)


class SarsIn(Schema):
    """Reports, at most as many as `maxItems` says; a wrong one is refused by itself."""

    items: list[SarIn] = Field(min_length=1, max_length=MOST)


Read = Offer | tuple[str, tuple[Fault, ...]]  # or the key of an item that cannot be read, and why


def offers_of(request: HttpRequest) -> list[Read]:
    """Read a body; raises ``Refused``: API-007 to 009, 017, 018 when it is no list of items at all."""
    type_of(request, (JSON,))
    body = json_of(whole(request))
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list) or not items:
        raise refuse(INPUT_WRONG, field="items", where="items", why="not a list of one item or more")
    if len(items) > MOST:
        raise refuse(TOO_MANY_ITEMS, field="items", limit=MOST)
    return [_read(number, item) for number, item in enumerate(items, 1)]


def _read(number: int, item: Any) -> Read:
    try:
        if not isinstance(item, dict):
            raise refuse(INPUT_WRONG, where="item", why="not an object")
        return SarIn.model_validate(item).offer()
    except ValidationError as wrong:
        return _key(number, item), tuple(_faults(wrong))
    except Refused as refused:
        return _key(number, item), refused.faults


def _key(number: int, item: Any) -> str:
    given = item.get("key") if isinstance(item, dict) else None
    return given if isinstance(given, str) and 0 < len(given) <= LONGEST_KEY else f"#{number}"


def _faults(wrong: ValidationError) -> Iterable[Fault]:
    for found in wrong.errors(include_url=False, include_input=False)[:20]:
        where = ".".join(str(part) for part in found["loc"])[:100]
        yield Fault(INPUT_WRONG, {"where": where, "why": found["msg"]}, where)
