"""The annotated stories of `training/labels`: hashes of articles and offsets into them, made into stories again.

    python -m training.labels --data DIR --out DIR/stories_train
    python -m training.labels --data DIR --out DIR/stories_judged --judged

DIR holds the texts that the labels are of (training/DATA.md). Each story becomes a folder as the yardstick stories are:
`gold.json` beside `articles/`. Of --judged stories people made only the positions, on statements that sayso found. How the labels
were made is in training/labels/README.md.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import lzma
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

__all__ = ["JUDGED", "LABELS", "gold", "texts", "write"]

LABELS = Path(__file__).parent / "labels"
JUDGED = LABELS / "judged"


def texts(data: Path) -> dict[str, str]:
    """The texts that labels are of, as far as they are there, by the SHA-256 of their UTF-8."""
    with gzip.open(data / "stance/fnc1.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = {json.loads(line)["premise"] for line in lines}
    more = (*sorted((data / "stories").glob("*.jsonl.xz")), *sorted((data / "html").glob("*.jsonl.xz")))
    for path in (*more, data / "dates/timelines_timeset.jsonl.xz", data / "attribution/polnear.train.jsonl.gz"):
        with (lzma if path.suffix == ".xz" else gzip).open(path, "rt", encoding="utf-8") as lines:
            bodies |= {json.loads(line)["text"] for line in lines}
    return {hashlib.sha256(body.encode("utf-8")).hexdigest(): body for body in bodies}


def gold(labels: Mapping[str, Any], articles: Mapping[str, str]) -> dict[str, Any]:
    """A story in the format `sayso-gold/1`, its words in place of offsets. `articles` are texts by the labels' names for them."""

    def words(row: Mapping[str, Any], span: list[int] | None) -> str | None:
        return articles[row["article"]][slice(*span)] if span else None

    statements = [
        row
        | {"content": [words(row, span) for span in row["content"]]}
        | {part: words(row, row[part]) for part in ("cue", "mention")}
        for row in labels["statements"]
    ]
    positions = [dict(zip(("claim", "statement", "stance"), row, strict=True)) for row in labels["positions"]]
    return {**labels, "format": "sayso-gold/1", "statements": statements, "positions": positions}


def write(out: Path, bodies: Mapping[str, str], names: Container[str] | None = None, labelled: Path = LABELS) -> None:
    """Writes the stories `labelled` of these names, or all, each into a folder of `out`; `bodies` are texts by SHA-256."""
    for path in sorted(labelled.glob("*.json")):
        if names is not None and path.stem not in names:
            continue
        labels = json.loads(path.read_text("utf-8"))
        folder = out / path.stem / "articles"
        folder.mkdir(parents=True, exist_ok=True)
        articles = {file: bodies[row["sha256"]] for file, row in labels["articles"].items()}
        for file, text in articles.items():
            (folder / file).write_bytes(text.encode("utf-8"))
        with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as lines:
            table = csv.writer(lines)
            table.writerow(["file", "url", "outlet", "title", "published", "author"])
            for file, row in labels["articles"].items():
                table.writerow([file, "", row["outlet"], "", row.get("published"), ""])
        (folder.parent / "gold.json").write_text(json.dumps(gold(labels, articles), ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judged", action="store_true", help="the stories of which only the positions were made by people")
    args = parser.parse_args()
    write(args.out, texts(args.data), labelled=JUDGED if args.judged else LABELS)


if __name__ == "__main__":
    main()
