"""Whoever is a stranger to something finds nothing under its number, at any address that the program has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, AgentBrand, Brand, Team, TeamMembership
from atiende.organisation.rules.brand import BrandFields, columns_of
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.models import Message, TimelineEntry
from tests.languages.conftest import AT
from tests.security.addresses import Address, every_address
from tests.security.belongings import EXAMPLES, LETTERS, belongings

SHUT = {401, 403, 404, 405, 410}
SETTINGS_ARE_OF_THE_ORGANISATION = (
    *("console:person ", "console:team", "console:brand ", "console:unit ", "console:calendar "),
)
"""Supervisors look after people, teams, brands, units and calendars of the whole organisation."""
CUSTOMERS_ARE_OF_THE_ORGANISATION = ("desk:customer", "desk:identifier_", "desk:consent_")
"""Whoever may read customers reads all of them: they belong to the organisation, not to a team (docs/security.md)."""
OF_ONES_OWN = {
    "setup:step": "the set-up is over; it leads to the desk",
    "identity:invitation": "known by its token",
    "identity:choose_new_password": "known by its token",
    "identity:confirm_address": "known by its token",
    "account_reset_password_from_key": "behind identity:choose_new_password",
    "account_confirm_email": "behind identity:confirm_address",
    "openid_connect_login": "begins one's own sign-in",
    "openid_connect_callback": "refuses what it did not begin",
    "mfa_edit_webauthn": "asks first who one is",
    "mfa_remove_webauthn": "behind identity:remove_passkey",
    "identity:remove_passkey": "asks first who one is",
    "portal:case": "sends to the page that asks for the key",
    "desk:push_device_remove": "of one's own browsers one is gone; another's stays",
    "portal:quote": "sends to the page that asks for the key",
    "portal:leave": "forgets what this browser may see",
}


TOLD_OF_READING = {
    "console.audit_exported",
    "channels.original_downloaded",
    "privacy.export_downloaded",
    "integrations.received_webhook_opened",
}
"""Entries that say that somebody read something delicate."""


def with_numbers() -> Iterator[Address]:
    """Every address that names something by a parameter."""
    return (address for address in every_address() if address.places and "api/" not in address.route)


def test_for_each_parameter_somebody_owns_an_example() -> None:
    """A new kind of thing joins the walk: name an example in `belongings`."""
    asked = {name for address in with_numbers() for name in address.places}
    assert asked <= {*LETTERS, *EXAMPLES}


@pytest.fixture
def owned(company: object, person_of: Any) -> dict[str, object]:
    return belongings(person_of("administrator"))


def stranger(*roles: str) -> Client:
    """Somebody of another brand and another team."""
    columns = columns_of(BrandFields(name="Otra marca", time_zone="Europe/Madrid").cleaned())
    brand = Brand.objects.create(**{**columns, "created_at": AT})
    team = Team.objects.create(name="Otro", folded_name="otro", brand=brand, created_at=AT)
    user = get_user_model().objects.create_user("otra@xyz.example", name="Otra")
    for role in roles:
        RoleAssignment.objects.create(
            user=user, role=Role.objects.get(code=role), assigned_by_id=0, assigned_at=AT
        )
    if roles:
        agent = Agent.objects.create(
            user=user,
            folded_name=folded("Otra"),
            display_name="Otra",
            created_at=AT,
            serves_all_brands=False,
        )
        AgentBrand.objects.create(agent=agent, brand=brand)
        TeamMembership.objects.create(team=team, agent=agent, since_on=AT.date())
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def opened(
    client: Client, owned: dict[str, object], *, asking: tuple[str, ...]
) -> list[tuple[str, str, int]]:
    """What answered otherwise than shut."""
    found = []
    session = client.cookies.get("atiende_session")
    for address in with_numbers():
        for method in asking:
            if session is not None:
                client.cookies["atiende_session"] = session.value
            answer = getattr(client, method)(address.path(owned))
            sent_away = answer.status_code == 302 and "/account/login/" in answer["Location"]
            if answer.status_code not in SHUT and not sent_away and address.name not in OF_ONES_OWN:
                found.append((method, f"{address.name} {address.path(owned)}", answer.status_code))
    return found


def done() -> int:
    """Whatever was changed of anybody's but customers, who are of the organisation."""
    return AuditEntry.objects.filter(outcome="done").exclude(verb__startswith="customers.").count()


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("roles", [(), ("light_agent",), ("agent",), ("supervisor",)], ids=str)
def test_a_stranger_to_brand_and_team_finds_nothing(owned: dict[str, object], roles: tuple[str, ...]) -> None:
    client, before = stranger(*roles), done()
    found = [
        each
        for each in opened(client, owned, asking=("get", "post"))
        if not (roles and each[1].startswith(CUSTOMERS_ARE_OF_THE_ORGANISATION))
        and not ("supervisor" in roles and each[1].startswith(SETTINGS_ARE_OF_THE_ORGANISATION))
    ]
    assert found == []
    assert done() == before


@pytest.mark.slow
@pytest.mark.django_db
def test_an_auditor_changes_nothing(owned: dict[str, object]) -> None:
    """Where a page says so itself the answer is no refusal by number; what counts is that nothing was done."""
    client, before = stranger("auditor"), (done(), TimelineEntry.objects.count(), Message.objects.count())
    found = opened(client, owned, asking=("post", "put", "patch", "delete"))
    assert [each for each in found if each[2] not in {302, 422}] == []
    assert (done(), TimelineEntry.objects.count(), Message.objects.count()) == before


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # files that nobody reads to their end
def test_reading_changes_nothing(owned: dict[str, object]) -> None:
    """What a page of another site can have a browser ask for without a proof of origin: only entries about reading."""
    owner = get_user_model().objects.get(pk=owned["user_id"])
    client = Client(raise_request_exception=False)
    known = set(AuditEntry.objects.values_list("pk", flat=True))
    for address in every_address():
        if "logout" not in address.route:
            client.force_login(owner)
            assert client.get(address.path(owned)).status_code != 500, address.route
    new = AuditEntry.objects.filter(outcome="done").exclude(pk__in=known)
    assert set(new.values_list("verb", flat=True)) <= TOLD_OF_READING


@pytest.mark.slow
@pytest.mark.django_db
def test_somebody_without_an_account_finds_nothing(owned: dict[str, object]) -> None:
    client, before = Client(raise_request_exception=False), done()
    assert opened(client, owned, asking=("get", "post")) == []
    assert done() == before
