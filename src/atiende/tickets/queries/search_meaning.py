"""What words of a search mean here: numbers of cases and people who are called so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atiende.customers.queries import customers_meant
from atiende.kernel.actors import Actor
from atiende.platform.search import Asked, Term
from atiende.tickets.models import Ticket
from atiende.tickets.queries.visibility import sees
from atiende.tickets.rules.search_scope import customer_lexeme

_NUMBER: Final = re.compile(r"#?(\d{1,18})")
_NAME_LEAST: Final = 3
_DIGITS_LEAST: Final = 7


def numbered(actor: Actor, asked: Asked) -> Ticket | None:
    """The case of which the number was typed and nothing else, when the actor sees it."""
    if len(asked.terms) != 1 or asked.operators or asked.terms[0].is_negated:
        return None
    match = _NUMBER.fullmatch(asked.terms[0].typed)
    if match is None:
        return None
    rows = Ticket.objects.select_related("status", "customer", "brand", "team", "assignee")
    found = rows.filter(number=int(match[1])).first()
    return found if found is not None and sees(actor, found.pk) else None


def answering_lexemes(terms: Iterable[Term]) -> dict[str, tuple[str, ...]]:
    """For terms that name customers, by name, address or telephone: the lexemes of these, by how it was typed."""
    words: dict[str, str] = {}
    values: dict[str, str] = {}
    for term in terms:
        if "@" in term.typed:
            values[term.typed] = term.typed.lower()
        elif digits := _digits(term):
            values[term.typed] = digits
        elif term.is_word and len(term.words[0]) >= _NAME_LEAST and not term.words[0].isdecimal():
            words[term.typed] = term.words[0]
    meant = customers_meant(words=set(words.values()), values=set(values.values()))
    return {
        typed: tuple(customer_lexeme(each) for each in meant[asked])
        for typed, asked in {**words, **values}.items()
        if asked in meant
    }


def _digits(term: Term) -> str:
    digits = re.sub(r"\D", "", term.typed)
    is_number = len(digits) >= _DIGITS_LEAST and re.fullmatch(r"[\d\s().+\-]+", term.typed) is not None
    return digits if is_number else ""
