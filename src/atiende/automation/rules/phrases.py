"""The words in which rules are read aloud: one set for each language that people write them in.

Not catalogue entries: a sentence is also read back, so all the words of a language belong together. `{v}` is what it is
about, `{w}` what is written, `{n}` a number, `{f}` a fact, `{l}` the label of a custom field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Connecting words, and a phrase for each thing of the vocabulary. `special`: of a fact with a test.

    `language`: which one they are in, which is not always the reader's.
    """

    language: str
    when: str
    provided: str
    some: str
    then: str
    unless: str
    both: str
    either: str
    or_value: str
    nor_value: str
    quotes: tuple[str, str]
    hours: Mapping[str, str]
    days: tuple[str, ...]
    units: Mapping[str, tuple[str, str]]
    triggers: Mapping[str, str]
    facts: Mapping[str, str]
    field: str
    tests: Mapping[str, str]
    special: Mapping[tuple[str, str], str]
    deeds: Mapping[str, str]


SPANISH: Final = Phrases(
    language="es",
    when="Cuando ",
    provided=", si ",
    some="se cumple alguna de estas: ",
    then=", entonces ",
    unless=", salvo que ",
    both=" y ",
    either=" o bien ",
    or_value=" o ",
    nor_value=" ni ",
    quotes=("«", "»"),
    hours={"inside": ", solo dentro del horario ", "outside": ", solo fuera del horario "},
    days=("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    units={"hours": ("hora", "horas"), "days": ("día", "días")},
    triggers={
        "opened": "se abre un caso",
        "wrote": "el cliente vuelve a escribir",
        "answered": "se responde al cliente",
        "noted": "se escribe una nota interna",
        "status": "cambia el estado",
        "solved": "se resuelve el caso",
        "reopened": "se reabre el caso",
        "assigned": "cambia la persona asignada",
        "team": "cambia el equipo",
        "priority": "cambia la prioridad",
        "tagged": "cambian las etiquetas",
        "fields": "cambian los campos del caso",
        "woken": "vuelve un caso pospuesto",
        "since_customer": "han pasado {n} desde el último mensaje del cliente",
        "unanswered": "el cliente lleva {n} sin respuesta",
        "in_status": "el caso lleva {n} en el mismo estado",
    },
    facts={
        "brand": "la marca",
        "team": "el equipo",
        "assignee": "la persona asignada",
        "channel": "el canal",
        "status": "el estado",
        "category": "la fase",
        "priority": "la prioridad",
        "language": "el idioma del caso",
        "tags": "la lista de etiquetas",
        "subject": "el asunto",
        "text": "el texto",
        "words": "el asunto o el texto",
        "customer_name": "el nombre del cliente",
        "customer_company": "la empresa del cliente",
        "customer_address": "la dirección del cliente",
        "customer_language": "el idioma del cliente",
        "waiting": "el cliente espera respuesta",
        "by_person": "lo hizo una persona",
        "working_time": "es horario laboral",
        "hour": "la hora del día",
        "reopenings": "el número de reaperturas",
    },
    field="el campo {l}",
    tests={
        "is": "es",
        "is_not": "no es",
        "contains": "contiene",
        "contains_not": "no contiene",
        "at_least": "es como mínimo",
        "at_most": "es como máximo",
        "empty": "no tiene ningún valor",
        "filled": "tiene algún valor",
    },
    special={
        ("team", "empty"): "el caso no tiene equipo",
        ("team", "filled"): "el caso tiene equipo",
        ("assignee", "empty"): "nadie tiene el caso",
        ("assignee", "filled"): "alguien tiene el caso",
        ("tags", "empty"): "el caso no tiene etiquetas",
        ("tags", "filled"): "el caso tiene etiquetas",
        ("waiting", "yes"): "el cliente espera respuesta",
        ("waiting", "no"): "el cliente no espera respuesta",
        ("by_person", "yes"): "lo hizo una persona",
        ("by_person", "no"): "no lo hizo una persona",
        ("working_time", "yes"): "es horario laboral",
        ("working_time", "no"): "no es horario laboral",
    },
    deeds={
        "assign": "asigna el caso a {v}",
        "unassign": "deja el caso sin persona asignada",
        "team": "pasa el caso al equipo {v}",
        "status": "cambia el estado a {v}",
        "priority": "cambia la prioridad a {v}",
        "tag": "pone la etiqueta {v}",
        "untag": "quita la etiqueta {v}",
        "field": "escribe {w} en el campo {v}",
        "snooze": "pospone el caso {n}",
        "note": "añade la nota {w}",
        "answer": "responde al cliente {w}",
        "notify": "avisa a {v} diciendo {w}",
        "webhook": "avisa a otros sistemas con el nombre {v}",
        "stop": "no mira más reglas",
    },
)

ENGLISH: Final = Phrases(
    language="en",
    when="When ",
    provided=", if ",
    some="any of these holds: ",
    then=", then ",
    unless=", unless ",
    both=" and ",
    either=" or else ",
    or_value=" or ",
    nor_value=" nor ",
    quotes=("“", "”"),
    hours={"inside": ", only within the hours ", "outside": ", only outside the hours "},
    days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    units={"hours": ("hour", "hours"), "days": ("day", "days")},
    triggers={
        "opened": "a case is opened",
        "wrote": "the customer writes again",
        "answered": "the customer is answered",
        "noted": "an internal note is written",
        "status": "the status changes",
        "solved": "the case is solved",
        "reopened": "the case is reopened",
        "assigned": "the assigned person changes",
        "team": "the team changes",
        "priority": "the priority changes",
        "tagged": "the tags change",
        "fields": "the fields of the case change",
        "woken": "a case that was put off comes back",
        "since_customer": "{n} have passed since the customer's last message",
        "unanswered": "the customer has been without an answer for {n}",
        "in_status": "the case has been in the same status for {n}",
    },
    facts={
        "brand": "the brand",
        "team": "the team",
        "assignee": "the assigned person",
        "channel": "the channel",
        "status": "the status",
        "category": "the phase",
        "priority": "the priority",
        "language": "the language of the case",
        "tags": "the list of tags",
        "subject": "the subject",
        "text": "the text",
        "words": "the subject or the text",
        "customer_name": "the customer's name",
        "customer_company": "the customer's company",
        "customer_address": "the customer's address",
        "customer_language": "the customer's language",
        "waiting": "the customer waits for an answer",
        "by_person": "a person did it",
        "working_time": "it is working time",
        "hour": "the hour of the day",
        "reopenings": "the number of reopenings",
    },
    field="the field {l}",
    tests={
        "is": "is",
        "is_not": "is not",
        "contains": "contains",
        "contains_not": "does not contain",
        "at_least": "is at least",
        "at_most": "is at most",
        "empty": "has no value",
        "filled": "has a value",
    },
    special={
        ("team", "empty"): "the case has no team",
        ("team", "filled"): "the case has a team",
        ("assignee", "empty"): "nobody has the case",
        ("assignee", "filled"): "somebody has the case",
        ("tags", "empty"): "the case has no tags",
        ("tags", "filled"): "the case has tags",
        ("waiting", "yes"): "the customer waits for an answer",
        ("waiting", "no"): "the customer does not wait for an answer",
        ("by_person", "yes"): "a person did it",
        ("by_person", "no"): "no person did it",
        ("working_time", "yes"): "it is working time",
        ("working_time", "no"): "it is no working time",
    },
    deeds={
        "assign": "assigns the case to {v}",
        "unassign": "leaves the case without an assigned person",
        "team": "moves the case to the team {v}",
        "status": "changes the status to {v}",
        "priority": "changes the priority to {v}",
        "tag": "adds the tag {v}",
        "untag": "removes the tag {v}",
        "field": "writes {w} in the field {v}",
        "snooze": "puts the case off for {n}",
        "note": "adds the note {w}",
        "answer": "answers the customer {w}",
        "notify": "notifies {v} saying {w}",
        "webhook": "tells other systems under the name {v}",
        "stop": "looks at no further rules",
    },
)


def phrases_for(language: str) -> Phrases:
    """English for what is neither."""
    return SPANISH if language.lower().startswith("es") else ENGLISH
