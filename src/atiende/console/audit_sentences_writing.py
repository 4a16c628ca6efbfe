"""What audit entries about canned replies, macros, signatures and waiting replies say, as sentences for people."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

WRITING: Final[dict[str, str]] = {
    "playbooks.canned_reply_added": gettext_noop("wrote canned reply %(target)s"),
    "playbooks.canned_reply_changed": gettext_noop("changed canned reply %(target)s"),
    "playbooks.canned_reply_deleted": gettext_noop("deleted canned reply %(target)s"),
    "playbooks.form_of_address_chosen": gettext_noop("chose how customer %(target)s is addressed"),
    "playbooks.form_of_address_erased": gettext_noop("erased how customer %(target)s was addressed"),
    "playbooks.macro_added": gettext_noop("made macro %(target)s"),
    "playbooks.macro_applied": gettext_noop("carried out a macro in case %(target)s"),
    "playbooks.macro_changed": gettext_noop("changed macro %(target)s"),
    "playbooks.macro_deleted": gettext_noop("deleted macro %(target)s"),
}
