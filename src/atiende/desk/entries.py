"""What the desk puts into the sidebar."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.navigation import NavigationEntry, register_navigation


def register_entries() -> None:
    register_navigation(
        NavigationEntry(_("Home"), "house", "desk:home", order=10, on_phone=True, keywords=_("start desk"))
    )
