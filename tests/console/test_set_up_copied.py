"""A whole set-up goes out as a file, comes into an empty installation, and goes out of there as the same file."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.models import Rule
from atiende.automation.rules.definition import Condition, Deed, Definition, Trigger
from atiende.channels.actions.change_signature import change_signature
from atiende.channels.models import Signature
from atiende.console.actions.export_set_up import export_set_up
from atiende.console.actions.import_set_up import import_set_up
from atiende.console.set_up_rooms import DOORS
from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.models import CustomerField
from atiende.customers.rules.own_fields import OwnFieldDefinition
from atiende.identity.actions.create_role import create_role
from atiende.identity.models import Role
from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.models import AuthorityLine, Brand, ShiftPattern, Skill, Team, Unit, WorkingCalendar
from atiende.organisation.rules.authority import LineFields
from atiende.organisation.rules.calendar import CalendarFields
from atiende.organisation.rules.hours import blocks_of_pairs
from atiende.organisation.rules.roster import PatternFields
from atiende.organisation.rules.skills import SkillFields
from atiende.organisation.rules.units import UnitFields
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.models import CannedReply, Macro
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.models import Policy
from atiende.service_levels.rules.kinds import ClockKind
from atiende.service_levels.rules.policy import Definition as Promises
from atiende.service_levels.rules.policy import Escalation
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.models import ChecklistTemplate, PlanTemplate
from atiende.tasks.rules.checklist import Item
from atiende.tasks.rules.plan import PlanDefinition, PlanTask
from atiende.tasks.rules.template import ChecklistDefinition
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.name_tag import name_tag
from atiende.tickets.models import ContactReason, CustomField, Tag, TicketStatus
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.status_labels import StatusLabels
from atiende.tickets.rules.view_conditions import Condition as Asks
from atiende.tickets.rules.view_conditions import Test as Ask
from atiende.tickets.rules.view_fields import Is
from atiende.views.actions.keep_view import keep_view
from atiende.views.models import View
from atiende.views.rules.keeping import NewView
from tests.desk.office import AT, brand, team

pytestmark = pytest.mark.django_db
_BY: dict[str, Any] = {"by": SYSTEM, "at": AT}
_ALL = (
    Policy, Rule, Macro, CannedReply, Signature, PlanTemplate, ChecklistTemplate, View, CustomField, Tag, CustomerField,
)  # fmt: skip


def _fill() -> None:
    """One thing of each kind that names things of the others."""
    brand_id, helpers = brand().pk, team("Ayuda").pk
    reviewers = create_role(name="Revisión", grants=["tickets.read"], **_BY)
    week = (((480, 1020),), *[()] * 6)
    hours = tuple(blocks_of_pairs([list(span) for span in day]) for day in week)
    create_calendar(fields=CalendarFields("Tienda", "Europe/Madrid", hours), **_BY)
    save_shift_pattern(pattern_id=None, fields=PatternFields("Mañana", week), **_BY)
    save_skill(skill_id=None, fields=SkillFields("Motores"), **_BY)
    whole = create_unit(dimension="function", fields=UnitFields("Servicio"), parent_id=None, **_BY)
    create_unit(
        dimension="function", fields=UnitFields("Averías", "Lo roto", helpers), parent_id=whole.pk, **_BY
    )
    line = LineFields("refund", reviewers.pk, Decimal("120.50"), "EUR", AT.date(), tier="oro")
    set_authority(fields=line, **_BY)
    add_customer_field(definition=OwnFieldDefinition(label="Talla", kind="text"), key="size", **_BY)
    labels = StatusLabels(for_agents="Espera pieza", for_customers="Esperamos una pieza")
    add_status(category="waiting_internal", labels=labels, **_BY)
    top = add_contact_reason(
        fields=ReasonFields(name_es="Averías", brand_ids=frozenset({brand_id}), team_id=helpers), **_BY
    )
    below = add_contact_reason(fields=ReasonFields(name_es="Motor", parent_id=top.pk, priority=3), **_BY)
    tag = name_tag(name="Garantía", **_BY)
    first = FieldDefinition(
        label="Pieza",
        kind="choice",
        options=("Motor", "Puerta"),
        reason_ids=frozenset({below.pk}),
        brand_ids=frozenset({brand_id}),
        needed_in=("espera_pieza",),
        asked_by="everybody",
        question="¿Qué pieza?",
    )
    add_custom_field(definition=first, key="part", **_BY)
    second = FieldDefinition(label="Color", kind="text", when_key="part", when_values=("Puerta",))
    add_custom_field(definition=second, **_BY)
    CustomField.objects.filter(key="color").update(position=1)
    asks = Asks(
        (
            Ask("team", Is.ONE_OF, ("mine", str(helpers))),
            Ask("tag", Is.NONE_OF, (str(tag.pk),)),
            Ask("status", Is.ONE_OF, ("espera_pieza",)),
            Ask("field.part", Is.SET),
            Ask("reason", Is.ONE_OF, (str(below.pk), "nobody")),
        )
    )
    new = NewView(name="Piezas", condition=asks, shared="teams", team_ids=frozenset({helpers}))
    keep_view(new=new, **_BY)
    items = (Item("Mirar la pieza", True),)
    definition = ChecklistDefinition(name="Revisar", items=items, brand_id=brand_id)
    add_checklist_template(definition=definition, **_BY)
    plan = PlanDefinition(
        name="Cambio", items=items, tasks=(PlanTask("Pedir", 2, None, helpers),), text="Lo siento"
    )
    save_plan_template(template_id=None, definition=plan, **_BY)
    change_signature(brand_id=brand_id, text="Un saludo", version=0, **_BY)
    usted = Words(text="La pieza llega mañana.")
    fields = CannedFields(
        name="Llega", folder="Piezas", usted=usted, tu=Words(text="Llega ya."), team_id=helpers
    )
    reply = add_canned_reply(fields=fields, **_BY)
    steps = (Step("canned", str(reply.pk)), Step("team", str(helpers)), Step("status", "espera_pieza"))
    add_macro(fields=MacroFields(name="Pedir pieza", steps=steps, brand_id=brand_id), **_BY)
    says = Definition(
        Trigger("opened"),
        every=(Condition("field:part", "is", ("Motor",)),),
        deeds=(Deed("team", str(helpers)),),
    )
    save_rule(name="Piezas", definition=says, **_BY)
    promises = Promises(
        conditions={"team": (str(helpers),), "category": (str(below.pk),), "brand": (str(brand_id),)},
        targets={ClockKind.FIRST_ANSWER: 3600},
        escalations=(Escalation(100, "team", str(helpers)),),
    )
    save_policy(name="Piezas", definition=promises, **_BY)


def _empty() -> None:
    """As a new installation is."""
    AuthorityLine.objects.all().delete()
    ShiftPattern.objects.all().delete()
    Skill.objects.all().delete()
    Unit.objects.all().delete()
    for model in _ALL:
        model.objects.all().delete()
    ContactReason.objects.exclude(parent=None).delete()
    ContactReason.objects.all().delete()
    TicketStatus.objects.filter(is_builtin=False).delete()
    Role.objects.filter(is_builtin=False).delete()
    Team.objects.all().delete()
    Brand.objects.all().delete()
    WorkingCalendar.objects.all().delete()


def test_a_whole_set_up_comes_out_of_the_other_installation_as_it_went_in() -> None:
    _fill()
    went_out = export_set_up(by=SYSTEM, at=AT)
    told = json.loads(went_out)["rooms"]
    assert all(told[room][part] for room, door in DOORS.items() for part in door.PARTS), "one of each kind"
    assert '"La pieza' in went_out
    _empty()
    changes = import_set_up(content=went_out, is_dry=False, by=SYSTEM, at=AT)
    assert {change.outcome for change in changes} == {"added"}, [c for c in changes if c.outcome != "added"]
    assert json.loads(export_set_up(by=SYSTEM, at=AT))["rooms"] == told
    again = import_set_up(content=went_out, is_dry=False, by=SYSTEM, at=AT)
    assert {change.outcome for change in again} == {"same"}, [c for c in again if c.outcome != "same"]


def test_what_a_thing_speaks_of_and_is_not_there_is_named_with_its_place() -> None:
    _fill()
    rooms = json.loads(export_set_up(by=SYSTEM, at=AT))["rooms"]
    rooms["tickets"]["categories"][1]["below"] = "Nada"
    rooms["organisation"]["units"][1]["under"] = "Nada"
    rooms["organisation"]["authority"][0]["role"] = "nadie"
    rooms["tickets"]["fields"][0]["needed_in"] = ["gone"]
    rooms["views"]["views"][0]["columns"] = ["field.gone"]
    rooms["tasks"]["plans"][0]["tasks"][0]["team"] = "Nadie"
    rooms["channels"]["signatures"][0]["name"] = "otra"
    rooms["playbooks"]["macros"][0]["steps"][0]["value"] = "Sin ella"
    rooms["automation"]["rules"][0]["says"]["every"][0]["fact"] = "field:gone"
    told = {"format": "atiende.set_up", "version": 1, "rooms": rooms}
    changes = import_set_up(content=json.dumps(told), is_dry=False, by=SYSTEM, at=AT)
    assert {change.place for change in changes if change.outcome == "refused"} >= {
        "rooms.tickets.categories[1]",
        "rooms.organisation.units[1]",
        "rooms.organisation.authority[0]",
        "rooms.tickets.fields[0].needed_in",
        "rooms.views.views[0]",
        "rooms.tasks.plans[0]",
        "rooms.channels.signatures[0]",
        "rooms.playbooks.macros[0]",
        "rooms.automation.rules[0]",
    }
    assert Macro.objects.get().version == 1
