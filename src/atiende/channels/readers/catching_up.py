"""Everything of a folder that is not here yet: kept first, then the server is told, then it becomes cases."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from django.db import InterfaceError, OperationalError

from atiende.channels.actions.keep_raw_mails import KeptMail, NewMail, keep_raw_mails
from atiende.channels.actions.process_raw_mail import process_raw_mail
from atiende.channels.actions.process_raw_mails import MOST_TOGETHER, process_raw_mails
from atiende.channels.imap.line import Folder, Line
from atiende.channels.readers import bookkeeping
from atiende.channels.readers.account import Account
from atiende.channels.readers.aside import Aside
from atiende.channels.readers.fetching import PORTION_MESSAGES, Fetched, fetch, portions
from atiende.channels.readers.troubles import Troubles
from atiende.kernel.correlation import correlated
from atiende.platform.storage import DiskFull, FileStoreUnusable

MARKED_AT_ONCE: Final = 1000
MANY: Final = PORTION_MESSAGES
"""Of more than these the next portion is brought over while one becomes cases, on a connection of its own."""

_log = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]
IsStopped = Callable[[], bool]


class CatchingUp:
    """One folder on one line, as long as both last."""

    def __init__(
        self,
        line: Line,
        folder: Folder,
        account: Account,
        troubles: Troubles,
        clock: Clock,
        is_stopped: IsStopped,
    ) -> None:
        self._line, self._folder, self._account = line, folder, account
        self._troubles, self._clock, self._is_stopped = troubles, clock, is_stopped
        self._held_back = 0
        self._no_room: DiskFull | FileStoreUnusable | None = None
        self._last_uid = bookkeeping.begin_reading(account.mailbox_id, folder.uidvalidity, at=clock())

    def catch_up(self, *, is_whole: bool) -> int:
        """How many messages the server keeps from us. `is_whole` looks for gaps below what was read as well.

        Raises NotRead, DiskFull, FileStoreUnusable and what a database that is away raises; nothing is lost by it.
        What has no room for its files only is told at the end, after everything else was read.
        """
        self._no_room = None
        self._mark_again()
        if is_whole:
            self._process_left()
        after = 0 if is_whole else self._last_uid
        listed = self._line.uids(after=after, since=self._account.first_sync_from)
        missing = bookkeeping.not_fetched_yet(self._account.mailbox_id, self._folder.uidvalidity, listed)
        hopeful = self._troubles.without_hopeless(missing)
        left = len(hopeful)
        self._held_back = (0 if is_whole else self._held_back) + len(missing) - len(hopeful)
        with Aside() as aside:
            for portion in portions(self._line, hopeful, self._troubles):
                if self._is_stopped():
                    break
                kept = self._take(fetch(self._line, portion, self._troubles))
                new = [each.raw_mail_id for each in kept if each.is_new]
                if len(hopeful) > MANY:
                    aside.do(partial(self._process_all, new))
                else:
                    self._process_all(new)
                left -= len(portion)
                self._held_back += len(portion) - len(kept)
                self._last_uid = max(self._last_uid, portion[-1].uid)
                bookkeeping.note_batch(
                    self._account.mailbox_id, last_uid=self._last_uid, pending=max(left, 0), at=self._clock()
                )
            aside.wait()
        if self._no_room is not None:
            raise self._no_room
        return self._held_back

    def _take(self, messages: Iterable[Fetched]) -> list[KeptMail]:
        """From here on they lie on disk: what is understood is read from there."""
        fetched = list(messages)
        kept = self._keep(fetched)
        self._mark([message.listed.uid for message in fetched])
        return kept

    def _keep(self, fetched: list[Fetched]) -> list[KeptMail]:
        """In one commit; where the whole portion cannot be kept, what can be of it, up to the one that fails."""
        if not fetched:
            return []
        try:
            return self._keep_together(fetched)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            if len(fetched) == 1:
                raise
            return [kept for each in fetched for kept in self._keep_together([each])]

    def _keep_together(self, fetched: list[Fetched]) -> list[KeptMail]:
        mails = [
            NewMail(
                raw=message.raw,
                uid=message.listed.uid,
                is_historic=self._is_historic(message.listed.arrived_at),
            )
            for message in fetched
        ]
        return keep_raw_mails(
            mailbox_id=self._account.mailbox_id,
            uidvalidity=self._folder.uidvalidity,
            mails=mails,
            at=self._clock(),
        )

    def _is_historic(self, arrived_at: dt.datetime | None) -> bool:
        return arrived_at is not None and arrived_at < self._account.connected_at.replace(microsecond=0)

    def _mark(self, uids: list[int]) -> None:
        if uids and not self._folder.is_read_only:
            self._line.mark_seen(uids)
            bookkeeping.note_marked(self._account.mailbox_id, self._folder.uidvalidity, uids)

    def _mark_again(self) -> None:
        """What was kept when a process died before the server knew."""
        if self._folder.is_read_only:
            return
        mailbox_id, uidvalidity = self._account.mailbox_id, self._folder.uidvalidity
        while uids := bookkeeping.not_marked_yet(mailbox_id, uidvalidity, limit=MARKED_AT_ONCE):
            self._mark(uids)

    def _process_left(self) -> None:
        """What a process kept and died before it understood comes first: a reply must find the mail that it follows."""
        mailbox_id, last = self._account.mailbox_id, 0
        while not self._is_stopped() and (left := bookkeeping.left_by_the_dead(mailbox_id, after=last)):
            for raw_mail_id in left:
                bookkeeping.note_attempt(raw_mail_id)
                self._process(raw_mail_id)
            last = left[-1]

    def _process_all(self, raw_mail_ids: list[int]) -> None:
        """In their order, several at once; where one of those stands in the way, each for itself."""
        while raw_mail_ids:
            done = self._process_some(raw_mail_ids) if len(raw_mail_ids) > 1 else 0
            if not done:
                done = MOST_TOGETHER
                for raw_mail_id in raw_mail_ids[:done]:
                    self._process(raw_mail_id)
            raw_mail_ids = raw_mail_ids[done:]

    def _process_some(self, raw_mail_ids: list[int]) -> int:
        """How many of the first; none where one failed, or waited for who waited for it."""
        try:
            return process_raw_mails(raw_mail_ids=raw_mail_ids, at=self._clock())
        except Exception as error:
            _log.info("mails are taken one by one: %s", type(error).__name__)
            return 0

    def _process(self, raw_mail_id: int) -> None:
        """What fails here stays kept, and a job tries it again."""
        try:
            with correlated():
                process_raw_mail(raw_mail_id=raw_mail_id, at=self._clock())
        except (OperationalError, InterfaceError):
            raise
        except (DiskFull, FileStoreUnusable) as refusal:
            bookkeeping.note_survived(raw_mail_id)
            self._no_room = refusal
        except Exception:
            _log.exception("a kept mail waits for another attempt", extra={"raw_mail": raw_mail_id})
