"""What others may ask of identity."""

from atiende.identity.queries.company import Company, company, public_address, take_company_from
from atiende.identity.queries.people import (
    active_user,
    get_for,
    grants_of,
    has_administrator,
    has_second_factor,
    is_protected,
    list_invitations,
    list_roles,
    list_users,
    open_invitation,
    own_role_for_change,
    role_for,
    sessions_of,
    sign_in_provider,
    single_sign_on_for,
    token_ids_of_prefix,
    tokens_of,
    user_id_of_email,
    visible_to,
)
from atiende.identity.queries.signed_in import read_along
from atiende.identity.queries.tokens import authenticate_token

__all__ = [
    "Company",
    "active_user",
    "authenticate_token",
    "company",
    "get_for",
    "grants_of",
    "has_administrator",
    "has_second_factor",
    "is_protected",
    "list_invitations",
    "list_roles",
    "list_users",
    "open_invitation",
    "own_role_for_change",
    "public_address",
    "read_along",
    "role_for",
    "sessions_of",
    "sign_in_provider",
    "single_sign_on_for",
    "take_company_from",
    "token_ids_of_prefix",
    "tokens_of",
    "user_id_of_email",
    "visible_to",
]
