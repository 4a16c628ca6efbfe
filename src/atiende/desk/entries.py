"""What the desk puts into the sidebar and the palette."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.navigation import NavigationEntry, register_navigation
from atiende.platform.ui.palette import PaletteCommand, register_command
from atiende.platform.ui.settings_pages import has_settings_page


def register_entries() -> None:
    register_navigation(
        NavigationEntry(
            _("Home"), "house", "desk:home", order=10, on_phone=True, keywords=_("start desk first steps")
        )
    )
    register_navigation(
        NavigationEntry(
            _("Cases"),
            "inbox",
            "desk:tickets",
            "tickets.read",
            order=20,
            keywords=_("inbox queue conversations tickets"),
            on_phone=True,
        )
    )
    register_navigation(
        NavigationEntry(
            _("Notifications"),
            "bell",
            "desk:notifications",
            "tickets.read",
            order=15,
            keywords=_("bell news mentions"),
            count_url_name="desk:notification_count",
            live="notifications",
        )
    )
    register_command(
        PaletteCommand(
            _("Choose what you are told of, and do not disturb"),
            "bell",
            "desk:notification_settings",
            "tickets.read",
            keywords=_("notifications mail push quiet"),
        )
    )
    register_command(
        PaletteCommand(
            _("See who is here"), "users", "desk:colleagues", keywords=_("colleagues presence available team")
        )
    )
    register_command(
        PaletteCommand(
            _("Change my presence"),
            "activity",
            "desk:presence",
            keywords=_("available busy away offline break meal"),
        )
    )
    register_command(
        PaletteCommand(
            _("My shifts and absences"),
            "calendar",
            "console:own_time",
            keywords=_("roster holidays leave illness skills time"),
        )
    )
    register_command(
        PaletteCommand(
            _("New case"), "mail-plus", "desk:ticket_new", "tickets.reply", keywords=_("write to a customer")
        )
    )
    register_command(
        PaletteCommand(
            _("Change my signature"),
            "pencil",
            "console:own_signature",
            "tickets.reply",
            keywords=_("mail below"),
        )
    )
    register_command(
        PaletteCommand(
            _("Look after canned replies"),
            "messages-square",
            "playbooks:canned_replies",
            "tickets.reply",
            keywords=_("templates texts answers"),
        )
    )
    register_command(
        PaletteCommand(
            _("Look after macros"), "zap", "playbooks:macros", "tickets.reply", keywords=_("several changes")
        )
    )
    register_navigation(
        NavigationEntry(
            _("My tasks"),
            "list-checks",
            "desk:my_tasks",
            "tickets.read",
            order=25,
            keywords=_("to do today overdue"),
            count_url_name="desk:tasks_count",
            live="tasks",
        )
    )
    register_navigation(
        NavigationEntry(
            _("Search"),
            "search",
            "desk:search",
            "tickets.read",
            order=30,
            keywords=_("find words cases"),
        )
    )
    register_navigation(
        NavigationEntry(
            _("Customers"),
            "users",
            "desk:customers",
            "customers.read",
            order=40,
            keywords=_("people companies contacts addresses"),
            on_phone=True,
        )
    )
    register_navigation(
        NavigationEntry(
            _("Products"),
            "store",
            "desk:products",
            "customers.read",
            order=50,
            keywords=_("catalogue articles prices codes"),
        )
    )
    register_navigation(
        NavigationEntry(
            _("Promises"),
            "alarm-clock",
            "desk:compliance",
            "reports.read",
            order=60,
            keywords=_("SLA compliance report deadlines late in time"),
        )
    )
    register_command(
        PaletteCommand(
            _("New customer"), "user-plus", "desk:new_customer", "customers.manage", keywords=_("contact")
        )
    )
    register_navigation(
        NavigationEntry(
            _("Settings"),
            "settings",
            "console:home",
            is_for=has_settings_page,
            place="foot",
            order=900,
            on_phone=True,
        )
    )
    register_command(
        PaletteCommand(
            _("Protect the account with a second step"),
            "shield-check",
            "identity:security",
            keywords=_("security TOTP passkey two factors"),
        )
    )
    register_command(
        PaletteCommand(_("See and end open sessions"), "monitor", "usersessions_list", keywords=_("devices"))
    )
    register_command(PaletteCommand(_("Change the password"), "key-round", "account_change_password"))
    register_command(
        PaletteCommand(
            _("See every component of the screens"),
            "palette",
            "desk:ui_kit",
            "settings.manage",
            _("ui kit design buttons"),
            order=900,
        )
    )
