"""What `sayso show` prints: one module for each kind of row, each a function from a lookup and a row to lines for rich."""
