"""Sources that are kept apart although their names look the same: namesakes, and names written with letters that pass for others.

Nothing here merges: two such sources are two until a person says otherwise, and whoever shows one can say that there is another.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from sayso.model import Source, SourceKind
from sayso.resolve.across import has_name
from sayso.resolve.clusters import office
from sayso.resolve.names import key

__all__ = ["alike", "skeleton"]

# Cyrillic, Greek and other small letters that pass for Latin ones, after the confusables of Unicode Technical Standard 39.
_PASS_FOR = {
    "a": "аαɑ", "b": "ьβ", "c": "сϲ", "d": "ԁ", "e": "еεє", "g": "ɡ", "h": "һн", "i": "іιıɩl1|ӏΙ", "j": "јϳ", "k": "кκ", "m": "м",
    "n": "пηո", "o": "оοօ0σ", "p": "рρ", "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υսμ", "v": "ѵν", "w": "ԝωш", "x": "хχ",
    "y": "уγү", "z": "ʐ",
}  # fmt: skip
_LATIN = str.maketrans({other: letter for letter, others in _PASS_FOR.items() for other in others})


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What a name looks like: names of one skeleton are hard to tell apart by eye, whatever their letters are."""
    shown = "".join(char for char in unicodedata.normalize("NFKC", name) if unicodedata.category(char) != "Cf")
    return key(shown).translate(_LATIN)


def alike(sources: Iterable[Source]) -> dict[str, tuple[str, ...]]:
    """For each source across articles whose name looks like another's, the ids of those others, sorted.

    Names that only describe ("two officials", "Acme spokesman") are nobody's own and look like no other.
    """
    looks: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        if source.kind not in (SourceKind.ANONYMOUS, SourceKind.GROUP) and has_name(source) and not office(source):
            looks[skeleton(source.name)].append(source.id)
    return {id: tuple(sorted(other for other in ids if other != id)) for ids in looks.values() if len(ids) > 1 for id in ids}
