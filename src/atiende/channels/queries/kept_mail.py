"""Kept mails with mailbox and brand, held until the transaction ends: said in SQL, on the path of every mail."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection

from atiende.channels.models import Mailbox, RawMail
from atiende.platform.postgres.reading import read_rows


def lock_mails(raw_mail_ids: Sequence[int]) -> list[RawMail]:
    """Those that there are, in the order in which they came. Their mailbox is as it is now."""
    return [_mail(row) for row in read_rows(_columns()[1], [list(raw_mail_ids)])]


def _mail(row: tuple[Any, ...]) -> RawMail:
    columns, _ = _columns()
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
        "JOIN organisation_brand brand ON brand.id = box.brand_id WHERE mail.id = ANY (%s::bigint[]) "
        "ORDER BY mail.id FOR UPDATE OF mail"
    )
