"""What the model reads of a statement: who speaks, the words in their sentence, what stands before, and the headline.

The source is resolved before judging, because a small model cannot guess who "he" is; the words before it are there because
"It's nonsense" answers them.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Passage"]

# Words kept of each part. Of the 1,146 training statements 95% of contents have fewer than 52 words; longer ones keep both ends.
CONTENT, AROUND, BEFORE, TITLE, SPEAKER = 50, 24, 45, 22, 12


def _clipped(text: str, words: int) -> str:
    """Both ends of a long text."""
    parts = text.split()
    half = words // 2
    return " ".join(parts) if len(parts) <= words else " ".join([*parts[:half], "…", *parts[-half:]])


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement in its surroundings. `lead` and `tail` are its sentence's words before and after the content."""

    speaker: str
    lead: str
    content: str
    tail: str
    before: str
    title: str

    @property
    def near_lead(self) -> str:
        """The sentence's words next before the content."""
        return " ".join(self.lead.split()[-AROUND:])

    @property
    def near_tail(self) -> str:
        """The sentence's words next after the content."""
        return " ".join(self.tail.split()[:AROUND])

    @property
    def near_before(self) -> str:
        """The words next before the sentence."""
        return " ".join(self.before.split()[-BEFORE:])

    @property
    def around(self) -> str:
        """All but the content and the speaker."""
        return f"{self.near_lead} {self.near_tail} {self.near_before} {self.title}"

    @property
    def sentence(self) -> str:
        """The content with the words around it."""
        return f"{self.near_lead} {self.content} {self.near_tail}"

    def text(self) -> str:
        """One line for the model: speaker | sentence with «content» | words before | headline."""
        parts = [
            " ".join(self.speaker.split()[:SPEAKER]),
            " ".join(f"{self.near_lead} «{_clipped(self.content, CONTENT)}» {self.near_tail}".split()),
            self.near_before,
            " ".join(self.title.split()[:TITLE]),
        ]
        return " | ".join(parts)
