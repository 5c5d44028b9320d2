"""Measures composing and drawing on sample and real reports: `make bench`.

Prints, asserts nothing.
Composing is held against a bare docxtpl render of the same paragraphs, dxpdf against LibreOffice
where that is installed, both in the same run; the best of some rounds counts.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from docxtpl import DocxTemplate

from nq57desk.compose import compose, engines, to_pdf
from nq57desk.importing import import_file
from nq57desk.model import Block, Report
from nq57desk.outlines import load_outlines
from nq57desk.samples import load_sample
from tests.helpers import counting_ids

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAME_LINES = SHARED / "tools" / "same-lines"
ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """Return the shortest time that `work` took, in seconds."""
    times = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def reports() -> dict[str, Report]:
    """Return the reports to measure on, by name."""
    found = {"sample": load_sample(counting_ids())}
    for path in sorted(SHARED.glob("reports/*.txt")):
        found[path.stem] = import_file(path, outlines=load_outlines()).report
    return found


def texts_of(report: Report) -> list[str]:
    """Return every paragraph of the sections, tables' cells too."""
    texts = []
    for section in report.sections:
        texts.append(section.heading)
        for item in section.content:
            if isinstance(item, Block):
                texts.append(item.text)
            else:
                texts += [cell.text for row in item.rows for cell in row.cells]
    return texts


def bare_template() -> bytes:
    """Return a template that prints paragraphs in a loop and nothing else."""
    document = docx.Document()
    for text in ("{%p for text in texts %}", "{{ text }}", "{%p endfor %}"):
        document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def render_bare(template: bytes, texts: list[str]) -> None:
    """Render `texts` with docxtpl and save."""
    made = DocxTemplate(BytesIO(template))
    made.render({"texts": texts}, autoescape=True)
    made.save(BytesIO())


def same_lines(one: bytes, other: bytes) -> str:
    """Return what the comparing tool says of two PDFs."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("dxpdf.pdf", "libreoffice.pdf")]
        for path, data in zip(paths, (one, other), strict=True):
            path.write_bytes(data)
        command = [sys.executable, str(SAME_LINES), *map(str, paths)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return said.strip().splitlines()[-1]


def main() -> None:
    """Print a table of what was measured."""
    office = any(engine.id == "libreoffice" and engine.available for engine in engines())
    template = bare_template()
    for name, report in reports().items():
        texts = texts_of(report)
        composing = best(lambda report=report: compose(report))
        bare = best(lambda texts=texts: render_bare(template, texts))
        data = compose(report)
        drawing = best(lambda data=data: to_pdf(data))
        print(
            f"{name}: compose {composing:.3f} s, {composing / bare:.1f} times bare docxtpl "
            f"({bare:.3f} s); dxpdf {drawing:.3f} s"
        )
        if not office:
            continue
        slow = best(lambda data=data: to_pdf(data, engine="libreoffice"))
        print(f"    LibreOffice {slow:.3f} s; dxpdf takes {drawing / slow:.2f} of that")
        if SAME_LINES.is_file():
            print("    " + same_lines(to_pdf(data), to_pdf(data, engine="libreoffice")))


if __name__ == "__main__":
    main()
