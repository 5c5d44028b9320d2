"""Import: a file of an earlier report → a report, sections placed by an outline.

    file → sources (text, docx, pdf) → lines and raw tables → joined → parts → sections

Every non-blank character of the file ends in the report or in `Report.unplaced`.
"""

from nq57desk.importing.assembling import Imported
from nq57desk.importing.reading import import_file

__all__ = ["Imported", "import_file"]
