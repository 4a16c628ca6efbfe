from atiende.regulations.models.packs import ChosenReading, PackAcceptance, PackVersion

__all__ = ["ChosenReading", "PackAcceptance", "PackVersion"]
