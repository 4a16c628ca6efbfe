"""Addresses of service policies, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import service_levels

urlpatterns: list[URLPattern | URLResolver] = [
    path("service-levels/", service_levels.policies, name="service_policies"),
    path("service-levels/new/", service_levels.new_policy, name="new_service_policy"),
    path("service-levels/recalculate", service_levels.recalculate, name="service_recalculate"),
    path("service-levels/<int:policy_id>/", service_levels.policy, name="service_policy"),
    path("service-levels/<int:policy_id>/edit/", service_levels.edit, name="service_policy_edit"),
    path("service-levels/<int:policy_id>/on", service_levels.on, name="service_policy_on"),
    path("service-levels/<int:policy_id>/off", service_levels.off, name="service_policy_off"),
    path("service-levels/<int:policy_id>/move", service_levels.move, name="service_policy_move"),
    path("service-levels/<int:policy_id>/delete", service_levels.delete, name="service_policy_delete"),
]
