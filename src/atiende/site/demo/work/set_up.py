"""How the demonstration sorts its cases: categories with their questions, and statuses of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from atiende.kernel.refusals import InvalidInput
from atiende.organisation.rules.demonstration import name_apart
from atiende.platform.demonstration import mark
from atiende.site.demo.work.doing import Doing
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.field_kinds import FieldKind
from atiende.tickets.rules.status_labels import StatusLabels

_T = TypeVar("_T")
_REASONS: Final = {
    "entrega": ("Entrega", "Delivery", "envios", ("Retraso en la entrega", "Llegó dañado", "Falta un bulto")),
    "aparato": ("Producto", "Product", "tecnico", ("Avería", "Montaje o piezas", "Seguridad")),
    "dinero": ("Pagos y facturas", "Payments", "facturacion", ("Cobro duplicado", "Factura", "Reembolso")),
    "tienda": ("Tiendas", "Shops", "tiendas", ("Visita y medición", "Atención en tienda")),
}
_QUESTIONS: Final = (
    ("Avería", "Qué hace el aparato", FieldKind.TEXT, "Ruidos, avisos, códigos de error."),
    ("Avería", "Desde cuándo falla", FieldKind.DATE, ""),
    ("Llegó dañado", "Embalaje golpeado", FieldKind.YES_NO, "Pedir una foto de la caja."),
    ("Seguridad", "Riesgo para las personas", FieldKind.YES_NO, "Gas, humo, descargas: avisar ya."),
)
_STATUSES: Final = {
    "proveedor": (
        "waiting_internal",
        StatusLabels(
            for_agents="Esperando al proveedor",
            for_customers="Lo estamos consultando",
            for_agents_en="Waiting for the supplier",
            for_customers_en="We are asking about it",
        ),
    ),
    "cita": (
        "waiting_customer",
        StatusLabels(
            for_agents="Visita concertada",
            for_customers="Visita concertada",
            for_agents_en="Visit arranged",
            for_customers_en="Visit arranged",
        ),
    ),
}


def set_up(doing: Doing) -> None:
    """Categories and statuses, marked; views of its people."""
    for key, (name, english, team, below) in _REASONS.items():
        top = _reason(doing, ReasonFields(name_es=name, name_en=english, team_id=doing.teams[team]))
        doing.reasons[key] = top
        for each in below:
            doing.reasons[each] = _reason(doing, ReasonFields(name_es=each, parent_id=top))
    mark("contact_reason", doing.reasons.values())
    for reason, label, kind, hint in _QUESTIONS:
        asked = FieldDefinition(
            label=label, kind=kind, hint=hint, reason_ids=frozenset({doing.reasons[reason]}),
            brand_ids=frozenset(doing.brands.values()),
        )  # fmt: skip
        doing.questions[label] = _question(doing, asked)
    for key, (category, labels) in _STATUSES.items():
        doing.statuses[key] = _status(doing, category, labels)


def _reason(doing: Doing, fields: ReasonFields) -> int:
    def made(name: str) -> int:
        own = replace(fields, name_es=name, brand_ids=frozenset(doing.brands.values()))
        return add_contact_reason(fields=own, by=doing.by, at=doing.at).pk

    return _free(made, fields.name_es)


def _question(doing: Doing, asked: FieldDefinition) -> str:
    def made(label: str) -> str:
        field = add_custom_field(definition=replace(asked, label=label), by=doing.by, at=doing.at)
        mark("custom_field", [field.pk])
        return str(field.key)

    return _free(made, asked.label)


def _status(doing: Doing, category: str, labels: StatusLabels) -> str:
    def made(name: str) -> str:
        status = add_status(
            category=category, labels=replace(labels, for_agents=name), by=doing.by, at=doing.at
        )
        mark("ticket_status", [status.pk])
        return str(status.key)

    return _free(made, labels.for_agents)


def _free(made: Callable[[str], _T], name: str) -> _T:
    """A company that has something of this name keeps it."""
    try:
        return made(name)
    except InvalidInput:
        return made(name_apart(name))
