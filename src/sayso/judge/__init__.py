"""judge: which statements bear on a claim, and how; which claims are disputed; who has changed position."""

from sayso.judge.answers import linked
from sayso.judge.claims import pin
from sayso.judge.disputes import disputes
from sayso.judge.found import find, folded, vectors
from sayso.judge.matters import MOST, Placed, centre, parted, stories
from sayso.judge.reversals import reversals
from sayso.judge.stance import Judge

__all__ = [
    "MOST", "Judge", "Placed", "centre", "disputes", "find", "folded", "linked", "parted", "pin", "reversals", "stories",
    "vectors",
]  # fmt: skip
