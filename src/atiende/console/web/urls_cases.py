"""Addresses of what is set about cases, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import contact_reasons, custom_fields, statuses

urlpatterns: list[URLPattern | URLResolver] = [
    path("statuses/", statuses.statuses, name="statuses"),
    path("statuses/new/", statuses.new_status, name="new_status"),
    path("statuses/<int:status_id>/", statuses.status, name="status"),
    path("statuses/<int:status_id>/retire", statuses.retire, name="status_retire"),
    path("statuses/<int:status_id>/restore", statuses.restore, name="status_restore"),
    path("statuses/<int:status_id>/move", statuses.move, name="status_move"),
    path("categories/", contact_reasons.contact_reasons, name="contact_reasons"),
    path("categories/new/", contact_reasons.new_contact_reason, name="new_contact_reason"),
    path("categories/<int:reason_id>/", contact_reasons.contact_reason, name="contact_reason"),
    path("categories/<int:reason_id>/archive", contact_reasons.archive, name="contact_reason_archive"),
    path("categories/<int:reason_id>/restore", contact_reasons.restore, name="contact_reason_restore"),
    path("categories/<int:reason_id>/delete", contact_reasons.delete, name="contact_reason_delete"),
    path("categories/<int:reason_id>/move", contact_reasons.move, name="contact_reason_move"),
    path("fields/", custom_fields.custom_fields, name="custom_fields"),
    path("fields/new/", custom_fields.new_custom_field, name="new_custom_field"),
    path("fields/<int:field_id>/", custom_fields.custom_field, name="custom_field"),
    path("fields/<int:field_id>/archive", custom_fields.archive, name="custom_field_archive"),
    path("fields/<int:field_id>/restore", custom_fields.restore, name="custom_field_restore"),
    path("fields/<int:field_id>/delete", custom_fields.delete, name="custom_field_delete"),
    path("fields/<int:field_id>/move", custom_fields.move, name="custom_field_move"),
]
