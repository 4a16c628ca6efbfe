"""What of customers can be watched live, and by whom: those who may see customers."""

from __future__ import annotations

from atiende.identity.queries import grants_of
from atiende.platform.live import register_topic

_LIST = "1"


def register_topics() -> None:
    register_topic("customer", watches_customer)
    register_topic("customers", watches_list)


def watches_customer(user_id: int, ident: str) -> bool:
    return ident.isdecimal() and "customers.read" in grants_of(user_id)


def watches_list(user_id: int, ident: str) -> bool:
    return ident == _LIST and "customers.read" in grants_of(user_id)
