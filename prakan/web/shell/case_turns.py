"""Cases that wait for a reader, in words: what is to be done, until when, and the page where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from prakan.assessment.queries.case_appeals.hearing import Heard, to_propose
from prakan.assessment.queries.cases.inbox import Pile, piles
from prakan.assessment.queries.field.choosing import Asked, to_choose
from prakan.assessment.queries.field_board.files import waits_long
from prakan.domain.cases.owners import Owner
from prakan.domain.cases.stages import CaseStage
from prakan.domain.cases.work import work_of
from prakan.foundation.access import is_staff
from prakan.reporting.queries.waiting import Task, Wait
from prakan.web.shell.waits import LOOKS, Waiting, words_for

if TYPE_CHECKING:
    from prakan.foundation.models import Person

#: what an institution does in stages before it reads papers of the case: on the page of its report
BEFORE_DRAFT = frozenset(CaseStage) - {
    CaseStage.DRAFT_SENT,
    CaseStage.PUBLISHED,
    CaseStage.APPEALED,
    CaseStage.FOLLOW_UP,
}


def cases_waiting(person: Person) -> list[Waiting]:
    """Return the piles of cases that wait for a reader as lines, the late first, then appeals and versions.

    A chair hears here of files that have not come for days; staff among the steps of their roles.
    """
    found = [
        *(_line(pile) for pile in piles(person)),
        *(_appeal(one) for one in to_propose(person)),
        *(_versions(one) for one in to_choose(person)),
    ]
    late = 0 if is_staff(person) else waits_long(person)
    return [*found, _files(late)] if late else found


def _files(count: int) -> Waiting:
    (words, more), (icon, tone, page) = words_for(Task(Wait.FILES, count)), LOOKS[Wait.FILES]
    return Waiting(words, icon, tone, f"{reverse(page)}?show=long", more)


def work_page(case: int, stage: str, owner: str, *, unscored: bool = False) -> str:
    """Return the address where whoever has the turn does what is to be done in one case."""
    if unscored:
        return reverse("case_scores.scores", args=[case])
    if owner == Owner.INSTITUTION and stage in BEFORE_DRAFT:
        return reverse("sars.mine")
    if owner == Owner.INSTITUTION and stage == CaseStage.DRAFT_SENT:
        return reverse("case_reports.reply", args=[case])
    return reverse("cases.show", args=[case])


def _appeal(heard: Heard) -> Waiting:
    what, name = _("Propose what becomes of an appeal"), heard.name.say((get_language() or "th")[:2])
    url = reverse("appeals.show", args=[heard.appeal])
    return Waiting(f"{what}: {name}", "gavel", "kram", url, _("You lead its panel"))


def _versions(asked: Asked) -> Waiting:
    what = ngettext(
        "Choose between two versions of %(n)s thing",
        "Choose between two versions of %(n)s things",
        asked.count,
    )
    words = f"{what % {'n': f'{asked.count:,}'}}: {asked.name.say((get_language() or 'th')[:2])}"
    url = reverse("field_conflicts.list", args=[asked.case])
    return Waiting(words, "git-compare", "warn", url, _("What stood holds until you choose; both are kept"))


def _line(pile: Pile) -> Waiting:
    spoken = (get_language() or "th")[:2]
    what = work_of(pile.stage, pile.owner, held=pile.held, unread=pile.unread, unscored=pile.unscored).say(
        spoken
    )
    if pile.case:
        words = f"{what}: {pile.name.say(spoken)}"
    else:
        cases = ngettext("%(n)s case", "%(n)s cases", pile.count) % {"n": f"{pile.count:,}"}
        words = f"{what}: {cases}"
    more = ""
    if pile.late:
        over = ngettext("Late by %(n)s day", "Late by up to %(n)s days", pile.late)
        more = over % {"n": f"{pile.late:,}"}
    elif pile.due:
        more = _("Not late yet")
    icon, tone = ("clock", "bad") if pile.late else ("clipboard-check", "kram")
    return Waiting(words, icon, tone, _opens(pile), more, pile.due)


def _opens(pile: Pile) -> str:
    """Return the page of the case, or the list: the board of the agency, or what waits for this reader."""
    if pile.case:
        return work_page(pile.case, pile.stage, pile.owner, unscored=pile.unscored)
    asked = {"stage": pile.stage, **({"late": "on"} if pile.is_late else {})}
    if pile.everyone and pile.year and not pile.held:
        asked |= {"year": str(pile.year), "owner": pile.owner}
        return f"{reverse('cases.board')}?{urlencode(asked)}#list"
    return f"{reverse('inbox.cases')}?{urlencode(asked)}"
