"""The partition of an article's text into title, headings, body, captions, datelines and furniture, paragraph by paragraph.

Structure decides first: where the article's prose begins and ends, runs of lines that read like titles, lines that come twice.
The words of a line (`furniture.mark`) decide second. Only title, headings and body are analysed, so a doubtful line with a verb
of saying or a quotation stays body. Measured by `bench/html_text.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Block, BlockKind
from sayso.read.furniture import Mark, mark, speaks

__all__ = ["headline", "lines", "partition", "same_title", "tokens"]

# Mean F1 of `python -m bench.html_text`, by_partition, over all 261 pages: .871 with these values.
STRONG = 20  # words of a closed line that is prose beyond doubt; 12 to 30 give .870 to .874, and recall falls as it grows
SHORT = 3  # words of a line that is a menu's when it stands with others; 2 gives .863, 4 .872 with less recall
COPY = 5  # words of a line whose second copy is no news; 4 and 7 give the same, and talk ("No comment.") comes twice
LINKS = 3  # lines that read like titles after the article's end, among which short sentences are teasers; 2 to 5: the same
HEAD = 12  # lines in which a known title is looked for; in the stories' articles it stands within the first two
WRAP = 100  # code points: a text none of whose lines is longer, and whose lines mostly go on in lower case, is hard-wrapped

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TOKEN = re.compile(r"\w+")
_CLOSED = re.compile(r"(?:[.!…:;,—–-]|[.!?…,][\"”’']|[?])[\"”’'»)\]*\s]*$")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_INNER_STOP = re.compile(r"[a-z0-9)”\"’][.!?][”\"’']? +[A-Z“\"]")
_TALK = re.compile(r"[@#]\w|https?:|^\s*[—–-]+\s?[A-Z][^.]{1,60}\(@|^[A-Z][\w.’' -]{1,40}: [“\"]?\w")
_BULLET = re.compile(r"[•·*▪■◦–—-]\s|\d{1,2}[.)]\s")
_QUOTED = re.compile(r"[(\[]?[\"“«]")
_SITE = re.compile(r"\w\.(?:com|org|net|co|news|info|tv|in|uk|de|fr|ru|eu|io)\b|[|➤»►]", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph with what its shape says: words, whether it ends as a sentence does, and what its words say."""

    start: int
    end: int
    text: str
    words: int
    closed: bool
    mark: Mark

    @property
    def cut(self) -> bool:
        """Broken off with dots, as teasers are."""
        return _CUT.search(self.text[-12:]) is not None

    @property
    def strong(self) -> bool:
        """Prose beyond doubt."""
        return self.words >= STRONG and (self.closed or self.words > 2 * STRONG) and not self.cut

    @property
    def titular(self) -> bool:
        """Reads like a title or a link: some words, no end of a sentence, no talk."""
        return (
            not self.closed
            and self.words <= 25
            and not _INNER_STOP.search(self.text)
            and not _TALK.search(self.text)
            and not (_QUOTED.match(self.text) and speaks(self.text) and self.words > 18)
        )


def tokens(text: str) -> tuple[str, ...]:
    """The words of a line in lower case, for comparing lines."""
    return tuple(_TOKEN.findall(text.casefold()))


def headline(text: str) -> bool:
    """Whether a line by itself reads as a headline: 4 to 25 words, unclosed or a question, not a site's banner."""
    line = _line(text, 0, len(text))
    if not 4 <= line.words <= 25 or line.mark is not Mark.NONE or _SITE.search(text):
        return False
    return line.titular or (text.endswith(("?", "!")) and not _INNER_STOP.search(text) and not speaks(text))


def lines(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as code points `[start, end)`: its lines, or groups of lines where it is hard-wrapped."""
    found = [
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(text) if m[0].strip()
    ]
    return _unwrapped(text, found)


def _unwrapped(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    groups: list[list[tuple[int, int]]] = []
    for here in found:
        gap = text[groups[-1][-1][1] : here[0]] if groups else ""
        if groups and len(re.findall(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", gap)) == 1:
            groups[-1].append(here)
        else:
            groups.append([here])
    following = [text[start].islower() for group in groups for start, _ in group[1:]]
    if max((end - start for start, end in found), default=0) > WRAP or 2 * sum(following) <= len(following):
        return found
    return [(group[0][0], group[-1][1]) for group in groups]


def _line(text: str, start: int, end: int) -> _Line:
    words = text[start:end]
    return _Line(start, end, words, len(_TOKEN.findall(words)), bool(_CLOSED.search(words[-12:])), mark(words))


def partition(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, in order, covering all that is not white space. `title` is known from elsewhere, or looked for."""
    rows = [_line(text, start, end) for start, end in lines(text)]
    kinds: list[BlockKind | None] = [_MARKED.get(row.mark) for row in rows]
    _pictures(rows, kinds)
    first = next((i for i, row in enumerate(rows) if kinds[i] is None and row.strong), None)
    if first is None:
        first = next((i for i, row in enumerate(rows) if kinds[i] is None and row.closed), 0)
    top = _title(rows, kinds, title, first)
    _repeated(rows, kinds, top)
    if top is not None:
        for i in range(top):
            if kinds[i] is None and (rows[i].titular or rows[i].words <= SHORT):
                kinds[i] = BlockKind.FURNITURE
    _menus(rows, kinds)
    _shelves(rows, kinds, first)
    _runs(rows, kinds, first)
    _tail(rows, kinds)
    return tuple(Block(row.start, row.end, kind or _prose(row)) for row, kind in zip(rows, kinds, strict=True))


_MARKED = {
    Mark.SHELF: BlockKind.FURNITURE,
    Mark.COMMENTS: BlockKind.FURNITURE,
    Mark.NOTICE: BlockKind.FURNITURE,
    Mark.CAPTION: BlockKind.CAPTION,
    Mark.IMAGE: BlockKind.CAPTION,
    Mark.CREDIT: BlockKind.CAPTION,
    Mark.DATELINE: BlockKind.DATELINE,
}
_DATED = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}(?:, (?:in|at) [A-Z][^.]{2,40})?\W*$"
)


def _prose(row: _Line) -> BlockKind:
    return BlockKind.HEADING if row.titular and row.words <= 22 and not _BULLET.match(row.text) else BlockKind.BODY


def _pictures(rows: list[_Line], kinds: list[BlockKind | None]) -> None:
    """A sentence after an image's place or before a credit is its caption; so is one that ends with weekday and full date."""
    for i, row in enumerate(rows):
        if kinds[i] is not None or row.words > 60 or _QUOTED.match(row.text):
            continue
        after_image = i > 0 and rows[i - 1].mark is Mark.IMAGE
        before_credit = i + 1 < len(rows) and rows[i + 1].mark is Mark.CREDIT and (row.words < STRONG or after_image)
        dated = _DATED.search(row.text[-90:]) is not None and not speaks(row.text)
        if (after_image and not speaks(row.text)) or (before_credit and not speaks(row.text)) or dated:
            kinds[i] = BlockKind.CAPTION


def _title(rows: list[_Line], kinds: list[BlockKind | None], title: str | None, first: int) -> int | None:
    """The index of the title's line: the one that holds the known title, else the first line that reads as a headline."""
    head = range(min(len(rows), max(HEAD, first + 1)))
    wanted = tokens(title or "")
    if wanted:
        for i in head:
            if rows[i].words <= 2 * len(wanted) + 4 and same_title(tokens(rows[i].text), wanted):
                kinds[i] = BlockKind.TITLE
                return i
        return None
    for i in head:
        if i <= first and kinds[i] is None:
            if headline(rows[i].text):
                kinds[i] = BlockKind.TITLE
                return i
            if rows[i].words > SHORT and not _SITE.search(rows[i].text):
                return None
    return None


def same_title(line: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Equal, or one begins the other and holds half of it ("Title | Outlet")."""
    short, long = sorted((line, title), key=len)
    return bool(short) and long[: len(short)] == short and 2 * len(short) >= len(long)


def _repeated(rows: list[_Line], kinds: list[BlockKind | None], top: int | None) -> None:
    """Second and later copies of a line are furniture; so is a teaser that begins with an earlier line and is cut off."""
    title = tokens(rows[top].text) if top is not None else ()
    seen: set[tuple[str, ...]] = set()
    for i, row in enumerate(rows):
        key = tokens(row.text)
        copy = key in seen and (len(key) >= COPY or key == title)
        teaser = row.cut and any(key[:n] in seen for n in range(COPY - 1, min(len(key), 25)))
        if i != top and (copy or (teaser and kinds[i] is None)):
            kinds[i] = BlockKind.FURNITURE
        seen.add(key)


def _menus(rows: list[_Line], kinds: list[BlockKind | None]) -> None:
    """Three or more neighbours of at most three words each, without the end of a sentence, are a menu."""
    for begin, end in _stretches(
        [row.words <= SHORT and (row.titular or k is not None) for row, k in zip(rows, kinds, strict=True)]
    ):
        if end - begin >= 3:
            for i in range(begin, end):
                kinds[i] = kinds[i] or BlockKind.FURNITURE


def _shelves(rows: list[_Line], kinds: list[BlockKind | None], first: int) -> None:
    """What stands under a shelf's heading is furniture until prose comes back; under the readers' heading, to the end."""
    last = max((i for i, row in enumerate(rows) if kinds[i] is None and row.strong), default=-1)
    weight = sum(row.words for i, row in enumerate(rows) if kinds[i] is None and row.strong)
    before, open_shelf = 0, False
    for i, row in enumerate(rows):
        if row.mark is Mark.COMMENTS and i > first and 2 * before >= weight:
            for j in range(i, len(rows)):
                kinds[j] = kinds[j] if kinds[j] in (BlockKind.CAPTION, BlockKind.DATELINE) else BlockKind.FURNITURE
            return
        if row.mark is Mark.SHELF and i > first:
            open_shelf = True
        elif open_shelf and kinds[i] is None:
            said = row.closed and (speaks(row.text) or _QUOTED.match(row.text) is not None)
            prose = row.closed and not row.cut and row.words >= 6 and i < last
            open_shelf = not (row.strong or said or prose)
            if open_shelf:
                kinds[i] = BlockKind.FURNITURE
        if kinds[i] is None and row.strong:
            before += row.words


def _runs(rows: list[_Line], kinds: list[BlockKind | None], first: int) -> None:
    """Runs of lines that read like titles are links: three of them, two long ones, or any after the article's last prose."""
    prose = [i for i, row in enumerate(rows) if kinds[i] is None and not row.titular and (row.words >= 5 or row.closed)]
    last = prose[-1] if prose else -1
    loose = [
        k in (None, BlockKind.FURNITURE) and row.titular and not _BULLET.match(row.text)
        for row, k in zip(rows, kinds, strict=True)
    ]
    for begin, end in _stretches([is_loose or (i > last >= 0) for i, is_loose in enumerate(loose)]):
        run = [i for i in range(begin, end) if kinds[i] is None]
        long = sum(rows[i].words >= 5 for i in run)
        if begin > first and (begin > last or len(run) >= 3 or (len(run) == 2 and long == 2)):
            for i in run:
                if rows[i].titular:
                    kinds[i] = BlockKind.FURNITURE


def _tail(rows: list[_Line], kinds: list[BlockKind | None]) -> None:
    """Short sentences among the links after the article's last paragraph are teasers, unless they hold talk."""
    last = max((i for i, row in enumerate(rows) if kinds[i] is None and row.strong), default=len(rows))
    end = next((i for i in range(last, len(rows)) if kinds[i] is BlockKind.FURNITURE), len(rows))
    links = sum(rows[i].titular for i in range(end, len(rows)))
    if links >= LINKS and 2 * links >= len(rows) - end:
        for i in range(end, len(rows)):
            if kinds[i] is None and not (speaks(rows[i].text) or _QUOTED.match(rows[i].text) or _TALK.search(rows[i].text)):
                kinds[i] = BlockKind.FURNITURE


def _stretches(flags: list[bool]) -> list[tuple[int, int]]:
    """The maximal runs of true flags as index ranges `[begin, end)`."""
    edges = [i for i in range(len(flags) + 1) if (i < len(flags) and flags[i]) != (i > 0 and flags[i - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))
