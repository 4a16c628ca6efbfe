"""What would become of a message, without making anything of it."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.integrations.incoming_cases import NOBODY_NAMED, identifiers_of
from atiende.integrations.rules.webhook_incoming import IncomingFields
from atiende.integrations.rules.webhook_mapping import (
    NOT_JSON,
    Condition,
    Drafted,
    document_of,
    drafted,
    unmet,
)
from atiende.kernel.refusals import gettext_noop
from atiende.tickets.rules.cleaning import TEXT_MISSING

NO_SUBJECT = gettext_noop("The subject would be empty.")


@dataclass(frozen=True, slots=True)
class Trial:
    """`problems` are msgids: with any of them no case is made. `unmet`: the condition by which it is left aside."""

    draft: Drafted | None = None
    unmet: Condition | None = None
    problems: tuple[str, ...] = ()


def tried(fields: IncomingFields, sample: str) -> Trial:
    """Of fields without problems. What tickets themselves refuse, such as a field's wrong kind, shows when it comes."""
    try:
        document = document_of(sample.encode("utf-8", "surrogatepass"))
    except ValueError:
        return Trial(problems=(NOT_JSON,))
    draft = drafted(fields.mapping, document)
    missing = (
        (not draft.subject, NO_SUBJECT),
        (not draft.body, TEXT_MISSING),
        (not identifiers_of(draft), NOBODY_NAMED),
    )
    return Trial(draft, unmet(fields.conditions, document), tuple(words for is_so, words in missing if is_so))
