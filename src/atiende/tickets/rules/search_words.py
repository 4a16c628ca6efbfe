"""How the operators of a search are typed and what their values mean, in Spanish and in English alike."""

from __future__ import annotations

from typing import Final

from atiende.tickets.rules.channels import REPORTED
from atiende.tickets.rules.priorities import PRIORITIES

OF_CASE: Final = {
    "etiqueta": "tag",
    "tag": "tag",
    "canal": "channel",
    "channel": "channel",
    "prioridad": "priority",
    "priority": "priority",
    "marca": "brand",
    "brand": "brand",
}
"""What stands on the case itself, besides its status."""
ALSO: Final = {"cliente": "from", "customer": "from", "despues": "since"}
"""Other words for operators that there are."""

CHANNELS: Final = {
    **{code: code for code in (*REPORTED, "internal")},
    "correo": "mail",
    "email": "mail",
    "formulario": "web",
    "telefono": "phone",
    "llamada": "phone",
    "redes": "social",
    "mostrador": "counter",
    "carta": "letter",
    "visita": "visit",
    "interno": "internal",
}
PRIORITY_WORDS: Final = {
    **{code: number for number, code in enumerate(PRIORITIES, 1)},
    "baja": 1,
    "media": 2,
    "alta": 3,
    "urgente": 4,
}

SPOKEN: Final = {
    "es": {
        "status": "estado", "team": "equipo", "assignee": "asignado", "from": "de", "tag": "etiqueta",
        "channel": "canal", "priority": "prioridad", "brand": "marca", "has": "tiene", "field": "campo",
        "reason": "categoría", "product": "producto", "order": "pedido", "interaction": "tipo", "phase": "fase",
        "since": "desde", "before": "antes",
    },
    "en": {
        "status": "status", "team": "team", "assignee": "assigned", "from": "from", "tag": "tag",
        "channel": "channel", "priority": "priority", "brand": "brand", "has": "has", "field": "field",
        "reason": "category", "product": "product", "order": "order", "interaction": "type", "phase": "phase",
        "since": "since", "before": "before",
    },
}  # fmt: skip
"""By language, how each operator is offered, in the order in which they are."""
VALUES: Final = {
    "es": {
        "status": ("abierto", "nuevo", "esperando", "resuelto", "cerrado", "cancelado", "spam"),
        "assignee": ("yo", "nadie"), "team": ("ninguno",), "has": ("archivo",),
        "channel": (
            "correo", "formulario", "telefono", "whatsapp", "chat", "portal", "redes", "mostrador", "carta", "api",
        ),
        "priority": ("urgente", "alta", "normal", "baja"),
        "interaction": ("consulta", "petición", "incidencia", "problema", "queja", "reclamo", "sugerencia"),
        "phase": ("antes", "durante", "después"),
        "since": ("hoy", "ayer", "7d", "2s"), "before": ("hoy", "ayer", "7d", "2s"),
    },
    "en": {
        "status": ("open", "new", "waiting", "resolved", "closed", "cancelled", "spam"),
        "assignee": ("me", "nobody"), "team": ("none",), "has": ("file",),
        "channel": ("mail", "web", "phone", "whatsapp", "chat", "portal", "social", "counter", "letter", "api"),
        "priority": ("urgent", "high", "normal", "low"),
        "interaction": ("question", "request", "incident", "problem", "complaint", "claim", "suggestion"),
        "phase": ("before", "during", "after"),
        "since": ("today", "yesterday", "7d", "2w"), "before": ("today", "yesterday", "7d", "2w"),
    },
}  # fmt: skip
"""By language and operator, the values that are words of the program."""
