"""Small articles and pages with invented names, and the kinds of their blocks as short words."""

from __future__ import annotations

from sayso.model import Block
from sayso.read.blocks import partition

PROSE = "Officials in the harbour town of Lerwen said on Monday that the old bridge would stay closed for another three weeks."
MORE = "The engineer who inspected it, Maria Okonjo, told reporters that two of its cables had been cut and a third was rusting."


def kinds(text: str, title: str | None = None) -> list[str]:
    return [block.kind.value for block in partition(text, title)]


def words(text: str, blocks: tuple[Block, ...], kind: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks if block.kind == kind]


def article_page(body: str = f"<p>{PROSE}</p><p>{MORE}</p><p>{PROSE[:-1]} and two days.</p>", head: str = "") -> bytes:
    """A page with a menu, a headline, the body, and a footer."""
    return f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Bridge stays shut | The Lerwen Echo</title>{head}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>Bridge stays shut</h1>{body}</article></main>
<aside><h3>Most read</h3><a href="/x">Mayor denies that he ate the cake</a></aside><footer>All rights reserved</footer>
<script>var said = "nothing";</script></body></html>""".encode()
