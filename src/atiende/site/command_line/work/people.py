"""What `atiende user …` and `atiende token …` do, in the name of the system."""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import getpass
import json
import sys
from collections.abc import Callable, Collection, Iterable

from django.utils.translation import gettext as product_gettext

from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.create_user import create_user
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.revoke_token import revoke_token
from atiende.identity.queries import list_roles, list_users, token_ids_of_prefix, user_id_of_email
from atiende.identity.rules.scopes import SCOPES
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, Refusal
from atiende.kernel.text import one_line
from atiende.platform.languages.defaults import defaults
from atiende.site.command_line.words import gettext, gettext_noop

Work = Callable[[argparse.Namespace], int]
PAGE = 200


class UnknownPerson(NotFound):
    code = "unknown_person"
    message = gettext_noop("Nobody has this address.")


class UnknownRole(Refusal):
    code = "unknown_role"
    message = gettext_noop("There is no role %(name)s; there are: %(known)s.")


class UnknownScope(Refusal):
    code = "unknown_scope"
    message = gettext_noop("There is no scope %(name)s; there are: %(known)s.")


class UnknownToken(NotFound):
    code = "unknown_token"
    message = gettext_noop("No token begins like this, or more than one does.")


def in_one_sentence(work: Work) -> Work:
    """A refusal of a field is told by what is wrong with it, not by «check the marked fields»."""

    @functools.wraps(work)
    def told(arguments: argparse.Namespace) -> int:
        try:
            return work(arguments)
        except Refusal as refusal:
            message = next(iter(refusal.fields.values()), refusal.message)
            words = product_gettext(message)
            words = gettext(message) if words == message else words
            sys.stderr.write((words % refusal.params if refusal.params else words) + "\n")
            return 1

    return told


@in_one_sentence
def create_person(arguments: argparse.Namespace) -> int:
    _require_known(arguments.role, [role.code for role in list_roles(SYSTEM)], UnknownRole)
    user = create_user(
        email=arguments.email,
        name=arguments.name,
        password=_password(),
        role_codes=arguments.role,
        language=arguments.language or defaults().language,
        time_zone=defaults().time_zone,
        by=SYSTEM,
        at=utc_now(),
    )
    sys.stdout.write(gettext("Created: %(email)s") % {"email": user.email} + "\n")
    return 0


@in_one_sentence
def list_people(arguments: argparse.Namespace) -> int:
    after: tuple[str, int] | None = None
    rows: list[dict[str, object]] = []
    while page := list_users(SYSTEM, after=after, limit=PAGE):
        after = (page[-1].name, page[-1].pk)
        rows += [
            {
                "id": user.pk,
                "email": user.email,
                "name": user.name,
                "roles": sorted(each.role.code for each in user.role_assignments.all()),
                "is_active": user.is_active,
            }
            for user in page
        ]
    if arguments.json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
        return 0
    for row in rows:
        state = "" if row["is_active"] else gettext("disabled")
        columns = [str(row["email"]), one_line(str(row["name"])), ", ".join(row["roles"]), state]  # type: ignore[arg-type]
        sys.stdout.write("\t".join(columns).rstrip() + "\n")
    return 0


@in_one_sentence
def disable_person(arguments: argparse.Namespace) -> int:
    disable_user(user_id=_person(arguments.email), by=SYSTEM, at=utc_now())
    return 0


@in_one_sentence
def make_token(arguments: argparse.Namespace) -> int:
    _require_known(arguments.scope, SCOPES, UnknownScope)
    at = utc_now()
    _token, secret = create_token(
        user_id=_person(arguments.user),
        name=arguments.name,
        scopes=arguments.scope,
        networks=arguments.network,
        expires_at=at + dt.timedelta(days=arguments.days) if arguments.days else None,
        by=SYSTEM,
        at=at,
    )
    sys.stdout.write(secret + "\n")
    return 0


@in_one_sentence
def end_token(arguments: argparse.Namespace) -> int:
    found = token_ids_of_prefix(SYSTEM, arguments.prefix)
    if len(found) != 1:
        raise UnknownToken
    revoke_token(token_id=found[0], by=SYSTEM, at=utc_now())
    return 0


def _require_known(wished: Iterable[str], known: Collection[str], refusal: type[Refusal]) -> None:
    for name in wished:
        if name not in known:
            raise refusal(name=one_line(name), known=", ".join(known))


def _person(email: str) -> int:
    user_id = user_id_of_email(email)
    if not user_id:
        raise UnknownPerson
    return user_id


def _password() -> str:
    is_person = sys.stdin.isatty()
    typed = getpass.getpass(gettext("Password: ")) if is_person else sys.stdin.readline().rstrip("\r\n")
    if not typed.isascii() and typed.encode(errors="replace") != typed.encode(errors="surrogateescape"):
        raise InvalidInput(fields={"password": gettext_noop("Write the password in UTF-8.")})
    if not typed:
        raise InvalidInput(fields={"password": gettext_noop("Write the password on standard input.")})
    return typed
