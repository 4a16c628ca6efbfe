"""What a canned reply says and where it is offered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from atiende.kernel.placeholders import unknown_in
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line
from atiende.playbooks.rules.variables import is_variable
from atiende.tickets.rules.formatting import written

LANGUAGES: Final = ("", "es", "en")
NAME_LIMIT: Final = 80
TEXT_LIMIT: Final = 20_000
MOST: Final = 2_000
"""Canned replies in a company; more are nobody's help."""

NAME_MISSING: Final = gettext_noop("Give it a name.")
TEXT_MISSING: Final = gettext_noop("Write something.")
TEXT_TOO_LONG: Final = gettext_noop("Write at most 20,000 letters.")
NOT_A_LANGUAGE: Final = gettext_noop("Choose a language of the list.")
NOT_OFFERED: Final = gettext_noop("Choose one of the list.")
UNKNOWN_VARIABLE: Final = gettext_noop("There is no variable of this name. See the list beside the text.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words for one form of address."""

    text: str = ""
    html: str = ""

    def cleaned(self) -> Words:
        """Raises InvalidInput for formatting that nobody could clean."""
        made = written(self.text, self.html)
        return Words(text=made.text.strip("\n"), html=made.html)

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class CannedFields:
    """`is_personal`: only its owner's. Brand, team, language and status None or empty: any. `usted` are the words
    where no others are given."""

    name: str
    usted: Words
    tu: Words = Words()
    vos: Words = Words()
    folder: str = ""
    is_personal: bool = False
    brand_id: int | None = None
    team_id: int | None = None
    language: str = ""
    status_key: str = ""

    def cleaned(self) -> CannedFields:
        return replace(
            self,
            name=one_line(self.name, limit=NAME_LIMIT),
            folder=one_line(self.folder, limit=NAME_LIMIT).strip("/ "),
            usted=self.usted.cleaned(),
            tu=self.tu.cleaned(),
            vos=self.vos.cleaned(),
        )

    def problems(self) -> dict[str, str]:
        """What is wrong with it, by field."""
        found = {} if self.name else {"name": NAME_MISSING}
        if self.language not in LANGUAGES:
            found["language"] = NOT_A_LANGUAGE
        if self.usted.is_empty:
            found["text"] = TEXT_MISSING
        for field, words in (("text", self.usted), ("text_tu", self.tu), ("text_vos", self.vos)):
            if len(words.text) > TEXT_LIMIT or len(words.html) > TEXT_LIMIT * 4:
                found[field] = TEXT_TOO_LONG
            elif unknown_in(words.text, is_variable):
                found[field] = UNKNOWN_VARIABLE
        return found

    @property
    def unknown(self) -> tuple[str, ...]:
        """The variables that nobody knows, of all forms of address."""
        texts = " ".join(words.text for words in (self.usted, self.tu, self.vos))
        return unknown_in(texts, is_variable)

    @property
    def sought(self) -> str:
        """What it is found by."""
        return folded(f"{self.name} {self.folder} {self.usted.text[:1000]}")[:1200]
