"""What every action on people holds to: power is never exceeded, and somebody always runs the house."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from atiende.identity.errors import EmailTaken, GrantNotHeld, LastAdministrator
from atiende.identity.models import Role, User
from atiende.identity.queries import grants_of
from atiende.identity.rules.passwords import MAX_NEW_LENGTH, is_guessed_early
from atiende.identity.rules.roles import ADMINISTRATOR
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, gettext_noop


def lock_administrators() -> None:
    """Let one transaction at a time change who administers. Taken before any row of a user."""
    Role.objects.select_for_update().get(code=ADMINISTRATOR)


def require_an_administrator() -> None:
    """Raise LastAdministrator when nobody active is left with that role; asked after the change, in its transaction."""
    if not User.objects.filter(is_active=True, role_assignments__role__code=ADMINISTRATOR).exists():
        raise LastAdministrator


def is_administrator(user: User) -> bool:
    return user.role_assignments.filter(role__code=ADMINISTRATOR).exists()


def locked_user(user_id: int) -> User:
    """The person's row, locked. NotFound when there is none."""
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise NotFound
    return user


def require_all(by: Actor, grants: frozenset[str]) -> None:
    """Raise GrantNotHeld, naming the first in alphabetical order, unless the actor holds every one of these grants."""
    if by.is_system:
        return
    for grant in sorted(grants - by.grants):
        raise GrantNotHeld(missing=grant)


def require_command_of(by: Actor, user: User) -> None:
    """People who manage people, of those alone who may do no more than they themselves; everybody of themselves."""
    if by.id == user.pk:
        return
    by.require("people.manage")
    require_all(by, grants_of(user.pk) if user.is_active else grants_of_roles(user))


def grants_of_roles(user: User) -> frozenset[str]:
    """What the roles of a disabled person would allow again."""
    rows = Role.objects.filter(assignments__user=user).values_list("grants", flat=True)
    return frozenset(grant for grants in rows for grant in grants)


def roles_to_give(by: Actor, codes: Iterable[str]) -> list[Role]:
    """The roles of these codes. InvalidInput for none or an unknown one, GrantNotHeld for more than the actor holds."""
    wished = set(codes)
    roles = list(Role.objects.filter(code__in=wished))
    if not roles or len(roles) != len(wished):
        raise InvalidInput(fields={"roles": gettext_noop("Choose at least one role from the list.")})
    require_all(by, frozenset(grant for role in roles for grant in role.grants))
    return roles


def require_free_email(email: str, *, except_user_id: int = 0) -> None:
    if User.objects.filter(email=email).exclude(pk=except_user_id).exists():
        raise EmailTaken(fields={"email": EmailTaken.message})


def require_good_password(password: str, user: User) -> None:
    """InvalidInput with the first thing that is wrong with the password."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidInput(fields={"password": error.messages[0]}) from error


class NotTooLong:
    """Django asks it about every password that is chosen, whatever the page."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError."""
        if len(password) > MAX_NEW_LENGTH:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return gettext("Use at most 128 characters.")


class NotGuessedEarly(CommonPasswordValidator):
    """Django's list of 20,000 common passwords, looked up as people vary them; nothing leaves the machine."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        if is_guessed_early(password, self.passwords):
            raise ValidationError(self.get_error_message(), code="password_too_common")
