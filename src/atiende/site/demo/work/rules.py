"""Rules of the demonstration, for its brands alone, and what they did."""

from __future__ import annotations

from typing import Final

from atiende.automation.actions.run_rules import run_rules
from atiende.automation.actions.save_rule import save_rule
from atiende.automation.actions.switch_rule_on import switch_rule_on
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.automation.rules.happening import Happening
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.rules.demonstration import name_apart
from atiende.platform.demonstration import mark
from atiende.site.demo.work.doing import Doing

_LOOKED_AT: Final = ("tecnico-107", "tecnico-114", "envios-102", "envios-106", "tiendas-134")


def rules(doing: Doing) -> None:
    """Three that work and one that is being written."""
    ours = Condition("brand", "is", tuple(str(pk) for pk in doing.brands.values()))
    made = [
        _rule(doing, "Sustos con humo, gas o fuego", Definition(
            Trigger("opened"),
            every=(ours,),
            some=(Condition("words", "contains", ("quemado", "humo", "fuego", "monóxido", "estallado")),),
            deeds=(Deed("priority", "4"), Deed("tag", "seguridad"), Deed("team", str(doing.teams["tecnico"]))),
        )),
        _rule(doing, "Entregas que no llegaron", Definition(
            Trigger("opened"),
            every=(ours, Condition("words", "contains", ("camión", "repartidor", "paquete"))),
            deeds=(Deed("tag", "entrega"), Deed("note", text="Mirar el seguimiento antes de contestar.")),
        )),
        _rule(doing, "Nadie ha contestado", Definition(
            Trigger("unanswered", 4, "hours"),
            every=(ours, Condition("priority", "at_most", ("2",))),
            deeds=(Deed("priority", "3"), Deed("tag", "sin respuesta")),
            hours=Hours("inside", (0, 1, 2, 3, 4, 5), 540, 1200),
        )),
    ]  # fmt: skip
    unfinished = Definition(
        Trigger("reopened"), every=(ours,), deeds=(Deed("note", text="Vuelve a escribir: llamar."),)
    )
    _rule(doing, "Vuelven a escribir", unfinished)
    for pk in made:
        switch_rule_on(rule_id=pk, by=doing.by, at=doing.at)
    for key in _LOOKED_AT:
        if doing.has(key):
            seen = Happening(
                triggers=("opened",),
                event="tickets.opened.v1",
                ticket_id=doing.cases[key].id,
                at=doing.at,
                is_by_person=True,
            )
            run_rules(happening=seen, only=frozenset(made), by=SYSTEM, at=doing.at)


def _rule(doing: Doing, name: str, definition: Definition) -> int:
    """A company that has a rule of this name keeps it."""
    try:
        rule = save_rule(name=name, definition=definition, by=doing.by, at=doing.at)
    except InvalidInput:
        rule = save_rule(name=name_apart(name), definition=definition, by=doing.by, at=doing.at)
    mark("rule", [rule.pk])
    return int(rule.pk)
