"""Every page of the access table on the demonstration's data: axe, width, title; themes and languages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.commands.loading.agency import load_agency
from prakan.domain.access import PAGES, PUBLIC, SIGNED_IN
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.web.shell.access import may_open
from prakan.web.shell.menu import sections
from tests.browser.conftest import Open, Window, press
from tests.browser.crawl import Crawl, name_of
from tests.browser.states import one_of_each, set_up
from tests.web.test_access import ADDRESSES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASSWORD = "a-long-and-quiet-evening"
LOOKS = (("th", "light", 1440), ("en", "dark", 390))
#: what a dark theme or a narrow window can break; everything else was looked at in the first look.
AGAIN = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
#: pages that need no sign-in; no link leads to most of them.
PLAIN = (
    "/sign-in/", "/sign-in/password/", "/sign-in/password/sent/", "/sign-in/password/done/",
    "/sign-in/password/1-abc/", "/sign-in/inactive/", "/sign-in/closed/", "/sign-in/cancelled/",
    "/sign-in/error/", "/sign-in/unknown/", "/check-sar/", "/check-licence/", "/recruitment/",
    "/results/", "/certificates/",
    "/recruitment/status/", "/recruitment/status/lost/", "/api/", "/no/such/page/",
)  # fmt: skip
#: one's own pages, once the second step is set up.
OWN = (
    "/account/", "/account/password/", "/account/confirm/", "/account/confirm/second-factor/", "/sign-out/",
    "/account/second-factor/", "/account/recovery-codes/", "/account/recovery-codes/new/",
    "/account/second-factor/remove/", "/account/sessions/", "/keys/mine/",
)  # fmt: skip
#: no link leads there in the demonstration, and why; a new page stands here only with a reason.
UNSEEN = {
    "cases.excel": "a file",
    "cases.bulk_cancel": "a step on more than 200 cases is at work for a moment only",
    "api.openapi": "for programs",
    "appraisal.severity_state": "a part of the page of severity",
    "account_reset_password_from_key": "a link in a mail",
    "mfa_download_recovery_codes": "a file",
    "openid_connect_callback": "the provider's answer",
    "openid_connect_login": "no provider is set up",
    "recruitment.marked": "a file",
    "letters.one": "a file",
    "visits.calendar": "a file",
    "letters.download": "a file",
    "letters.runs": "a part of the page of announcing",
    "case_scores.evidence_picture": "a file",
    "case_scores.captions": "a file",
    "field_conflicts.scan": "a file",
    "figures.counted": "where readings or the use of results are counted: tests/web/test_figures_counted.py",
    "dossiers.download": "a file",
    "dossiers.runs": "a part of the page of a dossier",
    "field.ledger": "for the app",
    "field.manifest": "a file",
    "field.me": "for the app",
    "field.package": "for the app",
    "field.worker": "a file",
    "field_board.file": "a file",
    "field_devices.restore": "for a device that was withdrawn: seen in tests/web/test_field_board.py",
    "field_rescue.show": "after a file was brought: seen in tests/web/test_field_rescue.py",
    "improvement.bulk_cancel": "a run under way is there for a moment only",
    "improvement.bulk_run": "after a step on many: seen in tests/web/test_improvement.py",
    "letters.cancel": "a file being written is there for a moment only",
    "report.cancel": "a file being written is there for a moment only",
    "report.download": "a file",
    "report.files": "a part of the report's page",
    "uploads.part": "a piece of a file on its way",
    "rosters.annotated": "a file",
    "rosters.letter": "a file",
    "rosters.template_file": "a file",
    "rosters.template_sample": "a file",
    "rosters.state": "a part of an intake's page",
    "sars.evidence_open": "a file",
    "sars.own_open": "a file",
    "sars.workbook": "a file",
    "sars.offline_marked": "a file",
    "frameworks.form": "a file",
    "frameworks.form_marked": "a file",
    "assessors.export": "a file",
    "certificates.anew": "after a withdrawal: tests/assessment/test_case_certificates.py",
    "appeals.decide": "once a panel has proposed: seen in tests/web/test_results.py",
    "appeals.file": "a file",
    "appeals.propose": "for the chair of a panel: seen in tests/web/test_results.py",
    "certificates.cancel": "a run under way is there for a moment only",
    "certificates.download": "a file",
    "results.download": "a file",
    "results.table": "a file",
    "improvement.file": "a file",
    "improvement.open": "a button of the page of a case",
    "improvement.xlsx": "a file",
    "meetings.minutes": "a file",
    "programme.file": "a file",
    "programme.xlsx": "a file",
    "payments.bank": "a file",
    "payments.tax": "a file",
    "payments.show": "an account in full is shown once it was asked for",
    "case_reports.pdf": "a file",
    "case_reports.docx": "a file",
    "report_templates.file": "a file",
    "report_templates.sample": "a file",
    "meetings.minutes_pdf": "a file",
    "appraisal.estimate": "asked for once new scores have come in",
    "case_scores.evidence_open": "a file",
    "case_scores.sar_file": "a file",
    "readings.excel": "a file",
    "readings.draw": "a button of the reading list",
    "readings.answer": "a team reads it once its report is returned",
    "meetings.put_on": "a form of the page of a meeting",
    "invitations.export": "a file",
    "invitations.substitute": "for an open seat of a formed plan: seen in tests/web/test_visits.py",
    "credentials.by_number": "for programs",
    "credentials.did": "for programs",
    "credentials.download": "a file",
    "credentials.issuer": "for programs",
    "credentials.print": "a file",
    "credentials.status": "for programs",
    "assessors.places": "a part of the form of an assessor",
    "institutions.places": "a part of the form of an institution",
    "institutions.suggest": "a part of a search box",
    "season.csv": "a file",
    "teams.state": "a part of the page of a plan that is being formed",
    "season.xlsx": "a file",
    "understood": "a line of words for a field",
    **{
        name: "for systems"
        for name in (*PAGES, *PUBLIC)
        if name.startswith("api.") and name != "api.documentation"
    },
}


#: where other roles see other links than the first person did.
FRESH = 40  # pages after which a new window is opened: one that has shown many becomes slow
HEADED = "document.querySelectorAll('h1').length === 1 && document.title.split(' · ')[0] !== ''"
CROSSROADS = (
    "/plan/versions/", "/budget/", "/progress/endorse/", "/progress/approve/", "/institutions/", "/parents/",
    "/frameworks/", "/sars/", "/season/", "/contacts/", "/assessors/", "/my-register/", "/rosters/letter/",
    "/appraisal/", "/complaints/", "/renewals/", "/recruitment/", "/teams/", "/team-lists/", "/invitations/",
    "/cases/", "/field-board/files/", "/meetings/", "/readings/", "/payments/", "/appeals/", "/improvement/",
)  # fmt: skip


@pytest.fixture
def starts(settings: Settings, transactional_db: None) -> list[str]:
    """The demonstration, and where to begin looking."""
    settings.DEMO = True
    settings.SECOND_FACTOR = False
    return set_up()


@pytest.fixture
def people(settings: Settings, transactional_db: None) -> None:
    """The demonstration's people, without a year."""
    settings.DEMO = True
    load_agency(settings.AGENCY_FOLDER, demo=True, at=timezone.now())


def menu(person: Person) -> list[str]:
    """Return the addresses in a person's menu."""
    return [line.url for _, lines in sections(may_open(person), "") for line in lines]


def crawled(starts: list[str]) -> Crawl:
    """Follow the links as one person of each role, then as nobody."""
    found, begin = Crawl(), starts
    for person in one_of_each(Person.objects.filter(is_demo=True).order_by("pk")):
        found.walk(person, [*begin, *menu(person)])
        begin = [s for s in starts if s.startswith(CROSSROADS)]
    found.walk(None, ["/sign-in/"])
    return found


def faults(seen: Window, path: str, other: int, *rules: str) -> list[str]:
    """Return what is wrong with a page as it is opened, and whether it fits the other width too."""
    page = seen.open(path)
    if path == "/field/":  # the one page that its script draws
        page.locator("h1").wait_for()
    wrong = seen.barriers(*rules)
    if page.evaluate(HEADED) is not True:
        wrong.append("no title, or not one heading")
    size = page.viewport_size or {"width": 0, "height": 0}
    wrong += too_wide(seen, size["width"])
    page.set_viewport_size({"width": other, "height": size["height"]})
    wrong += too_wide(seen, other)
    page.set_viewport_size(size)
    seen.complaints[:] = [c for c in seen.complaints if "status of 40" not in c]  # shut pages are opened too
    return wrong


def too_wide(seen: Window, width: int) -> list[str]:
    """Return by how much a page does not fit the window it is in."""
    return [f"{over} px wider than {width}"] if (over := seen.overflow()) else []


def forms_only(client: Client) -> set[str]:
    """Return the names of the addresses that show a reader nothing: forms only, or for a key only."""
    return {at.name for at in ADDRESSES if client.get(at.url).status_code in (302, 401, 405)}


def all_roles(client: Client) -> Client:
    """Sign in somebody who may open everything."""
    person = Person.objects.create_user("everything", name_th="ทุกบทบาท (ทดสอบ)", is_demo=True)
    RoleGrant.objects.bulk_create(RoleGrant(person=person, role=role) for role in Role)
    client.force_login(person)
    return client


def test_every_page_is_without_barrier_and_fits(window: Open, starts: list[str], client: Client) -> None:
    found = crawled(starts)
    listed = {*PAGES, *PUBLIC, *SIGNED_IN}
    by_address = {n for path in (*PLAIN, *OWN, "/account/password/new/") if (n := name_of(path))}
    elsewhere = found.deeds | forms_only(all_roles(client)) | by_address | set(UNSEEN)
    assert (missing := sorted(listed - set(found.pages) - elsewhere)) == [], " ".join(missing)
    assert wrong_with(found.pages.values(), window) == {}


def test_pages_for_nobody_in_particular(window: Open, people: None) -> None:
    assert wrong_with([(None, path) for path in PLAIN], window) == {}


def wrong_with(
    pages: Iterable[tuple[Person | None, str]], window: Open
) -> dict[tuple[str, str, str], list[str]]:
    """Open each page in Thai and light and wide, in English and dark and narrow; return what is wrong."""
    wrong = {}
    for language, theme, width in LOOKS:
        rules = AGAIN if theme == "dark" else ()
        seen, sits = None, None
        for number, (person, path) in enumerate(pages):
            if seen is None or number % FRESH == 0:
                if seen is not None:
                    seen.page.context.close()
                seen, sits = window(person, width=width, language=language, theme=theme), person
            if person != sits:
                seen.become(person, language)
                sits = person
            if bad := faults(seen, path, 1830 - width, *rules):
                wrong[(language, theme, path)] = bad
    return wrong


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_ones_own_pages_once_the_second_step_is_set_up(
    window: Open, people: None, language: str, theme: str, width: int
) -> None:
    person = Person.objects.get(username="deputy")
    person.set_password(PASSWORD)
    person.save()
    seen = window(None, width=width, language=language, theme=theme)
    sign_in(seen)
    wrong = faults(seen, "/account/second-factor/set-up/", 1830 - width)
    secret = seen.page.locator("main code").last.inner_text()
    give(seen, code_of(secret))
    seen.page.context.clear_cookies(name="sessionid")
    cache.clear()  # a code counts once; the library remembers the one used for the set-up
    sign_in(seen)
    wrong += faults(seen, "/sign-in/second-factor/", 1830 - width)
    give(seen, code_of(secret))
    assert wrong + [(path, bad) for path in OWN if (bad := faults(seen, path, 1830 - width))] == []


def sign_in(seen: Window) -> None:
    page = seen.open("/sign-in/")
    page.fill("#id_login", "deputy")
    page.fill("#id_password", PASSWORD)
    press(page.locator(".pk-door-go"))


def give(seen: Window, code: str) -> None:
    seen.page.fill("#id_code", code)
    press(seen.page.locator("main .btn-primary").first)


def code_of(secret: str) -> str:
    _before, now, _after = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, now)))
