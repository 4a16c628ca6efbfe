from django.apps import AppConfig


class SideConversationsConfig(AppConfig):
    name = "atiende.side_conversations"
    label = "side_conversations"
