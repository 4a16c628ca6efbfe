"""The form of an incoming webhook: who signs how, and what becomes of what comes in."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.mailboxes import PLAIN, brands_served
from atiende.console.web.forms.versions import VersionedForm
from atiende.integrations.rules.webhook_incoming import BODY_HMAC, DEFAULT_HEADER, STANDARD, IncomingFields
from atiende.integrations.rules.webhook_mapping import RELATIONS, CaseMapping, Condition
from atiende.kernel.actors import Actor
from atiende.organisation.queries import teams_visible_to

CONDITIONS: Final = 3
SCHEMES: Final = [
    (STANDARD, _("Standard Webhooks: id, time and body are signed")),
    (BODY_HMAC, _("HMAC-SHA256 of the body in a header, as GitHub and many others do")),
]
_TEMPLATES: Final = ("subject", "body", "name", "email", "phone", "external_id", "priority", "tags")


def _line(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=10_000,
        strip=True,
        widget=forms.TextInput(attrs=PLAIN),
        **more,
    )


class IncomingWebhookForm(VersionedForm):
    """`is_new`: asks for a secret too."""

    name_of_webhook = forms.CharField(label=_("Name"), max_length=100)
    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    team_id = forms.TypedChoiceField(
        label=_("Team that receives its cases"), required=False, empty_value=None, coerce=int
    )
    scheme = forms.ChoiceField(label=_("How it is signed"), choices=SCHEMES, widget=forms.RadioSelect)
    secret = forms.CharField(
        label=_("Secret of the other system"),
        required=False,
        max_length=500,
        help_text=_("Only where the other system gives one. Empty: one is made here."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    header = _line(
        _("Header with the signature"), _("Counts only without Standard Webhooks."), required=False
    )
    id_path = _line(
        _("What names a message"),
        _(
            "Counts only without Standard Webhooks: where its id stands, such as delivery.id. Empty: its whole body."
        ),
        required=False,
    )
    subject = _line(
        _("Subject"), _("Places of the message are written in braces: {order.id} or {items[0].name}.")
    )
    body = forms.CharField(
        label=_("First message"),
        max_length=10_000,
        widget=forms.Textarea(attrs={**PLAIN, "rows": 6}),
        help_text=_("The customer's words and what the team should know, as in: {message}"),
    )
    name = _line(_("Customer's name"), required=False)
    email = _line(_("Customer's mail address"), required=False)
    phone = _line(_("Customer's telephone"), required=False)
    external_id = _line(_("Customer's number in the other system"), required=False)
    priority = _line(
        _("Priority"),
        _("low, normal, high or urgent; critical, error and their like are understood."),
        required=False,
    )
    tags = _line(_("Tags"), _("Separated by commas, or one place with a list."), required=False)
    custom_fields = forms.CharField(
        label=_("Fields of cases"),
        required=False,
        max_length=20_000,
        help_text=_("One a line, by the name that programs use: motivo = {reason}"),
        widget=forms.Textarea(attrs={**PLAIN, "rows": 3}),
    )
    sample = forms.CharField(
        label=_("A message to try"),
        required=False,
        max_length=200_000,
        help_text=_("JSON as the other system sends it. Nothing is made of it, and it is not kept."),
        widget=forms.Textarea(attrs={**PLAIN, "rows": 8}),
    )

    def __init__(
        self, *args: Any, actor: Actor, is_new: bool, kept_brand_id: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("scheme", STANDARD)
        self.initial.setdefault("header", DEFAULT_HEADER)
        if not is_new:
            del self.fields["secret"]
        brands = brands_served(actor, kept_brand_id)
        self._choose("brand_id", [(brand.pk, brand.name) for brand in brands])
        teams = teams_visible_to(actor).filter(archival=None).order_by("folded_name")
        self._choose("team_id", [("", "—"), *teams.values_list("id", "name")])
        relations = [(code, gettext(words)) for code, words in RELATIONS.items()]
        for number in range(CONDITIONS):
            self.fields[f"path_{number}"] = _line(_("Place"), required=False)
            self.fields[f"relation_{number}"] = forms.ChoiceField(
                label=_("Condition"), choices=relations, required=False
            )
            self.fields[f"value_{number}"] = _line(_("Value"), required=False)

    @property
    def condition_rows(self) -> list[tuple[int, Any, Any, Any]]:
        """The three fields of each condition."""
        return [
            (number + 1, self[f"path_{number}"], self[f"relation_{number}"], self[f"value_{number}"])
            for number in range(CONDITIONS)
        ]

    def typed(self) -> IncomingFields:
        data = self.cleaned_data
        return IncomingFields(
            name=data["name_of_webhook"],
            brand_id=data["brand_id"],
            team_id=data["team_id"],
            scheme=data["scheme"],
            header=data["header"],
            id_path=data["id_path"],
            mapping=CaseMapping(
                **{name: data[name] for name in _TEMPLATES}, custom_fields=_pairs(data["custom_fields"])
            ),
            conditions=tuple(self._conditions()),
        )

    def _conditions(self) -> list[Condition]:
        data = self.cleaned_data
        return [
            Condition(path, data[f"relation_{number}"] or "equals", data[f"value_{number}"])
            for number in range(CONDITIONS)
            if (path := data[f"path_{number}"])
        ]

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def initial_of(fields: IncomingFields) -> dict[str, Any]:
    """What stands in the form of one that is there."""
    mapping = fields.mapping.as_dict()
    pairs = mapping.pop("custom_fields")
    found = {
        **mapping,
        "name_of_webhook": fields.name,
        "brand_id": fields.brand_id,
        "team_id": fields.team_id or "",
        "scheme": fields.scheme,
        "header": fields.header or DEFAULT_HEADER,
        "id_path": fields.id_path,
        "custom_fields": "\n".join(f"{key} = {template}" for key, template in pairs.items()),
    }
    for number, each in enumerate(fields.conditions[:CONDITIONS]):
        found |= {
            f"path_{number}": each.path,
            f"relation_{number}": each.relation,
            f"value_{number}": each.value,
        }
    return found


def _pairs(text: str) -> dict[str, str]:
    """A line without `=` becomes a key that is refused."""
    found = {}
    for line in text.splitlines():
        if line.strip():
            key, _equals, template = line.partition("=")
            found[key.strip()] = template.strip()
    return found
