"""What follows a result that is yellow: its plan, the programme, its centre, progress until all is closed."""

from __future__ import annotations

from datetime import timedelta

from tests import samples
from walking.before import SCHOOL
from walking.browser import Desk, Stuck, Walk
from walking.days import be, today
from walking.money import path

WHO, MEASURE = "หัวหน้ากลุ่มบริหารวิชาการ", "ร้อยละของผู้เรียนที่อ่านคล่อง วัดทุกสิ้นภาคเรียน (ตัวอย่าง)"
WHAT = "จัดชั้นเรียนเปิดและสะท้อนผลเดือนละครั้ง (ตัวอย่าง)"
OWN = "เชิญผู้ปกครองร่วมกิจกรรมรักการอ่าน (ตัวอย่าง)"
OBJECTION = "ขอให้ระบุจำนวนครั้งต่อภาคเรียน (ตัวอย่าง)"
COMMENT = "ศูนย์ช่วยจัดวิทยากรได้ (ตัวอย่าง)"
DONE = "ดำเนินการครบตามแผน มีภาพและบันทึก (ตัวอย่าง)"
CENTRES = ("centre", "centre_two")


def written(walk: Walk) -> None:
    """On a phone the school writes its plan; what is missing is refused by number and nothing is lost."""
    desk = walk.desk("school_head", 390)
    desk.page.goto("/")
    desk.menu("แผนพัฒนาของเรา")
    desk.page.locator("main section.card", has_text="2570").locator("a.btn").first.click()
    desk.page.wait_for_load_state("load")
    walk.known["plan"] = path(desk)
    desk.must("อุทธรณ์")  # the item whose result the appeal has changed says so
    _all(desk, "what", WHAT)
    desk.press("ส่งแผน")
    desk.must("IMPROVE-003")
    _all(desk, "who", WHO)
    _all(desk, "measure", MEASURE)
    _all(desk, "due", be(today() + timedelta(days=walk.passed + 60)))
    desk.press("บันทึก")
    desk.press("เพิ่มข้อ")
    desk.fill(what=OWN, who=WHO, due=be(today() + timedelta(days=walk.passed + 90)), measure=MEASURE)
    desk.press("เพิ่มข้อนี้")
    desk.press("ส่งแผน")
    desk.must("ส่งแล้ว")


def _all(desk: Desk, name: str, words: str) -> None:
    for box in desk.page.locator(f"main [name^='{name}-']").all():
        if not box.input_value():
            box.fill(words)


def selected(walk: Walk) -> None:
    """The officer selects by the rule exactly this school, and gives it to a centre."""
    desk = walk.desk("registrar")
    desk.page.goto("/improvement/programme/?year=2570")
    desk.press("คัดเลือกตามเกณฑ์")
    rows = desk.page.locator("main tbody tr")
    for row in rows.all():
        if SCHOOL not in row.inner_text().replace("\u2060", ""):
            row.locator("input[name=keep]").uncheck()
    desk.look("selection")
    desk.press("นำที่เลือกเข้าโครงการ")
    desk.press(SCHOOL)
    walk.known["member"] = path(desk)
    desk.press("กำหนดศูนย์ประสานงาน")
    desk.page.locator("main select[name=centre]").select_option(index=1)
    desk.press("บันทึก")


def spoken(walk: Walk) -> None:
    """One centre comments and the other sees nothing; the parent agency objects, the school sends again."""
    _by_centre(walk)
    desk = walk.desk("area_officer")
    desk.menu("แผนพัฒนา")
    desk.press(SCHOOL)
    desk.press("คัดค้านแผน")
    desk.press("คัดค้านแผน")
    desk.must("IMPROVE-008")
    desk.fill(text=OBJECTION)
    desk.press("คัดค้านแผน")
    school = walk.desk("school_head", 390)
    school.page.goto("/")
    school.menu("รอฉัน")
    school.look("plan-returned")
    school.page.goto(walk.known["plan"])
    school.must(OBJECTION)
    school.press("ส่งแผน")


def _by_centre(walk: Walk) -> None:
    saw = []
    for name in CENTRES:
        desk = walk.desk(name)
        desk.page.goto("/improvement/?year=2570")
        desk.look("plans-of-a-centre")
        if desk.says(SCHOOL):
            saw.append(name)
            desk.press(SCHOOL)
            desk.press("ให้ความเห็น")
            desk.fill(text=COMMENT)
            desk.press("ให้ความเห็น", "main form")
    if len(saw) != 1:
        raise Stuck(f"one centre sees its school, not {saw}")
    walk.known["centre"] = saw[0]


def agreed(walk: Walk) -> None:
    """The office agrees from what waits for it; to close before all is done is refused by number."""
    desk = walk.desk("registrar")
    desk.page.goto(walk.known["plan"])
    desk.press("เห็นชอบแผน")
    desk.press("เห็นชอบแผน")
    desk.press("ปิดแผน")
    desk.press("ปิดแผน")
    desk.must("IMPROVE-010")


def helped(walk: Walk) -> None:
    """The centre records what it did with the school; a day that is ahead is refused by number."""
    desk = walk.desk(walk.known["centre"])
    desk.page.goto(walk.known["member"])
    desk.press("บันทึกกิจกรรม")
    desk.fill(title="เยี่ยมหนุนเสริมการอ่าน (ตัวอย่าง)", on=be(today() + timedelta(days=walk.passed + 5)))
    desk.press("บันทึกกิจกรรมนี้")
    desk.must("IMPROVE-020")
    desk.keeps(title="เยี่ยมหนุนเสริมการอ่าน (ตัวอย่าง)")
    desk.fill(on=be(today() + timedelta(days=walk.passed)))
    desk.press("บันทึกกิจกรรมนี้")


def worked(walk: Walk) -> None:
    """The school records progress with a picture on each item until all are done."""
    walk.days(30)
    desk = walk.desk("school_head", 390)
    photo = walk.folder / "เปิดชั้นเรียน.png"
    photo.write_bytes(samples.png())
    for turn in range(9):
        desk.page.goto(walk.known["plan"])
        link = desk.page.locator("main a[href$='/progress/']").first
        if not link.count():
            return
        link.click()
        desk.page.wait_for_load_state("load")
        desk.fill(text=DONE, finished="on")
        if not turn:
            desk.page.set_input_files("main [name=file]", str(photo))
            desk.page.wait_for_timeout(1500)
        desk.press("บันทึกความก้าวหน้านี้")
    raise Stuck("there is always more to do in the plan")


def closed(walk: Walk) -> None:
    """The office closes the plan, and the case with it; then the school's part in the programme."""
    desk = walk.desk("registrar")
    desk.page.goto(walk.known["plan"])
    desk.press("ปิดแผน")
    desk.press("ปิดแผน")
    desk.page.goto(walk.known["case"])
    desk.must("ปิด")
    desk.page.goto(walk.known["member"])
    desk.press("ปิดการดำเนินงานในโครงการ")
    desk.fill(reason="ผู้เรียนอ่านคล่องเพิ่มขึ้น (ตัวอย่าง)")
    desk.press("ปิดการดำเนินงานในโครงการ")
    for name in ("area_officer", walk.known["centre"]):
        other = walk.desk(name)
        other.page.goto("/improvement/programme/?year=2570")
        other.must(SCHOOL)
        other.look("programme-closed")
