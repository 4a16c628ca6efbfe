"""The words that scripts show, handed to the page as JSON so that they are translated where all others are."""

from __future__ import annotations

from django.utils.translation import gettext as _


def words_for_scripts() -> dict[str, str]:
    """Every sentence of the scripts, by a short key, in the language of the request."""
    return {
        "close": _("Close"),
        "copied": _("Copied"),
        "hide_password": _("Hide the password"),
        "live": _("Live"),
        "no_connection": _("There is no connection. Nothing was lost: try again."),
        "reconnecting": _("Reconnecting…"),
        "results_many": _("%(count)s results"),
        "results_none": _("No results"),
        "results_one": _("1 result"),
        "server_failed": _("The server could not do it. Try again in a moment."),
        "show_password": _("Show the password"),
        "shortcuts_off": _("Single-key shortcuts are off"),
        "shortcuts_on": _("Single-key shortcuts are on"),
        "undo": _("Undo"),
        "unsaved": _("There are unsaved changes"),
        "unsent_given_up": _(
            "Case #%(number)s is not within your reach any more. Your message was not sent: “%(text)s”"
        ),
        "unsent_many": _("%(count)s messages are not sent yet"),
        "unsent_one": _("1 message is not sent yet"),
        "unsent_see": _("See case #%(number)s"),
        "unsent_sent": _("Your message in case #%(number)s was sent."),
        "unsent_sign_out_many": _(
            "%(count)s messages are not sent yet. Whoever signs out deletes them from this device."
        ),
        "unsent_sign_out_one": _("1 message is not sent yet. Whoever signs out deletes it from this device."),
    }
