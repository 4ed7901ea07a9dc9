"""Where an affirmation comes from, drawn: the origin at the left, who passes it on, the articles by date to the right.

Lengths are in the drawing's own units, about a pixel each; where letters end is estimated, and what is too long is cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sayso.show.lineage import Branch
from sayso.show.visible import one_line

__all__ = ["Drawing", "Label", "draw"]

WIDTH, ROW, TOP, LEFT = 760.0, 30.0, 12.0, 8.0
COLUMN, LETTER = 250.0, 7.4  # the most of a source's column; of a letter at 13 units
AXIS = 200.0  # the least that is left for time


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `before` it where there is no room after."""

    x: float
    y: float
    text: str
    kind: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines from point to point, words, and ticks of time at the bottom."""

    width: float
    height: float
    lines: tuple[str, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Label, ...]


@dataclass
class _Pen:
    start: float
    first: int
    days: int
    row: int = 0
    lines: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def at(self, published: str) -> float:
        share = (_day(published) - self.first) / self.days if self.days else 0.0
        return self.start + share * (WIDTH - self.start - LEFT - 4)


def draw(branches: tuple[Branch, ...]) -> Drawing:
    """The lineages one under the other, on one axis of time."""
    wide: dict[int, int] = {}
    for branch in branches:
        _measure(branch, 0, wide)
    columns = [min(COLUMN, wide[depth] * LETTER + 40) for depth in sorted(wide)]
    share = min(1.0, (WIDTH - AXIS - LEFT) / max(1.0, sum(columns)))
    edges = [LEFT + sum(columns[:depth]) * share for depth in range(len(columns) + 1)]
    start = edges[-1]
    dated = sorted({day for branch in branches for day in _dates(branch)})
    days = [_day(day) for day in dated]
    pen = _Pen(start + 12, days[0] if days else 0, days[-1] - days[0] if days else 0)
    for branch in branches:
        _branch(pen, branch, 0, edges)
    height = TOP + pen.row * ROW + 26
    ticks = tuple(Label(pen.at(day), height - 6, day, "tick", pen.at(day) > WIDTH - 90) for day in _ends(dated))
    return Drawing(WIDTH, height, tuple(pen.lines), tuple(pen.labels), ticks)


def _branch(pen: _Pen, branch: Branch, depth: int, edges: list[float]) -> float:
    """Draws it and all under it; returns the height that it stands at, the middle of what is under it."""
    (x, then), heights = edges[depth : depth + 2], []
    articles = [each for each in branch.under if each.article]
    points: list[tuple[float, float]] = []
    for each in articles:
        y = TOP + pen.row * ROW + ROW / 2
        pen.row += 1
        at = pen.at(each.published) if each.published else pen.start
        before = at > (pen.start + WIDTH) / 2
        room = (at - pen.start if before else WIDTH - at) - 16
        pen.labels.append(Label(at, y, _cut(each.name, room), "article", before))
        points.append((at, y))
        heights.append(y)
    for each in branch.under:
        if not each.article:
            y = _branch(pen, each, depth + 1, edges)
            points.append((then, y))
            heights.append(y)
    if branch.more:
        y = TOP + pen.row * ROW + ROW / 2
        pen.row += 1
        pen.labels.append(Label(pen.start, y, f"and {branch.more} more", "more"))
        points.append((pen.start, y))
        heights.append(y)
    if not heights:
        heights.append(TOP + pen.row * ROW + ROW / 2)
        pen.row += 1
    own = (min(heights) + max(heights)) / 2
    name = _cut(branch.name, then - x - 26)
    end = x + 6 + len(name) * (LETTER + 0.6 * (depth == 0))
    for to_x, to_y in points:
        bend = min(max(end + 8, then - 14), to_x)
        pen.lines.append(f"M{end + 4:.1f} {own:.1f}H{bend:.1f}V{to_y:.1f}H{max(to_x - 5, bend):.1f}")
    pen.labels.append(Label(x, own, name, "origin" if depth == 0 else "relay"))
    return own


def _measure(branch: Branch, depth: int, wide: dict[int, int]) -> None:
    """The longest name of each column."""
    wide[depth] = max(wide.get(depth, 0), len(one_line(branch.name)))
    for each in branch.under:
        if not each.article:
            _measure(each, depth + 1, wide)


def _dates(branch: Branch) -> list[str]:
    return [day for each in branch.under for day in ([each.published] if each.published else _dates(each))]


def _ends(dated: list[str]) -> list[str]:
    return dated if len(dated) < 2 else [dated[0], dated[-1]]


def _day(published: str) -> int:
    year, month, day = (*map(int, published.split("-")), 1, 1)[:3]
    return date(year, month, day).toordinal()


def _cut(text: str, room: float) -> str:
    text, most = one_line(text), max(4, int(room / LETTER))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
