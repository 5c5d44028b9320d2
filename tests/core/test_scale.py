import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57desk.scale import round_marks


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 1700, (0, 500, 1000, 1500, 2000)),
        (0, 100, (0, 25, 50, 75, 100)),
        (0, 0, (0, 0.25, 0.5, 0.75, 1)),
        (-30, 40, (-40, -20, 0, 20, 40)),
    ],
)
def test_marks_are_round(low: float, high: float, marks: tuple[float, ...]) -> None:
    assert round_marks(low, high, most=5) == pytest.approx(marks)


@given(
    st.floats(-1e12, 1e12), st.floats(0, 1e12), st.integers(2, 8)
)  # fmt: skip
def test_marks_hold_all_values_and_are_few(low: float, more: float, most: int) -> None:
    marks = round_marks(low, low + more, most=most)
    slack = 1e-6 * max(1.0, abs(low), more)
    assert marks[0] <= low + slack and marks[-1] >= low + more - slack
    assert 2 <= len(marks) <= most + 1
