"""The set-up goes out as one file and comes in elsewhere: differences first, by names, nothing deleted, all audited."""

from __future__ import annotations

import datetime as dt
import json
from argparse import Namespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.models import Rule
from atiende.automation.rules.definition import Condition, Deed, Definition, Trigger
from atiende.console.actions.export_set_up import export_set_up
from atiende.console.actions.import_set_up import import_set_up
from atiende.console.errors import DamagedSetUp
from atiende.identity.actions.create_role import create_role
from atiende.identity.models import Role
from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.choose_calendar import choose_calendar
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.actions.set_special_day import set_special_day
from atiende.organisation.models import Brand, Team
from atiende.organisation.rules.calendar import CalendarFields, SpecialDayFields
from atiende.organisation.rules.hours import week_of
from atiende.organisation.rules.roster import PatternFields
from atiende.organisation.rules.skills import SkillFields
from atiende.platform.models import AuditEntry
from atiende.site.command_line.work import set_up_file
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.models import CustomField
from atiende.tickets.rules.field_definition import FieldDefinition
from tests.desk.office import AT, brand, signed_in, team

pytestmark = pytest.mark.django_db
PAGE = "/console/set-up-file/"


@pytest.fixture
def set_up() -> str:
    """A company with one thing of each kind; its file."""
    brand()
    helpers = team("Ayuda")
    create_role(name="Revisión", grants=["tickets.read", "audit.read"], by=SYSTEM, at=AT)
    field = FieldDefinition(label="Motivo", kind="choice", options=("Avería", "Retraso"))
    add_custom_field(definition=field, by=SYSTEM, at=AT)
    week = week_of(["9-14, 16-19"] * 5 + ["", ""])
    calendar = create_calendar(
        fields=CalendarFields("Horario", "Europe/Madrid", week, "ES"), by=SYSTEM, at=AT
    )
    closed = SpecialDayFields(dt.date(2026, 12, 24), "Nochebuena")
    set_special_day(calendar_id=calendar.pk, fields=closed, by=SYSTEM, at=AT)
    choose_calendar(scope="team", scope_id=helpers.pk, calendar_id=calendar.pk, by=SYSTEM, at=AT)
    night = PatternFields("Noches", (((1320, 1800),), *(((),) * 6)))
    save_shift_pattern(pattern_id=None, fields=night, by=SYSTEM, at=AT)
    save_skill(skill_id=None, fields=SkillFields("Francés", "language", "fr"), by=SYSTEM, at=AT)
    says = Definition(
        Trigger("opened"),
        every=(Condition("field:motivo", "is", ("Avería",)), Condition("team", "is", (str(helpers.pk),))),
        deeds=(Deed("tag", "avería"),),
    )
    save_rule(name="Averías", definition=says, by=SYSTEM, at=AT)
    return export_set_up(by=SYSTEM, at=AT)


def _outcomes(content: str, *, is_dry: bool = False) -> dict[tuple[str, str], str]:
    found = import_set_up(content=content, is_dry=is_dry, by=SYSTEM, at=AT)
    return {(change.kind, change.name): change.outcome for change in found}


def test_what_went_out_comes_in_as_the_same(set_up: str) -> None:
    assert set(_outcomes(set_up).values()) == {"same"}
    told = json.loads(set_up)
    assert told["rooms"]["automation"]["rules"][0]["says"]["every"][1]["values"] == ["Ayuda"]


def test_what_is_missing_is_added_after_it_was_shown(set_up: str) -> None:
    Rule.objects.all().delete()
    CustomField.objects.all().delete()
    Role.objects.filter(name="Revisión").delete()
    shown = _outcomes(set_up, is_dry=True)
    assert shown["role", "Revisión"] == shown["field", "Motivo"] == shown["rule", "Averías"] == "added"
    assert not Rule.objects.exists()
    assert not CustomField.objects.exists()
    _outcomes(set_up)
    rule = Rule.objects.get()
    assert rule.active_number is None
    assert rule.versions.get().definition["every"][1]["values"] == [str(Team.objects.get(name="Ayuda").pk)]
    assert CustomField.objects.get().options == ["Avería", "Retraso"]
    assert AuditEntry.objects.filter(verb="console.set_up_imported").count() == 1


def test_what_differs_is_changed_and_what_is_not_named_stays(set_up: str) -> None:
    told = json.loads(set_up)
    told["rooms"]["tickets"]["fields"][0]["options"] = ["Avería", "Otro"]
    told["rooms"]["organisation"]["teams"] = [{"name": "Compras", "purpose": "", "brand": None}]
    outcomes = _outcomes(json.dumps(told))
    assert outcomes["field", "Motivo"] == "changed"
    assert CustomField.objects.get().options == ["Avería", "Otro"]
    assert set(Team.objects.values_list("name", flat=True)) >= {"Ayuda", "Compras"}


def test_one_bad_thing_is_named_and_nothing_is_taken_unless_it_is_left_out(set_up: str) -> None:
    told = json.loads(set_up)
    told["rooms"]["automation"]["rules"][0]["says"]["every"][1]["values"] = ["Cajas"]
    told["rooms"]["organisation"]["teams"] = ["<b>", {"name": "Compras", "brand": None}]
    told["rooms"]["moon"] = {}
    told["rooms"]["tickets"]["fields"][0]["colour"] = "red"
    told["rooms"]["tickets"]["tags"] = {"name": "x"}
    content = json.dumps(told)
    changes = import_set_up(content=content, is_dry=False, by=SYSTEM, at=AT)
    refused = {change.place: change.params for change in changes if change.outcome == "refused"}
    assert refused == {
        "rooms.moon": None,
        "rooms.organisation.teams[0]": None,
        "rooms.tickets.fields[0].colour": None,
        "rooms.tickets.tags": None,
        "rooms.automation.rules[0]": {"names": "Cajas"},
    }
    assert not Team.objects.filter(name="Compras").exists()
    import_set_up(content=content, is_dry=False, leaves_out=True, by=SYSTEM, at=AT)
    assert Team.objects.filter(name="Compras").exists()


def test_a_damaged_file_says_in_which_line() -> None:
    with pytest.raises(DamagedSetUp) as refused:
        import_set_up(content='{"format":\n "atiende.set_up",, ', is_dry=False, by=SYSTEM, at=AT)
    assert refused.value.params == {"line": 2, "column": 19}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": "x"}', '{"format": "atiende.set_up", "version": 9}']
)
def test_another_file_is_refused(content: str) -> None:
    page = signed_in("administrator").post(PAGE, {"file": SimpleUploadedFile("x.json", content.encode())})
    assert page.status_code == 422


def test_on_screen_the_differences_come_first(set_up: str) -> None:
    administrator = signed_in("administrator")
    told = json.loads(set_up)
    told["rooms"]["organisation"]["teams"] = [{"name": "Compras", "purpose": "", "brand": None}]
    content = json.dumps(told)
    shown = administrator.post(PAGE, {"file": SimpleUploadedFile("x.json", content.encode())})
    assert "Compras" in shown.content.decode()
    assert not Team.objects.filter(name="Compras").exists()
    administrator.post(PAGE, {"content": content, "take": "1"})
    assert Team.objects.filter(name="Compras").exists()
    out = administrator.post(f"{PAGE}download")
    assert json.loads(out.content)["format"] == "atiende.set_up"
    assert signed_in("agent", "Luis Roca").post(f"{PAGE}download").status_code == 403


def test_on_the_command_line(set_up: str, tmp_path, capsys) -> None:
    file = tmp_path / "set-up.json"
    assert set_up_file.export(Namespace(file=file)) == 0
    assert Brand.objects.get().slug in file.read_text()
    assert set_up_file.take(Namespace(file=file, dry_run=True, leave_out=False)) == 0
    assert "same\trule\tAverías" in capsys.readouterr().out
    file.write_text("{")
    assert set_up_file.take(Namespace(file=file, dry_run=False, leave_out=False)) == 1
