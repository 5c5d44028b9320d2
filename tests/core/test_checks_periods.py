"""Periods and days: what fires, and what looks alike and is right."""

from nq57desk.model import PartialDate, Period, PeriodKind
from tests.core.checking import SUBJECT, Cases, header, judge, parametrized, report_of

YEAR = header(subject=SUBJECT.replace("6 tháng đầu năm 2026", "năm 2026"))
NO_PERIOD = header(subject="Kết quả thực hiện Nghị quyết số 57-NQ/TW trên địa bàn xã Mẫu")
OVERLAP = header(subject=f"{SUBJECT}; nhiệm vụ, giải pháp tháng 6 và 6 tháng cuối năm 2026")
NEXT = header(subject=f"{SUBJECT}; nhiệm vụ, giải pháp 6 tháng cuối năm 2026")
FIVE = header(
    subject=SUBJECT.replace("6 tháng đầu", "5 tháng đầu")
    + "; nhiệm vụ, giải pháp tháng 6 và 6 tháng cuối năm 2026"
)
NONE = Period(kind=PeriodKind.NONE)

CASES = (
    Cases(
        "missing-period",
        fires=[report_of(header=NO_PERIOD, period=NONE)],
        silent=[report_of(), report_of(header=YEAR)],
    ),
    Cases(
        "other-period",
        fires=[
            "Trong 9 tháng đầu năm 2026, xã đã tổ chức 04 lớp.",
            "Trong 6 tháng đầu năm 2025, xã đã tổ chức 04 lớp.",
            "Trong 5 tháng đầu năm 2026, xã đã tổ chức 04 lớp.",
            ("# I. KẾT QUẢ THỰC HIỆN NĂM 2025", "Xã đã tổ chức 04 lớp."),
            ("| STT | 9 tháng đầu năm 2026 | Lũy kế", "| 1 | 20 | 40"),
        ],
        silent=[
            "Trong 6 tháng đầu năm 2026, xã đã tổ chức 04 lớp.",
            "So với cùng kỳ năm 2025, số lớp tăng gấp đôi.",
            "Trong quý I năm 2026, xã đã tổ chức 04 lớp.",
            "Năm 2025, xã được công nhận đạt chuẩn.",
            "Triển khai Kế hoạch số 12/KH-UBND ngày 05/01/2026 về chuyển đổi số năm 2025.",
            ("# I. CHUYỂN BIẾN SO VỚI NĂM 2025", "Việc học số đã thành nếp."),
            ("# I. NHIỆM VỤ, GIẢI PHÁP", "Trong quý III năm 2026, xã tổ chức 04 lớp."),
            "Xã dự thi “Sáng tạo trẻ 9 tháng đầu năm 2025”.",
        ],
    ),
    Cases(
        "uneven-period",
        fires=[
            report_of("Trong 6 tháng đầu năm 2026, xã đã mở 04 lớp.", header=YEAR),
            ("# I. KẾT QUẢ THỰC HIỆN NĂM 2026", "Xã đã mở 04 lớp."),
        ],
        silent=[
            report_of("Trong năm 2026, xã đã mở 04 lớp.", header=YEAR),
            ("# I. NHIỆM VỤ THEO CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026", "Xã đã mở 04 lớp."),
            ("# I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026", "Năm 2026, xã đặt mục tiêu cao hơn."),
        ],
    ),
    Cases(
        "overlapping-tasks",
        fires=[
            report_of(header=OVERLAP),
            ("# I. KẾT QUẢ", "Xã đã mở lớp.", "# II. NHIỆM VỤ, GIẢI PHÁP QUÝ II NĂM 2026", "Học."),
        ],
        silent=[
            report_of(header=NEXT),
            report_of(header=FIVE),
            ("# I. KẾT QUẢ", "Xã mở lớp.", "# II. NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026", "Học."),
        ],
    ),
    Cases(
        "data-ends-early",
        fires=["Số liệu từ ngày 01/01/2026 đến hết ngày 20/5/2026: tiếp nhận 200 hồ sơ."],
        silent=[
            "Số liệu từ ngày 01/01/2026 đến ngày 30/6/2026: tiếp nhận 200 hồ sơ.",
            "Cuộc thi được tổ chức từ ngày 01/3/2026 đến ngày 20/5/2026.",
        ],
    ),
    Cases(
        "data-outside",
        fires=[
            "Số liệu tính đến ngày 20/6/2025: tiếp nhận 200 hồ sơ.",
            report_of(
                "Số liệu tính đến ngày 28/6/2026.",
                header=header(date=PartialDate(day=25, month=6, year=2026)),
            ),
        ],
        silent=[
            "Số liệu tính đến ngày 20/6/2026: tiếp nhận 200 hồ sơ.",
            "Số liệu từ ngày 15/12/2025 đến ngày 14/6/2026: tiếp nhận 200 hồ sơ.",
            "Thời hạn hoàn thành: trước ngày 31/12/2026.",
        ],
    ),
    Cases(
        "rate-without-rate",
        fires=["Tỷ lệ hộ có mã số định danh: 1.204 hộ.", "Tỷ lệ ký số đạt 45 văn bản."],
        silent=[
            "Tỷ lệ hộ có mã số định danh: 1.204/1.300 hộ, đạt 92,6%.",
            "Tỷ lệ ký số đạt 95%, với 45 văn bản.",
            "Số hộ có mã số định danh: 1.204 hộ.",
        ],
    ),
)


@parametrized(CASES)
def test_periods(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
