"""An appeal inside its clock: a panel free of interest, marks that change, another version, a certificate."""

from __future__ import annotations

import re

from walking.before import SCHOOL, account
from walking.browser import Stuck, Walk
from walking.money import path

WHY = "ผลอ่านออกเขียนได้ของชั้น ป.3 สูงกว่าระดับชาติสามปีติดต่อกัน (ตัวอย่าง)"
UPHELD = "หลักฐานเพิ่มเติมแสดงผลต่อเนื่องสามปี (ตัวอย่าง)"
MARK = "ผลต่อเนื่องสามปีตามหลักฐานเพิ่มเติม (ตัวอย่าง)"
RESOLUTION = "ครั้งที่ 12/2570 (ตัวอย่าง)"


def filed(walk: Walk) -> None:
    """On a phone the school appeals against one standard; an empty appeal is refused by number."""
    desk = walk.desk("school_head", 390)
    desk.page.goto(walk.known["case"])
    desk.press("หนังสือรับรองและการเผยแพร่ผล")
    desk.press("อุทธรณ์ผลการประเมิน")
    desk.press("ยื่นอุทธรณ์")
    desk.must("APPEAL-004")
    desk.fill(words="ขอให้พิจารณาหลักฐานเพิ่มเติม (ตัวอย่าง)", why_1=WHY)
    desk.press("ยื่นอุทธรณ์")
    walk.known["appeal"] = path(desk)
    desk.must("ประธานคณะ" if desk.says("ประธานคณะ") else "คณะพิจารณา")


def heard(walk: Walk) -> None:
    """The officer appoints a panel: nobody of the team is offered; too few are refused by number."""
    desk = walk.desk("registrar")
    desk.menu("อุทธรณ์")
    desk.page.locator(f"main a[href='{walk.known['appeal']}']").first.click()
    desk.page.wait_for_load_state("load")
    desk.press("แต่งตั้งคณะพิจารณาอุทธรณ์")
    offered = desk.page.locator("main select[name=chair] option").all_inner_texts()
    for number in range(3):
        if any(walk.known[f"team{number}"].split("-a-")[-1] in one for one in offered):
            raise Stuck("somebody of the team may hear the appeal")
    desk.page.locator("main select[name=chair]").select_option(index=1)
    name, register = re.match(r"(\S+ \S+) (A-\d+)", offered[1].replace("\u2060", "")).groups()  # type: ignore[union-attr]
    desk.press("แต่งตั้ง")
    desk.must("APPEAL-008")
    boxes = desk.page.locator("main input[name=assessors]")
    for place in (1, 2):
        boxes.nth(place).check()
    desk.press("แต่งตั้ง")
    walk.known["chair"] = account(walk, name, register)


def proposed(walk: Walk) -> None:
    """The chair finds the appeal in their inbox and proposes a mark; one without a reason is refused."""
    desk = walk.desk(walk.known["chair"])
    desk.page.goto("/")
    desk.menu("รอฉัน")
    desk.page.locator(f"main a[href^='{walk.known['appeal']}']").first.click()
    desk.page.wait_for_load_state("load")
    if desk.has("ส่งข้อเสนอ") and not desk.page.locator("main [name=found_1]").count():
        desk.press("ส่งข้อเสนอ")
    desk.fill(found_1="upheld", words_1=UPHELD)
    desk.page.locator("main [name='mark_1.1']").select_option("very_good")
    desk.press("ส่งข้อเสนอ")
    desk.must("APPEAL-014")
    desk.keeps(words_1=UPHELD)
    desk.page.fill("main [name='why_1.1']", MARK)
    desk.press("ส่งข้อเสนอ")


def decided(walk: Walk) -> None:
    """The secretary records what the board resolved: another version, another certificate."""
    desk = walk.desk("secretary")
    desk.menu("อุทธรณ์")
    desk.page.locator(f"main a[href='{walk.known['appeal']}']").first.click()
    desk.page.wait_for_load_state("load")
    desk.press("บันทึกคำวินิจฉัย")
    desk.fill(resolution=RESOLUTION)
    desk.press("บันทึกคำวินิจฉัย")
    desk.must(RESOLUTION)
    desk.must("ฉบับที่ 2")


def read_by_all(walk: Walk) -> None:
    """Anybody reads the newest version; the certificate of before says that it is replaced."""
    desk = walk.desk("")
    desk.page.goto("/results/")
    desk.fill(q=SCHOOL)
    desk.press("ค้นหา")
    desk.press(SCHOOL)
    desk.look("result-after-the-appeal")
    desk.page.goto(walk.known["certificate"])
    desk.must("แทน")
    desk.look("certificate-replaced")


def late(walk: Walk) -> None:
    """After the clock another school finds no form any more, but why, by number, and what remains."""
    public = walk.desk("")
    public.page.goto("/sign-in/")
    buttons = public.page.locator("button[name=person][value^=school-]")
    for name in buttons.evaluate_all("all => all.map(one => one.value)"):
        desk = walk.desk(name)
        desk.menu("แผนพัฒนาของเรา")
        if not desk.has("CASE-2567-"):
            continue
        desk.press("CASE-2567-")
        desk.press("หนังสือรับรองและการเผยแพร่ผล")
        if desk.has("อุทธรณ์ผลการประเมิน"):
            desk.press("อุทธรณ์ผลการประเมิน")
            if desk.page.locator("main a[href^='/appeals/']").count():
                continue  # it is appealed against already
            desk.must("APPEAL-002")
            if desk.page.locator("main textarea").count():
                raise Stuck("a form is offered after the last day")
            return
    raise Stuck("no other school has a published result")
