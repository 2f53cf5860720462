"""What is recorded of the reading: its decisions with examples, its rules, how often each was right.

``counts.csv`` holds, for each rule and class and for each warning sign, the rows
of reports that others had read apart and how many were wrong; ``rules.csv`` what
a rule goes by; ``decisions.csv`` sentences with the reading that is decided,
each of which a test reads; ``readings.csv`` how whole reports were read that were
at hand while the rules were written, ``unseen.csv`` how those that were not.
"""

from __future__ import annotations

from workreport.extract import vocabulary


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv`` as dictionaries of text."""
    return vocabulary.read(__name__, name)
