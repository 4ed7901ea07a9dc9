"""Sources and relays: `sayso.resolve` on gold attributions. Run `python -m bench.resolution [-v] [--gold]`.

Right as `tools/score_story.py` counts: a statement's source carries one of the gold source's names; where the gold has relays, the
chain is the gold's. A story's figure is the share of its statements; the figures printed are means over stories. Beside them, over
all statements: `together`, F1 of pairs of an article's statements put under one source; via `false`, chains where the gold has none; mode right. Content matches exactly, as the attributions are gold.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import fmean
from types import ModuleType
from typing import Any

from bench.gold import TRAINING, YARDSTICKS, Story, stories
from sayso.model import Article, Attribution, Source, Statement
from sayso.resolve import across, within

TOOL = Path("../shared/tools/score_story.py")


def nested(found: list[tuple[dict[str, Any], Attribution]]) -> list[Attribution]:
    """The attributions of an article, each nested in the smallest other one whose content holds all of it."""
    result = []
    for _, one in found:
        first = min(s.start for s in (*one.cue, *one.source, *one.content))
        last = max(s.end for s in (*one.cue, *one.source, *one.content))
        holders = [
            (part.end - part.start, other.id)
            for _, other in found
            for part in other.content
            if other is not one and part.start <= first and last <= part.end
        ]
        result.append(replace(one, nested_in=min(holders)[1] if holders else None))
    return result


def resolve(story: Story) -> tuple[dict[str, Statement], dict[str, Source]]:
    """Gold statement id -> the statement made of it, and the sources across the story's articles."""
    made: dict[str, Statement] = {}
    local: list[Source] = []
    articles: list[Article] = list(story.articles.values())
    for file, article in story.articles.items():
        rows = [row for row in story.gold["statements"] if row["article"] == file]
        found = [(row, attribution) for row in rows if (attribution := story.attribution(row))]
        resolved = within(article, nested(found))
        local += resolved.sources
        by_spans = {(s.cue, s.source_mention, s.content): s for s in resolved.statements}
        for _row, attribution in found:
            hits = [s for (cue, mention, content), s in by_spans.items() if cue == attribution.cue and mention == attribution.source
                    and content and attribution.content[0].start <= content[0].start < attribution.content[-1].end]  # fmt: skip
            if hits:
                made[attribution.id] = hits[0]
    merged = across(articles, local)
    sources = {source.id: source for source in merged.sources}
    return made, {id: sources[same] for id, same in merged.same_as.items()}


def together(story: Story, made: dict[str, Statement]) -> Counter[str]:
    """Pairs of statements of one article with one source: in the gold, in what was made, and in both."""
    rows = [row for row in story.gold["statements"] if row["id"] in made]
    counts = Counter[str]()
    for one, other in combinations(rows, 2):
        if one["article"] == other["article"]:
            gold, got = one["source"] == other["source"], made[one["id"]].source == made[other["id"]].source
            counts.update({"gold": gold, "got": got, "both": gold and got})
    return counts


def main(folder: Path = TRAINING, verbose: bool = False) -> dict[str, float]:
    """Prints the figures of a folder of stories and returns them; says so where the stories or the tool are absent."""
    if not TOOL.exists() or not any(folder.glob("*/gold.json")):
        print(f"resolution: skipped, {folder} or {TOOL} is absent")
        return {}
    same_name = load(TOOL).same_name
    source_shares, via_shares, counts, pairs = {}, {}, Counter[str](), Counter[str]()
    for story in stories(folder):
        names, right, relayed = story.gold["sources"], [], []
        made, sources = resolve(story)
        pairs += together(story, made)
        for row in story.gold["statements"]:
            statement = made.get(row["id"])
            if statement is None:
                counts["lost"] += 1
                continue
            source = sources[statement.source]
            right.append(same_name(names[row["source"]], [source.name, *source.aliases]))
            via = [sources[id] for id in statement.via]
            same = len(via) == len(row["via"]) and all(
                same_name(names[w], [g.name, *g.aliases]) for w, g in zip(row["via"], via, strict=True)
            )
            counts["mode right"] += statement.mode == row["mode"]
            counts["statements"] += 1
            if row["via"]:
                relayed.append(same)
            else:
                counts["via false"] += bool(via)
            if verbose and not (right[-1] and same):
                text, at = story.articles[row["article"]].text, statement.content[0].start
                print(f"{'source' if not right[-1] else 'via'} {row['id']} {row.get('mention')!r} {row.get('cue')!r} gold {names[row['source']][0]!r} "
                      f"via {[names[v][0] for v in row['via']]} got {source.name!r} {source.kind} via {[v.name for v in via]}")  # fmt: skip
                end = statement.content[-1].end
                print(
                    "   ",
                    f"{text[max(0, at - 250) : at]}[[{text[at : at + 40]}..{text[end - 20 : end]}]]{text[end : end + 120]}".replace(
                        "\n", " / "
                    ),
                )
        source_shares[story.name] = fmean(right)
        if relayed:
            via_shares[story.name] = fmean(relayed)
    figures = {"source": fmean(source_shares.values()), "via": fmean(via_shares.values())}
    figures["together"] = 2 * pairs["both"] / (pairs["gold"] + pairs["got"])
    print(
        f"resolution {folder.name:14} source {figures['source']:.3f}  via {figures['via']:.3f}  together {figures['together']:.3f}  {dict(counts)}"
    )
    print("  " + "  ".join(f"{name} {share:.2f}/{via_shares.get(name, 1):.2f}" for name, share in source_shares.items()))
    return figures


def load(path: Path) -> ModuleType:
    """The scoring tool as a module, so that names are compared exactly as it compares them."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    for place in (TRAINING, YARDSTICKS) if "--gold" in sys.argv else (TRAINING,):
        main(place, "-v" in sys.argv)
