"""The pay lab’s pages: read a plan, work out a year, choose between offers."""

from __future__ import annotations

from course.app.addresses import PageKind
from course.app.pages.lab import chart, overview, summary
from course.app.pages.lab.offers import page as offers
from course.app.pages.lab.plan import page as plan
from course.app.pages.lab.tools import title
from course.app.pages.lab.year import page as year
from course.app.place import Place

__all__ = ["draw", "title"]


def draw(place: Place) -> None:
    """Draw the lab’s page that the address names."""
    match place.address.kind:
        case PageKind.PLAN:
            plan.draw(place)
        case PageKind.YEAR:
            year.draw(place)
        case PageKind.OFFERS:
            offers.draw(place)
        case PageKind.SUMMARY:
            summary.draw(place)
        case PageKind.CHART:
            chart.draw(place)
        case _:
            overview.draw(place)
