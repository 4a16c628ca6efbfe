"""Addresses of what stands ready for writing."""

from django.urls import URLPattern, URLResolver, path

from atiende.playbooks.web.screens import canned_replies, macros, translator

app_name = "playbooks"
urlpatterns: list[URLPattern | URLResolver] = [
    path("replies/", canned_replies.canned_replies, name="canned_replies"),
    path("replies/new/", canned_replies.new_canned_reply, name="new_canned_reply"),
    path("replies/<int:reply_id>/", canned_replies.canned_reply, name="canned_reply"),
    path("replies/<int:reply_id>/delete", canned_replies.delete, name="canned_reply_delete"),
    path("translation/", translator.translator, name="translator"),
    path("macros/", macros.macros, name="macros"),
    path("macros/new/", macros.new_macro, name="new_macro"),
    path("macros/<int:macro_id>/", macros.macro, name="macro"),
    path("macros/<int:macro_id>/delete", macros.delete, name="macro_delete"),
]
