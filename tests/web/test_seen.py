"""Pages kept as one person saw them: new after a write where they were read, never a sent form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from prakan.foundation import audit
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import KEPT_PAGE, forget_all
from prakan.planning.models import PlanRow
from prakan.web.shell import seen
from prakan.web.shell.context import Shell
from prakan.web.shell.seen import Page, kept_as_seen
from prakan.web.templatetags.keeping import STAND_IN
from tests.reporting.conftest import Year

pytestmark = pytest.mark.django_db(transaction=True)
REF = "O1.A1.P1.1"


class Seen:
    """A page with a target of the plan, and how often it was made."""

    def __init__(self) -> None:
        self.made = 0

    def view(self, request: HttpRequest) -> Page | HttpResponseBase:
        self.made += 1
        if request.GET.get("away"):
            return HttpResponse("elsewhere")
        target = int(PlanRow.objects.get(item__ref=REF).target or 0)
        return Page("errors/plain.html", {"target": target}, 422 if request.method == "POST" else 200)

    def open(self, person: Person, path: str = "/", method: str = "GET", **headers: str) -> HttpResponseBase:
        request = RequestFactory(headers=headers).generic(method, path)
        request.user = person  # type: ignore[assignment]
        request.session = {}  # type: ignore[assignment]
        request.LANGUAGE_CODE = "th"
        return kept_as_seen(self.view)(request)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    forget_all()
    monkeypatch.setattr(
        seen, "render", lambda _r, _t, context, status: HttpResponse(context["target"], status=status)
    )
    monkeypatch.setattr(seen.time, "time", lambda: 0.0)
    yield Seen()
    forget_all()


def write(year: Year, step: str, value: int) -> None:
    with transaction.atomic():
        audit.record(step=step, subject="plan:1", by=year.officer, at=year.now)
        if step.startswith("plan."):
            PlanRow.objects.filter(item__ref=REF).update(target=value)


def test_a_page_is_made_once_until_something_is_written_where_it_was_read(
    page: Seen, officer: Person, year: Year
) -> None:
    write(year, "plan.edit", 30)
    assert [page.open(officer).content for _ in range(3)] == [b"30"] * 3
    write(year, "season.open", 0)
    assert (page.open(officer).content, page.made) == (b"30", 1)
    write(year, "plan.edit", 31)
    assert (page.open(officer).content, page.made) == (b"31", 2)


def test_a_page_is_kept_for_one_person_and_one_address(
    page: Seen, officer: Person, auditor: Person, year: Year
) -> None:
    for person, path in ((officer, "/"), (auditor, "/"), (officer, "/?page=2"), (officer, "/")):
        page.open(person, path)
    assert page.made == 3


def test_a_page_is_read_again_when_its_reader_is_somebody_else_by_now(
    page: Seen, officer: Person, year: Year
) -> None:
    page.open(officer)
    with transaction.atomic():
        audit.record(step="person.edit", subject="person:1", by=year.officer, at=year.now)
    page.open(officer)
    assert page.made == 2


def test_a_page_is_never_older_than_a_minute(
    page: Seen, officer: Person, year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open(officer)
    PlanRow.objects.filter(item__ref=REF).update(target=99)  # nothing announces it
    assert page.open(officer).content == b"30"
    monkeypatch.setattr(seen.time, "time", lambda: 60.0)
    assert page.open(officer).content == b"99"


def test_sent_forms_fragments_and_other_answers_are_not_kept(page: Seen, officer: Person, year: Year) -> None:
    assert [page.open(officer, method="POST").status_code for _ in range(2)] == [422, 422]
    for _ in range(2):
        page.open(officer, **{"HX-Request": "true"})
        assert page.open(officer, "/?away=1").content == b"elsewhere"
    assert page.made == 6


def test_what_can_be_gone_through_once_is_refused() -> None:
    with pytest.raises(TypeError, match="rows can be gone through once only"):
        Page("errors/plain.html", {"rows": (n for n in range(3)), "all": [1]})


def draw(page: object, words: str, **context: object) -> str:
    template = Template("{% drawn piece %}" + words + "{% enddrawn %}")
    return template.render(Context({KEPT_PAGE: page, **context}))


def test_a_piece_stays_drawn_as_long_as_its_page_is_kept() -> None:
    one, other = Page("a", {}), Page("a", {})
    told = [draw(page, "{{ n }}", n=n) for n, page in enumerate((one, one, other, None))]
    assert told == ["0", "0", "2", "3"]


def test_a_kept_fragment_in_a_kept_page_is_drawn_with_it(officer: Person, year: Year) -> None:
    request = RequestFactory().get("/")
    request.user = officer
    request.session = {}  # type: ignore[assignment]
    request.LANGUAGE_CODE = "th"
    page, words = Page("a", {}), "{% kept inner %}{{ n }}{% endkept %}"
    assert [draw(page, words, n=n, shell=Shell(request)) for n in range(2)] == ["0", "0"]
    other = Page("a", {})
    assert draw(other, words, n=2, shell=Shell(request)) == "2"


def test_every_answer_has_the_token_of_its_own_forms() -> None:
    page = Page("a", {})
    told = [draw(page, "{% csrf_token %}", csrf_token=token) for token in ("first", "second")]
    assert [("first" in told[0], "second" in told[1])] == [(True, True)]
    assert not any(STAND_IN in one for one in told)


def test_what_asks_the_database_while_it_is_drawn_is_not_kept(year: Year) -> None:
    page = Page("a", {})
    rows = PlanRow.objects.filter(item__ref=REF)
    with CaptureQueriesContext(connection) as asked:
        told = [
            draw(page, "{% for row in rows %}{{ row.target|floatformat:0 }}{% endfor %}", rows=rows.all())
            for _ in range(2)
        ]
    assert told == ["30", "30"]
    assert len(asked) >= 2


@pytest.mark.parametrize("name", ["messages", "CSP_NONCE"])
def test_a_piece_holds_nothing_of_one_answer(name: str) -> None:
    with pytest.raises(RuntimeError, match=name):
        draw(Page("a", {}), "{% if " + name + " %}x{% endif %}", **{name: "x"})
