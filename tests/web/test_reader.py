"""The page reader itself: each fault it looks for is found on a bad page."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from tests.web.reader import Page, faults

GOOD = """<!doctype html><html lang="th"><head><title>หน้า</title></head><body>
<main id="main"><h1>หัวข้อ</h1>{}</main></body></html>"""


def page(body: str) -> Page:
    return Page(HttpResponse(GOOD.format(body)))


def test_a_good_page_has_no_faults() -> None:
    assert faults(page("<h2>ส่วน</h2><label>ชื่อ <input name=n></label>")) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>a<div></p>b</div>", "not valid: unexpected-end-tag"),
        ("<h1>สอง</h1>", "2 headings of level 1"),
        ("<h3>ข้าม</h3>", "a heading of level 3 follows one of level 1"),
        ("<p id=main></p>", "id main stands 2 times"),
        ("<input name=n>", "input n has no label"),
        ('<a href="#x">ไป</a>', "link to #x leads nowhere"),
        ("<a>ไป</a>", "a link without address"),
        ('<form method="post" action="/x"></form>', "form /x has no token"),
        ("<button></button>", "a button without words"),
        ('<p style="color:red">ก</p>', "p has a style attribute, which the content policy refuses"),
        ('<p onclick="x()">ก</p>', "p has onclick"),
        ("<script>x()</script>", "an inline script without nonce"),
    ],
)
def test_a_bad_page_is_found_out(body: str, fault: str) -> None:
    assert fault in faults(page(body))
