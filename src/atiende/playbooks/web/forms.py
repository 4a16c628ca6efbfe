"""The forms of canned replies and macros."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.kernel.actors import Actor
from atiende.kernel.placeholders import unknown_in
from atiende.organisation.queries import brands_visible_to, teams_visible_to
from atiende.playbooks.models import CannedReply, Macro
from atiende.playbooks.rules.canned import TEXT_LIMIT, CannedFields, Words
from atiende.playbooks.rules.variables import is_variable
from atiende.tickets.queries import list_statuses

OWN, SHARED = "own", "shared"
_ANY = ("", _("Any"))
LANGUAGES = (_ANY, ("es", _("Spanish")), ("en", _("English")))


class PlacedForm(forms.Form):
    """`whose` is asked while it is new, of who may write for everybody."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=80)
    whose = forms.ChoiceField(
        label=_("For whom"), choices=((OWN, _("Only for me")), (SHARED, _("For everybody")))
    )
    brand_id = forms.TypedChoiceField(label=_("Brand"), required=False, coerce=int, empty_value=None)
    team_id = forms.TypedChoiceField(label=_("Team"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, actor: Actor, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._may_share = actor.may("settings.manage")
        if not is_new or not self._may_share:
            del self.fields["whose"]
        brands = brands_visible_to(actor).filter(archival=None).order_by("folded_name")
        teams = teams_visible_to(actor).filter(archival=None).order_by("folded_name")
        self._offer("brand_id", brands.values_list("id", "name"))
        self._offer("team_id", teams.values_list("id", "name"))

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_ANY, *rows]

    @property
    def is_personal(self) -> bool:
        return bool(self.cleaned_data.get("whose", OWN) == OWN)

    @property
    def seen_version(self) -> int:
        return int(self.cleaned_data.get("version") or 0)

    def _require_known(self, name: str) -> None:
        """Unknown variables are named: a slip of the pen would else stand in a letter to a customer."""
        unknown = unknown_in(self.cleaned_data.get(name, ""), is_variable)
        if unknown:
            told = gettext("There is no variable %(names)s.") % {
                "names": ", ".join(f"{{{each}}}" for each in unknown)
            }
            self.add_error(name, told)


class CannedReplyForm(PlacedForm):
    """The words in usted are needed; those in tú and vos stand where a customer is addressed so."""

    folder = forms.CharField(
        label=_("Folder"), max_length=80, required=False, help_text=_("For instance: Deliveries")
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    status_key = forms.ChoiceField(
        label=_("Offered with the status"),
        required=False,
        help_text=_("When a case gets this status, the text is offered to whoever writes."),
    )
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In usted, or neutral: it stands wherever there is no other."),
    )
    text_tu = forms.CharField(
        label=_("The same in tú"),
        strip=False,
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    text_vos = forms.CharField(
        label=_("The same in vos"),
        strip=False,
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    html = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        statuses = [(status.key, status.for_agents) for status in list_statuses()]
        self._offer("status_key", statuses)

    def clean(self) -> dict[str, Any]:
        for name in ("text", "text_tu", "text_vos"):
            self._require_known(name)
        return self.cleaned_data

    def typed(self) -> CannedFields:
        data = self.cleaned_data
        return CannedFields(
            name=data["name"],
            folder=data["folder"],
            is_personal=self.is_personal,
            brand_id=data["brand_id"],
            team_id=data["team_id"],
            language=data["language"],
            status_key=data["status_key"],
            usted=Words(text=data["text"], html=data["html"]),
            tu=Words(text=data["text_tu"]),
            vos=Words(text=data["text_vos"]),
        )


def initial_of(reply: CannedReply) -> dict[str, object]:
    """A canned reply as its form begins."""
    names = ("name", "folder", "language", "status_key", "text", "html", "text_tu", "text_vos", "version")
    return {**{name: getattr(reply, name) for name in names}, **placed_of(reply)}


def placed_of(kept: CannedReply | Macro) -> dict[str, object]:
    return {"brand_id": kept.brand_id or "", "team_id": kept.team_id or ""}
