"""A refusal in words, in the language asked for."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted, Refusal, TooManyAttempts
from atiende.kernel.text import isolated


def sentence(refusal: Refusal, language: str = "") -> str:
    """What was refused and why, as one sentence; in the language of the request when none is given."""
    with translation.override(language or translation.get_language()):
        told = _(refusal.message)
        return told % _isolated(refusal.params) if refusal.params else told


def field_sentences(refusal: Refusal, language: str = "") -> dict[str, str]:
    """What is wrong with each field, by the field's name."""
    with translation.override(language or translation.get_language()):
        told = {name: _(message) for name, message in refusal.fields.items()}
        return {
            name: text % _isolated(refusal.params) if refusal.params else text for name, text in told.items()
        }


def title_of(refusal: Refusal) -> str:
    """The heading of the page that shows a refusal."""
    by_class: list[tuple[type[Refusal], str]] = [
        (NotPermitted, _("You do not have permission")),
        (NotFound, _("It is not here")),
        (InvalidInput, _("Something has to be mended")),
        (Conflict, _("Somebody was faster")),
        (TooManyAttempts, _("Too many attempts")),
    ]
    return next((title for kind, title in by_class if isinstance(refusal, kind)), _("This cannot be done"))


def advice_for(refusal: Refusal) -> str:
    """What to do next, when there is something to do."""
    if isinstance(refusal, NotPermitted):
        return _("If you need it for your work, ask an administrator of your organisation.")
    if isinstance(refusal, Conflict):
        return _("Go back and reload the page: you will see what is there now.")
    if isinstance(refusal, TooManyAttempts):
        return _("You can try again in %(seconds)d seconds.") % {"seconds": refusal.retry_after_seconds}
    return ""


def _isolated(params: dict[str, object]) -> dict[str, object]:
    """Names within a sentence leave the words beside them where they are."""
    return {key: isolated(value) if isinstance(value, str) else value for key, value in params.items()}
