"""From the announcement of a team to the scores of each of its members."""

from __future__ import annotations

from playwright.sync_api import Locator

from walking.before import SCHOOL, YEAR, in_year
from walking.browser import Desk, Walk

WAIT = 21  # days until the visit is over
#: what the visit finds, by indicator: the first standard is the one that is appealed against later
FOUND = (
    ("1.1", "ติดตามผู้เรียนที่อ่านไม่คล่องเป็นรายคนทุกภาคเรียน (ตัวอย่าง)", "improvement"),
    ("3.1", "ให้ครูเปิดชั้นเรียนและสะท้อนผลร่วมกันเดือนละครั้ง (ตัวอย่าง)", "recommendation"),
)
WEAK = ("1", "3")  # standards that are fair: the result is yellow, and stays so when one of them is mended
REASON = "พบตามหลักฐานที่อ้าง ทำสม่ำเสมอและมีผลที่เห็นได้ (ตัวอย่าง)"


def announced(walk: Walk) -> None:
    """The officer announces the team once all have accepted."""
    desk = in_year(walk.desk("registrar"))
    desk.menu("แผนจัดคณะ")
    desk.press(f"คณะแรกของปี {YEAR}")
    desk.press("ประกาศและหนังสือ")
    desk.press("ประกาศ 1 เที่ยว")


def analysed(walk: Walk) -> None:
    """The chair asks, divides the indicators, plans the day, and says that the report is analysed."""
    desk = walk.desk(walk.known["team0"])
    desk.menu("รอฉัน")
    desk.press("อ่านและวิเคราะห์ SAR")
    desk.press("งานของคณะ")
    desk.page.locator("#i-1\\.1 > summary").click()
    _line(desk, desk.page.locator("#i-1\\.1"), "ผลอ่านออกเขียนได้วัดด้วยเครื่องมือใด และใครเป็นผู้วัด", "question")
    _line(desk, desk.page.locator("#i-1\\.1"), "ดูการสอนภาษาไทยชั้น ป.2", "focus")
    _line(desk, desk.page.locator("section[aria-labelledby=h-agenda]"), "วันแรก 08.30 น. ประชุมชี้แจง")
    for number, box in enumerate(desk.page.locator("select[name^=share-]").all()):
        box.select_option(index=1 + number % 3)
    desk.press("บันทึก")
    desk.press(SCHOOL, "body")
    desk.press("บันทึกว่าวิเคราะห์ SAR แล้ว")
    desk.press("บันทึกว่าวิเคราะห์ SAR แล้ว")


def _line(desk: Desk, part: Locator, text: str, kind: str = "") -> None:
    form = part.locator("form[action$='findings/add/']")
    if kind:
        form.locator("select").select_option(kind)
    form.locator("textarea").fill(text)
    form.locator("button").click()
    desk.page.wait_for_load_state("load")


def visited(walk: Walk) -> None:
    """The days of the visit pass; the system goes on by itself, else the chair says so."""
    walk.days(WAIT)
    desk = walk.desk(walk.known["team0"])
    desk.page.goto(walk.known["case"])
    for _ in range(20):
        chips = desk.page.locator("h1, .pk-chip").all_inner_texts()
        if "ตรวจเยี่ยมแล้ว" in [words.replace("\u2060", "") for words in chips]:
            return
        desk.page.wait_for_timeout(3000)
        desk.page.goto(walk.known["case"])
    desk.press("บันทึกว่าตรวจเยี่ยมแล้ว")
    desk.press("บันทึกว่าตรวจเยี่ยมแล้ว")


def found(walk: Walk) -> None:
    """The chair writes down what is to be improved and what the team recommends, under the indicators."""
    desk = walk.desk(walk.known["team0"])
    desk.page.goto(walk.known["case"])
    desk.press("งานของคณะ")
    for code, text, kind in FOUND:
        desk.page.locator(f"#i-{code.replace('.', chr(92) + '.')} > summary").click()
        _line(desk, desk.page.locator(f"#i-{code.replace('.', chr(92) + '.')}"), text, kind)


def recorded(walk: Walk) -> None:
    """The officer records who was at the visit, from what waits: nothing is due to the team before it."""
    desk = walk.desk("registrar")
    desk.menu("รอฉัน")
    desk.press("บันทึกการไปตรวจเยี่ยมที่ผ่านไปแล้ว")
    for row in desk.page.locator("main tbody tr").all():
        if SCHOOL not in row.inner_text().replace("\u2060", ""):
            row.locator("input[name=visit]").uncheck()
    desk.press("บันทึกเที่ยวที่เลือก")


def scored(walk: Walk) -> None:
    """Each of the team scores every indicator with reason and evidence and hands the sheet in."""
    for number in range(3):
        desk = walk.desk(walk.known[f"team{number}"])
        desk.page.goto(walk.known["case"])
        desk.press("ให้คะแนนอิสระ")
        _evidence(desk, number)
        while _one(desk, number):
            pass
        desk.press("ส่งใบคะแนน")
        desk.press("ส่งและผนึก")


def _evidence(desk: Desk, number: int) -> None:
    desk.press("เพิ่ม")
    desk.fill(kind="observation", title=f"สังเกตชั้นเรียนและสนทนากับครู {number + 1} (ตัวอย่าง)")
    desk.fill(note="ครูใช้สื่อและให้ผู้เรียนลงมือทำ", place="ห้อง ป.2")
    desk.press("เก็บหลักฐาน")


def _one(desk: Desk, number: int) -> bool:
    """Fill one indicator in and go on to the next; False after the last."""
    page = desk.page
    code = page.url.rstrip("/").rsplit("/", 1)[-1]
    level = 1 if code.split(".")[0] in WEAK else 2 if (len(code) + int(code[-1]) + number) % 5 == 0 else 3
    page.locator("#id_mark input[type=radio]").nth(level).check()
    page.fill("#id_reason", REASON)
    page.locator("main input[name=evidence]").last.check()
    after = page.locator("button[data-key=next]")
    if not after.count():
        with page.expect_navigation():
            page.locator(f"button[name=go][value='{code}']").click()
        return False
    after.click()
    page.wait_for_url(lambda url: not url.rstrip("/").endswith(f"/{code}"))
    page.wait_for_load_state("load")
    return True
