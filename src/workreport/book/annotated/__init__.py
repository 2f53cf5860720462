"""The annotated report: every number marked, each with its card."""
