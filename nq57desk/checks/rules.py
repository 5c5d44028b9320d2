"""All rules, family by family."""

from nq57desk.checks import (
    abbreviations,
    appendix_rules,
    balance,
    carried_rules,
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
    past_tasks,
    period_rules,
    places,
    populations,
    remainders,
    repeats,
    same_value,
    sequence,
    shares,
    signs,
    spelling,
    states,
    table_sums,
    wrong_sums,
)
from nq57desk.checks.rule import Rule

ARITHMETIC: tuple[Rule, ...] = (
    *shares.RULES,
    *remainders.RULES,
    *wrong_sums.RULES,
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
PERIODS: tuple[Rule, ...] = (*period_rules.RULES, *past_tasks.RULES, *data_dates.RULES)
STRUCTURE: tuple[Rule, ...] = (
    *numbering_rules.RULES,
    *heading_rules.RULES,
    *appendix_rules.RULES,
)
DOCUMENTS: tuple[Rule, ...] = (*cited.RULES, *sequence.RULES, *days.RULES)
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
CARRIED: tuple[Rule, ...] = (*carried_rules.RULES,)
RULES: tuple[Rule, ...] = (
    *ARITHMETIC,
    *ONE_VALUE,
    *PERIODS,
    *STRUCTURE,
    *DOCUMENTS,
    *LANGUAGE,
    *COMPLETENESS,
    *PLACES,
    *CARRIED,
)
