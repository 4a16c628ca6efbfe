"""Which view or filter an address asks for: `view=7`, and any number of `all=…` and `any=…`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from atiende.desk.queues import Queue, chosen_queue, queues_of
from atiende.desk.web.condition_words import ConditionWords
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.tickets.queries import Asked
from atiende.tickets.rules.listing import NOBODY, Filters, Order
from atiende.tickets.rules.view_conditions import NO_CONDITION, Condition, Test, asked_in, text_of
from atiende.tickets.rules.view_fields import Is
from atiende.views.queries import Kept, get_view_for
from atiende.views.rules.keeping import USUAL

ORDERS: Final = (Order.LAST_MESSAGE, Order.PRIORITY, Order.NUMBER, Order.NEXT_DUE, Order.SNOOZED)
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """`view` None: filters of the address alone. `added`: what the address adds to the view. `label`: of a queue."""

    view: Kept | None
    added: Condition
    order: Order
    columns: tuple[str, ...] = USUAL
    label: str = ""

    @property
    def condition(self) -> Condition:
        return self.added if self.view is None else self.view.condition.and_also(self.added)

    @property
    def asked(self) -> Asked:
        return Asked(condition=self.condition, order=self.order, now=timezone.localtime(utc_now()))

    def pairs(self, *, without: Test | None = None) -> Pairs:
        """What an address that shows the same says."""
        found: Pairs = [] if self.view is None else [("view", str(self.view.id))]
        for group in ("all", "any"):
            found += [(group, text_of(test)) for test in getattr(self.added, group) if test is not without]
        own = Order.LAST_MESSAGE if self.view is None else self.view.order
        return found + ([] if self.order == own else [("order", self.order.value)])

    def chips(self, words: ConditionWords, address: str) -> list[tuple[str, str]]:
        """What the address adds, in words, each with the address that shows the rest."""
        return [(words.chip(test), f"{address}?{urlencode(self._rest(test))}") for test in self.added.tests]

    def _rest(self, test: Test) -> Pairs:
        """Without its last filter an address still says that it filters."""
        return self.pairs(without=test) or [("all", "")]


def asks_for_view(request: HttpRequest) -> bool:
    return any(name in request.GET for name in ("view", "all", "any"))


def chosen_view(request: HttpRequest, actor: Actor) -> Chosen:
    """Raises NotFound for a view that this person does not have. What makes no sense in the address is left out."""
    said = request.GET
    number = said.get("view", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    view = get_view_for(actor, int(number) if is_number else 0) if number else None
    added = asked_in(said.getlist("all"), said.getlist("any"))
    if view is not None and view.condition.any:
        added = Condition(added.all)  # one group of alternatives holds, and it is the view's
    for name in ("priority", "brand"):
        if said.get(name):
            added = added.and_also(asked_in([f"{name}:one_of:{said[name]}"]))
    order = said.get("order", "")
    own = Order.LAST_MESSAGE if view is None else view.order
    columns = USUAL if view is None else view.columns
    return Chosen(view, added, Order(order) if order in set(ORDERS) else own, columns)


def chosen_list(request: HttpRequest, actor: Actor) -> Chosen:
    """The same; a queue of the address is told as the conditions that it stands for."""
    if asks_for_view(request):
        return chosen_view(request, actor)
    queue = chosen_queue(queues_of(actor), request.GET.get("queue", ""))
    base = chosen_view(request, actor)
    condition = condition_of_queue(queue).and_also(base.added)
    order = base.order if request.GET.get("order") else queue.filters.order
    return Chosen(None, condition, order, label=queue.label)


def condition_of_queue(queue: Queue) -> Condition:
    """What the queue holds, said as a view would."""
    filters = queue.filters
    tests = [*_hands(filters)]
    if filters.categories:
        tests.append(Test("category", Is.ONE_OF, tuple(sorted(each.value for each in filters.categories))))
    if filters.is_snoozed is not None:
        tests.append(Test("snoozed", Is.YES if filters.is_snoozed else Is.NO))
    if filters.is_waiting:
        tests.append(Test("waiting", Is.SET))
    if filters.is_spam:
        tests.append(Test("spam", Is.YES))
    return Condition(tuple(tests)) if tests else NO_CONDITION


def _hands(filters: Filters) -> list[Test]:
    found = []
    if filters.assignee_id is not None:
        found.append(Test("assignee", Is.ONE_OF, ("nobody" if filters.assignee_id == NOBODY else "me",)))
    if filters.team_ids is not None:
        found.append(Test("team", Is.ONE_OF, ("mine",)))
    if filters.team_id is not None:
        found.append(Test("team", Is.ONE_OF, (str(filters.team_id),)))
    return found
