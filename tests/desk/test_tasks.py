"""Tasks at the desk: my list, the part of a case, and what others see of them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.models import ChecklistItem, Task
from atiende.tasks.rules.checklist import items_written
from atiende.tasks.rules.template import ChecklistDefinition
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db
MINE = "/desk/tasks/"
HX = {"HX-Request": "true"}


def test_a_task_of_a_case_is_written_down_done_and_open_again() -> None:
    opened, agent = arrives(), signed_in()
    part = f"/desk/tickets/{opened.number}/tasks/"
    assert "No hay tareas en este caso" in agent.get(part, headers=HX).content.decode()
    typed = {
        "title": "<b>Llamar</b>",
        "owner": f"agent-{agent.actor.id}",
        "due_on": "2026-11-20",
        "due_time": "09:30",
    }
    said = agent.post(f"{part}new", typed, headers=HX)
    assert "&lt;b&gt;Llamar&lt;/b&gt;" in said.content.decode()
    task = Task.objects.get()
    assert task.due_at is not None
    assert task.due_at.isoformat() == "2026-11-20T08:30:00+00:00"
    mine = agent.get(MINE).content.decode()
    assert mine.index("Vencidas") < mine.index("&lt;b&gt;Llamar") < mine.index(f"#{opened.number}")
    assert "1 tarea vence" in agent.get(f"{MINE}count").content.decode()
    assert agent.post(f"{MINE}{task.pk}/done", {"value": "on"}).status_code == 302
    assert agent.get(f"{MINE}count").content.decode().strip() == ""
    assert "Hechas hace poco" in agent.get(MINE).content.decode()
    agent.post(f"{part}{task.pk}", {"value": "open"}, headers=HX)
    task.refresh_from_db()
    assert task.done_at is None


def test_what_cannot_be_taken_stands_there_with_the_reason_and_all_that_was_typed() -> None:
    opened, agent = arrives(), signed_in()
    page = agent.post(
        f"/desk/tickets/{opened.number}/tasks/new",
        {"title": "", "details": "Con cuidado", "due_time": "09:30"},
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert "Con cuidado" in text
    assert 'aria-invalid="true"' in text
    assert "Elija el día de esta hora" in text
    for value in ("", "explode"):
        assert agent.post(f"/desk/tickets/{opened.number}/tasks/1", {"value": value}).status_code == 404
    assert not Task.objects.exists()


def test_a_task_is_changed_on_its_page_and_a_colleague_who_was_first_is_not_overwritten() -> None:
    opened, agent, colleague = arrives(), signed_in(), signed_in(name="Carla Ruiz")
    agent.post(f"/desk/tickets/{opened.number}/tasks/new", {"title": "Ver"})
    page = f"{MINE}{Task.objects.get().pk}/"
    typed = {"title": "Ver hoy", "owner": f"agent-{colleague.actor.id}", "version": "1", "from": "case"}
    assert agent.post(page, typed).headers["Location"] == f"/desk/tickets/{opened.number}/tasks/"
    assert "Ver hoy" in colleague.get(MINE).content.decode()
    assert (
        "Un compañero cambió esta tarea"
        in colleague.post(page, {"title": "Otra", "version": "1"}).content.decode()
    )
    assert signed_in(in_team="Facturas").get(page).status_code == 404


def test_a_checklist_is_added_and_ticked_and_holds_the_case() -> None:
    opened, agent, boss = arrives(), signed_in(), signed_in("administrator", "Sara Gil")
    definition = ChecklistDefinition(
        name="Devolución", items=items_written("*Pedir foto"), category="Cambios"
    )
    kind = add_checklist_template(definition=definition, by=boss.actor, at=AT)
    part = f"/desk/tickets/{opened.number}/"
    assert "Cambios: Devolución" in agent.get(f"{part}tasks/").content.decode()
    agent.post(f"{part}checklists", {"template": kind.pk}, headers=HX)
    refused = agent.post(f"{part}status", {"value": "resolved", "shown": "new"}, headers=HX)
    assert "Pedir foto" in refused.headers["HX-Trigger"].encode().decode("unicode_escape")
    item = ChecklistItem.objects.get()
    done = agent.post(f"{part}checklists/items/{item.pk}", {"value": "on"}, headers=HX).content.decode()
    assert "Ana Beltrán" in done
    assert "Completa" in done


def test_the_page_of_the_case_asks_nothing_about_tasks() -> None:
    opened, agent = arrives(), signed_in()
    page = f"/desk/tickets/{opened.number}/"
    agent.get(page)
    with CaptureQueriesContext(connection) as asked:
        text = agent.get(page).content.decode()
    assert "tasks_" not in " ".join(query["sql"] for query in asked.captured_queries)
    assert f'data-part="/desk/tickets/{opened.number}/tasks/"' in text


def test_my_tasks_cost_the_same_with_three_or_thirty() -> None:
    agent = signed_in()
    counts = []
    for more in (3, 27):
        for n in range(more):
            opened = arrives(subject=f"Caso {n}")
            agent.post(
                f"/desk/tickets/{opened.number}/tasks/new",
                {"title": "Ver", "owner": f"agent-{agent.actor.id}"},
            )
        agent.get(MINE)
        with CaptureQueriesContext(connection) as asked:
            agent.get(MINE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_readers_see_and_change_nothing_and_strangers_find_nothing() -> None:
    opened, agent, auditor, nobody = arrives(), signed_in(), signed_in("auditor", in_team=""), signed_in("")
    agent.post(f"/desk/tickets/{opened.number}/tasks/new", {"title": "Ver el pedido"})
    task_id = Task.objects.get().pk
    part = f"/desk/tickets/{opened.number}/tasks/"
    seen = auditor.get(part).content.decode()
    assert "Ver el pedido" in seen
    assert "Nueva tarea" not in seen
    assert auditor.post(f"{part}new", {"title": "Otra"}).status_code == 403
    assert auditor.post(f"{MINE}{task_id}/done", {"value": "on"}).status_code == 403
    for address in (part, MINE, f"{MINE}{task_id}/"):
        assert nobody.get(address).status_code == 404
