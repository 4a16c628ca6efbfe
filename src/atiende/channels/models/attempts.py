"""The attempts at sending the mails of cases."""

from __future__ import annotations

from typing import Final

from atiende.channels.models.outgoing import OutgoingMail
from atiende.channels.models.side_mail import SideMail
from atiende.platform.mail import Attempts

ATTEMPTS: Final = Attempts(OutgoingMail)
SIDE_ATTEMPTS: Final = Attempts(SideMail)
