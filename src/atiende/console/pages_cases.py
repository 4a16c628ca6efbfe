"""The pages of the settings about cases."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

CASES: Final = _("Cases")

PAGES: Final = (
    SettingsPage(
        CASES,
        _("Categories"),
        "console:contact_reasons",
        "settings.manage",
        _("reasons of contact topics tree classification typing intake questions team priority"),
        _("Why customers write, as a tree"),
        "folder",
        138,
    ),
    SettingsPage(
        CASES,
        _("Statuses"),
        "console:statuses",
        "settings.manage",
        _("states workflow steps open waiting solved required fields order names"),
        _("Where a case stands, in your own words"),
        "circle-dashed",
        139,
    ),
    SettingsPage(
        CASES,
        _("Fields of cases"),
        "console:custom_fields",
        "settings.manage",
        _("custom fields details data required needed to solve choice list own questions"),
        _("What you want to know of each case"),
        "clipboard-list",
        140,
    ),
    SettingsPage(
        CASES,
        _("Working together"),
        "console:teamwork",
        "settings.manage",
        _("review before sending approve replies summary hand over"),
        _("Reviews before sending, and summaries of cases that change hands"),
        "users",
        141,
    ),
    SettingsPage(
        CASES,
        _("Canned replies"),
        "playbooks:canned_replies",
        "settings.manage",
        _("templates answers text snippets variables tone usted tú vos writing"),
        _("What is inserted with “/” when answering"),
        "messages-square",
        144,
    ),
    SettingsPage(
        CASES,
        _("Translation"),
        "playbooks:translator",
        "settings.manage",
        _("translate language LibreTranslate server key"),
        _("A server that translates messages"),
        "languages",
        146,
    ),
    SettingsPage(
        CASES,
        _("Macros"),
        "playbooks:macros",
        "settings.manage",
        _("several actions at once status priority tags automation steps"),
        _("Several changes of a case under one name"),
        "zap",
        145,
    ),
    SettingsPage(
        CASES,
        _("Rules"),
        "console:rules",
        "rules.manage",
        _("automation rules triggers conditions actions time automatic sentence loop log trial"),
        _("What happens by itself when something happens to a case, or when time passes"),
        "zap",
        146,
    ),
    SettingsPage(
        CASES,
        _("Service levels"),
        "console:service_policies",
        "settings.manage",
        _(
            "SLA OLA deadline due time first answer resolution warning escalation promise clock hours contract"
        ),
        _("What you promise to whom, and what happens when its time runs out"),
        "alarm-clock",
        143,
    ),
    SettingsPage(
        CASES,
        _("Copy the set-up"),
        "console:set_up_file",
        "settings.manage",
        _(
            "export import configuration file JSON another installation roles teams brands fields statuses rules"
        ),
        _("Everything that is set, as one file for another installation"),
        "download",
        190,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
