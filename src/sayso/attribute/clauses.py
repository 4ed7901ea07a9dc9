"""Clauses that somebody within a quotation says, thinks or knows: "I believe [the vote was fair]", inside what Smith said.

The tagger, which learned from annotation that leaves these out, hardly finds them; they are found by their form, when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribute.acts import act
from sayso.attribute.quotations import bare
from sayso.model import Attribution
from sayso.spans import content_id, cut

__all__ = ["clauses"]

SURE = 0.4  # a guess by form alone
SHORTEST = 3  # words of a clause
# What takes a clause, a verb by its stem; looser lists (every reporting word of `acts.txt`) find four wrong to one right.
VERBS = (
    r"(?:think|believe|know|say|feel|hope|claim|argue|suggest|show|see|understand|reali[sz]e|guess|assume|expect|agree|admit|fear|note|"
    r"find|hear|remember|suppose|decide|report|indicate|insist|announce|confirm|wish|acknowledge|conclude|doubt|declare|explain|"
    r"learn|recogni[sz]e|reveal|state|predict|prove|suspect|warn|maintain|contend|write)(?:d|s|ed|es)?|(?:admit|confirm)ted|den(?:y|ies|ied)|"
    r"thought|knew|known|said|felt|saw|seen|understood|found|heard|wrote|written|shown|sure|certain|convinced|confident|aware|afraid"
)
SUBJECT = (
    r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[Ee]veryone|[Ee]verybody|[Mm]any|[Ss]ome|[Ww]ho|"
    r"(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ss]ome|[Mm]any) (?:[a-z-]+ )?[a-z]+s?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
HELP = (
    r"(?:(?:do|does|did|have|has|had|would|will|can|could|might|may|must|should|am|is|are|was|were|also|really|just|always|still|all|"
    r"never|now|not|quite|very|certainly|strongly|firmly|clearly|personally|often|(?:do|does|did|ca|wo)n[’']t|[’']d) ){0,3}"
)
OPENS = (
    r"(?:I|we|you|he|she|they|it|this|that|these|those|there|the|a|an|my|our|your|his|her|its|their|what|how|why|whether|if|no|"
    r"some|many|most|all|everyone|people|[A-Z]\w+)\b"
)
CLAUSE = re.compile(rf"(?P<source>\b{SUBJECT})(?: |, ){HELP}(?P<cue>{VERBS}) (?P<content>(?:that |[“\"‘'])?{OPENS}[^.!?;\n]*)")


def clauses(text: str, found: Sequence[Attribution], key: str) -> Iterator[Attribution]:
    """The attributions of a clause inside the contents of `found`, where none is found yet. `key` goes into the ids."""
    taken = {cue.start for a in found for cue in a.cue}
    for start, end in sorted({(s.start, s.end) for a in found for s in a.content}):
        for m in CLAUSE.finditer(text, start, end):
            if m.start("cue") in taken or len(m["content"].split(maxsplit=SHORTEST)) < SHORTEST:
                continue
            content = bare(text, cut(text, m.start("content"), m.end("content")))
            if content:
                taken.add(m.start("cue"))
                source, cue = cut(text, *m.span("source")), cut(text, *m.span("cue"))
                parts = (source,), (cue,), (content,)
                yield Attribution(content_id("t", key, *parts), *parts, None, SURE, act(text, *parts))
