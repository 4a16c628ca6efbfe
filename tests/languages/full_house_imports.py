"""What was brought in from elsewhere in the full house: an import in every state, and an article of help."""

from __future__ import annotations

from typing import Any

from atiende.integrations.models import Import
from atiende.kernel.clock import utc_now
from atiende.knowledge.models import Article
from atiende.platform.storage import hold, store

REPORT = {"read": 3, "taken": 1, "known": 1, "bad": 1}


def fill(rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with what addresses need."""
    imports = [_import(state, rows) for state in Import.State.values]
    article = Article.objects.create(
        brand=rows["brand"], title="Xyz", html="<p>Xyz</p>", text="Xyz", category="Xyz",
        state=Article.State.PUBLISHED, written_at=utc_now(),
    )  # fmt: skip
    return {"imports": imports, "article": article}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    with_problems = [one.pk for one in rows["imports"] if one.problems_file_id is not None]
    return {
        "console:import": [(one.pk,) for one in rows["imports"]],
        "console:import_problems": [(pk,) for pk in with_problems],
        "console:import_template": [("tickets",)],
        "portal:help_article": [(rows["article"].pk,)],
    }


def _import(state: str, rows: dict[str, Any]) -> Import:
    now = utc_now()
    has_ended = state in (Import.State.DONE, Import.State.STOPPED)
    problems = store(b"xyz\r\n", name="xyz.csv", media_type="text/csv") if has_ended else None
    if problems is not None:
        hold(problems)
    return Import.objects.create(
        kind="tickets", system="csv", source="", brand=rows["brand"], state=state, file_name="xyz.csv",
        headings=[{"heading": "Xyz", "column": "subject", "sample": ["Xyz"]}],
        report=REPORT if state != Import.State.PREPARED else {},
        problems_file_id=None if problems is None else problems.id,
        begun_by_id=1, begun_by_label="Xyz", begun_at=now, ended_at=now if has_ended else None,
    )  # fmt: skip
