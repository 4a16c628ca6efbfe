"""Everything that can go wrong on a line to a mail server, in words that a person can act on."""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.told import tell


class NotRead(Exception):
    """The mailbox could not be read. `words`: the server's own where it said any, else ours as `told` keeps them."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = one_line(words, limit=500)


class SignInRefused(NotRead):
    """The server is there and does not take the name with its password or token."""


class MessageGone(NotRead):
    """The message was removed on the server while it was being fetched."""


class MessageRefused(NotRead):
    """The server would not hand out what was asked for, and the line goes on."""


@contextmanager
def failures() -> Iterator[None]:
    """Turn whatever a broken line raises into NotRead."""
    try:
        yield
    except socket.gaierror as error:
        raise NotRead(tell(gettext_noop("There is no server of this name."))) from error
    except TimeoutError as error:
        raise NotRead(tell(gettext_noop("The server did not answer in time."))) from error
    except ssl.SSLCertVerificationError as error:
        words = gettext_noop("The server's certificate is not trusted: %(reason)s.")
        raise NotRead(tell(words, reason=error.verify_message)) from error
    except ssl.SSLError as error:
        words = gettext_noop("No encrypted connection came about: check port and security.")
        raise NotRead(tell(words)) from error
    except imaplib.IMAP4.error as error:
        raise NotRead(_said(error)) from error
    except (OSError, UnicodeError, ValueError) as error:
        raise NotRead(getattr(error, "strerror", None) or str(error)) from error


def _said(error: imaplib.IMAP4.error) -> str:
    words = str(error)
    if "EOF" in words:
        return tell(gettext_noop("The server closed the connection."))
    return words.removeprefix("b'").removesuffix("'")
