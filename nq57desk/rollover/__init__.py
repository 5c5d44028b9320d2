"""Begins a report from the one before: what comes over, what is emptied, what is rewritten."""

from nq57desk.rollover.choices import Carry, Reason
from nq57desk.rollover.mentions import Doubt, Setting
from nq57desk.rollover.revision import Left, Rewritten
from nq57desk.rollover.rolling import RollOver, Taken, roll_over

__all__ = [
    "Carry",
    "Doubt",
    "Left",
    "Reason",
    "Rewritten",
    "RollOver",
    "Setting",
    "Taken",
    "roll_over",
]
