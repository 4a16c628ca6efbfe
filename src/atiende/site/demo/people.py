"""The customers of the demonstration: always new ones, even where a real one has the same address or number."""

from __future__ import annotations

import datetime as dt

from atiende.customers.actions.create_customer import create_customer
from atiende.customers.queries import find_by_identifier
from atiende.customers.rules.customer import COMPANY, LANGUAGES, CustomerFields, NewIdentifier
from atiende.kernel.actors import Actor
from atiende.site.demo.correspondence import DemoThread

_COUNTRY = "ES"


class People:
    """Each made once, when their first conversation is taken over; `ids` are all that were made."""

    def __init__(self, by: Actor, at: dt.datetime) -> None:
        self._by, self._at = by, at
        self._known: dict[str, int] = {}
        self._companies: dict[str, int] = {}

    @property
    def ids(self) -> set[int]:
        return {*self._known.values(), *self._companies.values()}

    def customer_of(self, thread: DemoThread) -> int:
        key = thread.email or thread.phone
        if key not in self._known:
            fields = CustomerFields(
                name=thread.customer,
                company_id=self._company_of(thread),
                language=thread.language if thread.language in LANGUAGES else "",
            )
            self._known[key] = self._made(fields, self._free_identifiers(thread))
        return self._known[key]

    def _company_of(self, thread: DemoThread) -> int | None:
        if not thread.company:
            return None
        if thread.company not in self._companies:
            fields = CustomerFields(kind=COMPANY, name=thread.company)
            self._companies[thread.company] = self._made(fields, [])
        return self._companies[thread.company]

    def _made(self, fields: CustomerFields, identifiers: list[NewIdentifier]) -> int:
        return create_customer(fields=fields, identifiers=identifiers, by=self._by, at=self._at).pk

    def _free_identifiers(self, thread: DemoThread) -> list[NewIdentifier]:
        """What somebody real has stays theirs: the demonstration never joins nor changes a real customer."""
        said = [NewIdentifier("email", thread.email), NewIdentifier("phone", thread.phone, _COUNTRY)]
        return [
            each
            for each in said
            if each.value and find_by_identifier(each.kind, each.value, each.country) is None
        ]
