"""Numbers of headings, appendices, lists: what fires, and what looks alike and is right."""

from nq57desk.model import Origin
from tests.core.checking import Cases, judge, parametrized, report_of

T = "Nội dung của mục này."
APPENDIX = ("# Phụ lục DANH MỤC", "Không có.")


def twice_printed() -> object:
    report = report_of("# I. HẠ TẦNG", T)
    one = report.sections[0]
    origins = (Origin(line=3), Origin(line=5))
    from dataclasses import replace

    return replace(report, sections=(replace(one, origins=origins),))


CASES = (
    Cases(
        "letter-order",
        fires=[
            (
                "# I. MỘT",
                "## a) Một",
                T,
                "## b) Hai",
                T,
                "## c) Ba",
                T,
                "## d) Bốn",
                T,
                "## e) Năm",
                T,
                "## f) Sáu",
                T,
            ),
            (
                "a) Việc thứ nhất;",
                "b) Việc thứ hai;",
                "c) Việc thứ ba;",
                "d) Việc thứ tư;",
                "e) Việc thứ năm.",
            ),
        ],
        silent=[
            (
                "# I. MỘT",
                "## a) Một",
                T,
                "## b) Hai",
                T,
                "## c) Ba",
                T,
                "## d) Bốn",
                T,
                "## đ) Năm",
                T,
                "## e) Sáu",
                T,
                "## g) Bảy",
                T,
            ),
            ("# I. MỘT", "## a) Một", T, "## b) Hai", T, "## c) Ba", T, "## d) Bốn", T),
            (
                "# I. MỘT",
                "## a) Một",
                T,
                "## b) Hai",
                T,
                "# II. HAI",
                "## a) Ba",
                T,
                "## b) Bốn",
                T,
            ),
        ],
    ),
    Cases(
        "number-gap",
        fires=[
            ("# I. MỘT", T, "# II. HAI", T, "# IV. BỐN", T),
            ("# I. MỘT", "## 1. Một", T, "## 2. Hai", T, "## 2. Ba", T),
            ("# 1. Một", "## 1.1. Một", T, "## 1.3. Ba", T),
            ("# I. MỘT", "## a) Một", T, "## c) Ba", T, "## b) Hai", T),
        ],
        silent=[
            ("# I. MỘT", "## 1. Một", T, "# II. HAI", "## 1. Một", T, "## 2. Hai", T),
            ("# Phần 1 MỘT", "## I. Một", T, "## II. Hai", T, "# Phần 2 HAI", "## I. Một", T),
            ("# I. MỘT", "## 1. Một", T, "## 2.1. Hai", T, "## 2.2. Ba", T, "## 3. Bốn", T),
        ],
    ),
    Cases(
        "number-prefix",
        fires=[
            ("# 1. Một", "## 1.1. Một", T, "# 2. Hai", "## 3.1. Ba", T),
            ("# I. MỘT", "## 1. Một", T, "## 2.1. Hai", T, "## 2.2. Ba", T, "## 3. Bốn", T),
        ],
        silent=[
            ("# 1. Một", "## 1.1. Một", T, "# 2. Hai", "## 2.1. Ba", T),
            ("# I. MỘT", "## 1. Một", "### 1.1. Hai", "#### a) Ba", T),
        ],
    ),
    Cases(
        "doubled-heading",
        fires=[twice_printed(), ("# I. HẠ TẦNG SỐ", "# II. HẠ TẦNG SỐ", T)],
        silent=[
            ("# I. HẠ TẦNG SỐ", T, "# II. DỮ LIỆU SỐ", T),
            ("# I. MỘT", "## 1. Kết quả", T, "# II. HAI", "## 1. Kết quả", T),
        ],
    ),
    Cases(
        "mixed-numbering",
        fires=[("# 1. Một", T, "# 2. Hai", T, "# I. BA", T)],
        silent=[
            ("# I. MỘT", "## 1. Hai", T, "# II. BA", T),
            ("# 1. Một", "## 1.1. Hai", T, "# 2. Ba", T),
        ],
    ),
    Cases(
        "doubly-numbered-appendix",
        fires=[
            (
                "# I. MỘT",
                "(Có Phụ lục I, II kèm theo).",
                "# 1. Phụ lục I DANH MỤC",
                T,
                "# 2. Phụ lục II BẢNG SỐ",
                T,
            )
        ],
        silent=[
            (
                "# I. MỘT",
                "(Có Phụ lục I, II kèm theo).",
                "# Phụ lục I DANH MỤC",
                T,
                "# Phụ lục II BẢNG SỐ",
                T,
            ),
            ("# I. MỘT", "(Có Phụ lục kèm theo).", *APPENDIX),
        ],
    ),
    Cases(
        "heading-stop",
        fires=[("# I. HẠ TẦNG.", T, "# II. DỮ LIỆU", T)],
        silent=[
            ("# I. HẠ TẦNG", T, "# II. DỮ LIỆU", T),
            ("# I. HẠ TẦNG.", T, "# II. DỮ LIỆU.", T),
            ("# I. HẠ TẦNG…", T, "# II. DỮ LIỆU", T),
        ],
    ),
    Cases(
        "missing-appendix",
        fires=[
            "Chi tiết có Phụ lục kèm theo.",
            (
                "# I. MỘT",
                "(Có Phụ lục I, III kèm theo).",
                "# Phụ lục I MỘT",
                T,
                "# Phụ lục II HAI",
                T,
            ),
        ],
        silent=[
            (
                "# I. MỘT",
                "(Có Phụ lục từ I đến II kèm theo).",
                "# Phụ lục I MỘT",
                T,
                "# Phụ lục II HAI",
                T,
            ),
            "Thực hiện theo Phụ lục II Nghị định số 30/2020/NĐ-CP.",
            "Biểu mẫu tại Phụ lục ban hành kèm theo Quyết định số 12/QĐ-UBND.",
        ],
    ),
    Cases(
        "unreferred-appendix",
        fires=[
            ("# I. MỘT", T, *APPENDIX),
            ("# I. MỘT", "(Có Phụ lục I kèm theo).", "# Phụ lục I MỘT", T, "# Phụ lục II HAI", T),
        ],
        silent=[
            ("# I. MỘT", "Chi tiết tại Phụ lục kèm theo.", *APPENDIX),
            ("# I. MỘT", "Đã ban hành nhiều văn bản (có danh mục kèm theo).", *APPENDIX),
            (
                "# I. MỘT",
                "Số liệu chi tiết tại các Phụ lục kèm theo.",
                "# Phụ lục I MỘT",
                T,
                "# Phụ lục II HAI",
                T,
            ),
            ("# I. Chỉ đạo (có Phụ lục kèm theo)", T, *APPENDIX),
        ],
    ),
    Cases(
        "absent-list",
        fires=[
            ("# I. MỘT", "Xã đã ban hành các kế hoạch sau:", "# II. HAI", T),
            ("# I. MỘT", "Xã đã ban hành các kế hoạch, gồm:", "(Có Phụ lục kèm theo).", *APPENDIX),
        ],
        silent=[
            ("# I. MỘT", "Xã đã ban hành các kế hoạch sau:", "- Kế hoạch chuyển đổi số."),
            ("# I. MỘT", "Kết quả cụ thể:", "## 1. Hạ tầng", T),
            ("# I. MỘT", "Số liệu như sau:", "| STT | Việc", "| 1 | Họp"),
        ],
    ),
    Cases(
        "uneven-notes",
        fires=[
            (
                "# I. MỘT",
                "(Có Phụ lục I kèm theo).",
                "# II. HAI",
                "(Có Phụ lục II kèm theo)",
                "# Phụ lục I MỘT",
                T,
                "# Phụ lục II HAI",
                T,
            )
        ],
        silent=[
            (
                "# I. MỘT",
                "(Có Phụ lục I kèm theo).",
                "# II. HAI",
                "(Có Phụ lục II kèm theo).",
                "# Phụ lục I MỘT",
                T,
                "# Phụ lục II HAI",
                T,
            ),
            ("# I. MỘT", "Chi tiết tại Phụ lục kèm theo.", *APPENDIX),
        ],
    ),
    Cases(
        "no-end-mark",
        fires=[
            (
                "Xã đã tổ chức nhiều buổi tuyên truyền.",
                "Thôn đã giúp bà con dùng dịch vụ số.",
                "Trường đã mở lớp học kỹ năng số",
            )
        ],
        silent=[
            ("Xã đã tổ chức nhiều buổi tuyên truyền.", "Trường đã mở lớp học kỹ năng số."),
            ("Xã đã làm ba việc lớn sau đây:", "- Mở lớp học kỹ năng số;", "- Tặng máy tính cũ."),
            ("Đạt yêu cầu", "Xã đã tổ chức nhiều buổi tuyên truyền."),
        ],
    ),
)


@parametrized(CASES)
def test_structure(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
