"""A made-up quarterly report with every kind of block, as long as a test or benchmark needs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from prakan.domain.figures import Operation, State
from prakan.domain.text import Text
from prakan.reporting.document.model import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Cover,
    FigureRun,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Row,
    RowKind,
    Run,
    Table,
)
from tests.reporting.document import sample_words as words
from tests.reporting.document.sample_annex import settled, sources, strategy
from tests.reporting.document.sample_pen import Pen

MILLION = Text("ล้านบาท", "million baht")


class Sample(Pen):
    """Builds the parts of one sample report in one language."""

    def build(self, *, base_url: str, draft: bool) -> Report:
        return Report(
            language=self.language,
            cover=Cover(
                words.TITLE.say(self.language),
                words.AGENCY.say(self.language),
                words.PERIOD.say(self.language),
                words.NOTICE.say(self.language) if draft else "",
            ),
            contents_title=words.CONTENTS.say(self.language),
            blocks=tuple(self.blocks()),
            footer=words.FOOTER.say(self.language),
            page_label=words.PAGE.say(self.language),
            draft=draft,
            base_url=base_url,
            properties={
                "title": f"{words.TITLE.say(self.language)} {words.PERIOD.say(self.language)}",
                "author": words.AGENCY.say(self.language),
                "subject": words.PERIOD.say(self.language),
                "keywords": self.say("แผน, งบประมาณ, ไตรมาส", "plan, budget, quarter"),
                "created": "2024-01-08T17:20:00+07:00",
            },
        )

    def blocks(self) -> Iterator[Block]:
        yield Heading(self.say("1 ผลการดำเนินงานและผลการใช้จ่ายงบประมาณ", "1 Performance and spending"), 1)
        yield Heading(self.say("1.1 ผลการดำเนินงานตามเป้าหมาย", "1.1 Performance against target"), 2)
        yield self.opening()
        yield self.achievement()
        yield Paragraph((Run(self.say("หมายเหตุ: ตัวเลขที่มีเครื่องหมายขัดแย้งมีเหตุผลในภาคผนวก ข",
                                      "Note: reasons for figures marked as contradicted are in annex B")),),
                        "note")  # fmt: skip
        yield Heading(self.say("1.2 รายละเอียดผลการดำเนินงาน", "1.2 Performance in detail"), 2)
        yield self.detail()
        yield Heading(self.say("1.3 ผลการใช้จ่ายงบประมาณ", "1.3 Budget spending"), 2)
        yield from self.budget()
        yield PageBreak()
        yield Heading(self.say("2 ผลตามแผนกลยุทธ์", "2 Results under the strategic plan"), 1)
        yield strategy(self)
        yield PageBreak()
        yield Heading(self.say("ภาคผนวก ก ที่มาของตัวเลข", "Annex A Sources of figures"), 1)
        yield sources(self)
        yield Heading(self.say("ภาคผนวก ข ข้อขัดแย้งที่มีคำชี้แจง", "Annex B Settled contradictions"), 1)
        yield settled(self)

    def opening(self) -> Paragraph:
        return Paragraph(
            (
                Run(self.say("ปีงบประมาณ พ.ศ. 2567 มีแผนการดำเนินงานทั้งสิ้น ",
                             "The plan for fiscal year 2567 holds ")),
                self.number("FY2567.projects", "36", contradicted=True),
                Run(self.say(" โครงการ มีเป้าหมายประเมินคุณภาพภายนอก ", " projects. The target is to assess ")),
                self.number("FY2567.O2.A5.P1.target", "4220"),
                Run(self.say(" แห่ง ได้รับจัดสรรงบประมาณ ", " institutions. The budget is ")),
                FigureRun("FY2567.budget.total.plan", "338.7251", State.VALUE, Decimal("338.7251"), 4, "3",
                          bold=True),
                Run(self.say(" ล้านบาท ", " million baht, ")),
                Run(self.say("และยังไม่มีเรื่องที่ต้องเร่งแก้ไข", "and nothing calls for urgent repair."), bold=True),
            )
        )  # fmt: skip

    def achievement(self) -> Table:
        bands = ("1", "2", "3")
        titles = (
            self.say("ต่ำกว่าร้อยละ 50", "Below 50%"),
            self.say("ร้อยละ 50–79.99", "50–79.99%"),
            self.say("ร้อยละ 80 ขึ้นไป", "80% and above"),
            self.say("รวม", "Total"),
        )
        rows: list[Row] = []
        codes: list[str] = []
        for output in range(1, 4):
            title = self.say(
                f"ผลผลิตที่ {output} การประเมินคุณภาพภายนอกสถานศึกษา", f"Output {output} External assessment"
            )
            rows.append(Row((self.words(title, span=5),), RowKind.GROUP))
            for activity in range(1, 4):
                code = f"FY2567Q1.achievement.O{output}.A{activity}"
                codes.append(f"{code}.1")
                cells = [self.words(self.say(f"กิจกรรมที่ {activity}", f"Activity {activity}"))]
                cells.append(
                    self.cell(self.number(f"{code}.1", str(output + activity), contradicted=activity == 2))
                )
                cells += [self.cell(self.nothing(f"{code}.{b}", State.DASH)) for b in bands[1:]]
                summed = self.number(
                    f"{code}.total", str(output + activity), operation=Operation.SUM, inputs=(f"{code}.1",)
                )
                cells.append(self.cell(summed))
                rows.append(Row(tuple(cells), depth=1))
        total = self.number(
            "FY2567Q1.achievement.total.1", "36", operation=Operation.SUM, inputs=tuple(codes), bold=True
        )
        dash = self.nothing("x", State.DASH)
        rows.append(Row((self.words(self.say("รวมทั้งสิ้น", "Total"), bold=True), self.cell(total),
                         self.cell(dash), self.cell(dash), self.cell(total)), RowKind.TOTAL))  # fmt: skip
        columns = (Column(self.say("ผลผลิต / กิจกรรม", "Output / activity"), 6),
                   *(Column(t, 2, Align.END) for t in titles))  # fmt: skip
        return Table("achievement", self.say("บรรลุเป้าหมาย", "Achievement"),
                     self.say("ตารางที่ 1 จำนวนโครงการจำแนกตามระดับการบรรลุเป้าหมาย",
                              "Table 1 Projects by degree of achievement"), columns, tuple(rows))  # fmt: skip

    def detail(self) -> Table:
        columns = tuple(
            Column(c.say(self.language), share, Align.END if at in (3, 4) else Align.START)
            for at, (c, share) in enumerate(
                zip(words.DETAIL_COLUMNS, (5.2, 2.6, 8.6, 2.1, 2.4, 3.8, 3), strict=True)
            )
        )
        rows: list[Row] = []
        for index in range(self.rows):
            if index % 15 == 0:
                title = (
                    f"{words.OUTPUT.say(self.language)} {index // 15 + 1} {words.READY.say(self.language)}"
                )
                rows.append(Row((self.words(title, span=7, bold=True),), RowKind.GROUP))
            if index % 5 == 0:
                number = index % 15 // 5 + 1
                title = f"{words.ACTIVITY.say(self.language)} {number} {words.AWARE.say(self.language)}"
                rows.append(Row((self.words(title, span=7),), RowKind.SUBGROUP))
            rows.append(self.detail_row(index))
        return Table("detail", self.say("รายละเอียด", "Detail"),
                     self.say("ตารางที่ 2 ผลการดำเนินงานรายโครงการ", "Table 2 Performance by project"),
                     columns, tuple(rows), landscape=True)  # fmt: skip

    def detail_row(self, index: int) -> Row:
        code = f"FY2567Q1.R{index + 1}"
        name = words.PROJECTS[index % 5] if index % 3 == 0 else words.LEVELS[index % 5]
        result = tuple(self.result(index, n) for n in range(1 + index % 4))
        progress = (
            self.nothing(f"{code}.progress", (State.DASH, State.EMPTY, State.UNKNOWN)[index // 4 % 3])
            if index % 4 == 0
            else self.number(f"{code}.progress", f"{(index * 7 + 13) % 100}.{index % 10}0")
        )
        spend = (self.number(f"{code}.spend", f"{index % 40}.36") if index % 2
                 else self.nothing(f"{code}.spend", State.DASH))  # fmt: skip
        cells = (
            self.words(f"{index % 15 + 1}. {name.say(self.language)}"),
            Cell((Paragraph((self.number(f"FY2567.R{index + 1}.target", str(1971 + index)),
                             Run(self.say(" แห่ง", " institutions")))),
                  Paragraph((Run(self.say("ต้นสังกัด 7 แห่ง", "7 parent agencies")),), "small"))),
            Cell(result),
            self.cell(progress),
            self.cell(spend),
            self.words(words.NEXT.say(self.language)),
            self.words(words.PROBLEM.say(self.language)) if index % 3 == 1 else self.words("–"),
        )  # fmt: skip
        return Row(cells, depth=1 + index % 2)

    def result(self, index: int, n: int) -> Paragraph:
        counted = self.number(
            f"FY2567Q1.R{index + 1}.n.f{n}",
            str(100 + index * 7 + n),
            contradicted=index % 11 == 3 and n == 0,
        )
        said = words.SENTENCES[(index + n) % 6].say(self.language)
        before = Run(f"{n + 1}) {said} {self.say('รวม', 'In all')} ")
        return Paragraph((before, counted, Run(self.say(" แห่ง", " institutions"))))

    def budget(self) -> Iterator[Block]:
        rows, bars = [], []
        for name, key, plan, spent, percent in words.CATEGORIES:
            runs = (
                self.number(f"FY2567.budget.{key}.plan", plan),
                self.number(f"FY2567Q1.budget.{key}.spent", spent),
                self.number(f"FY2567Q1.budget.{key}.percent", percent, operation=Operation.RATIO,
                            inputs=(f"FY2567Q1.budget.{key}.spent", f"FY2567.budget.{key}.plan")),
            )  # fmt: skip
            bars.append(Bar(name.say(self.language), *runs))
            rows.append(Row((self.words(name.say(self.language)), *(self.cell(r) for r in runs))))
        rows.append(self.budget_total())
        unit = MILLION.say(self.language)
        columns = (Column(self.say("หมวดงบประมาณ", "Category"), 5),
                   Column(f"{self.say('แผน', 'Plan')} ({unit})", 2.4, Align.END),
                   Column(f"{self.say('ใช้จ่าย', 'Spent')} ({unit})", 2.4, Align.END),
                   Column(self.say("ร้อยละ", "Percent"), 1.8, Align.END))  # fmt: skip
        yield Table("budget", self.say("งบประมาณ", "Budget"),
                    self.say("ตารางที่ 3 งบประมาณและการใช้จ่าย", "Table 3 Budget and spending"),
                    columns, tuple(rows))  # fmt: skip
        yield Chart("spending", self.say("แผนภูมิที่ 1 งบประมาณและการใช้จ่าย (ล้านบาท)",
                                         "Chart 1 Budget and spending (million baht)"),
                    self.say("แผนภูมิแท่งสี่หมวด แผนสูงสุดคืองบตามแผนยุทธศาสตร์ 209.1708 ล้านบาท",
                             "Bars of four categories; the largest plan is strategic, 209.1708 million baht"),
                    self.say("แผน", "Plan"), self.say("ใช้จ่าย", "Spent"), tuple(bars))  # fmt: skip

    def budget_total(self) -> Row:
        keys = [key for _, key, *_ in words.CATEGORIES]
        total = (
            self.number("FY2567.budget.total.plan", "338.7251", bold=True, operation=Operation.SUM,
                        inputs=tuple(f"FY2567.budget.{k}.plan" for k in keys)),
            self.number("FY2567Q1.budget.total.spent", "36.6917", bold=True, contradicted=True,
                        operation=Operation.SUM, inputs=tuple(f"FY2567Q1.budget.{k}.spent" for k in keys)),
            self.number("FY2567Q1.budget.total.percent", "10.83", bold=True, operation=Operation.RATIO,
                        inputs=("FY2567Q1.budget.total.spent", "FY2567.budget.total.plan")),
        )  # fmt: skip
        label = self.words(self.say("รวม", "Total"), bold=True)
        return Row((label, *(self.cell(r) for r in total)), RowKind.TOTAL)


def report(
    rows: int = 90, language: str = "th", *, base_url: str = "http://127.0.0.1:8000", draft: bool = True
) -> Report:
    """Return the sample report with ``rows`` rows in its detail table."""
    return Sample(language, rows).build(base_url=base_url, draft=draft)
