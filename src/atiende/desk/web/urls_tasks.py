"""Addresses of tasks and of what else is done around a case."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from atiende.desk.web.screens import (
    approvals,
    case_quotes,
    case_tasks,
    case_time,
    compliance,
    tasks,
    ticket_clocks,
)

_ONE = "tickets/<int:number>/"

TASKS: list[URLPattern | URLResolver] = [
    path("tasks/", tasks.my_tasks, name="my_tasks"),
    path("tasks/count", tasks.count, name="tasks_count"),
    path("tasks/new", tasks.new_task, name="task_new"),
    path("tasks/<int:task_id>/", tasks.change, name="task"),
    path("tasks/<int:task_id>/done", tasks.done, name="task_done"),
    path("tasks/<int:task_id>/remove", tasks.remove, name="task_remove"),
    path(f"{_ONE}tasks/", case_tasks.case_tasks, name="ticket_tasks"),
    path(f"{_ONE}tasks/new", case_tasks.new_task, name="ticket_task_new"),
    path(f"{_ONE}tasks/<int:task_id>", case_tasks.task, name="ticket_task"),
    path(f"{_ONE}checklists", case_tasks.checklist_add, name="ticket_checklists"),
    path(
        f"{_ONE}checklists/<int:checklist_id>/remove",
        case_tasks.checklist_remove,
        name="ticket_checklist_remove",
    ),
    path(f"{_ONE}checklists/items/<int:item_id>", case_tasks.item, name="ticket_item"),
    path("tasks/absence/", approvals.absence, name="absence"),
    path("approvals/<int:approval_id>/", approvals.approval, name="approval"),
    path("approvals/<int:approval_id>/decide", approvals.decide, name="approval_decide"),
    path("time/", case_time.times, name="times"),
    path("time/export", case_time.export, name="times_export"),
    path(f"{_ONE}approvals/", approvals.case_approvals, name="ticket_approvals"),
    path(f"{_ONE}approvals/ask", approvals.ask, name="ticket_approval_ask"),
    path("compliance/", compliance.report, name="compliance"),
    path("compliance/cases/", compliance.behind, name="compliance_cases"),
    path(f"{_ONE}clocks/", ticket_clocks.case_clocks, name="ticket_clocks"),
    path(f"{_ONE}clocks/<int:clock_id>/promise", ticket_clocks.promise, name="ticket_clock_promise"),
    path(f"{_ONE}time/", case_time.case_time, name="ticket_time"),
    path(f"{_ONE}time/account", case_time.account, name="ticket_time_account"),
    path(f"{_ONE}time/<int:entry_id>/correct", case_time.correct, name="ticket_time_correct"),
    path(f"{_ONE}quotes/", case_quotes.case_quotes, name="ticket_quotes"),
    path(f"{_ONE}quotes/new/", case_quotes.new_quote, name="ticket_quote_new"),
    path(f"{_ONE}quotes/<int:quote_id>/", case_quotes.quote, name="ticket_quote"),
    path(f"{_ONE}quotes/<int:quote_id>/do", case_quotes.act, name="ticket_quote_act"),
    path(f"{_ONE}plans", case_quotes.plan_add, name="ticket_plans"),
]
