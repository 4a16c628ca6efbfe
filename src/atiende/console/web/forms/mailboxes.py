"""The forms of a mailbox: its address, how it is read and answers, its servers and its provider."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.channels.rules.mailbox import MailboxFields
from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to, teams_visible_to

PLAIN = {"autocomplete": "off", "spellcheck": "false"}
PROVIDERS = [
    ("auto", _("Find it by the address")),
    ("google", _("Google Workspace or Gmail")),
    ("microsoft", _("Microsoft 365 or Outlook")),
    ("own", _("A server of our own or of our host (IMAP)")),
    ("import", _("None: only take imported mail")),
]
STARTS = [
    ("today", _("From today on")),
    ("7", _("The last 7 days")),
    ("30", _("The last 30 days")),
    ("date", _("From a day that I choose")),
    ("all", _("Everything in the folder")),
]


class NewMailboxForm(VersionedForm):
    address = forms.CharField(
        label=_("Address of the mailbox"),
        max_length=254,
        help_text=_("Mails that arrive at this address become cases."),
        widget=forms.EmailInput(attrs={**PLAIN, "inputmode": "email"}),
    )
    name = forms.CharField(
        label=_("Name that the team sees"),
        max_length=100,
        required=False,
        help_text=_("Empty: the address."),
    )
    provider = forms.ChoiceField(
        label=_("Who keeps this mail"), choices=PROVIDERS, initial="auto", widget=forms.RadioSelect
    )

    def typed(self, *, brand_id: int | None, today: dt.date) -> MailboxFields:
        """Until the next step says more: read from today on, for this brand."""
        address = self.cleaned_data["address"]
        name = self.cleaned_data["name"] or address
        return MailboxFields(name=name[:100], address=address, brand_id=brand_id, first_sync_from=today)


class MailboxForm(VersionedForm):
    name = forms.CharField(label=_("Name that the team sees"), max_length=100)
    address = forms.CharField(
        label=_("Address of the mailbox"),
        max_length=254,
        widget=forms.EmailInput(attrs={**PLAIN, "inputmode": "email"}),
    )
    aliases = forms.CharField(
        label=_("Other addresses of it"),
        required=False,
        max_length=10_000,
        help_text=_("One a line. What is sent to them arrives here too, so it is ours and nobody else's."),
        widget=forms.Textarea(attrs={**PLAIN, "rows": 2}),
    )
    start = forms.ChoiceField(label=_("Read from when on"), choices=STARTS, widget=forms.RadioSelect)
    start_date = forms.DateField(
        label=_("That day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    folder = forms.CharField(
        label=_("Folder that is read"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("Usually INBOX."),
    )
    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    team_id = forms.TypedChoiceField(
        label=_("Team that receives its cases"), required=False, empty_value=None, coerce=int
    )
    is_receive_only = forms.BooleanField(
        label=_("Only receive"),
        required=False,
        help_text=_("Answers leave from another mailbox of the brand."),
    )
    sender_name = forms.CharField(
        label=_("Name of the sender"),
        max_length=100,
        required=False,
        help_text=_("What customers read as the sender. Empty: the brand."),
    )
    signature = forms.CharField(
        label=_("Signature under each answer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_acknowledging = forms.BooleanField(
        label=_("Acknowledge reception by itself"),
        required=False,
        help_text=_("Once for a case; never to lists, returned mail or other automatic answers."),
    )
    trusted_authserv_id = forms.CharField(
        label=_("Server whose checks of senders are believed"),
        required=False,
        max_length=253,
        widget=forms.TextInput(attrs=PLAIN),
        help_text=_("The name with which your server begins Authentication-Results. Empty: none."),
    )

    def __init__(self, *args: Any, actor: Actor, kept_brand_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_one_brand = True
        brands = [(brand.pk, brand.name) for brand in brands_served(actor, kept_brand_id)]
        self.is_one_brand = len(brands) == 1
        self._choose("brand_id", brands)
        teams = teams_visible_to(actor).filter(archival=None).order_by("folded_name")
        self._choose("team_id", [("", _("None: whoever takes it")), *teams.values_list("id", "name")])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("start") == "date" and not data.get("start_date") and "start_date" not in self.errors:
            self.add_error("start_date", _("Choose the day."))
        return data

    def typed(self, *, today: dt.date) -> MailboxFields:
        data = self.cleaned_data
        names = ("name", "address", "folder", "brand_id", "team_id", "is_receive_only", "sender_name")
        more = ("signature", "is_acknowledging", "trusted_authserv_id")
        return MailboxFields(
            **{name: data[name] for name in (*names, *more)},
            aliases=tuple(data["aliases"].replace(",", "\n").split("\n")),
            first_sync_from=_first_day(data["start"], data["start_date"], today),
        )

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def brands_served(actor: Actor, kept_brand_id: int | None = None) -> list[Any]:
    """Open brands that the actor serves, the default first; an archived one only where it is chosen already."""
    rows = brands_visible_to(actor).select_related("archival").order_by("-is_default", "folded_name")
    return [
        brand
        for brand in rows
        if actor.serves(brand.pk) and (not hasattr(brand, "archival") or brand.pk == kept_brand_id)
    ]


def initial_of_mailbox(fields: MailboxFields, *, today: dt.date) -> dict[str, Any]:
    """A mailbox as the form shows it."""
    plain = ("name", "address", "folder", "brand_id", "team_id", "is_receive_only", "sender_name")
    more = ("signature", "is_acknowledging", "trusted_authserv_id")
    day = fields.first_sync_from
    start = "all" if day is None else "today" if day == today else "date"
    return {
        **{name: getattr(fields, name) for name in (*plain, *more)},
        "aliases": "\n".join(fields.aliases),
        "start": start,
        "start_date": day if start == "date" else None,
    }


def _first_day(start: str, day: dt.date | None, today: dt.date) -> dt.date | None:
    if start == "all":
        return None
    if start == "date":
        return day
    return today if start == "today" else today - dt.timedelta(days=int(start))
