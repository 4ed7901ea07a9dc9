"""Sources and relays: `sayso.resolve` on gold attributions. Run `python -m bench.resolution [-v] [--gold] [--folder DIR]`.

Right as `tools/score_story.py` counts: a statement's source carries one of the gold source's names; where the gold has relays,
the chain is the gold's. A story's figure is the share of its statements; what is printed are means over stories. Beside them,
over all statements: `together`, F1 of the pairs of an article's statements put under one source; `via false`, chains where the
gold has none; `mode right`. The training stories name cue and mention. In the yardstick stories both have to be guessed, so a
relay that the cue names ("told the Herald") may be out of sight there. Another folder of stories (`training/labels.py` writes
one) is measured in place of the training stories.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import fmean

from bench.gold import TRAINING, YARDSTICKS, Story, stories
from bench.shared import MISSING, here, tool
from sayso.model import Attribution, Source, Statement
from sayso.resolve import across, within


def nested(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of an article, each nested in the smallest other one whose content holds all of it."""
    result = []
    for one in found:
        spans = (*one.cue, *one.source, *one.content)
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        others = [(part, other.id) for other in found if other is not one for part in other.content]
        holders = [(part.end - part.start, id) for part, id in others if part.start <= first and last <= part.end]
        result.append(replace(one, nested_in=min(holders)[1] if holders else None))
    return result


def resolve(story: Story) -> tuple[dict[str, Statement], dict[str, Source]]:
    """Gold statement id -> the statement made of it; an article's source id -> the source across the story's articles."""
    made: dict[str, Statement] = {}
    local: list[Source] = []
    for file, article in story.articles.items():
        rows = [row for row in story.gold["statements"] if row["article"] == file]
        found = [attribution for row in rows if (attribution := story.attribution(row))]
        resolved = within(article, nested(found))
        local += resolved.sources
        for one in found:
            first, last = one.content[0].start, one.content[-1].end
            own = [s for s in resolved.statements if s.cue == one.cue and first <= s.content[0].start < last]
            if own:
                made[one.id] = max(
                    own, key=lambda s: any(m.start < g.end and g.start < m.end for m in s.source_mention for g in one.source)
                )
    merged = across(list(story.articles.values()), local)
    sources = {source.id: source for source in merged.sources}
    return made, {id: sources[same] for id, same in merged.same_as.items()}


def together(story: Story, made: dict[str, Statement]) -> Counter[str]:
    """Pairs of statements of one article with one source: in the gold, in what was made, and in both."""
    counts = Counter[str]()
    for one, other in combinations([row for row in story.gold["statements"] if row["id"] in made], 2):
        if one["article"] == other["article"]:
            gold, got = one["source"] == other["source"], made[one["id"]].source == made[other["id"]].source
            counts.update({"gold": gold, "got": got, "both": gold and got})
    return counts


def measure(folder: Path, verbose: bool = False) -> tuple[dict[str, dict[str, float]], Counter[str], float]:
    """The shares right of source and via by story, the counts over all statements, and `together`."""
    same_name = tool("score_story").same_name
    shares: dict[str, dict[str, float]] = {"source": {}, "via": {}}
    counts, pairs = Counter[str](), Counter[str]()
    for story in stories(folder):
        names, right, relayed = story.gold["sources"], [], []
        made, sources = resolve(story)
        pairs += together(story, made)
        for row in story.gold["statements"]:
            statement = made.get(row["id"])
            counts["statements" if statement else "lost"] += 1
            if statement is None:
                continue
            source, via = sources[statement.source], [sources[id] for id in statement.via]
            pairing = list(zip((row["source"], *row["via"]), (source, *via), strict=False))
            matches = [same_name(names[gold], [got.name, *got.aliases]) for gold, got in pairing]
            same = len(via) == len(row["via"]) and all(matches[1:])
            right.append(matches[0])
            relayed += [same] if row["via"] else []
            counts["via false"] += bool(via and not row["via"])
            counts["mode right"] += statement.mode == row["mode"]
            if verbose and not (right[-1] and same):
                text, span = story.articles[row["article"]].text, statement.content[0]
                gold = " < ".join(names[id][0] for id in (row["source"], *row["via"]))
                print(f"{row['id']} {row.get('mention')!r} gold {gold} got {' < '.join(s.name for s in (source, *via))}")
                print("   ", text[max(0, span.start - 200) : span.end + 100].replace("\n", " / ")[:500])
        shares["source"][story.name] = fmean(right)
        if relayed:
            shares["via"][story.name] = fmean(relayed)
    return shares, counts, 2 * pairs["both"] / (pairs["gold"] + pairs["got"])


def figures() -> dict[str, float]:
    """Means over the training stories, by name; none without the data."""
    if not here():
        return {}
    shares, _, both = measure(TRAINING)
    return {f"resolution.{name}": fmean(share.values()) for name, share in shares.items()} | {"resolution.together": both}


def main(folder: Path = TRAINING, verbose: bool = False) -> None:
    """Prints the figures of a folder of stories, or says that they are absent."""
    if not here() or not any(folder.glob("*/gold.json")):
        print(f"resolution: {MISSING}")
        return
    shares, counts, both = measure(folder, verbose)
    means = "  ".join(f"{name} {fmean(share.values()):.3f}" for name, share in shares.items())
    print(f"resolution {folder.name:14} {means}  together {both:.3f}  {dict(counts)}")
    print("  " + "  ".join(f"{name} {share:.2f}/{shares['via'].get(name, 1):.2f}" for name, share in shares["source"].items()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", action="store_true", dest="verbose", help="each wrong row too")
    parser.add_argument("--gold", action="store_true", help="the yardstick stories too")
    parser.add_argument("--folder", type=Path, default=TRAINING)
    args = parser.parse_args()
    for place in (args.folder, YARDSTICKS) if args.gold else (args.folder,):
        main(place, args.verbose)
