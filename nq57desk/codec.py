"""The model as plain data and back, for the store, the sample and the outlines.

Nothing else knows the mapping.
"""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.strategies import configure_tagged_union

from nq57desk.model import Block, Table

T = TypeVar("T")


def _converter(*, strict: bool) -> Converter:
    converter = Converter(
        omit_if_default=True, forbid_extra_keys=strict, detailed_validation=strict
    )
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    for moment in (datetime, date):
        converter.register_unstructure_hook(moment, lambda value: value.isoformat())
        converter.register_structure_hook(moment, lambda value, kind: kind.fromisoformat(value))
    # A union with Block | Table holds nothing else; the tag keeps them apart.
    configure_tagged_union(Block | Table, converter, tag_name="type")
    return converter


_stored = _converter(strict=False)
_written = _converter(strict=True)


def to_data(value: object, kind: Any = None) -> Any:
    """Turn a part of the model into dicts, lists and strings; defaults are left out.

    `kind` must be told where the value alone does not tell it: a tuple of blocks and tables
    (`Content`).
    """
    return _stored.unstructure(value, unstructure_as=kind)


def from_data(data: Any, kind: type[T]) -> T:
    """Turn stored data back into `kind`; unknown keys are passed over.

    Raises:
        Exception: the data do not fit; the store turns that into its own error.
    """
    return _stored.structure(data, kind)


def from_written(data: Any, kind: type[T]) -> T:
    """Turn data that a person wrote (an outline) into `kind`; odd keys are errors."""
    return _written.structure(data, kind)


def to_json(value: object, kind: Any = None) -> str:
    """Write a part of the model as JSON text; `kind` as for `to_data`."""
    return json.dumps(to_data(value, kind), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, kind: type[T]) -> T:
    """Read a part of the model from JSON text."""
    return from_data(json.loads(text), kind)
