"""How sure an attribution is: the probability that its content and source are right, from those of the parts it rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.attribute.windows import Style

__all__ = ["confidence", "signs"]

# A logistic regression over `signs`, fitted on texts that the tagger has not seen (`python -m training.attribution.calibrate`).
WEIGHTS: dict[Style, tuple[float, ...]] = {
    Style.ALL: (-1.287, 0.561, 0.176, 0.011, 0.018, 0.058),
    Style.NESTED: (-1.787, 0.411, 0.264, 0.105, 0.493, -0.320),
    Style.SPEECH: (-0.401, 0.550, 0.060, 0.141, 0.045, -0.137),
}


def signs(chances: Sequence[float]) -> tuple[float, ...]:
    """What confidence is worked out from: 1, and the log-odds of the chances of `decode.Found`."""
    return (1.0, *(math.log((c + 0.001) / (1.001 - c)) for c in chances))


def confidence(chances: Sequence[float], style: Style) -> float:
    """The probability that an attribution found in this style is right as `full_relaxed` counts; four decimals."""
    total = sum(w * sign for w, sign in zip(WEIGHTS[style], signs(chances), strict=True))
    return round(1.0 / (1.0 + math.exp(-total)), 4)
