"""What the pages of sign-in ask for: `{% load identity %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms.boundfield import BoundField

from atiende.identity.models import SingleSignOn
from atiende.identity.queries import company, sign_in_provider
from atiende.identity.web.origins import can_use_passkeys
from atiende.platform.ui.fields import described

register = template.Library()


@register.simple_tag
def sign_in_company() -> str:
    """The company's name; empty before the set-up."""
    return company().name


@register.simple_tag
def company_account() -> SingleSignOn | None:
    """The account system of the company, when people may sign in with it."""
    return sign_in_provider()


@register.simple_tag(takes_context=True)
def passkeys_here(context: template.Context) -> bool:
    """Whether browsers allow passkeys on the address of this page."""
    return can_use_passkeys(context["request"])


@register.inclusion_tag("identity/password_input.html")
def password_input(bound: BoundField) -> dict[str, Any]:
    """A password's control with its button that shows it, for a label that stands elsewhere."""
    return described(bound)
