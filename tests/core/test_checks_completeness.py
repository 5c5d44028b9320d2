"""What is missing, names of places, kept figures: what fires, and what is right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from nq57desk.model import (
    Block,
    BlockId,
    FigureId,
    FigureRef,
    FigureValue,
    Numbering,
    Origin,
    PartialDate,
    Run,
    SectionSpec,
    Unplaced,
)
from tests.core.checking import (
    OUTLINE,
    SUBJECT,
    Cases,
    closing,
    header,
    judge,
    parametrized,
    report_of,
)

TEXT = "Nội dung của mục này."
OPTIONAL = replace(
    OUTLINE,
    sections=(
        SectionSpec(key="tuy-chon", heading="Khác", numbering=Numbering.ROMAN, required=False),
    ),
)
HEADLESS = (Origin(line=5, part="subject"),)
ATTACHED = "(Kèm theo Báo cáo số 45/BC-UBND ngày 25 tháng 6 năm 2026 của Ủy ban nhân dân xã Mẫu)"


def optional_section() -> object:
    report = report_of("# I. KHÁC", outline=OPTIONAL)
    return replace(report, sections=(replace(report.sections[0], key="tuy-chon"),))


def with_figure(*values: FigureValue) -> object:
    report = report_of("# I. SỐ LIỆU")
    ref = FigureRef(figure=FigureId("ho_so_tiep_nhan_trong_ky"))
    block = Block(id=BlockId("b"), runs=(Run(text="Đã nhận "), Run(figure=ref), Run(text=".")))
    one = replace(report.sections[0], content=(block,))
    return replace(report, sections=(one,), figures=values)


def figure(name: str, **parts: object) -> FigureValue:
    return FigureValue(figure=FigureId(name), **parts)


def said_at_end(text: str) -> object:
    block = Block(id=BlockId("k"), runs=(Run(text=text),))
    return report_of(closing=closing(sentence=(block,)))


CASES = (
    Cases(
        "empty-section",
        fires=[("# I. MỘT", "# II. HAI", TEXT)],
        silent=[
            ("# I. MỘT", "## 1. Hai", TEXT),
            ("# I. MỘT", "| STT | Việc", "| 1 | Họp"),
            optional_section(),
        ],
    ),
    Cases(
        "placeholder",
        fires=[
            "Đã mở … lớp với ... người.",
            "Tỷ lệ đạt xx%.",
            "Người phụ trách: [họ và tên].",
            "Đã mở ....... lớp.",
        ],
        silent=[
            "Trang bị máy tính, máy in, ti vi...; còn lại dùng chung.",
            "Có mạng, có máy, v.v… tại các thôn.",
            "Phòng VHXX và bảng [1] đã lập.",
            "Xem <https://mau.gov.vn> để biết thêm.",
        ],
    ),
    Cases(
        "missing-figure",
        fires=[with_figure()],
        silent=[
            with_figure(figure("ho_so_tiep_nhan_trong_ky", value=Decimal(120))),
            with_figure(figure("ho_so_tiep_nhan_trong_ky", value=Decimal(0))),
        ],
    ),
    Cases(
        "unplaced",
        fires=[
            report_of(unplaced=(Unplaced(id=BlockId("u"), text="Một đoạn dài chưa xếp " * 3),))
        ],
        silent=[
            report_of(),
            report_of(unplaced=(Unplaced(id=BlockId("u"), text="CÁC PHỤ LỤC"),)),
        ],
    ),
    Cases(
        "no-number",
        fires=[report_of(header=header(number=""))],
        silent=[report_of(), report_of(header=header(number="", origins=HEADLESS))],
    ),
    Cases(
        "no-date",
        fires=[report_of(header=header(date=PartialDate(month=6, year=2026)))],
        silent=[
            report_of(),
            report_of(header=header(date=PartialDate(month=6), origins=HEADLESS)),
        ],
    ),
    Cases(
        "head-against-attachment",
        fires=[
            report_of(header=header(attachment=ATTACHED.replace("45", "46"))),
            report_of(header=header(attachment=ATTACHED.replace("25 tháng", "24 tháng"))),
            report_of(
                header=header(number="", date=PartialDate(), origins=HEADLESS, attachment=ATTACHED)
            ),
        ],
        silent=[
            report_of(header=header(attachment=ATTACHED)),
            report_of(header=header(attachment="(Kèm theo Báo cáo số /BC-UBND ngày tháng năm)")),
        ],
    ),
    Cases(
        "incomplete-attachment",
        fires=[report_of(header=header(attachment="(Kèm theo Báo cáo số /BC-UBND ngày /6/2026)"))],
        silent=[
            report_of(header=header(attachment=ATTACHED)),
            report_of(header=header(attachment="(Kèm theo Báo cáo số      /BC-UBND)")),
        ],
    ),
    Cases(
        "no-closing",
        fires=[report_of(closing=closing(sentence=()))],
        silent=[report_of(), said_at_end("Ủy ban nhân dân xã báo cáo để biết./.")],
    ),
    Cases(
        "no-end-sign",
        fires=[said_at_end("Ủy ban nhân dân xã báo cáo để biết.")],
        silent=[report_of(), said_at_end("Ủy ban nhân dân xã báo cáo để biết./.")],
    ),
    Cases(
        "closing-against-subject",
        fires=[
            said_at_end(f"Trên đây là Báo cáo {SUBJECT.replace('đột phá ', '')} của UBND xã./.")
        ],
        silent=[
            report_of(),
            said_at_end("Trên đây là kết quả của xã, kính gửi cấp trên xem xét./."),
        ],
    ),
    Cases(
        "no-signer",
        fires=[report_of(closing=closing(signer="")), report_of(closing=closing(signature=()))],
        silent=[report_of(), report_of(closing=closing(signature=("KT. CHỦ TỊCH",)))],
    ),
    Cases(
        "collective-signature",
        fires=[report_of(closing=closing(signature=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")))],
        silent=[
            report_of(),
            report_of(closing=closing(signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"))),
        ],
    ),
    Cases(
        "no-recipients",
        fires=[report_of(closing=closing(recipients=()))],
        silent=[report_of(), report_of(closing=closing(recipients=("Lưu: VT",)))],
    ),
    Cases(
        "odd-recipients",
        fires=[
            report_of(closing=closing(recipients=("Sở Tài chính",))),
            report_of(header=header(addressees=("Sở Tài chính",))),
        ],
        silent=[
            report_of(),
            report_of(
                header=header(addressees=("Sở Tài chính",)),
                closing=closing(recipients=("Như trên", "Lưu: VT")),
            ),
        ],
    ),
    Cases(
        "gone-place",
        fires=[
            "Xã đã báo cáo UBND huyện và Sở Thông tin và Truyền thông.",
            "Xã học tập tỉnh Bắc Kạn.",
        ],
        silent=[
            "Trước đây, UBND huyện đã giao việc này.",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh Bắc Kạn.",
            report_of(
                "Xã đã báo cáo UBND huyện.",
                header=header(date=PartialDate(day=20, month=5, year=2025)),
            ),
        ],
    ),
    Cases(
        "figure-over-whole",
        fires=[
            with_figure(
                figure("ty_le_ho_so_toan_trinh", numerator=Decimal(12), denominator=Decimal(10))
            )
        ],
        silent=[
            with_figure(
                figure("ty_le_ho_so_toan_trinh", numerator=Decimal(9), denominator=Decimal(10))
            ),
            with_figure(figure("ty_le_ho_so_toan_trinh", value=Decimal(100))),
        ],
    ),
    Cases(
        "figure-against-parts",
        fires=[
            with_figure(
                figure("ho_so_truc_tuyen", value=Decimal(80)),
                figure("ho_so_tiep_nhan_trong_ky", value=Decimal(100)),
                figure("ty_le_ho_so_truc_tuyen", value=Decimal(90)),
            )
        ],
        silent=[
            with_figure(
                figure("ho_so_truc_tuyen", value=Decimal(80)),
                figure("ho_so_tiep_nhan_trong_ky", value=Decimal(100)),
                figure("ty_le_ho_so_truc_tuyen", value=Decimal(80)),
            ),
            with_figure(figure("ty_le_ho_so_truc_tuyen", value=Decimal(90))),
        ],
    ),
    Cases(
        "cumulative-below-period",
        fires=[
            with_figure(
                figure("ho_so_truc_tuyen", value=Decimal(80), cumulative=Decimal(70)),
            )
        ],
        silent=[
            with_figure(figure("ho_so_truc_tuyen", value=Decimal(80), cumulative=Decimal(80))),
            with_figure(figure("ho_so_truc_tuyen", value=Decimal(80))),
        ],
    ),
    Cases(
        "figure-outside-period",
        fires=[
            with_figure(
                figure("ho_so_truc_tuyen", value=Decimal(80), as_of=date(2026, 7, 2)),
            )
        ],
        silent=[
            with_figure(figure("ho_so_truc_tuyen", value=Decimal(80), as_of=date(2026, 6, 30))),
            with_figure(figure("ho_so_truc_tuyen", value=Decimal(80))),
        ],
    ),
)


@parametrized(CASES)
def test_completeness(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
