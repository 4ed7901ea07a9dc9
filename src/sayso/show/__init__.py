"""What a person sees of a ledger: the command line, the pages, the exports."""
