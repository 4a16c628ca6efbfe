"""What resuming refuses."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, gettext_noop


class NotPaused(Conflict):
    code = "not_paused"
    message = gettext_noop("The installation is not paused: somebody has resumed it already.")
