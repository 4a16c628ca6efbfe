"""Reactions to what identity announces."""

from __future__ import annotations

from contextlib import suppress

from atiende.identity.events import (
    RoleChanged,
    RolesChanged,
    SessionsEnded,
    UserCreated,
    UserDisabled,
    UserEnabled,
    UserRemoved,
    UserRenamed,
)
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotFound
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.follow_user_name import follow_user_name
from atiende.organisation.events import RosterImportStarted
from atiende.organisation.jobs import import_roster
from atiende.platform.jobs import defer
from atiende.platform.live import revalidate, revalidate_everybody
from atiende.platform.outbox import Delivery, handles


@handles(UserCreated)
def on_user_created(event: UserCreated, delivery: Delivery) -> None:
    """Who was removed or disabled meanwhile needs no agent."""
    with suppress(NotFound):
        create_agent(user_id=event.user_id, by=SYSTEM, at=delivery.at)


@handles(UserEnabled)
def on_user_enabled(event: UserEnabled, delivery: Delivery) -> None:
    with suppress(NotFound):
        create_agent(user_id=event.user_id, by=SYSTEM, at=delivery.at)
    follow_user_name(user_id=event.user_id, by=SYSTEM, at=delivery.at)


@handles(UserRenamed)
def on_user_renamed(event: UserRenamed, delivery: Delivery) -> None:
    follow_user_name(user_id=event.user_id, by=SYSTEM, at=delivery.at)


@handles(RosterImportStarted)
def on_roster_import_started(event: RosterImportStarted, delivery: Delivery) -> None:
    defer(import_roster, long_job_id=event.long_job_id, file_id=event.file_id, language=event.language)


@handles(RolesChanged)
def on_roles_changed(event: RolesChanged, delivery: Delivery) -> None:
    revalidate(event.user_id)


@handles(UserDisabled)
def on_user_disabled(event: UserDisabled, delivery: Delivery) -> None:
    revalidate(event.user_id)


@handles(UserRemoved)
def on_user_removed(event: UserRemoved, delivery: Delivery) -> None:
    revalidate(event.user_id)


@handles(SessionsEnded)
def on_sessions_ended(event: SessionsEnded, delivery: Delivery) -> None:
    revalidate(event.user_id)


@handles(RoleChanged)
def on_role_changed(event: RoleChanged, delivery: Delivery) -> None:
    """Who holds the role may be many, and a role changes rarely."""
    revalidate_everybody()
