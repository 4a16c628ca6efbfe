"""Who wrote a mail, and where answers go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from atiende.channels.rules.mail.own import plain_address
from atiende.channels.rules.mail.parts import Address, ReadMail
from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.errors import NotAnIdentifier
from atiende.customers.rules.customer import CustomerFields
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line

MOST_COPIED = 50


@dataclass(frozen=True, slots=True)
class Writer:
    """`address` is empty for a mail that says nowhere whom it comes from."""

    customer_id: int
    name: str
    address: str


def address_of_writer(mail: ReadMail, *, own_addresses: frozenset[str]) -> Address | None:
    """The author; for forms that write in our own name the one to whom answers go; else who takes returns."""
    if mail.sender is not None and plain_address(mail.sender.email) not in own_addresses:
        return mail.sender
    for address in mail.reply_to:
        if plain_address(address.email) not in own_addresses:
            return address
    if mail.sender is not None:
        return mail.sender
    return Address(mail.return_path) if mail.return_path else None


def identify_writer(mail: ReadMail, *, own_addresses: frozenset[str], by: Actor, at: dt.datetime) -> Writer:
    """The customer of this address, made when nobody had it yet; without a usable one a customer of its own."""
    found = address_of_writer(mail, own_addresses=own_addresses) or Address("")
    name = one_line(found.name, limit=200)
    try:
        customer_id = identify_customer(kind="email", value=found.email, name=name, by=by, at=at)
    except NotAnIdentifier:
        name = name or one_line(found.email, limit=200) or gettext("Unknown sender")
        return Writer(create_customer(fields=CustomerFields(name=name), by=by, at=at).pk, name, "")
    return Writer(customer_id, name or found.email, found.email)


def others_addressed(mail: ReadMail, *, own_addresses: frozenset[str], writer: str) -> list[Address]:
    """Everybody else in To and Cc, once each, without us."""
    everybody = {address.email: address for address in (*mail.to, *mail.cc) if "@" in address.email}
    return [
        everybody[email]
        for email in everybody
        if plain_address(email) not in own_addresses and email != writer
    ]
