"""A day with the field app: offline, full, by keyboard only, in the other language, with many entries."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.field_app import Begin, begun, double, screen, unjoined, visitor

__all__ = ["begun", "double", "unjoined", "visitor"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def recorded(page: Page) -> list[dict[str, Any]]:
    """Return what the screens gave to the log, oldest first."""
    return list(page.evaluate("recorded.map(({ files, ...draft }) => draft)"))


def test_an_interview_is_kept_without_a_signal(begun: Begin) -> None:
    made = begun("/v/7/new/interview/2.3")
    page = made.page
    page.context.set_offline(True)
    expect(page.locator("#pk-line")).to_have_text("ออฟไลน์")
    page.get_by_label("ผู้ให้สัมภาษณ์").fill("ครู 3 คน")
    page.get_by_label("คำตอบที่ได้").fill("ประชุมเดือนละสองครั้ง (ตัวอย่าง)")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.get_by_role("status")).to_have_text("เก็บไว้ในเครื่องแล้ว")
    (draft,) = recorded(page)
    assert (draft["step"], draft["data"]["kind"], draft["data"]["code"]) == (
        "score.attach",
        "interview",
        "2.3",
    )
    assert draft["data"]["note"] == "ผู้ให้สัมภาษณ์: ครู 3 คน\nคำตอบที่ได้: ประชุมเดือนละสองครั้ง (ตัวอย่าง)"
    made.complaints[:] = [one for one in made.complaints if "INTERNET_DISCONNECTED" not in one]


def test_a_full_device_says_so_and_keeps_what_was_typed(begun: Begin) -> None:
    page = begun("/v/7/line//2.3", scene={"full": True}).page
    page.get_by_label("ข้อความ").fill("ครูร่วมวางแผน (ตัวอย่าง)")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.get_by_role("alert")).to_contain_text("FIELD-073")
    screen(page, "/ledger")
    screen(page, "/v/7/line//2.3")
    expect(page.get_by_label("ข้อความ")).to_have_value("ครูร่วมวางแผน (ตัวอย่าง)")
    assert recorded(page) == []


def test_every_picture_becomes_a_piece_of_its_own(begun: Begin) -> None:
    page = begun("/v/7/new/photo/2.3").page
    picture = {"mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff made up"}
    files = [{"name": f"{n}.jpg", **picture} for n in (1, 2, 3)]
    page.get_by_label("เลือกไฟล์").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_label("ชื่อหลักฐาน").fill("ป้ายนิเทศ")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.get_by_role("status")).to_have_text("เก็บไว้ในเครื่องแล้ว")
    titles = [one["data"]["title"] for one in recorded(page)]
    assert titles == ["ป้ายนิเทศ (1/3)", "ป้ายนิเทศ (2/3)", "ป้ายนิเทศ (3/3)"]


PATIENCE = """() => { const real = window.setTimeout;
  window.setTimeout = (work, ms, ...rest) => (ms > 3000 ? 0 : real(work, ms, ...rest)); }"""
NO_PICTURE = "() => Object.defineProperty(HTMLMediaElement.prototype, 'src', { set() {}, get: () => '' })"
NO_PLACE = "() => { navigator.geolocation.getCurrentPosition = () => undefined; }"
ONE_PLACE = """() => { let asked = 0; navigator.geolocation.getCurrentPosition = (give) => {
  if (!asked++) give({ coords: { latitude: 18.787747, longitude: 98.993128, accuracy: 12.4 } }); }; }"""


def film(page: Page, title: str) -> None:
    """Keep a video with the place of the device."""
    page.get_by_label("เลือกไฟล์").set_input_files(
        {"name": "1.mp4", "mimeType": "video/mp4", "buffer": b"made up"}
    )
    page.get_by_label("ชื่อหลักฐาน").fill(title)
    page.locator("summary", has=page.locator(".i-map-pin")).click()
    page.locator("input[name=where][value=once]").check()
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.get_by_role("status")).to_have_text("เก็บไว้ในเครื่องแล้ว")


def test_neither_a_place_nor_a_picture_that_never_comes_holds_up_a_video(begun: Begin) -> None:
    page = begun("/v/7/new/video/2.3").page
    for what in (PATIENCE, NO_PICTURE, NO_PLACE):
        page.evaluate(what)
    film(page, "คาบเรียน")
    assert [one["place"] for one in recorded(page)] == [None]


def test_a_place_found_shortly_before_goes_with_what_is_kept_after(begun: Begin) -> None:
    page = begun("/v/7/new/video/2.3").page
    page.evaluate(ONE_PLACE)
    film(page, "คาบเรียน")
    screen(page, "/v/7/new/video/2.3")
    film(page, "คาบถัดไป")
    assert [one["place"] for one in recorded(page)] == [{"lat": 18787747, "lon": 98993128, "m": 12}] * 2


def test_a_score_is_given_by_keyboard_alone(begun: Begin) -> None:
    page = begun("/v/7/i/1.1/score").page
    page.locator("input[name=mark][value=good]").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("เหตุผล").focus()
    page.keyboard.press("End")
    page.keyboard.type(" เพิ่มเติม")
    page.get_by_role("button", name="เก็บคะแนน").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pk-h")).to_have_text("ตัวบ่งชี้ 1.1")
    (draft,) = recorded(page)
    told = (draft["target"], draft["parent"], draft["base"], draft["data"]["mark"], draft["data"]["evidence"])
    assert told == ("score:1.1", "", 2, "fair", ["old-1"])


def test_the_institution_signs_by_keyboard(begun: Begin) -> None:
    page = begun("/v/7/sign-off").page
    page.get_by_label("ชื่อ", exact=True).fill("ผู้อำนวยการ (ตัวอย่าง)")
    page.get_by_label("ตำแหน่ง").fill("ผู้อำนวยการ")
    page.locator("input[name=sure]").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator("#pk-h")).to_have_text("คณะ")
    (draft,) = recorded(page)
    content = draft["data"]["content"]
    assert (draft["target"], content["width"], content["height"]) == ("record:sign_off:", 900, 420)
    assert "⁠" not in content["said"]


def test_a_finger_signs_in_whole_numbers(begun: Begin) -> None:
    page = begun("/v/7/sign-off").page
    page.locator("#pad").scroll_into_view_if_needed()
    box = page.locator("#pad").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 80, box["y"] + 60, steps=4)
    page.mouse.up()
    page.get_by_label("ชื่อ", exact=True).fill("ผู้อำนวยการ (ตัวอย่าง)")
    page.get_by_label("ตำแหน่ง").fill("ผู้อำนวยการ")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator("#pk-h")).to_have_text("คณะ")
    (stroke,) = recorded(page)[0]["data"]["content"]["strokes"]
    assert (len(stroke) >= 4, [one for one in stroke if one != int(one)]) == (True, [])


def test_the_language_changes_without_a_signal(begun: Begin) -> None:
    page = begun("/settings").page
    page.context.set_offline(True)
    page.locator("input[name=language][value=en]").check()
    expect(page.locator("#pk-h")).to_have_text("Settings")
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.locator("#pk-line")).to_have_text("Offline")


def test_two_versions_are_chosen_with_a_reason(begun: Begin) -> None:
    page = begun("/two/12").page
    page.locator("input[name=chosen][value=arrived]").check()
    page.get_by_role("button", name="ยืนยันฉบับที่เลือก").click()
    expect(page.get_by_label("เหตุผล")).to_be_focused()
    page.get_by_label("เหตุผล").fill("ตรงกับหลักฐาน (ตัวอย่าง)")
    page.get_by_role("button", name="ยืนยันฉบับที่เลือก").click()
    expect(page.locator("#pk-h")).to_have_text("บัญชีหลักฐาน")
    (draft,) = recorded(page)
    assert draft["data"] == {"conflict": 12, "chosen": "arrived", "reason": "ตรงกับหลักฐาน (ตัวอย่าง)"}


REFUSED = {"state": "confirmed", "result": "refused"}


def test_a_sheet_that_was_refused_can_be_handed_in_again(begun: Begin) -> None:
    page = begun("/v/7/hand-in").page
    handed = {"case": 7, "step": "score.hand_in", "target": "sheet", "data": {}}
    page.evaluate("([draft, way]) => happened(draft, way)", [handed, REFUSED])
    page.wait_for_timeout(250)
    told = (page.get_by_text("ส่งคะแนนของคุณแล้ว").count(), page.locator("#why-not").inner_text()[:6])
    assert told == (0, "ยังขาด")


def test_a_line_stands_when_taking_it_off_was_refused(begun: Begin) -> None:
    page = begun("/v/7/i/2.3").page
    gone = {"case": 7, "step": "score.finding_remove", "target": "finding:f4", "parent": "", "base": 1}
    page.evaluate("([draft, way]) => happened(draft, way)", [{**gone, "data": {}}, REFUSED])
    page.wait_for_timeout(250)
    expect(page.get_by_role("link", name="ครูร่วมวางแผนกันจริง (ตัวอย่าง)")).to_contain_text("ระบบไม่รับ")


NEWER = """day => { records.push({ kind: "attendance", part: day, version: 3, by: "กรรมการ (ตัวอย่าง)",
    at: new Date().toISOString(),
    content: { people: [{ name: "ผู้มาทีหลัง (ตัวอย่าง)", role: "", present: true }] } }); changed() }"""


@pytest.mark.parametrize(("typed", "base"), [("", 3), ("ชื่อที่พิมพ์ไว้ (ตัวอย่าง)", 0)])
def test_what_came_meanwhile_is_never_written_over_unseen(begun: Begin, typed: str, base: int) -> None:
    page = begun().page
    day = page.evaluate("new Date().toISOString().slice(0, 10)")
    screen(page, f"/v/7/attendance/{day}")
    if typed:
        page.get_by_label("ชื่อ 1").fill(typed)
    screen(page, "/v/7/team")
    page.evaluate(NEWER, day)
    screen(page, f"/v/7/attendance/{day}")
    expect(page.get_by_label("ชื่อ 1")).to_have_value(typed or "ผู้มาทีหลัง (ตัวอย่าง)")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.locator("#pk-h")).to_have_text("คณะ")
    (draft,) = recorded(page)
    assert (draft["parent"], draft["base"]) == ("", base)


LISTEN = """() => { navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext(), tone = context.createOscillator();
    const to = context.createMediaStreamDestination();
    tone.connect(to); tone.start(); await context.resume();
    return to.stream } }"""


def test_what_is_being_recorded_is_kept_with_the_interview(begun: Begin) -> None:
    page = begun("/v/7/new/interview/2.3").page
    page.evaluate(LISTEN)
    page.get_by_role("button", name="เริ่มอัดเสียง").click()
    expect(page.get_by_role("timer")).to_be_visible()
    page.wait_for_timeout(600)
    screen(page, "/ledger")
    screen(page, "/v/7/new/interview/2.3")
    expect(page.locator(".pk-m-list li")).to_have_count(1)
    page.get_by_role("button", name="เริ่มอัดเสียง").click()
    expect(page.get_by_role("timer")).to_be_visible()
    page.wait_for_timeout(600)
    page.get_by_label("คำตอบที่ได้").fill("ประชุมเดือนละสองครั้ง (ตัวอย่าง)")
    page.get_by_role("button", name="เก็บไว้ในเครื่อง").click()
    expect(page.get_by_role("status")).to_have_text("เก็บไว้ในเครื่องแล้ว")
    kept = page.evaluate(
        "recorded.map(one => one.files.map(file => [file.role, file.type, file.blob.size > 0]))"
    )
    assert kept == [[["original", "audio/webm", True]]] * 2


def test_a_locked_device_shows_nothing_but_the_way_in(begun: Begin) -> None:
    page = begun("/v/7", scene={"door": "locked"}).page
    assert page.get_by_text("โรงเรียนตัวอย่าง").count() == 0
    page.get_by_label("รหัสของเครื่องนี้").fill("999999")
    page.keyboard.press("Enter")
    expect(page.get_by_text("รหัสไม่ถูกต้อง")).to_be_visible()
    page.get_by_label("รหัสของเครื่องนี้").fill("123456")
    page.keyboard.press("Enter")
    expect(page.get_by_text("โรงเรียนตัวอย่างประกันวิทยา")).to_be_visible()


def test_of_five_hundred_entries_the_first_are_drawn_and_those_in_sight_laid_out(begun: Begin) -> None:
    page = begun("/ledger", scene={"entries": 500}).page
    rows = page.locator(".pk-long > li")
    expect(rows).to_have_count(77)  # of those that are confirmed 60
    page.get_by_role("button", name="แสดงอีก 441 รายการ").click()
    expect(rows).to_have_count(518)
    sealed = "rows => rows.filter(one => getComputedStyle(one).contentVisibility === 'auto').length"
    assert rows.evaluate_all(sealed) == 518
