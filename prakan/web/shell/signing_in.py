"""What the sign-in library asks of us: closed sign-up, whose account a provider opens, kept secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import LOCKED_OUT, NOT_KNOWN_HERE
from prakan.foundation.actions.people import note_sign_in
from prakan.foundation.queries.people import by_email
from prakan.foundation.secrets import lock, unlock
from prakan.web.shell.refusals import page

if TYPE_CHECKING:
    from prakan.foundation.models import Person

SECOND_FACTOR = "second factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed: people are added by the administrator. Every sign-in is recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again before safety is touched; not for a first second factor."""
        person = context.request.user
        if app == "allauth.mfa" and person.is_authenticated and not is_mfa_enabled(person):
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say what happened themselves."""

    def format_email_subject(self, subject: str) -> str:
        return subject

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        provider = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        note_sign_in(how="provider" if provider else "password", by=user, at=timezone.now())
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A provider's account opens that of the active person with the same verified e-mail, nothing else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link an unknown account to a known person, or refuse; roles are never touched."""
        if sociallogin.is_existing:
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        person = next(filter(None, map(by_email, verified)), None)
        if person is None:
            name = sociallogin.account.get_provider().name
            raise ImmediateHttpResponse(page(request, refuse(NOT_KNOWN_HERE, provider=name).faults, 403))
        sociallogin.connect(request, person)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie encrypted: a copy of the database alone does not sign anybody in."""

    def encrypt(self, text: str) -> str:
        return lock(text, SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        return unlock(encrypted_text, SECOND_FACTOR)


def username_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the user name tried: our form calls it "login", the check of the password "username"."""
    tried: str = (credentials or {}).get("username") or request.POST.get("login", "")
    return tried.strip().lower()


def address_of(request: HttpRequest) -> str | None:
    """Return the address a request comes from, behind as many proxies as the settings name."""
    if "REMOTE_ADDR" not in request.META:
        return None  # made by a program, not received
    address: str = get_adapter().get_client_ip(request)
    return address


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None, *rest: Any) -> HttpResponse:
    """Answer a sign-in to an account that rests after too many wrong passwords."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return page(request, refuse(LOCKED_OUT, minutes=minutes).faults, 429)
