"""What others may ask about people, roles and grants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Q, QuerySet

from atiende.identity.errors import BuiltinRoleFixed
from atiende.identity.models import ApiToken, Invitation, Role, RoleAssignment, SingleSignOn, User
from atiende.identity.rules.digests import digest_of
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.identity.rules.roles import ADMINISTRATOR
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound

PAGE_SIZE = 50
SHOWN_OF_SECRET = 10

# Asked for every page, so said in SQL: building a statement costs several times what it costs to answer it.
_GRANTS: Final = """
    SELECT role.grants FROM identity_roleassignment held
    JOIN identity_role role ON role.id = held.role_id
    JOIN identity_user person ON person.id = held.user_id
    WHERE held.user_id = %s AND person.is_active
"""
_SECOND_FACTOR: Final = "SELECT EXISTS (SELECT FROM mfa_authenticator WHERE user_id = %s AND type = ANY(%s))"
_SECOND_FACTOR_KINDS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def grants_of(user_id: int) -> frozenset[str]:
    """Everything that this person's roles allow together; nothing for a disabled or unknown person. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_GRANTS, [user_id])
        rows = cursor.fetchall()
    return frozenset(grant for (grants,) in rows for grant in grants) & ALL_GRANTS


def active_user(user_id: int) -> User | None:
    """The person, unless unknown or disabled."""
    return User.objects.filter(pk=user_id, is_active=True).first()


def holders_of_role(role_id: int) -> set[int]:
    """The ids of the people at work who hold this role."""
    held = RoleAssignment.objects.filter(role_id=role_id, user__is_active=True)
    return set(held.values_list("user_id", flat=True))


def holds_role(user_id: int, role_id: int) -> bool:
    return RoleAssignment.objects.filter(user_id=user_id, role_id=role_id).exists()


def names_of_roles() -> list[tuple[int, str]]:
    """Every role by its id; built-in names are msgids."""
    return list(Role.objects.values_list("pk", "name"))


def has_administrator() -> bool:
    """Whether somebody can administer: False only before the set-up."""
    return User.objects.filter(is_active=True, role_assignments__role__code=ADMINISTRATOR).exists()


def visible_to(actor: Actor) -> QuerySet[User]:
    """Whoever manages people sees all of them, the auditor too; everybody else only themselves."""
    if actor.may("people.manage") or actor.may("audit.read"):
        return User.objects.all()
    return User.objects.filter(pk=actor.id)


def get_for(actor: Actor, user_id: int) -> User:
    """The person. NotFound when there is none or the actor may not see them."""
    user = visible_to(actor).filter(pk=user_id).first()
    if user is None:
        raise NotFound
    return user


def list_users(
    actor: Actor, *, text: str = "", after: tuple[str, int] | None = None, limit: int = PAGE_SIZE
) -> Sequence[User]:
    """People by name, with their roles, one page after (name, id). Two queries whatever their number."""
    users = visible_to(actor).order_by("name", "id").prefetch_related("role_assignments__role")
    if text:
        users = users.filter(Q(name__icontains=text) | Q(email__icontains=text))
    if after is not None:
        name, user_id = after
        users = users.filter(Q(name__gt=name) | Q(name=name, id__gt=user_id))
    return list(users[:limit])


def list_roles(actor: Actor) -> Sequence[Role]:
    """Every role, the built-in ones first. NotPermitted unless the actor manages people or reads the audit."""
    if not actor.may("audit.read"):
        actor.require("people.manage")
    return list(Role.objects.order_by("-is_builtin", "id"))


def role_for(actor: Actor, role_id: int) -> Role:
    """One role. NotPermitted, NotFound."""
    actor.require("people.manage")
    role = Role.objects.filter(pk=role_id).first()
    if role is None:
        raise NotFound
    return role


def own_role_for_change(role_id: int) -> Role:
    """A role that is not built in, its row locked. NotFound, BuiltinRoleFixed."""
    role = Role.objects.select_for_update().filter(pk=role_id).first()
    if role is None:
        raise NotFound
    if role.is_builtin:
        raise BuiltinRoleFixed
    return role


def list_invitations(actor: Actor) -> Sequence[Invitation]:
    """Invitations that still wait, the newest first. NotPermitted."""
    actor.require("people.manage")
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    return list(waiting.prefetch_related("roles")[:500])


def tokens_of(actor: Actor, user_id: int) -> Sequence[ApiToken]:
    """A person's tokens that still work or may have worked, the newest first. NotFound."""
    return list(get_for(actor, user_id).api_tokens.filter(revoked_at=None)[:200])


def sessions_of(actor: Actor, user_id: int) -> Sequence[UserSession]:
    """Where a person is signed in, the last seen first. NotFound."""
    user = get_for(actor, user_id)
    living = UserSession.objects.purge_and_list(user)
    return sorted(living, key=lambda session: session.last_seen_at, reverse=True)


def has_second_factor(user_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_SECOND_FACTOR, [user_id, [kind.value for kind in _SECOND_FACTOR_KINDS]])
        return bool(cursor.fetchone()[0])


def is_protected(user: User | AnonymousUser) -> bool:
    """Whether this person signs in with a second step. No query when that came along with their session."""
    if isinstance(user, AnonymousUser):
        return False
    return has_second_factor(user.pk) if user.held_second_factor is None else user.held_second_factor


def single_sign_on_for(actor: Actor) -> SingleSignOn | None:
    """The company's account system as configured. NotPermitted."""
    actor.require("settings.manage")
    return SingleSignOn.objects.first()


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """The invitation that this link opens; None for an unknown, expired, withdrawn or used one."""
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)
    return waiting.filter(digest=digest_of(token)).first()


def sign_in_provider() -> SingleSignOn | None:
    """The company's account system, when people may sign in with it."""
    return SingleSignOn.objects.filter(is_enabled=True).select_related("role").first()


def user_id_of_email(email: str) -> int:
    """The number of who signs in with this address, 0 for nobody."""
    return User.objects.filter(email=email.strip().lower()).values_list("pk", flat=True).first() or 0


def token_ids_of_prefix(actor: Actor, prefix: str) -> list[int]:
    """Living tokens whose secret begins so, by what lists show of it; at most two. NotPermitted."""
    actor.require("people.manage")
    shown = prefix.rstrip("…")[:SHOWN_OF_SECRET]
    if len(shown) < SHOWN_OF_SECRET:
        return []
    return list(ApiToken.objects.filter(prefix=shown, revoked_at=None).values_list("pk", flat=True)[:2])
