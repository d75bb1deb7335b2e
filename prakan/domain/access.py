"""Which role opens which page: one line per address name; what is not here stays shut."""

from __future__ import annotations

from prakan.domain.roles import (
    ADMINISTRATORS,
    ALL,
    AUDITORS,
    DIRECTORS,
    FINANCE,
    HEADS,
    OFFICE,
    OWNERS,
    STEPS,
    Role,
)

#: pages that need no sign-in.
PUBLIC: frozenset[str] = frozenset(
    {
        "preferences.language",
        "preferences.theme",
        "account_login",
        "account_signup",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "openid_connect_login",
        "openid_connect_callback",
        "signin.demo",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "socialaccount_signup",
    }
)

#: pages of whoever is signed in, about themselves, with or without a role.
SIGNED_IN: frozenset[str] = frozenset(
    {
        "account",
        "account.language",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "account_set_password",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "usersessions_list",
    }
)

SIGNERS = STEPS["report.sign"]

#: address name -> roles that may open it.
PAGES: dict[str, frozenset[Role]] = {
    "home": ALL,
    "inbox": ALL,
    "inbox.read": ALL,
    "search": ALL,
    "figures.show": ALL,
    "figures.source": ALL,
    "figures.doubt": ALL,
    "people.list": ADMINISTRATORS | AUDITORS,
    "people.add": ADMINISTRATORS,
    "people.show": ADMINISTRATORS | AUDITORS,
    "people.grant": ADMINISTRATORS,
    "people.revoke": ADMINISTRATORS,
    "people.active": ADMINISTRATORS,
    "trail.list": AUDITORS | OFFICE | ADMINISTRATORS,
    "trail.verify": AUDITORS | OFFICE | ADMINISTRATORS,
    "trail.seal": OFFICE | ADMINISTRATORS,
    "plan.show": ALL,
    "plan.export": ALL,
    "plan.import": OFFICE,
    "plan.import_preview": OFFICE,
    "plan.annotated": OFFICE,
    "plan.start": OFFICE,
    "plan.versions": ALL,
    "plan.revise": OFFICE,
    "plan.compare": ALL,
    "plan.submit": OFFICE,
    "plan.approve": DIRECTORS,
    "plan.return": DIRECTORS,
    "plan.add": OFFICE,
    "plan.edit": OFFICE,
    "plan.parts": OFFICE,
    "plan.move": OFFICE,
    "plan.remove": OFFICE,
    "budget.show": ALL,
    "budget.record": FINANCE,
    "budget.pay": FINANCE,
    "budget.reverse": FINANCE,
    "budget.target": FINANCE,
    "budget.transfer": FINANCE,
    "budget.carry": FINANCE,
    "budget.approve": DIRECTORS,
    "budget.reject": DIRECTORS,
    "strategy.show": ALL,
    "strategy.record": OWNERS,
    "strategy.edit": OFFICE,
    "understood": ALL,
    "progress.list": ALL,
    "progress.open": OFFICE,
    "progress.endorse_many": HEADS,
    "progress.approve_many": OFFICE,
    "progress.show": ALL,
    "progress.edit": OWNERS,
    "progress.submit": OWNERS,
    "progress.endorse": HEADS,
    "progress.approve": OFFICE,
    "progress.return": HEADS | OFFICE,
    "progress.reopen": OFFICE,
    "progress.evidence": OWNERS,
    "progress.evidence_remove": OWNERS,
    "progress.evidence_open": ALL,
    "findings.list": ALL,
    "findings.show": ALL,
    "findings.record": OFFICE,
    "findings.settle": OFFICE,
    "findings.reopen": OFFICE,
    "closing.show": ALL,
    "closing.close": OFFICE,
    "closing.restate": OFFICE,
    "report.show": ALL,
    "report.ask": ALL,
    "report.files": ALL,
    "report.download": ALL,
    "report.cancel": ALL,
    "report.sign": SIGNERS,
    "texts.list": OFFICE,
    "texts.edit": OFFICE,
}


def may_open(roles: frozenset[Role], page: str) -> bool:
    """Return whether someone signed in with ``roles`` may open ``page``; an unknown page is shut to all."""
    return page in PUBLIC or page in SIGNED_IN or bool(roles & PAGES.get(page, frozenset()))
