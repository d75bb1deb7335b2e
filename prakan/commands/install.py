"""prakan install: set up a real installation, with the agency's own data and its first administrator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from prakan.commands.answers import kindly, language, say_problems
from prakan.commands.loading.agency import load_agency
from prakan.commands.loading.folder import check_folder
from prakan.commands.loading.frameworks import load_frameworks
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_install import (
    ADMINISTRATOR_THERE,
    DEMO_DATA,
    DEMO_ON,
    EMAIL_WRONG,
    OTHER_AGENCY,
    PASSWORD_WEAK,
    USERNAME_WRONG,
)
from prakan.domain.roles import Role
from prakan.foundation.actions import people
from prakan.foundation.models import Agency, Person

FOUND_SOMETHING = 1
USERNAME = re.compile(r"[\w.@+-]{1,150}")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who the administrator is to be."""

    username: str
    name_th: str
    name_en: str
    email: str


@click.command()
@click.option("--username", help="User name of the administrator; asked for when left out.")
@click.option("--name-th", help="Their name in Thai; asked for when left out.")
@click.option("--name-en", help="Their name in English; asked for when left out.")
@click.option("--email", help="Their official e-mail; asked for when left out.")
@click.option("--link", is_flag=True, help="Ask for no password: print a link that sets one, once.")
@click.option("--another", is_flag=True, help="Add an administrator although there is one already.")
@click.pass_context
@kindly
def install(
    ctx: click.Context,
    *,
    username: str | None,
    name_th: str | None,
    name_en: str | None,
    email: str | None,
    link: bool,
    another: bool,
) -> None:
    """Set up a real installation: database, the agency's names, units and texts, the first administrator.

    Reads the folder that PRAKAN_AGENCY names and leaves its made-up people out. The password is asked for
    twice and never given on the command line; with --link nobody types one here. The administrator adds
    everybody else on the page People and roles. Done again, it brings the database up to date and changes
    nothing else.

    Exit code 0: installed; 1: there was an administrator already, so none was added; 2: wrong call.

    \b
    PRAKAN_AGENCY=agencies/yours prakan install
    prakan install --username first.admin --name-th ผู้ดูแลระบบ --name-en Administrator \\
        --email admin@agency.example --link
    """
    at, folder = timezone.now(), settings.AGENCY_FOLDER
    prepare(folder)
    names = administrators()
    if names and not another:
        said = {"count": len(names), "names": ", ".join(names)}
        say_problems(Refused(Fault(ADMINISTRATOR_THERE, said)))
        ctx.exit(FOUND_SOMETHING)
    asked = ask(username, name_th, name_en, email)
    person = make(folder, asked, None if link else ask_password(asked), at)
    click.echo(f"Installed. {person.username} is an administrator and signs in at {settings.SITE_URL}")
    click.echo(f"Set a password here, once, within three days:\n{link_for(person)}" if link else NEXT)


NEXT = "Start it with: prakan serve. The first sign-in sets up the second factor."


def prepare(folder: Path) -> None:
    """Bring the database up to date; refuse what must not become a real installation."""
    if settings.DEMO:
        raise refuse(DEMO_ON)
    check_folder(folder)
    call_command("migrate", verbosity=0)
    if Agency.objects.filter(is_demo=True).exists() or Person.objects.filter(is_demo=True).exists():
        raise refuse(DEMO_DATA)
    other = Agency.objects.exclude(code=folder.name).first()
    if other:
        raise refuse(OTHER_AGENCY, code=other.code, folder=folder.name)


def administrators() -> list[str]:
    """Return the user names of active administrators."""
    found = Person.objects.filter(is_active=True, grants__role=Role.ADMINISTRATOR)
    return list(found.order_by("username").values_list("username", flat=True).distinct())


def ask(username: str | None, name_th: str | None, name_en: str | None, email: str | None) -> Asked:
    """Return who it is to be, asking for what no option says; every fault at once."""
    asked = Asked(
        username=(username or click.prompt("User name")).strip(),
        name_th=(name_th or click.prompt("Name in Thai")).strip(),
        name_en=(name_en or click.prompt("Name in English")).strip(),
        email=(email or click.prompt("Official e-mail")).strip(),
    )
    faults = []
    if not USERNAME.fullmatch(asked.username):
        faults.append(Fault(USERNAME_WRONG, {"given": asked.username}, "username"))
    try:
        validate_email(asked.email)
    except ValidationError:
        faults.append(Fault(EMAIL_WRONG, {"given": asked.email}, "email"))
    if faults:
        raise Refused(*faults)
    return asked


def ask_password(asked: Asked) -> str:
    """Ask twice for a password that the rules allow; nothing of it is shown."""
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    someone = Person(username=asked.username, name_th=asked.name_th, name_en=asked.name_en, email=asked.email)
    with translation.override(language()):
        try:
            validate_password(password, someone)
        except ValidationError as weak:
            raise refuse(PASSWORD_WEAK, why=" ".join(weak.messages)) from None
    return password


@transaction.atomic
def make(folder: Path, asked: Asked, password: str | None, at: datetime) -> Person:
    """Load the agency and add its administrator: both or nothing."""
    load_agency(folder, demo=False, at=at)
    load_frameworks(settings.FRAMEWORKS_FOLDER, at)
    person = people.add(
        username=asked.username,
        name_th=asked.name_th,
        name_en=asked.name_en,
        email=asked.email,
        password=password,
        by=None,
        at=at,
    )
    people.grant(person=person.pk, role=Role.ADMINISTRATOR, by=None, at=at)
    return person


def link_for(person: Person) -> str:
    """Return the address that sets this person's password; it works once and for three days."""
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', kwargs=key)}"
