"""The built-in template: what is in it, and that it is what its builder makes."""

import zipfile
from io import BytesIO

from nq57desk.compose.composing import TEMPLATE
from templates.build_bao_cao import STYLES, build, style_id


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_committed_template_is_what_its_builder_makes() -> None:
    assert parts(TEMPLATE.read_bytes()) == parts(build())


def test_each_style_has_an_id_of_its_own() -> None:
    assert len({style_id(name) for name in STYLES}) == len(STYLES)
