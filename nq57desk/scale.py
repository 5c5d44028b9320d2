"""Round numbers for the axis of a plot."""

from math import ceil, floor, isclose, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_marks(low: float, high: float, *, most: int) -> tuple[float, ...]:
    """Return round numbers, at even steps, from at most `low` to at least `high`.

    There are two of them at least, and `most` + 1 at most, `most` being 2 or more.
    """
    if isclose(low, high):
        high = low + (abs(low) or 1.0)
    raw = (high - low) / (most - 1)
    power = 10.0 ** floor(log10(raw))
    step = next(each * power for each in _STEPS if each * power >= raw * 0.999999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(each * step for each in range(first, last + 1))
