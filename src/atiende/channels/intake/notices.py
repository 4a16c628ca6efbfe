"""What whoever reads a mail in its case must know of it: codes, with sizes in bytes behind them where there are any."""

from __future__ import annotations

from typing import Final

from atiende.channels.intake.files import INFECTED, TOO_LARGE
from atiende.channels.rules.mail.cut import sizes_of_cut
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.encryption import ENCRYPTED, SIGNED_CLOSED
from atiende.channels.rules.mail.reading.files import PARTIAL
from atiende.tickets.rules.incoming import UNCHECKED, NewAttachment, notice

DOUBTFUL_SENDER: Final = "doubtful_sender"
MOST_RECIPIENTS: Final = 200
_OTHER_WRITER = "other_writer"
_FILE_TOO_LARGE = "file_too_large"
_FILE_INFECTED = "file_infected"
_FILE_UNCHECKED = "file_unchecked"
_MANY_RECIPIENTS = "many_recipients"
_READ_WITH_PROBLEMS = "read_with_problems"
_MAIL_CUT = "mail_cut"
_NAMED: Final = {ENCRYPTED: "mail_encrypted", SIGNED_CLOSED: "mail_signed_closed", PARTIAL: "mail_in_pieces"}
"""Problems of reading that are no damage and say what to do."""


def notices_of(
    mail: ReadMail, attachments: tuple[NewAttachment, ...], *, is_stranger: bool, is_sender_doubtful: bool
) -> tuple[str, ...]:
    problems = {attachment.problem for attachment in attachments}
    cut = sizes_of_cut(mail)
    is_damaged = cut is None and any(problem not in _NAMED for problem in mail.problems)
    found = {
        _OTHER_WRITER: is_stranger,
        DOUBTFUL_SENDER: is_sender_doubtful,
        notice(_MAIL_CUT, *(cut or ())): cut is not None,
        **{code: problem in mail.problems for problem, code in _NAMED.items()},
        _FILE_TOO_LARGE: TOO_LARGE in problems,
        _FILE_INFECTED: INFECTED in problems,
        _FILE_UNCHECKED: UNCHECKED in problems,
        _MANY_RECIPIENTS: len(mail.to) + len(mail.cc) > MOST_RECIPIENTS,
        _READ_WITH_PROBLEMS: is_damaged,
    }
    return tuple(code for code, is_so in found.items() if is_so)
