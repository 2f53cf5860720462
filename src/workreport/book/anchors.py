"""Anchors that are the same in both editions.

A section gets the address of its place (``sec-2-1``) besides the one made from its
heading, which differs by language; so a link to the other edition can keep the
place. A section with a label of its own keeps that first.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class NumberSections(SphinxTransform):
    """Give each section an anchor from its place on the page."""

    default_priority = 600

    def apply(self, **_: object) -> None:
        """Add the anchors."""
        for section in self.document.findall(nodes.section):
            place = _place(section)
            if place and place not in self.document.ids:
                # Behind a label, before the slug of a heading that Chinese has none of.
                labelled = len(section["ids"]) > 1
                section["ids"].insert(1 if labelled else 0, place)
                self.document.ids[place] = section


def _place(section: nodes.section) -> str:
    numbers: list[str] = []
    here: nodes.Element = section
    while isinstance(here.parent, nodes.Element):
        siblings = [child for child in here.parent.children if isinstance(child, nodes.section)]
        if isinstance(here, nodes.section):
            numbers.insert(0, str(siblings.index(here) + 1))
        here = here.parent
    return "sec-" + "-".join(numbers[1:]) if len(numbers) > 1 else ""


def setup(app: Sphinx) -> None:
    """Register the transform; called by :func:`workreport.book.sphinx.setup`."""
    app.add_transform(NumberSections)
