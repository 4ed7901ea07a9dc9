"""From the attributions of one article to its sources and statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.model import Act, Article, Attribution, Span, Statement
from sayso.resolve.cast import Figure, read_cast
from sayso.resolve.contents import contents, mode
from sayso.resolve.joint import members
from sayso.resolve.layout import layout
from sayso.resolve.naming import Naming, naming
from sayso.resolve.nesting import nest
from sayso.resolve.records import Resolved
from sayso.resolve.reference import Reference
from sayso.resolve.said import Utterance, said
from sayso.resolve.sources import Sources
from sayso.resolve.via import Chain, Relays, contests
from sayso.spans import content_id

__all__ = ["within"]

UNSOURCED = 0.5  # factor on the confidence where the text names no source: half of the guesses from context were right
NAMELESS = 0.25  # and where there is no context to guess from
NOBODY = frozenset({"nobody", "no one", "no-one", "none", "nothing"})  # "no one has said that" is nobody's statement
QUESTIONS = frozenset({"whether", "if", "about", "why", "how", "what", "when", "who", "where", "which"})


# What somebody does not speak of, or is asked: "never mentioned the bridge", "was asked about the bridge".
_SILENT = re.compile(
    r"(?:\b(?:not|never|rarely|seldom|hardly)|n['’]t)(?: \w+)? (?:mention|discuss|bring up|brought up)(?:s|ed|es|ing)?$"
    r"|^(?:\w+ )?(?:was|were|been|being)(?: \w+)? asked(?: about)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    attribution: Attribution
    content: tuple[Span, ...]
    source: Figure
    via: Chain
    confidence: float


def within(article: Article, attributions: Sequence[Attribution], *, thoughts: bool = False) -> Resolved:
    """Resolves the attributions of one article: who is meant by each mention, through whom it came, when it was said.

    What is only thought is left out unless `thoughts`, and so are attributions without words or to nobody, and exact doubles.
    Spans and dates are in the article's own terms; ids are content-derived and independent of the order of `attributions`.
    """
    page = layout(article)
    reference = Reference(page, read_cast(page, article.outlet), article.outlet)
    relays = Relays(reference, article.url)
    drafts: dict[str, _Draft] = {}
    for attribution in sorted(nest(article.text, attributions), key=_place):
        content = contents(article.text, attribution)
        if not content or (attribution.act is Act.BELIEVES and not thoughts):
            continue
        named = naming(page, reference.cast, attribution, content)
        if _nobody(attribution, named):
            if not named and (asked := reference.before(content[0].start)):
                reference.spoke(asked, content[0].start)  # who spoke before is asked, and may answer as "she"
            continue
        holder = drafts.get(attribution.nested_in or "")
        outer = (holder.source, holder.via) if holder and _holds(holder) else None
        if named and named.relay:
            outer = reference.figure(named.relay.exact, named.relay.start), outer[1] if outer else ()
        for number, mention in enumerate(members(reference.cast, article.text, named.source) if named else (None,)):
            source, sureness = _source(reference, mention, content)
            one = replace(attribution, source=(mention,)) if mention else attribution
            chain = relays.chain(one, source, outer)
            for figure in chain:
                reference.carried(figure, attribution.content[0].start)
            reference.spoke(source, (one.source or one.cue or content)[0].start)
            id = f"{attribution.id} {number}" if number else attribution.id
            drafts[id] = _Draft(one, content, source, chain, attribution.confidence * sureness)
    sources = Sources(article, reference)
    statements = _statements(article, drafts, sources, page.quoted)
    return Resolved(tuple(sorted(sources.made.values(), key=lambda s: s.id)), statements)


def _nobody(attribution: Attribution, named: Naming | None) -> bool:
    """Whether the text says that nobody said it, or only that somebody was asked: "Asked whether it fell, Smith replied"."""
    if any(_SILENT.search(cue.exact) for cue in attribution.cue):
        return True
    if named:
        return named.source.exact.lower() in NOBODY
    asked = any(cue.exact.lower().split(" ")[0] == "asked" for cue in attribution.cue)
    return asked and attribution.content[0].exact.lower().split(" ")[0] in QUESTIONS


def _holds(outer: _Draft) -> bool:
    """Whether what stands within it came through its source: not if that is contested, or nobody knows who it is."""
    return bool(outer.source.seen) and not contests(outer.attribution)


def _place(attribution: Attribution) -> tuple[int, int, str]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return min((s.start for s in spans), default=0), -max((s.end for s in spans), default=0), attribution.id


def _source(reference: Reference, mention: Span | None, content: tuple[Span, ...]) -> tuple[Figure, float]:
    """Who is meant, and how sure that is beside the attribution's own confidence."""
    if mention:
        return reference.figure(mention.exact, mention.start), 1.0
    at = content[0].start
    figure = reference.before(at)
    return (figure, UNSOURCED) if figure else (reference.nameless(), NAMELESS)


def _statements(
    article: Article, drafts: dict[str, _Draft], sources: Sources, quoted: Callable[[int], bool]
) -> tuple[Statement, ...]:
    """The statements of the drafts; of exact doubles the one that tells most of whom it came through, as sure as the surest."""
    ids: dict[str, str] = {}
    made: dict[str, Statement] = {}
    dates = said(article, [Utterance(d.attribution, d.source, next(iter(d.via), None)) for d in drafts.values()])
    for draft in drafts.values():
        attribution, source = draft.attribution, sources.id(draft.source)
        id = content_id("t", article.id, source, *((span.start, span.end) for span in draft.content))
        ids.setdefault(attribution.id, id)
        double = made.get(id)
        if double and (len(double.via), double.confidence) >= (len(draft.via), draft.confidence):
            made[id] = replace(double, confidence=max(double.confidence, draft.confidence))
            continue
        holder = ids.get(attribution.nested_in or "")
        made[id] = Statement(
            id=id,
            article=article.id,
            source=source,
            via=tuple(sources.id(figure) for figure in draft.via),
            mode=mode(article.text, draft.content, quoted),
            content=draft.content,
            cue=attribution.cue,
            source_mention=attribution.source,
            said=dates[attribution.id],
            nested_in=holder if holder != id else None,
            confidence=max(draft.confidence, double.confidence if double else 0.0),
            act=attribution.act,
        )
    return tuple(made.values())
