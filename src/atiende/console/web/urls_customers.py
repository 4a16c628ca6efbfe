"""Addresses of what is set about customers, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import customer_fields

urlpatterns: list[URLPattern | URLResolver] = [
    path("customer-fields/", customer_fields.customer_fields, name="customer_fields"),
    path("customer-fields/new/", customer_fields.new_customer_field, name="new_customer_field"),
    path("customer-fields/<int:field_id>/", customer_fields.customer_field, name="customer_field"),
    path("customer-fields/<int:field_id>/archive", customer_fields.archive, name="customer_field_archive"),
    path("customer-fields/<int:field_id>/restore", customer_fields.restore, name="customer_field_restore"),
    path("customer-fields/<int:field_id>/delete", customer_fields.delete, name="customer_field_delete"),
    path("customer-fields/<int:field_id>/move", customer_fields.move, name="customer_field_move"),
]
