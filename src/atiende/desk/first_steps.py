"""What is left to do in a new house, for who may do it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from atiende.identity.queries import has_second_factor
from atiende.kernel.actors import Actor
from atiende.organisation.queries import Beginnings, beginnings


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One line of the list; `url` leads to where it is done."""

    label: str
    note: str
    icon: str
    url: str
    is_done: bool


def first_steps_for(actor: Actor) -> list[FirstStep]:
    """The steps this actor may take, those that are done included, so that progress shows."""
    steps = [_second_step(actor)]
    if not (actor.may("organisation.manage") or actor.may("people.manage")):
        return steps
    begun = beginnings(actor)
    if actor.may("organisation.manage"):
        if not begun.is_set_up:
            steps.insert(0, _set_up())
        steps += [_team(begun), _sender(begun)]
    if actor.may("people.manage"):
        steps.append(_colleagues(begun))
    return steps


def _set_up() -> FirstStep:
    return FirstStep(
        _("Say which company this is"),
        _("Name, country, brand and team: until then customers find no page."),
        "building-2",
        reverse("setup:start"),
        False,
    )


def _second_step(actor: Actor) -> FirstStep:
    return FirstStep(
        _("Protect your account with a second step"),
        _("A code on your phone or a passkey: a stolen password is then not enough."),
        "shield-check",
        reverse("identity:security"),
        has_second_factor(actor.id),
    )


def _team(begun: Beginnings) -> FirstStep:
    return FirstStep(
        _("Create a team"),
        _("Cases belong to teams: they decide who sees them and who answers."),
        "users",
        reverse("console:teams"),
        begun.has_team,
    )


def _sender(begun: Beginnings) -> FirstStep:
    return FirstStep(
        _("Say under which address your brand writes"),
        _("Name, address and tone with which customers receive your messages."),
        "store",
        reverse("console:brands"),
        begun.has_sender,
    )


def _colleagues(begun: Beginnings) -> FirstStep:
    return FirstStep(
        _("Invite your colleagues"),
        _("Each with their role: who answers, who supervises, who only reads."),
        "user-plus",
        reverse("console:people"),
        begun.has_colleagues,
    )
