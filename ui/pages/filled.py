"""Texts of the outline with their parameters filled in, and back after the clerk's edit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nq57desk.model import Block, Run
from nq57desk.outlines import fill
from nq57desk.parameters import names_in
from ui.editor.document import merged

Values = Mapping[str, str]


def restored(edited: str, template: str, values: Values) -> str:
    """Put the parameters of `template` back into `edited`, where their values still stand.

    So a subject that the clerk has edited still follows a later change of the period. A value
    that stands more or less often than its parameter did is left as typed.
    """
    if edited == fill(template, values):
        return template
    (run,) = _restored_runs((Run(text=edited),), template, values)
    return run.text


def filled_blocks(blocks: Sequence[Block], values: Values) -> tuple[Block, ...]:
    """Return blocks as a field shows them."""
    return tuple(replace(block, runs=_filled_runs(block.runs, values)) for block in blocks)


def restored_blocks(
    edited: Sequence[Block], former: Sequence[Block], values: Values
) -> tuple[Block, ...]:
    """Return the blocks of a field as the report keeps them.

    A block left alone stays as it was; a changed one gets the parameters of `former` back.
    """
    known = {block.id: block for block in former}
    return tuple(_restored_block(block, known.get(block.id), values) for block in edited)


def _restored_block(edited: Block, former: Block | None, values: Values) -> Block:
    if former is None:
        return edited
    if edited.runs == _filled_runs(former.runs, values):
        return former
    return replace(former, runs=_restored_runs(edited.runs, former.text, values))


def _filled_runs(runs: Sequence[Run], values: Values) -> tuple[Run, ...]:
    return merged(replace(run, text=fill(run.text, values)) for run in runs)


def _restored_runs(runs: Sequence[Run], template: str, values: Values) -> tuple[Run, ...]:
    found = tuple(runs)
    for name in sorted(set(names_in(template)), key=lambda name: -len(values.get(name, ""))):
        value, braced = values.get(name), f"{{{name}}}"
        if value and sum(run.text.count(value) for run in found) == template.count(braced):
            found = tuple(replace(run, text=run.text.replace(value, braced)) for run in found)
    return found
