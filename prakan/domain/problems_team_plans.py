"""Numbered problems of plans of teams: records that cannot be considered, what stops forming."""

from __future__ import annotations

from prakan.domain.problems import problem

PLACE_CLOSED = problem(
    "TEAM-012",
    "{record} อยู่ในรายชื่อของปีนี้ แต่สถานะในทะเบียนคือ {status} จึงไม่ได้จัดคณะให้",
    "{record} is on the year's list, but its status in the register is {status}; no team is formed for it",
    "ถอนออกจากรายชื่อพร้อมเหตุผล หรือแก้สถานะในทะเบียนสถานศึกษา",
    "Take it off the list with a reason, or correct its status in the register of institutions",
)
NO_LEVEL_RULES = problem(
    "TEAM-013",
    "{record} เป็นระดับ {level} ซึ่งกฎของแผนนี้ไม่มีขนาดคณะและจำนวนวัน จึงไม่ได้จัดคณะให้",
    "{record} is of the level {level}, for which the rules of this plan give no days and no size of a team",
    "ใส่ขนาดคณะและจำนวนวันของระดับนี้ในกฎการจัดคณะ แล้วจัดใหม่",
    "Give the days and sizes of this level in the rules of forming teams, and form again",
)
NO_OPEN_WEEK = problem(
    "TEAM-014",
    "{record} ไม่มีสัปดาห์ที่เข้าตรวจได้ เพราะช่วงของแผนตรงกับวันปิดของระดับนี้ทั้งหมด",
    "{record} has no week for a visit: all weeks of the plan have days on which its level is closed",
    "ขยายช่วงสัปดาห์ของแผน หรือแก้วันปิดของระดับนี้ แล้วจัดใหม่",
    "Give the plan more weeks, or correct the days on which the level is closed, and form again",
)
PROVINCE_UNKNOWN = problem(
    "TEAM-015",
    "{record} ไม่มีจังหวัดในทะเบียน จึงไม่รู้ว่าใครเป็นคนในพื้นที่และตรวจพิกัดไม่ได้",
    "{record} has no province in the register, so nobody is local to it and its position cannot be checked",
    "ใส่ที่อยู่ในทะเบียน แล้วจัดใหม่",
    "Enter its place in the register, and form again",
)
RESTING = problem(
    "TEAM-016",
    "{record} พักปฏิบัติหน้าที่ จึงไม่ได้นำมาพิจารณา",
    "{record} is resting and was not considered",
    "เปลี่ยนสถานะในทะเบียนผู้ประเมินหากกลับมาปฏิบัติหน้าที่แล้ว",
    "Change the standing in the register of assessors if they are back",
)
NO_LICENCE = problem(
    "TEAM-017",
    "{record} ไม่มีใบอนุญาตที่ใช้ได้ตลอดสัปดาห์ใดเลยในช่วงของแผน จึงไม่ได้นำมาพิจารณา",
    "{record} has no licence in force for a whole week of the plan and was not considered",
    "ต่ออายุหรือออกใบอนุญาตตามมติ แล้วจัดใหม่",
    "Renew or issue a licence as the board resolves, and form again",
)
NO_SEAT = problem(
    "TEAM-018",
    "{record} มีใบอนุญาต แต่ไม่มีหน้าที่ในคณะของระดับนั้นในช่วงของแผน จึงไม่ได้นำมาพิจารณา",
    "{record} is licensed, but holds no seat in teams of that level during the plan, and was not considered",
    "บันทึกหน้าที่ในคณะ (ประธาน กรรมการ หรือผู้ฝึก) ในทะเบียนผู้ประเมิน",
    "Record the seat (chair, member or trainee) in the register of assessors",
)
ALWAYS_AWAY = problem(
    "TEAM-019",
    "{record} ไม่ว่างในทุกสัปดาห์ของแผนที่ใบอนุญาตใช้ได้ จึงไม่ได้นำมาพิจารณา",
    "{record} is away in every week of the plan in which a licence is in force, and was not considered",
    "ตรวจวันไม่ว่างกับผู้ประเมิน หรือขยายช่วงของแผน",
    "Check the days away with the assessor, or give the plan more weeks",
)
NOTHING_LISTED = problem(
    "TEAM-020",
    "รายชื่อสถานศึกษาของปีงบประมาณ {year} ยังว่าง จึงไม่มีใครให้จัดคณะไปตรวจ",
    "The list of fiscal year {year} is empty: there is nobody to form teams for",
    "นำเข้ารายชื่อจากต้นสังกัด หรือเลือกปีอื่น",
    "Take in the rosters of the parent agencies, or choose another year",
)
NOBODY_USABLE = problem(
    "TEAM-021",
    "ไม่มีผู้ประเมินคนใดที่มีใบอนุญาต หน้าที่ในคณะ และพิกัดที่พัก ในช่วงของแผน (ดูแล้ว {people} คน)",
    "No assessor has a licence, a seat and a position of the home during the plan ({people} were looked at)",
    "ตรวจช่วงสัปดาห์ของแผน และใบอนุญาตในทะเบียนผู้ประเมิน",
    "Check the weeks of the plan, and the licences in the register of assessors",
)
NO_SUCH_PLAN = problem(
    "TEAM-022",
    "ไม่พบแผนจัดคณะหมายเลข {plan}",
    "There is no plan of teams with the number {plan}",
    "กลับไปที่รายการแผนของปี",
    "Go back to the plans of the year",
)
NO_SUCH_VISIT = problem(
    "TEAM-023",
    "ไม่พบคณะหมายเลข {visit} หรือไม่ใช่คณะของคุณ",
    "There is no team with the number {visit}, or it is not one of yours",
    "กลับไปที่แผนจัดคณะ",
    "Go back to the plan of teams",
)
CONFIRMED_ALREADY = problem(
    "TEAM-024",
    "แผน “{name}” เป็นแผนที่ยืนยันของปี {year} แล้ว โดย{who} เมื่อวันที่ {day} ปีหนึ่งมีแผนที่ยืนยันได้แผนเดียว",
    'The plan "{name}" was confirmed for {year} by {who} on {day}; a year has one confirmed plan',
    "เปิดแผนนั้นดูก่อน หากยังต้องการใช้แผนนี้แทน ให้กดยืนยันแทนแผนเดิม",
    "Look at that plan first; if this one shall take its place, confirm it in its stead",
)
FORMING_FAILED = problem(
    "TEAM-025",
    "จัดคณะไม่สำเร็จหลังจากลอง {attempts} ครั้ง ข้อมูลในทะเบียนไม่ได้เปลี่ยน",
    "Forming the teams failed after {attempts} attempts; nothing in the register was changed",
    "สั่งจัดใหม่อีกครั้ง หากยังไม่สำเร็จ แจ้งผู้ดูแลระบบพร้อมหมายเลขแผน",
    "Form it anew; if it fails again, tell the administrator the number of the plan",
)
SNAPSHOT_LOST = problem(
    "TEAM-026",
    "ไม่พบข้อมูลที่ใช้จัดแผนหมายเลข {plan} ในที่เก็บแฟ้ม หรือข้อมูลไม่ตรงกับที่บันทึกไว้ จึงอธิบายหรือซ่อมแผนไม่ได้",
    "The records that plan {plan} was made from are lost or changed; it cannot be explained or repaired",
    "ให้ผู้ดูแลระบบกู้แฟ้มจากสำเนาสำรอง หรือจัดแผนใหม่",
    "Let the administrator restore the file from the backup, or form a new plan",
)
NUMBER_OUTSIDE = problem(
    "TEAM-027",
    "“{name}” คือ {given} แต่ต้องอยู่ระหว่าง {least} ถึง {most}",
    '"{name}" is {given}, but has to lie between {least} and {most}',
    "แก้ตัวเลขให้อยู่ในช่วง หรือใช้ค่าตั้งต้น {default}",
    "Correct the number, or take the default, {default}",
)
SEASON_OUTSIDE = problem(
    "TEAM-028",
    "ช่วงของแผนต้องเริ่มวันจันทร์และมี 1 ถึง 64 สัปดาห์ แต่ระบุ {weeks} สัปดาห์ตั้งแต่ {first}",
    "A plan begins on a Monday and has 1 to 64 weeks; given are {weeks} weeks from {first}",
    "เลือกวันจันทร์แรกและจำนวนสัปดาห์ใหม่",
    "Choose the first Monday and the number of weeks anew",
)
LEFT_OUT_SEARCHED = problem(
    "TEAM-029",
    "ไม่มีคณะที่ถูกกฎทุกข้อสำหรับ {record} ในสัปดาห์ใดเลย",
    "No team that keeps every rule could visit {record} in any week",
    "เปิดดูเหตุผล ซึ่งบอกกฎที่ขวางและทางออกที่ถูกที่สุด",
    "Open the reason: it names the rules in the way and the cheapest ways out",
)
YEAR_WITHOUT_PLAN = problem(
    "TEAM-030",
    "ปีงบประมาณต้องเป็น พ.ศ. ระหว่าง {least} ถึง {most} แต่ระบุ {given}",
    "The fiscal year is a B.E. year between {least} and {most}, not {given}",
    "เลือกปีงบประมาณใหม่",
    "Choose the fiscal year anew",
)
OTHERS_NEEDED_MORE = problem(
    "TEAM-031",
    "{record} ยังไม่มีคณะ เพราะผู้ที่ไปได้ติดคณะอื่นหรือเต็มภาระแล้วในทุกสัปดาห์ที่ตรงกัน",
    "{record} has no team yet: those who could go are in other teams or have their full load in every week",
    "เปิดดูทางออก เพิ่มผู้ประเมินในพื้นที่ หรือเพิ่มสัปดาห์ของแผน แล้วจัดใหม่",
    "Open the ways out, find more assessors in the region, or give the plan more weeks, and form again",
)
NOT_FORMED = problem(
    "TEAM-032",
    "แผน “{name}” ยังไม่มีคณะให้ยืนยัน",
    'The plan "{name}" has no teams to confirm yet',
    "รอให้จัดเสร็จ หรือเลือกแผนอื่นของปี",
    "Wait until it is formed, or choose another plan of the year",
)
NUMBER_UNREADABLE = problem(
    "TEAM-033",
    "“{name}”: อ่าน “{given}” เป็นจำนวนเต็มไม่ได้",
    '"{name}": "{given}" cannot be read as a whole number',
    "พิมพ์ตัวเลขจำนวนเต็ม เช่น 45 หรือเว้นว่างเพื่อใช้ค่าของสำนักงาน",
    "Type a whole number such as 45, or leave it empty for the agency's value",
)
LEVEL_OUTSIDE = problem(
    "TEAM-034",
    "ระดับ{level}: {given} อยู่นอกช่วง {least} ถึง {most}",
    "{level}: {given} lies outside {least} to {most}",
    "แก้ตัวเลขของระดับนี้ให้อยู่ในช่วง",
    "Correct the number of this level",
)
