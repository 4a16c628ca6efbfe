"""Addresses of views, and of the other ways to look at a list of cases."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from atiende.desk.web.screens import ticket_board, ticket_table, view_form, views

VIEWS: list[URLPattern | URLResolver] = [
    path("views/", views.views, name="views"),
    path("views/side", views.side, name="views_side"),
    path("views/arrange", views.arrange, name="views_arrange"),
    path("views/new/", view_form.new, name="view_new"),
    path("views/<int:view_id>/", view_form.edit, name="view_edit"),
    path("tickets/table/", ticket_table.table, name="tickets_table"),
    path("tickets/board/", ticket_board.board, name="tickets_board"),
    path("tickets/board/move", ticket_board.move, name="board_move"),
]
