"""Reads of playbooks, and the only place that decides who is offered what."""

from atiende.playbooks.queries.canned import (
    FilledReply,
    Offered,
    filled_reply,
    folders_in_use,
    form_of_customer,
    get_canned_reply,
    noted_form,
    offered_replies,
    own_replies,
    replies_offered,
    shared_replies,
)
from atiende.playbooks.queries.macros import (
    MacroShown,
    StepShown,
    get_macro,
    macro_for,
    macros_offered,
    names_of_macros,
    own_macros,
    priorities,
    shared_macros,
    shown,
)
from atiende.playbooks.queries.translator import translator_set

__all__ = [
    "FilledReply",
    "MacroShown",
    "Offered",
    "StepShown",
    "filled_reply",
    "folders_in_use",
    "form_of_customer",
    "get_canned_reply",
    "get_macro",
    "macro_for",
    "macros_offered",
    "names_of_macros",
    "noted_form",
    "offered_replies",
    "own_macros",
    "own_replies",
    "priorities",
    "replies_offered",
    "shared_macros",
    "shared_replies",
    "shown",
    "translator_set",
]
