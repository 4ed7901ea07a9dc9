"""The ratchet: figures reached, kept in floors.toml, under which nothing may fall."""

from __future__ import annotations

import platform
import tomllib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from bench import (
    acts,
    attribution,
    calibration,
    dates,
    growth,
    html_text,
    origins,
    people,
    probes,
    readers,
    resolution,
    said,
    speed,
    stance,
    stories,
)

__all__ = ["FLOORS", "below", "lift", "measure", "read", "table"]

FLOORS = Path(__file__).with_name("floors.toml")
Figures = Callable[[], dict[str, float]]
QUICK: dict[str, Figures] = {
    "acts": acts.figures,
    "attribution": attribution.figures,
    "calibration": calibration.figures,
    "stories": stories.figures,
    "dates": dates.figures,
    "said": said.figures,
    "resolution": resolution.figures,
    "people": people.figures,
    "readers": readers.figures,
    "origins": origins.figures,
    "stance": stance.figures,
    "probes": probes.figures,
}
SLOW: dict[str, Figures] = {
    "unseen": stories.unseen,
    "unseen positions": stance.unseen,
    "html": html_text.figures,
    "speed": speed.figures,
    "growth": growth.figures,
}
SLACK = 0.0005  # floors are written with three decimals


def measure(*, quick: bool) -> dict[str, float]:
    """All figures, by name."""
    wanted = QUICK if quick else QUICK | SLOW
    return {name: value for figures in wanted.values() for name, value in figures().items()}


def read() -> dict[str, float]:
    """The floors, by the name of the figure."""
    return dict(tomllib.loads(FLOORS.read_text("utf-8")).get("floors", {}))


def below(reached: Mapping[str, float]) -> list[str]:
    """A line for each figure under its floor."""
    floors = read()
    return [
        f"{name} is {value:.3f}, under its floor of {floors[name]:.3f}"
        for name, value in reached.items()
        if name in floors and value < floors[name] - SLACK
    ]


def lift(reached: Mapping[str, float]) -> None:
    """Writes the floors anew, each raised to what is reached where that is higher. Speeds depend on the machine and get none."""
    floors = read()
    for name, value in reached.items():
        if not name.startswith("speed."):
            floors[name] = max(floors.get(name, 0.0), round(value, 3))
    head = FLOORS.read_text("utf-8").split("[floors]")[0]
    FLOORS.write_text(head + "[floors]\n" + "".join(f'"{name}" = {floors[name]:.3f}\n' for name in sorted(floors)), "utf-8")


def table(reached: Mapping[str, float]) -> str:
    """The figures with their floors, and the machine that they were measured on."""
    floors = read()
    lines = [f"{'figure':46} {'reached':>9} {'floor':>7}"]
    for name, value in reached.items():
        floor = f"{floors[name]:.3f}" if name in floors else ""
        lines.append(f"{name:46} {value:>9,.3f} {floor:>7}" if value < 100 else f"{name:46} {value:>9,.0f} {floor:>7}")
    versions = " ".join(f"{p} {version(p)}" for p in ("sayso", "onnxruntime", "numpy", "tokenizers"))
    return "\n".join([*lines, f"{platform.machine()} {platform.system()}, Python {platform.python_version()}, {versions}"])
