"""The form of a field that the company asks in its cases."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to
from atiende.tickets.queries import defined_fields, list_statuses, reason_tree
from atiende.tickets.rules.conditions import DECIDING
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.field_kinds import CHOOSING, AskedBy, FieldKind

KIND_WORDS: Final = (
    (FieldKind.TEXT.value, _("Text of one line")),
    (FieldKind.LONG_TEXT.value, _("Long text")),
    (FieldKind.NUMBER.value, _("Number")),
    (FieldKind.DATE.value, _("Date")),
    (FieldKind.YES_NO.value, _("Yes or no")),
    (FieldKind.CHOICE.value, _("One of a list")),
    (FieldKind.CHOICES.value, _("Several of a list")),
    (FieldKind.CASCADE.value, _("One of a tree, level by level")),
    (FieldKind.MONEY.value, _("Amount of money")),
    (FieldKind.PRODUCT.value, _("Product of the catalogue")),
    (FieldKind.FILE.value, _("File")),
)
ASKED_BY_WORDS: Final = (
    (AskedBy.NOBODY.value, _("Nobody: agents fill it in when they know")),
    (AskedBy.AGENTS.value, _("Agents, when they begin a case")),
    (AskedBy.EVERYBODY.value, _("Agents, and customers in the form of the portal")),
)
_WITH_OPTIONS: Final = {*CHOOSING, FieldKind.MONEY}


class CustomFieldForm(VersionedForm):
    """`kind` empty asks for it too: it is chosen once. Options are only asked where one chooses."""

    label = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("As agents read it in the case: short.")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=KIND_WORDS,
        help_text=_("It cannot be changed later: the answers depend on it."),
    )
    options = forms.CharField(
        label=_("To choose from"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "One a line, for lists; for amounts of money their currencies, such as EUR. What is taken away "
            "stays in the cases that have it."
        ),
    )
    tree = forms.CharField(
        label=_("Tree"),
        required=False,
        max_length=150_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "in code", "spellcheck": "false"}),
        help_text=_("One a line, each level two spaces deeper than the one above: area, province, shop."),
    )
    hint = forms.CharField(
        label=_("Help"), max_length=200, required=False, help_text=_("A sentence under the field.")
    )
    brand_ids = forms.TypedMultipleChoiceField(
        label=_("Asked in the cases of"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        coerce=int,
        help_text=_("None chosen: of every brand."),
    )
    is_needed = forms.BooleanField(
        label=_("Needed to solve a case"),
        required=False,
        help_text=_("Whoever solves or closes a case without it is asked for it first."),
    )

    needed_in = forms.MultipleChoiceField(
        label=_("Needed before a case goes to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason_ids = forms.TypedMultipleChoiceField(
        label=_("Only in these categories"),
        required=False,
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("And in those below them. None chosen: in all."),
    )
    when_key = forms.ChoiceField(
        label=_("Only when this field is answered"),
        required=False,
        help_text=_("An answer stays in its case when it is asked no more, and counts again when it is."),
    )
    when_values = forms.CharField(
        label=_("With one of these answers"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, as the other field offers them; “yes” or “no” for those."),
    )
    asked_by = forms.ChoiceField(
        label=_("Asked when a case begins by"), choices=ASKED_BY_WORDS, required=False
    )
    question = forms.CharField(
        label=_("As customers are asked"),
        max_length=200,
        required=False,
        help_text=_("In the words of the brand. Empty: the name of the field."),
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        key: str = "",
        kind: str = "",
        kept_brand_ids: frozenset[int] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        if kind:
            del self.fields["kind"]
        if kind and kind not in {each.value for each in _WITH_OPTIONS}:
            del self.fields["options"]
        if kind and kind != FieldKind.CASCADE:
            del self.fields["tree"]
        self._offer(key)
        brands = brands_visible_to(actor)
        offered = brands.filter(archival=None) | brands.filter(pk__in=kept_brand_ids)
        field = self.fields["brand_ids"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offered.order_by("folded_name").values_list("id", "name"))

    def _offer(self, key: str) -> None:
        """What exists to choose from; a part that has nothing to offer is left out."""
        self._choose("needed_in", [(each.key, each.for_agents) for each in list_statuses()])
        tree, language = reason_tree(), get_language() or ""
        self._choose(
            "reason_ids", [(pk, tree.path_name(pk, language)) for pk in (e.id for e, _d in tree.walk())]
        )
        others = [each for each in defined_fields() if each.kind in DECIDING and each.key != key]
        self._choose("when_key", [(each.key, each.label) for each in others])
        when = self.fields.get("when_key")
        if isinstance(when, forms.ChoiceField):
            when.choices = [("", gettext("Whatever the others say")), *((e.key, e.label) for e in others)]
        else:
            del self.fields["when_values"]

    def _choose(self, name: str, options: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        if options:
            field.choices = options
        else:
            del self.fields[name]

    def clean_when_values(self) -> tuple[str, ...]:
        """People may write yes and no in their own language."""
        words = {gettext("Yes").lower(): "yes", gettext("No").lower(): "no"}
        lines = str(self.cleaned_data["when_values"]).splitlines()
        return tuple(words.get(line.strip().lower(), line.strip()) for line in lines if line.strip())

    def typed(self) -> FieldDefinition:
        data = self.cleaned_data
        return FieldDefinition(
            label=data["label"],
            kind=self._kind or data["kind"],
            hint=data["hint"],
            options=tuple(data.get("options", "").splitlines()),
            brand_ids=frozenset(data["brand_ids"]),
            is_needed=data["is_needed"],
            tree=data.get("tree", ""),
            needed_in=tuple(data.get("needed_in", ())),
            reason_ids=frozenset(data.get("reason_ids", ())),
            when_key=data.get("when_key", ""),
            when_values=data.get("when_values", ()),
            asked_by=data["asked_by"] or AskedBy.NOBODY,
            question=data["question"],
        )
