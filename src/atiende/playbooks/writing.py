"""How the words of a canned reply are put into its row."""

from __future__ import annotations

from atiende.playbooks.models import CannedReply
from atiende.playbooks.rules.canned import CannedFields


def put_words(reply: CannedReply, fields: CannedFields) -> None:
    """All but whose it is, its version and its counts."""
    reply.name, reply.folder, reply.sought = fields.name, fields.folder, fields.sought
    reply.brand_id, reply.team_id = fields.brand_id, fields.team_id
    reply.language, reply.status_key = fields.language, fields.status_key
    reply.text, reply.html = fields.usted.text, fields.usted.html
    reply.text_tu, reply.html_tu = fields.tu.text, fields.tu.html
    reply.text_vos, reply.html_vos = fields.vos.text, fields.vos.html
