"""What each chapter shows and finds, computed from the tables in both languages.

A chapter's functions take an edition and a language and return figures of the one component. Titles state
findings: they are worded from the numbers, so that a corrected figure changes them too.
"""
