"""The pages of the settings about the company and its people."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

COMPANY: Final = _("Company")
STAFF: Final = _("People")

PAGES: Final = (
    SettingsPage(
        COMPANY,
        _("Company data"),
        "console:company",
        "organisation.read",
        _("name legal tax number NIF CIF RUC NIT RUT RFC CUIT country language time zone currency address"),
        _("Name, legal data, language, time and money"),
        "building-2",
        100,
    ),
    SettingsPage(
        COMPANY,
        _("Brands"),
        "console:brands",
        "organisation.read",
        _("colours contrast form of address usted tú vos hosts domain portal sender"),
        _("Names, voices, addresses and colours"),
        "store",
        110,
    ),
    SettingsPage(
        COMPANY,
        _("Working calendars"),
        "console:calendars",
        "organisation.read",
        _("opening hours business hours holidays special days week schedule closed time zone"),
        _("When you work; holidays and special days"),
        "calendar",
        115,
    ),
    SettingsPage(
        COMPANY,
        _("Products and orders"),
        "console:catalogue",
        "settings.manage",
        _("catalogue import CSV file shop purchases invoices price"),
        _("What is sold and what was ordered, by file"),
        "receipt",
        120,
    ),
    SettingsPage(
        STAFF,
        _("Staff"),
        "console:people",
        "organisation.read",
        _("users agents invite invitation disable sessions second factor colleagues"),
        _("Who works here; invitations"),
        "users",
        200,
    ),
    SettingsPage(
        STAFF,
        _("Teams"),
        "console:teams",
        "organisation.read",
        _("groups members leader queue"),
        _("Who shares which cases"),
        "network",
        210,
    ),
    SettingsPage(
        STAFF,
        _("Structure"),
        "console:units",
        "organisation.read",
        _("organisation chart units departments areas hierarchy matrix boss leader deputy tree"),
        _("Units, who leads them and who belongs to them"),
        "building-2",
        212,
    ),
    SettingsPage(
        STAFF,
        _("Who may decide what"),
        "console:authority",
        "organisation.read",
        _("authority matrix limits approve amount refund compensation discount exception emergency money"),
        _("Up to how much each role may decide"),
        "scale",
        214,
    ),
    SettingsPage(
        STAFF,
        _("Roster"),
        "console:roster",
        "organisation.read",
        _("shifts schedule week planning absences leave holidays nights who works patterns"),
        _("Who works when; shifts and absences"),
        "calendar",
        216,
    ),
    SettingsPage(
        STAFF,
        _("Absences to decide"),
        "console:absences",
        "people.manage",
        _("leave holidays illness approve refuse away"),
        _("What people asked for"),
        "badge-check",
        217,
    ),
    SettingsPage(
        STAFF,
        _("Skills and languages"),
        "console:skills",
        "organisation.read",
        _("matrix level expiry certificate capacity weight channel load language"),
        _("Who knows what, and how much they carry"),
        "star",
        218,
    ),
    SettingsPage(
        STAFF,
        _("Roles"),
        "console:roles",
        "people.manage",
        _("permissions grants administrator supervisor agent auditor"),
        _("What people may do"),
        "user-cog",
        220,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
