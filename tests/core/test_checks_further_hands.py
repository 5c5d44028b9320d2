"""The rules on the wordings of further offices: totals, what remains, states, places, lists."""

from tests.core.checking import Cases, judge, parametrized

_LIST = (
    "# Phụ lục I Danh mục văn bản",
    "| STT | Số, ký hiệu văn bản | Ngày ban hành | Cấp ban hành | Nội dung",
    "| 1 | 12/KH-UBND | 15/01/2026 | UBND xã | Kế hoạch năm",
    "| 2 | 19/KH-UBND | 22/01/2026 | UBND xã | Kế hoạch tập huấn",
)


CASES = (
    Cases(
        "out-of-balance",
        fires=[
            "Tiếp nhận 468 hồ sơ, 58 hồ sơ kỳ trước chuyển sang, phải giải quyết 536 hồ sơ.",
            (
                "Được giao 24 nhiệm vụ. Đã hoàn thành 15 nhiệm vụ. Đang thực hiện 08 nhiệm vụ.",
                "Theo thông báo, xã được giao 06 nhiệm vụ, hoàn thành 04, đang triển khai 02.",
            ),
        ],
        silent=[
            (
                "Tiếp nhận 468 hồ sơ (391 hồ sơ trực tuyến, 77 hồ sơ trực tiếp), cùng 58 hồ sơ "
                "năm 2025 chuyển sang, tổng số phải giải quyết 526 hồ sơ."
            ),
            (
                "Được giao 24 nhiệm vụ: đã hoàn thành 15 nhiệm vụ; đang thực hiện trong hạn 09 "
                "nhiệm vụ; quá hạn 0 nhiệm vụ.",
                "Theo thông báo, xã được giao 06 nhiệm vụ, đã hoàn thành 04 nhiệm vụ, còn 02 "
                "nhiệm vụ đang triển khai.",
            ),
        ],
    ),
    Cases(
        "doubtful-sum",
        fires=[
            (
                "Bố trí 850 triệu đồng, đã giải ngân 312 triệu đồng. Cụ thể:",
                "- Máy tính: 465 triệu đồng;",
                "- Tập huấn: 120 triệu đồng.",
            )
        ],
        silent=[
            (
                "Bố trí 850 triệu đồng, đến nay đã giải ngân 312 triệu đồng, đạt 36,71%. Cụ thể:",
                "- Máy tính: 670 triệu đồng;",
                "- Tập huấn: 180 triệu đồng.",
            ),
            (
                "Bố trí 850 triệu đồng, gồm:",
                "- Máy tính: 670 triệu đồng;",
                "- Tập huấn: 180 triệu đồng.",
            ),
        ],
    ),
    Cases(
        "two-spellings",
        fires=["Chợ ở thôn Đông Am. Đường vào thôn Đông Âm."],
        silent=[
            "Trang của xã đăng 31 bài. Phòng họp của xã đang được sửa.",
            "Hội nghị của xã ấn định hai việc; việc của xã ẩn trong đó.",
        ],
    ),
    Cases(
        "cited-not-listed",
        fires=[
            (
                "UBND xã đã ban hành 02 văn bản để triển khai, trọng tâm là Kế hoạch số "
                "12/KH-UBND ngày 15/01/2026 về việc thứ nhất; Kế hoạch số "
                "31/KH-UBND ngày 09/3/2026 về việc thứ hai (có Phụ lục kèm theo).",
                *_LIST,
            ),
        ],
        silent=[
            (
                "UBND xã đã ban hành 02 văn bản để triển khai, trọng tâm là Kế hoạch số "
                "12/KH-UBND ngày 15/01/2026 về việc thứ nhất; Kế hoạch số "
                "19/KH-UBND ngày 22/01/2026 về việc thứ hai (có Phụ lục kèm theo).",
                *_LIST,
            ),
            (
                "Thực hiện Quyết định số 05/QĐ-UBND ngày 01/7/2025 của UBND xã về quy chế, xã đã "
                "làm nhiều việc (có Phụ lục kèm theo).",
                *_LIST,
            ),
            (
                "UBND xã đã ban hành Kế hoạch số 12/KH-UBND ngày 15/01/2026 về việc thứ nhất. "
                "Tỉnh có Kế hoạch số 31/KH-UBND ngày 09/3/2026 (có Phụ lục kèm theo).",
                *_LIST,
            ),
        ],
    ),
    Cases(
        "wrong-sum",
        fires=[
            "Tổng số hồ sơ nhận: 214 hồ sơ. Trong đó: trực tuyến 187 hồ sơ; trực tiếp 37 hồ sơ.",
            (
                "Có 14 người, gồm: 01 Giám đốc (kiêm nhiệm), 01 Phó Giám đốc, 09 công chức, 02 "
                "nhân viên bưu điện và 02 đoàn viên thanh niên."
            ),
        ],
        silent=[
            "Tổng số hồ sơ nhận: 224 hồ sơ. Trong đó: trực tuyến 187 hồ sơ; trực tiếp 37 hồ sơ.",
            "Có 96 thủ tục. Trong đó, 52 thủ tục trực tuyến (41 toàn trình, 11 một phần); 44 thủ "
            "tục chỉ cung cấp thông tin.",
            "Có 14 người, gồm: 01 Giám đốc, 11 công chức và 02 nhân viên, 05 đảng viên.",
            "Có 14 người, gồm: 12 công chức, trong đó 03 chuyên viên chính; 02 nhân viên.",
            "Nhận 90 hồ sơ, trả 80 hồ sơ. Trong đó: trực tuyến 70 hồ sơ; trực tiếp 20 hồ sơ.",
        ],
    ),
    Cases(
        "wrong-remainder",
        fires=["Có 62/65 cán bộ được cấp chữ ký số; còn 02 trường hợp chưa được cấp do mới đến."],
        silent=[
            "Có 62/65 cán bộ được cấp chữ ký số; còn 03 trường hợp chưa được cấp do mới đến.",
            "Có 62/65 cán bộ được cấp chữ ký số. Hộ tịch còn 02 trường hợp chưa trả kết quả.",
        ],
    ),
    Cases(
        "two-values",
        fires=[
            (
                "Tỷ lệ thanh toán trực tuyến đạt 91,4%; tỷ lệ số hóa đạt 96%.",
                "# II. ĐÁNH GIÁ",
                "Tỷ lệ thanh toán trực tuyến đạt 94,1%, cao hơn chỉ tiêu tỉnh giao.",
            ),
            (
                "Toàn xã có 38 Tổ công nghệ số cộng đồng với 266 thành viên.",
                "# II. XÃ HỘI SỐ",
                "Duy trì 38 Tổ công nghệ số cộng đồng (268 thành viên), mỗi tổ họp 01 lần/tháng.",
            ),
        ],
        silent=[
            (
                "Tỷ lệ thanh toán trực tuyến đạt 91,4%; tỷ lệ số hóa đạt 96%.",
                "# II. ĐÁNH GIÁ",
                "Tỷ lệ thanh toán trực tuyến đạt 91,4%, cao hơn chỉ tiêu tỉnh giao.",
            ),
            (
                "Tỷ lệ thanh toán trực tuyến đạt 91,4%.",
                "# II. ĐÁNH GIÁ",
                "Chỉ tiêu tỷ lệ thanh toán trực tuyến đạt 94,1%.",
            ),
            (
                "Toàn xã có 38 Tổ công nghệ số cộng đồng với 266 thành viên.",
                "# II. XÃ HỘI SỐ",
                "Tập huấn cho 38 Tổ công nghệ số cộng đồng với 120 thành viên.",
            ),
            (
                "Toàn xã có 38 Tổ công nghệ số cộng đồng với 266 thành viên.",
                "# II. XÃ HỘI SỐ",
                "Có 12 Tổ công nghệ số cộng đồng (84 thành viên) đạt loại tốt.",
            ),
        ],
    ),
    Cases(
        "done-and-not",
        fires=[
            (
                "Hệ thống phòng họp không giấy của xã đang trong quá trình khảo sát, lập dự toán.",
                "# II. ĐÁNH GIÁ",
                "Phòng họp không giấy đã được đưa vào sử dụng, tiết kiệm chi phí.",
            ),
        ],
        silent=[
            (
                "Hệ thống camera an ninh tại thôn Đông đang trong quá trình khảo sát.",
                "# II. ĐÁNH GIÁ",
                "Hệ thống camera an ninh tại thôn Tây đã được đưa vào sử dụng.",
            ),
            (
                "Hệ thống phòng họp không giấy giai đoạn 2 đang trong quá trình khảo sát.",
                "# II. ĐÁNH GIÁ",
                "Hệ thống phòng họp không giấy đã được đưa vào sử dụng.",
            ),
            (
                "Một số phòng họp không giấy đang trong quá trình khảo sát.",
                "# II. ĐÁNH GIÁ",
                "Một số phòng họp không giấy đã được đưa vào sử dụng.",
            ),
        ],
    ),
    Cases(
        "absent-list",
        fires=[
            (
                "- Đề nghị sở hướng dẫn về các nội dung sau:",
                "- Đề nghị bộ hoàn thiện phần mềm.",
            ),
        ],
        silent=[
            ("- Đề nghị sở hướng dẫn về các nội dung sau:", "- Kinh phí;", "- Nhân lực."),
            ("- Đề nghị sở hướng dẫn về kinh phí.", "- Đề nghị bộ hoàn thiện phần mềm."),
        ],
    ),
    Cases(
        "count-against-rows",
        fires=[("UBND xã đã ban hành 03 văn bản để triển khai.", "(Có Phụ lục kèm theo)", *_LIST)],
        silent=[
            ("UBND xã đã ban hành 02 văn bản để triển khai.", "(Có Phụ lục kèm theo)", *_LIST),
            (
                "Xã gửi 03 văn bản góp ý.",
                "Việc ban hành văn bản được chú trọng.",
                "(Có Phụ lục kèm theo)",
                *_LIST,
            ),
        ],
    ),
)


@parametrized(CASES)
def test_the_rules_hold_for_further_wordings(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
