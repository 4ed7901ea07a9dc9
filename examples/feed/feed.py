"""RSS on standard input, articles as JSON lines on standard output: `python feed.py < feed.xml > feed.jsonl`."""

import json
import sys
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

channel = ElementTree.parse(sys.stdin.buffer).getroot().find("channel")
for item in channel.iter("item"):
    article = {
        "id": item.findtext("link"),
        "url": item.findtext("link"),
        "outlet": channel.findtext("title"),
        "title": item.findtext("title"),
        "published": parsedate_to_datetime(item.findtext("pubDate")).date().isoformat(),
        "html": item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded"),
    }
    print(json.dumps(article, ensure_ascii=False))
