from atiende.knowledge.models.article import Article

__all__ = ["Article"]
