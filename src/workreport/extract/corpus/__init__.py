"""Thousands of reports in one call: many files in, one table out."""
