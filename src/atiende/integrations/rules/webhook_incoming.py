"""What is typed about an incoming webhook, and what of it cannot be taken."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field, replace
from typing import Final

from atiende.integrations.rules.webhook_mapping import CaseMapping, Condition, problems_of_conditions
from atiende.integrations.rules.webhook_paths import NoPath, steps_of
from atiende.kernel.refusals import gettext_noop as _
from atiende.kernel.text import one_line

STANDARD: Final = "standard"
BODY_HMAC: Final = "body_hmac"
DEFAULT_HEADER: Final = "X-Hub-Signature-256"
MOST_WEBHOOKS: Final = 200
NAME_NEEDED: Final = _("Write a name.")
UNKNOWN_SCHEME: Final = _("Choose how it is signed.")
NO_HEADER: Final = _("Write the name of a header, such as X-Hub-Signature-256.")
NO_PATH: Final = _("Write where it stands, such as delivery.id.")
BRAND_NEEDED: Final = _("Choose a brand.")
TOO_MANY: Final = _("There are as many incoming webhooks as fit. Remove one that is not needed.")
NO_STANDARD_SECRET: Final = _("Write it as the other system shows it: whsec_ and letters, at least 16 bytes.")
SHORT_SECRET: Final = _("Write at least 16 characters.")
_HEADER: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFields:
    """`header` and `id_path` count with `body_hmac` alone."""

    name: str
    brand_id: int | None
    team_id: int | None = None
    scheme: str = STANDARD
    header: str = ""
    id_path: str = ""
    mapping: CaseMapping = field(default_factory=CaseMapping)
    conditions: tuple[Condition, ...] = ()

    def cleaned(self) -> IncomingFields:
        is_hmac = self.scheme == BODY_HMAC
        return replace(
            self,
            name=one_line(self.name, limit=100),
            header=(self.header.strip() or DEFAULT_HEADER) if is_hmac else "",
            id_path=self.id_path.strip() if is_hmac else "",
        )

    def problems(self) -> dict[str, str]:
        """Field → msgid, of what was cleaned."""
        found = self.mapping.problems() | problems_of_conditions(self.conditions)
        if not self.name:
            found["name_of_webhook"] = NAME_NEEDED
        if self.brand_id is None:
            found["brand_id"] = BRAND_NEEDED
        if self.scheme not in (STANDARD, BODY_HMAC):
            found["scheme"] = UNKNOWN_SCHEME
        if self.scheme == BODY_HMAC and not _HEADER.fullmatch(self.header):
            found["header"] = NO_HEADER
        if self.id_path:
            try:
                steps_of(self.id_path)
            except NoPath:
                found["id_path"] = NO_PATH
        return found


def changed_fields(present: IncomingFields, wanted: IncomingFields) -> tuple[str, ...]:
    names = [each.name for each in dataclasses.fields(wanted)]
    return tuple(name for name in names if getattr(present, name) != getattr(wanted, name))
