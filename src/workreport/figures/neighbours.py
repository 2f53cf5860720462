"""Which reports of the same place come before and after one."""

from __future__ import annotations

from workreport.figures.check import editions
from workreport.figures.edition import Edition, open_edition


def neighbours(edition: Edition) -> list[tuple[str, str]]:
    """The reports next to this one, each as a pair in the order of the years.

    Of all reports of the same place, the last before this one and the first after it; at most two pairs.
    """
    facts = {name: open_edition(name, edition.project).report for name in editions(edition.project)}
    own = facts[edition.report_id]
    years = {
        int(told_of["plan_year"]): name
        for name, told_of in sorted(facts.items())
        if told_of.get("area_code") == own.get("area_code") and told_of.get("plan_year")
    }
    this = int(own["plan_year"])
    earlier = max((year for year in years if year < this), default=None)
    later = min((year for year in years if year > this), default=None)
    found = []
    if earlier is not None:
        found.append((years[earlier], edition.report_id))
    if later is not None:
        found.append((edition.report_id, years[later]))
    return found
