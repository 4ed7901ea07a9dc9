"""Records with sensible defaults for tests: `a_statement(article, "the bridge was closed")` reads like a sentence.

Ids are made from content as the stages make them, spans are cut from the article's own text, so what comes out is always valid.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.ledger import Ledger
from sayso.model import (
    Act,
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Claim,
    Dispute,
    Document,
    Held,
    Mode,
    Origin,
    Period,
    Position,
    Reading,
    Relay,
    RelayKind,
    Reversal,
    Said,
    Snapshot,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)
from sayso.spans import content_id, cut

MODELS = {"stance": "b" * 64, "tagger": "a" * 64}
BRIDGE = """Mayor says the bridge is safe

"The bridge is safe," Mayor Ada Quill said on Monday.

City spokesman Ben Orme denied that it had been closed. Ada Quill said, The Harbour Post wrote, that nobody had complained."""
LATER = """Harbour bridge closed for repairs

The bridge was never safe, Mayor Ada Quill said. Engineer Cy Dunn could not rule out that it was sound."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """A title and then body paragraphs, without the white space around them."""
    lines = list(re.finditer(r"\S(?:.*\S)?", text))
    return tuple(Block(m.start(), m.end(), BlockKind.BODY if index else BlockKind.TITLE) for index, m in enumerate(lines))


def an_article(
    text: str = BRIDGE,
    *,
    file: str | None = "001.txt",
    url: str | None = None,
    outlet: str | None = "The Daily Test",
    title: str | None = None,
    published: str | None = "2024-10-08",
    blocks: tuple[Block, ...] | None = None,
) -> Article:
    """An article whose original is its text in UTF-8."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    basis = Basis.GIVEN if published else None
    cut_blocks = blocks_of(text) if blocks is None else blocks
    id = content_id("a", sha256, url or "")
    return Article(id, sha256, file, url, outlet, title, None, published, basis, "en", text, cut_blocks)


def a_document(article: Article) -> Document:
    """The article with its original bytes."""
    return Document(article, article.text.encode(), "text/plain")


def a_span(article: Article, words: str) -> Span:
    """The first place of the words in the article's text."""
    start = article.text.index(words)
    return cut(article.text, start, start + len(words))


def spans_of(article: Article, words: str | Sequence[str]) -> tuple[Span, ...]:
    """Spans of several words, or of one; none for the empty string."""
    return tuple(a_span(article, each) for each in ([words] if isinstance(words, str) else words) if each)


def an_attribution(
    article: Article,
    content: str | Sequence[str],
    *,
    source: str = "",
    cue: str = "said",
    nested_in: str | None = None,
    confidence: float = 0.93,
    act: Act = Act.SAYS,
) -> Attribution:
    """Who says it, the cue and the content, each by its words."""
    parts = spans_of(article, content)
    id = content_id("r", article.id, *parts)
    return Attribution(id, spans_of(article, source), spans_of(article, cue), parts, nested_in, confidence, act)


def a_source(
    name: str = "Ada Quill",
    *,
    article: Article | None = None,
    kind: SourceKind = SourceKind.PERSON,
    aliases: Iterable[str] = (),
    roles: Iterable[str] = (),
    speaks_for: str | None = None,
) -> Source:
    """A source of an article, or without one a source across articles."""
    scope = article.id if article else None
    return Source(content_id("s", scope, name), scope, name, kind, tuple(sorted(aliases)), tuple(sorted(roles)), speaks_for)


def a_statement(
    article: Article,
    content: str | Sequence[str],
    *,
    source: Source | None = None,
    via: Sequence[Source] = (),
    mode: Mode = Mode.INDIRECT,
    cue: str = "said",
    mention: str = "",
    said: Said | None = None,
    nested_in: str | None = None,
    confidence: float = 0.93,
    act: Act = Act.SAYS,
) -> Statement:
    """A statement of the source (by default Ada Quill, in this article), dated only if `said` is given."""
    parts = spans_of(article, content)
    speaker = (source or a_source(article=article)).id
    return Statement(
        content_id("q", article.id, *parts),
        article.id,
        speaker,
        tuple(relay.id for relay in via),
        mode,
        parts,
        spans_of(article, cue),
        spans_of(article, mention),
        said,
        nested_in,
        confidence,
        act,
    )


def a_claim(text: str = "The harbour bridge was safe.", *, during: Period | None = None) -> Claim:
    """A pinned claim."""
    return Claim(content_id("c", text, during), text, True, None, during)


def a_reading(article: Article | None = None) -> Reading:
    """What the stages find in `BRIDGE` (or in an article of that text): three statements, one of them relayed."""
    article = article or an_article()
    quill = a_source("Ada Quill", article=article, aliases=["Quill"], roles=["Mayor"])
    city = a_source("City", article=article, kind=SourceKind.ORGANISATION)
    orme = a_source("Ben Orme", article=article, roles=["spokesman"], speaks_for=city.id)
    post = a_source("The Harbour Post", article=article, kind=SourceKind.ORGANISATION)
    monday = Said("2024-10-07", "2024-10-07", Basis.TEXT)
    attributions = (
        an_attribution(article, "The bridge is safe", source="Mayor Ada Quill"),
        an_attribution(article, "it had been closed", source="City spokesman Ben Orme", cue="denied"),
        an_attribution(article, "nobody had complained", source="Ada Quill"),
    )
    statements = (
        a_statement(article, "The bridge is safe", source=quill, mode=Mode.DIRECT, mention="Mayor Ada Quill", said=monday),
        a_statement(article, "it had been closed", source=orme, cue="denied", mention="City spokesman Ben Orme"),
        a_statement(article, "nobody had complained", source=quill, via=[post], mention="Ada Quill", confidence=1 / 3),
    )
    return Reading(a_document(article), attributions, (quill, city, orme, post), statements)


def a_later_reading() -> Reading:
    """What the stages find in `LATER`, a second article: the mayor has changed her mind."""
    article = an_article(LATER, file="002.txt", outlet="The Harbour Post", published="2024-11-02")
    quill = a_source("Ada Quill", article=article, roles=["Mayor"])
    dunn = a_source("Cy Dunn", article=article, roles=["Engineer"])
    statements = (
        a_statement(
            article,
            "The bridge was never safe",
            source=quill,
            mention="Mayor Ada Quill",
            said=Said("2024-11-02", "2024-11-02", Basis.PUBLISHED),
        ),
        a_statement(article, "it was sound", source=dunn, cue="could not rule out", mention="Engineer Cy Dunn"),
    )
    attributions = (
        an_attribution(article, "The bridge was never safe", source="Mayor Ada Quill"),
        an_attribution(article, "it was sound", source="Engineer Cy Dunn", cue="could not rule out"),
    )
    return Reading(a_document(article), attributions, (quill, dunn), statements)


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What follows from the articles of a story taken together."""

    sources: tuple[Source, ...]
    same_as: tuple[tuple[str, str], ...]
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]
    reversals: tuple[Reversal, ...]
    origins: tuple[Origin, ...]
    relays: tuple[Relay, ...]


def conclude(ledger: Ledger, conclusions: Conclusions) -> None:
    """Puts what follows into a ledger that has the articles and claims; relays follow by themselves."""
    known = set()
    for reading in ledger.readings():
        known |= {source.id for source in reading.sources}
        own = {statement.id for statement in reading.statements}
        ledger.judge(reading.document.article.id, [p for p in conclusions.positions if p.statement in own], "all", MODELS)
    with ledger.concluding() as due:
        due.register.put({narrow: wide for narrow, wide in conclusions.same_as if narrow in known}, conclusions.sources)
        assert {bearing.claim.id for bearing in due.claims()} >= {dispute.claim for dispute in conclusions.disputes}
        due.settle(conclusions.disputes, conclusions.reversals, conclusions.origins)


def a_story() -> tuple[tuple[Reading, ...], tuple[Claim, ...], Conclusions]:
    """Two articles, one pinned claim and all that follows: a dispute, a reversal, an origin and a relay."""
    first, second = a_reading(), a_later_reading()
    claim = a_claim()
    city = a_source("City", kind=SourceKind.ORGANISATION)
    post = a_source("The Harbour Post", kind=SourceKind.ORGANISATION)
    quill = a_source("Ada Quill", aliases=["Quill"], roles=["Mayor"])
    orme = a_source("Ben Orme", roles=["spokesman"], speaks_for=city.id)
    dunn = a_source("Cy Dunn", roles=["Engineer"])
    by_name = {source.name: source for source in (city, post, quill, orme, dunn)}
    same_as = tuple((local.id, by_name[local.name].id) for reading in (first, second) for local in reading.sources)
    safe, closed, _ = first.statements
    unsafe, sound = second.statements
    positions = (
        Position(claim.id, safe.id, Stance.AFFIRMS, 0.912345),
        Position(claim.id, closed.id, Stance.AFFIRMS, 0.41),
        Position(claim.id, unsafe.id, Stance.DENIES, 0.97),
        Position(claim.id, sound.id, Stance.HEDGES, 0.8, corrected=True),
    )
    conclusions = Conclusions(
        sources=tuple(sorted(by_name.values(), key=lambda source: source.id)),
        same_as=tuple(sorted(same_as)),
        positions=tuple(sorted(positions, key=lambda position: position.statement)),
        disputes=(Dispute(claim.id, tuple(sorted([quill.id, orme.id])), (quill.id,)),),
        reversals=(Reversal(claim.id, quill.id, Stance.AFFIRMS, Stance.DENIES, (safe.id, unsafe.id)),),
        origins=(Origin(claim.id, quill.id, (safe.article,)),),
        relays=(Relay(first.document.article.id, post.id, RelayKind.CITATION),),
    )
    return (first, second), (claim,), conclusions


def a_snapshot() -> Snapshot:
    """The story as the ledger shows it, made without a ledger."""
    readings, claims, conclusions = a_story()
    same_as = dict(conclusions.same_as)
    statements = [
        replace(s, source=same_as[s.source], via=tuple(same_as[via] for via in s.via))
        for reading in readings
        for s in reading.statements
    ]
    return Snapshot(
        tuple(sorted((reading.document.article for reading in readings), key=lambda article: article.id)),
        conclusions.sources,
        tuple(sorted(statements, key=lambda statement: statement.id)),
        claims,
        conclusions.positions,
        conclusions.disputes,
        conclusions.reversals,
        conclusions.origins,
        conclusions.relays,
        tuple(sorted(MODELS.items())),
        tuple(
            Held(source.id, role, first, last)
            for source in conclusions.sources
            for role, first, last in (
                ("Engineer", "2024-11-02", "2024-11-02"),
                ("Mayor", "2024-10-08", "2024-11-02"),
                ("spokesman", "2024-10-08", "2024-10-08"),
            )
            if role in source.roles
        ),
    )
