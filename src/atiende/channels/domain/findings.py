"""What was found in DNS on a domain that sends, and the line that would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from atiende.kernel.refusals import gettext_noop

Kind = Literal["mx", "spf", "dkim", "dmarc"]
State = Literal["found", "missing", "wrong", "unknown"]

UNKNOWN = gettext_noop("DNS did not answer in time, so nothing is known. Check again later.")
MX_FOUND = gettext_noop("Somebody takes the mail of this domain.")
MX_MISSING = gettext_noop("Nobody takes the mail of this domain: customers cannot write to it.")
MX_REFUSED = gettext_noop("The domain says that it takes no mail at all.")
SPF_FOUND = gettext_noop("The servers that may send are named.")
SPF_MISSING = gettext_noop(
    "Nothing says which servers may send, so your answers may land in the spam folder."
)
SPF_TWICE = gettext_noop("There are several SPF records; receivers then count none. Join them into one.")
SPF_OPEN = gettext_noop("It lets the whole world send in your name. End it with ~all or -all.")
SPF_OTHERS = gettext_noop("It does not name the servers through which this mailbox sends.")
DKIM_FOUND = gettext_noop("There is a key with which receivers check the signature.")
DKIM_MISSING = gettext_noop(
    "No key was found under the usual selectors. If yours has another name, write it and check again."
)
DKIM_REVOKED = gettext_noop("The key was withdrawn: the record has no key in it.")
DMARC_FOUND = gettext_noop("Receivers know what to do with mail that only claims to be yours.")
DMARC_WATCHING = gettext_noop(
    "It only watches: nobody keeps others from using your address. Later: p=quarantine."
)
DMARC_MISSING = gettext_noop("Nothing says what to do with mail that only claims to be yours.")
DMARC_TWICE = gettext_noop("There are several DMARC records; receivers then count none.")
DMARC_WRONG = gettext_noop("The record has no valid policy.")


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` is a msgid. `name` and `line`: the record to add or to put in place of `record`; empty: nothing to do."""

    kind: Kind
    state: State
    words: str
    record: str = ""
    name: str = ""
    record_kind: str = "TXT"
    line: str = ""
