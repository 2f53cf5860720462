"""Notebooks and prose made into a published book."""
