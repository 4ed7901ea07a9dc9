"""Sayings whose form alone gives them away, where the tagger sees none: "claims to be ...", "called on ...", "denied the ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribute.acts import act
from sayso.attribute.covered import Covered
from sayso.attribute.quotations import bare
from sayso.model import Attribution
from sayso.spans import content_id, cut

__all__ = ["plain"]

SURE = 0.6  # of the 13 such that the tagger misses in 74 annotated stories 11 are statements, 8 with the right source
_NAME = r"[A-Z][\w.&’'-]*(?: (?:of |the |for |and |de )?[A-Z][\w.&’'-]*){0,5}"
_SUBJECT = (
    rf"(?:{_NAME}|[Hh]e|[Ss]he|[Tt]hey|who|(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ss]everal|[Ss]ome|[Tt]wo) "
    r"(?:(?!who\b)[\w’'-]+ ){0,4}?(?!who\b)[\w’'-]+)"
)
_BY_THEN = r"(?: (?:also|has|have|had|later|earlier|since|now|all|both|\w+ly)){0,3}"
_SAID = (
    r"(?:(?:claim(?:ed|s)?|purports|professe[ds]) (?=to (?:be|have)\b)"
    r"|(?:urged|urges|call(?:s|ed) on|demanded|appealed (?:for|to)|promise[sd]|vow(?:s|ed)) (?!by\b)"
    r"|(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)) "
    r"(?=the|any|all|these|those|reports|rumou?rs|claims|allegations|accusations|his|her|their|its|having|being))"
)
# After an aside, ", the mayor of Orme, has denied the", the source is left for resolution to find.
PLAIN = re.compile(rf"(?:\b(?P<source>{_SUBJECT})(?: who)?|,){_BY_THEN} (?P<cue>{_SAID})(?P<content>[^.,;\n“”\"]{{6,160}})")


def plain(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution], key: str) -> Iterator[Attribution]:
    """The attributions of such a form that `found` lacks. `paragraphs` are code points `[start, end)`; `key` goes into ids."""
    covered = Covered(found)
    cues = {start for a in found for cue in a.cue for start in range(cue.start, cue.end)}
    for start, end in paragraphs:
        for m in PLAIN.finditer(text, start, end):
            if covered.touches(m.start("cue"), m.end()) or cues & set(range(*m.span("cue"))):
                continue
            content = bare(text, cut(text, *m.span("content")))
            if content:
                source = (cut(text, *m.span("source")),) if m["source"] else ()
                parts = source, (cut(text, m.start("cue"), m.end("cue") - 1),), (content,)
                yield Attribution(content_id("t", key, *parts), *parts, None, SURE, act(text, *parts))
