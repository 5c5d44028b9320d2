"""What Word makes of tracked changes when all of them are accepted, or all rejected."""

from io import BytesIO

import docx
from docx.oxml.ns import qn
from lxml import etree

P = qn("w:p")


def accepted(data: bytes) -> list[str]:
    """Return the text of every paragraph, all changes accepted."""
    return _texts(data, stays="ins", goes="del")


def rejected(data: bytes) -> list[str]:
    """Return the text of every paragraph, all changes rejected."""
    return _texts(data, stays="del", goes="ins")


def plain(data: bytes) -> list[str]:
    """Return the text of every paragraph of a document without changes."""
    body = docx.Document(BytesIO(data)).element.body
    assert next(body.iter(qn("w:ins"), qn("w:del")), None) is None
    return [_text(paragraph) for paragraph in body.iter(P)]


def marked(data: bytes, sign: str) -> str:
    """Return the words inside all marks of one sign, "ins" or "del", a line each."""
    body = docx.Document(BytesIO(data)).element.body
    return "\n".join(_text(mark) for mark in body.iter(qn(f"w:{sign}")))


def _texts(data: bytes, *, stays: str, goes: str) -> list[str]:
    body = docx.Document(BytesIO(data)).element.body
    _drop_rows(body, qn(f"w:{goes}"))
    ends = [p for p in body.iter(P) if _end(p, goes)]
    for mark in list(body.iter(qn(f"w:{goes}"))):
        if mark.getparent() is not None:
            mark.getparent().remove(mark)
    for mark in list(body.iter(qn(f"w:{stays}"))):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for link in list(body.iter(qn("w:hyperlink"))):
        if len(link) == 0:  # all its words are gone
            link.getparent().remove(link)
    for paragraph in ends:
        _join(paragraph)
    return [_text(paragraph) for paragraph in body.iter(P)]


def _drop_rows(body: etree._Element, sign: str) -> None:
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{sign}") is not None:
            row.getparent().remove(row)
    for table in list(body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)


def _end(paragraph: etree._Element, sign: str) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{sign}')}") is not None


def _join(paragraph: etree._Element) -> None:
    """Take the end of a paragraph away: what is left of it opens the next one."""
    left = [child for child in paragraph if child.tag != qn("w:pPr")]
    following = paragraph.getnext()
    if left:
        assert following is not None and following.tag == P, "nothing to join with"
        place = 1 if following.find(qn("w:pPr")) is not None else 0
        for child in reversed(left):
            following.insert(place, child)
    else:
        assert following is not None, "a cell or a page without a paragraph"
    paragraph.getparent().remove(paragraph)


def _text(paragraph: etree._Element) -> str:
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    return "".join(
        signs.get(node.tag, "") or (node.text or "" if node.tag in _TEXTS else "")
        for node in paragraph.iter(*_TEXTS, *signs)
    )


_TEXTS = (qn("w:t"), qn("w:delText"))
