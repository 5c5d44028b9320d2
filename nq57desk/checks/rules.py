"""All rules, family by family."""

from nq57desk.checks import (
    abbreviations,
    appendix_rules,
    balance,
    cited,
    completeness,
    cut_words,
    data_dates,
    days,
    figure_rules,
    heading_rules,
    letterhead,
    listed,
    listed_things,
    money,
    numbering_rules,
    numerals,
    pairs,
    period_rules,
    places,
    populations,
    repeats,
    same_value,
    shares,
    signs,
    spelling,
    states,
    sums,
    table_sums,
)
from nq57desk.checks.rule import Rule

ARITHMETIC: tuple[Rule, ...] = (
    *shares.RULES,
    *sums.RULES,
    *balance.RULES,
    *populations.RULES,
    *money.RULES,
    *table_sums.RULES,
    *figure_rules.RULES,
)
ONE_VALUE: tuple[Rule, ...] = (
    *same_value.RULES,
    *listed.RULES,
    *listed_things.RULES,
    *states.RULES,
)
PERIODS: tuple[Rule, ...] = (*period_rules.RULES, *data_dates.RULES)
STRUCTURE: tuple[Rule, ...] = (
    *numbering_rules.RULES,
    *heading_rules.RULES,
    *appendix_rules.RULES,
)
DOCUMENTS: tuple[Rule, ...] = (*cited.RULES, *days.RULES)
LANGUAGE: tuple[Rule, ...] = (
    *signs.RULES,
    *pairs.RULES,
    *numerals.RULES,
    *repeats.RULES,
    *cut_words.RULES,
    *abbreviations.RULES,
    *spelling.RULES,
)
COMPLETENESS: tuple[Rule, ...] = (*completeness.RULES, *letterhead.RULES)
PLACES: tuple[Rule, ...] = (*places.RULES,)
RULES: tuple[Rule, ...] = (
    *ARITHMETIC,
    *ONE_VALUE,
    *PERIODS,
    *STRUCTURE,
    *DOCUMENTS,
    *LANGUAGE,
    *COMPLETENESS,
    *PLACES,
)
