"""Addresses of imports from other systems, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import imports

urlpatterns: list[URLPattern | URLResolver] = [
    path("import/", imports.imports, name="imports"),
    path("import/<int:import_id>/", imports.one_import, name="import"),
    path("import/<int:import_id>/problems", imports.problems, name="import_problems"),
    path("import/templates/<slug:kind>", imports.template, name="import_template"),
]
