"""The least a Django view can do with a large file: save what the form brought; a yardstick."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

FOLDER = os.environ["BARE_FOLDER"]
settings.configure(
    SECRET_KEY="only a yardstick",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=[],
    MEDIA_ROOT=FOLDER,
    FILE_UPLOAD_TEMP_DIR=FOLDER,  # the same disk: saving moves the file
)


def take(request: HttpRequest) -> HttpResponse:
    """Save the file of the form."""
    default_storage.save("saved.mp4", request.FILES["file"])
    return HttpResponse(status=204)


urlpatterns = [path("", take)]
application = get_wsgi_application()
