"""Composes a report as .docx under NĐ 30/2020, and that as PDF.

What a composed document holds, for whoever reads it back: every part of the report in a named
paragraph style of `nq57desk.styles`, in printed order, nothing in fields or properties.

- Head: the office in capitals, a line each; `Số: <number>/<symbol>`; `<place>, ngày … tháng …
  năm …`, each part blank when unset; title; subject with its parameters filled.
- `Kính gửi: X`, or `Kính gửi:` and a line `- X;` each, the last with a full stop. So `Nơi nhận:`.
- Bases, lead-in and closing sentence: a paragraph a block.
- A heading: number, space, words, in the style of its numbering, `w:outlineLvl` = level - 1; of a
  Phần the words stand in the next paragraph ("Tên phần"), of an appendix too ("Tên phụ lục"),
  with the level on the number's. Capitals of headings are the style's; the letters are as typed.
- A block: its mark ("- ", "+ ", "* ", "1. ") in a run of its own, then its runs; bold and italic
  are `w:b` and `w:i` of the run itself, a link is a `w:hyperlink`. A numbered block without a
  marker prints its count. Empty blocks are not printed.
- A table: header rows have `w:tblHeader`; a row in "Nhóm trong bảng" is a group: its number and
  its name, or its name alone; a line of a cell is a paragraph.
- An appendix: its own section; "Kèm theo" as `wording.attachment` has it.
- Empty paragraphs in "Đường kẻ" (a rule) and "Cuối phần" (after a table) mean nothing.
"""

from nq57desk.compose.blackline import blackline
from nq57desk.compose.composing import compose
from nq57desk.compose.pdf import Engine, engines, to_pdf
from nq57desk.compose.preflight import preflight
from nq57desk.compose.shown_changes import shown

__all__ = ["Engine", "blackline", "compose", "engines", "preflight", "shown", "to_pdf"]
