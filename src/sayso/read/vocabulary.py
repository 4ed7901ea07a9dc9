"""What news pages write around their articles: general English, no outlet's own words. Patterns for one line each.

Each is matched at the start of a line without its bullets, whatever the case, unless it says otherwise; each is linear.
"""

from __future__ import annotations

import re

__all__ = ["ANYWHERE", "CAPTION", "COMMENTS", "CREDIT", "CREDIT_AT_END", "IMAGE", "NOTICE", "SAYING", "SHELF_KEYS", "SHELF_WORDS"]


def _any(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


_SITES = r"(?:twitter|facebook|instagram|google|x|linkedin|tiktok|telegram|whatsapp|threads|youtube)"

# A heading of nothing but these words, with at least one key word, heads a list of links.
SHELF_KEYS = frozenset(
    """related recommended trending popular latest top more must also next sponsored promoted promotions featured
    picks breaking headlines most miss suggested similar shared viewed commented""".split()  # noqa: SIM905 - a list of words reads best as words
)
SHELF_WORDS = SHELF_KEYS | frozenset(
    """a about additions all and articles around blog by choice content coverage don't elsewhere editor editor's editors
    editors' for from further galleries gallery headline here in keep like links love may me might new news now of on
    other our pages partners photos please post posts read reading see section stories story the these this to today today's
    topic topics up updates us video videos want watch web what what's you your""".split()  # noqa: SIM905 - as above
)

SAYING = _any(
    r"\b(?:said|says|saying|told|tells|add(?:s|ed|ing)|wrote|writes|asked|replied|claim(?:s|ed|ing)|den(?:ies|ied|ying)|stated)\b",
    r"\b(?:insisted|tweeted|according to|explained|warned|noted|argued|announced|confirmed)\b",
)

COMMENTS = _any(
    r"(?:\d+ )?(?:comments?|responses|replies)(?: \(\d+\))?:?$",
    r"(?:reader|user|facebook|latest) comments\b",
    r"comments? (?:are )?(?:closed|policy)",
    r"(?:leave|post|add|write|submit) (?:a|your)(?: new)? (?:reply|comment)",
    r"(?:join|start) the (?:conversation|discussion)",
    r"(?:please )?enter your (?:comment|name|e-?mail)",
)

NOTICE = _any(
    # other articles
    r"related(?:\s*:|\s+(?:stor|article|link|video|content|read|cover|news|topic|post)|(?-i:(?=[A-Z])))",
    r"(?:read|see|watch|view|also|more) (?:also|more|on this|next|full|read|the full (?:story|article|interview|text))\b",
    r"also (?:on|see)\b",
    r"more (?:from|on|in|about|at|stories|news)\b.{0,60}$",
    r"(?:more|read|see|watch|listen|photos?|pictures|gallery|video|news|next|poll|quiz|live|download)\s*:\s",
    r"(?:opinion|analysis|explainer|must[- ](?:read|watch|see)|recommended|trending|promoted)\s*:\s",
    r"in (?:pics|pictures)\b",
    r"don['’]?t miss\b",
    r"for more,? (?:on|head|visit|see|go|click|read)",
    r"(?:latest|breaking) news\b.{0,40}$",
    # what to press
    r"(?:click|tap) (?:here|for|on|to|through)\b",
    r"follow (?:us\b|our\b|me\b|@|[^.]{2,60} on " + _SITES + r"\b)",
    r"(?:find|like|join|visit) (?:us|our) .{0,40}(?:on|page|channel|newsletter|" + _SITES + r")\b",
    r"subscribe\b",
    r"(?:sign|log)[- ]?(?:up|in)\b",
    r"register (?:now|here|for)",
    r"share(?: this| on| via| article| story|:|$)",
    r"(?:tweet|e-?mail|print|save|copy) (?:this|link|article|story)\b",
    r"(?:download|get|install) (?:the|our) .{0,40}(?:apps?|newsletters?|alerts|inbox)\b",
    r"(?:view|show|hide|see|load|read) (?:all|more|less|fewer|comments|gallery|the gallery|replies)\b",
    r"(?:continue reading|learn more|buy now|shop now|play(?: video)?|video|watch|menu|home|search|close|next|previous)$",
    r"(?:prev|top|print|share|e-?mail|save|reply|report|edit|advertise|live|contact us|about us)$",
    r"skip to\b",
    r"(?:back|return|scroll) to (?:top|home)",
    r"(?:article|scroll).{0,20} continues|story continues (?:below|after)",
    r"\d[\d,.]*k? (?:comments?|shares?|views?|likes?|reactions?|claps?)\b.{0,20}$",
    r"loading\b.{0,20}$",
    # requests and rules
    r"(?:please )?(?:enter|type) your (?:name|comment|e-?mail)",
    r"you must be logged in|your e-?mail address",
    r"(?:have|got) (?:something to add|a (?:news )?tip|a story|an opinion)",
    r"send (?:us )?(?:your )?(?:tips|feedback|corrections)",
    r"thank(?:s| you) for (?:visiting|reading|sharing|subscribing|signing|registering)",
    r"(?:you (?:seem|appear)|it (?:seems|looks)|we(?:['’]ve| have)? (?:noticed?|detected)).{0,40}\bad.?block",
    r".{0,40}\bad.?block(?:er|ing)? (?:on|detected|enabled)",
    r"to continue reading",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)",
    r"please (?:check|enter|refresh|try again|read our|verify|confirm|select)\b|you(?:['’]ve| have) (?:successfully )?subscribed",
    r"(?:we|this (?:site|website)|our (?:site|website)) uses? cookies",
    r"by (?:continuing|using|clicking)\b.{0,60}(?:cookies|agree|terms)",
    r"accept (?:all )?cookies",
    r"(?:terms of (?:use|service)|privacy policy|terms (?:and|&) conditions|cookie policy)",
    r"ad(?:vertisement|vertising)?s?(?:$| by\b)",
    r"sponsored (?:by|content|links?)|presented by\b.{0,40}$|paid (?:content|post)",
    r"(?:our|the|daily|weekly|free) newsletters?\b|newsletter\b",
    r"support (?:our|independent) journalism|donate\b",
    r"on a mobile device",
    # who made the page
    r"©|\(c\) \d|copyright\b|all rights reserved",
    r"this (?:article|story|post|report|piece) (?:was )?(?:first |originally |also )*(?:appeared|published|posted|ran|updated)\b",
    r"(?:originally|first) published (?:in|on|at|by)\b",
    r"to contact the (?:reporter|editor|author|writer)s?\b",
    r"(?:e-?mail|twitter|facebook|instagram|contact|tel|phone)\s*:\s*\S",
    r"(?:filed under|tags?|topics?|categor(?:y|ies)|labels|keywords|posted in|sources?|contributing|via|h/t)\s*:",
    r"h/t\b",
    r"with (?:a )?(?:files?|inputs?|reporting|agenc(?:y|ies)|news wire)\b.{0,60}$",
    r"(?:by|written by|reported by|reporting by|edited by|posted by|author:?) +(?-i:[A-Z@])[^.!?]{1,80}$|by\s*:?$",
    # how old
    r"(?:updated?|published|posted)?\s?\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b.{0,20}$",
    r"\d+[- ]min(?:ute)?s?(?: read)?$",
)

ANYWHERE = _any(
    r"\bclick here (?:to|for)\b",
    r"\bjoin (?:our|us on|the) .{0,30}(?:channel|group|telegram|whatsapp)",
    r"\bcontributed (?:to|reporting|from)\b.{0,60}$",
    r"\bis (?:a|an|the) [\w ,'’-]{0,60}(?:reporter|correspondent|editor|columnist|writer) (?:at|for|with|covering|based)\b",
    r"\bsend tips to\b|\bcan be reached at\b",
    r"\bsubscribe (?:to|now|today|here) ",
    r"\bsign up (?:for|to|here) (?:our|the|your)\b",
    r"\bfollow us on\b",
    r"\ball rights reserved\b",
    r"\bwhitelist\b.{0,40}$",
    r"\bshare it in the comments\b|\bin the comments? (?:section|below)\b",
    r"^\W*\w[\w ]{0,30}\bnewsletter\b.{0,60}$",
)

IMAGE = _any(
    r"(?:open|view|enlarge|expand|show)(?: this)? (?:image|photo|picture|gallery)(?: modal| in fullscreen| gallery)?\W*$",
    r"(?:hide|toggle|show) caption$",
    r"image(?: \d+ of \d+)?$|(?:photo|slide|picture) \d+ (?:of|/) \d+$",
)

_AGENCIES = r"(?:getty(?: images)?|ap|afp|reuters|epa|shutterstock|istock|alamy|associated press|pa|pti|ani)"
_PICTURES = r"(?:photo|photograph|photography|image|picture|pic|illustration|graphic|video|screengrab|screenshot|composite)"

CREDIT = _any(
    r"via (?-i:[A-Z])[\w .&'’-]{1,40}$",
    r"(?:file )?" + _PICTURES + r"s?\s?(?:(?:credit|source|courtesy|copyright)s?\b|(?:by|via|from)\b|:|/|©|\|).{0,80}$",
    r"(?:credit|courtesy)s?\s?(?:of\b|:|/|©|\|).{0,80}$",
    _AGENCIES + r"(?:\s?(?:photo|images?|/|via|file).{0,60})?$",
)

CAPTION = _any(
    r"file(?: photo| image| picture)?\s?(?:[-–—:.]|\()",
    r"(?:photo|image|picture|photograph|caption|screengrab)\s?:",
    r"(?:pictured|above|below|left|right|top|bottom)(?: (?:left|right|above|below|centre|center))?\s?:",
)

# Searched for at the end of the line, in brackets or bare.
CREDIT_AT_END = _any(
    r"[(\[][^()\[\]]{0,80}\b(?:photo|photograph|images?|picture|getty|file|screenshot|screengrab|handout|pool|shutterstock|courtesy|credit)"
    r"\b[^()\[\]]{0,80}[)\]]\W*$",
    r"[(\[][^()\[\]]{0,80}\bvia (?:ap|afp|reuters|getty|" + _SITES + r")\b[^()\[\]]{0,80}[)\]]\W*$",
    r"\b(?-i:AP Photo|Getty Images|AFP Photo|Reuters/[A-Z]|EPA/[A-Z]|Photo by [A-Z])[^.]{0,60}\W*$",
    r"\b(?-i:(?:Photograph|Photo|Image|Picture|Credit): [A-Z])[^.]{0,60}$",
    r"[(\[](?-i:[A-Z])[\w .&]{1,30}/(?-i:[A-Z])[\w .&/]{1,40}[)\]]\W*$",
)
