"""Temporal expressions of English news, resolved against the day of publication by rules.

"on Sunday" is the latest Sunday, "last year" the year before, "Oct. 24" the nearest one that the tense allows; a date that can
not be known ("on Sunday" in an undated article) is found but left without a value. Every pattern is linear in the text. The
conventions are those of TimeML (TIMEX3) as TempEval-3 resolved them; measured by `python -m bench.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sayso.resolve.calendar import (
    HOLIDAYS,
    Base,
    Stretch,
    base_of,
    day,
    days,
    decade,
    holiday,
    month,
    quarter,
    season,
    shifted,
    year,
)
from sayso.resolve.tense import Direction, direction

__all__ = ["Expression", "expressions"]


@dataclass(frozen=True, slots=True)
class Expression:
    """`text[start:end]` names the time from `first` to `last`, inclusive, each an ISO day, month or year; None where unknown."""

    start: int
    end: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What a rule may look at besides its match: the base, the date and the quarter named last, and where the sentence looks."""

    base: Base | None
    named: Stretch | None
    quarter: Stretch | None
    looks: Callable[[], Direction]


Rule = Callable[[re.Match[str], Around], Stretch | None]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
NUMBERS |= {"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "same": 0, "that": 0, "next": 1, "coming": 1, "following": 1}
CENTURIES = {"eighteen": 18, "nineteen": 19}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
AGAINST = 4  # how much farther a day against the tense counts: of 2, 3, 4, 6, 10 best on TempEval-3, within .001 on TimeBank
REACH = 2000  # code points for which a named quarter stays the one that is spoken of; 600 loses .006, no limit .001
EDGE = 10  # years at either end of the calendar in which no text speaks, so that the year before and the year after exist
QUARTER_LAG = 45  # days after its end in which "the third quarter" still means the one that ended: results come out by then

MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?|July?|Aug(?:ust|\b\.?)|Sep(?:tember|t?\b\.?)"
    r"|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))(?!\w)"
)
# A month standing alone: one that is also a name or a word only after a word that goes with dates.
LEAD_INS = ["a", "the", "early", "late", "mid", "in", "In", "by", "of", "to", "since", "Since", "from", "until", "through"]
LEAD_INS += ["and", "after"]
ALONE = (
    r"(?:January|February|July|September|October|November|December"
    rf"|(?:{'|'.join(rf'(?<={word}[ -])' for word in LEAD_INS)})(?:March|April|May|June|August))\b(?!\sof\b|\s[A-Z][a-z])"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\w)(?!s\b)"
HOURS = r"(?:morning|afternoon|evening|night)"
PART = rf"(?:\s(?:early\s|late\s)?{HOURS}s?\b)?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[5-9]|20)\d\d"
SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)"
UNIT = r"(?P<unit>day|week|month|year|decade)"
COUNT = rf"(?P<count>\d{{1,3}}|(?i:{'|'.join(sorted(NUMBERS, reverse=True))}))"
SPELLED = (
    rf"(?:(?P<century>[Ee]ighteen|[Nn]ineteen)\s(?P<tens>{'|'.join(TENS)})(?:-(?P<ones>{'|'.join(list(NUMBERS)[2:11])}))?"
    r"|(?<=year\s)(?P<thousand>two\sthousand))"
)
HOLIDAY = r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s)?(?P<holiday>" + "|".join(HOLIDAYS).replace("'", "[’']") + ")"
VAGUE = r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ater?|[Mm]id)(?:\s(?:in\s)?|-))?"
WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming)\s"
# What makes four digits something other than a year: more digits, or a unit or thing counted.
COUNTED = (
    r"(?!\s?%|[,.:]?\d|[-/]\d\d?\b|[a-rt-z]|[-\s](?:percent|per cent|people|men|women|miles?|km|kilomet\w+|feet|tons?|tonnes"
    r"|points?|shares?|troops|jobs|words|hours)\b)"
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _made(of: int, number: int, numeral: int) -> Stretch | None:
    try:
        return day(date(of, number, numeral))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _nearest(base: Base, candidates: Sequence[Stretch | None], looks: Direction) -> Stretch | None:
    """Of the same day or month in several years, the one nearest the base; one that lies against the tense counts as farther."""
    here = base.day or date(base.year, base.month or 7, 15)

    def distance(stretch: Stretch) -> int:
        first, last = days(stretch)
        against = (looks is Direction.FORWARD and last < here) or (looks is Direction.BACK and first > here)
        return max((first - here).days, (here - last).days, 0) * (AGAINST if against else 1)

    return min(filter(None, candidates), key=distance, default=None)


def _dated(found: re.Match[str], around: Around) -> Stretch | None:
    """Oct. 24, 2024; 24 October; Sunday, Nov. 10."""
    number, numeral = _month_number(found["month"]), int(found["day"])
    if found["year"]:
        return _made(int(found["year"]), number, numeral)
    if not around.base:
        return None
    of = around.base.year
    return _nearest(around.base, [_made(y, number, numeral) for y in (of - 1, of, of + 1)], around.looks())


def _month(found: re.Match[str], around: Around) -> Stretch | None:
    """November 2024; last November; early November; June last year."""
    number, base, given = _month_number(found["month"]), around.base, found.groupdict()
    if given.get("year"):
        return month(int(given["year"]), number)
    if not base:
        return None
    if given.get("shift"):
        return month(base.year + SHIFTS[given["shift"]], number)
    match (given.get("which") or "").lower():
        case "this" | "coming":
            return month(base.year, number)
        case "last" | "past" if base.month:
            return month(base.year - (number >= base.month), number)
        case "next" if base.month:
            return month(base.year + (number <= base.month), number)
        case _:
            return _nearest(base, [month(y, number) for y in (base.year - 1, base.year, base.year + 1)], around.looks())


def _weekday(found: re.Match[str], around: Around) -> Stretch | None:
    """on Sunday; last Friday; next Tuesday; Monday last week."""
    if not around.base or not around.base.day:
        return None
    here, wanted = around.base.day, WEEKDAYS.index(found["weekday"][:3].lower())
    ago = (here.weekday() - wanted) % 7
    which = (found["which"] or "").lower()
    if found["week"]:
        there = here - timedelta(days=here.weekday() - wanted - 7 * SHIFTS[found["week"]])
    elif which in ("next", "coming") or (which != "last" and ago and around.looks() is Direction.FORWARD):
        there = here + timedelta(days=7 - ago)
    else:
        there = here - timedelta(days=ago or 7 * (which == "last"))
    return day(there)


def _shift(count: int) -> Rule:
    return lambda _found, around: shifted(around.base, count, "day") if around.base else None


def _unit(found: re.Match[str], around: Around) -> Stretch | None:
    """last year; this week; next month; earlier this year."""
    return shifted(around.base, SHIFTS[found["which"].lower()], found["unit"]) if around.base else None


def _weekend(found: re.Match[str], around: Around) -> Stretch | None:
    if not around.base or not around.base.day:
        return None
    here = around.base.day
    ahead = (found["which"] or "").lower() in ("next", "coming", "this") and around.looks() is Direction.FORWARD
    saturday = here + timedelta(days=5 - here.weekday())
    if not ahead and saturday > here:
        saturday -= timedelta(days=7)
    return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()


def _ago(found: re.Match[str], around: Around) -> Stretch | None:
    """two days ago; a year earlier; three weeks later: at the precision of the unit; of a quarter, that of the year before."""
    if around.quarter and re.fullmatch(r"(?i:an?|one) year (?:ago|earlier)", found.group()):
        return _year_before(around.quarter)
    sign = 1 if found["way"].lower() in ("later", "from now") else -1
    there = base_of(around.named[0]) if around.named and found["way"].lower() in ("earlier", "later", "before") else around.base
    return shifted(there, sign * _number(found["count"]), found["unit"]) if there else None


def _next(found: re.Match[str], around: Around) -> Stretch | None:
    """the next day; the following year; that week; the same month: counted from the date named last."""
    there = base_of(around.named[1]) if around.named else None
    return shifted(there, SHIFTS[found["which"].lower()], found["unit"] or "day") if there else None


def _quarter(found: re.Match[str], around: Around) -> Stretch | None:
    """the third quarter; the 1988 third quarter; next year's first quarter; the year-earlier second quarter."""
    number, base = ORDINALS[found["ordinal"].lower()], around.base
    if given := found["year"] or found["before"]:
        return quarter(int(given), number)
    if not base or not base.day:
        return None
    if found["which"]:
        return quarter(base.year + SHIFTS[found["which"].lower()], number)
    lately = base.day - timedelta(days=QUARTER_LAG)
    candidates = [quarter(y, number) for y in (base.year - 1, base.year, base.year + 1)]
    latest = min(candidates, key=lambda q: abs((days(q)[1] - lately).days))
    return _year_before(latest) if found["ago"] else latest


def _year_before(of: Stretch) -> Stretch:
    return quarter(int(of[0][:4]) - 1, (int(of[0][5:]) + 2) // 3)


def _that_quarter(found: re.Match[str], around: Around) -> Stretch | None:
    """the quarter, the latest period: the quarter named last; the year-earlier quarter: that of the year before."""
    if not around.quarter:
        return None
    return _year_before(around.quarter) if any(found.groupdict().values()) else around.quarter


def _quarter_of(found: re.Match[str], around: Around) -> Stretch | None:
    """the 1988 period: of the quarter named last, that of the year; else the year."""
    of = int(found["of"])
    return quarter(of, (int(around.quarter[0][5:]) + 2) // 3) if around.quarter else year(of)


def _spelled(found: re.Match[str], _around: Around) -> Stretch | None:
    """nineteen ninety-six; two thousand."""
    if found["thousand"]:
        return year(2000)
    of, ones = 100 * CENTURIES[found["century"].lower()] + TENS[found["tens"].lower()], (found["ones"] or "").lower()
    return year(of + NUMBERS.get(ones, 0))


def _holiday(found: re.Match[str], around: Around) -> Stretch | None:
    """Christmas; last Thanksgiving: the nearest that the tense allows."""
    if not around.base:
        return None
    name, of = found["holiday"].replace("’", "'"), around.base.year
    candidates = [holiday(name, y) for y in (of - 1, of, of + 1)]
    here = around.base.day
    match (found["which"] or "").lower():
        case "last" if here:
            return max((c for c in candidates if c and days(c)[1] < here), default=None)
        case "next" if here:
            return min((c for c in candidates if c and days(c)[0] > here), default=None)
        case _:
            return _nearest(around.base, candidates, around.looks())


def _season(found: re.Match[str], around: Around) -> Stretch | None:
    name, base, given = found["season"].lower(), around.base, found.groupdict()
    if given.get("year"):
        return season(int(given["year"]), name)
    if not base or not base.day:
        return None
    candidates = [season(y, name) for y in (base.year - 1, base.year, base.year + 1)]
    match SHIFTS[given["which"].lower()]:
        case -1:
            return next(s for s in reversed(candidates) if days(s)[1] < base.day)
        case 1:
            return next(s for s in candidates if days(s)[0] > base.day)
        case _:
            return candidates[1]


def _iso(found: re.Match[str], _around: Around) -> Stretch | None:
    return _made(int(found["year"]), int(found["month"]), int(found["day"]))


def _numeric(found: re.Match[str], around: Around) -> Stretch | None:
    """11/02/89 or 2/11/1989: where both orders make a date, the one nearer the base; without a base, nothing."""
    a, b, of = int(found["a"]), int(found["b"]), int(found["of"])
    of += 0 if of > 99 else 1900 if of > 50 else 2000
    candidates = [c for c in dict.fromkeys([_made(of, a, b), _made(of, b, a)]) if c]
    if len(candidates) == 1:
        return candidates[0]
    return _nearest(around.base, candidates, Direction.UNCLEAR) if around.base else None


PATTERNS: tuple[tuple[str, Rule], ...] = (
    (rf"\b(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b", _iso),
    (r"(?<![\d/])(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<of>(?:\d\d)?\d\d)(?![\d/])", _numeric),
    (
        rf"(?:\b{WEEKDAY}{PART},?\s)?(?:the\s)?\b(?P<month>{MONTH})\s(?P<day>{DAY})(?:st|nd|rd|th)?(?![\w%]|,\d|[.:]\d)"
        rf"(?:,?\s(?P<year>{YEAR})\b(?!\s?%))?",
        _dated,
    ),
    (rf"\b(?P<day>{DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR})\b)?", _dated),
    (rf"\b{VAGUE}(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})\b", _month),
    (rf"\b{VAGUE}(?P<month>{MONTH})\s(?:of\s)?(?P<shift>last|this|next)\syear\b", _month),
    (rf"\b{VAGUE}{WHICH}(?P<month>{MONTH})", _month),
    (rf"\b{VAGUE}(?P<month>{ALONE})", _month),
    (rf"\b{VAGUE}(?:{WHICH})?(?P<weekday>{WEEKDAY}){PART}(?:\s(?:of\s)?(?P<week>last|this|next)\sweek\b)?", _weekday),
    (rf"\b{VAGUE}(?:[Tt]oday|[Tt]onight|[Tt]his\s(?:morning|afternoon|evening))\b", _shift(0)),
    (rf"\b{VAGUE}(?:[Yy]esterday|[Ll]ast\snight)\b{PART}", _shift(-1)),
    (rf"\b[Tt]omorrow\b{PART}", _shift(1)),
    (rf"\b(?:{WHICH}|[Tt]he\s)(?:past\s)?weekend\b", _weekend),
    (rf"(?<!ver the )\b{VAGUE}{WHICH}(?:fiscal\s)?(?!day){UNIT}\b", _unit),
    (rf"\b{COUNT}\s{UNIT}s?\s(?P<way>ago|earlier|from now|later|before)\b(?!\s(?:than|the)\b)", _ago),
    (rf"\b[Ee]arlier in the {UNIT}\b", lambda found, around: shifted(around.base, 0, found["unit"]) if around.base else None),
    (rf"(?<!ver the )\b(?P<which>[Nn]ext|[Ff]ollowing|[Pp]revious|[Ss]ame|[Tt]hat)\s(?:{UNIT}|{HOURS})\b", _next),
    (
        rf"(?:\b(?:(?P<before>{YEAR})|(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\syear[’']s|(?P<ago>[Yy]ear-(?:ago|earlier)))\s)?"
        rf"\b(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[- ]quarter\b(?:(?:\sof)?\s(?P<year>{YEAR}))?",
        _quarter,
    ),
    (r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:(?:latest|same)\s)?quarter\b(?!-|\sof\b)|\b[Tt]he\slatest\speriod\b", _that_quarter),
    (
        r"\b(?:[Tt]he\s)?(?:comparable\s)?(?:(?P<before>[Yy]ear-(?:ago|earlier))(?:\s(?:quarter|period))?"
        r"|(?P<last>last\syear[’']s)\s(?:quarter|period))\b",
        _that_quarter,
    ),
    (rf"\b[Tt]he\s(?P<of>{YEAR})\s(?:quarter|period)\b", _quarter_of),
    (rf"\b(?:[Tt]he\syear\s)?{SPELLED}\b", _spelled),
    (rf"\b{HOLIDAY}\b", _holiday),
    (r"\b[Tt]he\s(?:current|full)\s(?:fiscal\s)?year\b", lambda _, around: year(around.base.year) if around.base else None),
    (rf"\b{VAGUE}{WHICH}{SEASON}\b", _season),
    (rf"\b{VAGUE}{SEASON}\s(?:of\s)?(?P<year>{YEAR})\b", _season),
    (r"\b(?:[Ee]arly\s|[Ll]ate\s|[Mm]id-?)?(?P<decade>(?:1[5-9]|20)\d0)s\b", lambda found, _: decade(int(found["decade"]))),
    (rf"(?<![\w$£€#.,/:-]){VAGUE}(?:[Ff]iscal\s)?(?P<year>{YEAR})\b{COUNTED}", lambda found, _: year(int(found["year"]))),
)
RULES = tuple((re.compile(pattern), rule) for pattern, rule in PATTERNS)


def expressions(text: str, base: str | None) -> tuple[Expression, ...]:
    """The temporal expressions of a text, in order, without overlap: where several rules match, the longest.

    `base` is the ISO day (month, year) that the text speaks from, as a rule the day of publication; None leaves what is relative
    to it without a value.
    """
    origin = base_of(base)
    if origin and not EDGE <= origin.year <= 9999 - EDGE:
        origin = None
    named: Stretch | None = None
    results: tuple[int, Stretch | None] = 0, None  # where a quarter was spoken of last, and which
    matches = sorted((m.start(), -m.end(), order) for order, (pattern, _) in enumerate(RULES) for m in pattern.finditer(text))
    out: list[Expression] = []
    for start, minus_end, order in matches:
        pattern, rule = RULES[order]
        if (out and start < out[-1].end) or not (found := pattern.match(text, start)):
            continue
        spoken_of = results[1] if start - results[0] < REACH else None
        value = rule(found, Around(origin, named, spoken_of, partial(direction, text, start, -minus_end)))
        named = value or named
        if value and rule in (_quarter, _that_quarter):
            results = start, value if rule is _quarter and not found["ago"] else results[1]
        out.append(Expression(start, -minus_end, *(value or (None, None))))
    return tuple(out)
