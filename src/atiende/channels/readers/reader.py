"""The thread that reads one mailbox: as soon as mail comes, and every minute anyway."""

from __future__ import annotations

import logging
import random
import socket
import threading
import time
from contextlib import suppress
from typing import Final

import psycopg
from django.db import Error as DatabaseError
from django.db import connections

from atiende.channels.errors import ProviderAway, TokenEnded
from atiende.channels.imap.failures import NotRead, SignInRefused
from atiende.channels.imap.line import Line, open_line
from atiende.channels.readers import bookkeeping
from atiende.channels.readers.account import Account, account_of
from atiende.channels.readers.catching_up import CatchingUp
from atiende.channels.readers.troubles import Troubles
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.told import tell, tell_refusal

POLL_SECONDS: Final = 60.0
WHOLE_EVERY_SECONDS: Final = 15 * 60.0
HOPE_EVERY_SECONDS: Final = 60 * 60.0
FIRST_PAUSE_SECONDS: Final = 5.0
LONGEST_PAUSE_SECONDS: Final = 300.0

_log = logging.getLogger(__name__)


class Reader(threading.Thread):
    """Goes on until told to stop; what fails is noted with the mailbox and tried again with growing pauses."""

    def __init__(
        self, mailbox_id: int, *, poll_seconds: float = POLL_SECONDS, first_pause: float = FIRST_PAUSE_SECONDS
    ) -> None:
        super().__init__(name=f"mailbox {mailbox_id}", daemon=True)
        self.mailbox_id = mailbox_id
        self._poll_seconds, self._first_pause = poll_seconds, first_pause
        self._pause = first_pause
        self._stop_asked = threading.Event()
        self._wake, self._waker = socket.socketpair()
        self._line: Line | None = None
        self._troubles = Troubles()
        self._hope_at = time.monotonic() + HOPE_EVERY_SECONDS
        self._is_token_refused = False

    def ask_to_stop(self) -> None:
        self._stop_asked.set()
        with suppress(OSError):
            self._waker.send(b".")

    def break_off(self) -> None:
        """For a server that does not let go: the line is cut, nothing is lost by it."""
        self.ask_to_stop()
        if self._line is not None:
            self._line.break_off()

    def run(self) -> None:
        try:
            while not self._stop_asked.is_set():
                words = self._attempt()
                connections.close_all()
                if words is None:
                    return
                self._stop_asked.wait(self._pause * random.uniform(0.8, 1.2))  # noqa: S311  no secret
                self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)
        finally:
            connections.close_all()
            self._wake.close()
            self._waker.close()

    def _attempt(self) -> str | None:
        """Read until told to stop (None), or until something fails (its words)."""
        try:
            account = account_of(self.mailbox_id, is_token_refused=self._is_token_refused, at=utc_now())
            self._is_token_refused = False
            if account is not None:
                self._read(account)
        except (DatabaseError, psycopg.Error) as error:
            _log.warning("database away", extra={"mailbox": self.mailbox_id, "why": type(error).__name__})
            return str(error)
        except (NotRead, TokenEnded, ProviderAway) as failure:
            self._is_token_refused = isinstance(failure, SignInRefused)
            return self._failed(_words_of(failure))
        except Refusal as refusal:
            return self._failed(_words_of(refusal))
        except Exception as error:
            _log.exception("reading a mailbox failed", extra={"mailbox": self.mailbox_id})
            return self._failed(f"{type(error).__name__}: {error}")
        return None

    def _read(self, account: Account) -> None:
        try:
            with open_line(account.server) as line:
                self._line = line
                self._follow(line, account)
        except NotRead:
            if not self._stop_asked.is_set():
                self._troubles.line_broke()
                raise
        finally:
            self._line = None

    def _follow(self, line: Line, account: Account) -> None:
        folder = line.choose(account.folder)
        work = CatchingUp(line, folder, account, self._troubles, utc_now, self._stop_asked.is_set)
        whole_at = 0.0
        while not self._stop_asked.is_set():
            is_whole = time.monotonic() >= whole_at
            if is_whole:
                self._hope_again()
                whole_at = time.monotonic() + WHOLE_EVERY_SECONDS
            held_back = work.catch_up(is_whole=is_whole)
            if self._stop_asked.is_set():
                return
            self._succeeded(held_back)
            self._wait(line)

    def _hope_again(self) -> None:
        """Once an hour, however often the line broke meanwhile."""
        if time.monotonic() >= self._hope_at:
            self._troubles.hope_again()
            self._hope_at = time.monotonic() + HOPE_EVERY_SECONDS

    def _wait(self, line: Line) -> None:
        """Until the server has news or a minute is over; nobody holds a database connection meanwhile."""
        connections.close_all()
        seconds = self._poll_seconds * random.uniform(0.8, 1.2)  # noqa: S311  no secret
        if line.offers("IDLE"):
            line.wait_for_news(seconds, self._wake)
        else:
            self._stop_asked.wait(seconds)
        if not self._stop_asked.is_set():
            line.sync()

    def _succeeded(self, held_back: int) -> None:
        self._pause = self._first_pause
        words = tell(gettext_noop("The server would not hand out %(count)s messages."), count=held_back)
        bookkeeping.note_success(
            self.mailbox_id, pending=held_back, words=words if held_back else "", at=utc_now()
        )

    def _failed(self, words: str) -> str:
        with suppress(DatabaseError, psycopg.Error):
            bookkeeping.note_failure(self.mailbox_id, words=words, at=utc_now())
        return words


def _words_of(failure: Exception) -> str:
    if isinstance(failure, NotRead):
        return failure.words
    if isinstance(failure, Refusal):
        return tell_refusal(failure)
    return str(failure)
