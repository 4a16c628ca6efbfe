"""What stands in a preview: a customer and a case that do not exist."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from atiende.organisation.rules.variables import (
    AGENT_NAME,
    AGENT_TITLE,
    BRAND_NAME,
    COMPANY_NAME,
    TODAY,
    in_both_tongues,
)
from atiende.platform.formats import format_date
from atiende.playbooks.rules import variables as v


def example_values() -> dict[str, str]:
    """Every variable has a value but the fields of cases."""
    values = {
        v.CUSTOMER_FIRST_NAME: "Rosa",
        v.CUSTOMER_NAME: "Rosa Prieto Ñáñez",
        v.CUSTOMER_EMAIL: "rosa@correo.example",
        v.CUSTOMER_COMPANY: "Talleres Prieto",
        v.CASE_NUMBER: "1042",
        v.CASE_SUBJECT: _("Where is my order?"),
        v.CASE_STATUS: _("In progress"),
        v.CASE_TEAM: _("Orders"),
        AGENT_NAME: "Ana Beltrán",
        AGENT_TITLE: _("Customer care"),
        BRAND_NAME: "Nova Hogar",
        COMPANY_NAME: "Nova Hogar, S. L.",
        TODAY: format_date(timezone.localdate()),
    }
    return in_both_tongues(values, v.SPANISH)


def variables_shown() -> list[tuple[str, str, str]]:
    """(Spanish name, English name, what it is), in the order in which people look for them."""
    return [
        ("cliente.nombre", v.CUSTOMER_FIRST_NAME, _("The customer's first name")),
        ("cliente.nombre_completo", v.CUSTOMER_NAME, _("The customer's whole name")),
        ("cliente.correo", v.CUSTOMER_EMAIL, _("Their mail address")),
        ("cliente.empresa", v.CUSTOMER_COMPANY, _("Their company")),
        ("caso.número", v.CASE_NUMBER, _("The number of the case")),
        ("caso.asunto", v.CASE_SUBJECT, _("Its subject")),
        ("caso.estado", v.CASE_STATUS, _("Its status, as customers read it")),
        ("caso.equipo", v.CASE_TEAM, _("Its team")),
        ("caso.campo.clave", "case.field.key", _("The answer to a field of cases, by its key")),
        ("agente.nombre", AGENT_NAME, _("Who writes, as customers call them")),
        ("agente.cargo", AGENT_TITLE, _("Their post")),
        ("marca.nombre", BRAND_NAME, _("The brand")),
        ("empresa.nombre", COMPANY_NAME, _("The company")),
        ("fecha.hoy", TODAY, _("The day on which it is written")),
    ]
