"""What each page says, as frozen records: the template shows them, and the page's JSON twin is them."""
