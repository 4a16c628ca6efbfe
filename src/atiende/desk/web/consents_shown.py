"""What customers agreed to, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from atiende.customers.queries import standing_among

PURPOSES: Final[dict[str, Promise]] = {
    "marketing": _("Offers and news"),
    "surveys": _("Surveys"),
    "profiling": _("Use of their history to suggest things"),
    "recording": _("Recording of calls"),
    "sharing": _("Sharing of their data with others"),
}
WAYS: Final[dict[str, Promise]] = {
    "call": _("By telephone"),
    "mail": _("By mail"),
    "message": _("By a message"),
    "form": _("On a web form"),
    "in_person": _("In person"),
    "paper": _("On paper"),
    "system": _("In another system"),
}


@dataclass(frozen=True, slots=True)
class PurposeShown:
    """One thing they can agree to: whether the last word was a yes (None: nothing was said), and all that was said."""

    code: str
    word: str
    stands: bool | None
    said: list[tuple[Any, str, str]]

    @property
    def newest(self) -> Any:
        return self.said[0][0] if self.said else None


def consents_shown(consents: Iterable[Any], *, is_all: bool = True) -> list[PurposeShown]:
    """Each purpose with its consents, the newest first; without `is_all` only those of which something was said."""
    known = list(consents)
    standing = standing_among(known)
    return [
        PurposeShown(
            code,
            str(word),
            standing.get(code),
            [
                (each, str(WAYS.get(each.given_how, "")), str(WAYS.get(each.withdrawn_how, "")))
                for each in known
                if each.purpose == code
            ],
        )
        for code, word in PURPOSES.items()
        if is_all or code in standing
    ]
