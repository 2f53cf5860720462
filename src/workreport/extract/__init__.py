"""Read the text of a government work report and draft its table of figures."""
