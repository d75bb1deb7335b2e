"""The columns a roster may have, what each is called, and what is done with it."""

from __future__ import annotations

from prakan.domain.sheets.headings import Heading, Vocabulary
from prakan.domain.text import Text

HEADINGS: tuple[Heading, ...] = (
    Heading("position", Text("ลำดับ", "No."), ("ที่", "ลำดับที่", "เลขที่", "no", "number", "#", "item")),
    Heading(
        "name_th",
        Text("ชื่อสถานศึกษา", "Institution"),
        (
            "ชื่อโรงเรียน", "โรงเรียน", "สถานศึกษา", "ชื่อศูนย์", "ชื่อศูนย์พัฒนาเด็ก", "ชื่อศูนย์พัฒนาเด็กเล็ก",
            "ชื่อวิทยาลัย", "ชื่อสถาบัน", "ชื่อสถานศึกษา (ไทย)", "ชื่อโรงเรียนภาษาไทย", "ชื่อหน่วยงานทางการศึกษา",
            "ชื่อ", "รายชื่อโรงเรียน", "รายชื่อสถานศึกษา", "name", "school", "school name", "institution name",
            "name of school", "name of institution", "centre", "college", "schoolname",
        ),
    ),
    Heading(
        "name_en",
        Text("ชื่อภาษาอังกฤษ", "English name"),
        ("ชื่อสถานศึกษา (อังกฤษ)", "ชื่อโรงเรียนภาษาอังกฤษ", "ชื่ออังกฤษ", "name in english", "school name english"),
    ),
    Heading(
        "kind",
        Text("ประเภทสถานศึกษา", "Kind"),
        (
            "ประเภท", "ระดับ", "ระดับการศึกษา", "ประเภทการศึกษา", "ระดับสถานศึกษา", "ชนิด", "type", "level",
            "level of education", "school type", "kind of institution",
        ),
    ),
    Heading(
        "grades",
        Text("ระดับชั้นที่เปิดสอน", "Classes taught"),
        ("ชั้นที่เปิดสอน", "เปิดสอน", "เปิดสอนระดับ", "ระดับที่เปิดสอน", "ระดับชั้น", "grades", "classes", "grade levels"),
    ),
    Heading(
        "school10",
        Text("รหัสสถานศึกษา 10 หลัก", "10-digit school code"),
        (
            "รหัสโรงเรียน 10 หลัก", "รหัส 10 หลัก", "รหัสสถานศึกษา", "รหัสโรงเรียน", "รหัสสถานศึกษา10หลัก", "รหัส",
            "school code", "school id", "code", "institution code", "code 10 digits", "schoolid",
        ),
    ),
    Heading(
        "ministry",
        Text("รหัสกระทรวง", "Ministry code"),
        ("รหัสกระทรวงศึกษาธิการ", "รหัส ศธ", "รหัสกระทรวง 6 หลัก", "moe code", "code of the ministry"),
    ),
    Heading(
        "smis8",
        Text("รหัส SMIS 8 หลัก", "8-digit SMIS code"),
        ("รหัส smis", "smis", "รหัส 8 หลัก", "รหัสโรงเรียน 8 หลัก", "smis code", "smis id"),
    ),
    Heading(
        "own",
        Text("รหัสของหน่วยงานประเมิน", "Code of the assessment agency"),
        ("รหัส สมศ", "รหัส onesqa", "รหัสสถานศึกษา สมศ", "onesqa code", "onesqa id"),
    ),
    Heading(
        "address",
        Text("ที่อยู่", "Address"),
        ("ที่ตั้ง", "บ้านเลขที่", "เลขที่ตั้ง", "ที่อยู่สถานศึกษา", "หมู่ที่", "หมู่บ้าน", "ถนน", "street", "house no"),
    ),
    Heading(
        "subdistrict",
        Text("ตำบล", "Subdistrict"),
        ("แขวง", "ตำบล/แขวง", "แขวง/ตำบล", "ต.", "tambon", "sub-district", "tambol", "khwaeng"),
    ),
    Heading(
        "district",
        Text("อำเภอ", "District"),
        ("เขต", "อำเภอ/เขต", "เขต/อำเภอ", "อ.", "amphoe", "amphur", "khet"),
    ),
    Heading("province", Text("จังหวัด", "Province"), ("จ.", "changwat", "province name")),
    Heading(
        "postal_code",
        Text("รหัสไปรษณีย์", "Postal code"),
        ("ไปรษณีย์", "รหัส ปณ", "ปณ", "zip", "zip code", "postcode", "postal"),
    ),
    Heading(
        "agency",
        Text("ต้นสังกัด", "Parent agency"),
        (
            "สังกัด", "หน่วยงานต้นสังกัด", "หน่วยงาน", "สำนักงานเขตพื้นที่", "สำนักงานเขตพื้นที่การศึกษา", "เขตพื้นที่",
            "เขตพื้นที่การศึกษา", "สพท", "สพป", "สพม", "อปท", "agency", "jurisdiction", "area office", "under",
        ),
    ),
    Heading("size", Text("ขนาด", "Size"), ("ขนาดสถานศึกษา", "ขนาดโรงเรียน", "school size", "size class")),
    Heading(
        "learners",
        Text("จำนวนผู้เรียน", "Learners"),
        (
            "จำนวนนักเรียน", "นักเรียน", "ผู้เรียน", "จำนวนเด็ก", "จำนวนนักเรียนรวม", "จำนวนนักศึกษา", "จำนวน",
            "students", "number of students", "pupils", "enrolment", "enrollment",
        ),
    ),
    Heading("latitude", Text("ละติจูด", "Latitude"), ("lat", "latitude (y)", "พิกัดละติจูด", "y")),
    Heading(
        "longitude",
        Text("ลองจิจูด", "Longitude"),
        ("long", "lng", "lon", "ลองติจูด", "longitude (x)", "พิกัดลองจิจูด", "x"),
    ),
    Heading(
        "phone",
        Text("โทรศัพท์", "Telephone"),
        (
            "โทร", "เบอร์โทร", "เบอร์โทรศัพท์", "หมายเลขโทรศัพท์", "เบอร์ติดต่อ", "มือถือ", "phone", "tel", "mobile",
            "phone number", "telephone number",
        ),
    ),
    Heading("fax", Text("โทรสาร", "Fax"), ("แฟกซ์", "เบอร์โทรสาร", "หมายเลขโทรสาร", "facsimile", "fax number")),
    Heading(
        "email",
        Text("อีเมล", "E-mail"),
        ("อีเมล์", "อีเมลสถานศึกษา", "ที่อยู่อีเมล", "จดหมายอิเล็กทรอนิกส์", "email", "e-mail address", "mail"),
    ),
    Heading(
        "person",
        Text("ผู้บริหาร", "Head of the institution"),
        (
            "ชื่อผู้บริหาร", "ผู้บริหารสถานศึกษา", "ผู้อำนวยการ", "ชื่อผู้อำนวยการ", "ผอ", "หัวหน้าสถานศึกษา", "director",
            "principal", "head", "head teacher", "name of head",
        ),
    ),
    Heading(
        "coordinator",
        Text("ผู้ประสานงาน", "Coordinator"),
        ("ชื่อผู้ประสานงาน", "ผู้ติดต่อ", "ชื่อผู้ติดต่อ", "contact", "contact person"),
    ),
)  # fmt: skip
VOCABULARY = Vocabulary(HEADINGS)
BY_FIELD: dict[str, Heading] = {heading.field: heading for heading in HEADINGS}
FIELDS: tuple[str, ...] = tuple(BY_FIELD)
#: columns of codes, by the scheme of domain/institutions
SCHEMES: dict[str, str] = {"own": "agency", "school10": "school10", "ministry": "ministry", "smis8": "smis8"}
#: recognised so that nobody wonders, and not taken in: a running number, what no message goes to, and a
#: second person, whose telephone the columns do not tell from that of the first
NOT_KEPT = frozenset({"position", "fax", "coordinator"})
#: what becomes a contact, apart from the institution and encrypted; by part of domain/contact_points.Personal
CONTACT: dict[str, str] = {"person": "name", "email": "email", "phone": "phone"}
PERSONAL = frozenset({*CONTACT, "fax", "coordinator"})
#: without one of them nobody is reached, and no contact is made
REACH = frozenset({"email", "phone"})
NEEDED = "name_th"
