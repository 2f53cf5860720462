"""Titles of chapters where Chinese prose names them: between the marks 《 and 》, as Chinese print has it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from workreport.book.editions import page_language


class MarkTitles(SphinxPostTransform):
    """Put a link whose words are another page's title between title marks, in the Chinese edition."""

    # After the words of a reference are settled (10).
    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Mark the links of one page."""
        if page_language(self.app) != "zh":
            return
        titles = {title.astext() for title in self.env.titles.values()}
        for link in self.document.findall(nodes.reference):
            words = link.next_node(nodes.inline)
            # The words of a cross-reference; a name that a role links (an indicator, say) is no title.
            if words is not None and "std-ref" in words["classes"] and words.astext() in titles:
                words.insert(0, nodes.Text("《"))
                words.append(nodes.Text("》"))


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(MarkTitles)
