"""Words of the sample report: made up for tests, in Thai and English."""

from __future__ import annotations

from prakan.domain.text import Text

AGENCY = Text(
    "สำนักงานรับรองมาตรฐานและประเมินคุณภาพการศึกษา (องค์การมหาชน)",
    "Office for National Education Standards and Quality Assessment (Public Organization)",
)
TITLE = Text("รายงานผลการดำเนินงานและผลการใช้จ่ายงบประมาณ", "Report on performance and budget spending")
PERIOD = Text(
    "ประจำปีงบประมาณ พ.ศ. 2567 ไตรมาสที่ 1 (ตุลาคม – ธันวาคม 2566)",
    "Fiscal year 2567, quarter 1 (October – December 2023)",
)
NOTICE = Text(
    "ฉบับร่างจากข้อมูลตัวอย่าง ห้ามใช้อ้างอิง",
    "Draft from sample data, not for citation",
)
FOOTER = Text("รายงานไตรมาสที่ 1/2567 · ร่างที่ 4", "Quarterly report 1/2567 · draft 4")
PAGE = Text("หน้า {page} จาก {pages}", "Page {page} of {pages}")
CONTENTS = Text("สารบัญ", "Contents")

LEVELS = (
    Text("การศึกษาปฐมวัย (ศูนย์พัฒนาเด็ก)", "Early childhood (child development centres)"),
    Text("ระดับการศึกษาขั้นพื้นฐาน", "Basic education"),
    Text("ด้านการอาชีวศึกษา", "Vocational education"),
    Text("ระดับอุดมศึกษา", "Higher education"),
    Text("การศึกษาขั้นพื้นฐานที่มีวัตถุประสงค์พิเศษ ประเภทโรงเรียนนานาชาติ", "International schools"),
)
PROJECTS = (
    Text(
        "โครงการส่งเสริมสถานศึกษาและประสานความร่วมมือกับหน่วยงานต้นสังกัด",
        "Promotion of institutions together with parent agencies",
    ),
    Text("โครงการพัฒนาผู้ประเมินภายนอกและรับรองคุณสมบัติ", "Training and certification of external assessors"),
    Text("โครงการพัฒนาระบบเทคโนโลยีสารสนเทศเพื่อการประเมิน", "Information systems for assessment"),
    Text("โครงการส่งเสริมการนำผลการประเมินไปใช้พัฒนาคุณภาพสถานศึกษา", "Use of assessment results"),
    Text("โครงการวิจัยและสังเคราะห์ผลการประเมินคุณภาพภายนอก", "Research and synthesis of assessment results"),
)
SENTENCES = (
    Text(
        "จัดทำรายชื่อสถานศึกษาที่ครบกำหนดรับการประเมิน ตรวจสอบกับทะเบียนของหน่วยงานต้นสังกัด "
        "และส่งหนังสือแจ้งกำหนดส่งรายงานการประเมินตนเองเมื่อวันที่ 16 พฤศจิกายน 2566",
        "Drew up the list of institutions due for assessment, compared it with the agencies' registers "
        "and sent the letters naming the date for self-assessment reports on 16 November 2023.",
    ),
    Text(
        "ประชุมคณะอนุกรรมการกลั่นกรองคุณสมบัติผู้ประเมินภายนอก พิจารณาหลักเกณฑ์การต่ออายุใบรับรอง "
        "น้ำหนักคะแนนของแบบทดสอบ และขั้นตอนการอุทธรณ์ โดยมีมติเห็นชอบให้ปรับปรุงคู่มือ",
        "The screening committee considered the rules for renewing licences, the weights of the tests and "
        "the steps of an appeal, and agreed that the manual be revised.",
    ),
    Text(
        "ทดลองใช้ระบบยื่นรายงานการประเมินตนเองกับศูนย์พัฒนาเด็กในสังกัดองค์กรปกครองส่วนท้องถิ่น "
        "พบว่าผู้ใช้ร้อยละ 92 ทำรายการได้ครบโดยไม่ต้องขอความช่วยเหลือ",
        "Tried the self-assessment filing system with local child development centres; 92 percent of users "
        "completed it without help.",
    ),
    Text(
        "ลงพื้นที่ติดตามสถานศึกษาที่มีผลประเมินอยู่ในระดับต้องพัฒนา ร่วมกับศูนย์ประสานงานและผู้ทรงคุณวุฒิ "
        "เพื่อจัดทำแผนปรับปรุงคุณภาพรายแห่งและกำหนดผู้รับผิดชอบที่ชัดเจน",
        "Visited the institutions whose results call for improvement, together with coordination centres and "
        "experts, to write an improvement plan for each and name who is responsible.",
    ),
    Text(
        "จัดทำร่างขอบเขตของงานและราคากลาง เสนอผู้อำนวยการให้ความเห็นชอบ "
        "ขณะนี้อยู่ระหว่างประกาศเชิญชวนผ่านระบบจัดซื้อจัดจ้างภาครัฐ",
        "Drafted the terms of reference and the median price for the director's approval; the invitation is "
        "now being published in the procurement system.",
    ),
    Text(
        "เผยแพร่ความรู้เรื่องกรอบแนวทางการประกันคุณภาพภายนอกผ่านช่องทางออนไลน์ "
        "มีผู้เข้าร่วมรับฟังและตอบแบบประเมินความพึงพอใจในระดับมากที่สุด",
        "Explained the framework for external quality assurance online; those who took part rated the "
        "session at the highest level of satisfaction.",
    ),
)
NEXT = Text(
    "จัดประชุมชี้แจงหน่วยงานต้นสังกัดในเดือนกุมภาพันธ์ 2567 และสรุปผลเสนอคณะกรรมการ",
    "Meet the parent agencies in February 2024 and report to the board.",
)
PROBLEM = Text(
    "หน่วยงานต้นสังกัดบางแห่งส่งรายชื่อล่าช้า ควรกำหนดวันส่งร่วมกันล่วงหน้า",
    "Some parent agencies sent their rosters late; agree on a date beforehand.",
)
DETAIL_COLUMNS = (
    Text("ผลผลิต / กิจกรรม / โครงการ", "Output / activity / project"),
    Text("เป้าหมาย 12 เดือน", "12-month target"),
    Text("ผลการดำเนินงาน", "Results"),
    Text("ผลเทียบเป้าหมาย (ร้อยละ)", "Of target (%)"),
    Text("การใช้จ่ายเทียบงบประมาณ (ร้อยละ)", "Of budget (%)"),
    Text("การดำเนินงานต่อไป", "Next step"),
    Text("ปัญหา / อุปสรรค / ข้อเสนอแนะ", "Problems and proposals"),
)
CATEGORIES = (
    (Text("งบตามแผนยุทธศาสตร์", "Strategic plan"), "strategic", "209.1708", "2.5671", "1.23"),
    (Text("งบสนับสนุนการดำเนินงาน", "Operations support"), "support", "51.8140", "16.5297", "31.90"),
    (Text("งบแผนงานบุคลากรภาครัฐ", "Personnel"), "personnel", "68.6946", "16.1624", "23.53"),
    (Text("งบกองทุน สมศ.", "Agency fund"), "fund", "9.0457", "1.4325", "15.84"),
)
STRATEGIES = (
    Text("การประเมินคุณภาพที่น่าเชื่อถือและทันการเปลี่ยนแปลง", "Trusted assessment that keeps up with change"),
    Text("การพัฒนาผู้ประเมินภายนอกสู่มืออาชีพ", "Professional external assessors"),
    Text("การส่งเสริมการใช้ผลประเมินเพื่อพัฒนาคุณภาพ", "Results used to improve quality"),
    Text("องค์กรสมรรถนะสูงด้วยเทคโนโลยีดิจิทัล", "A capable agency on digital ground"),
)
OUTPUT = Text("ผลผลิตที่", "Output")
ACTIVITY = Text("กิจกรรมที่", "Activity")
READY = Text("ส่งเสริมให้สถานศึกษาพร้อมรับการประเมินคุณภาพภายนอก", "Institutions ready for assessment")
AWARE = Text("การสร้างความรู้ความเข้าใจเรื่องการประกันคุณภาพ", "Understanding of quality assurance")
