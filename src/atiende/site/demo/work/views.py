"""Views of the demonstration's people: for everybody, for a team and for oneself; of its own cases alone."""

from __future__ import annotations

from atiende.site.demo.work.doing import Doing
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.statuses import UNDER_WAY
from atiende.tickets.rules.view_conditions import Condition, Test
from atiende.tickets.rules.view_fields import Is
from atiende.views.actions.keep_view import keep_view
from atiende.views.rules.keeping import NewView


def views(doing: Doing) -> None:
    """Three that everybody sees, one of a team, and one of one's own."""
    technicians = frozenset({doing.teams["tecnico"]})
    not_over = Test("category", Is.ONE_OF, tuple(sorted(UNDER_WAY)))
    urgent = _ours(doing, Test("priority", Is.ONE_OF, ("3", "4")), not_over)
    broken = _ours(doing, Test("team", Is.ONE_OF, (str(doing.teams["tecnico"]),)), not_over)
    mine = _ours(doing, Test("assignee", Is.ONE_OF, (str(doing.agents["lucia"]),)), not_over)
    waiting = _ours(doing, not_over, Test("waiting", Is.OLDER, ("1d",)))
    later = _ours(doing, Test("snoozed", Is.YES))
    everybody, team = "everybody", "teams"
    for who, view in (
        ("elena", NewView(name="Esperan desde ayer", condition=waiting, shared=everybody)),
        ("elena", NewView(name="Urgentes", condition=urgent, shared=everybody, order=Order.PRIORITY)),
        ("elena", NewView(name="Aplazados", condition=later, shared=everybody, order=Order.SNOOZED)),
        ("raul", NewView(name="Averías", condition=broken, shared=team, team_ids=technicians)),
        ("lucia", NewView(name="Lo mío", condition=mine)),
    ):
        keep_view(new=view, by=doing.person(who), at=doing.at)


def _ours(doing: Doing, *tests: Test) -> Condition:
    brands = tuple(str(pk) for pk in doing.brands.values())
    return Condition((Test("brand", Is.ONE_OF, brands), *tests))
