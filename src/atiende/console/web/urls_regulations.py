"""Addresses of legal terms and public holidays, inside the console's own."""

from django.urls import URLPattern, URLResolver, path

from atiende.console.web.screens import laws, public_holidays

urlpatterns: list[URLPattern | URLResolver] = [
    path("laws/", laws.laws, name="laws"),
    path("laws/<slug:pack>/", laws.law, name="law"),
    path("laws/<slug:pack>/accept", laws.accept, name="law_accept"),
    path("laws/<slug:pack>/reading", laws.reading, name="law_reading"),
    path("holidays/", public_holidays.holidays, name="holidays"),
    path("holidays/add", public_holidays.add, name="holiday_add"),
    path("holidays/remove", public_holidays.remove, name="holiday_remove"),
    path("holidays/complete", public_holidays.complete, name="holidays_complete"),
    path("holidays/file", public_holidays.take_file, name="holidays_file"),
    path("holidays/<int:correction_id>/withdraw", public_holidays.withdraw, name="holiday_withdraw"),
]
