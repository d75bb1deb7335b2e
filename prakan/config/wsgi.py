"""The WSGI application, with every page read in before the first request."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import get_resolver

from prakan.config.ahead import follow_calendar
from prakan.domain.teams.warming import is_warm, read_in

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prakan.config.settings")
application = get_wsgi_application()
follow_calendar()
get_resolver().url_patterns  # noqa: B018 - read in on first use: not while somebody waits
get_template("base.html")
if is_warm():
    read_in()  # what the first question about a team would wait for
gc.collect()
gc.freeze()  # what was read in stays: to look through it again and again stops every thread for 0.1 s
