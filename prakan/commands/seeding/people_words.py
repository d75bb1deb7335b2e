"""Words that names of made-up people are put together from, in Thai and as they are spelled in English.

Given names are common ones; family names are two words put together at random, so that none is anybody's.
"""

from __future__ import annotations

Pair = tuple[str, str]
WOMEN: tuple[Pair, ...] = (
    ("กนกวรรณ", "Kanokwan"), ("จิราพร", "Jiraporn"), ("ชลธิชา", "Chonthicha"), ("ณัฐธิดา", "Natthida"),
    ("ดวงใจ", "Duangchai"), ("ทัศนีย์", "Thatsani"), ("นภาพร", "Naphaporn"), ("บุษบา", "Butsaba"),
    ("ประภาศรี", "Praphasi"), ("พิมพ์ใจ", "Phimchai"), ("มาลัย", "Malai"), ("รัชนี", "Ratchani"),
    ("ลัดดา", "Ladda"), ("วรรณา", "Wanna"), ("ศิริพร", "Siriporn"), ("สุนทรี", "Sunthari"),
    ("อรุณี", "Aruni"), ("อัมพร", "Amphorn"), ("เพ็ญศรี", "Phensi"), ("โสภา", "Sopha"),
)  # fmt: skip
MEN: tuple[Pair, ...] = (
    ("กิตติ", "Kitti"), ("จักรพันธ์", "Chakkraphan"), ("ชาญชัย", "Chanchai"), ("ณรงค์", "Narong"),
    ("ดำรง", "Damrong"), ("ธวัช", "Thawat"), ("นพดล", "Nopphadon"), ("บุญส่ง", "Bunsong"),
    ("ประเสริฐ", "Prasoet"), ("พิชัย", "Phichai"), ("มงคล", "Mongkhon"), ("วิชัย", "Wichai"),
    ("ศักดา", "Sakda"), ("สมบัติ", "Sombat"), ("สุรพล", "Suraphon"), ("อำนวย", "Amnuai"),
    ("เกรียงไกร", "Kriangkrai"), ("ไพโรจน์", "Phairot"),
)  # fmt: skip
#: what a family name begins with
BEFORE: tuple[Pair, ...] = (
    ("ดอยหมอก", "Doimok"), ("ธารเมฆ", "Tharamek"), ("บัวน้ำค้าง", "Buanamkhang"), ("ลมทะเล", "Lomthale"),
    ("ฟ้ารวงข้าว", "Faruangkhao"), ("ไผ่เงิน", "Phaingoen"), ("คลื่นดาว", "Khluendao"), ("หินคราม", "Hinkhram"),
    ("แสงตาล", "Saengtan"), ("ทุ่งกังหัน", "Thungkanghan"), ("รวงฝน", "Ruangfon"), ("เกลียวน้ำ", "Kliaonam"),
    ("เรือนหมอน", "Rueanmon"), ("ใบโพลาร์", "Baipola"), ("ขวัญหิมะ", "Khwanhima"), ("นกเดือนเจ็ด", "Nokdueanchet"),
)  # fmt: skip
#: and what it ends with
AFTER: tuple[Pair, ...] = (
    ("สมมติกุล", "sommotkun"), ("สมมติวงศ์", "sommotwong"), ("ตัวอย่างดี", "tuayangdi"),
    ("สมมตินนท์", "sommotnon"), ("สมมติสกุล", "sommotsakun"), ("ตัวอย่างชัย", "tuayangchai"),
)  # fmt: skip
