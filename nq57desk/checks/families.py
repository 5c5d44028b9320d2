"""Families of rules, as the clerk may want to see them one at a time."""

from enum import Enum
from functools import cache

from nq57desk.checks import rules
from nq57desk.i18n import _


class Family(Enum):
    """What a rule judges."""

    ARITHMETIC = "arithmetic"
    ONE_VALUE = "one-value"
    PERIODS = "periods"
    STRUCTURE = "structure"
    DOCUMENTS = "documents"
    LANGUAGE = "language"
    COMPLETENESS = "completeness"
    PLACES = "places"
    CARRIED = "carried"


_RULES = {
    Family.ARITHMETIC: rules.ARITHMETIC,
    Family.ONE_VALUE: rules.ONE_VALUE,
    Family.PERIODS: rules.PERIODS,
    Family.STRUCTURE: rules.STRUCTURE,
    Family.DOCUMENTS: rules.DOCUMENTS,
    Family.LANGUAGE: rules.LANGUAGE,
    Family.COMPLETENESS: rules.COMPLETENESS,
    Family.PLACES: rules.PLACES,
    Family.CARRIED: rules.CARRIED,
}


def family_of(rule_id: str) -> Family | None:
    """Return the family of a rule, `None` for one that this version does not know."""
    return _families().get(rule_id)


def family_name(family: Family) -> str:
    """Name a family."""
    return {
        Family.ARITHMETIC: _("Sums and rates"),
        Family.ONE_VALUE: _("One thing, one value"),
        Family.PERIODS: _("Periods and days"),
        Family.STRUCTURE: _("Numbering and appendices"),
        Family.DOCUMENTS: _("Documents cited"),
        Family.LANGUAGE: _("Words and signs"),
        Family.COMPLETENESS: _("What is missing"),
        Family.PLACES: _("Names of places"),
        Family.CARRIED: _("Left of last period"),
    }[family]


@cache
def _families() -> dict[str, Family]:
    return {rule.id: family for family, of_it in _RULES.items() for rule in of_it}
