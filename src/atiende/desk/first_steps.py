"""What is left to do in a new house, for who may do it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from atiende.kernel.actors import Actor
from atiende.organisation.queries import Beginnings, beginnings
from atiende.platform.ui.addresses import address_of


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One line of the list; `url` leads to where it is done."""

    label: str
    note: str
    icon: str
    url: str
    is_done: bool


def first_steps_for(actor: Actor, *, is_protected: bool) -> list[FirstStep]:
    """The steps this actor may take, those that are done included, so that progress shows.

    `is_protected` says whether they sign in with a second step. One query, none for who may only do that.
    """
    steps = [_second_step(is_protected)]
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
        address_of("setup:start"),
        False,
    )


def _second_step(is_protected: bool) -> FirstStep:
    return FirstStep(
        _("Protect your account with a second step"),
        _("A code on your phone or a passkey: a stolen password is then not enough."),
        "shield-check",
        address_of("identity:security"),
        is_protected,
    )


def _team(begun: Beginnings) -> FirstStep:
    return FirstStep(
        _("Create a team"),
        _("Cases belong to teams: they decide who sees them and who answers."),
        "users",
        address_of("console:teams"),
        begun.has_team,
    )


def _sender(begun: Beginnings) -> FirstStep:
    return FirstStep(
        _("Say under which address your brand writes"),
        _("Name, address and tone with which customers receive your messages."),
        "store",
        address_of("console:brands"),
        begun.has_sender,
    )


def _colleagues(begun: Beginnings) -> FirstStep:
    return FirstStep(
        _("Invite your colleagues"),
        _("Each with their role: who answers, who supervises, who only reads."),
        "user-plus",
        address_of("console:people"),
        begun.has_colleagues,
    )
