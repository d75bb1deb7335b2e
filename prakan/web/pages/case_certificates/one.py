"""The certificates of one case: their PDF, withdrawn, published anew; results of one's own institutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from prakan.assessment.actions.case_certificates.making import withdraw as withdraw_one
from prakan.assessment.actions.case_certificates.publishing import publish_anew
from prakan.assessment.queries.case_appeals.one import filing
from prakan.assessment.queries.case_certificates.one import (
    CaseResults,
    certificate_of,
    own_results,
    results_of,
)
from prakan.foundation import access
from prakan.reporting.actions.case_certificates import paper_bytes
from prakan.web.forms.case_certificates import WithdrawForm
from prakan.web.forms.taking import Question, SureForm, ask, take
from prakan.web.shell.access import may_open
from prakan.web.shell.numbers import page_number
from prakan.web.shell.people import person_of
from prakan.web.shell.seen import Page, kept_as_seen

if TYPE_CHECKING:
    from prakan.foundation.models import Person


@require_safe
@kept_as_seen
def show(request: HttpRequest, case_id: int) -> Page:
    """Show the certificates of a case and what was published of it."""
    person = person_of(request)
    found = results_of(person, case_id)
    today = timezone.localdate()
    context = {
        "found": found,
        "papers": [(one, one.state(today)) for one in found.certificates],
        "is_staff": access.is_staff(person),
        "may_withdraw": access.can(person, "certificate.withdraw"),
        "may_appeal": may_open(person)("appeals.new") and _may_appeal(person, found),
        "may_publish": access.can(person, "case.publish"),
    }
    return Page("case_certificates/show.html", context)


def _may_appeal(person: Person, found: CaseResults) -> bool:
    """Return whether the way to an appeal is shown; once one was settled no other is heard."""
    if found.stage != "published":
        return found.stage == "appealed"
    view = filing(person, found.case)
    only_late = access.can(person, "appeal.receive_late") and view.not_late(timezone.localdate()) is not None
    return view.is_open and not only_late


@require_safe
def download(request: HttpRequest, certificate_id: int, language: str) -> HttpResponse:
    """Give the PDF of a certificate to whoever reaches its case."""
    if language not in ("th", "en"):
        raise Http404
    found = certificate_of(person_of(request), certificate_id)
    check = settings.SITE_URL.rstrip("/") + reverse("results.paper", args=[found.number])
    made = paper_bytes(certificate_id=found.id, language=language, check=check, at=timezone.now())
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"{found.number}-{language}.pdf"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Withdraw a certificate for a reason."""
    found = certificate_of(person_of(request), certificate_id)
    form = WithdrawForm(request.POST or None)
    if take(
        request, form, lambda doer: withdraw_one(certificate_id=certificate_id, **form.cleaned_data, **doer)
    ):
        messages.success(request, _("The certificate is withdrawn"))
        return redirect("certificates.show", found.case)
    asked = Question(
        title=_("Withdraw %(number)s") % {"number": found.number},
        question=_("It stays on record as withdrawn. Whoever checks it by its number reads that, and why."),
        verb=pgettext("a certificate", "Withdraw"),
        back=reverse("certificates.show", args=[found.case]),
        danger=True,
    )
    return ask(request, form, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: HttpRequest, case_id: int) -> HttpResponse:
    """Publish a result again under the certificate that stands now."""
    found = results_of(person_of(request), case_id)
    form = SureForm(request)
    if take(request, form, lambda doer: publish_anew(case_id=case_id, **doer)):
        messages.success(request, _("The public reads the newest version now"))
        return redirect("certificates.show", case_id)
    asked = Question(
        title=_("Publish the newest version"),
        question=_("The page of %(name)s shows the certificate that stands now, and since when.")
        % {"name": found.name.th},
        verb=pgettext("a result", "Publish"),
        back=reverse("certificates.show", args=[case_id]),
    )
    return ask(request, form, asked)


@require_safe
@kept_as_seen
def mine(request: HttpRequest) -> Page:
    """Show the published results of one's own institutions."""
    lines, total, number, pages = own_results(person_of(request), page_number(request))
    context = {"lines": lines, "total": total, "number": number, "pages": pages}
    context |= {"before": number - 1, "after": number + 1}
    return Page("case_certificates/mine.html", context)


ONE = "cases/certificates/<int:certificate_id>/"
urls: list[URLPattern] = [
    path("cases/<int:case_id>/certificate/", show, name="certificates.show"),
    path("cases/<int:case_id>/certificate/publish/", anew, name="certificates.anew"),
    path(f"{ONE}withdraw/", withdraw, name="certificates.withdraw"),
    path(f"{ONE}<str:language>.pdf", download, name="certificates.download"),
    path("my-results/", mine, name="certificates.mine"),
]
