"""Ready answers, macros, checklists and plans of the demonstration: of its brands, and gone with them."""

from __future__ import annotations

from typing import Any, Final

from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step
from atiende.site.demo.work.doing import Doing
from atiende.site.demo.work.words import words
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.rules.checklist import items_written
from atiende.tasks.rules.plan import PlanDefinition, PlanTask
from atiende.tasks.rules.template import ChecklistDefinition

_HOUSE: Final = "nova-hogar"


def writings(doing: Doing) -> None:
    """All of one brand each."""
    for written in words()["reply"]:
        for brand in written["brands"]:
            fields = _reply(written, doing.brands[brand])
            add_canned_reply(fields=fields, by=doing.person(written["by"]), at=doing.at)
    for name, steps in _macros(doing).items():
        fields_of_macro = MacroFields(name=name, steps=steps, brand_id=doing.brands[_HOUSE])
        add_macro(fields=fields_of_macro, by=doing.person("elena"), at=doing.at)
    _checklists(doing)
    _plan(doing)


def _reply(written: dict[str, Any], brand_id: int) -> CannedFields:
    return CannedFields(
        name=written["name"],
        folder=written["folder"],
        brand_id=brand_id,
        language=written.get("language", ""),
        usted=Words(text=written["usted"]),
        tu=Words(text=written.get("tu", "")),
    )


def _macros(doing: Doing) -> dict[str, tuple[Step, ...]]:
    return {
        "Pasar al servicio técnico": (
            Step("tag", "avería"),
            Step("note", "Revisado: hay que verlo en casa del cliente."),
            Step("team", str(doing.teams["tecnico"])),
        ),
        "Pedido perdido: urgente": (
            Step("priority", "4"),
            Step("tag", "perdido"),
            Step("reply", words()["reply"][0]["usted"]),
            Step("assignee", "me"),
        ),
        "Esperar tres días al cliente": (Step("status", "waiting_customer"), Step("snooze", "3")),
    }


def _checklists(doing: Doing) -> None:
    for written in words()["checklist"]:
        definition = ChecklistDefinition(
            name=written["name"], items=items_written(written["items"]), brand_id=doing.brands[_HOUSE]
        )
        made = add_checklist_template(definition=definition, by=doing.person("elena"), at=doing.at)
        doing.templates[written["key"]] = made.pk


def _plan(doing: Doing) -> None:
    written = words()["plan"]
    plan = PlanDefinition(
        name=written["name"],
        items=items_written(written["items"]),
        tasks=(
            PlanTask("Llamar al cliente para acordar la recogida", days=1, team_id=doing.teams["envios"]),
            PlanTask("Comprobar lo que vuelve al almacén", days=5, team_id=doing.teams["tiendas"]),
            PlanTask("Devolver el importe", days=7, team_id=doing.teams["facturacion"]),
        ),
        text=written["text"],
        brand_id=doing.brands[_HOUSE],
    )
    made = save_plan_template(template_id=None, definition=plan, by=doing.person("elena"), at=doing.at)
    doing.templates["devolucion"] = made.pk
