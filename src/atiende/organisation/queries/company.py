"""The organisation's one row."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import Organisation


def organisation() -> Organisation | None:
    """The company, or None before the installation was set up. What it says is no secret inside the house."""
    return Organisation.objects.first()


def is_set_up() -> bool:
    return Organisation.objects.exists()


def get_organisation_for(actor: Actor) -> Organisation:
    """The company with its legal data, for who may read it. NotFound for everybody else and before the set-up."""
    found = organisation() if actor.may("organisation.read") else None
    if found is None:
        raise NotFound
    return found
