"""From the figures of an article to its sources: ids, names, aliases, offices, and whom each speaks for."""

from __future__ import annotations

from collections import Counter

from sayso.model import Article, Source, SourceKind
from sayso.resolve.cast import Figure
from sayso.resolve.lexicon import LEADERS, PREPOSITIONS, QUANTIFIERS, SPOKES
from sayso.resolve.names import key, plain, stem
from sayso.resolve.reference import Reference
from sayso.spans import content_id

__all__ = ["Sources"]

LEAST = 2  # words of a shorter form
COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx"})
BODIES_OF = frozenset({"campaign", "office", "team", "camp", "administration", "staff", "embassy"})


class Sources:
    """The sources of an article, made from figures as they are needed."""

    def __init__(self, article: Article, reference: Reference) -> None:
        self._article, self._reference = article.id, reference
        self._ids: dict[Figure, str] = {}
        self.made: dict[str, Source] = {}
        figures = [f for f in reference.cast.figures if f.told]
        self._taken = Counter(
            form for f in figures for form in {key(form) for name in f.names for form in (name, *_briefly(name))}
        )

    def id(self, figure: Figure) -> str:
        """The id of a figure's source, which is made with the one it speaks for on first use."""
        if figure not in self._ids:
            id = content_id("s", self._article, figure.kind, key(figure.name))
            if id in self._ids.values():
                id = content_id("s", self._article, figure.kind, key(figure.name), min(figure.told or figure.seen, default=0))
            self._ids[figure] = id
            owner = self._owner(figure)
            name = plain(figure.name)
            names = [*figure.names, *(() if figure.proper else self._brief(figure))]
            aliases = tuple(sorted({plain(other) for other in names} - {name, ""}))
            self.made[id] = Source(id, self._article, name, figure.kind, aliases, _roles(figure), owner)
        return self._ids[figure]

    def _brief(self, figure: Figure) -> list[str]:
        """The shorter forms of a description that nobody else in the article may be called by."""
        return [form for name in figure.names for form in _briefly(name) if self._taken[key(form)] == 1]

    def _owner(self, figure: Figure) -> str | None:
        if not _speaks(figure):
            return None
        owner = figure.owner or (self._reference.owner(figure.of, min(figure.seen, default=0)) if figure.of else None)
        return self.id(owner) if owner and owner is not figure else None


def _briefly(description: str) -> list[str]:
    """A description without its number or without what follows its noun, where two words are left of it at least."""
    words = description.split()
    stop = next((i for i, w in enumerate(words) if i and (w.lower() in PREPOSITIONS or w.endswith("ing"))), len(words))
    start = int(len(words) > 1 and words[0].lower() in QUANTIFIERS and words[1] != "of")
    return [" ".join(words[a:b]) for a in {0, start} for b in {stop, len(words)} if LEAST <= b - a < len(words)]


def _roles(figure: Figure) -> tuple[str, ...]:
    """The offices of a figure, without courtesy titles and without "spokesman" beside "Acme spokesman"."""
    held = {role for role in figure.roles if key(role) not in COURTESY}
    return tuple(sorted(role for role in held if not any(other.endswith(f" {role}") for other in held)))


def _speaks(figure: Figure) -> bool:
    """Whether a figure speaks for its owner: a spokesman, a head of it, or a body of its own ("the senator's office")."""
    return bool(
        {stem(head) for head in figure.heads} & (BODIES_OF if figure.kind is SourceKind.ORGANISATION else SPOKES | LEADERS)
    )
