"""A ledger as tables, for people who work with data: one flat table, or a table for each kind of row, joined by ids.

Columns say what they hold; CSV and Parquet are both made from them. Offsets are code points into an article's text; dates are ISO
days, months or years, as far as they are known; confidences have four decimals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.model import SURE, Article, Position, Snapshot, Source, Statement
from sayso.show.export.fragments import link
from sayso.show.stances import is_sure

__all__ = ["CUT", "FLAT", "TABLES", "Cell", "Column", "Table"]

CUT = " […] "  # between parts of a quotation that do not stand together
DIGITS = 4

Cell = str | int | float | bool | None
Kind = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """`refers` is the table whose `id` the values are, if any."""

    name: str
    what: str
    kind: Kind = "string"
    required: bool = True
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`key` are the columns that together name a row; none in the flat table."""

    name: str
    what: str
    columns: tuple[Column, ...]
    rows: Callable[[Snapshot], Iterator[tuple[Cell, ...]]]
    key: tuple[str, ...] = ()


def _flat(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    articles = {article.id: article for article in snapshot.articles}
    sources = {source.id: source for source in snapshot.sources}
    claims = {claim.id: claim.text for claim in snapshot.claims}
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for position in snapshot.positions:
        positions[position.statement].append(position)
    for statement in snapshot.statements:
        article = articles[statement.article]
        cells, address = _said(statement, article, sources), link(article, statement.content[0])
        decided = "yes" if statement.corrected else "no"
        for p in positions[statement.id]:
            sure, corrected = ("yes" if true else "no" for true in (is_sure(p), p.corrected))
            yield *cells, claims[p.claim], p.stance, round(p.confidence, DIGITS), sure, statement.act, corrected, address
        if not positions[statement.id]:
            yield *cells, None, None, round(statement.confidence, DIGITS), None, statement.act, decided, address


def _said(statement: Statement, article: Article, sources: dict[str, Source]) -> tuple[Cell, ...]:
    source = sources[statement.source]
    return (
        statement.id,
        article.file or article.url or article.id,
        article.outlet,
        article.published,
        source.name,
        sources[source.speaks_for].name if source.speaks_for else None,
        " < ".join(sources[relay].name for relay in statement.via),
        statement.mode,
        *_dates(statement),
        CUT.join(span.exact for span in statement.content),
        statement.content[0].start,
        statement.content[-1].end,
    )


def _dates(statement: Statement) -> tuple[Cell, Cell, Cell]:
    said = statement.said
    return (said.start, said.end, said.basis) if said else (None, None, None)


def _articles(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    for a in snapshot.articles:
        yield a.id, a.file, a.url, a.outlet, a.title, a.author, a.published, a.published_basis, a.language, a.sha256, a.text


def _statements(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    for s in snapshot.statements:
        confidence = round(s.confidence, DIGITS)
        yield s.id, s.article, s.source, s.mode, s.act, *_dates(s), confidence, s.corrected, s.nested_in, s.responds_to


def _spans(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    articles = {article.id: article for article in snapshot.articles}
    for s in snapshot.statements:
        for part, spans in (("content", s.content), ("cue", s.cue), ("source_mention", s.source_mention)):
            for place, span in enumerate(spans):
                yield s.id, part, place, s.article, span.start, span.end, span.exact, link(articles[s.article], span)


def _claims(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    for c in snapshot.claims:
        yield c.id, c.text, c.pinned, c.statement, *((c.during.start, c.during.end) if c.during else (None, None))


def _positions(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    for p in snapshot.positions:
        yield p.claim, p.statement, p.stance, round(p.confidence, DIGITS), is_sure(p), p.corrected


def _disputes(snapshot: Snapshot) -> Iterator[tuple[Cell, ...]]:
    for dispute in snapshot.disputes:
        yield from ((dispute.claim, source, "affirms") for source in dispute.affirmed_by)
        yield from ((dispute.claim, source, "denies") for source in dispute.denied_by)


ID = Column("id", "Made from the content: the same in every run.")
CLAIM = Column("claim", "The claim's id.", refers="claims")
SOURCE = Column("source", "The source's id.", refers="sources")
STATEMENT = Column("statement", "The statement's id.", refers="statements")
ARTICLE = Column("article", "The article's id.", refers="articles")
DATES = (
    Column("said_start", "When it was said, at the earliest.", required=False),
    Column("said_end", "When it was said, at the latest.", required=False),
    Column("said_basis", "text: the article's words tell; published: its date does.", required=False),
)
MODE = Column("mode", "direct: all the words are quoted; indirect: none; mixed: some.")
ACT = Column("act", "What the cue says the source does: says, denies, declines, asks or believes.")
CONFIDENCE = Column("confidence", "How probable it is that this is right.", "number")
CORRECTED = Column("corrected", "Whether a person has decided it.", "boolean")
STANCE = Column("stance", "affirms, denies, hedges or declines, as the source means it.")
START, END = (Column("start", "First code point.", "integer"), Column("end", "Code point after the last.", "integer"))
LINK = Column("link", "The page, opened at the words (a text fragment).", required=False)

FLAT = Table(
    "table",
    "A row for each position of a statement, or for a statement without any; names stand instead of ids.",
    (
        Column("statement", "The statement's id."),
        Column("article", "The article's file, else its address, else its id."),
        Column("outlet", "Who published it.", required=False),
        Column("published", "When it was published.", required=False),
        Column("source", "Who speaks."),
        Column("speaks_for", "The organisation spoken for.", required=False),
        Column("via", "Who passed it on, outermost first, ' < ' between them.", required=False),
        MODE,
        *DATES,
        Column("quote", f"The words, '{CUT}' between parts that stand apart."),
        START,
        END,
        Column("claim", "The claim's text.", required=False),
        Column("stance", STANCE.what, required=False),
        Column("confidence", "Of the position; of the statement where it has none.", "number"),
        Column("sure", f"yes, or no where the confidence is under {SURE}; empty without a position.", required=False),
        ACT,
        Column("corrected", "yes where a person has decided the position, or without one the statement; else no."),
        LINK,
    ),
    _flat,
)
TABLES = (
    Table(
        "articles",
        "What was read.",
        (
            ID,
            Column("file", "As it was read.", required=False),
            Column("url", "Its address.", required=False),
            Column("outlet", "Who published it.", required=False),
            Column("title", "Its title.", required=False),
            Column("author", "Its author.", required=False),
            Column("published", "When.", required=False),
            Column("published_basis", "given, markup or text: where the date comes from.", required=False),
            Column("language", "ISO 639-1."),
            Column("sha256", "Of the original bytes."),
            Column("text", "What all offsets count in.", required=False),
        ),
        _articles,
        ("id",),
    ),
    Table(
        "sources",
        "Who speaks.",
        (
            ID,
            Column("name", "The fullest name or description."),
            Column("kind", "person, organisation, group, document or anonymous."),
            Column("speaks_for", "The id of the source spoken for.", required=False, refers="sources"),
        ),
        lambda snapshot: ((s.id, s.name, s.kind, s.speaks_for) for s in snapshot.sources),
        ("id",),
    ),
    Table(
        "aliases",
        "Other names of sources.",
        (SOURCE, Column("alias", "Another form of the name.")),
        lambda snapshot: ((s.id, alias) for s in snapshot.sources for alias in s.aliases),
        ("source", "alias"),
    ),
    Table(
        "roles",
        "Titles and offices of sources.",
        (
            SOURCE,
            Column("role", "The title or office."),
            Column("first", "When the first article was published that gives it.", required=False),
            Column("last", "When the last one was.", required=False),
        ),
        lambda snapshot: ((r.source, r.role, r.first, r.last) for r in snapshot.roles),
        ("source", "role"),
    ),
    Table(
        "statements",
        "Who said something, where and when; the words are in `spans`, the relays in `via`.",
        (
            ID,
            ARTICLE,
            SOURCE,
            MODE,
            ACT,
            *DATES,
            CONFIDENCE,
            CORRECTED,
            Column("nested_in", "The statement in whose words this one stands.", required=False, refers="statements"),
            Column("responds_to", "The statement that this one answers.", required=False, refers="statements"),
        ),
        _statements,
        ("id",),
    ),
    Table(
        "via",
        "Through whom a statement came.",
        (STATEMENT, Column("place", "0 is the outermost.", "integer"), SOURCE),
        lambda snapshot: ((s.id, place, relay) for s in snapshot.statements for place, relay in enumerate(s.via)),
        ("statement", "place"),
    ),
    Table(
        "spans",
        "The words of statements, exactly as they stand in the article.",
        (
            STATEMENT,
            Column("part", "content, cue or source_mention."),
            Column("place", "0 is the first of its part.", "integer"),
            ARTICLE,
            START,
            END,
            Column("exact", "The words."),
            LINK,
        ),
        _spans,
        ("statement", "part", "place"),
    ),
    Table(
        "claims",
        "What statements bear on.",
        (
            ID,
            Column("text", "The proposition."),
            Column("pinned", "By a person in their words; else found in a statement.", "boolean"),
            Column("statement", "Whose words a found claim is.", required=False, refers="statements"),
            Column("during_start", "The first date that it is about.", required=False),
            Column("during_end", "The last one.", required=False),
        ),
        _claims,
        ("id",),
    ),
    Table(
        "positions",
        "What a statement does to a claim.",
        (
            CLAIM,
            STATEMENT,
            STANCE,
            CONFIDENCE,
            Column("sure", "Whether it stands without a question mark.", "boolean"),
            CORRECTED,
        ),
        _positions,
        ("claim", "statement"),
    ),
    Table(
        "disputes",
        "Who stands on which side of a disputed claim.",
        (CLAIM, SOURCE, Column("stance", "affirms or denies.")),
        _disputes,
        ("claim", "source", "stance"),
    ),
    Table(
        "reversals",
        "Changes of position.",
        (
            CLAIM,
            SOURCE,
            Column("from", "The earlier stance."),
            Column("to", "The later one."),
            Column("kind", "reversal, softening or withdrawal."),
            Column("before", "The earlier statement.", refers="statements"),
            Column("after", "The later one.", refers="statements"),
        ),
        lambda snapshot: ((r.claim, r.source, r.before, r.after, r.kind, *r.statements) for r in snapshot.reversals),
        ("claim", "source", "before", "after"),
    ),
    Table(
        "origins",
        "On whose own knowledge an affirmation rests, and which articles rest on it.",
        (CLAIM, SOURCE, ARTICLE),
        lambda snapshot: ((o.claim, o.source, article) for o in snapshot.origins for article in o.articles),
        ("claim", "source", "article"),
    ),
    Table(
        "relays",
        "Articles that repeat another article or a source.",
        (
            ARTICLE,
            Column("of", "The id of the article or source repeated."),
            Column("kind", "copy, rewrite or citation."),
        ),
        lambda snapshot: ((r.article, r.of, r.kind) for r in snapshot.relays),
        ("article", "of", "kind"),
    ),
)
