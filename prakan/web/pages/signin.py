"""Coming in and going out: password, second factor, identity provider, one click in a demo."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as provider
from allauth.usersessions import views as sessions
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, re_path
from django.utils import timezone
from django.views.decorators.http import require_POST

from prakan.foundation.actions.people import note_sign_in
from prakan.foundation.queries.people import EXTRAS, demo_people, demo_person


class SignIn(account.LoginView):  # type: ignore[misc]
    """The sign-in page, with the people of the demo when there is one."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context: dict[str, object] = super().get_context_data(**kwargs)
        apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ())
        people = demo_people()
        others = tuple(one for one in people if one.username.startswith(EXTRAS))
        named = tuple(one for one in people if one not in others)
        return {**context, "demo_people": named, "demo_others": others, "providers": apps}


@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as a made-up person with one click; refused outside demo mode."""
    person = demo_person(request.POST.get("person", ""))
    note_sign_in(how="demo", by=person, at=timezone.now())
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return redirect(settings.LOGIN_REDIRECT_URL)


def closed(request: HttpRequest) -> HttpResponse:
    """Say that people are added by the administrator; nobody signs up by themselves."""
    return render(request, "account/signup_closed.html", status=403)


urls: list[URLPattern] = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/demo/", demo, name="signin.demo"),
    path("sign-in/closed/", closed, name="account_signup"),
    path("sign-in/inactive/", account.account_inactive, name="account_inactive"),
    path("sign-in/second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/password/", account.password_reset, name="account_reset_password"),
    path("sign-in/password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "sign-in/password/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(  # the library writes links with a dash between the two
        r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-in/with/<slug:provider_id>/", provider.login, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/callback/", provider.callback, name="openid_connect_callback"),
    path("sign-in/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/error/", social.login_error, name="socialaccount_login_error"),
    path("sign-in/unknown/", closed, name="socialaccount_signup"),
    path("sign-out/", account.logout, name="account_logout"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/second-factor/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/new/", account.password_set, name="account_set_password"),
    path("account/second-factor/", mfa.index, name="mfa_index"),
    path("account/second-factor/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/recovery-codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
]
