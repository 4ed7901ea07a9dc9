"""How Sphinx makes pages of this folder: `make docs`."""

import sayso

project = "sayso"
author = "the authors of sayso"
copyright = "the authors of sayso, Apache-2.0"
version = release = sayso.__version__

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "sayso"
html_show_sphinx = False
html_theme_options = {
    # No font, script or style from anywhere else; the colours are those of the pages that `sayso serve` makes.
    "light_css_variables": {"font-stack": "system-ui, sans-serif", "font-stack--monospace": "ui-monospace, monospace"},
    "dark_css_variables": {"font-stack": "system-ui, sans-serif", "font-stack--monospace": "ui-monospace, monospace"},
}
