"""Texts of the outline with their parameters filled in, and back after the clerk's edit."""

from collections.abc import Mapping

from nq57desk.outlines import fill
from nq57desk.parameters import names_in


def restored(edited: str, template: str, values: Mapping[str, str]) -> str:
    """Put the parameters of `template` back into `edited`, where their values still stand.

    So a subject that the clerk has edited still follows a later change of the period. A value
    that stands more or less often than its parameter did is left as typed.
    """
    if edited == fill(template, values):
        return template
    result = edited
    for name in sorted(set(names_in(template)), key=lambda name: -len(values.get(name, ""))):
        value = values.get(name)
        if value and result.count(value) == template.count(f"{{{name}}}"):
            result = result.replace(value, f"{{{name}}}")
    return result
