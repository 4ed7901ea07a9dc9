"""One article: its text with source, cue and content of every statement marked, and a note in the margin for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ledger import Telling
from sayso.model import Article, Basis, Block, BlockKind, RelayKind, Snapshot, Span, Statement
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Named, Quote, outlet, quote

__all__ = ["ArticlePage", "Link", "Paragraph", "Piece", "article_page"]

PART = 60_000  # code points of an article on one page; the longest articles of the training stories have 40,000
CONTENT, CUE, SOURCE = "content", "cue", "source"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in the same statements throughout: in the content of `depth` of them, perhaps in a source or a cue.

    `here` tells that they are of the statement that was asked for, `opens` which statements' content begins with them.
    """

    text: str
    depth: int
    role: str
    here: bool
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A statement under its number in the text."""

    number: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text from `start` on, in pieces, with the notes on the statements that begin in it."""

    kind: BlockKind
    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What the article repeats: another article, or a source that it cites."""

    kind: RelayKind
    article: bool
    of: Named


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page of an article says; of a long one, `part` of `parts`. `alongside` are other articles on its story."""

    id: str
    title: str
    outlet: str | None
    author: str | None
    published: str | None
    published_basis: Basis | None
    file: str | None
    url: str | None
    sha256: str
    relays: tuple[Link, ...]
    story: str | None
    alongside: int
    statements: int
    part: int
    parts: int
    paragraphs: tuple[Paragraph, ...]


def article_page(
    snapshot: Snapshot, id: str, part: int | None = None, statement: str | None = None, telling: Telling | None = None
) -> ArticlePage:
    """The page of the article, in the part asked for or, failing that, in the one where the statement stands."""
    lookup = Lookup(snapshot)
    article = lookup.articles[id]
    said = sorted((s for s in snapshot.statements if s.article == id), key=lambda s: (s.content[0].start, s.id))
    parts = max(1, -(-len(article.text) // PART))
    at = next((s.content[0].start for s in said if s.id == statement), 0)
    shown = min(parts, max(1, part if part is not None else at // PART + 1))
    low, high = (shown - 1) * PART, shown * PART
    within = [s for s in said if any(low <= span.start < high for span in _spans(s))]
    numbers = {s.id: number for number, s in enumerate(said, 1)}
    notes = {s.id: Note(numbers[s.id], quote(lookup, lookup.entry(s))) for s in within if low <= s.content[0].start < high}
    cut = [b for b in (_clipped(block, low, high) for block in _blocks(article)) if b]
    return ArticlePage(
        id=id,
        title=article.title or outlet(article).name,
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        published_basis=article.published_basis,
        file=article.file,
        url=article.url,
        sha256=article.sha256,
        relays=tuple(_link(lookup, relay.kind, relay.of) for relay in snapshot.relays if relay.article == id),
        story=telling.id if telling else None,
        alongside=len(telling.articles) - 1 if telling else 0,
        statements=len(said),
        part=shown,
        parts=parts,
        paragraphs=tuple(_paragraphs(article, cut, within, numbers, notes, statement)),
    )


def _spans(statement: Statement) -> tuple[Span, ...]:
    return (*statement.content, *statement.cue, *statement.source_mention)


def _link(lookup: Lookup, kind: RelayKind, of: str) -> Link:
    article = of in lookup.articles
    return Link(kind, article, outlet(lookup.articles[of]) if article else Named(of, lookup.sources[of].name))


def _blocks(article: Article) -> Sequence[Block]:
    return article.blocks or ((Block(0, len(article.text), BlockKind.BODY),) if article.text else ())


def _clipped(block: Block, low: int, high: int) -> Block | None:
    start, end = max(block.start, low), min(block.end, high)
    return Block(start, end, block.kind) if start < end else None


def _paragraphs(
    article: Article, blocks: Sequence[Block], said: Sequence[Statement], numbers: dict[str, int], notes: dict[str, Note],
    here: str | None,
) -> Iterable[Paragraph]:  # fmt: skip
    """The blocks in pieces, in one sweep over the bounds of all spans."""
    opens: dict[int, list[int]] = {}
    edges: dict[int, list[tuple[int, str, str]]] = {}
    for statement in said:
        opens.setdefault(statement.content[0].start, []).append(numbers[statement.id])
        roles = ((CONTENT, statement.content), (CUE, statement.cue), (SOURCE, statement.source_mention))
        for role, span in ((role, span) for role, spans in roles for span in spans):
            edges.setdefault(span.start, []).append((1, role, statement.id))
            edges.setdefault(span.end, []).append((-1, role, statement.id))
    bounds, placed = sorted(edges), 0
    inside: dict[str, int] = {CONTENT: 0, CUE: 0, SOURCE: 0}
    of_here = 0
    for block in blocks:
        pieces, at = [], block.start
        while at < block.end:
            while placed < len(bounds) and bounds[placed] <= at:
                for step, role, id in edges[bounds[placed]]:
                    inside[role] += step
                    of_here += step if id == here else 0
                placed += 1
            end = min(block.end, bounds[placed]) if placed < len(bounds) else block.end
            role = SOURCE if inside[SOURCE] else CUE if inside[CUE] else ""
            begun = tuple(sorted(opens.get(at, ())))
            pieces.append(Piece(article.text[at:end], inside[CONTENT], role, of_here > 0, begun))
            at = end
        mine = tuple(notes[s.id] for s in said if s.id in notes and block.start <= s.content[0].start < block.end)
        yield Paragraph(block.kind, block.start, tuple(pieces), mine)
