from atiende.side_conversations.models.conversation import SideConversation, SideMessage

__all__ = ["SideConversation", "SideMessage"]
