"""From the list of the year to a team that has said yes."""

from __future__ import annotations

import re
from datetime import timedelta

from tests import samples
from walking.browser import Desk, Walk
from walking.days import be, today

YEAR, SEASON = 2570, 2569
SCHOOL, CODE, AGENCY = "โรงเรียนบ้านคลองสัก", "001972", "area-40"
ROSTER = (
    "รหัสสถานศึกษา\tชื่อสถานศึกษา\tระดับ\tชั้นที่เปิดสอน\tจำนวนนักเรียน\tจังหวัด\n"
    f"{CODE}\t{SCHOOL}\tการศึกษาขั้นพื้นฐาน\tป.1-ป.6\t727\tขอนแก่น\n"
)
ANSWER = "ผู้เรียนร้อยละ 86 อ่านออกเขียนได้ตามเกณฑ์ของชั้น สูงกว่าปีก่อนร้อยละ 4 (ตัวอย่าง)"


def listed(walk: Walk) -> None:
    """The officer asks the parent agency for its roster, takes it in, opens the case of the year."""
    desk = walk.desk("registrar")
    desk.menu("รายชื่อจากต้นสังกัด")
    desk.press("ขอรายชื่อ")
    desk.fill(fiscal_year=str(YEAR), deadline=be(today() + timedelta(days=14)))
    desk.fill(agencies=AGENCY, kinds="basic", lists="on")
    desk.press("เตรียมหนังสือ")
    desk.page.locator("main input[name=id]").first.check()
    desk.press("ออกเลขและส่ง")
    desk.press("ออกเลขและส่ง")
    desk.press("สำนักงานเขตพื้นที่การศึกษาขอนแก่น")
    desk.press("รับรายชื่อของหน่วยงานนี้")
    desk.fill(text=ROSTER)
    desk.press("รับเข้า")
    desk.until("แต่ละคอลัมน์คืออะไร", desk.page.url)
    desk.page.select_option("main [name=column_0]", label="รหัสของหน่วยงานประเมิน")
    desk.press("ยืนยันคอลัมน์")
    desk.until("บันทึกใหม่", desk.page.url)
    desk.press("บันทึกใหม่")
    desk.until("อยู่ในทะเบียนแล้ว ใหม่", desk.page.url)
    desk.look("roster-written")
    _opened(walk, desk)


def _opened(walk: Walk, desk: Desk) -> None:
    desk.menu("งานประเมิน")
    desk.page.locator("main select[name=year]").select_option(str(YEAR))
    desk.until(f"งานประเมินปีงบประมาณ {YEAR}")
    desk.press("เปิดงานของปี")
    desk.press("เปิด 1 งาน")
    desk.press(SCHOOL)
    walk.known["case"] = re.sub(r"^https?://[^/]+", "", desk.page.url)
    desk.look("case-listed")


def called(walk: Walk) -> None:
    """The officer prepares the season of the academic year and opens it: the report is called for."""
    desk = walk.desk("registrar")
    desk.menu("รอบรับ SAR")
    desk.press("กำหนดส่ง")
    desk.press("เตรียมรอบปีถัดไป")
    desk.fill(year=str(SEASON))
    desk.press("เตรียมเป็นร่าง")
    desk.press("เปิดรอบ")
    desk.press("เปิดรอบ")


def reported(walk: Walk) -> None:
    """On a phone the school writes and submits its report; the agency forwards it; the office accepts it."""
    desk = walk.desk("school_head", 390)
    desk.page.goto("/")
    desk.press(f"เริ่มเขียน {SEASON}")
    desk.press("เริ่มจากคำตอบปีก่อน")
    desk.press("ผลลัพธ์ของการเรียนรู้")
    box = desk.page.locator("main textarea[name='1.1']")
    box.focus()  # from here by the keyboard alone
    desk.page.keyboard.press("Control+A")
    desk.page.keyboard.insert_text(ANSWER)
    desk.page.keyboard.press("Tab")
    desk.page.wait_for_selector("[data-question='1.1'] [data-status][data-state=saved]")
    desk.press("เพิ่มหลักฐาน 1.1")
    photo = walk.folder / "ห้องเรียน.png"
    photo.write_bytes(samples.png())
    desk.page.set_input_files("main [name=file]", str(photo))
    desk.fill(title="ภาพห้องเรียนภาษาไทย (ตัวอย่าง)")
    desk.page.wait_for_timeout(1500)
    desk.press("เก็บไฟล์")
    desk.until("เก็บไฟล์แล้ว")
    desk.press("7. ตรวจทานและส่ง")
    desk.press("ส่ง")
    desk.until("ใบรับ SAR")
    desk.look("receipt")
    _received(walk)


def _received(walk: Walk) -> None:
    for name, verb, all_of_it in (
        ("area_officer", "นำส่ง", "นำส่งทั้งหมดนี้"),
        ("registrar", "รับ", "รับทั้งหมดนี้"),
    ):
        desk = walk.desk(name)
        desk.menu("รายงาน SAR")
        desk.fill(year=str(SEASON))
        desk.press("ค้นหา")
        desk.press(SCHOOL)
        desk.press(verb)
        desk.press(all_of_it)


def planned(walk: Walk) -> None:
    """The officer forms the plan of teams of the year, small as the list is, and confirms it."""
    desk = in_year(walk.desk("registrar"))
    desk.menu("แผนจัดคณะ")
    desk.press("จัดแผนใหม่")
    desk.fill(name=f"คณะแรกของปี {YEAR}", weeks="1")
    desk.press("เริ่มจัดแผน")
    desk.until("มีคณะแล้ว 1 จาก 1 แห่ง", desk.page.url)
    desk.look("formed")
    desk.press("เปิดแผน")
    desk.press("ยืนยันแผนนี้")
    desk.press("ยืนยันแผนนี้")


def in_year(desk: Desk) -> Desk:
    """Return the window with the year that is walked chosen in the switch at the top."""
    desk.page.goto("/")
    desk.page.locator("details.pk-drop summary", has_text="งบ").first.click()
    desk.page.locator(f"a[href*='period={YEAR}-1']").first.click()
    desk.page.wait_for_load_state("load")
    return desk


def approved(walk: Walk) -> None:
    """The officer sends the visit, the director approves it from what waits for them."""
    desk = walk.desk("registrar")
    desk.menu("อนุมัติเที่ยวตรวจ")
    desk.press("ส่ง")
    desk.press("ส่ง")
    director = walk.desk("director")
    director.menu("รอฉัน")
    director.press("พิจารณารายการเที่ยวตรวจ")
    director.press("การศึกษาขั้นพื้นฐาน")
    director.press("อนุมัติ (1)")


def invited(walk: Walk) -> None:
    """The officer invites the team; whoever has no account gets one from the administrator; all accept."""
    desk = walk.desk("registrar")
    desk.menu("อนุมัติเที่ยวตรวจ")
    desk.press("เชิญ")
    desk.press("เชิญ")
    desk.menu("คำเชิญ")
    desk.press("รอตอบ")
    rows = desk.page.locator("main tbody tr").all_inner_texts()
    found = [re.search(r"(\S+ \S+)\s+(ประธาน|กรรมการ) · (A-\d+)", row.replace("\u2060", "")) for row in rows]
    team = [one.groups() for one in found if one]
    for number, (name, seat, register) in enumerate(sorted(team, key=lambda one: one[1] != "ประธาน")):
        walk.known[f"team{number}"] = account(walk, name, register)
        if number:
            _accepts(walk, walk.known[f"team{number}"], 390 if seat == "กรรมการ" else 1440)
        else:
            _accepts(walk, walk.known["team0"], 1440)


def account(walk: Walk, name: str, register: str) -> str:
    """Return whose button signs an assessor in; the administrator adds an account where there is none."""
    public = walk.desk("")
    public.page.goto("/sign-in/")
    buttons = public.page.locator("button[name=person]")
    every = buttons.evaluate_all("all => all.map(one => one.value)")
    if (known := f"assessor-{register}".lower()) in every:
        return known
    desk, made = walk.desk("admin"), register.lower()
    if made in every:
        return made
    desk.menu("บุคคลและบทบาท")
    desk.press("เพิ่มบุคคล")
    desk.fill(username=made, name_th=f"{name} (ตัวอย่าง)", email=f"{made}@example.org")
    desk.press("เพิ่ม")
    desk.fill(role="assessor", assessor=register)
    desk.press("ให้บทบาทนี้")
    return made


def _accepts(walk: Walk, name: str, width: int) -> None:
    desk = walk.desk(name, width)
    desk.page.goto("/")
    desk.menu("เที่ยวตรวจของฉัน")
    desk.press("รับ")
