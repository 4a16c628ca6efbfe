"""How promises were kept: by team, person, customer, policy or kind, down to each case."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from atiende.customers.queries import names_of_customers
from atiende.desk.web.clocks_shown import kind_label
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.service_levels.queries.compliance import PAGE, Asked, clocks_behind, compliance
from atiende.service_levels.queries.naming import names_of_policies
from atiende.service_levels.rules.kinds import KIND_LABELS, ClockKind
from atiende.tickets.queries import names_of_agents, names_of_teams

DIMENSIONS: Final = (
    ("team", _("Team")),
    ("agent", _("Person")),
    ("customer", _("Customer")),
    ("policy", _("Policy")),
    ("kind", _("Promise")),
)


class ComplianceForm(forms.Form):
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))
    by = forms.ChoiceField(label=_("By"), choices=DIMENSIONS)
    kind = forms.ChoiceField(
        label=_("Promise"),
        required=False,
        choices=[
            ("", pgettext_lazy("promises", "All")),
            *((kind.value, _(label)) for kind, label in KIND_LABELS.items()),
        ],
    )

    @staticmethod
    def this_month() -> dict[str, Any]:
        today = timezone.localdate()
        return {
            "since": today.replace(day=1).isoformat(),
            "until": today.isoformat(),
            "by": "team",
            "kind": "",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and (until < since or (until - since).days > 400):
            self.add_error("until", _("At most 400 days, and not before the first."))
        return cleaned

    def asked(self) -> Asked:
        zone = timezone.get_current_timezone()
        first = dt.datetime.combine(self.cleaned_data["since"], dt.time(), zone)
        last = dt.datetime.combine(self.cleaned_data["until"] + dt.timedelta(days=1), dt.time(), zone)
        kind = self.cleaned_data["kind"]
        return Asked(first=first, last=last, kind=ClockKind(kind) if kind else None)


@require_http_methods(["GET", "HEAD"])
@staff_page("reports.read")
def report(request: StaffRequest) -> HttpResponse:
    form = ComplianceForm(request.GET if "since" in request.GET else ComplianceForm.this_month())
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        by = form.cleaned_data["by"]
        lines = compliance(request.actor, form.asked(), by=by)
        names = _names(request, by, {line.key for line in lines})
        query = {name: str(form.cleaned_data[name]) for name in ("since", "until", "by", "kind")}
        context |= {
            "rows": [
                (
                    line,
                    names.get(line.key) or _nothing(by),
                    urlencode({**query, "key": "" if line.key is None else line.key}),
                )
                for line in lines
            ],
            "dimension": dict(DIMENSIONS)[by],
            "kept": sum(line.kept for line in lines),
            "owed": sum(line.owed for line in lines),
        }
    return render(request, "desk/clocks/report.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
@staff_page("reports.read")
def behind(request: StaffRequest) -> HttpResponse:
    """The cases behind a line; `late` leaves those that were kept in time out."""
    form = ComplianceForm(request.GET)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        by, key = form.cleaned_data["by"], request.GET.get("key", "")[:40]
        if by != "kind" and key and not (key.isascii() and key.isdecimal() and len(key) < 19):
            key = "0"
        before = request.GET.get("before", "")
        only_late = True if request.GET.get("late") else None
        clocks = clocks_behind(
            request.actor,
            form.asked(),
            by=by,
            key=key,
            is_late=only_late,
            before=int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else None,
        )
        names = _names(request, by, {key if by == "kind" else int(key)} if key else set())
        query = {name: str(form.cleaned_data[name]) for name in ("since", "until", "by", "kind")} | {
            "key": key
        }
        context |= {
            "rows": [(clock, kind_label(clock.kind)) for clock in clocks],
            "name": next(iter(names.values()), "") or _nothing(by),
            "dimension": dict(DIMENSIONS)[by],
            "query": urlencode(query),
            "only_late": only_late,
            "next_before": clocks[-1].pk if len(clocks) == PAGE else None,
        }
    return render(request, "desk/clocks/behind.html", context, status=422 if form.errors else 200)


def _nothing(by: str) -> str:
    """What stands for a line without a name."""
    if by == "team":
        return gettext("No team")
    return gettext("Nobody") if by == "agent" else gettext("Not known any more")


def _names(request: StaffRequest, by: str, keys: set[Any]) -> dict[Any, str]:
    known = {key for key in keys if key is not None}
    if by == "kind":
        return {key: kind_label(key) for key in known if key in list(ClockKind)}
    if by == "customer":
        return names_of_customers(request.actor, known)
    if by == "policy":
        return names_of_policies(known)
    return names_of_teams(known) if by == "team" else names_of_agents(known)
