"""The forms of one's notifications."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.kernel.refusals import gettext_noop
from atiende.notifications.queries import LABELS
from atiende.notifications.rules.kinds import Kind, MailWay, Ways
from atiende.notifications.rules.quiet import Quiet

MAIL_WAYS: Final = (
    (MailWay.NONE, gettext_noop("No mail")),
    (MailWay.AT_ONCE, gettext_noop("At once")),
    (MailWay.DIGEST, gettext_noop("Once a day")),
)
_CLOCK: Final = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class QuietForm(forms.Form):
    """Hours, weekends, what passes, and when the daily mail comes; `for` is the button that was pressed."""

    starts = forms.TimeField(label=_("From"), required=False, widget=_CLOCK)
    ends = forms.TimeField(label=_("Until"), required=False, widget=_CLOCK)
    is_weekend_quiet = forms.BooleanField(label=_("Saturdays and Sundays too"), required=False)
    urgent_passes = forms.BooleanField(label=_("Urgent cases may disturb me all the same"), required=False)
    digest_hour = forms.TypedChoiceField(
        label=_("The mail of the day comes at"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
    )

    def quiet(self, *, now: dt.datetime, present: Quiet, zone: ZoneInfo) -> Quiet:
        """What was chosen; the moment until which nothing disturbs follows from the button."""
        typed = self.cleaned_data
        return Quiet(
            until=_until(self.data.get("for", ""), now=now, present=present, zone=zone),
            starts=typed["starts"],
            ends=typed["ends"],
            is_weekend_quiet=typed["is_weekend_quiet"],
            urgent_passes=typed["urgent_passes"],
            digest_hour=typed["digest_hour"],
        )


def ways_shown(choices: Mapping[Kind, Ways]) -> list[dict[str, object]]:
    """A row of the page for each kind."""
    return [
        {
            "key": kind.value,
            "label": gettext(LABELS[kind]),
            "in_app": ways.in_app,
            "push": ways.push,
            "mails": [(way.value, gettext(word), way == ways.mail) for way, word in MAIL_WAYS],
        }
        for kind, ways in choices.items()
    ]


def ways_in(data: QueryDict) -> dict[Kind, Ways]:
    """What the page says of each kind; an unknown mail counts as none."""
    return {
        kind: Ways(
            in_app=data.get(f"{kind.value}-in_app") == "on",
            mail=_mail(data.get(f"{kind.value}-mail", "")),
            push=data.get(f"{kind.value}-push") == "on",
        )
        for kind in Kind
    }


def _mail(text: str) -> MailWay:
    return MailWay(text) if text in set(MailWay) else MailWay.NONE


def _until(button: str, *, now: dt.datetime, present: Quiet, zone: ZoneInfo) -> dt.datetime | None:
    if button == "off":
        return None
    if button == "hour":
        return now + dt.timedelta(hours=1)
    if button == "tomorrow":
        day = now.astimezone(zone).date() + dt.timedelta(days=1)
        return dt.datetime.combine(day, dt.time(9), tzinfo=zone).astimezone(dt.UTC)
    return present.until if present.until and present.until > now else None
