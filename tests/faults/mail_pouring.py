"""Customers who write without a pause: new mails, replies to their own and to ours, files, reused ids, rubbish.

Each content is written once and carries words of its own, so that what is lost and what is there twice is seen.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import hashlib
import random
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from tests.channels.dovecot import PASSWORD, Dovecot
from tests.platform_doors.smtp_server import DROP, Mailbox
from tests.processes import command

ADDRESS = "ayuda@nova.example"
KINDS = ("new", "new", "file", "follow", "answer", "answer", "same_id", "rubbish")
MOST_AT_ONCE = 10
_HEAD = "Sun, 22 Nov 2026 10:00:00 +0100"


def words_of(number: int) -> str:
    return f"carta-{number}-fin"


def connect(server: Dovecot, user: str, data: Path) -> None:
    """Give the installation in this folder the server's mailbox to read."""
    made = command(
        *("mailbox", "create", "Ayuda", "--address", ADDRESS),
        *("--imap", f"imap://{user.replace('@', '%40')}@127.0.0.1:{server.port}"),
        data=data,
        limit=120,
        ATIENDE_IMAP_PASSWORD=PASSWORD,
    )
    assert made.returncode == 0, made.stderr


@dataclass(slots=True)
class Written:
    """`follows`: the mail or the Message-ID of ours that it is a reply to. `file_sha256`: of what hangs on it."""

    number: int
    sender: str
    message_id: str
    follows: int | None = None
    answers: str = ""
    file_sha256: str = ""
    is_rubbish: bool = False


@dataclass
class Pouring:
    """One thread that delivers to the server's mailbox, several mails at a time, until it is told to stop."""

    server: Dovecot
    user: str
    box: Mailbox
    chance: random.Random
    pause_seconds: float = 3.0
    written: list[Written] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="customers")

    def __enter__(self) -> Pouring:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(30)

    def deliver(self, kind: str, *, file_bytes: int = 100_000) -> Written:
        """One mail; `file_bytes`: how long a file hangs on one of the kind `file`."""
        written, raw = self._write(len(self.written) + 1, kind, file_bytes)
        self.server.deliver(self.user, raw)
        self.written.append(written)
        return written

    def _run(self) -> None:
        while not self._stop.wait(self.pause_seconds * 2 * self.chance.random()):
            for _ in range(self.chance.randint(1, MOST_AT_ONCE)):
                self.deliver(self.chance.choice(KINDS))

    def _write(self, number: int, kind: str, file_bytes: int) -> tuple[Written, bytes]:
        written = Written(
            number, f"cliente{number}@casa.example", f"{number}.{self.chance.random()}@casa.example"
        )
        if kind == "rubbish":
            written.is_rubbish = True
            return written, b"\x89PNG\r\n\x1a\n" + words_of(number).encode() * 50
        mail = EmailMessage()
        earlier = [each for each in self.written if not each.is_rubbish]
        to = ADDRESS
        if kind == "follow" and earlier:
            before = self.chance.choice(earlier)
            written.follows, written.sender = before.number, before.sender
            mail["References"] = f"<{before.message_id}>"
        if kind == "answer" and self.box.messages:
            ours = email.message_from_bytes(
                self.chance.choice(self.box.messages), policy=email.policy.default
            )
            written.answers = str(ours["Message-ID"]).strip("<> ")
            written.sender = email.utils.parseaddr(str(ours["To"]))[1]
            to = email.utils.parseaddr(str(ours["Reply-To"]))[1]
            mail["In-Reply-To"] = f"<{written.answers}>"
        if kind == "same_id" and earlier:
            written.message_id = self.chance.choice(earlier).message_id
        mail["From"], mail["To"], mail["Date"] = written.sender, to, _HEAD
        mail["Subject"], mail["Message-ID"] = f"Asunto {number}", f"<{written.message_id}>"
        mail.set_content(f"Hola, les escribo por esto: {words_of(number)}\n")
        if kind == "file":
            content = self.chance.randbytes(file_bytes)
            written.file_sha256 = hashlib.sha256(content).hexdigest()
            mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"{number}.pdf")
        return written, mail.as_bytes(policy=email.policy.SMTP)


class MoodyServer(Mailbox):
    """Takes most mails; now and then it asks to come again, refuses, or hangs up after the text."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._chance = random.Random(seed)
        self.is_moody = True

    def _answer(self, server: object, command: str) -> str | None:
        self.commands.append(command)
        if not self.is_moody:
            return None
        mood = self._chance.random()
        if command == "RCPT":
            return "451 come again" if mood < 0.08 else "550 no such user" if mood < 0.1 else None
        if command in {"DATA", "TEXT"} and mood < 0.03:
            server.transport.abort()  # type: ignore[attr-defined]
            return f"250 {DROP}ped"
        return None
