"""PDF engines: what is drawn, what is kept together, what is told when it fails."""

import os
import sys
import time
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from nq57desk.compose import compose, dxpdf_engine, engines, office_engines, processes, to_pdf
from nq57desk.compose.dxpdf_engine import TIMES, Prepared, text_font
from nq57desk.compose.metrics import width
from nq57desk.errors import EngineError
from nq57desk.model import Closing, Numbering, SectionKind
from tests.helpers import block, build_report, section
from tests.printed import parts

SIGNED = Closing(
    sentence=(block("Trên đây là báo cáo./."),),
    recipients=("Như trên", "Lưu: VT"),
    signature=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Nguyễn Văn Mẫu",
)


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    document.close()
    return texts


def drawn(*texts: str, **parts_: object) -> list[str]:
    return pages(to_pdf(compose(build_report(section("a", *texts), closing=SIGNED, **parts_))))


def test_report_is_drawn_with_capitals_written_out() -> None:
    report = build_report(
        section("a", heading="Việc lớn của xã", numbering=Numbering.ROMAN),
        section("pl", heading="Danh mục", numbering=Numbering.APPENDIX, kind=SectionKind.APPENDIX),
    )
    first, second = pages(to_pdf(compose(report)))
    assert "I. VIỆC LỚN CỦA XÃ" in first
    assert "Phụ lục\nDANH MỤC\n" in second


def test_exported_file_keeps_its_letters_and_fonts() -> None:
    report = build_report(section("a", heading="Việc lớn", numbering=Numbering.ROMAN))
    data = compose(report)
    to_pdf(data)
    assert "I. Việc lớn" in [p.text for p in docx.Document(BytesIO(data)).paragraphs]
    assert TIMES.encode() in parts(data)["word/styles.xml"]


def test_page_number_is_drawn_from_the_second_page_on() -> None:
    first, second, *_ = drawn(*["Hướng dẫn người dân. " * 30] * 12)
    assert not first.startswith("1\n")
    assert second.startswith("2\n") or second.endswith("2")


def test_page_numbers_begin_anew_in_an_appendix() -> None:
    appendix = section(
        "pl", *["Dòng."] * 60, numbering=Numbering.APPENDIX, kind=SectionKind.APPENDIX
    )
    found = pages(to_pdf(compose(build_report(section("a"), appendix))))
    assert [page.split("\n")[0] for page in found[1:3]] == ["Phụ lục", "2"]


@pytest.mark.parametrize("lines", range(20, 27))
def test_heading_is_never_last_on_a_page(lines: int) -> None:
    report = build_report(
        section("a", *["Dòng."] * lines),
        section("b", heading="ĐỀ MỤC LỚN", numbering=Numbering.ROMAN),
        section("c", "chữ " * 90, level=2, heading="Đề mục nhỏ", numbering=Numbering.ARABIC),
    )
    for page in pages(to_pdf(compose(report))):
        assert not page.rstrip().endswith(("LỚN", "nhỏ"))


@pytest.mark.parametrize("lines", range(14, 24))
def test_signature_is_never_alone_on_a_page(lines: int) -> None:
    last = drawn(*["Dòng."] * lines)[-1]
    assert "Trên đây là báo cáo./." in last
    assert "Nguyễn Văn Mẫu" in last


def test_rule_under_the_motto_is_drawn_as_long_as_the_motto() -> None:
    document = pypdfium2.PdfDocument(to_pdf(compose(build_report())))
    lengths = [
        right - left
        for item in document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        for left, bottom, right, top in [item.get_bounds()]
        if top - bottom < 2
    ]
    document.close()
    motto = width("Độc lập - Tự do - Hạnh phúc", 14, bold=True) / 20
    assert any(length == pytest.approx(motto, rel=0.02) for length in lengths)


@pytest.mark.skipif(text_font() is None, reason="fontconfig does not rule here")
@pytest.mark.parametrize("text, is_alone", [("Đã xong – “ừ” ≥ 5 ₫", True), ("Xong ✓ 一", False)])
def test_only_signs_beyond_the_text_font_make_the_engine_look_at_all_fonts(
    text: str, is_alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[bytes] = []
    monkeypatch.setattr(dxpdf_engine, "_convert_alone", lambda docx, *_: alone.append(docx))
    (page,) = drawn(text)
    assert text.split()[0] in page
    assert bool(alone) is is_alone


def test_engine_sees_another_font_name_where_times_is_missing() -> None:
    prepared = Prepared.of(compose(build_report()), font="Liberation Serif")
    found = parts(prepared.docx())
    assert not any(TIMES.encode() in part for part in found.values())
    assert b"Liberation Serif" in found["word/styles.xml"]


def test_text_that_speaks_of_the_font_is_left_alone() -> None:
    data = compose(build_report(section("a", f'Dùng phông ="{TIMES}" cỡ 14.')))
    found = parts(Prepared.of(data, font="Liberation Serif").docx())
    assert f'="{TIMES}" cỡ'.encode() in found["word/document.xml"]


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig rules on Linux alone")
def test_a_font_with_the_metrics_of_times_is_found() -> None:
    font = text_font()
    assert font is not None
    assert font.folder.is_dir()


def test_broken_document_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_docx: bytes) -> bytes:
        raise RuntimeError("parse error")

    monkeypatch.setattr(dxpdf_engine.dxpdf, "convert", fail)
    monkeypatch.setattr(dxpdf_engine, "text_font", lambda: None)
    with pytest.raises(EngineError, match="Không dựng được"):
        to_pdf(compose(build_report()))


def test_cancelled_engine_says_so() -> None:
    with pytest.raises(EngineError, match="Đã dừng"):
        to_pdf(compose(build_report()), cancelled=lambda: True)


def test_unknown_engine_is_refused() -> None:
    with pytest.raises(EngineError, match="“giay”"):
        to_pdf(b"", engine="giay")


def test_built_in_engine_comes_first_and_is_there() -> None:
    first, *others = engines()
    assert (first.id, first.available) == ("dxpdf", True)
    assert [engine.id for engine in others] == ["libreoffice", "word"]


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program of our own in LibreOffice's place; its lines of shell are the file's."""
    program = tmp_path / "soffice"
    monkeypatch.setattr(office_engines, "soffice", lambda: program)
    return program


def write_program(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in programs are shell scripts")


@posix
def test_libreoffice_gets_the_file_and_gives_the_pdf(soffice: Path) -> None:
    write_program(soffice, 'cp "$NQ57_DOCX" "$NQ57_PDF"')
    assert to_pdf(b"noi dung", engine="libreoffice") == b"noi dung"


@posix
def test_libreoffice_that_makes_nothing_is_told(soffice: Path) -> None:
    write_program(soffice, "exit 1")
    with pytest.raises(EngineError, match="LibreOffice không tạo được PDF"):
        to_pdf(b"x", engine="libreoffice")


@posix
def test_cancelling_ends_libreoffice_with_its_children(soffice: Path, tmp_path: Path) -> None:
    write_program(soffice, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    child = tmp_path / "child"
    with pytest.raises(EngineError, match="Đã dừng"):
        to_pdf(b"x", engine="libreoffice", cancelled=child.exists)
    number = int(child.read_text() or 0)
    ends = time.monotonic() + 5
    while is_running(number) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not is_running(number)


def is_running(number: int) -> bool:
    status = Path(f"/proc/{number}/stat")
    return status.exists() and status.read_text().split()[2] != "Z"


@posix
def test_libreoffice_that_takes_too_long_is_ended(
    soffice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(soffice, "sleep 60")
    monkeypatch.setattr(processes, "TIMEOUT", 0.2)
    with pytest.raises(EngineError, match="quá nhiều thời gian"):
        to_pdf(b"x", engine="libreoffice")


def test_engine_that_cannot_be_started_is_told(soffice: Path) -> None:
    soffice.write_text("no program")
    with pytest.raises(EngineError, match="Không khởi động được"):
        to_pdf(b"x", engine="libreoffice")


def test_missing_engines_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_engines, "soffice", lambda: None)
    monkeypatch.setattr(office_engines, "has_word", lambda: False)
    for engine in ("libreoffice", "word"):
        with pytest.raises(EngineError, match="không có"):
            to_pdf(b"x", engine=engine)
