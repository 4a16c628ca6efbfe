"""Rosters, absences, skills and capacity in the console: what each page does, and who may."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atiende.organisation.jobs import import_roster
from atiende.organisation.models import Absence, AgentSkill, Shift, ShiftPattern, Skill
from atiende.organisation.queries import people_at
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.models.outbox import OutboxEvent
from tests.organisation.screens import give, sign_in

pytestmark = pytest.mark.django_db
WEEK = {f"day_{number}": "" for number in range(7)} | {"day_0": "9-14", "day_4": "22-6"}


@pytest.fixture
def luz(make_team, make_agent):
    team = make_team("Logística")
    leader = make_agent("Carmen", team, is_leader=True)
    luz = make_agent("Luz", team)
    for person in (leader, luz):
        give(person.user, "agent")
    luz.leader = leader
    return luz


def test_a_week_is_planned_by_pattern_and_by_day(admin, luz):
    admin.post(reverse("console:new_shift_pattern"), {"name": "Mañanas", **WEEK})
    pattern = ShiftPattern.objects.get()
    page = reverse("console:roster") + "?week=2026-12-02"
    plan = {"do": "plan", "agent": luz.pk, "pattern": pattern.pk, "first_on": "2026-12-02", "weeks": "2"}
    admin.post(page, plan)
    assert Shift.objects.filter(agent=luz).count() == 4
    admin.post(page, {"do": "shift", "agent": luz.pk, "day": "2026-12-01", "hours": "8-12, 13-17"})
    shown = admin.get(page).content.decode()
    for hours in ("09:00–14:00", "22:00–06:00", "08:00–12:00", "13:00–17:00"):
        assert hours in shown
    again = admin.post(page, {"do": "shift", "agent": luz.pk, "day": "2026-12-01", "hours": "11-15"})
    assert again.status_code == 422
    admin.post(reverse("console:shift_remove", args=[Shift.objects.order_by("starts_at").first().pk]))
    assert Shift.objects.filter(agent=luz).count() == 5
    assert sign_in(luz.user).get(page).status_code == 200
    assert sign_in(luz.user).post(page, plan).status_code == 422


def test_a_file_of_shifts_tells_which_lines_it_could_not_take(admin, luz):
    text = (
        "correo;fecha;desde;hasta;zona\n"
        f"{luz.user.email.upper()};01/12/2026;22:00;6:00;\n"
        "nadie@otra.example;2026-12-01;9:00;14:00;\n"
        f"{luz.user.email};mañana;9:00;14:00;\n"
        f"{luz.user.email};2026-12-03;9:00;14:00;America/Lima\n"
    )
    file = SimpleUploadedFile("turnos.csv", text.encode("cp1252"))
    admin.post(reverse("console:roster_file"), {"file": file})
    told = OutboxEvent.objects.get(name="organisation.roster_import_started.v1").payload
    import_roster(long_job_id=told["long_job_id"], file_id=told["file_id"], language="es")
    assert Shift.objects.order_by("starts_at").values_list("starts_at", flat=True)[1] == dt.datetime(
        2026, 12, 3, 14, tzinfo=dt.UTC
    )
    row = LongJobRow.objects.get(pk=told["long_job_id"])
    assert row.result == {"kept": 2, "refused": 2}
    assert row.errors.startswith("Línea 3: ")
    assert "nadie@" not in row.errors
    bad = admin.post(reverse("console:roster_file"), {"file": SimpleUploadedFile("x.csv", b"a;b\n1;2\n")})
    assert bad.status_code == 422
    assert sign_in(luz.user).get(reverse("console:roster_file")).status_code == 403


def test_an_absence_goes_from_asking_to_deciding(luz, make_agent):
    own, page = sign_in(luz.user), reverse("console:person_time", args=[luz.pk])
    own.post(page, {"do": "absence", "kind": "sick", "first_on": "2026-12-01", "last_on": "2026-12-03"})
    row = Absence.objects.get()
    decide = reverse("console:absence_decide", args=[luz.pk, row.pk])
    assert own.post(decide, {"do": "approve"}).status_code == 403
    leader = sign_in(luz.leader.user)
    assert "Enfermedad" in leader.get(reverse("console:absences")).content.decode()
    leader.post(decide, {"do": "approve", "from": "list"})
    row.refresh_from_db()
    assert row.state == "approved"
    other = make_agent("Otro")
    give(other.user, "agent")
    assert sign_in(other.user).get(page).status_code == 404
    colleague = make_agent("Colega", luz.memberships.get().team)
    give(colleague.user, "agent")
    roster = sign_in(colleague.user).get(reverse("console:roster") + "?week=2026-12-01").content.decode()
    assert "Enfermedad" not in roster
    assert "Ausente" in roster
    assert sign_in(colleague.user).get(page).status_code == 404
    own.post(decide, {"do": "withdraw"})
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_skills_and_capacity_are_written_down(admin, luz, at):
    admin.post(reverse("console:new_skill"), {"name": "Francés", "kind": "language", "key": "FR"})
    skill = Skill.objects.get()
    page = reverse("console:person_time", args=[luz.pk])
    admin.post(page, {"do": "skill", "skill": skill.pk, "level": "4", "expires_on": ""})
    assert "Francés" in admin.get(reverse("console:skills")).content.decode()
    channels = {f"{channel}_on": "on" for channel in ("mail", "portal", "messaging", "social")}
    admin.post(page, {"do": "capacity", "units": "3.5", **channels, "mail_most": "12"})
    weights = {"mail": "0.1", "portal": "0.2", "chat": "1", "messaging": "0.5", "phone": "6", "social": "0.5"}
    admin.post(reverse("console:capacity"), {f"{name}_weight": value for name, value in weights.items()})
    told = next(each for each in people_at(at) if each.agent_id == luz.pk)
    assert told.skills == {"fr": 4}
    assert (str(told.units), told.limits["mail"].most, str(told.limits["mail"].weight)) == (
        "3.50",
        12,
        "0.10",
    )
    assert not told.limits["chat"].is_enabled
    own = sign_in(luz.user)
    assert own.post(page, {"do": "skill", "skill": skill.pk, "level": "5"}).status_code == 403
    assert AgentSkill.objects.get().level == 4
    admin.post(reverse("console:person_skill_forget", args=[luz.pk, skill.pk]))
    assert not AgentSkill.objects.exists()
