"""The forms of an import: the file, and how it is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.integrations.rules.importing.records import (
    ARTICLES,
    CSV,
    CUSTOMERS,
    JSON,
    TICKETS,
    ZAMMAD,
    ZENDESK,
)
from atiende.integrations.rules.importing.tables import COLUMNS, LABELS

MOST_TEAMS = 60


class UploadForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What the file holds"),
        choices=[
            (TICKETS, _("Cases with their messages")),
            (CUSTOMERS, _("Customers")),
            (ARTICLES, _("Articles of help")),
        ],
        widget=forms.RadioSelect,
        initial=TICKETS,
    )
    system = forms.ChoiceField(
        label=_("Where it comes from"),
        choices=[("", _("Find out")), (ZENDESK, "Zendesk"), (ZAMMAD, "Zammad"), (CSV, "CSV"), (JSON, "JSON")],
        required=False,
    )
    brand = forms.TypedChoiceField(label=_("Into which brand"), coerce=int)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, JSON, JSON lines, or a ZIP file with several of them; up to 500 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.json,.ndjson,.jsonl,.zip"}),
    )

    def __init__(self, *args: Any, brands: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["brand"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = list(brands)


class StartForm(forms.Form):
    """A choice for each heading of a table and for each group that the trial has found."""

    def __init__(
        self,
        *args: Any,
        kind: str,
        headings: Sequence[Mapping[str, Any]],
        mapping: Mapping[str, str],
        groups: Sequence[str],
        teams: Sequence[tuple[int, str]],
        chosen: Mapping[str, int],
        makes_teams: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings, self.groups = list(headings), list(groups)[:MOST_TEAMS]
        columns = [("", gettext("— nothing —")), *((name, gettext(LABELS[name])) for name in COLUMNS[kind])]
        for index, each in enumerate(self.headings):
            heading = str(each["heading"])
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=heading or gettext("Without heading"),
                choices=columns,
                required=False,
                initial=mapping.get(heading, "") if mapping else each["column"],
                help_text=" · ".join(each["sample"]),
            )
        if kind != TICKETS:
            return
        options = [("", gettext("The team of the same name")), ("0", gettext("No team"))]
        options += [(str(pk), name) for pk, name in teams]
        for index, name in enumerate(self.groups):
            self.fields[f"team_{index}"] = forms.ChoiceField(
                label=name, choices=options, required=False, initial=str(chosen.get(name, ""))
            )
        self.fields["makes_teams"] = forms.BooleanField(
            label=_("Make the teams that are missing"), required=False, initial=makes_teams
        )

    def mapping(self) -> dict[str, str]:
        """Heading → column."""
        data = self.cleaned_data
        return {str(each["heading"]): data[f"column_{i}"] for i, each in enumerate(self.headings)}

    def teams(self) -> dict[str, int]:
        """Group there → team here, 0 for none."""
        data = self.cleaned_data
        chosen = {name: data[f"team_{i}"] for i, name in enumerate(self.groups) if f"team_{i}" in data}
        return {name: int(value) for name, value in chosen.items() if value}

    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    def team_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("team_")]
