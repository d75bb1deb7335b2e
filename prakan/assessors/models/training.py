"""Training of those who were called: groups, sessions, attendance, videos."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from prakan.assessors.models.recruitment import Application, Recruitment
from prakan.foundation.models import Person


class TrainingGroup(models.Model):
    """A group that is trained together: where, when, how many find room."""

    recruitment = models.ForeignKey(Recruitment, on_delete=models.PROTECT, related_name="groups")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    room = models.PositiveIntegerField()  # people at most

    class Meta:
        ordering = ("recruitment", "number")
        constraints = (
            models.UniqueConstraint(fields=["recruitment", "number"], name="training_group_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="training_days_in_order"),
        )


class TrainingSession(models.Model):
    """A session of a group: half a day or a day, with its hours."""

    group = models.ForeignKey(TrainingGroup, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("group", "number")
        constraints = (models.UniqueConstraint(fields=["group", "number"], name="training_session_once"),)


class Trainee(models.Model):
    """Somebody who was called, in the group in which they are trained."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="trainee")
    group = models.ForeignKey(TrainingGroup, on_delete=models.PROTECT, related_name="trainees")
    at = models.DateTimeField()

    class Meta:
        ordering = ("group", "application")


class Attendance(models.Model):
    """Whether a trainee was at a session; no row: nobody has said."""

    class Stage(models.TextChoices):
        PRESENT = "present"
        LATE = "late"
        ABSENT = "absent"

    session = models.ForeignKey(TrainingSession, on_delete=models.PROTECT, related_name="attendance")
    trainee = models.ForeignKey(Trainee, on_delete=models.PROTECT, related_name="attendance")
    mark = models.CharField(max_length=20, choices=Stage)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("session", "trainee")
        constraints = (models.UniqueConstraint(fields=["session", "trainee"], name="attends_once_a_session"),)


class VideoProgress(models.Model):
    """How far a trainee has come with a video of the e-learning, as the learning platform says."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="videos")
    video = models.CharField(max_length=40)  # key in the rule of the round
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    completed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)  # name of the file
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("application", "video")
        constraints = (
            models.UniqueConstraint(fields=["application", "video"], name="video_once_an_application"),
            models.CheckConstraint(condition=Q(percent__range=(0, 100)), name="video_percent_of_hundred"),
        )
