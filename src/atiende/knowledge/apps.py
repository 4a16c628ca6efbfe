from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "atiende.knowledge"
    label = "knowledge"
