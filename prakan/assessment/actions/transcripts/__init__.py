"""Transcripts of recordings: asked of the service, made by it, written by people, looked at."""

from prakan.assessment.actions.transcripts.asking import ask
from prakan.assessment.actions.transcripts.hearing import work_off
from prakan.assessment.actions.transcripts.looking import look
from prakan.assessment.actions.transcripts.writing import write

__all__ = ["ask", "look", "work_off", "write"]
