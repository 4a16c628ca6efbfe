"""What a mail is: a person's message, a bounce, an automatic answer, a complaint of a provider."""

from atiende.channels.rules.mail.classifying.failure_phrases import says_failed
from atiende.channels.rules.mail.classifying.kinds import classify
from atiende.channels.rules.mail.classifying.verdict import BouncedRecipient, Kind, Verdict

__all__ = ["BouncedRecipient", "Kind", "Verdict", "classify", "says_failed"]
