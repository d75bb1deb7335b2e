// A made-up visit: one team, three standards, sixteen indicators, a report with files.
import type { Indicator, Package, Words } from "../../../prakan/web/front/field/types.ts";

const both = (th: string, en: string): Words => ({ th, en });
const LEVELS: [string, string, string][] = [
  ["very_good", "ดีมาก", "Very good"], ["good", "ดี", "Good"], ["fair", "พอใช้", "Fair"], ["poor", "ปรับปรุง", "To improve"],
];
const choices = LEVELS.map(([mark, th, en]) => ({ mark, name: both(th, en), rubric: both(`หลักฐานแสดงผลระดับ${th}ครบทุกด้าน (ตัวอย่าง)`, `Evidence shows ${en.toLowerCase()} in every respect (made up)`) }));
const collect = [
  { method: "document", name: both("เอกสาร", "Document"), source: both("คำสั่ง แผน รายงานการประชุม", "Orders, plans, minutes") },
  { method: "interview", name: both("สัมภาษณ์", "Interview"), source: both("ผู้บริหาร ครู กรรมการสถานศึกษา", "Heads, teachers, board") },
  { method: "observation", name: both("สังเกต", "Observation"), source: both("การประชุมหรือการนิเทศจริง", "A meeting or supervision") },
  { method: "interview", name: both("สัมภาษณ์", "Interview"), source: both("กรรมการสถานศึกษา", "The board") },
];
const indicator = (code: string, th: string, en: string): Indicator => ({ code, name: both(th, en), note: both("", ""), collect, choices });
const many = (standard: number, names: [string, string][]) => names.map(([th, en], n) => indicator(`${standard}.${n + 1}`, th, en));

const standards = [
  { code: "1", name: both("ผลลัพธ์ของการเรียนรู้", "Outcomes of learning"), indicators: many(1, [["ผู้เรียนมีความรู้พื้นฐาน", "Pupils have basic knowledge"], ["ผู้เรียนมีทักษะชีวิต", "Pupils have skills for life"], ["ผู้เรียนมีคุณลักษณะที่ดี", "Pupils have good character"]]) },
  { code: "2", name: both("การบริหารจัดการสถานศึกษา", "Management of the institution"), indicators: many(2, [["เป้าหมายและพันธกิจ", "Aims and mission"], ["ระบบบริหารคุณภาพ", "System of quality"], ["ผู้บริหารมีภาวะผู้นำทางวิชาการและบริหารจัดการด้วยหลักธรรมาภิบาล", "Heads lead learning and manage with good governance"], ["พัฒนาครู", "Development of teachers"], ["สภาพแวดล้อม", "Surroundings"], ["เทคโนโลยีสารสนเทศ", "Information technology"], ["งานวิชาการ", "Academic work"], ["ชุมชนมีส่วนร่วม", "The community takes part"], ["การเงิน", "Finance"], ["ความปลอดภัย", "Safety"]]) },
  { code: "3", name: both("การจัดการเรียนรู้", "Teaching"), indicators: many(3, [["จัดการเรียนรู้ผ่านการคิด", "Teaching through thinking"], ["ใช้สื่อและแหล่งเรียนรู้", "Media and places of learning"], ["วัดและประเมินผู้เรียน", "Assessing pupils"]]) },
];

const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export function pack(): Package {
  return {
    format: 1,
    case: { id: 7, number: "CASE-2567-0114", institution: { name: both("โรงเรียนตัวอย่างประกันวิทยา", "Example Prakan School"), place: both("อ.น้ำพอง จ.ขอนแก่น", "Nam Phong, Khon Kaen") }, level: both("ขั้นพื้นฐาน", "Basic education"), mode: "onsite", starts: at(0), ends: at(1), demo: true },
    team: [{ assessor: 3, name: "ผู้ประเมิน (ตัวอย่าง)", seat: "chair", me: true }, { assessor: 4, name: "กรรมการ (ตัวอย่าง)", seat: "member", me: false }],
    pack: { code: "sample", digest: "ab".repeat(32), standards },
    sar: {
      answers: [{ code: "2.3", name: standards[1]!.indicators[2]!.name, text: "ผู้บริหารประชุมวิชาการเดือนละสองครั้ง (ตัวอย่าง)" }, { code: "1.1", name: standards[0]!.indicators[0]!.name, text: "ผู้เรียนอ่านออกเขียนได้ร้อยละ 92 (ตัวอย่าง)" }],
      files: [{ id: 5, title: "รายงานการประชุมวิชาการ", name: "minutes.pdf", type: "application/pdf", size: 412_000, page: 4, second: null, code: "2.3", url: "/x" }, { id: 6, title: "ภาพการนิเทศ", name: "visit.png", type: "image/png", size: 68, page: null, second: null, code: "2.3", url: "/y" }],
    },
    past: [{ year: 2563, overall: both("ดี", "Good"), outcomes: [{ code: "2.3", name: both("ดี", "Good") }] }],
    shares: { "2.3": 3, "1.1": 3, "3.1": 4 },
    mine: { marks: { "1.1": { mark: "good", reason: "ตรงกับหลักฐาน (ตัวอย่าง)", evidence: ["old-1"], revision: 2 } }, handed_in_at: "" },
    agenda: [],
    evidence: [{ key: "old-1", kind: "document", title: "ผลการทดสอบ (ตัวอย่าง)", note: "", code: "1.1", by: "กรรมการ (ตัวอย่าง)", at: `${at(-1)}T09:00:00Z`, size: 1000 }],
    findings: [
      ["09.00 น. พบผู้บริหารและครู", "agenda"], ["10.15 น. สังเกตชั้นเรียน ป.4 และ ม.2", "agenda"], ["13.15 น. สังเกตการประชุม PLC", "agenda"], ["14.30 น. สัมภาษณ์ผู้ปกครองและนักเรียน", "agenda"],
      ["ครูร่วมวางแผนกันจริง (ตัวอย่าง)", "strength"], ["บันทึกการนิเทศยังไม่ครบ (ตัวอย่าง)", "improvement"],
    ].map(([text, kind], n) => ({ key: `f${n}`, kind: kind!, code: kind === "agenda" ? "" : "2.3", text: text!, by: "กรรมการ (ตัวอย่าง)", revision: 1 })),
    records: [],
    conflicts: [{ id: 12, target: "score:2.6", standing: { code: "2.6", mark: "good", reason: "ฉบับที่เขียนบนเว็บ (ตัวอย่าง)", evidence: [] }, arrived: { code: "2.6", mark: "fair", reason: "ฉบับที่เขียนในเครื่อง (ตัวอย่าง)", evidence: [] } }],
  };
}
