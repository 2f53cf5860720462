"""What became of the targets of an edition: drafted from the next report, reviewed, and written."""

from workreport.review.outcomes.form import FORM

__all__ = ["FORM"]
