"""The texts that the scaffolds write; `%(…)s` is filled in."""

from __future__ import annotations

from typing import Final

Files = dict[str, str]

ROOM: Final[Files] = {
    "__init__.py": "",
    "apps.py": """from django.apps import AppConfig


class %(Room)sConfig(AppConfig):
    name = "atiende.%(room)s"
    label = "%(room)s"
""",
    "README.md": """# %(room)s

Purpose: in one sentence, what people can do because this room exists.

- **Words:** the nouns of this room; they also stand in `docs/glossary.md`.
- **Verbs:** none yet (`scripts/new_action %(room)s VERB_OBJECT`).
- **Events out:** none yet. **Events in:** none yet.
""",
    "migrations/__init__.py": "",
    "../../../tests/%(room)s/__init__.py": "",
}

ACTION: Final[Files] = {
    "actions/__init__.py": "",
    "actions/%(action)s.py": '''"""%(sentence)s."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.%(room)s.events import %(Event)s
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def %(action)s(*, %(object)s_id: int, by: Actor, at: dt.datetime) -> None:
    """%(sentence)s. Raises NotPermitted."""
    by.require("%(room)s.manage")
    with transaction.atomic():
        record(by=by, verb="%(fact)s", target_kind="%(object)s", target_id=%(object)s_id, at=at)
        emit(%(Event)s(%(object)s_id=%(object)s_id))
''',
    "../../../tests/%(room)s/__init__.py": "",
    "../../../tests/%(room)s/test_%(action)s.py": '''"""%(sentence)s."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.%(room)s.actions.%(action)s import %(action)s
from atiende.kernel.actors import NOBODY
from atiende.kernel.refusals import NotPermitted

AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def test_a_stranger_may_not() -> None:
    with pytest.raises(NotPermitted):
        %(action)s(%(object)s_id=1, by=NOBODY, at=AT)
''',
}

EVENTS: Final = '''"""What %(room)s announces."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event
'''

EVENT: Final = """

@dataclass(frozen=True, slots=True)
class %(Event)s(Event):
    name = "%(fact)s.v1"
    aggregate_kind = "%(object)s"
    %(object)s_id: int
"""

SCREEN: Final[Files] = {
    "web/__init__.py": "",
    "web/screens/__init__.py": "",
    "web/screens/%(screen)s.py": '''"""%(title)s."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
@login_required
def %(screen)s(request: HttpRequest) -> HttpResponse:
    return render(request, "%(room)s/%(screen)s.html")
''',
    "web/templates/%(room)s/%(screen)s.html": """{%% extends "ui/shell.html" %%}
{%% block title %%}{%% translate "%(title)s" %%}{%% endblock %%}
{%% block heading %%}{%% translate "%(title)s" %%}{%% endblock %%}
{%% block content %%}
{%% endblock %%}
""",
}

URLS: Final = """from django.urls import URLPattern, URLResolver, path

app_name = "%(room)s"
urlpatterns: list[URLPattern | URLResolver] = []
"""
IMPORT_OF_SCREEN: Final = "from atiende.%(room)s.web.screens.%(screen)s import %(screen)s\n"
ADDRESS: Final = '    path("%(address)s/", %(screen)s, name="%(screen)s"),\n'
