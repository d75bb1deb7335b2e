"""A SAR season: its deadlines, extensions, applications of those who opt in, and reminders sent."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.domain.calendar import FIRST_YEAR, LAST_YEAR
from prakan.domain.institutions import Kind
from prakan.domain.season_lateness import LateRule
from prakan.domain.waiting_list import OrderRule
from prakan.foundation.models import AppendOnly, Person
from prakan.registry.models import Institution, ParentAgency


class Season(models.Model):
    """The season in which the reports of an academic year come in, from those on a fiscal year's list."""

    year = models.PositiveIntegerField(unique=True)  # academic year, B.E.
    list_year = models.PositiveIntegerField()  # fiscal year, B.E., on whose list the institutions stand
    opens_on = models.DateField()  # the first day of the line of days
    stands_on = models.DateField(null=True, blank=True)  # the day a demonstration stands at; None: today
    is_demo = models.BooleanField(default=False)  # its submissions are made up
    opened_at = models.DateTimeField(null=True)  # None: a draft that officers prepare; nobody else sees it
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ladder = models.JSONField(default=list)  # see domain/season_reminders.py; empty: the house's
    ladder_confirmed = models.BooleanField(default=False)
    ladder_reason = models.TextField(blank=True)  # of the last change
    ladder_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ladder_at = models.DateTimeField(null=True)  # of the last change; None: as the folder or the house has it
    ladder_revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR), list_year__range=(FIRST_YEAR, LAST_YEAR)),
                name="season_years_are_buddhist_era",
            ),
        )


class SeasonDeadline(models.Model):
    """The last day for the reports of a kind of institution; None while nobody has fixed it."""

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="deadlines")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    due_on = models.DateField(null=True, blank=True)
    confirmed = models.BooleanField(default=False)
    apply_by = models.DateField(null=True, blank=True)  # last day to apply, for kinds that opt in
    places = models.PositiveIntegerField(null=True, blank=True)  # how many of them can be taken
    order_rule = models.CharField(
        max_length=20, default=OrderRule.FIRST_COME.value, choices=[(r.value, r.value) for r in OrderRule]
    )
    late_rule = models.CharField(
        max_length=20, default=LateRule.MARK.value, choices=[(r.value, r.value) for r in LateRule]
    )
    late_until = models.DateField(null=True, blank=True)  # last day on which late ones are taken
    late_confirmed = models.BooleanField(default=False)  # whether the rule is official
    reason = models.TextField(blank=True)  # of the last change, or the source
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("season", "id")
        constraints = (
            models.UniqueConstraint(fields=["season", "kind"], name="deadline_once_a_season_and_kind"),
            models.CheckConstraint(
                condition=~Q(late_rule=LateRule.UNTIL.value)
                | Q(late_until__isnull=False, late_until__gt=F("due_on")),
                name="late_until_after_the_deadline",
            ),
        )


class SeasonExtension(models.Model):
    """More time for one institution or for all under a parent agency; withdrawn, never deleted."""

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="extensions")
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(ParentAgency, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, blank=True, choices=[(k.value, k.value) for k in Kind])  # "": all
    until = models.DateField()
    ends_at = models.DateTimeField()  # the first moment after that day in Thailand
    reason = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("season", "-id")
        indexes = (models.Index(fields=["institution", "season"], name="extension_by_institution"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(institution=None, agency__isnull=False)
                | Q(institution__isnull=False, agency=None),
                name="extension_for_one_or_for_an_agency",
            ),
        )


class SeasonRequest(models.Model):
    """Somebody asks for more time, for one institution or for all under a parent agency, and is answered."""

    class Answer(models.TextChoices):
        WAITING = "waiting"
        GRANTED = "granted"
        DECLINED = "declined"

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="requests")
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(ParentAgency, null=True, on_delete=models.PROTECT, related_name="+")
    wished = models.DateField()  # the last day that is asked for
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.WAITING)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer_reason = models.TextField(blank=True)
    extension = models.OneToOneField(
        SeasonExtension, null=True, on_delete=models.PROTECT, related_name="request"
    )

    class Meta:
        ordering = ("season", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(institution=None, agency__isnull=False)
                | Q(institution__isnull=False, agency=None),
                name="request_for_one_or_for_an_agency",
            ),
            models.UniqueConstraint(
                fields=["season", "institution"],
                condition=Q(answer="waiting", institution__isnull=False),
                name="one_waiting_request_of_an_institution",
            ),
            models.UniqueConstraint(
                fields=["season", "agency"],
                condition=Q(answer="waiting", agency__isnull=False),
                name="one_waiting_request_of_an_agency",
            ),
        )


class SeasonApplication(models.Model):
    """An institution of a kind that opts in has applied to be assessed."""

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="applications")
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    applied_on = models.DateField()
    entry = models.PositiveIntegerField()  # number on the list it came with, from 1
    source = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("season", "kind", "entry")
        constraints = (
            models.UniqueConstraint(fields=["season", "institution"], name="applied_once_a_season"),
        )


class SeasonMove(AppendOnly):
    """A person put an applicant at another place of the order, for a reason."""

    application = models.ForeignKey(SeasonApplication, on_delete=models.PROTECT, related_name="moves")
    place = models.PositiveIntegerField()  # from 1
    reason = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class SeasonReminder(models.Model):
    """An institution was reminded on a rung, for a due day; ``turn`` grows when told to do it again."""

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="reminders")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=40, blank=True)  # "": that of its kind
    rung = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    day = models.DateField()
    turn = models.PositiveSmallIntegerField(default=0)
    batch = models.CharField(max_length=64)  # digest of the list that was seen
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("season", "-id")
        indexes = (models.Index(fields=["season", "day"], name="reminder_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=["season", "institution", "level", "rung", "day", "turn"],
                name="reminded_once_a_day_level_and_rung",
            ),
        )
