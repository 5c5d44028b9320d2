"""Names of the paragraph styles in `templates/`, by which a clerk changes the look in Word.

The composer writes them and the importer knows its own documents by them. No commas: Word takes
those for aliases.
"""

from nq57desk.model import BlockKind, Numbering

STATE_NAME = "Quốc hiệu"
MOTTO = "Tiêu ngữ"
PARENT_OFFICE = "Cơ quan chủ quản"
OFFICE = "Tên cơ quan"
NUMBER = "Số và ký hiệu"
PLACE_DATE = "Địa danh và ngày"
TITLE = "Tên loại"
SUBJECT = "Trích yếu"
ADDRESSEE = "Kính gửi"
ADDRESSEE_LIST = "Danh sách kính gửi"
BASIS = "Căn cứ"
LEAD_IN = "Câu dẫn"
PART_TITLE = "Tên phần"
CLOSING = "Lời kết"
RECIPIENTS = "Nơi nhận"
RECIPIENT_LIST = "Danh sách nơi nhận"
SIGNER_TITLE = "Chức vụ người ký"
SIGNER_NAME = "Họ tên người ký"
APPENDIX_TITLE = "Tên phụ lục"
ATTACHMENT = "Kèm theo"
PAGE_NUMBER = "Số trang"
TABLE_HEAD = "Đầu bảng"
TABLE_CELL = "Ô bảng"
TABLE_GROUP = "Nhóm trong bảng"
TABLE = "Bảng có đường kẻ"  # table styles: of figures, and of head and signature
LAYOUT_TABLE = "Bảng không kẻ"
RULE = "Đường kẻ"  # an empty line with a border on top
BREAK = "Cuối phần"  # the empty line that ends a section after a table
TAG = "Thẻ mẫu"  # loops and conditions of a template; gone in a report

HEADINGS = {
    Numbering.PART: "Phần",
    Numbering.ROMAN: "Mục La Mã",
    Numbering.ARABIC: "Mục số",
    Numbering.DOTTED: "Mục số chấm",
    Numbering.LETTER: "Điểm",
    Numbering.STAR: "Mục dấu sao",
    Numbering.NONE: "Mục không số",
    Numbering.APPENDIX: "Phụ lục",
}

BLOCKS = {
    BlockKind.PARAGRAPH: "Nội dung",
    BlockKind.DASH: "Gạch đầu dòng",
    BlockKind.PLUS: "Dấu cộng",
    BlockKind.STAR: "Dấu sao",
    BlockKind.NUMBERED: "Đoạn đánh số",
    BlockKind.NOTE: "Ghi chú",
}
