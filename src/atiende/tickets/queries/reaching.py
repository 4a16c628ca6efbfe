"""Where a customer is answered who came without a mail address of their own."""

from __future__ import annotations

from atiende.customers.queries import cluster_of, identifiers_of
from atiende.tickets.rules.addresses import mail_address


def address_of_customer(customer_id: int) -> str:
    """A mail address that the customer is known under and that is reachable, a verified one first; else empty."""
    known = [each for each in identifiers_of(cluster_of(customer_id)) if each.kind == "email"]
    usable = [each for each in known if getattr(each, "unreachable", None) is None]
    usable.sort(key=lambda each: (getattr(each, "verification", None) is None, each.pk))
    return mail_address(usable[0].value) if usable else ""
