"""A kept mail with its mailbox and brand, held until the transaction ends: said in SQL, on the path of every mail."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection

from atiende.channels.models import Mailbox, RawMail
from atiende.platform.postgres.reading import read_row


def lock_mail(raw_mail_id: int) -> RawMail | None:
    """None when there is no such mail. The mailbox is as it is now: nothing of it is kept from one mail to the next."""
    columns, statement = _columns()
    row = read_row(statement, [raw_mail_id])
    if row is None:
        return None
    end_of_mail = len(columns["mail"])
    end_of_box = end_of_mail + len(columns["box"])
    raw_mail = RawMail.from_db(connection.alias, columns["mail"], row[:end_of_mail])
    mailbox = Mailbox.from_db(connection.alias, columns["box"], row[end_of_mail:end_of_box])
    mailbox.brand = _tables()["brand"].from_db(connection.alias, columns["brand"], row[end_of_box:])
    raw_mail.mailbox = mailbox
    return raw_mail


@cache
def _tables() -> dict[str, Any]:
    """The brand's own class is asked of the mailbox: it belongs to another room."""
    return {"mail": RawMail, "box": Mailbox, "brand": Mailbox._meta.get_field("brand").related_model}


@cache
def _columns() -> tuple[dict[str, list[str]], str]:
    columns = {
        table: [field.attname for field in model._meta.concrete_fields] for table, model in _tables().items()
    }
    asked = ", ".join(f"{table}.{name}" for table, names in columns.items() for name in names)
    return columns, (
        f"SELECT {asked} FROM channels_rawmail mail JOIN channels_mailbox box ON box.id = mail.mailbox_id "  # noqa: S608
        "JOIN organisation_brand brand ON brand.id = box.brand_id WHERE mail.id = %s::bigint FOR UPDATE OF mail"
    )
