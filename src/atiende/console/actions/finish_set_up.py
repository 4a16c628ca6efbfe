"""Turn the answers of the set-up into a company, its first brand and its first team, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from atiende.console.rules.brand_colours import palettes_of
from atiende.kernel.actors import Actor
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.forget_set_up_answers import forget_set_up_answers
from atiende.organisation.actions.have_demonstration_step_aside import have_demonstration_step_aside
from atiende.organisation.actions.invite_agent import invite_agent
from atiende.organisation.actions.make_leader import make_leader
from atiende.organisation.actions.set_up_organisation import set_up_organisation
from atiende.organisation.actions.settle_first_brand import settle_first_brand
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.company import CompanyFields
from atiende.organisation.rules.staff import TeamFields
from atiende.platform.mail import save_mail_server


@dataclass(frozen=True, slots=True)
class MailServerFields:
    host: str
    port: int
    security: str
    username: str
    password: str
    from_address: str


def finish_set_up(
    *,
    company: CompanyFields,
    brand_name: str,
    form_of_address: str,
    brand_colour: str,
    team_name: str,
    colleagues: Sequence[str],
    mail_server: MailServerFields | None,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Raises NotPermitted, AlreadySetUp, InvalidInput and NameTaken; then nothing of it has happened."""
    light, dark = palettes_of(brand_colour)
    brand = BrandFields(
        name=brand_name,
        time_zone=company.time_zone,
        language=company.language,
        form_of_address=form_of_address,
        light=light,
        dark=dark,
    )
    with transaction.atomic():
        set_up_organisation(fields=company, by=by, at=at)
        have_demonstration_step_aside(brand_name=brand_name, team_name=team_name, by=by, at=at)
        settle_first_brand(fields=brand, by=by, at=at)
        create_agent(user_id=by.id, by=by, at=at)
        team = create_team(fields=TeamFields(name=team_name), by=by, at=at)
        add_to_team(team_id=team.pk, agent_id=by.id, by=by, at=at)
        make_leader(team_id=team.pk, agent_id=by.id, by=by, at=at)
        for email in colleagues:
            invite_agent(
                email=email,
                role_codes=["agent"],
                team_ids=[team.pk],
                language=company.language,
                by=by,
                at=at,
            )
        if mail_server is not None:
            _save(mail_server, from_name=brand_name, by=by, at=at)
        forget_set_up_answers()


def _save(server: MailServerFields, *, from_name: str, by: Actor, at: dt.datetime) -> None:
    save_mail_server(
        host=server.host,
        port=server.port,
        security=server.security,
        username=server.username,
        password=server.password or None,
        from_name=from_name,
        from_address=server.from_address,
        by=by,
        at=at,
    )
