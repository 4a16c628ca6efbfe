"""Conditions of a list of cases as a program says them: `field.model:one_of:A`, one a parameter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils import timezone

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.platform.api.errors import CursorUnknown
from atiende.tickets.queries.listing import Page, is_list_place, page_of_ids
from atiende.tickets.queries.viewing import Asked, ids_of_view
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import MOST_TESTS, UNREADABLE, Condition, asked_test

ALONE: Final = gettext_noop("Say everything as conditions, or nothing.")


def tickets_under(actor: Actor, texts: Sequence[str], *, is_alone: bool, cursor: str, limit: int) -> Page:
    """Cases that fit all of them, the newest first. Raises InvalidInput, CursorUnknown and ViewTooSlow.

    `is_alone`: nothing else was asked for.
    """
    if not is_alone:
        raise InvalidInput(fields={"condition": ALONE})
    tests = [asked_test(text) for text in texts[: MOST_TESTS + 1]]
    kept = tuple(test for test in tests if test is not None)
    if len(kept) < len(tests) or len(kept) > MOST_TESTS:
        raise InvalidInput(fields={"condition": UNREADABLE})
    if cursor and not is_list_place(cursor, Order.NUMBER):
        raise CursorUnknown
    asked = Asked(condition=Condition(kept), order=Order.NUMBER, now=timezone.localtime(utc_now()))
    return page_of_ids(*ids_of_view(actor, asked, after=cursor, size=limit))
