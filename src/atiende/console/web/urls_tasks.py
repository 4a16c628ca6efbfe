"""Addresses of what is set about tasks, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import checklists, plans

urlpatterns: list[URLPattern | URLResolver] = [
    path("checklists/", checklists.checklists, name="checklists"),
    path("checklists/new/", checklists.new_checklist, name="new_checklist"),
    path("checklists/<int:template_id>/", checklists.checklist, name="checklist"),
    path("checklists/<int:template_id>/switch", checklists.switch, name="checklist_switch"),
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.new_plan, name="new_plan"),
    path("plans/<int:template_id>/", plans.plan, name="plan"),
    path("plans/<int:template_id>/switch", plans.switch, name="plan_switch"),
]
