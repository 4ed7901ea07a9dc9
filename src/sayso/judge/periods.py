"""Which time a claim and a statement are about, and whether the two can meet."""

from __future__ import annotations

import re

from sayso.model import Article, Claim, Period, Statement

__all__ = ["EVER", "Times", "bounds", "claim_period", "dated", "may_meet", "share_time", "times"]

Times = tuple[tuple[str, str], ...]
EVER = ("0000-01-01", "9999-12-31")

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DATE = re.compile(rf"\b(?:({'|'.join(MONTHS)}),? (?:of )?(?:\d{{1,2}},? )?)?((?:19|20)\d\d)\b(?![\d-]*\d)")
# "after she left office in 2021" opens the end as "since 2021" does; "by" and "from" only next to the date.
_SINCE = re.compile(r"\b(?:(?:since|after|following)\b[^.;:,]{0,80}|from (?:early |late )?)$")
_UNTIL = re.compile(r"\b(?:(?:until|before|prior to)\b[^.;:,]{0,80}|by (?:the end of |early |late )?)$")
_FUTURE = re.compile(
    r"\b(?:will|would(?! not)|shall|going to|plans?|planned|expected|about to|set to|due to|upcoming|next|soon)\b|['’]ll\b"
)
# "Another strike might follow", "the next talks will": not happened yet. No position of the training stories is one of these.
_YET_TO_COME = re.compile(
    r"\b(?:another|next|upcoming|future|further)\b[^.]{0,40}?\b(?:will|would|might|may|could|if|is expected to|is to)\b"
)
# Words of news are about the year before them unless they name another; no training story has a statement that looks further back
# without naming a year.
RECENT_YEARS = 1


def _first(date: str) -> str:
    return date + "0000-01-01"[len(date) :]


def _last(date: str) -> str:
    return date + "9999-12-31"[len(date) :]


def _periods(text: str) -> list[tuple[str, str]]:
    """Every dated stretch the text names, as first and last day; "since" and "until" leave an end open."""
    lower, found = text.casefold(), []
    for match in _DATE.finditer(lower):
        month, year = match.groups()
        date = f"{year}-{MONTHS.index(month) + 1:02}" if month else year
        lead = lower[max(0, match.start() - 90) : match.start()]
        first = EVER[0] if _UNTIL.search(lead) else _first(date)
        last = EVER[1] if _SINCE.search(lead) else _last(date)
        found.append((first, last))
    return found


def claim_period(claim: Claim) -> Period | None:
    """`claim.during`, or the stretch of time its text names, or None."""
    if claim.during:
        return claim.during
    named = _periods(claim.text)
    if not named:
        return None
    first, last = min(f for f, _ in named), max(e for _, e in named)
    return Period(None if first == EVER[0] else first, None if last == EVER[1] else last)


def dated(statement: Statement, article: Article) -> tuple[str, str] | None:
    """First and last day on which it may have been said: `said`, else the day of publication; None if neither is known."""
    if statement.said:
        return _first(statement.said.start), _last(statement.said.end)
    return (_first(article.published), _last(article.published)) if article.published else None


def bounds(statement: Statement, article: Article) -> tuple[str, str]:
    """First and last day on which it may have been said, as far as `said` and the publication bound it; else `EVER`'s."""
    first, last = (_first(statement.said.start), _last(statement.said.end)) if statement.said else EVER
    published = _last(article.published) if article.published else last
    return first, min(last, published) if first <= published else last


def times(statement: Statement) -> Times:
    """The stretches of time that its words name, each as first and last day."""
    return tuple(_periods(" ".join(span.exact for span in statement.content)))


def share_time(some: Times, others: Times) -> bool:
    """Whether what is said of some times can contradict what is said of others: no day in common is no contradiction."""
    return not some or not others or any(f <= last and first <= e for first, last in some for f, e in others)


def may_meet(claim: Claim, statement: Statement, article: Article, words: str) -> bool:
    """Whether the statement can be about the claim's time. `words` are the statement's sentence and what stands before it.

    A year in the content decides. Else the statement is about the year up to the day it was said, or the years named around it;
    and nobody answers a claim about what had not happened yet, unless the claim or the statement looks ahead. What is yet to come
    answers only a claim that looks ahead.
    """
    content = " ".join(span.exact for span in statement.content)
    if _YET_TO_COME.search(content.casefold()) and not _FUTURE.search(claim.text.casefold()):
        return False
    period = claim_period(claim)
    if period is None:
        return True
    first, last = _first(period.start or EVER[0]), _last(period.end or EVER[1])
    own = _periods(content)
    if own:
        return any(f <= last and first <= e for f, e in own)
    when = dated(statement, article)
    if when is None:
        return True
    ahead = _FUTURE.search(claim.text.casefold()) or _FUTURE.search(content.casefold())
    if when[1] < first and not ahead:
        return False
    recent = f"{int(when[0][:4]) - RECENT_YEARS:04}{when[0][4:]}"
    return recent <= last or any(f <= last and first <= e for f, e in _periods(words))
