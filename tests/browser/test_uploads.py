"""A large file goes up in a real browser: the line breaks, the page is left, and it goes on from its byte."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from prakan.foundation import parts
from prakan.foundation.models import Person, StoredFile, Upload
from prakan.planning.models import EvidenceFile, ProgressEntry
from tests import samples
from tests.browser.conftest import Held, Open
from tests.reporting.conftest import Year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MIB = 1024 * 1024  # parts have 1, 2, 4, 8 MiB on a good line: they begin at 0, 1, 3, 7, 15
VIDEO = samples.video(data=20 * 1024 * 1024)
ALWAYS_QUICK = "performance.now = () => 0"  # a part never takes long, however busy the machine: parts grow
DIGEST = hashlib.sha256(VIDEO).hexdigest()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A made-up video of 20 MB, in three parts."""
    path = tmp_path / "ห้องเรียน.mp4"
    path.write_bytes(VIDEO)
    return path


def draft(year: Year) -> str:
    """Return the address of the evidence page of an entry that is being filled in."""
    found = ProgressEntry.objects.filter(stage="draft").first() or ProgressEntry.objects.get(
        item__ref="O1.A1.P2"
    )
    ProgressEntry.objects.filter(pk=found.pk).update(stage="draft")
    return f"/progress/{found.pk}/evidence/"


def word(page: Page) -> str:
    """Return the word of the state the file is in."""
    return page.locator(".pk-sending .pk-sp.pk-s").inner_text()


class Line:
    """The line to the server: breaks for parts that begin at or after so many MiB, until it is mended."""

    def __init__(self, page: Page, breaks_at: int) -> None:
        self.sent: list[int] = []
        self.breaks_at: int | None = breaks_at
        self.once: tuple[str, int] | None = None  # method and status of one answer that says: busy or away
        page.add_init_script(ALWAYS_QUICK)
        page.evaluate(ALWAYS_QUICK)
        page.route(re.compile(r"/uploads/."), self.answer)

    def answer(self, route: Route) -> None:
        if self.once is not None and route.request.method == self.once[0]:
            (_, status), self.once = self.once, None
            route.fulfill(status=status, json={"code": "UPLOAD-003", "what": "…", "next": "…"})
            return
        if route.request.method != "PATCH":
            route.continue_()
            return
        self.sent.append(int(route.request.headers["upload-offset"]))
        if self.breaks_at is not None and self.sent[-1] >= self.breaks_at * MIB:
            route.abort("connectionreset")
        else:
            route.continue_()

    def mend(self) -> None:
        self.breaks_at = None


def test_a_file_is_sent_in_parts_and_stands_behind_the_entry(
    window: Open, owner: Person, year: Year, film: Path
) -> None:
    made = window(owner)
    page = made.open(draft(year))
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    assert (word(page), DIGEST[:12] in page.locator(".pk-sending").inner_text()) == ("ยืนยันแล้ว", True)
    assert (made.barriers(), made.overflow()) == ([], 0)
    page.fill("#id_title", "ห้องเรียน")
    page.click("button.btn-primary")
    expect(page.locator(".pk-list")).to_contain_text("ห้องเรียน")
    kept = EvidenceFile.objects.get().file
    assert (kept.digest, kept.name, kept.size) == (DIGEST, "ห้องเรียน.mp4", len(VIDEO))


def test_a_broken_line_goes_on_from_the_held_byte(
    window: Open, owner: Person, year: Year, film: Path
) -> None:
    made = window(owner, language="en", width=390)
    page = made.open(draft(year))
    line = Line(page, breaks_at=7)
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    assert (word(page), made.overflow()) == ("Waiting for the connection", 0)
    expect(page.locator(".pk-sending")).to_contain_text("7.0 MB of 20.0 MB are held: it goes on from there")
    assert parts.size_of(Upload.objects.get().key) == 7 * MIB
    line.mend()
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    assert line.sent[:3] == [0, 1 * MIB, 3 * MIB]
    assert line.sent[-4:] == [7 * MIB, 8 * MIB, 10 * MIB, 14 * MIB]  # small again after the break
    assert (Upload.objects.get().digest, made.barriers()) == (DIGEST, [])
    made.complaints.clear()  # the browser itself reports the line we broke


@pytest.mark.parametrize("status", [429, 503])
def test_a_file_is_not_begun_anew_because_the_server_is_busy_or_away(
    window: Open, owner: Person, year: Year, film: Path, status: int
) -> None:
    made = window(owner, language="en")
    page = made.open(draft(year))
    line = Line(page, breaks_at=7)
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    line.sent.clear()
    line.once = ("HEAD", status)
    for _ in range(200):  # it is asked where it stands before each part that it tries again
        page.wait_for_timeout(100)
        if line.once is None:
            break
    line.mend()
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible(timeout=20_000)
    assert (line.once, min(line.sent), Upload.objects.get().digest) == (None, 7 * MIB, DIGEST)
    made.complaints.clear()


def test_a_file_whose_upload_the_server_knows_no_more_is_begun_anew(
    window: Open, owner: Person, year: Year, film: Path
) -> None:
    made = window(owner, language="en")
    page = made.open(draft(year))
    line = Line(page, breaks_at=7)
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    Upload.objects.all().delete()
    line.mend()
    line.sent.clear()
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible(timeout=20_000)
    assert (0 in line.sent, Upload.objects.get().digest) == (True, DIGEST)
    made.complaints.clear()


def test_a_file_that_is_whole_is_not_thrown_away_because_the_server_is_still_looking_at_it(
    window: Open, owner: Person, year: Year, film: Path
) -> None:
    made = window(owner, language="en")
    page = made.open(draft(year))
    Line(page, breaks_at=99).once = ("POST", 423)
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    page.locator(".pk-sending button").first.click()
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    assert Upload.objects.get().digest == DIGEST
    made.complaints.clear()


def test_after_a_reload_the_same_file_goes_on(window: Open, owner: Person, year: Year, film: Path) -> None:
    made = window(owner, language="en")
    page = made.open(draft(year))
    line = Line(page, breaks_at=15)
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    page.reload()
    expect(page.locator(".pk-sending")).to_contain_text("stopped at 15.0 MB of 20.0 MB. Choose the same file")
    line.mend()
    line.sent.clear()
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    assert (line.sent, Upload.objects.get().digest) == ([15 * MIB, 16 * MIB, 18 * MIB], DIGEST)
    page.reload()  # confirmed and not yet saved: it is still there
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    page.click("button.btn-primary")
    expect(page.locator(".pk-list")).to_contain_text("ห้องเรียน.mp4")
    made.complaints.clear()


def test_pause_and_go_on_by_keyboard_and_a_form_that_waits(
    window: Open, owner: Person, year: Year, film: Path
) -> None:
    made = window(owner, language="en")
    page = made.open(draft(year))
    line = Line(page, breaks_at=1)
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    page.click("button.btn-primary")  # too early: the form waits
    says = page.locator(".pk-sending-form")
    expect(says).to_have_text("The form is sent by itself once the file is confirmed")
    until_tried_again(page)
    expect(page.locator(".pk-sending")).to_contain_text("1.0 MB of 20.0 MB are held")
    assert (says.is_visible(), made.barriers(), made.overflow()) == (True, [], 0)  # and goes on saying so
    line.mend()
    page.locator(".pk-sending button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pk-list")).to_contain_text("ห้องเรียน.mp4")
    assert StoredFile.objects.get().digest == DIGEST
    made.complaints.clear()


def until_tried_again(page: Page) -> None:
    """Wait until the browser has tried the broken line once more."""
    with page.expect_event("requestfailed", lambda request: request.method == "PATCH"):
        pass


def test_a_file_chosen_before_the_script_is_there_goes_up_by_itself(
    window: Open, owner: Person, year: Year, film: Path
) -> None:
    made = window(owner)
    held = Held(made.page, re.compile(r"/resumable-[^/]*\.js"))
    with held.arrives():
        page = made.open(draft(year))
    page.set_input_files("#id_file", film)  # a slow line: the page stands, its script is on its way
    held.go_on()
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    page.click("button.btn-primary")
    expect(page.locator(".pk-list")).to_contain_text("ห้องเรียน.mp4")
    assert EvidenceFile.objects.get().file.digest == DIGEST


def test_what_the_server_tells_late_of_an_earlier_file_does_not_put_the_new_one_away(
    window: Open, owner: Person, year: Year, film: Path, tmp_path: Path
) -> None:
    (tmp_path / "มติ.pdf").write_bytes(samples.pdf())
    made = window(owner)
    page = made.open(draft(year))
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    held = Held(page, re.compile(r"/uploads/."))
    with held.arrives():
        page.reload()
    page.set_input_files("#id_file", tmp_path / "มติ.pdf")
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_contain_text("มติ.pdf")
    held.go_on()
    page.click("button.btn-primary")
    expect(page.locator(".pk-list")).to_contain_text("มติ.pdf")
    assert EvidenceFile.objects.get().file.digest == hashlib.sha256(samples.pdf()).hexdigest()


def test_a_form_does_not_wait_for_a_file_that_was_refused(
    window: Open, owner: Person, year: Year, film: Path, tmp_path: Path
) -> None:
    (tmp_path / "มติ.pdf").write_bytes(b"<!DOCTYPE html><html>sign in</html>")
    made = window(owner)
    page = made.open(draft(year))
    line = Line(page, breaks_at=0)
    page.set_input_files("#id_file", tmp_path / "มติ.pdf")
    expect(page.locator(".pk-sending[data-state=waiting]")).to_be_visible()
    page.click("button.btn-primary")
    expect(page.locator(".pk-sending-form")).to_be_visible()
    line.mend()
    expect(page.locator(".pk-sending-problem")).to_contain_text("FILE-002")
    expect(page.locator(".pk-sending-form")).to_be_hidden()
    page.set_input_files("#id_file", film)
    expect(page.locator(".pk-sending[data-state=confirmed]")).to_be_visible()
    assert EvidenceFile.objects.count() == 0  # the form goes when it is sent again
    page.click("button.btn-primary")
    expect(page.locator(".pk-list")).to_contain_text("ห้องเรียน.mp4")
    made.complaints.clear()


def test_a_refused_file_says_its_number_and_the_next_move(
    window: Open, owner: Person, year: Year, tmp_path: Path
) -> None:
    (tmp_path / "มติ.pdf").write_bytes(b"<!DOCTYPE html><html>sign in</html>")
    made = window(owner)
    page = made.open(draft(year))
    page.set_input_files("#id_file", tmp_path / "มติ.pdf")
    expect(page.locator(".pk-sending-problem")).to_contain_text("FILE-002")
    assert (word(page), made.barriers()) == ("ไม่รับ", [])
    made.complaints.clear()


def test_without_script_the_file_goes_plainly(
    window: Open, owner: Person, year: Year, tmp_path: Path
) -> None:
    (tmp_path / "มติ.pdf").write_bytes(samples.pdf())
    page = window(owner, script=False).open(draft(year))
    page.set_input_files("#id_file", tmp_path / "มติ.pdf")
    page.click("button.btn-primary")
    expect(page.locator(".pk-list")).to_contain_text("มติ.pdf")
    assert EvidenceFile.objects.get().file.digest == hashlib.sha256(samples.pdf()).hexdigest()
