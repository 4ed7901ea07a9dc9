"""Answers that name nothing: "It's nonsense", "denied the claims", "declined to comment", "can't rule it out".

A small model that reads one statement cannot know what "the claims" are; the statement that it answers says it. Which one that
is follows from the text alone: the last one of somebody else, or of whom the answer names; "the report" and "these claims" are
what the article opens with. The claims that the answered statement affirms are those that the answer denies, hedges or declines
to speak of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sayso.judge.evidence import stems
from sayso.judge.wording import emptied, wording
from sayso.model import Act, Position, Source, Stance, Statement

__all__ = ["answers", "linked"]

LONGEST = 12  # words of a content that can be a mere answer
POINTING = 200  # code points of a longer one in which "the claims" are looked for
# On 74 annotated stories, with perfect statements and affirmations, 65 of 83 claims that the very statement affirms are those
# that the answer denies or declines to speak of. Of those that its source affirms further up it is 40 of 77: too few
# (`python -m bench.answers`).
CHANCE = 0.78
LEAST = 0.3  # chance below which an answer takes no position; between 0 and this no figure of the training stories changes
_FILLER = re.compile(
    r"\b(?:think|know|complete(?:ly)?|entire(?:ly)?|absolute(?:ly)?|total(?:ly)?|utter(?:ly)?|pure(?:ly)?|plain(?:ly)?"
    r"|simpl[ey]|like|firmly|quite|just|very|really|strong(?:ly)?|categorical(?:ly)?|vehement(?:ly)?|initially|originally|yes|yeah"
    r"|happen(?:ed|s)?|everything|anything|something|else|who)\b"
)
_ENDINGS = frozenset("smdt")  # what "it's", "I'm" and "he'd" leave of themselves
_POINTER = re.compile(
    r"(?:^|\b(?:the|this|that|these|those|such|any|all|\w{1,30}['’]s?)\s(?:\w{1,30}\s)?)"
    r"(?:claim|report|allegation|accusation|rumou?r|stor(?:y|ie)|suggestion|assertion|speculation)s?\b"
)
_WHAT = re.compile(r"\s(?:that|of|about|by|he|she|it|they)\b")  # what the claims claim: then they need no other statement
_OWNED = re.compile(r"(?:\w{1,30}\s){0,2}\w{1,30}['’]s?\s\w{1,30}")  # "Quill's remarks"
_UNPROVEN = re.compile(
    r"\b(?:not?|never|n['’]t)\b.{0,40}\b(?:evidence|corroborat|confirm|aware|substantiat|verif|true|accurate|seen)"
    r"|\b(?:investigating|looking into|true)\b"
)
_SILENT = re.compile(r"(?:to )?(?:comment|respond|elaborate|discuss|answer|be drawn|say more|(?:any )?further|immediate)\b")
_ON = re.compile(r"\b(?:on|about|regarding|concerning|over|of|that|if|whether|how|why|when|who|what|where)\b")
_SHORT_REPLY = re.compile(r"\W*(?:yes|no|yeah|nope|yep|correct|right|absolutely|of course|never|not at all|definitely)\W*")


def linked(statements: Sequence[Statement], sources: Mapping[str, Source]) -> tuple[Statement, ...]:
    """The statements of one article, in their order, each mere answer with the statement that it responds to."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)  # the sources that a word can name
    for id in {s.source for s in statements}:
        for word in _names(sources.get(id)):
            bearers[word].add(id)
    told = sorted(statements, key=lambda s: (s.content[0].start, s.id))
    links: dict[str, str] = {}
    saying: list[Statement] = []  # what the article has said so far that can be answered
    for i, statement in enumerate(told):
        named = _answering(statement, bearers)
        if i and told[i - 1].act is Act.ASKS and _SHORT_REPLY.fullmatch(_words(statement)):
            links[statement.id] = told[i - 1].id
        elif named is not None:
            ordered = iter(saying) if _POINTER.search(_words(statement)) else reversed(saying)
            to = next((other for other in ordered if _answerable(other, statement, named)), None)
            if to:
                links[statement.id] = to.id
        if statement.id not in links and statement.act is not Act.DECLINES and _stance(statement) is not Stance.DENIES:
            saying.append(statement)
    return tuple(replace(s, responds_to=links.get(s.id)) for s in statements)


def answers(statements: Sequence[Statement], taken: Sequence[Position]) -> Iterator[Position]:
    """The positions that answers take, for the linked statements of one article.

    `taken` are the positions of these statements so far; claims on which a statement has a position already are left alone.
    """
    affirmed: defaultdict[str, dict[str, float]] = defaultdict(dict)
    has = {(position.claim, position.statement) for position in taken}
    for position in taken:
        if position.stance is Stance.AFFIRMS:
            affirmed[position.statement][position.claim] = position.confidence
    for statement in statements:
        if statement.responds_to is None or (stance := _stance(statement)) is None:
            continue
        for claim, confidence in sorted(affirmed[statement.responds_to].items()):
            if (claim, statement.id) not in has and confidence * CHANCE >= LEAST:
                yield Position(claim, statement.id, stance, round(confidence * CHANCE, 4))


def _answering(statement: Statement, bearers: Mapping[str, set[str]]) -> frozenset[str] | None:
    """The sources that a mere answer names, often none; None if it is no mere answer."""
    content, cue = _words(statement), _cue(statement)
    own = statement.source
    if statement.act is Act.DECLINES and _SILENT.match(content) and not _ON.search(content):
        return frozenset()
    if _OWNED.fullmatch(content) and (owners := _naming(stems(content), bearers, own)):
        return owners
    if len(content.split()) <= LONGEST:
        left = stems(_FILLER.sub(" ", emptied(content))) - _ENDINGS
        if all(_naming({word}, bearers, own) for word in left):
            inside, around = wording(content), wording(cue)
            answering = inside.refusal, around.refusal, inside.denial, around.denial, inside.false, inside.modal, inside.negation
            return _naming(left, bearers, own) if any((*answering, inside.confirmation, around.confirmation)) else None
    pointer = _POINTER.search(content[:POINTING])
    if pointer is None or _WHAT.match(content, pointer.end()):
        return None
    rest = wording(content.replace(pointer.group(), " "))
    around = wording(cue)
    if any((rest.denial, rest.false, rest.refusal, around.denial, around.refusal)) or _UNPROVEN.search(content):
        return _naming(stems(pointer.group()), bearers, own)
    return None


def _answerable(statement: Statement, answer: Statement, named: frozenset[str]) -> bool:
    """Whether the answer can be about the statement: somebody else's, of those named if any are, and not around it."""
    around = statement.content[0].start < answer.content[-1].end and answer.content[0].start < statement.content[-1].end
    return not around and (statement.source in named if named else statement.source != answer.source)


def _stance(statement: Statement) -> Stance | None:
    inside, around = wording(_words(statement)), wording(_cue(statement))
    if inside.refusal or around.refusal or statement.act is Act.DECLINES:
        return Stance.DECLINES
    if around.denial or inside.denial or inside.false:
        return Stance.DENIES
    if inside.modal:
        return Stance.HEDGES
    return Stance.DENIES if inside.negation else None


def _naming(words: AbstractSet[str], bearers: Mapping[str, set[str]], own: str) -> frozenset[str]:
    """The sources but the statement's own that the words name."""
    return frozenset(source for word in words for source in bearers.get(word, ()) if source != own)


def _words(statement: Statement) -> str:
    return " ".join(span.exact for span in statement.content).casefold()


def _cue(statement: Statement) -> str:
    return " ".join(span.exact for span in statement.cue)


def _names(source: Source | None) -> frozenset[str]:
    return stems(" ".join((source.name, *source.aliases))) if source else frozenset()
