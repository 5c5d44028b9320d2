"""Arithmetic in sentences and tables: what fires, and what looks alike and is right."""

from tests.core.checking import Cases, judge, parametrized

CASES = (
    Cases(
        "wrong-rate",
        fires=[
            "Đã trả kết quả qua mạng 412/500 hồ sơ, đạt 84,2%.",
            "Tỷ lệ nộp trực tuyến đạt 91,5% (183/220 hồ sơ).",
            "Có 12 trên tổng số 16 xóm có mạng cáp quang, đạt 70%.",
            "Hoàn thành 9/12 mục tiêu (80%); còn lại đang làm.",
        ],
        silent=[
            "Đã trả kết quả qua mạng 412/500 hồ sơ, đạt 82,4%.",
            "Ký số 1.469/1.470 văn bản, đạt tỷ lệ 99,9%.",
            "Có 410/500 hộ dùng mạng, đạt trên 80%.",
            "Có 49/49 tổ dân phố tham gia; tỷ lệ phủ sóng đạt 95%.",
            "Ngày 12/5, xã họp với 95% cán bộ dự.",
        ],
    ),
    Cases(
        "cut-rate",
        fires=["Đã số hóa 250/268 hồ sơ, đạt 93,28% trong kỳ, và 1466/1575 hồ sơ, đạt 93,07%."],
        silent=["Đã số hóa 1466/1575 hồ sơ, đạt 93,08%.", "Đã số hóa 1466/1575 hồ sơ, đạt 95%."],
    ),
    Cases(
        "over-hundred",
        fires=[
            "Tỷ lệ hộ thu gom qua ứng dụng đạt 103%.",
            "Trên 100% cán bộ đã học kỹ năng số.",
            "Đã cấp 61/58 tài khoản.",
        ],
        silent=[
            "Thu ngân sách đạt 105% kế hoạch.",
            "Số hồ sơ tăng 120% so với cùng kỳ.",
            "100% cán bộ đã học kỹ năng số.",
            "Đã cấp 58/58 tài khoản.",
        ],
    ),
    Cases(
        "wrong-remainder",
        fires=[
            "Thanh toán trực tuyến 940/1.000 hồ sơ, đạt 94%. Nguyên nhân: 70 hồ sơ lỗi kết nối.",
            "Đã lắp 40/49 điểm phát sóng; còn lại 10 điểm chưa lắp.",
            (
                "- Tỷ lệ thanh toán trực tuyến: 940/1.000 hồ sơ, đạt 94%.",
                "- Nguyên nhân do 20 hồ sơ miễn phí và 50 hồ sơ lỗi mạng.",
            ),
        ],
        silent=[
            "Thanh toán trực tuyến 940/1.000 hồ sơ, đạt 94%. Nguyên nhân: 60 hồ sơ lỗi kết nối.",
            "Đã lắp 40/49 điểm phát sóng; còn lại 09 điểm chưa lắp.",
            "Thanh toán trực tuyến 940/1.000 hồ sơ. Nguyên nhân: 20 hồ sơ lỗi, 40 hồ sơ miễn phí.",
            "Thanh toán trực tuyến 940/1.000 hồ sơ. Nguyên nhân do 03 xóm chưa có mạng.",
        ],
    ),
    Cases(
        "unexplained-rest",
        fires=[
            "Thanh toán trực tuyến 940/1.000 hồ sơ, đạt 94%. Nguyên nhân: 50 hồ sơ lỗi kết nối.",
        ],
        silent=[
            "Thanh toán trực tuyến 940/1.000 hồ sơ, đạt 94%. Nguyên nhân: 60 hồ sơ lỗi kết nối.",
            "Thanh toán trực tuyến 940/1.000 hồ sơ. Nguyên nhân do 03 xóm chưa có mạng.",
        ],
    ),
    Cases(
        "wrong-sum",
        fires=[
            "Tổng số 120 thủ tục, trong đó 45 thủ tục toàn trình và 70 thủ tục một phần.",
            "Có 08 trường tham gia (tiểu học 04 trường, trung học cơ sở 03 trường).",
            "Tổ có 14 người, gồm: 01 tổ trưởng là công chức, 02 chuyên viên, 10 đoàn viên.",
            "Đã giải quyết 910 hồ sơ (đúng hạn: 900, quá hạn: 5).",
            (
                "Kinh phí giao cho các đơn vị là 0,5 tỷ đồng, gồm:",
                "- Văn phòng: 300 triệu đồng;",
                "- Trung tâm: 150 triệu đồng;",
                "- Trường học: 70 triệu đồng.",
            ),
            (
                "Tổng số nhiệm vụ được giao: 20 nhiệm vụ; trong đó:",
                "- Đã hoàn thành: 12 nhiệm vụ;",
                "- Đang thực hiện: 07 nhiệm vụ;",
                "- Không có nhiệm vụ quá hạn.",
            ),
            "Trung tâm có 15 người, trong đó: 06 biên chế, 07 công chức, 01 cán bộ khác.",
            "Ban hành 12 văn bản, trong đó 10 kế hoạch, 04 quyết định.",
            "Trung tâm có 09 người: 04 biên chế (01 Giám đốc, 02 chuyên viên) và 05 hợp đồng.",
        ],
        silent=[
            "Tổng số 115 thủ tục, trong đó 45 thủ tục toàn trình và 70 thủ tục một phần.",
            "Có 08 trường tham gia (tiểu học 04 trường, trung học cơ sở 04 trường).",
            "Đã họp 06 cuộc (dự họp có 45 người, 12 xóm).",
            "Giao 12 nhiệm vụ (06 nhiệm vụ tỉnh giao), trong đó 06 hoàn thành, 06 đang thực hiện.",
            "Tiếp nhận 205 hồ sơ (kỳ trước 05 hồ sơ; tiếp nhận mới 200 hồ sơ, trực tuyến 190 "
            "hồ sơ, trực tiếp 10 hồ sơ).",
            "Tập huấn cho 60 cán bộ (trong đó 35 nữ, 40 đảng viên).",
            "Xã có 09 thôn, gồm 1.200 hộ và 5.400 nhân khẩu.",
        ],
    ),
    Cases(
        "doubtful-sum",
        fires=[
            "Trung tâm có 15 người, trong đó: 06 biên chế, 07 công chức.",
            "Trang bị 05 máy scan, trong đó 01 máy scan A3, 03 máy scan A4.",
        ],
        silent=[
            "Trung tâm có 14 người, trong đó: 06 biên chế, 07 công chức, 01 cán bộ khác.",
            "Ban hành 12 văn bản, trong đó có 03 kế hoạch, 02 quyết định.",
            "Tổ chức 05 hội nghị, trong đó mời 300 lượt người, 20 thôn dự.",
        ],
    ),
    Cases(
        "out-of-balance",
        fires=[
            (
                "Trong kỳ tiếp nhận 2.300 hồ sơ, kỳ trước chuyển sang 45 hồ sơ.",
                "Tổng số hồ sơ phải giải quyết là 2.350 hồ sơ.",
            ),
            "Tổng số nhiệm vụ được giao là 60 nhiệm vụ. Đã hoàn thành 25 nhiệm vụ, đang thực hiện "
            "30 nhiệm vụ.",
            "Xã tiếp nhận 800 hồ sơ. Đã giải quyết 700 hồ sơ, đang giải quyết 90 hồ sơ.",
            (
                "Tổng số hồ sơ tiếp nhận: 800 hồ sơ.",
                "Hồ sơ trực tuyến: 790 hồ sơ.",
                "Hồ sơ nộp trực tiếp: 20 hồ sơ.",
            ),
        ],
        silent=[
            (
                "Trong kỳ tiếp nhận 2.300 hồ sơ, kỳ trước chuyển sang 45 hồ sơ.",
                "Tổng số hồ sơ phải giải quyết là 2.345 hồ sơ.",
            ),
            "Tổng số nhiệm vụ được giao là 60 nhiệm vụ. Đã hoàn thành 25 nhiệm vụ, đang thực hiện "
            "30 nhiệm vụ, quá hạn 5 nhiệm vụ.",
            "Xã tiếp nhận 800 hồ sơ. Đã giải quyết 730 hồ sơ, đang giải quyết 90 hồ sơ.",
            (
                "Tổng số hồ sơ tiếp nhận: 800 hồ sơ.",
                "Hồ sơ trực tuyến toàn trình: 500 hồ sơ.",
                "Hồ sơ nộp trực tiếp lũy kế: 20 hồ sơ.",
            ),
        ],
    ),
    Cases(
        "clashing-populations",
        fires=[
            "Đã tích hợp thẻ cho 4.250 trường hợp, đạt 85%; an sinh cho 3.600 trường hợp, đạt 75%."
        ],
        silent=[
            "Đã cấp thẻ cho 4.250 trường hợp, đạt 85%; an sinh cho 3.750 trường hợp, đạt 75%.",
            "Đã cấp 4.250 tài khoản, đạt 85%; đã lắp 18 máy tính, đạt 60%.",
            "Đã cấp 4.250/5.000 tài khoản, đạt 85%; 3.600/4.800 người học, đạt 75%.",
            "Xã có 5.000 người học số, 4.800 người đi làm; 4.250 người, đạt 85% đã thi; 3.600 "
            "người, đạt 75% có máy.",
        ],
    ),
    Cases(
        "wrong-share-of-total",
        fires=[
            "Tổng số 400 thủ tục; trong đó toàn trình 40 thủ tục, chiếm 12%, một phần 360 thủ "
            "tục, chiếm 90%."
        ],
        silent=[
            "Tổng số 400 thủ tục; trong đó toàn trình 40 thủ tục, chiếm 10%, một phần 360 thủ "
            "tục, chiếm 90%.",
            "Tổng số 400 hồ sơ; trong đó đúng hạn 390 hồ sơ, tăng 12% so với cùng kỳ, quá hạn 10 "
            "hồ sơ.",
        ],
    ),
    Cases(
        "more-than-there-is",
        fires=[
            "Tổng kinh phí được bố trí là 0,4 tỷ đồng. Đến nay đã giải ngân 450 triệu đồng.",
        ],
        silent=[
            "Tổng kinh phí được bố trí là 0,4 tỷ đồng. Đến nay đã giải ngân 150 triệu đồng.",
            "Tổng kinh phí bố trí là 400 triệu đồng. Dự án tiếp theo cần 900 triệu đồng.",
        ],
    ),
    Cases(
        "wrong-money-rate",
        fires=["Tổng kinh phí bố trí là 400 triệu đồng. Đã giải ngân 100 triệu đồng, đạt 30%."],
        silent=[
            "Tổng kinh phí bố trí là 400 triệu đồng. Đã giải ngân 100 triệu đồng, đạt 25%.",
            "Tổng kinh phí bố trí là 400 triệu đồng. Đã giải ngân 100 triệu đồng; 30% số hộ dự.",
            "Đã giải ngân 100 triệu đồng, đạt 30%.",
        ],
    ),
    Cases(
        "whole-not-told",
        fires=["Xã có 22 mục tiêu cụ thể, đến nay đã hoàn thành 15/24 mục tiêu."],
        silent=[
            "Xã có 22 mục tiêu cụ thể, đến nay đã hoàn thành 15/22 mục tiêu.",
            "Hoàn thành 20/25 nhiệm vụ có hạn, đang làm 05 nhiệm vụ.",
            "Giao 46 nhiệm vụ, trong đó 30 nhiệm vụ có hạn, 16 nhiệm vụ thường xuyên; hoàn thành "
            "22/30 nhiệm vụ.",
            "Số hóa 1.469/1.470 hồ sơ; trả điện tử 1.466/1.575 hồ sơ; nhận 1.577 hồ sơ.",
        ],
    ),
    Cases(
        "row-numbers",
        fires=[
            ("| STT | Việc", "| 1 | Họp", "| 3 | Học"),
            ("| STT | Việc", "| 1 | Họp", "| 1 | Học", "| 1 | Chơi", "| 4 | Nghỉ"),
        ],
        silent=[
            ("| STT | Việc", "| 1 | Họp", "| 2 | Học", "| | học tiếp"),
            (
                "| STT | Việc | Ai",
                "| I | Nhóm một |",
                "| 1 | Họp | A",
                "| II | Nhóm hai |",
                "| 1 | Học | B",
            ),
            ("| Năm | Việc", "| 2024 | Họp", "| 2026 | Học"),
        ],
    ),
    Cases(
        "mixed-money-units",
        fires=["Tổng kinh phí là 0,4 tỷ đồng; đã giải ngân 150 triệu đồng."],
        silent=[
            "Tổng kinh phí là 400 triệu đồng; đã giải ngân 150 triệu đồng.",
            (
                "# I. MỘT",
                "Kinh phí là 0,4 tỷ đồng.",
                "# II. HAI",
                "Phí thu được là 25 triệu đồng.",
            ),
        ],
    ),
    Cases(
        "staff-gap",
        fires=[
            ("| STT | Số được giao | Số đã bố trí | Số còn thiếu", "| 1 | 12 | 9 | 2"),
        ],
        silent=[
            ("| STT | Số được giao | Số đã bố trí | Số còn thiếu", "| 1 | 12 | 9 | 3"),
            ("| STT | Số được giao | Số đã bố trí | Số còn thiếu", "| 1 | 12 | 9 | chưa rõ"),
        ],
    ),
    Cases(
        "wrong-total-row",
        fires=[
            ("| STT | Thôn | Hộ", "| 1 | Đông | 120", "| 2 | Tây | 80", "| | Tổng cộng | 210"),
        ],
        silent=[
            ("| STT | Thôn | Hộ", "| 1 | Đông | 120", "| 2 | Tây | 80", "| | Tổng cộng | 200"),
            (
                "| STT | Thôn | Tỷ lệ (%)",
                "| 1 | Đông | 90",
                "| 2 | Tây | 80",
                "| | Tổng cộng | 85",
            ),
        ],
    ),
    Cases(
        "wrong-total-column",
        fires=[
            (
                "| STT | Tổng số | Trực tuyến | Trực tiếp",
                "| 1 | 30 | 20 | 10",
                "| 2 | 15 | 10 | 5",
                "| 3 | 41 | 30 | 10",
            ),
        ],
        silent=[
            (
                "| STT | Tổng số | Trực tuyến | Trực tiếp",
                "| 1 | 30 | 20 | 10",
                "| 2 | 15 | 10 | 5",
                "| 3 | 40 | 30 | 10",
            ),
            (
                "| STT | Tổng số hộ | Có mạng | Có máy tính",
                "| 1 | 30 | 20 | 12",
                "| 2 | 15 | 10 | 9",
                "| 3 | 40 | 30 | 10",
            ),
        ],
    ),
    Cases(
        "wrong-rate-column",
        fires=[
            (
                "| Thôn | Hộ | Có mạng | Tỷ lệ",
                "| A | 100 | 80 | 80%",
                "| B | 50 | 45 | 90%",
                "| C | 40 | 30 | 70%",
            ),
        ],
        silent=[
            (
                "| Thôn | Hộ | Có mạng | Tỷ lệ",
                "| A | 100 | 80 | 80%",
                "| B | 50 | 45 | 90%",
                "| C | 40 | 30 | 75%",
            ),
            (
                "| Thôn | Hộ | Họp | Tỷ lệ hài lòng",
                "| A | 100 | 8 | 95%",
                "| B | 50 | 4 | 97%",
                "| C | 40 | 3 | 99%",
            ),
        ],
    ),
)


@parametrized(CASES)
def test_arithmetic(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
