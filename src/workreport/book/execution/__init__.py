"""Notebooks run by papermill, each in a process of its own."""
