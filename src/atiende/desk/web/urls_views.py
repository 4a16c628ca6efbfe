"""Addresses of views, and of the other ways to look at a list of cases."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from atiende.desk.web.screens import list_work, ticket_board, ticket_table, view_form, views

VIEWS: list[URLPattern | URLResolver] = [
    path("views/", views.views, name="views"),
    path("views/side", views.side, name="views_side"),
    path("views/arrange", views.arrange, name="views_arrange"),
    path("views/new/", view_form.new, name="view_new"),
    path("views/<int:view_id>/", view_form.edit, name="view_edit"),
    path("views/work/", list_work.work, name="list_work"),
    path("views/work/<int:bulk_id>/", list_work.bulk_change, name="bulk_change"),
    path("views/work/<int:bulk_id>/undo", list_work.undo, name="bulk_undo"),
    path("views/work/<int:bulk_id>/cancel", list_work.cancel, name="bulk_cancel"),
    path("views/exports/<int:list_id>/download", list_work.download, name="list_download"),
    path("tickets/all/", list_work.change_all, name="change_all"),
    path("tickets/export", list_work.export, name="list_export"),
    path("tickets/table/", ticket_table.table, name="tickets_table"),
    path("tickets/board/", ticket_board.board, name="tickets_board"),
    path("tickets/board/move", ticket_board.move, name="board_move"),
]
