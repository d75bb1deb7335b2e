"""The report model as HTML inside the application: the words and figures that Word, PDF and Excel print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from prakan.domain.figures import State
from prakan.reporting.document.model import (
    Align,
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    FigureRun,
    Heading,
    Inline,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from prakan.web.templatetags.figures import address, nothing
from prakan.web.templatetags.words import joined

register = template.Library()

ALIGNED = {Align.START: "", Align.END: "pk-num", Align.CENTER: "pk-mid"}
EMPTY = SafeString("")
THAI_DIGIT = re.compile(r"[๐-๙](?=[^<>]*<)|[๐-๙](?=[^<>]*$)")  # in words, not in an attribute


@register.simple_tag
def report_block(block: Block) -> SafeString:
    """Draw a heading, paragraph, table or chart; a page break is nothing on a screen."""
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)
        return _tag(f"h{level}", "", _words(block.text))
    if isinstance(block, Paragraph):
        return _tag("p", f"pk-p-{block.style}", inlines(block.inlines))
    if isinstance(block, Table):
        return _table(block)
    return _chart(block) if isinstance(block, Chart) else EMPTY


def _tag(name: str, classes: str, content: SafeString) -> SafeString:
    given = format_html(' class="{}"', classes) if classes else EMPTY
    return _join((mark_safe(f"<{name}"), given, mark_safe(">"), content, mark_safe(f"</{name}>")))  # noqa: S308


def _join(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part is safe already


def _words(text: str) -> SafeString:
    lines = (conditional_escape(joined(line)) for line in text.split("\n"))
    return mark_safe("<br>".join(lines))  # noqa: S308 - each line is escaped


def inlines(given: Iterable[Inline]) -> SafeString:
    """Draw words and figures in a row."""
    return _join(_inline(inline) for inline in given)


def _inline(inline: Inline) -> SafeString:
    drawn = _figure(inline) if isinstance(inline, FigureRun) else _words(inline.text)
    return _tag("b", "", drawn) if inline.bold else drawn


def _figure(run: FigureRun) -> SafeString:
    if run.state is not State.VALUE:
        return nothing(run.state)
    return format_html(
        '<a class="pk-fig{}" href="{}"{}>{}{}</a>',
        " pk-fig--x" if run.contradicted else "",
        address(run.code),
        format_html(' data-ref="{}"', run.printed_reference) if run.reference else "",
        run.text,
        format_html('<span class="pk-sr"> {}</span>', gettext("contradicted")) if run.contradicted else "",
    )


def _table(table: Table) -> SafeString:
    heads = format_html_join("", '<th scope="col">{}</th>', ((_words(c.title),) for c in table.columns))
    rows = _join(_row(row, table.columns) for row in table.rows)
    caption = _tag("caption", "", _words(table.caption)) if table.caption else EMPTY
    return format_html(
        '<div class="pk-a4-scroll" tabindex="0" role="region" aria-label="{}"><table class="pk-a4-{}">{}'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        table.caption or table.sheet,
        "wide" if table.landscape else "upright",
        caption,
        heads,
        rows,
    )


def _row(row: Row, columns: tuple[Column, ...]) -> SafeString:
    kind = "" if row.kind is RowKind.BODY else f"is-{row.kind.value}"
    return _tag("tr", kind, _join(_cells(row, columns)))


def _cells(row: Row, columns: tuple[Column, ...]) -> Iterator[SafeString]:
    at = 0
    for number, cell in enumerate(row.cells):
        align = cell.align or (columns[at].align if cell.span == 1 else Align.START)
        depth = f"pk-in{min(row.depth, 5)}" if number == 0 and row.depth else ""
        at += cell.span
        yield _cell(cell, " ".join(c for c in (ALIGNED[align], depth) if c))


def _cell(cell: Cell, classes: str) -> SafeString:
    if len(cell.paragraphs) == 1:
        content = inlines(cell.paragraphs[0].inlines)
    else:
        content = _join(_tag("div", f"pk-p-{p.style}", inlines(p.inlines)) for p in cell.paragraphs)
    if "pk-num" in classes:
        content = _even(content)
    span = format_html(' colspan="{}"', cell.span) if cell.span > 1 else EMPTY
    given = format_html(' class="{}"', classes) if classes else EMPTY
    return format_html("<td{}{}>{}</td>", given, span, content)


def _even(content: SafeString) -> SafeString:
    """Give each Thai digit of a column of numbers the same room; Arabic digits have it by themselves."""
    return mark_safe(THAI_DIGIT.sub(r'<span class="pk-td">\g<0></span>', content))  # noqa: S308


def _chart(chart: Chart) -> SafeString:
    top = max((b.plan.value or Decimal(0) for b in chart.bars), default=Decimal(0)) or Decimal(1)
    return format_html(
        '<figure class="pk-a4-chart"><figcaption>{}</figcaption><p class="pk-sr">{}</p>'
        '<p class="pk-p-small" aria-hidden="true"><span class="pk-key pk-key--none"></span>{}'
        ' <span class="pk-key pk-key--b3"></span>{}</p><dl>{}</dl></figure>',
        _words(chart.title),
        chart.description,
        chart.plan_label,
        chart.spent_label,
        _join(_bar(bar, top) for bar in chart.bars),
    )


def _bar(bar: Bar, top: Decimal) -> SafeString:
    plan, spent = ((f.value or Decimal(0)) * 100 / top for f in (bar.plan, bar.spent))
    return format_html(
        '<dt>{}</dt><dd><svg class="pk-a4-bar" aria-hidden="true"><rect class="pk-bar-all" width="{}%" '
        'height="100%" rx="2"/><rect class="pk-bar-on" width="{}%" height="100%" rx="2"/></svg>'
        "<span>{} / {} · {}%</span></dd>",
        _words(bar.label),
        round(plan, 2),
        round(spent, 2),
        _figure(bar.spent),
        _figure(bar.plan),
        _figure(bar.percent),
    )
