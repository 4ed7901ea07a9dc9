"""Draws `docs/demo.svg`, the picture in the README: one claim of the worked example as the terminal shows it.

python docs/picture.py
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from sayso.flow import Flow
from sayso.ledger import Ledger
from sayso.show.demo import claim_texts, example
from sayso.show.lookup import Lookup
from sayso.show.pages.claim import claim_page

# Without the web font that rich would fetch: the reader's own fixed-width font will do.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
CLAIM = 0  # the first of the example's claims: disputed, with sides that are likely and some that are doubtful


def main() -> None:
    flow = Flow.load()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/picture.db") as ledger:
        flow.read([str(example())], ledger)
        claims = [flow.pin(ledger, text) for text in claim_texts(example())]
        flow.conclude(ledger)
        console = Console(record=True, width=80, force_terminal=True, color_system="truecolor", file=io.StringIO())
        lookup = Lookup(ledger.snapshot())
        for part in claim_page(lookup, claims[CLAIM]):
            console.print(part)
    console.save_svg(str(Path(__file__).with_name("demo.svg")), title="sayso show", code_format=FORMAT)


if __name__ == "__main__":
    main()
