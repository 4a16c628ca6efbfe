"""Find the customer who writes under an identifier, or make them known. On the path of every message that arrives."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Final

from django.db import transaction

from atiende.customers.errors import NotAnIdentifier
from atiende.customers.events import CustomerChanged, CustomerCreated
from atiende.customers.queries.merges import SURVIVOR_OF_VALUE, survivor_by_normal_value
from atiende.customers.rules.customer import sort_key
from atiende.customers.rules.identifiers import normal_identifier
from atiende.customers.rules.person import Person
from atiende.customers.rules.problems import NOT_AN_IDENTIFIER
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.postgres.reading import read_row
from atiende.platform.postgres.writing import write

# The identifier goes in first and takes the customer's next id with it: who comes second writes no row at all.
_FIND_OR_CREATE: Final = f"""{SURVIVOR_OF_VALUE}, identifier AS (
    INSERT INTO customers_identifier (customer_id, kind, value, normal_value, added_at)
    SELECT nextval(pg_get_serial_sequence('customers_customer', 'id')),
        %(kind)s, %(value)s, %(normal)s, %(at)s::timestamptz
    WHERE NOT EXISTS (SELECT FROM survivor)
    ON CONFLICT (kind, normal_value) DO NOTHING
    RETURNING customer_id
), customer AS (
    INSERT INTO customers_customer (id, kind, name, folded_name, language, time_zone, created_at, version)
    SELECT customer_id, 'person', %(name)s::text, %(folded)s::text, '', '', %(at)s::timestamptz, 1 FROM identifier
    RETURNING id
)
SELECT id, name, language, time_zone, FALSE FROM survivor UNION ALL
SELECT id, %(name)s::text, '', '', TRUE FROM customer
"""  # noqa: S608  put together of constants

_NAME: Final = """
UPDATE customers_customer SET name = %(name)s, folded_name = %(folded)s, version = version + 1
WHERE id = %(id)s::bigint AND name = ''
"""


def identify_writer(
    *, kind: str, value: str, name: str = "", by: Actor, at: dt.datetime, country: str = ""
) -> Person:
    """The surviving customer; a new customer's identifier is not verified. Two at once get the same one.

    `country` (ISO 3166-1) says how a telephone without + is read. Raises NotPermitted and NotAnIdentifier.
    """
    if not (by.may("customers.manage") or by.may("tickets.reply")):
        raise NotPermitted(missing="customers.manage")
    normal = normal_identifier(kind, value, country)
    if not normal:
        raise NotAnIdentifier(fields={"value": NOT_AN_IDENTIFIER})
    called = one_line(name)
    with transaction.atomic(savepoint=False):
        person, is_new = _found_or_created(kind, one_line(value, limit=320), normal, called, at)
        if is_new:
            _tell_of_new(person.id, by, at)
        elif called and not person.name:
            _give_name(person.id, called, by, at)
            return dataclasses.replace(person, name=called)
        return person


def _found_or_created(kind: str, value: str, normal: str, name: str, at: dt.datetime) -> tuple[Person, bool]:
    """Who it is, and whether this made them known."""
    columns: dict[str, str | dt.datetime] = {"kind": kind, "value": value, "normal": normal, "at": at}
    row = read_row(_FIND_OR_CREATE, {**columns, "name": name, "folded": sort_key(name, [normal])})
    if row is not None:
        return Person(*row[:4]), row[4]
    # Somebody else's insert was waited for, and is visible to the next statement.
    found = survivor_by_normal_value(kind, normal)
    if found is None:
        raise RuntimeError("an identifier stood in the way and is gone")
    return found, False


def _tell_of_new(customer_id: int, by: Actor, at: dt.datetime) -> None:
    record(by=by, verb="customers.customer_created", target_kind="customer", target_id=customer_id, at=at)
    emit(CustomerCreated(customer_id=customer_id, created_by=by.id))


def _give_name(customer_id: int, name: str, by: Actor, at: dt.datetime) -> None:
    if write(_NAME, {"id": customer_id, "name": name, "folded": sort_key(name, [])}):
        record(
            by=by,
            verb="customers.customer_changed",
            target_kind="customer",
            target_id=customer_id,
            fields=["name"],
            at=at,
        )
        emit(CustomerChanged(customer_id=customer_id, fields="name", changed_by=by.id))
