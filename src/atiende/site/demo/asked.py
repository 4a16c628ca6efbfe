"""What the demonstration asks of its cases beyond what the program does, and how its cases answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from atiende.site.demo.correspondence import DemoThread
from atiende.site.demo.shop import PRODUCTS, placed_on
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.field_kinds import FieldKind

_REASONS: Final = {
    "averia": "Avería",
    "rotura": "Rotura o daño",
    "retraso": "Retraso en la entrega",
    "cobro-duplicado": "Cobro o factura",
    "factura": "Cobro o factura",
    "devolucion": "Devolución o reembolso",
    "reembolso": "Devolución o reembolso",
    "pieza": "Montaje o piezas",
    "montaje": "Montaje o piezas",
    "stock": "Existencias",
    "elogio": "Elogio o sugerencia",
    "sugerencia": "Elogio o sugerencia",
}
_OTHERWISE: Final = "Consulta"
_DONE: Final = {
    "reembolso": "Reembolso",
    "devolucion": "Recogida en casa",
    "pieza": "Envío de una pieza",
    "cita": "Visita del técnico",
    "montaje": "Visita del técnico",
    "factura": "Factura nueva",
    "averia": "Reparación",
}
_SHOPS: Final = (
    "Madrid Arapiles", "Madrid Vallecas", "Sevilla Nervión", "Valencia Ruzafa", "Bilbao Deusto", "Zaragoza Delicias",
    "Málaga Centro", "Barcelona Sants", "A Coruña Ensanche", "Murcia",
)  # fmt: skip
_NAMED_BY: Final = {
    re.compile(rf"\b{shop.split()[-1]}\b"): shop for shop in _SHOPS if shop != "Málaga Centro"
}
_CLAIMED: Final = frozenset({"reembolso", "cobro-duplicado", "devolucion"})
_SETTLED: Final = frozenset({"resolved", "closed"})
_UNSEEN: Final = "new"

FIELDS: Final[Mapping[str, FieldDefinition]] = {
    "reason": FieldDefinition(
        label="Motivo del contacto",
        kind=FieldKind.CHOICE,
        options=(*dict.fromkeys(_REASONS.values()), _OTHERWISE),
        is_needed=True,
    ),
    "product": FieldDefinition(
        label="Producto", kind=FieldKind.CHOICE, options=tuple(name for name, _price in PRODUCTS.values())
    ),
    "bought_on": FieldDefinition(label="Fecha de compra", kind=FieldKind.DATE),
    "guaranteed": FieldDefinition(
        label="En garantía", kind=FieldKind.YES_NO, hint="Tres años desde la entrega, con el recibo."
    ),
    "shop": FieldDefinition(label="Tienda", kind=FieldKind.CHOICE, options=_SHOPS),
    "amount": FieldDefinition(label="Importe reclamado", kind=FieldKind.NUMBER, hint="En euros."),
    "done": FieldDefinition(
        label="Qué se hizo", kind=FieldKind.CHOICES, options=(*dict.fromkeys(_DONE.values()), "Disculpa")
    ),
    "serial": FieldDefinition(label="Número de serie", kind=FieldKind.TEXT),
}


def answers(thread: DemoThread, keys: Mapping[str, str]) -> dict[str, Value]:
    """What is known of a case; of one that nobody read, only what came with it. `keys`: as the fields are called."""
    known: dict[str, Value] = {**_of_product(thread), "shop": _shop(thread)}
    if thread.status != _UNSEEN:
        known |= _of_work(thread)
    return {keys[name]: value for name, value in known.items() if value not in (None, [])}


def _of_product(thread: DemoThread) -> dict[str, Value]:
    if not thread.product:
        return {}
    day = placed_on(thread.order, thread).isoformat() if thread.order else None
    return {"product": PRODUCTS[thread.product][0], "bought_on": day}


def _of_work(thread: DemoThread) -> dict[str, Value]:
    tags = thread.tags
    price = PRODUCTS[thread.product][1] if thread.product else None
    done = list(dict.fromkeys(_DONE[tag] for tag in tags if tag in _DONE))
    return {
        "reason": next((_REASONS[tag] for tag in tags if tag in _REASONS), _OTHERWISE),
        "guaranteed": "garantia" in tags if "averia" in tags else None,
        "amount": price if _CLAIMED & set(tags) else None,
        "done": done if thread.status in _SETTLED else [],
    }


def _shop(thread: DemoThread) -> str | None:
    """The first shop that is named in the letters."""
    said = " ".join(message.text for message in thread.messages)
    found = [(match.start(), shop) for named, shop in _NAMED_BY.items() if (match := named.search(said))]
    return min(found)[1] if found else None
