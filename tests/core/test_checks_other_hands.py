"""The rules on other offices' wordings: more that fires, more that only looks so."""

from tests.core.checking import Cases, judge, parametrized

CASES = (
    Cases(
        "wrong-sum",
        fires=[
            "Đã trả kết quả 871 hồ sơ: đúng hạn 858 hồ sơ, trễ hạn 12 hồ sơ.",
            "Bố trí 2 tỷ 350 triệu đồng cho 02 dự án: phòng họp 950 triệu đồng; loa 1,5 tỷ đồng.",
            "Nhận 400 hồ sơ, tăng 62 hồ sơ, trong đó trực tuyến 380 hồ sơ, trực tiếp 15 hồ sơ.",
            "Đang giải quyết 78 hồ sơ, trong đó chưa đến hạn 70 hồ sơ, quá hạn 02 hồ sơ.",
            (
                "Tổng số TTHC niêm yết: 412 thủ tục. Trong đó:",
                "- Dịch vụ công toàn trình: 178 thủ tục (phát sinh hồ sơ 49 thủ tục);",
                "- Dịch vụ công một phần: 224 thủ tục (phát sinh hồ sơ 38 thủ tục).",
            ),
        ],
        silent=[
            "Đã trả kết quả 871 hồ sơ: đúng hạn 859 hồ sơ, trễ hạn 12 hồ sơ.",
            "Bố trí 2 tỷ 450 triệu đồng cho 02 dự án: phòng họp 950 triệu đồng; loa 1,5 tỷ đồng.",
            "Nhận 400 hồ sơ, tăng 62 hồ sơ, trong đó trực tuyến 385 hồ sơ, trực tiếp 15 hồ sơ.",
            "Tổ chức 12 hội nghị: 02 hội nghị có chuyên gia của tỉnh, 01 hội nghị tại chợ.",
        ],
    ),
    Cases(
        "out-of-balance",
        fires=[
            (
                "- Tiếp nhận 400 hồ sơ, trong đó trực tuyến 380 hồ sơ, trực tiếp 20 hồ sơ.",
                "- Có 360 hồ sơ được giải quyết.",
                "- Chưa giải quyết 30 hồ sơ.",
            ),
        ],
        silent=[
            (
                "- Tiếp nhận 400 hồ sơ, trong đó trực tuyến 380 hồ sơ, trực tiếp 20 hồ sơ.",
                "- Có 360 hồ sơ được giải quyết.",
                "- Chưa giải quyết 40 hồ sơ.",
            ),
            "Nhận 908 hồ sơ, trực tiếp 28. Riêng hộ tịch nhận 640 hồ sơ, trực tuyến 640 hồ sơ.",
            "Tổng số TTHC: 399. Đã giải quyết 5.010 hồ sơ, đang giải quyết 107 hồ sơ.",
            "Đã giải quyết 360 hồ sơ. Trước hạn 300 hồ sơ. Đúng hạn 58 hồ sơ. Quá hạn 02 hồ sơ.",
        ],
    ),
    Cases(
        "doubtful-sum",
        fires=["Trung tâm có 12 người, trong đó 01 giám đốc, 08 chuyên viên."],
        silent=["Hội nghị có 612 người, trong đó 214 nữ, 96 đảng viên, 120 người trên 60 tuổi."],
    ),
    Cases(
        "wrong-rate",
        fires=["100% Tổ công nghệ số cộng đồng của phường (25/26 tổ) đã hướng dẫn bà con."],
        silent=[
            "100% Tổ công nghệ số cộng đồng của phường (26/26 tổ) đã hướng dẫn bà con.",
            "Đạt 100% chỉ tiêu, trong đó thanh toán qua mạng (25/26 hồ sơ) còn vướng.",
        ],
    ),
    Cases(
        "wrong-remainder",
        fires=["Số hóa 940/1.000 hồ sơ. Nguyên nhân: còn 40 hồ sơ đang bổ sung giấy tờ."],
        silent=["Số hóa 940/1.000 hồ sơ. Nguyên nhân: còn 60 hồ sơ đang bổ sung giấy tờ."],
    ),
    Cases(
        "unexplained-rest",
        fires=[
            "Hoàn thành 17/24 nhiệm vụ có thời hạn; đang thực hiện trong hạn 06 nhiệm vụ.",
            "Có 11/17 mục tiêu đã hoàn thành; 05 mục tiêu đang thực hiện theo lộ trình.",
        ],
        silent=[
            "Hoàn thành 17/24 nhiệm vụ có thời hạn; đang thực hiện trong hạn 07 nhiệm vụ.",
            "Giao 38 nhiệm vụ. Hoàn thành 17/24 nhiệm vụ có hạn; đang thực hiện 21 nhiệm vụ.",
            "Hoàn thành 17/24 nhiệm vụ; đang làm 05 nhiệm vụ, quá hạn 02 nhiệm vụ.",
        ],
    ),
    Cases(
        "gap-told",
        fires=[
            "Trung tâm được giao 12 biên chế, hiện có 10 người, còn thiếu 03 người.",
            "Nhu cầu 20 bộ máy tính, đã trang bị 14 bộ, còn thiếu 5 bộ.",
        ],
        silent=[
            "Trung tâm được giao 12 biên chế, hiện có 10 người, còn thiếu 02 người.",
            "Xã được giao 38 biên chế; hiện có 02 nhà văn hóa, còn thiếu 03 bộ loa.",
            "Được giao 12 biên chế, đã bố trí 10 người; Trung tâm còn thiếu trang thiết bị.",
        ],
    ),
    Cases(
        "clashing-populations",
        fires=["Có 82% số hộ (2.460 hộ) dùng cáp quang; 1.950 hộ, chiếm 60% số hộ, có ví."],
        silent=[
            "Có 82% số hộ (2.460 hộ) dùng cáp quang; 1.800 hộ, chiếm 60% số hộ, có ví.",
            "Cấp 6.420 tài khoản, đạt 92% số công dân từ 14 tuổi; 4.005 người, bằng 50% dân số.",
        ],
    ),
    Cases(
        "wrong-share-of-total",
        fires=["Tổng số 400 hồ sơ, trong đó 300 hồ sơ nộp tại nhà, đạt 80%; 100 hồ sơ nộp ở xã."],
        silent=["Giải quyết 400 hồ sơ (đúng hạn 397 hồ sơ, quá hạn 03 hồ sơ), đạt 99,25%."],
    ),
    Cases(
        "two-values",
        fires=[
            (
                "# I. NỔI BẬT",
                "Một số chỉ tiêu đạt khá: hồ sơ thanh toán qua mạng đạt 76,5%.",
                "# II. CHI TIẾT",
                "Hồ sơ thanh toán qua mạng: 640/842 hồ sơ, chiếm 76,01%.",
            ),
            (
                "# I. NỔI BẬT",
                "Cải cách hành chính có tiến bộ rõ, tỷ lệ hồ sơ thanh toán qua mạng đạt 76,5%.",
                "# II. CHI TIẾT",
                "Hồ sơ thanh toán qua mạng: 640/842 hồ sơ, chiếm 76,01%.",
            ),
        ],
        silent=[
            (
                "# I. NỔI BẬT",
                "Tỷ lệ hồ sơ nộp trực tuyến đạt 98,5%.",
                "# II. CHI TIẾT",
                "Lĩnh vực hộ tịch nhận 640 hồ sơ, hồ sơ nộp trực tuyến 640 hồ sơ (100%).",
            ),
            (
                "# I. NỔI BẬT",
                "Riêng chợ trung tâm, tỷ lệ hộ có đường truyền cáp quang đạt 76,5%.",
                "# II. CHI TIẾT",
                "Tỷ lệ hộ có đường truyền cáp quang đạt 80%.",
            ),
            (
                "# I. NỔI BẬT",
                "Thôn Đông: tỷ lệ hộ có đường truyền cáp quang đạt 76,5%.",
                "# II. CHI TIẾT",
                "Thôn Tây: tỷ lệ hộ có đường truyền cáp quang đạt 80%.",
            ),
        ],
    ),
    Cases(
        "done-and-not",
        fires=[
            (
                "Lắp đặt xong 62 mắt camera an ninh tại 31/31 tổ dân phố.",
                "Đang khảo sát, lập dự toán để lắp đặt camera an ninh tại 31 tổ dân phố.",
            ),
        ],
        silent=[
            (
                "Lắp đặt xong 10 camera an ninh tại các tổ dân phố phía đông.",
                "Đang khảo sát để lắp đặt 20 camera an ninh tại các tổ dân phố phía đông.",
            ),
            (
                "Lắp đặt xong camera an ninh tại 12 tổ dân phố.",
                "Đang khảo sát để lắp đặt camera giao thông tại 12 tổ dân phố.",
            ),
        ],
    ),
    Cases(
        "count-against-items",
        fires=[
            "Hỗ trợ 02 mô hình: mô hình trồng dưa; mô hình nuôi cá; mô hình sấy quả.",
            "Ban hành 03 kế hoạch, gồm: Kế hoạch số 9/KH-UBND; Kế hoạch số 12/KH-UBND.",
        ],
        silent=[
            "Hỗ trợ 03 mô hình: mô hình trồng dưa; mô hình nuôi cá; mô hình sấy quả.",
            "Hỗ trợ 05 mô hình, tiêu biểu gồm: mô hình trồng dưa; mô hình nuôi cá.",
            "Hỗ trợ 03 mô hình: mô hình trồng dưa; mô hình nuôi cá và mô hình sấy quả.",
            "Ban hành 03 kế hoạch: giao chỉ tiêu cho các phòng; phân công người theo dõi.",
        ],
    ),
    Cases(
        "count-against-rows",
        fires=[
            (
                "Đã ban hành 04 văn bản (02 kế hoạch, 02 quyết định), có Phụ lục kèm theo.",
                "# Phụ lục DANH MỤC VĂN BẢN",
                "| STT | Số, ký hiệu | Ngày ban hành",
                "| 1 | 12/KH-UBND | 15/01/2026",
                "| 2 | 30/KH-UBND | 20/02/2026",
            ),
        ],
        silent=[
            (
                "Đã ban hành 02 văn bản (01 kế hoạch, 01 quyết định), có Phụ lục kèm theo.",
                "# Phụ lục DANH MỤC VĂN BẢN",
                "| STT | Số, ký hiệu | Ngày ban hành",
                "| 1 | 12/KH-UBND | 15/01/2026",
                "| 2 | 30/QĐ-UBND | 20/02/2026",
            ),
        ],
    ),
    Cases(
        "other-period",
        fires=["Trong quý IV năm 2025, xã mở 09 lớp học."],
        silent=["Trong quý II năm 2026, xã mở 09 lớp học."],
    ),
    Cases(
        "past-tasks",
        fires=[
            ("# II. NHIỆM VỤ, GIẢI PHÁP", "Hoàn thành chỉ tiêu trong 6 tháng cuối năm 2025."),
            ("# II. NHIỆM VỤ, GIẢI PHÁP", "Lắp đặt trạm thu phát xong trước ngày 30/11/2025."),
            ("# II. NHIỆM VỤ, GIẢI PHÁP", "Phấn đấu đến hết năm 2025 phủ sóng toàn xã."),
        ],
        silent=[
            ("# II. NHIỆM VỤ, GIẢI PHÁP", "Hoàn thành chỉ tiêu trong 6 tháng cuối năm 2026."),
            ("# II. NHIỆM VỤ, GIẢI PHÁP", "Khắc phục hạn chế trong 6 tháng cuối năm 2025."),
            ("# II. NHIỆM VỤ, GIẢI PHÁP", "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2025."),
            "Hoàn thành chỉ tiêu trong 6 tháng cuối năm 2025.",
        ],
    ),
    Cases(
        "number-gap",
        fires=[
            ("1. Mở lớp học.", "2. Lắp trạm.", "4. Duy trì các tổ."),
            ("1. Mở lớp học.", "2. Lắp trạm.", "2. Duy trì các tổ."),
        ],
        silent=[
            ("1. Mở lớp học.", "2. Lắp trạm.", "Đoạn không số.", "3. Duy trì các tổ."),
            ("1. Mở lớp học.", "2. Lắp trạm.", "1. Nhóm khác.", "2. Việc khác."),
            ("2. Mở lớp học.", "7. Lắp trạm."),
        ],
    ),
    Cases(
        "missing-appendix",
        fires=[("Xem Phụ lục 02 kèm theo.", "# Phụ lục DANH MỤC", "| STT | Tên", "| 1 | Một")],
        silent=[("Xem Phụ lục 01 kèm theo.", "# Phụ lục DANH MỤC", "| STT | Tên", "| 1 | Một")],
    ),
    Cases(
        "two-dates",
        fires=[
            (
                "Kế hoạch số 47/KH-UBND ngày 06/3/2026 về truyền thông số.",
                "Kế hoạch số 47/KH-UBND ngày 16/3/2026 giao việc cho các đơn vị.",
            ),
            (
                "Kế hoạch số 47/KH-UBND ngày 06/3/2026 của UBND xã về truyền thông số.",
                "Tiếp tục thực hiện Kế hoạch số 47/KH-UBND ngày 16/3/2026.",
            ),
        ],
        silent=[
            (
                "Kế hoạch số 47/KH-UBND ngày 06/3/2026 về truyền thông số.",
                "Kế hoạch số 47/KH-UBND ngày 16/3/2026 của UBND tỉnh về phòng chống thiên tai.",
            ),
            (
                "Kế hoạch số 47/KH-UBND ngày 06/3/2026 về truyền thông số.",
                "Kế hoạch số 47/KH-UBND ngày 16/3/2026 về phòng chống thiên tai.",
            ),
        ],
    ),
    Cases(
        "uneven-dates",
        fires=[
            "Ngày 10/03/2026 và ngày 12/4/2026 xã họp.",
            "Ngày 09/2/2026 và ngày 12/02/2026 xã họp.",
            "Ngày 9/5/2026 và ngày 02/5/2026 xã họp.",
        ],
        silent=["Ngày 10/3/2026 và ngày 12/02/2026 xã họp.", "Ngày 10/03/2026, 12/04/2026 họp."],
    ),
    Cases(
        "doubled-clause",
        fires=["Đề nghị tỉnh sớm cấp kinh phí cho xã; đề nghị tỉnh sớm cấp kinh phí cho xã."],
        silent=[
            "Đề nghị tỉnh sớm bố trí kinh phí cho xã; đề nghị tỉnh sớm bố trí máy tính cho xã.",
            "Việc đã xong; việc khác thì chưa; việc đã xong.",
        ],
    ),
)


@parametrized(CASES)
def test_the_rules_hold_for_other_wordings(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)
