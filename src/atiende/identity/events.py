"""What identity announces. Ids and codes only: names and addresses are read, by who may, from the queries."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class UserCreated(Event):
    name = "identity.user_created.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class UserInvited(Event):
    name = "identity.user_invited.v1"
    aggregate_kind = "invitation"
    invitation_id: int


@dataclass(frozen=True, slots=True)
class InvitationAccepted(Event):
    name = "identity.invitation_accepted.v1"
    aggregate_kind = "invitation"
    invitation_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class UserRenamed(Event):
    name = "identity.user_renamed.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class EmailChanged(Event):
    name = "identity.email_changed.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class RolesChanged(Event):
    """What this person may do has changed: live connections must be authorised again."""

    name = "identity.roles_changed.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class RoleChanged(Event):
    """The grants of a role have changed, and with them what all its holders may do."""

    name = "identity.role_changed.v1"
    aggregate_kind = "role"
    role_id: int


@dataclass(frozen=True, slots=True)
class UserDisabled(Event):
    name = "identity.user_disabled.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class UserEnabled(Event):
    name = "identity.user_enabled.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class UserRemoved(Event):
    name = "identity.user_removed.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class UserSignedIn(Event):
    """`method` is password, passkey, single_sign_on or password_reset; `has_second_factor` when one was asked for."""

    name = "identity.user_signed_in.v1"
    aggregate_kind = "user"
    user_id: int
    method: str
    has_second_factor: bool = False


@dataclass(frozen=True, slots=True)
class SessionsEnded(Event):
    name = "identity.sessions_ended.v1"
    aggregate_kind = "user"
    user_id: int


@dataclass(frozen=True, slots=True)
class TokenRevoked(Event):
    name = "identity.token_revoked.v1"
    aggregate_kind = "user"
    user_id: int
    token_id: int
