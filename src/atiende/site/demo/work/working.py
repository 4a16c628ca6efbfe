"""All that the demonstration's people did, in the order in which one thing needs another."""

from __future__ import annotations

from typing import Final

from django.utils.translation import override

from atiende.platform.outbox import unannounced
from atiende.site.demo.work.cases import cases
from atiende.site.demo.work.customers import customers
from atiende.site.demo.work.doing import Doing
from atiende.site.demo.work.planning import planning
from atiende.site.demo.work.rules import rules
from atiende.site.demo.work.set_up import set_up
from atiende.site.demo.work.views import views
from atiende.site.demo.work.writing import writings

LANGUAGE: Final = "es"
"""Of its people: what the program writes in their name is in theirs."""


def work(doing: Doing) -> int:
    """News to nobody, so that nothing is sent, told or counted. How many customers it made."""
    with unannounced(), override(LANGUAGE):
        set_up(doing)
        views(doing)
        writings(doing)
        rules(doing)
        cases(doing)
        planning(doing)
        return customers(doing)
