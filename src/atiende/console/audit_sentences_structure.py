"""What the audit says of units, belongings and authority."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

STRUCTURE: Final[dict[str, str]] = {
    "organisation.unit_created": gettext_noop("created unit %(target)s"),
    "organisation.unit_changed": gettext_noop("changed unit %(target)s"),
    "organisation.unit_moved": gettext_noop("put unit %(target)s elsewhere in its tree"),
    "organisation.unit_archived": gettext_noop("archived unit %(target)s"),
    "organisation.unit_restored": gettext_noop("restored unit %(target)s"),
    "organisation.agent_joined_unit": gettext_noop("gave somebody a part in unit %(target)s"),
    "organisation.agent_left_unit": gettext_noop("ended somebody's part in unit %(target)s"),
    "organisation.belongings_imported": gettext_noop("brought people into units by a file"),
    "organisation.structure_made": gettext_noop("made the units of structure %(target)s"),
    "organisation.authority_added": gettext_noop("wrote line %(target)s of who may decide what"),
    "organisation.authority_changed": gettext_noop("changed line %(target)s of who may decide what"),
    "organisation.authority_ended": gettext_noop("ended line %(target)s of who may decide what"),
    "organisation.deputy_named": gettext_noop("named a deputy for person %(target)s"),
    "organisation.deputy_ended": gettext_noop("ended the deputy of person %(target)s"),
}
