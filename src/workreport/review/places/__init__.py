"""The places that a report names: found by the names of the registry, reviewed, and written."""

from workreport.review.places.form import FORM

__all__ = ["FORM"]
