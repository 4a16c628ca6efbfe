"""The filters of the audit log, as they stand in its address."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.console.web.paging import number_or_none
from atiende.platform.audit.queries import EntryFilter

OUTCOMES = [("", _("Any")), ("done", _("Done")), ("refused", _("Refused"))]


class AuditFilterForm(forms.Form):
    """Every field may be empty; what makes no sense is left out and marked."""

    who = forms.ChoiceField(label=_("Who"), required=False, widget=forms.Select(attrs={"data-user": ""}))
    verb = forms.ChoiceField(label=_("What"), required=False)
    kind = forms.CharField(label=_("On what"), required=False, max_length=60)
    target = forms.CharField(label=_("Number"), required=False, max_length=100)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False, choices=OUTCOMES)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    correlation = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[Any], verbs: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {"who": [("", _("Anybody")), *people], "verb": [("", _("Anything")), *verbs]}
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = options

    def wanted(self, *, time_zone: str, cursor: str = "") -> EntryFilter:
        """Dates count in the reader's zone; `to` includes its day."""
        self.is_valid()
        typed = self.cleaned_data
        zone = zoneinfo.ZoneInfo(time_zone)
        until = typed.get("until")
        return EntryFilter(
            actor_id=int(typed["who"]) if typed.get("who") else None,
            verb=typed.get("verb", ""),
            target_kind=typed.get("kind", "").strip(),
            target_id=typed.get("target", "").strip(),
            outcome=typed.get("outcome", ""),
            correlation_id=typed.get("correlation", ""),
            since=_midnight(typed.get("since"), zone),
            until=_midnight(until + dt.timedelta(days=1), zone) if until and until.year < 9999 else None,
            before=number_or_none(cursor),
        )


def _midnight(day: dt.date | None, zone: dt.tzinfo) -> dt.datetime | None:
    if day is None or not 2024 <= day.year < 9999:
        return None
    return dt.datetime.combine(day, dt.time(), zone)
