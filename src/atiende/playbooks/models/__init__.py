from atiende.playbooks.models.canned import CannedReply, CustomerAddress
from atiende.playbooks.models.macro import Macro
from atiende.playbooks.models.translation import Translator

__all__ = ["CannedReply", "CustomerAddress", "Macro", "Translator"]
