"""Claims as the user pins them."""

from __future__ import annotations

from sayso.errors import UsageError
from sayso.model import Claim, Period
from sayso.spans import content_id

__all__ = ["pin"]

LONGEST = 1000  # code points; a checkable proposition is a sentence


def pin(text: str, during: Period | None = None) -> Claim:
    """The claim in the user's words, white space evened out. The same words and period give the same id.

    Raises `UsageError` if there are no words, or far too many for one proposition.
    """
    words = " ".join(text.split())
    if not any(character.isalnum() for character in words):
        raise UsageError(
            "a claim needs words", advice='state it as one sentence, such as "The minister met the ambassador in May."'
        )
    if len(words) > LONGEST:
        raise UsageError(
            f"a claim of {len(words)} characters is too long", advice=f"state it in one sentence of at most {LONGEST}"
        )
    return Claim(content_id("c", words, during.start if during else "", during.end if during else ""), words, True, None, during)
