from nq57desk.checks import RULES
from nq57desk.checks.families import Family, family_name, family_of


def test_every_rule_is_in_a_family_with_a_name() -> None:
    assert all(family_of(rule.id) for rule in RULES)
    assert len({family_name(family) for family in Family}) == len(Family)


def test_an_unknown_rule_has_no_family() -> None:
    assert family_of("không-có") is None
