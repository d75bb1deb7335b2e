"""Forms after the GOV.UK pattern: numbered problems above, at their fields, nothing typed lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django import forms
from django.http import HttpResponse
from django.template import Context, Template
from django.utils import translation

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_doubts import DOUBT_NEEDS_REASON
from prakan.domain.problems_web import BAD_REQUEST
from prakan.web.forms.typed import LooseDay, TypedDay
from prakan.web.problems import attach
from tests.web.reader import Page, faults, words

WHOLE = """<!doctype html><html lang="th"><title>ก</title><main><h1>ก</h1>
{% error_summary form faults=loose %}<form>{% for bound in form %}{% field bound "short" %}{% endfor %}</form>
</main></html>"""


@pytest.fixture(autouse=True)
def _thai() -> Iterator[None]:
    with translation.override("th"):
        yield


class Sample(forms.Form):
    name = forms.CharField(label="ชื่อ", help_text="ชื่อเต็ม")
    note = forms.CharField(label="หมายเหตุ", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="ชนิด", choices=[("a", "ก"), ("b", "ข")], widget=forms.RadioSelect)
    unit = forms.ChoiceField(label="หน่วย", choices=[("a", "ก")])
    sure = forms.BooleanField(label="แน่ใจ")
    file = forms.FileField(label="ไฟล์", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput)


def shown(form: forms.Form, *loose: Fault) -> Page:
    page = Page(HttpResponse(Template(WHOLE).render(Context({"form": form, "loose": loose}))))
    assert faults(page) == []
    return page


def test_an_untouched_form_has_no_summary() -> None:
    page = shown(Sample())
    assert page.all("div", class_="pk-err") == []
    assert page.one("input", name="name").get("class") == "form-control pk-w-short"


def test_what_is_not_needed_says_so() -> None:
    labels = [words(label) for label in shown(Sample()).all("label", class_="form-label")]
    assert labels == ["ชื่อ", "หมายเหตุ (ไม่บังคับ)", "หน่วย", "ไฟล์ (ไม่บังคับ)"]


def test_each_error_leads_to_its_field_and_stands_at_it() -> None:
    page = shown(Sample({"name": "", "kind": "a", "unit": "a", "sure": "on", "hidden": "x"}))
    summary = page.one("div", class_="pk-err")
    assert summary.get("role") == "alert"
    (link,) = summary.iter("a")
    assert link.get("href") == "#id_name"
    assert page.one("div", id="id_name_error") is not None
    assert page.one("input", name="name").get("aria-describedby") == "id_name_helptext id_name_error"
    assert page.one("input", name="name").get("aria-invalid") == "true"


def test_a_refusal_of_an_action_becomes_a_numbered_problem_at_its_field() -> None:
    form = Sample({"name": "เดิม", "kind": "a", "unit": "a", "sure": "on", "hidden": "x"})
    assert form.is_valid()
    attach(form, refuse(DOUBT_NEEDS_REASON, field="name"))
    page = shown(form)
    summary = page.one("div", class_="pk-err")
    assert [words(c) for c in summary.iter("code")] == ["FIGURE-010"]
    assert words(summary).endswith(DOUBT_NEEDS_REASON.next_move.th)
    assert page.one("input", name="name").get("value") == "เดิม"


def test_a_refusal_about_no_field_stands_above_the_form() -> None:
    form = Sample({"name": "ก", "kind": "a", "unit": "a", "sure": "on", "hidden": "x"})
    attach(form, Refused(Fault(BAD_REQUEST, field="ไม่มีช่องนี้")))
    page = shown(form)
    assert list(page.one("div", class_="pk-err").iter("a")) == []
    assert page.all("div", class_="pk-errmsg") == []


def test_faults_without_form_are_counted_with_the_others() -> None:
    form = Sample({"name": "", "kind": "a", "unit": "a", "sure": "on", "hidden": "x"})
    page = shown(form, Fault(BAD_REQUEST))
    assert words(page.one("h2")) == "ยังไปต่อไม่ได้ มี 2 จุดต้องแก้"
    assert len(page.one("ul", class_="pk-problems")) == 2


def test_radio_buttons_are_a_named_group() -> None:
    group = shown(Sample()).one("fieldset")
    assert words(next(group.iter("legend"))) == "ชนิด"
    assert len(list(group.iter("label"))) == 2


class Days(forms.Form):
    known = TypedDay(label="วัน", initial=date(2027, 2, 26))
    loose = LooseDay(label="วันที่")


def test_a_day_that_is_known_is_shown_as_people_write_it_and_read_back() -> None:
    assert 'value="26/2/2570"' in str(Days()["known"])
    form = Days({"known": "26/2/2570", "loose": ""})
    assert (form.is_valid(), form.cleaned_data) == (True, {"known": date(2027, 2, 26), "loose": None})
