"""Refusals as people and programs meet them: a sentence, a page, a toast, a problem document."""

from atiende.platform.refusals.acting import accepted, act_and_tell
from atiende.platform.refusals.on_form import show_on_form
from atiende.platform.refusals.problem import MEDIA_TYPE, problem_document
from atiende.platform.refusals.words import field_sentences, sentence

__all__ = [
    "MEDIA_TYPE",
    "accepted",
    "act_and_tell",
    "field_sentences",
    "problem_document",
    "sentence",
    "show_on_form",
]
