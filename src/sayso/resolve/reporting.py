"""How English says that something came through somebody: "X reported that", "told X", "according to X", ", X said", "From X:".

Patterns over the narrator's words, where reported words are replaced by "…". Each is linear: repetitions are bounded, and what is
captured is the relay's name with its descriptors ("the Kurdish media outlet Acme").
"""

from __future__ import annotations

import re

__all__ = [
    "ACCORDING", "ACCORDING_LAST", "AFTER_CITED", "ALONGSIDE", "AMID", "AS_SAYING", "BY_ACCOUNT", "CITED_BESIDE", "CITED_FIRST",
    "CITING", "CITING_LATER", "CONTESTS", "INTRODUCED", "LEADING", "NAME_AFTER", "NAME_BEFORE", "QUOTED_IN", "REPORTED",
    "REPORTS_THAT", "SAID_BEFORE", "SAID_LAST", "SAYING_THAT", "TALKING", "TOLD", "TO_OUTLET", "TRAILING", "TRAILING_AFTER",
    "WITH_SAYING", "WRITING",
]  # fmt: skip

_ARTICLE = r"(?:the|The|a|an|A|An|our|its|their) "
_OUTLETS = (
    "report|article|newspaper|paper|magazine|website|channel|agency|publication|blog|station|network|daily|broadcaster|"
    "outlet|tabloid"
)
_KIND = (
    r"(?:media|newspapers|television|radio|websites|site|outlets|based|news|tv|correspondent|reporter|journalist|show|programme|"
    rf"program|podcast|{_OUTLETS})(?!\w)"
)
_OWNED = "(?:state-run|state-owned|state|official|semi-official|private|independent|local|national|domestic|regional|rival)"
_FUNCTION = (
    "in|on|at|to|of|for|from|with|by|and|that|as|about|after|before|during|his|her|its|their|my|our|said|says|told|who|"
    "which|a|an|the"
)
_PLAIN = rf"(?!(?:{_FUNCTION}) )[a-z][\w-]*"
_WORD = r"(?:(?:\d+ )?(?:al-|el-|[a-z]{0,2})[A-Z][\w.&’'-]*|[\w-]+\.(?:com|org|net|info|co\.uk|fr|ru))"
_RUN = rf"{_WORD}(?: (?:of |for |and |de |della |di )?{_WORD}){{0,6}}(?:(?: {_KIND}){{1,3}}(?: {_WORD}){{0,5}})?"
_NAME = rf"(?:{_ARTICLE})?(?:{_PLAIN} ){{0,4}}?{_RUN}"
_OWNER = rf"(?:(?:{_WORD} )?{_WORD}(?<=['’]s) (?:{_PLAIN} ){{1,3}})?"  # "the Herald's chief reporter Ann Smith"
_MEDIA = r"\b[\w-]{1,30} (?:media|radio|television|TV)\b"
_SUBJECT = (
    rf"(?:[Tt]he (?:{_OUTLETS})\b|{_MEDIA}"
    rf"|(?:{_ARTICLE}(?:{_PLAIN} ){{0,4}}?|(?:{_OWNED} ){{0,2}}(?:{_KIND} ){{0,2}}){_OWNER}{_RUN})"
)
_FOR = rf"(?:\b(?:[Aa]n?|[Tt]he) (?:{_PLAIN} ){{1,2}}?(?:for|of|at|from) )?"  # "a spokeswoman for the Herald"
_DEFINITE = rf"\b[Tt]he (?:{_PLAIN} ){{0,2}}?{_PLAIN}"  # "the monitoring group"
_MANY = (
    r"\b(?:[Aa] (?:number|few)|[Ss]everal|[Ss]ome|[Mm]any|[Tt]wo|[Vv]arious) (?:[a-z]+ ){0,2}"
    r"(?:outlets|newspapers|papers|media|reports|websites|sites)"
)

_CITES = "quoted|quotes|quoting|cited|cites|citing"
_REPORTS = (
    "reported|reports|reporting|report|said|says|wrote|writes|noted|notes|claimed|claims|confirmed|confirms|revealed|reveals|"
    "announced|adds|added|goes on to say|went on to say|states|stated|learned|learnt|suggested|suggests|alleged|alleges|"
    "published|told|tells|indicated|" + _CITES
)
_WHEN = r"(?: (?:on|in|late|early|earlier|last|this|also|later|today|yesterday|week|month|year|[A-Z][a-z]+)(?!\w)){0,4}"
_BY_THEN = r"(?: [a-z]+ly| also| has| had| have| is| was| were| later| first| then){0,4}"
_WHERE = r"(?: (?:in|on) (?:his|her|their|its|a|an|the) [^,.:;]{1,60}?)?"  # "claimed in her new book that"
_ASIDE = r"(?:,? (?:in|during|on|after|following) [^.]{0,80},)?"  # "said that, in an interview last week,"

# "in a long interview aired on Friday by", "in a profile published over at", "in remarks broadcast on"
_PUBLISHED = "published|posted|printed|carried|aired|broadcast|released|obtained|reported|shown|cited|quoted|run"
_WHEN_THERE = "over|on|last|this|week|month|year|[A-Z][a-z]+"
_PIECE = (
    r"[Ii]n (?:an?|the|its) (?:[\w-]+ ){0,2}(?:interview|report|article|profile|story|piece|column|essay|dispatch)"
    rf"(?: (?:{_PUBLISHED}|{_WHEN_THERE})){{0,4}} (?:in|on|at|by|with|for|from|to)"
    rf"|[Ii]n (?:[\w-]+ ){{1,4}}?(?:{_PUBLISHED})(?: (?:{_WHEN_THERE})){{0,4}} (?:in|on|by)"
)

_QUOTES = r"(?:an? )?(?:[\w-]+ ){0,3}?(?:quotes?|quotations?|statements?|comments?|remarks|words)"

# Before the source: "X reported that", "she said", "X's report, citing".
LEADING = re.compile(
    rf"({_FOR}{_SUBJECT}|{_DEFINITE}|\b[Ss]?[Hh]e|\b[Tt]hey)(?: \([A-Z]{{2,8}}\))?(?: report| article| story)?{_BY_THEN}"
    rf" (?:(?:{_REPORTS}){_WHEN}{_WHERE},?(?: that| how)?|(?:carried|carries|published|ran|used|uses) {_QUOTES} (?:from|by|of))"
    rf"{_ASIDE},?\s*$"
)
CITING = re.compile(
    rf"({_SUBJECT})(?: report| article| story)?,?(?: [a-z]+ly| also| has| had){{0,2}},? (?:{_CITES}|credited)\b[^.]{{0,80}}$"
)
# "X reported the sale, with [Smith] saying", "X reported that it fell, citing".
WITH_SAYING = re.compile(rf"({_SUBJECT}){_BY_THEN} (?:{_REPORTS})\b[^.;“”\"]{{0,200}},? with (?:[\w.’'-]+ ){{0,6}}$")
CITING_LATER = re.compile(rf"({_SUBJECT}|{_MANY}){_BY_THEN} [a-z]+(?:ed|s)\b[^.;“”\"]{{0,200}}, (?:{_CITES})\b[^.,;]{{0,40}}$")
ALONGSIDE = re.compile(r"(?:[A-Z][\w’'-]* ){1,4}and $")  # "X reported that Smith and [Jones] said"
BY_ACCOUNT = re.compile(r",? according to\s*$")
CITED_FIRST = re.compile(r"(?:[Cc]iting|[Qq]uoting)\b[^,.]{0,20}$")
AFTER_CITED = re.compile(rf",\s+({_NAME})(?: [a-z]+ly| also| has| had){{0,3}} (?:{_REPORTS})\b")
# After the content: ", X reported", ", reported X".
TRAILING = re.compile(
    rf"[,”\"’…]\s{{1,4}}(?:as |but |and )?({_SUBJECT})(?: also| has| had| is| was| later| first){{0,2}} (?:{_REPORTS})\b"
)
AMID = re.compile(rf"[,”\"’]\s{{1,4}}({_SUBJECT}) (?:reports|reported)(?=[,.:;]| on [A-Z][a-z]+day\b)")
TRAILING_AFTER = re.compile(rf",[”\"’]?\s{{1,4}}(?:as )?(?:reported|reports|wrote|writes|said) ({_NAME})")
# Anywhere beside it.
ACCORDING = re.compile(
    r"(?:(?<=[,(] )via|(?<=\()via|\b(?:[Aa]ccording to|[Pp]er|[Aa]s reported by|, reported by|quoted by|cited by|[Cc]ourtesy of))"
    r" (?:an? (?:[a-z]+ ){0,2}(?:report|article|story|account|transcript|book|study|analysis) (?:[a-z]+ )?(?:from|by|in) )?"
    rf"({_NAME}|the (?:{_OUTLETS})\b)"
)
TALKING = re.compile(rf"\b(?:(?:[Tt]alking|[Ss]peaking) (?:to|with)|[Ss]peaking on|{_PIECE}|interviewed by) ({_NAME})")
WRITING = re.compile(
    r"\b[Ii]n (?:an? )?(?:[\w-]+ ){0,2}(?:e-?mail|letter|message|statement|remarks|comments|op-ed|editorial|call|appearance)"
    rf" (?:to|for|in|on|with) ({_NAME})"
)
# At the cue: whom it is addressed to, or where it appeared.
TOLD = re.compile(rf"\b(?:told|tells|telling|tell) ({_NAME}|{_MEDIA}|the (?:{_OUTLETS})\b)")
QUOTED_IN = re.compile(
    r"\b(?:quoted|cited|said|saying|interviewed|interview|appearance|carried|aired|published|wrote)(?: as saying)? "
    rf"(?:in|by|with|on|for|from|to) (?:an interview (?:with|on) )?({_NAME})"
)
TO_OUTLET = re.compile(
    rf"\b(?:to|with|on|in|for) ({_NAME}|the (?:{_OUTLETS}))"
    r"(?=[,.;:!?”\"]|$| (?:that|on|in|last|this|about|earlier|report|article|story|interview|[A-Z]))"
)
# A line that brings in a passage: "From X:", "The X adds:".
INTRODUCED = re.compile(
    r"(?:^|[.!?,] )(?:The (?:report|article|story|piece|profile|post|newspaper|paper|site|website)\b[^.:]{0,400}"
    rf"|(?:From|Via|In|As|Per)?\s?({_NAME})(?: in [A-Z]\w+(?: [A-Z]\w+)?)?"
    r"(?: (?:also|has|then|itself|explains|explained|continues|continued|"
    rf"(?:obtained comment|(?:is )?(?:{_REPORTS}))\b[^.:]{{0,120}}))?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?[^.:]{0,40}):$"
)
# Whom the one that reports cites: "cited Y as saying", ", citing Y,", "Y said [...], X reported".
_CITED = r"((?:[^\s,.;:]+ ){0,15}?[^\s,.;:]+)"
AS_SAYING = re.compile(
    rf"(?:{_CITES}|reported|reports) (?!(?:by|in|on) ){_CITED}(?:, [^,.;:]{{1,80}},)? (?:as )?"
    r"(?:saying|denying|claiming|confirming|indicating|reading|stating|warning|insisting)\b"
)
CITED_BESIDE = re.compile(rf"\b(?:[Cc]iting|[Qq]uoting|which (?:cited|cites|quoted|quotes)) [\"“]?{_CITED}[\"”]?(?=[,.;:]|$)")
REPORTED = re.compile(
    rf"(.{{2,80}}?) (?:reported|{_CITES}) (?!(?:by|in|on) )([^,.;:]{{2,80}})"
)  # in a mention: "the group reported witnesses"
# Between a mention and its cue, where the mention is of who reports another: "The Herald [reports that Ann Smith] said".
REPORTS_THAT = re.compile(rf"(?: \([A-Z]{{2,8}}\))?{_BY_THEN} (?:{_REPORTS}){_WHEN} that {_CITED}{_BY_THEN} ?")
SAID_BEFORE = re.compile(
    rf"(?:^|[,;] )(?:[A-Z][a-z]+, )?{_CITED}(?:, [^,.;:]{{1,80}},)?{_BY_THEN}"
    r" (?:said|says|told reporters|added|confirmed|stressed|insisted|argued|warned|denied|claimed|noted|suggested|acknowledged)"
    r"(?: on [A-Z][a-z]+day)?(?: that)? [\"“‘]?$"
)
ACCORDING_LAST = re.compile(rf"\baccording to {_CITED},? [\"“‘]?$")
SAYING_THAT = re.compile(  # between cue and content: "added [that petitioner Ann Smith has alleged that]"
    rf"(?: that)? {_CITED}(?: has| have| had| also)? (?:said|says?|alleged|claimed|claims|confirmed|denied|stated|admitted)"
    r"(?: that)? [\"“‘]?"
)
# One who speaks right after the content: "...,” said Y,” X reported".
_SAID = "(?:said|says|told reporters|added|claimed|confirmed)"
SAID_LAST = re.compile(
    rf"[,.?!…]?[”’\"] (?:{_CITED}(?:, [^,.;:]{{1,80}},?)? {_SAID}|{_SAID} {_CITED}(?:, [^,.;:]{{1,80}})?)[,.”’\"]*"
    r"(?: [\w-]+){0,3}$"
)
# A name beside a cue.
NAME_AFTER = re.compile(rf" ({_NAME})")
NAME_BEFORE = re.compile(rf"(?:^|[.,;:”\"’—–-] )(?:and |but |while |as )?({_SUBJECT}){_BY_THEN} $")
# A cue that contests what it takes up relays nothing of it: "Smith disputed Jones's claim that".
CONTESTS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|disput\w+|counter\w*|dismiss\w*|reject\w*|rebut\w*|push\w* back|shot down|debunk\w*|"
    r"contradict\w*)\b",
    re.IGNORECASE,
)
