"""Addresses of units and of who may decide what, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import authority, unit, units

urlpatterns: list[URLPattern | URLResolver] = [
    path("units/", units.structure, name="units"),
    path("units/chart.svg", units.picture, name="units_picture"),
    path("units/new/", units.new_unit, name="new_unit"),
    path("units/templates/", units.templates, name="unit_templates"),
    path("units/templates/<slug:key>/", units.template, name="unit_template"),
    path("units/people/", units.people, name="unit_people"),
    path("units/<int:unit_id>/", unit.unit, name="unit"),
    path("units/<int:unit_id>/move/", unit.move, name="unit_move"),
    path("units/<int:unit_id>/people/join/", unit.join, name="unit_join"),
    path("units/<int:unit_id>/people/leave/", unit.leave, name="unit_leave"),
    path("units/<int:unit_id>/archive/", unit.archive, name="unit_archive"),
    path("units/<int:unit_id>/restore/", unit.restore, name="unit_restore"),
    path("authority/", authority.authority, name="authority"),
    path("authority/new/", authority.new_line, name="new_authority"),
    path("authority/<int:line_id>/", authority.line, name="authority_line"),
    path("authority/<int:line_id>/end/", authority.end, name="authority_end"),
]
