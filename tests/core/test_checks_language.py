"""Signs, numerals, repeats, spellings: what fires, and what looks alike and is right."""

import unicodedata
from dataclasses import replace

from nq57desk.model import Origin
from tests.core.checking import Cases, closing, header, judge, parametrized, report_of

LONG = "Nhiều bà con lớn tuổi còn ngại dùng điện thoại thông minh để nộp hồ sơ qua mạng"
OLD = "Bà con vùng cao rất phấn khởi khi được dùng mạng nhanh và ổn định ngay tại nhà của mình."


def cut_at(text: str, start: int) -> object:
    report = report_of(text)
    one = report.sections[0]
    origins = (Origin(line=3), Origin(line=5, start=start))
    return replace(
        report, sections=(replace(one, content=(replace(one.content[0], origins=origins),)),)
    )


CASES = (
    Cases(
        "double-percent",
        fires=["Tỷ lệ đạt 85%%.", "Tỷ lệ đạt 85% %."],
        silent=["Tỷ lệ đạt 85%.", "Tỷ lệ đạt 85%, tăng 2%."],
    ),
    Cases(
        "double-hedge",
        fires=["Đạt khoảng trên 85% số hộ.", "Có gần hơn 300 hộ."],
        silent=["Đạt khoảng 85% số hộ.", "Có trên dưới 300 hộ.", "Trong khoảng trên của trang."],
    ),
    Cases(
        "unclosed-quote",
        fires=[
            "Mô hình “Thôn học số được nhiều người biết.",
            'Phong trào "Học số được hưởng ứng.',
            "Mô hình Thôn học số” được nhiều người biết.",
        ],
        silent=[
            "Mô hình “Thôn học số” được nhiều người biết.",
            ("“Đoạn trích có hai phần,", "phần sau đóng lại ở đây”."),
            'Màn hình 24" và 27" đã lắp; máy 15" đang chờ.',
            ("| STT | Tên", "| 1 | Mô hình “Thôn", "| | học số”"),
        ],
    ),
    Cases(
        "unclosed-bracket",
        fires=["Đã lắp 12 điểm (tại các thôn.", "Đã lắp 12 điểm tại các thôn)."],
        silent=["Đã lắp 12 điểm (tại các thôn).", "Gồm: 1) mạng; 2) máy; a) người."],
    ),
    Cases(
        "unclosed-in-header",
        fires=[report_of(header=header(subject="Kết quả Đề án “Làng số 6 tháng đầu năm 2026"))],
        silent=[
            report_of(header=header(subject="Kết quả Đề án “Làng số” 6 tháng đầu năm 2026")),
            report_of(),
        ],
    ),
    Cases(
        "decimal-marks",
        fires=["Tỷ lệ đạt 85,5%, năm trước 81.2%.", "Đã cấp 1,577 hồ sơ."],
        silent=["Tỷ lệ đạt 85,5% với 1.577 hồ sơ.", "Chợ 4.0 có mạng 5G; mục 2.1 nêu rõ."],
    ),
    Cases(
        "thousands",
        fires=["Đã cấp 4520 chữ ký số.", "Đã cấp 4520 chữ ký số cho 1.300 hộ."],
        silent=[
            "Đã cấp 4.520 chữ ký số năm 2026.",
            "Công văn số 6815/UBND-VX; giai đoạn 2026 - 2030.",
        ],
    ),
    Cases(
        "not-composed",
        fires=[unicodedata.normalize("NFD", "Chuyển đổi số")],
        silent=["Chuyển đổi số", "Chuyen doi so"],
    ),
    Cases(
        "look-alike",
        fires=["Xã Mẫu thuộс tỉnh.", "Năm 2O26 có 5 lớp.", "Ðảng ủy xã chỉ đạo."],
        silent=["Xã Mẫu thuộc tỉnh.", "Đảng ủy xã chỉ đạo.", "Máy có 5 cổng, tốc độ 10 Gbps."],
    ),
    Cases(
        "stray-sign",
        fires=["Xã đã họp,, bàn việc.", "Xã đã họp , bàn việc."],
        silent=["Xã đã họp, bàn việc...; còn nữa.", "Xem trang mau.gov.vn ; hỏi Tổ số."],
    ),
    Cases(
        "doubled-words",
        fires=[
            "Xã đã triển khai ứng dụng triển khai ứng dụng số.",
            "Giao cho các các thôn thực hiện.",
        ],
        silent=[
            "Xử lý hành vi vi phạm; cán bộ bộ phận một cửa trực.",
            "Dần dần, bà con quen. Từng bước, từng bước một.",
        ],
    ),
    Cases(
        "told-again",
        fires=[
            (
                f"{LONG} nên cần hỗ trợ.",
                f"Hiện nay {LONG.lower()}.",
                f"{LONG}; đường xa.",
                f"Vì {LONG.lower()} nên chậm.",
            )
        ],
        silent=[
            (f"{LONG} nên cần hỗ trợ.", f"Hiện nay {LONG.lower()}."),
            tuple(
                f"Việc {n}: thực hiện Nghị quyết của Bộ Chính trị về đột phá phát triển khoa học, "
                "công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia."
                for n in ("một", "hai", "ba", "bốn", "năm")
            ),
        ],
    ),
    Cases(
        "doubled-paragraph",
        fires=[("# I. MỘT", OLD, "# II. HAI", OLD)],
        silent=[
            ("# I. MỘT", OLD, "# II. HAI", OLD.replace("mạng nhanh", "máy mới")),
            ("# I. MỘT", "Không có.", "# II. HAI", "Không có."),
        ],
    ),
    Cases(
        "cut-word",
        fires=[cut_at("Xã có nhiều doanh ng nghiệp mới.", 18)],
        silent=[
            cut_at("Xã có nhiều doanh nghiệp mới.", 18),
            cut_at("Xã có trang web mới.", 12),
            report_of("Xã có nhiều doanh ng nghiệp mới."),
        ],
    ),
    Cases(
        "wrong-abbreviation",
        fires=["Kinh phí cho CDS của xã.", "Phòng HDND và TTHHC của xã tiếp nhận TTHC."],
        silent=["Kinh phí cho CĐS, KHCN, ĐMST của xã.", "Trạm BTS và kênh VTV phủ sóng."],
    ),
    Cases(
        "undeclared-abbreviation",
        fires=["Các PTCS và TDQ của xã đã họp."],
        silent=[
            "Các tổ dân quân (TDQ) của xã đã họp; TDQ họp hằng tháng.",
            "UBND, HĐND xã và Tổ AI đã họp theo Kế hoạch số 12/KH-UBND.",
        ],
    ),
    Cases(
        "misspelt-name",
        fires=["Bà con dùng ứng dụng VneID.", "Sản phẩm Ocop của xã."],
        silent=["Bà con dùng ứng dụng VNeID.", "Xem tại vneid.gov.vn và mạng internet."],
    ),
    Cases(
        "two-spellings",
        fires=[
            ("Thôn Bản Giếng đã họp.", "Bà con thôn Bản Giếng dự.", "Tại thôn Bản Giềng có mạng."),
        ],
        silent=[
            ("Thôn Bản Giếng đã họp.", "Bà con thôn Bản Giếng dự.", "Thôn Bản Cũ có mạng."),
            ("Xã Hòa Mẫu đã họp.", "Bà con xã Hoà Mẫu dự."),
        ],
    ),
    Cases(
        "misspelt-term",
        fires=["Xã đẩy mạnh chuyên đổi số.", "Tùng bước đưa dịch vụ đến bà con."],
        silent=[
            "Xã đẩy mạnh chuyển đổi số, từng bước đưa dịch vụ đến bà con.",
            "Đã lập hồ sơ sức khỏe điện tử và sổ sức khoẻ điện tử.",
        ],
    ),
    Cases(
        "mixed-tones",
        fires=["Xã số hóa hồ sơ; thôn số hoá sổ sách."],
        silent=["Xã số hóa hồ sơ, Ủy ban chỉ đạo, bà con khỏe.", "Quý I, tại quầy, loài hoa."],
    ),
)


@parametrized(CASES)
def test_language(rule: str, case: object, fires: bool) -> None:
    judge(rule, case, fires)


def test_a_mend_puts_the_right_sign_in_place() -> None:
    from nq57desk.checks import check_report

    report = report_of("Tỷ lệ đạt 85%%.", closing=closing())
    finding = next(one for one in check_report(report) if one.rule == "double-percent")
    (mend,) = finding.mends
    text = "Tỷ lệ đạt 85%%."
    assert (
        text[: mend.place.start] + (mend.text or "") + text[mend.place.end :] == "Tỷ lệ đạt 85%."
    )
