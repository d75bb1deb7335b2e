"""Words that made-up names are put together from, in Thai and as they are spelled in English."""

from __future__ import annotations

#: what lies at the beginning of a village's name: waters, rises, fields
FIRST = (
    ("หนอง", "Nong"), ("โคก", "Khok"), ("ดอน", "Don"), ("ห้วย", "Huai"), ("นา", "Na"), ("โนน", "Non"),
    ("ทุ่ง", "Thung"), ("บึง", "Bueng"), ("คลอง", "Khlong"), ("ท่า", "Tha"), ("ดง", "Dong"), ("สวน", "Suan"),
    ("เขา", "Khao"), ("ป่า", "Pa"), ("บ่อ", "Bo"), ("วัง", "Wang"), ("ปาก", "Pak"), ("แก่ง", "Kaeng"),
    ("ไร่", "Rai"), ("เกาะ", "Ko"),
)  # fmt: skip
#: what it is called after: plants, animals, colours, sizes
SECOND = (
    ("บัว", "Bua"), ("ไผ่", "Phai"), ("แดง", "Daeng"), ("ขาว", "Khao"), ("ใหญ่", "Yai"), ("น้อย", "Noi"),
    ("กลาง", "Klang"), ("สูง", "Sung"), ("ทราย", "Sai"), ("หิน", "Hin"), ("แก้ว", "Kaeo"), ("ทอง", "Thong"),
    ("งาม", "Ngam"), ("ยาง", "Yang"), ("สัก", "Sak"), ("ตาล", "Tan"), ("หว้า", "Wa"), ("ขาม", "Kham"),
    ("ม่วง", "Muang"), ("เสือ", "Suea"), ("ช้าง", "Chang"), ("กวาง", "Kwang"), ("ปลา", "Pla"), ("ไทร", "Sai"),
    ("มะกอก", "Makok"), ("พลวง", "Phluang"), ("จิก", "Chik"), ("แสง", "Saeng"), ("เย็น", "Yen"), ("ลาด", "Lat"),
    ("หวาย", "Wai"), ("คูณ", "Khun"), ("โพธิ์", "Pho"), ("เมือง", "Mueang"), ("ใหม่", "Mai"), ("ลำดวน", "Lamduan"),
)  # fmt: skip
#: what follows the name of a secondary school
ENDINGS = (
    ("วิทยา", "Witthaya"), ("พิทยาคม", "Phitthayakhom"), ("วิทยาคาร", "Witthayakhan"),
    ("ราษฎร์บำรุง", "Ratbamrung"), ("ศึกษา", "Sueksa"), ("ประชาสรรค์", "Prachasan"), ("สามัคคี", "Samakkhi"),
)  # fmt: skip
#: kinds of colleges
COLLEGES = (
    ("เทคนิค", "Technical"), ("อาชีวศึกษา", "Vocational"), ("การอาชีพ", "Industrial and Community Education"),
    ("เทคโนโลยี", "Technology"), ("เกษตรและเทคโนโลยี", "Agriculture and Technology"),
)  # fmt: skip
#: words for names that no real institution is likely to carry
INVENTED = (
    ("สุวรรณธารา", "Suwanthara"), ("พนาลัย", "Phanalai"), ("จันทร์เพ็ญสิริ", "Chanphensiri"), ("ธารทิพย์", "Thanthip"),
    ("ศรีตะวัน", "Sitawan"), ("เมฆาวดี", "Mekhawadi"), ("รุ่งอรุณธรรม", "Rungaruntham"), ("ภูผาแก้ว", "Phuphakaeo"),
    ("นทีสมุทร", "Nathisamut"), ("วนาวัฒน์", "Wanawat"), ("ดาราประภา", "Daraprapha"),
    ("อินทนนท์เกษม", "Inthanonkasem"),
)  # fmt: skip
