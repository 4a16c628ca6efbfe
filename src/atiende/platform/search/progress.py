"""How far the words of a kind of text were learned."""

from __future__ import annotations

from atiende.platform.models.search import SearchProgress, SearchWord


def position_of(kind: str) -> int:
    """The last id whose words were learned; 0 at the beginning."""
    return SearchProgress.objects.filter(pk=kind).values_list("position", flat=True).first() or 0


def lock_position(kind: str) -> int:
    """The same, held until the transaction ends: one learner at a time."""
    SearchProgress.objects.get_or_create(pk=kind)
    return SearchProgress.objects.select_for_update().get(pk=kind).position


def move_position(kind: str, position: int) -> None:
    SearchProgress.objects.filter(pk=kind).update(position=position)


def start_again(kind: str) -> None:
    """Forget every word: they are learned anew. Only while one kind of text teaches."""
    SearchWord.objects.all().delete()
    SearchProgress.objects.filter(pk=kind).delete()
