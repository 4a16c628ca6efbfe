"""Reads of regulations: which rules serve cases somewhere, when a rule ends, and what the packs say."""

from atiende.regulations.queries.packs import PackState, get_pack_state, list_pack_states, packs_in_force
from atiende.regulations.queries.terms import ServingRule, due_date_of, rules_for

__all__ = [
    "PackState",
    "ServingRule",
    "due_date_of",
    "get_pack_state",
    "list_pack_states",
    "packs_in_force",
    "rules_for",
]
