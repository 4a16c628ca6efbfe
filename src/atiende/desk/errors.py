"""What the desk refuses by itself, before an action is asked."""

from __future__ import annotations

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class FilesGone(Refusal):
    """A file is kept for half a day unless a draft holds it: the message waited longer than that."""

    code = "desk.files_gone"
    message = gettext_noop("Nothing was sent: a file of this message is not here any more. Attach it again.")


class TooManyFiles(Refusal):
    code = "desk.too_many_files"
    message = gettext_noop("A message takes at most %(most)s files.")


class AnotherPerson(Conflict):
    """The page was made for somebody who was signed in before."""

    code = "desk.another_person"
    message = gettext_noop("Somebody else is signed in here now. Sign in as yourself, then try again.")


class NothingChosen(Refusal):
    code = "desk.nothing_chosen"
    message = gettext_noop("Choose cases, and what to change in them.")


class TooManyCases(Refusal):
    code = "desk.too_many_cases"
    message = gettext_noop("At most %(most)s cases are changed at once.")
