"""Take over customers of another system: known ones are found, others made known; nobody is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from atiende.customers.models.taking_over import NewCustomer, companies_called, holders_of, write_customers
from atiende.customers.queries.merges import survivors_of
from atiende.customers.rules.customer import COMPANY, LANGUAGES, PERSON
from atiende.customers.rules.identifiers import normal_identifier
from atiende.customers.rules.taking_over import (
    NAMED_BY_NOTHING,
    OF_SEVERAL,
    CustomerElsewhere,
    TakenOverCustomer,
)
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded, one_line
from atiende.platform.audit import record_each
from atiende.platform.postgres.copying import next_ids

Key = tuple[str, str]


def take_over_customers(
    *,
    customers: Sequence[CustomerElsewhere],
    gives_identifiers: bool,
    by: Actor,
    at: dt.datetime,
    is_trial: bool = False,
) -> list[TakenOverCustomer]:
    """Whom each is here, in order, by a number of statements that does not grow with them.

    Identifiers of two customers join nobody: that one is refused, the others are taken. Whom somebody knew keeps name
    and identifiers, and gets those that nobody has when `gives_identifiers`. No event is announced. All or none; a
    trial tells whom each would be and writes nothing. Raises NotPermitted, and IntegrityError when somebody else made
    one of them known at the same moment.
    """
    by.require("settings.manage")
    batch = _Batch(customers, gives_identifiers=gives_identifiers, at=at)
    with transaction.atomic():
        batch.look()
        taken = [batch.take(index, each) for index, each in enumerate(customers)]
        if is_trial:
            return taken
        batch.write()
        record_each(
            by=by,
            verb="customers.customer_taken_over",
            target_kind="customer",
            target_ids=[each.pk for each in batch.new],
            at=at,
        )
    return taken


class _Batch:
    """`holders`: whose each identifier is, those that this batch gives away included."""

    def __init__(
        self, customers: Sequence[CustomerElsewhere], *, gives_identifiers: bool, at: dt.datetime
    ) -> None:
        self._gives, self._at = gives_identifiers, at
        self._normal = [_normal(each) for each in customers]
        self._companies = {name: 0 for each in customers if (name := folded(one_line(each.company))[:200])}
        self._known_as = {each.known_as for each in customers if each.known_as is not None}
        self._ids = next_ids("customers_customer_id_seq", len(customers) + len(self._companies))
        self._holders: dict[Key, int] = {}
        self._given: list[tuple[int, str, str, str]] = []
        self.new: list[NewCustomer] = []

    def look(self) -> None:
        self._holders = holders_of({key for normal in self._normal for key in normal})
        self._companies.update(companies_called(list(self._companies)))
        survivors = survivors_of({*self._holders.values(), *self._known_as})
        self._holders = {key: survivors.get(pk, pk) for key, pk in self._holders.items()}
        self._survivors = survivors

    def take(self, index: int, customer: CustomerElsewhere) -> TakenOverCustomer:
        normal = self._normal[index]
        left_out = len(customer.identifiers) - len(normal)
        if customer.known_as is not None:
            return TakenOverCustomer(self._survivors.get(customer.known_as, customer.known_as))
        held_by = {self._holders[key] for key in normal if key in self._holders}
        name = one_line(customer.name)
        if len(held_by) > 1:
            return TakenOverCustomer(0, refused=OF_SEVERAL)
        if held_by:
            (pk,) = held_by
            if self._gives:
                self._give(pk, normal)
            return TakenOverCustomer(pk, left_out=left_out)
        if not normal and not name:
            return TakenOverCustomer(0, refused=NAMED_BY_NOTHING, left_out=left_out)
        pk = self._add(customer, name, next(iter(normal), ("", ""))[1])
        self._give(pk, normal)
        return TakenOverCustomer(pk, is_new=True, left_out=left_out)

    def write(self) -> None:
        write_customers(self.new, self._given, at=self._at)

    def _add(self, customer: CustomerElsewhere, name: str, first: str) -> int:
        is_company = customer.kind == COMPANY
        language = customer.language if customer.language in LANGUAGES else ""
        company = None if is_company else self._company(customer.company)
        pk = self._ids.pop()
        kind = COMPANY if is_company else PERSON
        self.new.append(NewCustomer(pk, kind, name, first, company, language))
        return pk

    def _company(self, called: str) -> int | None:
        """Companies are known by their names."""
        name = one_line(called)
        key = folded(name)[:200]
        if not key:
            return None
        if not self._companies.get(key):
            pk = self._companies[key] = self._ids.pop()
            self.new.append(NewCustomer(pk, COMPANY, name, "", None, ""))
        return self._companies[key]

    def _give(self, pk: int, normal: dict[Key, str]) -> None:
        for (kind, value), written in normal.items():
            if (kind, value) not in self._holders:
                self._holders[kind, value] = pk
                self._given.append((pk, kind, written, value))


def _normal(customer: CustomerElsewhere) -> dict[Key, str]:
    """The identifiers that can be kept: as they are compared → as they were written."""
    found: dict[Key, str] = {}
    for each in customer.identifiers:
        if normal := normal_identifier(each.kind, each.value, each.country):
            found.setdefault((each.kind, normal), one_line(each.value, limit=320))
    return found
