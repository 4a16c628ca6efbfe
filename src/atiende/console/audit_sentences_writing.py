"""What audit entries about canned replies, macros, signatures and waiting replies say, as sentences for people."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

WRITING: Final[dict[str, str]] = {
    "channels.signature_changed": gettext_noop("changed the signature of %(target)s"),
    "playbooks.canned_reply_added": gettext_noop("wrote canned reply %(target)s"),
    "playbooks.canned_reply_changed": gettext_noop("changed canned reply %(target)s"),
    "playbooks.canned_reply_deleted": gettext_noop("deleted canned reply %(target)s"),
    "playbooks.form_of_address_chosen": gettext_noop("chose how customer %(target)s is addressed"),
    "playbooks.form_of_address_erased": gettext_noop("erased how customer %(target)s was addressed"),
    "playbooks.macro_added": gettext_noop("made macro %(target)s"),
    "playbooks.macro_applied": gettext_noop("carried out a macro in case %(target)s"),
    "playbooks.macro_changed": gettext_noop("changed macro %(target)s"),
    "tickets.message_forwarded": gettext_noop("forwarded a message of case %(target)s"),
    "tickets.reply_put_off": gettext_noop("wrote a reply in case %(target)s that is sent later"),
    "tickets.waiting_reply_sent": gettext_noop("sent a reply in case %(target)s before its time"),
    "tickets.waiting_reply_taken_back": gettext_noop("took back a reply in case %(target)s that waited"),
    "playbooks.message_translated": gettext_noop("had message %(target)s translated"),
    "playbooks.translator_connected": gettext_noop("connected a translator"),
    "playbooks.translator_disconnected": gettext_noop("let go of the translator"),
    "playbooks.macro_deleted": gettext_noop("deleted macro %(target)s"),
}
