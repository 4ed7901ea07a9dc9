"""The training corpora as windows with labels. `training/DATA.md` says where each is from and what it may be used for."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from sayso.attribute.windows import PIECES, Style, Word, paragraph_words, windows
from training.labels import texts

# GUM's other genres under licences that allow any use; news is a yardstick and never trained on.
GUM_GENRES = ("academic", "bio", "court", "interview")
# A word that begins a cue this often where PolNeAR looks for cues may begin one inside a content too, where it does not look.
LIKELY_CUE, TIMES = 0.65, 5
SPEECH = Path(__file__).parents[1] / "labels/speech.jsonl"
MEASURED = 12  # each twelfth of these stories, by name, is a yardstick
CLAUSES = Path(__file__).parents[1] / "labels/clauses.jsonl"  # training/labels/README.md
HELD_CLAUSES = 12  # each twelfth of these articles, by name, is left out of training
UNKNOWN = -100  # a cue label that training leaves out

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution as spans of code points."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated article: its paragraphs as words, and its attributions. At `unknown` words nobody looked for a cue."""

    name: str
    text: str
    style: Style
    paragraphs: list[list[Word]]
    attributions: list[Labelled]
    unknown: Spans = field(default_factory=list)


@dataclass(slots=True)
class Example:
    """A window with labels: `cues[w]` 0 none, 1 begins a cue, 2 inside, or `UNKNOWN`; `roles[w]` for each cue's first word: 0
    none, 1/2 source begin/inside, 3/4 content begin/inside."""

    ids: list[int]
    first: list[int]
    cues: list[int]
    roles: dict[int, list[int]]


def paragraphs(tokenizer: Tokenizer, text: str) -> list[list[Word]]:
    """The words of each line of `text` that is not blank."""
    return [paragraph_words(tokenizer, text, m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def polnear(path: Path, tokenizer: Tokenizer) -> Iterator[Text]:
    """PolNeAR: every attribution but the nested ones, which its guidelines leave out: likely cues inside contents are unknown."""
    rows = [(row["id"], row["text"], [_labelled(a) for a in row["attributions"]]) for row in _lines(path)]
    likely = _likely_cues([(text, found) for _, text, found in rows])
    for name, text, found in rows:
        inside = _covered(text, found)
        unknown = [m.span() for m in _words(text) if inside[m.start()] and m[0].lower() in likely and not _own(text, m.start())]
        yield Text(name, text, Style.ALL, paragraphs(tokenizer, text), found, unknown)


def _words(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"\w+", text)


def _own(text: str, at: int) -> bool:
    """Whether the word at `at` is the speaker's own ("I think"): that is no cue of another source."""
    return bool(re.search(r"\b(?:I|we|you)(?:\W\w+)?\W$", text[max(0, at - 20) : at], re.IGNORECASE))


def _covered(text: str, found: Sequence[Labelled]) -> bytearray:
    """1 for each character of `text` inside a content."""
    mask = bytearray(len(text))
    for start, end in (span for a in found for span in a.content):
        mask[start:end] = b"\1" * (end - start)
    return mask


def _likely_cues(texts: Sequence[tuple[str, Sequence[Labelled]]]) -> set[str]:
    """The words that begin a cue in at least `LIKELY_CUE` of the places outside all contents."""
    seen, cues = Counter[str](), Counter[str]()
    for text, found in texts:
        inside, heads = _covered(text, found), {a.cue[0][0] for a in found if a.cue}
        for m in _words(text):
            if not inside[m.start()]:
                seen[m[0].lower()] += 1
                cues[m[0].lower()] += m.start() in heads
    return {word for word, n in cues.items() if n >= TIMES and n >= LIKELY_CUE * seen[word]}


def gum(path: Path, tokenizer: Tokenizer) -> Iterator[Text]:
    """The usable genres of GUM, with nested attributions."""
    for row in _lines(path):
        if row["genre"] in GUM_GENRES:
            found = [_labelled(a) for a in row["attributions"]]
            yield Text(row["id"], row["text"], Style.NESTED, paragraphs(tokenizer, row["text"]), found)


def relabelled(path: Path, labels: Path = CLAUSES) -> Iterator[dict[str, Any]]:
    """The rows of the PolNeAR articles that `labels` bring to GUM's ways: contents that are no clause dropped, clauses added."""
    told = {row["id"]: row for row in _lines(labels)}
    for row in _lines(path):
        if row["id"] in told:
            ours = told[row["id"]]
            found = [a for a in row["attributions"] if a["id"] not in ours["drop"]]
            for n, parts in enumerate(ours["add"]):
                found.append({"id": f"A{n}", **dict(zip(("source", "cue", "content"), parts, strict=True))})
            yield row | {"attributions": found}


def clauses(path: Path, tokenizer: Tokenizer) -> Iterator[Text]:
    """The relabelled articles but those held out."""
    for n, row in enumerate(relabelled(path)):
        if n % HELD_CLAUSES:
            found = [_labelled(a) for a in row["attributions"]]
            yield Text(row["id"], row["text"], Style.NESTED, paragraphs(tokenizer, row["text"]), found)


def stories(folder: Path, tokenizer: Tokenizer) -> Iterator[Text]:
    """The annotated stories: reported speech, located by its strings. A quotation without a cue has its first mark as cue."""
    for gold in sorted(folder.glob("*/gold.json")):
        data = json.loads(gold.read_text("utf-8"))
        for file in sorted(data["articles"]):
            text = (gold.parent / "articles" / file).read_bytes().decode("utf-8")
            found = [_locate(text, s) for s in data["statements"] if s["article"] == file]
            name = f"{gold.parent.name}/{file}"
            yield Text(name, text, Style.SPEECH, paragraphs(tokenizer, text), [a for a in found if a])


def marked(data: Path, labels: Path = SPEECH) -> Iterator[dict[str, Any]]:
    """Each twelfth of the matters whose speech readers marked, but PolNeAR's: an article a row, as PolNeAR's rows are."""
    bodies, rows = texts(data), list(_lines(labels))
    apart = set(sorted({row["story"] for row in rows})[::MEASURED])
    for row in rows:
        if row["story"] in apart and not row["story"].startswith("pol-"):
            found = [
                {"id": f"A{n}", **dict(zip(("source", "cue", "content"), parts, strict=True))}
                for n, parts in enumerate(row["statements"])
            ]
            yield {"id": f"{row['story']}/{row['sha256'][:6]}", "text": bodies[row["sha256"]], "attributions": found}


def examples(item: Text, rng: random.Random | None = None) -> Iterator[Example]:
    """The windows of a text with labels; with `rng`, cut at other places and with other quotation marks each time."""
    blocks = item.paragraphs
    chunks = [blocks]
    if rng is not None and len(blocks) > 2:
        at = rng.randrange(1, len(blocks))
        chunks = [blocks[:at], blocks[at:]]
    for chunk in chunks:
        for window in windows(chunk, item.style, max(PIECES.values())):
            yield _label(window.ids, window.first, window.words, item)


def _label(ids: tuple[int, ...], first: tuple[int, ...], words: tuple[Word, ...], item: Text) -> Example:
    cues, roles = [0] * len(words), {}

    def inside(spans: Spans) -> list[int]:
        return [i for i, w in enumerate(words) for s, e in spans if w.start < e and s < w.end]

    for a in item.attributions:
        cue = inside(a.cue[:1])
        if not cue or cues[cue[0]]:
            continue
        cues[cue[0]] = 1
        for i in cue[1:]:
            cues[i] = cues[i] or 2
        row = [0] * len(words)
        for begin, spans in ((3, a.content), (1, a.source)):
            for span in spans:
                for n, i in enumerate(inside([span])):
                    row[i] = begin if n == 0 else begin + 1
        roles[cue[0]] = row
    for i in inside(item.unknown):
        cues[i] = cues[i] or UNKNOWN
    return Example(list(ids), list(first), cues, roles)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _labelled(a: dict[str, Any]) -> Labelled:
    return Labelled(*([(s, e) for s, e in a[role]] for role in ("source", "cue", "content")))


def _locate(text: str, statement: dict[str, Any]) -> Labelled | None:
    content: Spans = []
    for part in statement["content"]:
        at = text.find(part, content[-1][1] if content else 0)
        at = text.find(part) if at < 0 else at
        if at < 0:
            return None
        content.append((at, at + len(part)))
    cue = _nearest(text, statement.get("cue"), content)
    if not cue:
        start = content[0][0]
        mark = start - 1 if start and text[start - 1] in "\"“‘'" else start
        cue = [(mark, mark + 1)]
    return Labelled(_nearest(text, statement.get("mention"), cue), cue, content)


def _nearest(text: str, words: str | None, to: Spans) -> Spans:
    """The occurrence of `words` (at word bounds) nearest to the first span of `to`, within two paragraphs."""
    if not words:
        return []
    start, end = to[0][0], to[-1][1]
    best: tuple[int, int] | None = None
    for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        gap = max(start - m.end(), m.start() - end, 0)
        if best is None or gap < best[0]:
            best = (gap, m.start())
    return [(best[1], best[1] + len(words))] if best and best[0] < 600 else []
