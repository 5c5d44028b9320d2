"""One thing, one value: what fires, and what looks alike and is right."""

from tests.core.checking import Cases, judge, parametrized

MODELS = (
    "# I. MÔ HÌNH",
    "## 1. Mô hình “Thôn Đông học kỹ năng số”",
    "Thôn vận động bà con cùng học.",
    "## 2. Mô hình “Thôn Tây bán hàng trên mạng”",
    "Thôn giúp các hộ mở gian hàng.",
    "(Có Phụ lục kèm theo).",
    "# Phụ lục DANH MỤC MÔ HÌNH",
    "| STT | Tên | Kết quả",
)
REGISTER = (
    "# Phụ lục DANH MỤC VĂN BẢN",
    "| STT | Số, ký hiệu | Ngày ban hành | Nội dung",
    "| 1 | 12/KH-UBND | 15/01/2026 | Kế hoạch chuyển đổi số năm 2026",
    "| 2 | 30/KH-UBND | 20/02/2026 | Kế hoạch tuyên truyền kỹ năng số",
)

CASES = (
    Cases(
        "two-values",
        fires=[
            (
                "# I. NỔI BẬT",
                "Tỷ lệ hồ sơ thanh toán qua mạng đạt 76,5%.",
                "# II. CHI TIẾT",
                "Tỷ lệ hồ sơ thanh toán qua mạng: 640/842 hồ sơ, đạt tỷ lệ 76,01%.",
            ),
            (
                "# I. NỔI BẬT",
                "Tỷ lệ số hóa kết quả TTHC đạt 91%.",
                "# II. CHI TIẾT",
                "Trong kỳ, tỷ lệ số hóa kết quả thủ tục hành chính đạt 93%.",
            ),
            (
                "# I. NỔI BẬT",
                "Xã đã bố trí 02 công chức phụ trách hạ tầng công nghệ thông tin.",
                "# II. CHI TIẾT",
                "Hiện có 03 công chức phụ trách hạ tầng công nghệ thông tin.",
            ),
            (
                "# I. NỔI BẬT",
                "Tỷ lệ giải quyết đúng hạn đạt 99,5%.",
                "# II. CHI TIẾT",
                "Đã giải quyết 800 hồ sơ (trước hạn và đúng hạn 798 hồ sơ, đạt 99,75%).",
            ),
            (
                "# I. NỔI BẬT",
                "Đã hoàn thành 21/25 nhiệm vụ theo tiến độ.",
                "# II. CHI TIẾT",
                "Có 20/25 nhiệm vụ theo tiến độ đã hoàn thành.",
            ),
            (
                "# I. NỔI BẬT",
                "UBND xã đã ban hành 11 văn bản chỉ đạo.",
                "# II. CHỈ ĐẠO",
                "Xã đã ban hành 12 văn bản để triển khai.",
            ),
            (
                "# I. NỔI BẬT",
                "Trên 95% hộ gia đình có đường truyền cáp quang.",
                "# II. CHI TIẾT",
                "90% hộ gia đình có đường truyền cáp quang.",
            ),
        ],
        silent=[
            (
                "# I. NỔI BẬT",
                "Tỷ lệ hồ sơ thanh toán qua mạng đạt 76%.",
                "# II. CHI TIẾT",
                "Tỷ lệ hồ sơ thanh toán qua mạng: 640/842 hồ sơ, đạt tỷ lệ 76,01%.",
            ),
            (
                "# I. NỔI BẬT",
                "Tỷ lệ hồ sơ thanh toán qua mạng đạt 76,5%.",
                "# II. NHIỆM VỤ, GIẢI PHÁP",
                "Nâng tỷ lệ hồ sơ thanh toán qua mạng đạt 90%.",
            ),
            "Thôn Đông: tỷ lệ hộ có cáp quang đạt 80%; thôn Tây: tỷ lệ hộ có cáp quang đạt 70%.",
            (
                "# I. NỔI BẬT",
                "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 76%.",
                "# II. CHI TIẾT",
                "Tỷ lệ hồ sơ trực tuyến một phần đạt 24%. Cùng kỳ năm trước, tỷ lệ hồ sơ trực "
                "tuyến toàn trình đạt 60%.",
            ),
            (
                "Đảng ủy và UBND xã đã ban hành 09 văn bản để chỉ đạo.",
                "Đảng ủy xã ban hành 03 văn bản, gồm:",
                "UBND xã ban hành 06 văn bản, gồm:",
            ),
            (
                "# I. NỔI BẬT",
                "Trên 85% hộ gia đình có đường truyền cáp quang.",
                "# II. CHI TIẾT",
                "90% hộ gia đình có đường truyền cáp quang.",
            ),
        ],
    ),
    Cases(
        "done-and-not",
        fires=[
            (
                "# I. KINH PHÍ",
                "Xã đang hoàn thiện hồ sơ gói thầu hệ thống loa thông minh tại 12 thôn.",
                "# II. KẾT QUẢ",
                "Đã lắp đặt hệ thống loa thông minh tại 12/12 thôn.",
            ),
            (
                "# I. NHÂN LỰC",
                "Xã chưa thành lập Tổ hỗ trợ người dân dùng dịch vụ số.",
                "# II. KẾT QUẢ",
                "Xã đã thành lập Tổ hỗ trợ người dân dùng dịch vụ số và tập huấn hai lần.",
            ),
        ],
        silent=[
            (
                "# I. KINH PHÍ",
                "Xã đang hoàn thiện hồ sơ gói thầu hệ thống loa thông minh giai đoạn 2.",
                "# II. KẾT QUẢ",
                "Đã lắp đặt hệ thống loa thông minh giai đoạn 1.",
            ),
            (
                "# I. KINH PHÍ",
                "Xã chưa có doanh nghiệp công nghệ cao trên địa bàn xã Mẫu.",
                "# II. KẾT QUẢ",
                "Đã thành lập tổ công nghệ số trên địa bàn xã Mẫu.",
            ),
            (
                "# I. NHIỆM VỤ, GIẢI PHÁP",
                "Xã sẽ lắp đặt hệ thống loa thông minh tại 12 thôn.",
                "# II. KẾT QUẢ",
                "Đã lắp đặt hệ thống loa thông minh tại 12/12 thôn.",
            ),
        ],
    ),
    Cases(
        "count-against-list",
        fires=[
            (
                "Trung tâm được chia thành 04 khu vực:",
                "- Khu đón tiếp;",
                "- Khu chờ;",
                "- Khu trả.",
            ),
            ("# I. CHIA THÀNH 03 KHU VỰC:", "- Khu đón tiếp;", "- Khu chờ."),
        ],
        silent=[
            (
                "Trung tâm được chia thành 03 khu vực:",
                "- Khu đón tiếp;",
                "- Khu chờ;",
                "- Khu trả.",
            ),
            ("Đã làm nhiều việc, tiêu biểu có 05 mô hình:", "- Mô hình một;", "- Mô hình hai."),
            ("Có 04 khu vực:", "- 03 khu vực tiếp nhận;", "- 01 khu vực trả kết quả."),
            ("Đã họp 05 cuộc, bàn các việc:", "- Hạ tầng;", "- Nhân lực."),
            (
                "* Đảng ủy có 02 văn bản, gồm:",
                "- Kế hoạch chuyển đổi số;",
                "- Kế hoạch học tập;",
                "* Ủy ban có 02 văn bản, gồm:",
                "- Kế hoạch hạ tầng;",
                "- Kế hoạch nhân lực.",
            ),
        ],
    ),
    Cases(
        "count-against-names",
        fires=["Xã có 03 mô hình gồm: “Thôn học số” và “Chợ quê trên mạng”."],
        silent=[
            "Xã có 02 mô hình gồm: “Thôn học số” và “Chợ quê trên mạng”.",
            "Xã có 05 mô hình, tiêu biểu gồm: “Thôn học số” và “Chợ quê trên mạng”.",
        ],
    ),
    Cases(
        "count-against-rows",
        fires=[
            ("# I. CHỈ ĐẠO", "UBND xã ban hành 05 văn bản (có Phụ lục kèm theo).", *REGISTER),
            (
                "# I. CHỈ ĐẠO",
                "Xã đã triển khai 03 mô hình (chi tiết tại Phụ lục).",
                *MODELS[6:],
                "| 1 | Thôn học số | Tốt",
                "| 2 | Chợ quê | Tốt",
            ),
        ],
        silent=[
            ("# I. CHỈ ĐẠO", "UBND xã ban hành 02 văn bản (có Phụ lục kèm theo).", *REGISTER),
            ("# I. CHỈ ĐẠO", "Xã mời 05 cơ quan dự họp (có Phụ lục kèm theo).", *REGISTER),
        ],
    ),
    Cases(
        "models-against-appendix",
        fires=[(*MODELS, "| 1 | Thôn Đông học kỹ năng số | 30 người")],
        silent=[
            (
                *MODELS,
                "| 1 | Thôn Đông học kỹ năng số | 30 người",
                "| 2 | Thôn Tây bán hàng trên mạng | 12 hộ",
            ),
            (*MODELS[:5], "Các mô hình đều có ích.", *MODELS[6:], "| 1 | Việc khác | 3 việc"),
        ],
    ),
    Cases(
        "cited-not-listed",
        fires=[
            (
                "# I. CHỈ ĐẠO",
                "Thực hiện Kế hoạch số 44/KH-UBND ngày 10/3/2026 của UBND xã về thi đua (có Phụ "
                "lục kèm theo).",
                *REGISTER,
            ),
        ],
        silent=[
            (
                "# I. CHỈ ĐẠO",
                "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND xã (có Phụ lục kèm "
                "theo).",
                *REGISTER,
            ),
            (
                "# I. CHỈ ĐẠO",
                "Thực hiện Kế hoạch số 44/KH-UBND ngày 10/3/2026 của UBND tỉnh (có Phụ lục kèm "
                "theo).",
                *REGISTER,
            ),
        ],
    ),
    Cases(
        "no-quantity",
        fires=[("| STT | Việc | Kết quả định lượng", "| 1 | Học số | Bà con biết dùng mạng")],
        silent=[
            ("| STT | Việc | Kết quả định lượng", "| 1 | Học số | 45 người biết dùng mạng"),
            ("| STT | Việc | Kết quả", "| 1 | Học số | Bà con biết dùng mạng"),
        ],
    ),
)


@parametrized(CASES)
def test_one_value(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
