"""Documents cited and days: what fires, and what looks alike and is right."""

from tests.core.checking import SUBJECT, Cases, closing, header, judge, parametrized, report_of

SHORT = SUBJECT.replace(" ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học", "")
HEAD = "| STT | Số, ký hiệu | Ngày ban hành | Nội dung"


def register(*rows: str) -> tuple[str, ...]:
    listed = [f"| {place} | {row}" for place, row in enumerate(rows, 1)]
    return ("# I. MỘT", "(Có Phụ lục kèm theo).", "# Phụ lục DANH MỤC", HEAD, *listed)


def short_of(*lines: str) -> object:
    end = closing(sentence=closing().sentence[:0])
    return report_of(*lines, header=header(subject=SHORT), closing=end)


CASES = (
    Cases(
        "wrong-symbol",
        fires=[
            "Thực hiện Kế hoạch số 12-KH/UBND của xã.",
            "Thực hiện Quyết định số 15-QĐ-UBND của xã.",
            "Thực hiện Kế hoạch số 20/KH-ĐU của Đảng ủy.",
        ],
        silent=[
            "Thực hiện Kế hoạch số 12/KH-UBND và Công văn số 88/UBND-VX của xã.",
            "Thực hiện Kế hoạch số 20-KH/ĐU và Công văn số 15-CV/VPTU.",
            "Thực hiện Nghị định số 30/2020/NĐ-CP; hỗ trợ 24/7, đạt 12/15 xóm.",
        ],
    ),
    Cases(
        "type-against-symbol",
        fires=["Thực hiện Quyết định số 12/KH-UBND.", "Thực hiện Kế hoạch số 9/QĐ-UBND."],
        silent=[
            "Thực hiện Kế hoạch hành động số 12-KH/ĐU.",
            "Thực hiện Công văn số 12/UBND-VX và Văn bản số 12/KH-UBND.",
        ],
    ),
    Cases(
        "blank-in-symbol",
        fires=["Thực hiện Kế hoạch số 12 /KH-UBND của xã."],
        silent=["Thực hiện Kế hoạch số 12/KH-UBND của xã.", "Đạt 12 / 15 xóm."],
    ),
    Cases(
        "comma-before-date",
        fires=[
            "Kế hoạch số 12/KH-UBND, ngày 05/01/2026 và Kế hoạch số 15/KH-UBND ngày 10/01/2026."
        ],
        silent=[
            "Kế hoạch số 12/KH-UBND ngày 05/01/2026; Kế hoạch số 15/KH-UBND ngày 10/01/2026.",
            "Kế hoạch số 12/KH-UBND, Kế hoạch số 15/KH-UBND ngày 10/01/2026.",
        ],
    ),
    Cases(
        "out-of-sequence",
        fires=[
            register(
                "12/KH-UBND | 15/01/2026 | Một",
                "70/KH-UBND | 02/02/2026 | Hai",
                "30/KH-UBND | 20/02/2026 | Ba",
                "41/KH-UBND | 05/3/2026 | Bốn",
            ),
            (
                "UBND xã đã ban hành các văn bản:",
                "- Kế hoạch số 90/KH-UBND ngày 10/01/2026 về học số;",
                "- Kế hoạch số 15/KH-UBND ngày 20/02/2026 về họp số;",
                "- Kế hoạch số 22/KH-UBND ngày 01/3/2026 về chợ số.",
            ),
        ],
        silent=[
            register(
                "12/KH-UBND | 15/01/2026 | Một",
                "12/QĐ-UBND | 02/02/2026 | Hai",
                "10/QĐ-UBND | 20/01/2026 | Ba",
                "30/KH-UBND | 20/02/2026 | Bốn",
            ),
            "Kế hoạch số 90/KH-UBND ngày 10/01/2026 của UBND tỉnh; Kế hoạch số 15/KH-UBND ngày "
            "20/02/2026 của UBND xã.",
            register("176/KH-UBND | 31/12/2025 | Một", "12/KH-UBND | 15/01/2026 | Hai"),
            register("41/KH-UBND | 16/01/2026 | Một", "56/KH-UBND | 16/01/2026 | Hai"),
        ],
    ),
    Cases(
        "unsorted-register",
        fires=[
            register(
                "30/KH-UBND | 20/02/2026 | Một",
                "12/KH-UBND | 15/01/2026 | Hai",
                "41/KH-UBND | 05/3/2026 | Ba",
            ),
        ],
        silent=[
            register(
                "41/KH-UBND | 05/3/2026 | Một",
                "30/KH-UBND | 20/02/2026 | Hai",
                "12/KH-UBND | 15/01/2026 | Ba",
            ),
            register(
                "12/KH-UBND | 15/01/2026 | Một",
                "30/KH-UBND | 20/02/2026 | Hai",
                "9/QĐ-UBND | 10/01/2026 | Ba",
                "15/QĐ-UBND | 25/3/2026 | Bốn",
            ),
        ],
    ),
    Cases(
        "two-dates",
        fires=[
            "Nghị quyết số 08-NQ/TW ngày 12/3/2026; theo Nghị quyết số 08-NQ/TW ngày 13/3/2026.",
            "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND xã; Kế hoạch số 12/KH-UBND ngày "
            "06/01/2026 của UBND xã.",
        ],
        silent=[
            "Nghị quyết số 08-NQ/TW ngày 12/3/2026; theo Nghị quyết số 08-NQ/TW ngày 12/3/2026.",
            "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND xã; Kế hoạch số 12/KH-UBND ngày "
            "09/01/2026 của UBND tỉnh.",
            "Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND xã; Kế hoạch số 12/KH-UBND ngày "
            "06/01/2026 của UBND xã.",
        ],
    ),
    Cases(
        "wrong-day",
        fires=[
            "Họp ngày 31/02/2026.",
            "Họp ngày 5 - tháng 4 năm 2026.",
            "Họp ngày 32 tháng 5 năm 2026.",
        ],
        silent=[
            "Họp ngày 28/02/2026.",
            "Họp ngày 05 tháng 4 năm 2026.",
            "Đạt 12/15/20 điểm; từ ngày 12 - 15 tháng 4.",
        ],
    ),
    Cases(
        "day-without-zero",
        fires=["Họp ngày 5 tháng 4 năm 2026.", "Họp ngày 15 tháng 1 năm 2026."],
        silent=["Họp ngày 05 tháng 4 năm 2026.", "Họp ngày 15 tháng 12 năm 2026."],
    ),
    Cases(
        "dated-after-report",
        fires=["Thực hiện Công văn số 88/UBND-VX ngày 30/6/2026 của UBND tỉnh."],
        silent=[
            "Thực hiện Công văn số 88/UBND-VX ngày 24/6/2026 của UBND tỉnh.",
            "Sẽ họp tổng kết vào ngày 30/6/2026.",
        ],
    ),
    Cases(
        "resolution-in-full",
        fires=[short_of("Xã đã quán triệt Nghị quyết số 57-NQ/TW đến mọi đảng viên.")],
        silent=[
            report_of("Xã đã quán triệt Nghị quyết số 57-NQ/TW đến mọi đảng viên."),
            short_of(
                "Xã học Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá."
            ),
        ],
    ),
    Cases(
        "without-symbol",
        fires=["Xã tiếp tục thực hiện Nghị quyết 57 trong mọi ngành."],
        silent=[
            "Xã tiếp tục thực hiện Nghị quyết số 57-NQ/TW trong mọi ngành.",
            "Xã tiếp tục thực hiện Nghị quyết 22 và Đề án 06 trong mọi ngành.",
        ],
    ),
)


@parametrized(CASES)
def test_documents(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
