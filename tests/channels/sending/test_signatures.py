"""What stands below a mail: one's own signature, else the brand's, else the mailbox's; filled in, in both forms."""

from __future__ import annotations

import pytest

from atiende.channels.actions.change_signature import change_signature
from atiende.channels.models import Signature
from atiende.channels.rules.mail.splitting import split_mail
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import Conflict, InvalidInput, NotPermitted
from atiende.organisation.models import Agent, Brand
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.rules.reply import Reply
from tests.channels.intake.conftest import AT
from tests.desk.office import signed_in
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox


def sign(by, text, brand_id=None, version=0, **more) -> None:
    change_signature(brand_id=brand_id, text=text, version=version, by=by, at=AT, **more)


def words(part) -> str:
    return part.get_content().replace("\r\n", "\n")


def below(sending, person=None, **reply):
    server, ticket_id = SmtpMailbox(), sending.case()
    by = person.actor if person else SYSTEM
    made = reply_to_ticket(ticket_id=ticket_id, reply=Reply(text="Ya sale.", **reply), by=by, at=AT)
    sending.deliver(server, sending.queued(made))
    return server.mails[-1]


def test_one_s_own_stands_before_the_brand_s_and_both_are_filled_in(sending) -> None:
    boss, agent = signed_in("administrator", "Eva Sol"), signed_in("supervisor", "Ana Beltrán")
    brand_id = sending.desk.mailbox.brand_id
    sign(boss.actor, "El equipo de {marca.nombre}", brand_id)
    assert words(below(sending)).endswith(f"-- \nEl equipo de {sending.desk.mailbox.brand.name}\n")
    Agent.objects.filter(pk=agent.actor.id).update(job_title="Atención <al> cliente")
    sign(agent.actor, "{agente.nombre}\n{agente.cargo}")
    mail = below(sending, agent, html="<b>Ya</b> sale.")
    assert words(mail.get_body(("plain",))).endswith("-- \nAna Beltrán\nAtención <al> cliente\n")
    assert "Atención &lt;al&gt; cliente" in mail.get_body(("html",)).get_content()


def test_what_a_person_has_not_told_leaves_no_gap(sending) -> None:
    agent = signed_in("supervisor", "Ana Beltrán")
    sign(agent.actor, "{agente.nombre}\n{agente.cargo}\nNova")
    assert words(below(sending, agent)).endswith("-- \nAna Beltrán\nNova\n")


def test_it_is_folded_away_when_it_comes_back_quoted(sending) -> None:
    agent = signed_in("supervisor", "Ana Beltrán")
    sign(agent.actor, "Ana Beltrán\nNova Hogar")
    quoted = words(below(sending, agent))
    answer = "Gracias.\n\nEl 22/11/2026 a las 10:00, Nova escribió:\n" + "".join(
        f"> {line}\n" for line in quoted.splitlines()
    )
    assert split_mail(text=answer, html="").visible_text.strip() == "Gracias."


@pytest.mark.django_db
def test_who_may_change_which(sending) -> None:
    agent, light = signed_in(), signed_in("light_agent", "Luz")
    with pytest.raises(NotPermitted):
        sign(agent.actor, "x", sending.desk.mailbox.brand_id)
    with pytest.raises(NotPermitted):
        sign(light.actor, "x")
    with pytest.raises(InvalidInput):
        sign(agent.actor, "{cliente.nombre}")
    sign(agent.actor, "Ana")
    with pytest.raises(Conflict):
        sign(agent.actor, "Otra")
    sign(agent.actor, "", version=1)
    assert not Signature.objects.exists()


@pytest.mark.django_db
def test_the_screen_shows_it_before_it_is_kept() -> None:
    agent, boss = signed_in(), signed_in("administrator", "Eva Sol")
    seen = agent.post("/console/signature/", {"text": "{agente.nombre} <b>", "preview": "1", "version": "0"})
    assert "Ana Beltrán &lt;b&gt;" in seen.content.decode()
    assert not Signature.objects.exists()
    assert agent.post("/console/signature/", {"text": "{agente.nombre}", "version": "0"}).status_code == 302
    brand = Brand.objects.first()
    assert agent.get(f"/console/signature/{brand.pk}/").status_code == 403
    assert boss.get(f"/console/signature/{brand.pk}/").status_code == 200
