from atiende.privacy.models.export import CustomerExport

__all__ = ["CustomerExport"]
