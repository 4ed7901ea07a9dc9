"""The records that travel between the stages: frozen, typed, without behaviour.

Offsets everywhere are Unicode code points into ``Article.text``, start inclusive, end exclusive. Ids are derived from content,
never from a counter, so that the same articles give the same ids in any order of reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SURE = 0.8
"""The confidence below which a position has a question mark; of those above, nine in ten are right (docs/judging.md)."""

LIKELY = 0.5
"""The confidence below which a position is doubtful: less likely than not, shown with two question marks and counted apart."""

SURE_STATEMENT = 0.65
"""The confidence below which a statement is shown as unsure: that its words or its source may be wrong."""


class Basis(StrEnum):
    """Where a date comes from: given by the user's metadata, the page's markup, the text itself, or the publication date."""

    GIVEN = "given"
    MARKUP = "markup"
    TEXT = "text"
    PUBLISHED = "published"


class BlockKind(StrEnum):
    """What a stretch of an article is. Only `TITLE`, `HEADING` and `BODY` are analysed; the rest stays in the text, unread."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"


class SourceKind(StrEnum):
    """Who speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


class Mode(StrEnum):
    """How the words are reported: all of them quoted, none of them, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the cue says the source does: asserts, denies, refuses to say, asks, or only thinks, plans, hopes, fears or wishes."""

    SAYS = "says"
    DENIES = "denies"
    DECLINES = "declines"
    ASKS = "asks"
    BELIEVES = "believes"


class Stance(StrEnum):
    """What a source does to a claim, as the source means it. No position is the absence of a `Position`."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    HEDGES = "hedges"
    DECLINES = "declines"


class Turn(StrEnum):
    """What a change of position is: to the other side, to a hedge, or from an affirmation to no comment."""

    REVERSAL = "reversal"
    SOFTENING = "softening"
    WITHDRAWAL = "withdrawal"


class RelayKind(StrEnum):
    """How an article repeats another article or a source."""

    COPY = "copy"
    REWRITE = "rewrite"
    CITATION = "citation"


class Decision(StrEnum):
    """What somebody makes of a found claim: pinned in its own or other words, one with another, or two in one."""

    PIN = "pin"
    MERGE = "merge"
    SPLIT = "split"


class Aspect(StrEnum):
    """What a correction is about: a statement, its words, its source, its relays, when it was said, its stance on a claim; which
    sources are one, or not; a found claim; another correction."""

    STATEMENT = "statement"
    CONTENT = "content"
    SOURCE = "source"
    VIA = "via"
    SAID = "said"
    STANCE = "stance"
    SAME = "same"
    APART = "apart"
    CLAIM = "claim"
    UNDO = "undo"


class Verdict(StrEnum):
    """Whether a statement is one, and is as it stands there."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in an article's text with the exact words there."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text of one kind, a paragraph as a rule: code points `[start, end)`."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news document. `sha256` is that of the original bytes; `text` is frozen; `published` is an ISO day, month or year.

    `blocks` are in order, do not overlap, and cover every character of `text` that is not white space.
    """

    id: str
    sha256: str
    file: str | None
    url: str | None
    outlet: str | None
    title: str | None
    author: str | None
    published: str | None
    published_basis: Basis | None
    language: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source - cue - content in the text, before anyone asks who that is. Spans are in order of the text.

    `confidence` is the probability that the attribution is right. `nested_in` is the id of the attribution whose content holds
    this one.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    nested_in: str | None
    confidence: float
    act: Act


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks. Within an article (`article` set) after local resolution; across articles (`article` is None) after merging.

    `name` is the fullest name or description in the text, without a leading article ("harbour board", "former City Hall aide").
    `aliases` are the other forms found, `roles` titles and offices ("board spokesman"), both sorted. `speaks_for` is the id of
    a source of the same scope.
    """

    id: str
    article: str | None
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    speaks_for: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A role of a source, with the first and the last publication of the articles that give it; None where none is dated."""

    source: str
    role: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """When something was said: `start` and `end` inclusive, each an ISO day, month or year; `basis` is TEXT or PUBLISHED."""

    start: str
    end: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution resolved. `via` is the chain of relays, outermost first. Sources are ids.

    `nested_in` is the statement whose content holds this one, if any; `responds_to` the one of the same article that it answers
    without naming what ("It's nonsense", "declined to comment"). A person has looked at it if it is `corrected`: then it is sure.
    """

    id: str
    article: str
    source: str
    via: tuple[str, ...]
    mode: Mode
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source_mention: tuple[Span, ...]
    said: Said | None
    nested_in: str | None
    confidence: float
    act: Act = Act.SAYS
    responds_to: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, ISO dates inclusive; None is open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable proposition. `pinned` in the user's words, or found: then `statement` is the one whose words it is."""

    id: str
    text: str
    pinned: bool
    statement: str | None
    during: Period | None


@dataclass(frozen=True, slots=True, order=True)
class Decided:
    """What was decided about a found claim; `other` is the claim pinned in its place or that it goes into, else empty.

    `words` and `other_words` are theirs, by which they are known where another model gives them other ids; else empty.
    """

    claim: str
    decision: Decision
    other: str = ""
    words: str = ""
    other_words: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """The stance of a statement on a claim, and how sure the model is of it."""

    claim: str
    statement: str
    stance: Stance
    confidence: float
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that some sources affirm and others deny. Source ids, sorted."""

    claim: str
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reversal:
    """One source, one claim, a later incompatible position: the statement before and the statement after."""

    claim: str
    source: str
    before: Stance
    after: Stance
    statements: tuple[str, str]

    @property
    def kind(self) -> Turn:
        """Hedging after denying is a softening, affirming after denying a reversal."""
        return {Stance.HEDGES: Turn.SOFTENING, Stance.DECLINES: Turn.WITHDRAWAL}.get(self.after, Turn.REVERSAL)


@dataclass(frozen=True, slots=True)
class Origin:
    """A source on whose own knowledge an affirmation of the claim rests, and the articles that rest on it."""

    claim: str
    source: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relay:
    """An article that repeats another article or a source (`of`: an article id or a source id)."""

    article: str
    of: str
    kind: RelayKind


@dataclass(frozen=True, slots=True)
class Document:
    """What the read stage yields: an article with its original bytes and their media type ("text/plain", "text/html")."""

    article: Article
    original: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article yields by itself: what the ledger takes in one transaction. Sources are those of the article.

    `thoughts` tells whether statements of what somebody only thinks, plans or wishes were kept.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    thoughts: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole ledger at one moment, each tuple sorted by id: what lists and exports are made of.

    `sources` are those across articles, and `Statement.source` and `via` name them. `models` are (name, SHA-256) pairs. `roles`
    are sorted by source and role. `corrections` are there if they were asked for, by time.
    """

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]
    reversals: tuple[Reversal, ...]
    origins: tuple[Origin, ...]
    relays: tuple[Relay, ...]
    models: tuple[tuple[str, str], ...]
    roles: tuple[Held, ...] = ()
    corrections: tuple[Revised, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A source by what it is called."""

    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A source as one article knows it; `article` is the SHA-256 of its bytes."""

    article: str
    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement by its content alone, without an id, so that it is found again however it is read; `article` is a SHA-256."""

    article: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    mention: tuple[Span, ...]
    source: Named
    via: tuple[Named, ...]
    mode: Mode
    said: Said | None
    act: Act


Value = Verdict | Stance | Said | Decision | Named | tuple[Span, ...] | tuple[Named, ...] | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person made of something in a ledger at an ISO time: what it was, what it is instead, and why.

    `reported` is the statement that it is about, as the model had it when it was first corrected; `claim` the claim on which it
    changes a stance, or one that was found in the words of `reported`, and goes into `other`; `members` are the sources that
    are one, or one apart from all others; `undoes` is the id of another correction. A stance of None is no position. The id
    comes from all the rest.
    """

    id: str
    made: str
    author: str
    why: str
    aspect: Aspect
    before: Value = None
    after: Value = None
    reported: Reported | None = None
    claim: Claim | None = None
    other: Claim | None = None
    members: tuple[Member, ...] = ()
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """A correction, whether it holds, and if so the ids of the rows of this ledger that it is about, some of them gone since.

    `claim` is the claim on which it changes a stance, or about which something was decided, as this ledger knows it.
    """

    correction: Correction
    holds: bool
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Input that could not be read: where (file, line or URL), what happened, and what to do."""

    where: str
    what: str
    advice: str
