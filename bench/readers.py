"""How often readers found the source right that sayso gave a statement: `python -m bench.readers [PREFIX ...]`.

Readers judged stories on statements that sayso had found, and mended wrong sources (`training/labels/README.md`, `judged/`). The
articles are read again; a statement found again, with the same content, is right if its source carries the name that the readers
let stand; told apart, too, by how the text mentions the source. By default on news pages and Wikinews (`aeb`, `fun`, `wkn`), of
which only the texts are in `data`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict

from bench.shared import MISSING, SHARED, here, tool
from sayso import resolve
from sayso.attribute import Attributor
from sayso.model import Article, Block, BlockKind, Statement
from sayso.resolve.mentions import parse
from training.labels import JUDGED, texts

__all__ = ["figures"]

NEWS = ("aeb", "fun", "wkn")


def figures(prefixes: tuple[str, ...] = NEWS) -> dict[str, float]:
    """The share of statements whose source is right; nothing without the data."""
    counts = _counted(prefixes) if here() else Counter()
    return {"readers.source": counts["right"] / counts["statements"]} if counts else {}


def _counted(prefixes: tuple[str, ...]) -> Counter[str]:
    """Statements found again, and how many of them with the right source."""
    same_name, bodies, attributor = tool("score_story").same_name, texts(SHARED / "data"), Attributor.load()
    counts = Counter[str]()
    for path in sorted(path for prefix in prefixes for path in JUDGED.glob(f"{prefix}-*.json")):
        labels = json.loads(path.read_text("utf-8"))
        for file, row in labels["articles"].items():
            article = _article(file, bodies[row["sha256"]], row["outlet"])
            resolved = resolve.within(article, attributor.attributions(article))
            sources = {source.id: source for source in resolved.sources}
            found = defaultdict(list)
            for statement in resolved.statements:
                found[tuple((span.start, span.end) for span in statement.content)].append(statement)
            for judged in labels["statements"]:
                if judged["article"] == file and (by := found.get(tuple(map(tuple, judged["content"])))):
                    names = labels["sources"][judged["source"]]
                    called = [[sources[one.source].name, *sources[one.source].aliases] for one in by]
                    right = any(same_name(names, each) for each in called)
                    counts += Counter({"statements": 1, "right": right, (how := _mention(by[0])): 1, f"{how}, right": right})
    return counts


def _mention(statement: Statement) -> str:
    """How the text mentions the source of a statement: a name, a pronoun ..., or not at all."""
    mention = statement.source_mention
    return parse(mention[0].exact).shape.value if mention else "no mention"


def _article(file: str, text: str, outlet: str | None) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), BlockKind.BODY))
        at += len(line) + 1
    return Article(file, "", file, None, outlet, None, None, None, None, "en", text, tuple(blocks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "prefixes", nargs="*", metavar="PREFIX", help="of the names of stories: aeb, ecb, ecc, fnc, fnd, fun, gn, pol, wkn"
    )
    args = parser.parse_args()
    if not here():
        print(MISSING)
        return
    counts = _counted(tuple(args.prefixes) or NEWS)
    print(f"readers.source {counts['right'] / counts['statements']:.3f} of {counts['statements']:,} statements")
    for how in sorted(how for how in counts if f"{how}, right" in counts):
        print(f"  {how:14} {counts[f'{how}, right'] / counts[how]:.3f} of {counts[how]:,}")


if __name__ == "__main__":
    main()
