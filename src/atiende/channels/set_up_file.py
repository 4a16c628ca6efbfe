"""Signatures of brands, for the file of the set-up; those of people are their own, mailboxes of one installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.channels.actions.change_signature import change_signature
from atiende.channels.models import Signature
from atiende.kernel.actors import Actor
from atiende.organisation.queries import set_up_names
from atiende.platform.set_up_file import Change, Outcome, taken_each

PARTS: Final = {"signatures": ("name", "text", "html")}


def export(by: Actor) -> dict[str, Any]:
    """Raises NotPermitted."""
    by.require("settings.manage")
    names = set_up_names()
    rows = Signature.objects.exclude(brand=None).order_by("brand__slug")
    return {
        "signatures": [
            {"name": names.told("brand", row.brand_id), "text": row.text, "html": row.html} for row in rows
        ]
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By the short names of their brands."""
    names = set_up_names()

    def one(row: Any) -> Outcome:
        brand_id = int(names.meant("brand", row["name"]))
        text, html = str(row["text"]), str(row.get("html", ""))
        found = Signature.objects.filter(brand_id=brand_id).first()
        if found is not None and (found.text, found.html) == (text, html):
            return "same"
        version = found.version if found else 0
        change_signature(brand_id=brand_id, text=text, html=html, version=version, by=by, at=at)
        return "changed" if found else "added"

    return taken_each(data, "signatures", "signature", one)
