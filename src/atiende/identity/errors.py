"""What identity refuses."""

from __future__ import annotations

from atiende.kernel.refusals import NotPermitted, Refusal, gettext_noop


class LastAdministrator(Refusal):
    code = "last_administrator"
    message = gettext_noop("This is the last administrator. Make somebody else an administrator first.")
    http_status = 409


class GrantNotHeld(NotPermitted):
    """Nobody gives, takes or commands what they do not hold themselves; `missing` names one such grant."""

    code = "grant_not_held"
    message = gettext_noop("You cannot give or take permissions that you do not have yourself.")


class EmailTaken(Refusal):
    code = "email_taken"
    message = gettext_noop("Somebody with this address already has an account.")
    http_status = 409


class RoleInUse(Refusal):
    code = "role_in_use"
    message = gettext_noop("Somebody still has this role. Give them another one first.")
    http_status = 409


class BuiltinRoleFixed(Refusal):
    code = "builtin_role_fixed"
    message = gettext_noop(
        "This role belongs to Atiende and cannot be changed. Make one of your own instead."
    )
    http_status = 409


class InvitationUnusable(Refusal):
    """Unknown, expired, withdrawn and used look the same to whoever holds the link."""

    code = "invitation_unusable"
    message = gettext_noop("This invitation no longer works. Ask for a new one.")
    http_status = 410


class UserInUse(Refusal):
    code = "user_in_use"
    message = gettext_noop("This person has done work that is kept. Disable the account instead.")
    http_status = 409


class ProviderUnusable(Refusal):
    """The company's account system does not answer as it should; `reason` is its real error in plain words."""

    code = "provider_unusable"
    message = gettext_noop("The account system did not answer as it should: %(reason)s")
    http_status = 422
