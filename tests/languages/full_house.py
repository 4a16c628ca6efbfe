"""A house with a row in every list, so that no screen is read while it is empty."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from atiende.customers.models import Customer
from atiende.identity.actions.configure_single_sign_on import configure_single_sign_on
from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.invite_user import invite_user
from atiende.identity.models import Role
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.organisation.models import Brand, Team, Unit
from atiende.platform.audit.seal import seal_pending
from atiende.platform.models import LongJobRow, MailServer, OutgoingMail
from atiende.platform.models.outbox import PendingDelivery
from tests.identity.passkeys import CREDENTIAL
from tests.languages import (
    full_house_cases,
    full_house_customers,
    full_house_imports,
    full_house_mail,
    full_house_promises,
    full_house_regulations,
    full_house_rules,
    full_house_structure,
    full_house_tasks,
    full_house_views,
    full_house_webhooks,
    full_house_working_time,
    full_house_writing,
)
from tests.organisation import screens

NAME = "Ñandú Xyz"
FAULT = "ValueError: xyz"
ROOMS: tuple[Any, ...] = (full_house_writing, full_house_tasks, full_house_rules, full_house_views)


def fill(administrator: Any) -> dict[str, Any]:
    """The house of the organisation's tests, and all that goes on below it; answers with what addresses need."""
    rows = screens.fill(administrator)
    rows |= full_house_cases.fill(administrator, rows)
    rows |= full_house_customers.fill(administrator, rows)
    rows |= full_house_mail.fill(rows)
    rows |= full_house_promises.fill(rows)
    rows |= full_house_webhooks.fill(rows)
    rows |= full_house_structure.fill(rows)
    rows |= full_house_imports.fill(rows)
    full_house_regulations.fill()
    for room in ROOMS:
        rows |= room.fill(administrator, rows)
    now = utc_now()
    rows |= full_house_working_time.fill(rows, now)
    configure_single_sign_on(
        name=NAME, issuer="https://sso.example.com", client_id="x", secret="", by=SYSTEM, at=now
    )
    token, _key = create_token(
        user_id=administrator.pk, name=NAME, scopes=["tickets:read"], by=SYSTEM, at=now
    )
    MailServer.objects.create(
        host="mail.example",
        port=587,
        security="starttls",
        from_name=NAME,
        from_address="a@xyz.example",
        changed_at=now,
    )
    mails = [_mail(state, now) for state in OutgoingMail.State.values]
    PendingDelivery.objects.create(
        event_id=7, handler="a.b", aggregate="agent:7", number=1, attempts=8, state="stuck", last_error=FAULT
    )
    PendingDelivery.objects.create(event_id=8, handler="a.b", aggregate="agent:7", number=2)
    jobs = [_long_job(state, now) for state in LongJobRow.State.values]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts)"
            " VALUES ('default', 'xyz', 'failed', 3) RETURNING id"
        )
        rows["job"] = cursor.fetchone()[0]
    seal_pending(now)
    rows["builtin"] = Role.objects.get(code="administrator")
    _row, link = invite_user(email="nadie@xyz.example", role_codes=["agent"], by=SYSTEM, at=now)
    rows["invitation"] = link.rstrip("/").rpartition("/")[2]
    visitor = rows["people"][1].user
    rows["reset"] = (user_pk_to_url_str(visitor), default_token_generator.make_token(visitor))
    return {**rows, "token": token, "mails": mails, "long_jobs": jobs}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    return {
        **full_house_cases.examples(rows),
        **full_house_customers.examples(rows),
        **full_house_mail.examples(rows),
        **full_house_promises.examples(rows),
        **full_house_webhooks.examples(rows),
        **full_house_structure.examples(rows),
        **full_house_imports.examples(rows),
        **full_house_regulations.examples(),
        **full_house_working_time.examples(rows),
        **{name: many for room in ROOMS for name, many in room.examples(rows).items()},
        "console:person": [(one.pk,) for one in (rows["people"][0], rows["people"][2])],
        "console:team": [(rows["teams"][0].pk,), (rows["old"].pk,)],
        "console:brand": [(rows["outlet"].pk,), (rows["gone"].pk,)],
        "console:role": [(rows["role"].pk,), (rows["builtin"].pk,)],
        "console:long_job": [(one.pk,) for one in rows["long_jobs"]],
        "console:team_candidates": [(rows["teams"][0].pk,)],
        "identity:remove_passkey": [(rows["passkey"].pk,)],
        "setup:step": [("company",)],
        "mfa_edit_webauthn": [(rows["passkey"].pk,)],
        "mfa_remove_webauthn": [(rows["passkey"].pk,)],
        "account_confirm_email": [("x",)],
        "identity:invitation": [("inv_x",), (rows["invitation"],)],
        "account_reset_password_from_key": [("1", "x-y"), rows["reset"]],  # these two end the session
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    return [
        *full_house_cases.asked(rows),
        *full_house_customers.asked(rows),
        *full_house_mail.asked(rows),
        *full_house_promises.asked(rows),
        *full_house_webhooks.asked(rows),
        *full_house_regulations.asked(),
        *full_house_structure.asked(rows),
        *full_house_views.asked(rows),
        *full_house_writing.asked(rows),
    ]


def known_names() -> list[str]:
    """What brands, teams, people, customers and roles of one's own are called: lists mix them with our words."""
    own = Role.objects.filter(is_builtin=False)
    return full_house_working_time.known_names() + [
        str(name)
        for rows in (
            own,
            Brand.objects,
            Team.objects,
            Unit.objects,
            get_user_model().objects,
            Customer.objects,
        )
        for name in rows.values_list("name", flat=True)
    ]


def names_with_parameters() -> list[tuple[str, str]]:
    """(name, route) of every address that needs an example."""
    return sorted(set(_walk(get_resolver().url_patterns, "", "/")))


def protect(user: Any) -> Authenticator:
    """Give this person an app for codes, recovery codes and a passkey; answers with the passkey."""
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": NAME, "credential": CREDENTIAL}
    )


def prove_again(session_key: str) -> None:
    """Let this session stand as one whose owner has just typed the password."""
    session = SessionStore(session_key)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()


def _walk(patterns: Any, namespace: str, prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, route)
        elif isinstance(pattern, URLPattern) and pattern.name and ("<" in route or "(" in route):
            yield namespace + pattern.name, route


def _mail(state: str, at: Any) -> OutgoingMail:
    return OutgoingMail.objects.create(
        state=state,
        to_address=f"{state}@xyz.example",
        subject=NAME,
        kind="identity.invitation",
        message_id=f"<{state}@xyz.example>",
        queued_at=at,
        next_attempt_at=at,
        ended_at=at,
        attempts=3,
        last_error=FAULT,
    )


def _long_job(state: str, at: Any) -> LongJobRow:
    return LongJobRow.objects.create(
        kind="platform.verify_audit",
        state=state,
        total=5000,
        done=1840,
        by_id=1,
        by_label=NAME,
        queued_at=at,
        started_at=at,
        advanced_at=at,
        finished_at=None if state in {"queued", "running"} else at,
        errors=FAULT,
        error_count=1,
    )
