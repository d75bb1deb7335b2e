"""The least a Django view can do: the yardstick for page times."""

from __future__ import annotations

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only a yardstick", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[]
)


def bare(request: HttpRequest) -> HttpResponse:
    """Answer with a few words."""
    return HttpResponse("bare")


urlpatterns = [path("", bare)]
application = get_wsgi_application()
