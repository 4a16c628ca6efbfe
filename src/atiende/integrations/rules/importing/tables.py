"""CSV: which heading means what, and the rows of a table as cases, people or articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from atiende.integrations.rules.importing import own
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.context import Reading
from atiende.integrations.rules.importing.records import (
    ARTICLES,
    CUSTOMERS,
    TICKETS,
    Bad,
    Place,
    Read,
    Wrong,
)
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.tables import Columns, named

COLUMNS: Final[Mapping[str, Columns]] = {
    TICKETS: {
        "id": ("id", "caso", "ticket", "numero", "numero de caso", "ticket id", "case", "number", "n", "ref",
               "referencia"),
        "subject": ("asunto", "titulo", "subject", "title", "summary", "resumen"),
        "status": ("estado", "situacion", "status", "state"),
        "priority": ("prioridad", "priority"),
        "channel": ("canal", "via", "channel", "source"),
        "created_at": ("creado", "fecha", "fecha de creacion", "creado el", "created", "created at", "date", "opened"),
        "customer_id": ("cliente id", "id cliente", "id de cliente", "customer id", "requester id"),
        "customer_name": ("cliente", "nombre", "nombre del cliente", "customer", "customer name", "requester", "name",
                          "solicitante"),
        "customer_email": ("correo", "email", "e-mail", "correo electronico", "correo del cliente", "customer email",
                           "requester email", "mail"),
        "customer_phone": ("telefono", "movil", "phone", "telephone", "customer phone"),
        "company": ("empresa", "organizacion", "compania", "company", "organization", "organisation"),
        "assignee": ("agente", "asignado", "asignado a", "responsable", "assignee", "assignee email", "agent", "owner"),
        "team": ("equipo", "grupo", "team", "group", "department", "departamento"),
        "tags": ("etiquetas", "tags", "labels"),
        "language": ("idioma", "language", "locale"),
        "from": ("tipo", "de", "tipo de mensaje", "kind", "type", "from", "message type"),
        "author": ("autor", "author", "autor del mensaje", "message author"),
        "text": ("mensaje", "texto", "descripcion", "cuerpo", "message", "text", "body", "description", "comment"),
        "at": ("fecha del mensaje", "mensaje el", "message date", "message at", "sent at", "comment date"),
    },
    CUSTOMERS: {
        "id": ("id", "cliente id", "id cliente", "id de cliente", "customer id", "codigo"),
        "name": ("nombre", "nombre completo", "cliente", "name", "full name", "customer", "razon social"),
        "email": ("correo", "email", "e-mail", "correo electronico", "mail"),
        "phone": ("telefono", "movil", "phone", "telephone", "mobile"),
        "external_id": ("id externo", "numero de cliente", "external id", "customer number"),
        "company": ("empresa", "organizacion", "compania", "company", "organization", "organisation"),
        "language": ("idioma", "language", "locale"),
        "kind": ("tipo", "clase", "kind", "type"),
    },
    ARTICLES: {
        "id": ("id", "codigo", "referencia", "code", "reference"),
        "title": ("titulo", "nombre", "pregunta", "title", "name", "question"),
        "html": ("html", "contenido", "cuerpo", "content", "body"),
        "text": ("texto", "respuesta", "text", "answer"),
        "category": ("categoria", "seccion", "tema", "category", "section", "topic"),
        "language": ("idioma", "language", "locale"),
        "published": ("publicado", "visible", "published", "public"),
        "created_at": ("creado", "fecha", "created", "created at", "date"),
    },
}  # fmt: skip
LABELS: Final[Mapping[str, str]] = {
    "id": gettext_noop("Id there"), "subject": gettext_noop("Subject"), "status": gettext_noop("Status"),
    "priority": gettext_noop("Priority"), "channel": gettext_noop("Channel"), "created_at": gettext_noop("Created"),
    "customer_id": gettext_noop("Id of the customer"), "customer_name": gettext_noop("Name of the customer"),
    "customer_email": gettext_noop("Mail of the customer"), "customer_phone": gettext_noop("Telephone of the customer"),
    "company": gettext_noop("Company"), "assignee": gettext_noop("Mail of the agent"), "team": gettext_noop("Team"),
    "tags": gettext_noop("Tags"), "language": gettext_noop("Language"),
    "from": gettext_noop("Kind of message"), "author": gettext_noop("Author of the message"),
    "text": gettext_noop("Text of the message"), "at": gettext_noop("Time of the message"),
    "name": gettext_noop("Name"), "email": gettext_noop("Mail"), "phone": gettext_noop("Telephone"),
    "external_id": gettext_noop("Number as a customer"), "kind": gettext_noop("Person or company"),
    "title": gettext_noop("Title"), "html": gettext_noop("Content in HTML"), "category": gettext_noop("Category"),
    "published": gettext_noop("Published"),
}  # fmt: skip
TEMPLATES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    TICKETS: (
        ("id", "asunto", "estado", "prioridad", "creado", "cliente", "correo", "teléfono", "empresa", "agente",
         "equipo", "etiquetas", "tipo", "autor", "mensaje", "fecha del mensaje"),
        ("1001", "La caldera pierde agua", "cerrado", "alta", "2026-03-02 09:15", "Rosa Díaz", "rosa@example.com", "",
         "", "ana@example.com", "Averías", "caldera, fuga", "cliente", "Rosa Díaz", "Pierde agua desde ayer.",
         "2026-03-02 09:15"),
        ("1001", "", "", "", "", "", "", "", "", "", "", "", "agente", "Ana", "Vamos mañana a las nueve.",
         "2026-03-02 10:02"),
        ("1001", "", "", "", "", "", "", "", "", "", "", "", "nota", "Ana", "Llevar junta de 22 mm.",
         "2026-03-02 10:05"),
    ),
    CUSTOMERS: (
        ("id", "nombre", "correo", "teléfono", "id externo", "empresa", "idioma", "tipo"),
        ("77", "Rosa Díaz", "rosa@example.com", "+34 600 000 000", "C-77", "", "es", "persona"),
    ),
    ARTICLES: (
        ("id", "título", "html", "categoría", "idioma", "publicado", "creado"),
        ("12", "Cómo purgar un radiador", "<p>Cierre la llave y …</p>", "Calefacción / Radiadores", "es", "sí",
         "2026-01-15"),
    ),
}  # fmt: skip
_NEEDED: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    TICKETS: (
        frozenset({"text", "subject"}),
        frozenset({"customer_id", "customer_name", "customer_email", "customer_phone"}),
        frozenset({"created_at", "at"}),
    ),
    CUSTOMERS: (frozenset({"name", "email", "phone", "external_id"}),),
    ARTICLES: (frozenset({"title"}),),
}
Row = Mapping[str, str]


def guessed(kind: str, headings: Sequence[str]) -> list[str]:
    """What each heading means, empty for what is none of ours."""
    return named(headings, COLUMNS[kind])


def lacks(kind: str, mapping: Iterable[str]) -> bool:
    """Whether no line could be taken with columns that mean this."""
    has = set(mapping)
    return any(not (one_of & has) for one_of in _NEEDED[kind])


def read_rows(kind: str, rows: Iterable[tuple[Place, Row | None]], reading: Reading) -> Iterator[Read]:
    """Rows without cells are lines that could not be read."""
    if kind == TICKETS:
        yield from _cases(rows, reading)
        return
    for place, row in rows:
        if row is None:
            yield Bad(place, say.CELL_TOO_LONG)
            continue
        found = {**row, "id": row.get("id") or _made_up(row)}
        try:
            if kind == CUSTOMERS:
                yield own.person(found, place)
            else:
                yield own.article(found, place, reading)
        except Wrong as wrong:
            yield Bad(place, str(wrong), row.get("id", "")[:120])


def _cases(rows: Iterable[tuple[Place, Row | None]], reading: Reading) -> Iterator[Read]:
    """Lines of one id that stand together are one case with several messages."""
    done: set[int] = set()
    current: list[tuple[Place, Row]] = []
    for place, row in rows:
        if row is None:
            yield Bad(place, say.CELL_TOO_LONG)
            continue
        ident = row.get("id", "")
        if current and ident and ident == current[0][1].get("id"):
            current.append((place, row))
            continue
        if current:
            yield _case(current, reading)
            current = []
        if ident and hash(ident) in done:
            yield Bad(place, say.ROWS_APART, ident[:120])
            continue
        done.add(hash(ident))
        current = [(place, row)]
    if current:
        yield _case(current, reading)


def _case(rows: list[tuple[Place, Row]], reading: Reading) -> Read:
    place, first = rows[0]
    found: dict[str, object] = {
        **first,
        "id": first.get("id") or _made_up(first),
        "customer": {
            "id": first.get("customer_id", ""),
            "name": first.get("customer_name", ""),
            "email": first.get("customer_email", ""),
            "phone": first.get("customer_phone", ""),
            "company": first.get("company", ""),
        },
        "messages": [_message(row, first) for _, row in rows],
        "created_at": first.get("created_at") or first.get("at"),
        "custom_fields": {},
    }
    try:
        return own.case(found, place, reading)
    except Wrong as wrong:
        return Bad(place, str(wrong), str(found["id"])[:120])


def _message(row: Row, first: Row) -> dict[str, object]:
    return {
        "from": row.get("from") or "customer",
        "author": row.get("author", ""),
        "text": row.get("text") or (first.get("subject", "") if row is first else ""),
        "at": row.get("at") or row.get("created_at") or first.get("at") or first.get("created_at"),
    }


def _made_up(row: Row) -> str:
    """An id of what the line says, so that the same line again is known again."""
    told = "\x1f".join(f"{key}={value}" for key, value in sorted(row.items()))
    return f"sha256:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"
