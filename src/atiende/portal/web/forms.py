"""The forms that customers fill in. What is missing is said by the rooms below; here it is put in the brand's words."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import pgettext, pgettext_lazy

from atiende.channels.rules import web_form
from atiende.kernel.refusals import Refusal, TooManyAttempts
from atiende.kernel.text import isolated
from atiende.platform.formats import format_size
from atiende.platform.scanning import FileInfected, FileNotChecked
from atiende.tickets.panels.questions import PREFIX, Words, add_questions, answers_in
from atiende.tickets.queries import questions_of, reason_tree
from atiende.tickets.rules.contact_reasons import Offered
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_kinds import Asked
from atiende.tickets.rules.intake import answers_that_count

WORDS: Final = {
    web_form.NAME_MISSING: pgettext_lazy("customer", "Write your name."),
    web_form.NOT_A_CONTACT: pgettext_lazy(
        "customer", "Write a mail address such as ana@example.com, or a telephone number."
    ),
    web_form.OUR_OWN_ADDRESS: pgettext_lazy("customer", "That is one of our own addresses. Write yours."),
    web_form.SUBJECT_MISSING: pgettext_lazy("customer", "Say in a few words what it is about."),
    web_form.TEXT_MISSING: pgettext_lazy("customer", "Write your message."),
    web_form.TEXT_TOO_LONG: pgettext_lazy(
        "customer", "The message is too long. Shorten it, or attach it as a file."
    ),
    web_form.TOO_MANY_FILES: pgettext_lazy("customer", "Those are too many files, or too large ones."),
}


class Told(forms.CharField):
    """Marked as needed; whether it is there is asked by the room below, with all else."""

    def clean(self, value: Any) -> str:
        return str(self.to_python(value)).replace("\0", "")


class Files(forms.FileInput):
    allow_multiple_selected = True


def _files() -> forms.Field:
    return forms.Field(
        required=False,
        label=pgettext_lazy("customer", "Photos or files"),
        widget=Files(
            attrs={
                "multiple": True,
                "data-most": web_form.MOST_BYTES,
                "data-most-files": web_form.MOST_FILES,
                "data-too-much": WORDS[web_form.TOO_MANY_FILES],
            }
        ),
    )


def _textarea(rows: int) -> forms.Textarea:
    """Without `maxlength`, which would cut what is pasted and say nothing."""
    most = {"data-most": web_form.TEXT_LIMIT, "data-too-much": WORDS[web_form.TEXT_TOO_LONG]}
    return forms.Textarea(attrs={"rows": rows, **most})


class ContactForm(forms.Form):
    name = Told(
        label=pgettext_lazy("customer", "Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": web_form.NAME_LIMIT}),
    )
    contact = Told(
        label=pgettext_lazy("customer", "Your mail address or telephone"),
        help_text=pgettext_lazy("customer", "That is where we answer you."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "email",
                "inputmode": "email",
                "autocapitalize": "none",
                "spellcheck": "false",
                "maxlength": web_form.CONTACT_LIMIT,
            }
        ),
    )
    subject = Told(
        label=pgettext_lazy("customer", "Subject"),
        widget=forms.TextInput(attrs={"maxlength": web_form.SUBJECT_LIMIT}),
    )
    text = Told(
        label=pgettext_lazy("customer", "Your message"),
        help_text=pgettext_lazy("customer", "If it is about an order or an invoice, give us its number."),
        strip=False,
        widget=_textarea(6),
    )
    attached = _files()
    category = forms.ChoiceField(
        label=pgettext_lazy("customer", "What is it about?"),
        required=False,
        choices=(),
        widget=forms.Select(attrs={"data-user": ""}),
    )

    def __init__(self, *args: Any, brand_id: int, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions: list[Asked] = []
        self.reason_id: int | None = None
        self._brand_id, self._tree = brand_id, reason_tree()
        offered = self._tree.offered(brand_id, language)
        if not offered:
            del self.fields["category"]
        else:
            self._choose(offered)
        self.questions = questions_of(
            self._tree, brand_id=brand_id, reason_id=self.reason_id, of_customers=True
        )
        words = Words(pgettext("customer", "Yes"), pgettext("customer", "No"), of_customers=True)
        add_questions(self, self.questions, words)

    @property
    def asks_more(self) -> bool:
        """The questions of what was chosen were not on the page that was sent."""
        return bool(self.questions) and self.data.get("questions_of", "") != self.questions_shown

    @property
    def questions_shown(self) -> str:
        return f"{self._brand_id}-{self.reason_id or 0}"

    @property
    def question_fields(self) -> list[forms.BoundField]:
        return [self[f"{PREFIX}{each.key}"] for each in self.questions]

    def answers(self) -> dict[str, Value]:
        """Those that count, as they are kept."""
        assert isinstance(self.data, QueryDict)
        told = answers_in(self.data, self.questions)
        path = [each.id for each in self._tree.path(self.reason_id or 0)]
        return answers_that_count(self.questions, told, brand_id=self._brand_id, reason_path=path)

    def _choose(self, offered: list[Offered]) -> None:
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)
        nothing = pgettext("customer", "Choose, if you know")
        field.choices = [("", nothing), *((str(each.id), each.path) for each in offered)]
        self.reason_id = self._tree.named(str(self.data.get("category", "")), self._brand_id)


class AnswerForm(forms.Form):
    text = Told(
        label=pgettext_lazy("customer", "Your message"),
        strip=False,
        widget=_textarea(5),
    )
    attached = _files()


class KeyForm(forms.Form):
    number = Told(
        label=pgettext_lazy("customer", "Number of your case"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 20}),
    )
    key = Told(
        label=pgettext_lazy("customer", "Tracking key"),
        help_text=pgettext_lazy("customer", "Sixteen letters and figures. Hyphens and spaces do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "maxlength": 40,
                "class": "key-in",
            }
        ),
    )


def show_refusal(refusal: Refusal, form: forms.Form) -> None:
    """At the fields that it names, or on top, in the brand's words."""
    told = {name: text for name, text in refusal.fields.items() if name in form.fields}
    for name, text in told.items():
        unusable = pgettext("customer", "This answer cannot be taken like this. Look it over.")
        form.add_error(name, unusable if name.startswith(PREFIX) else str(WORDS.get(text, text)))
    if not told:
        form.add_error(None, words_of(refusal))


def show_refused_files(refused: tuple[tuple[str, Refusal | None], ...], form: forms.Form) -> None:
    """Why each of these files was not taken; the others wait in the form."""
    for name, refusal in refused:
        form.add_error("attached", words_of_file(name, refusal))


def words_of(refusal: Refusal) -> str:
    if isinstance(refusal, TooManyAttempts):
        minutes = max(1, -(-refusal.retry_after_seconds // 60))
        text = pgettext(
            "customer", "That was too often in a short time. Try again in %(minutes)s min: nothing is lost."
        )
        return text % {"minutes": minutes}
    return pgettext("customer", "This could not be taken. Try again.")


def words_of_file(name: str, refusal: Refusal | None) -> str:
    if isinstance(refusal, FileInfected):
        return pgettext("customer", "%(name)s contains malware and was not taken.") % {"name": isolated(name)}
    if isinstance(refusal, FileNotChecked):
        return pgettext("customer", "%(name)s cannot be checked now. Send it later.") % {
            "name": isolated(name)
        }
    text = pgettext(
        "customer",
        "%(name)s was not taken: %(count)s files and %(size)s in all are the most that can be sent.",
    )
    size = format_size(web_form.MOST_BYTES)
    return text % {"name": isolated(name), "count": web_form.MOST_FILES, "size": size}
