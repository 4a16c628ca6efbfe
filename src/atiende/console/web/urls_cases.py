"""Addresses of what is set about cases, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import custom_fields

urlpatterns: list[URLPattern | URLResolver] = [
    path("fields/", custom_fields.custom_fields, name="custom_fields"),
    path("fields/new/", custom_fields.new_custom_field, name="new_custom_field"),
    path("fields/<int:field_id>/", custom_fields.custom_field, name="custom_field"),
    path("fields/<int:field_id>/archive", custom_fields.archive, name="custom_field_archive"),
    path("fields/<int:field_id>/restore", custom_fields.restore, name="custom_field_restore"),
    path("fields/<int:field_id>/delete", custom_fields.delete, name="custom_field_delete"),
    path("fields/<int:field_id>/move", custom_fields.move, name="custom_field_move"),
]
