"""Every icon that a template or the code names is in the sprite: a missing one would be an empty square."""

from __future__ import annotations

import re
from pathlib import Path

from django.template import engines

import atiende
from atiende.platform.ui.templatetags.ui import CHIP_ICONS, SPRITE

PACKAGE = Path(atiende.__file__).parent
NAMED = re.compile(r"""\{% (?:icon|empty) ["']([a-z0-9-]+)["']""")


def drawn() -> set[str]:
    sprite = (PACKAGE / "platform/ui/static" / SPRITE).read_text(encoding="utf-8")
    return set(re.findall(r'<symbol id="([^"]+)"', sprite))


def test_every_named_icon_is_drawn():
    named = {n for page in PACKAGE.rglob("*.html") for n in NAMED.findall(page.read_text(encoding="utf-8"))}
    assert len(named) > 10
    assert named | set(CHIP_ICONS.values()) <= drawn()


def test_an_icon_is_decoration_unless_it_has_a_label():
    template = engines["django"].from_string('{% icon "mail" %}|{% icon "mail" label=name %}')
    silent, spoken = template.render({"name": "<b>"}).split("|")
    assert 'aria-hidden="true"' in silent
    assert 'role="img" aria-label="&lt;b&gt;"' in spoken
