"""Searching: how text and queries are read, the vocabulary, and the marking of what was found.

Rooms keep their own rows; here are the rules that make what is indexed and what is asked agree.
"""

from atiende.platform.search.asking import Correction, Question, ask
from atiende.platform.search.marking import Part, answering_words, marked, snippet
from atiende.platform.search.reading import Asked, Operator, Problem, Term, read_query
from atiende.platform.search.recent import (
    forget_all_recent,
    forget_recent,
    forget_recent_saying,
    recent_of,
    remember_search,
)
from atiende.platform.search.text import accented, codes, plain
from atiende.platform.search.vocabulary import count_words, forget, learn, learn_counted

__all__ = [
    "Asked",
    "Correction",
    "Operator",
    "Part",
    "Problem",
    "Question",
    "Term",
    "accented",
    "answering_words",
    "ask",
    "codes",
    "count_words",
    "forget",
    "forget_all_recent",
    "forget_recent",
    "forget_recent_saying",
    "learn",
    "learn_counted",
    "marked",
    "plain",
    "read_query",
    "recent_of",
    "remember_search",
    "snippet",
]
