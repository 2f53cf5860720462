"""Pages to look things up: figures, indicators, terms, literature, corrections."""
