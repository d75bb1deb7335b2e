"""Template tags: figures with their four states, words in two languages, bars without style attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from prakan.domain.calendar import Quarter
from prakan.domain.figures import (
    DASH,
    EMPTY,
    UNKNOWN,
    Amount,
    Computed,
    Counted,
    Derivation,
    Entered,
    Figure,
    FigureBook,
    Operation,
)
from prakan.domain.text import Text
from prakan.web.templatetags import assets
from prakan.web.templatetags.bars import widths
from prakan.web.templatetags.words import joined

TYPED = Entered(by=Text("เจ้าของ", "Owner"), at=None, place=Text("หน้า 3", "page 3"))
Show = Callable[..., str]


@pytest.fixture(autouse=True)
def _thai() -> Iterator[None]:
    with translation.override("th"):
        yield


@pytest.fixture
def show() -> Show:
    """Render a template with values."""
    return lambda source, **values: Template(source).render(Context(values))


def figure(amount: Amount, derivation: Derivation = TYPED, code: str = "FY2567.O2.A1.target") -> Figure:
    return Figure(
        code=code,
        name=Text("เป้าหมาย", "Target"),
        unit=Text("แห่ง", "institutions"),
        amount=amount,
        derivation=derivation,
        period="FY2567",
        as_of=date(2023, 12, 31),
    )


def test_a_typed_figure_is_a_dashed_link_to_its_source(show: Show) -> None:
    assert show("{% figure fig %}", fig=figure(Amount.of(4220))) == (
        '<a class="pk-fig pk-fig--typed" href="/figures/FY2567.O2.A1.target">4,220</a>'
    )


def test_a_computed_figure_with_unit_reference_and_size(show: Show) -> None:
    fig = figure(Amount.of(0), Computed(Operation.SUM, ()))
    assert show('{% figure fig "pk-fig7" ref="ก1" unit=True %}', fig=fig) == (
        '<a class="pk-fig pk-fig7" href="/figures/FY2567.O2.A1.target" data-ref="ก1">0</a>'
        '<span class="pk-unit">แห่ง</span>'
    )


def test_a_contradicted_figure_says_so_to_everybody(show: Show) -> None:
    fig = figure(Amount.of(36))
    assert show("{% figure fig %}", fig=fig, contradicted={fig.code}) == (
        '<a class="pk-fig pk-fig--x" href="/figures/FY2567.O2.A1.target">36'
        '<span class="pk-sr"> ขัดแย้ง</span></a>'
    )


@pytest.mark.parametrize(
    ("amount", "drawn"),
    [
        (
            DASH,
            '<span class="pk-dash" title="ไม่ใช้กับแถวนี้"><span aria-hidden="true">–</span>'
            '<span class="pk-sr">ไม่ใช้กับแถวนี้</span></span>',
        ),
        (EMPTY, '<span class="pk-empty" title="ยังไม่มีผู้กรอก"><span class="pk-sr">ยังไม่มีผู้กรอก</span></span>'),
        (UNKNOWN, '<span class="pk-unk" title="ต้นฉบับไม่ให้ค่า">ไม่ทราบ</span>'),
        (Amount.of(0), "0.00"),
        (Amount.of("1234.565"), "1,234.57"),
    ],
)
def test_dash_empty_unknown_and_zero_look_different(show: Show, amount: Amount, drawn: str) -> None:
    assert show("{% amount amount 2 %}", amount=amount) == drawn


def test_a_figure_that_is_nothing_is_no_link(show: Show) -> None:
    assert show("{% figure fig %}", fig=figure(DASH)) == show("{% amount amount %}", amount=DASH)


def test_a_cell_without_figure_is_empty(show: Show) -> None:
    assert show("{% figure fig %}", fig=None) == show("{% amount amount %}", amount=EMPTY)


def test_a_figure_is_drawn_from_a_book_by_the_pieces_of_its_code(show: Show) -> None:
    book = FigureBook([figure(Amount.of(20))])
    assert ">20</a>" in show('{% figure_at book "FY2567" ref "target" %}', book=book, ref="O2.A1")


def test_a_code_that_is_in_no_book_is_an_error_not_a_blank(show: Show) -> None:
    with pytest.raises(KeyError, match="FY2567.no"):
        show('{% figure_at book "FY2567.no" %}', book=FigureBook([]))


def test_a_code_is_quoted_in_its_address(show: Show) -> None:
    assert show("{% figure_url code %}", code="FY2567.ก b") == "/figures/FY2567.%E0%B8%81%20b"


def test_how_a_figure_came_to_be_is_said(show: Show) -> None:
    counted = figure(Amount.of(2), Counted("plan.rows", (), ("a", "b")))
    computed = figure(Amount.of(2), Computed(Operation.MEAN, ()))
    said = [show("{{ f|origin }}", f=f) for f in (figure(Amount.of(2)), counted, computed)]
    assert said == ["กรอก", "นับ", "คำนวณ"]
    assert show("{{ f|rule }}", f=computed) == "คำนวณ (ค่าเฉลี่ยของแถวที่มีตัวเลข) ค่าเปลี่ยนตามต้นทาง ไม่มีใครพิมพ์เอง"
    assert [show("{{ f|place }}", f=f) for f in (figure(Amount.of(2)), counted)] == ["หน้า 3", ""]


def test_a_text_is_said_in_the_readers_language(show: Show) -> None:
    both = Text("งบประมาณ", "Budget <all>")
    assert show("{{ t|say }}", t=both) == "งบ\u2060ประมาณ"
    with translation.override("en"):
        assert show("{{ t|say }}", t=both) == "Budget &lt;all&gt;"


def test_thai_shown_to_an_english_reader_is_marked(show: Show) -> None:
    with translation.override("en"):
        assert show("{{ t|say }}", t=Text("งบ<กลาง>")) == '<span lang="th">งบ&lt;กลาง&gt;</span>'
        assert show("{{ t|plain }}", t=Text("งบกลาง")) == "งบกลาง"


def test_values_and_attributes_get_no_joiners(show: Show) -> None:
    assert show("{{ t|plain }}", t=Text("งบประมาณ")) == "งบประมาณ"


def test_words_that_are_not_safe_stay_unsafe_when_bound(show: Show) -> None:
    assert show("{{ words|bind }}", words="<b>ไตรมาส</b>") == "&lt;b&gt;ไตร\u2060มาส&lt;/b&gt;"


def test_a_lazy_text_that_is_safe_stays_safe_when_bound(show: Show) -> None:
    safe = lazystr(mark_safe("<b>งบประมาณ</b>"))
    assert show("{{ value|bind }}", value=safe) == "<b>งบ\u2060ประมาณ</b>"


def test_the_marker_of_a_list_in_a_narrative_is_no_figure(show: Show) -> None:
    three = figure(Amount.of(3), code="FY2567Q1.O1.n.places")
    source = "{% load narrative %}{% narrative text figures %}"
    said = show(source, text=Text("3) นำร่อง 3 แห่ง"), figures=[three])
    assert (said.startswith("3) นำร่อง <a"), said.count("<a")) == (True, 1)


def test_joining_twice_is_joining_once() -> None:
    assert joined(joined("รายละเอียดผลผลิต")) == "ราย\u2060ละเอียดผล\u2060ผลิต"


@pytest.mark.parametrize(
    ("source", "thai", "english"),
    [
        ("{{ d|thai_date }}", "31 ธันวาคม 2566", "31 December 2023 (B.E. 2566)"),
        ('{{ d|thai_date:"short" }}', "31 ธ.ค. 66", "31 Dec 2023"),
        ("{{ d|thai_month }}", "ธันวาคม 2566", "December 2023"),
        ('{{ d|thai_month:"short" }}', "ธ.ค. 66", "Dec 2023"),
        ("{{ t|thai_when }}", "1 ม.ค. 67 00.30 น.", "1 Jan 2024 00:30"),
        ("{{ t|thai_date }}", "1 มกราคม 2567", "1 January 2024 (B.E. 2567)"),
        ("{{ q|period }}", "ตุลาคม – ธันวาคม 2566", "October – December 2023"),
        ("{{ q|quarter_name }}", "ปีงบประมาณ 2567 · ไตรมาส 1", "Fiscal year 2567 · quarter 1"),
        ("{{ n|million }}", "36.6917", "36.6917"),
        ("{{ n|money }}", "36,691,700.00", "36,691,700.00"),
        ("{{ p|percent }}", "10.83", "10.83"),
        ("{{ n|number }}", "36,691,700", "36,691,700"),
        ("{{ none|thai_date }}{{ none|thai_when }}{{ none|number }}{{ none|million }}{{ none|say }}", "", ""),
    ],
)
def test_dates_and_numbers_in_both_languages(show: Show, source: str, thai: str, english: str) -> None:
    values = {
        "d": date(2023, 12, 31),
        "t": datetime(2023, 12, 31, 17, 30, tzinfo=ZoneInfo("UTC")),
        "q": Quarter(2567, 1),
        "n": Decimal(36691700),
        "p": Decimal("10.825"),
        "none": None,
    }
    assert show(source, **values) == thai
    with translation.override("en"):
        assert show(source, **values) == english


def test_a_meter_stays_within_its_frame(show: Show) -> None:
    drawn = [show("{% meter n %}", n=n) for n in (None, Decimal(-3), Decimal("12.345"), Decimal(180))]
    assert [d.split('pk-bar-on" width="')[1].split("%")[0] for d in drawn] == [
        "0.00",
        "0.00",
        "12.34",
        "100.00",
    ]


def test_bands_keep_room_for_small_counts_and_fill_the_bar() -> None:
    assert sum(widths([70, 14, 3, 3])) == pytest.approx(Decimal(100))
    assert min(widths([1000, 1, 0, 0])[:2]) > 3
    assert widths([0, 0]) == [0, 0]


def test_a_band_leaves_out_what_is_zero(show: Show) -> None:
    drawn = show('{% band "คำอธิบาย" counts %}', counts=(2, 0, 1))
    assert [n for n in "012" if f'class="b{n}"' in drawn] == ["0", "2"]
    assert 'aria-label="คำอธิบาย"' in drawn


def test_the_ruler_is_read_out(show: Show) -> None:
    drawn = show('{% ruler spent 25 "ใช้ 10.83" "เวลา 25" %}', spent=Decimal("10.83"))
    assert 'aria-label="ใช้ 10.83 · เวลา 25"' in drawn


def test_an_asset_without_build_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "MANIFEST", assets.MANIFEST.with_name("none.json"))
    with pytest.raises(ImproperlyConfigured, match="npm run build"):
        assets.asset("main.css")


def test_an_asset_has_the_digest_of_its_content_in_its_name() -> None:
    assert assets.asset("main.css").startswith("/static/built/style-")


@pytest.mark.parametrize(
    ("spent", "elapsed", "anchors"),
    [("1.2", 25, ["start", "middle"]), ("40", 25, ["middle", "start"]), ("60", 99, ["middle", "end"])],
)
def test_labels_of_the_ruler_stay_inside_and_apart(
    show: Show, spent: str, elapsed: int, anchors: list[str]
) -> None:
    drawn = show('{% ruler spent elapsed "ก" "ข" %}', spent=Decimal(spent), elapsed=elapsed)
    assert [piece.split('"')[0] for piece in drawn.split('text-anchor="')[1:]] == anchors


def test_every_icon_that_a_page_names_is_in_the_built_stylesheet() -> None:
    web = Path(assets.__file__).parents[1]
    sources = [p.read_text() for p in (*web.rglob("*.html"), *web.rglob("*.py"))]
    named = {
        n for text in sources for n in re.findall(r'\{% icon "([a-z0-9-]+)"|\bicon="([a-z0-9-]+)"', text)
    }
    style = (web / "static" / "built" / assets.asset("main.css").rpartition("/")[2]).read_text()
    assert sorted(n for pair in named for n in pair if n and f".i-{n}{{" not in style) == []
