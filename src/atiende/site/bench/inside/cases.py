"""Makes cases with messages by the product's own actions; prints the numbers of the newest as JSON.

Called as `python -m atiende.site.bench.inside.cases COUNT`.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys

import django

django.setup()

from atiende.customers.actions.identify_customer import identify_customer  # noqa: E402  after Django is set up
from atiende.kernel.actors import SYSTEM  # noqa: E402
from atiende.kernel.clock import utc_now  # noqa: E402
from atiende.organisation.actions.provide_first_brand import provide_first_brand  # noqa: E402
from atiende.site.bench.mails import WORDS  # noqa: E402
from atiende.tickets.actions.add_note import add_note  # noqa: E402
from atiende.tickets.actions.open_ticket import open_ticket  # noqa: E402
from atiende.tickets.actions.receive_message import receive_message  # noqa: E402
from atiende.tickets.rules.incoming import Incoming, Opening  # noqa: E402

SHORT, LONG, LONG_EVERY = 3, 20, 10
"""Messages of a case, and of every tenth."""


def main(count: int) -> None:
    chance = random.Random(count)  # noqa: S311  no secret
    began = utc_now() - dt.timedelta(days=2)
    brand_id = provide_first_brand(by=SYSTEM, at=began).pk
    numbers = [_case(brand_id, each, chance, began + dt.timedelta(minutes=each)) for each in range(count)]
    sys.stdout.write(json.dumps(numbers[::-1]) + "\n")


def _case(brand_id: int, each: int, chance: random.Random, at: dt.datetime) -> int:
    name, address = f"Cliente {each}", f"cliente{each}@example.com"
    customer = identify_customer(kind="email", value=address, name=name, by=SYSTEM, at=at)

    def said() -> Incoming:
        text = " ".join(chance.choices(WORDS, k=chance.randint(15, 90)))
        return Incoming(channel="mail", customer_id=customer, author_label=name, text=text)

    opening = Opening(
        brand_id=brand_id, team_id=None, customer_id=customer, address=address,
        subject=" ".join(chance.choices(WORDS, k=5)), channel="mail", language="es",
        time_zone="Europe/Madrid", message=said(),
    )  # fmt: skip
    opened = open_ticket(opening=opening, by=SYSTEM, at=at)
    for more in range(1, LONG if each % LONG_EVERY == 0 else SHORT):
        later = at + dt.timedelta(seconds=more)
        if more % 3 == 2:
            add_note(ticket_id=opened.ticket_id, text=said().text, by=SYSTEM, at=later)
        else:
            receive_message(ticket_id=opened.ticket_id, incoming=said(), by=SYSTEM, at=later)
    return opened.number


if __name__ == "__main__":
    main(int(sys.argv[1]))
