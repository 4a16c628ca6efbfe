"""What people know: skills and languages, in five levels, until a day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line
from atiende.organisation.rules import problems as say

LEVELS: Final = (1, 2, 3, 4, 5)
WARNED_BEFORE: Final = dt.timedelta(days=30)
"""So long before a skill expires, the person and whoever leads them are told."""
NOT_A_LEVEL: Final = gettext_noop("Choose a level from 1 to 5.")
NOT_A_LANGUAGE_TAG: Final = gettext_noop("Write the code of a language, such as es, en or pt-BR.")
LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
SKILL_NAME_TAKEN: Final = gettext_noop("There is already a skill with this name. It may be archived.")


class SkillKind(StrEnum):
    SKILL = "skill"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class SkillFields:
    """`key`: of a language its BCP 47 tag; of a skill it is made of the name when empty."""

    name: str
    kind: str = SkillKind.SKILL.value
    key: str = ""

    def cleaned(self) -> SkillFields:
        name, key = one_line(self.name, limit=80), one_line(self.key, limit=40)
        return dataclasses.replace(
            self, name=name, key=language_tag(key) if self.kind == SkillKind.LANGUAGE else key or key_of(name)
        )


def problems_of_skill(skill: SkillFields) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: say.Problems = {}
    if not skill.name:
        found["name"] = say.REQUIRED
    elif not folded(skill.name):
        found["name"] = say.NO_LETTERS
    if skill.kind == SkillKind.LANGUAGE and not LANGUAGE_TAG.fullmatch(skill.key):
        found["key"] = NOT_A_LANGUAGE_TAG
    return found


def key_of(name: str) -> str:
    """«Averías de gas» → averias_de_gas."""
    return re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_")[:40] or "skill"


def language_tag(text: str) -> str:
    """As BCP 47 writes it: pt-br → pt-BR."""
    parts = text.replace("_", "-").split("-")
    written = [parts[0].lower()]
    written += [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    return "-".join(written)


def is_in_force(expires_on: dt.date | None, today: dt.date) -> bool:
    """On its last day a skill still counts."""
    return expires_on is None or today <= expires_on
