"""Files of a list as Excel: for the bank with accounts in full, and the list of tax withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from prakan.assessment.actions.payments.paying import export
from prakan.assessment.queries.payments.one import ListView, PayeeView, every_payee, payment_list
from prakan.domain.payments import BANKS, LIST_NAMES
from prakan.web.shell.people import person_of
from prakan.web.shell.tables import Row, excel
from prakan.web.templatetags.words import language

WIDTHS = (8, 14, 36, 10, 28, 20, 36, 16)
TAX_WIDTHS = (8, 14, 36, 16, 16, 16)
SATANG = 100  # of a baht


@require_POST
def bank(request: HttpRequest, list_id: int) -> HttpResponseBase:
    """Send what the bank needs; who took it, and whose accounts, stands in the trail."""
    person = person_of(request)
    view, people = payment_list(person, list_id), every_payee(person, list_id)
    accounts = export(list_id=list_id, by=person, at=timezone.now())
    rows = [
        (
            at,
            one.number,
            one.name.th,
            accounts[one.assessor].bank,
            BANKS[accounts[one.assessor].bank].say(language()),
            accounts[one.assessor].number,
            accounts[one.assessor].holder,
            _baht(one.net),
        )
        for at, one in enumerate(people, 1)
    ]
    heads = (
        _("No."),
        _("Register number"),
        _("Name"),
        _("Bank code"),
        _("Bank"),
        _("Account number"),
        _("Name on the account"),
        _("Net (baht)"),
    )
    return excel(f"{view.number}-bank.xlsx", view.number, heads, WIDTHS, rows, second=_summary(view, people))


@require_safe
def tax(request: HttpRequest, list_id: int) -> HttpResponseBase:
    """Send the list of tax withheld, under the form that the agency's rules name."""
    person = person_of(request)
    view = payment_list(person, list_id)
    # paid again, who was returned stands in the file of that list
    people = [one for one in every_payee(person, list_id) if not one.is_returned]
    rows = [
        (at, one.number, one.name.th, _baht(one.gross), _baht(one.withheld), _baht(one.net))
        for at, one in enumerate(people, 1)
    ]
    heads = (
        _("No."),
        _("Register number"),
        _("Name"),
        _("Gross (baht)"),
        _("Withheld (baht)"),
        _("Net (baht)"),
    )
    form = view.rates.rules.tax_form.say(language())
    mark = "" if "tax_form" in view.rates.confirmed else f" ({_('to be confirmed')})"
    name = f"{view.number}-tax.xlsx"
    note, second = f"{form}{mark}", _summary(view, people)
    return excel(name, view.number, heads, TAX_WIDTHS, rows, note=note, second=second)


def _summary(view: ListView, people: Sequence[PayeeView]) -> tuple[str, Iterable[Row]]:
    rows: list[Row] = [
        (_("Payment list"), view.number),
        (pgettext("a due", "Where it stands"), LIST_NAMES[view.stage].say(language())),
        (_("People"), len(people)),
        (_("Dues"), view.dues),
        (_("Gross (baht)"), _baht(sum(one.gross for one in people))),
        (_("Withheld (baht)"), _baht(sum(one.withheld for one in people))),
        (_("Net (baht)"), _baht(sum(one.net for one in people))),
        (_("Rates, version"), view.rates.version),
        (_("Check code of the list"), view.digest),
    ]
    return _("Summary"), rows


def _baht(satang: int) -> Decimal:
    return Decimal(satang) / SATANG


urls: list[URLPattern] = [
    path("payments/<int:list_id>/bank.xlsx", bank, name="payments.bank"),
    path("payments/<int:list_id>/tax.xlsx", tax, name="payments.tax"),
]
