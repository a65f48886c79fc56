"""Word every problem: what was found and the remedy, in Vietnamese, in this one place."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.problem import Problem

ERROR, WARNING = "lỗi", "cảnh báo"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of problem is told; ``found`` and ``remedy`` take the problem's values."""

    severity: str
    found: str
    remedy: str


def _error(found: str, remedy: str) -> Wording:
    return Wording(ERROR, found, remedy)


def _warning(found: str, remedy: str) -> Wording:
    return Wording(WARNING, found, remedy)


WORDINGS: dict[str, Wording] = {
    # files
    "not-utf8": _error(
        "tệp không phải mã UTF-8 (gặp byte {byte})", "Mở tệp và lưu lại với bảng mã UTF-8"
    ),
    "control-character": _error("có ký tự điều khiển {char}", "Xóa ký tự này hoặc gõ lại dòng"),
    "private-character": _error(
        "có ký tự riêng của phông chữ ({char}), thường do chép từ Word",
        "Xóa ký tự này, gõ gạch đầu dòng «-» thay cho dấu chấm tròn của Word",
    ),
    "legacy-font": _error(
        "văn bản mã {encoding} cũ: «{found}»", "Chuyển sang Unicode (ví dụ bằng UniKey) rồi dán lại"
    ),
    "symlink": _error("đây là liên kết tượng trưng (symlink)", "Thay bằng chính tệp đó"),
    "special-file": _error("đây không phải tệp thường", "Xóa khỏi thư mục nội dung"),
    "misplaced-article": _error(
        "bài viết đặt sai chỗ nên sẽ không được đăng",
        "Đặt tại articles/NĂM/THÁNG/ten-bai/index.md, ví dụ articles/2024/07/so-ket-cong-tac/index.md",
    ),
    "misplaced-page": _error("trang đặt sai chỗ", "Đặt tại pages/ten-trang.md"),
    "misplaced-file": _warning("tệp này không thuộc bài nào nên không được đăng", "Chuyển vào thư mục bài dùng đến nó hoặc xóa đi"),
    "empty-folder": _warning("thư mục bài không có tệp index.md", "Thêm index.md hoặc xóa thư mục"),
    "bad-year-folder": _error("thư mục năm là «{found}»", "Đặt tên bằng bốn chữ số từ 1930 đến 2199, ví dụ 2024"),
    "bad-month-folder": _error("thư mục tháng là «{found}»", "Đặt tên bằng hai chữ số từ 01 đến 12"),
    "bad-slug": _error(
        "tên «{found}» không dùng làm địa chỉ được",
        "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, tối đa 80 ký tự, ví dụ «{better}»",
    ),
    # header
    "yaml-header": _error("phần đầu mở bằng «---»", "Bỏ các dòng «---»; chỉ viết «Khóa: giá trị», mỗi khóa một dòng"),
    "header-line": _error(
        "dòng không theo dạng «Khóa: giá trị»: «{found}»",
        "Sửa lại dòng này, hoặc để một dòng trống giữa phần đầu và nội dung",
    ),
    "missing-key": _error("thiếu {key}", "Thêm dòng «{key}: …» vào phần đầu"),
    "missing-author": _error("thiếu tác giả và nguồn", "Thêm dòng «Author: …» (hoặc «Source: …» nếu đăng lại)"),
    "duplicate-key": _error("{key} đã ghi ở dòng {first}", "Chỉ giữ một dòng"),
    "unknown-key": _error("không có khóa «{key}»", "Có phải là «{nearest}»?"),
    "strange-key": _error("không có khóa «{key}»", "Dùng một trong các khóa: {known}; nếu đây là nội dung, để một dòng trống phía trên"),
    "forbidden-key": _error("không được dùng khóa «{key}»", "Xóa dòng này; địa chỉ bài là tên thư mục"),
    "long-title": _error("Title dài {length} ký tự", "Rút gọn còn tối đa {limit} ký tự"),
    "bad-date": _error("{key} không đọc được: «{value}»", "Viết dạng 2024-07-11 15:51 hoặc 11/07/2024 15:51"),
    "impossible-date": _error("{key} không có thật: «{value}»", "Kiểm tra ngày, tháng, năm và giờ"),
    "far-date": _error("{key} ngoài khoảng từ năm 1930 đến 2199: «{value}»", "Kiểm tra năm"),
    "date-zone": _error("{key} có múi giờ hoặc phần thừa: «{value}»", "Chỉ ghi ngày và giờ, ví dụ 2024-07-11 15:51; giờ luôn là giờ Việt Nam"),
    "modified-early": _error("Modified sớm hơn Date", "Kiểm tra lại hai ngày này"),
    "unknown-category": _error("không có chuyên mục «{value}»", "Có phải là «{nearest}»?"),
    "strange-category": _error("không có chuyên mục «{value}»", "Dùng một trong các chuyên mục: {known}"),
    "unknown-status": _error("không có trạng thái «{value}»", "Ghi «published» (đăng) hoặc «draft» (bản nháp)"),
    "bad-tag": _error("chủ đề «{value}» không có chữ La-tinh hay chữ số", "Sửa hoặc xóa chủ đề này"),
    "bad-views": _error("lượt xem «{value}» không phải số", "Ghi số nguyên, ví dụ 2129"),
    "bad-web-address": _error("{key} không phải địa chỉ web: «{value}»", "Ghi đầy đủ, bắt đầu bằng https://"),
    "bad-old-url": _error("địa chỉ cũ không dùng được: «{value}»", "Ghi đường dẫn bắt đầu bằng «/», không có dấu cách, «//», «..», «#» hay «$», ví dụ /tin-tuc/123.html"),
    "bad-related": _error("bài liên quan ghi chưa đúng: «{value}»", "Ghi địa chỉ bài, ví dụ /2024/07/so-ket-cong-tac/"),
    "missing-related": _error("không có bài liên quan «{target}»", "Kiểm tra lại địa chỉ bài"),
    "hidden-related": _warning("bài liên quan «{target}» chưa được đăng nên không hiện", "Đăng bài đó hoặc xóa dòng này"),
    # addresses and links
    "address-collision": _error("trùng địa chỉ /{address} với {other}", "Đổi địa chỉ của một trong hai"),
    "missing-link": _error("liên kết tới «{target}» không có trong trang", "Kiểm tra lại đường dẫn; bài viết dẫn tới bằng ../ten-bai/index.md"),
    "hidden-link": _error("liên kết tới bài chưa được đăng: «{target}»", "Đăng bài đó trước hoặc bỏ liên kết"),
    "mail-link": _error("liên kết «{target}» là địa chỉ thư điện tử", "Thêm mailto: ở trước: mailto:{target}"),
    "link-space": _warning("liên kết sẽ in ra như chữ: «{found}»", "Viết liền [chữ](địa-chỉ), không để cách giữa «]» và «(»"),
    "file-link": _error("liên kết tới tệp «{target}» không được đăng", "Chỉ dẫn tới bài, trang, địa chỉ web và tệp .pdf, .docx, .xlsx, .pptx; ảnh thì chèn bằng ![mô tả](tên-tệp)"),
    "bad-link": _error("liên kết không dùng được: «{target}»", "Dùng https://, mailto: hoặc tel:"),
    "outside-content": _error("«{target}» nằm ngoài thư mục nội dung", "Chép tệp vào thư mục của bài và dẫn bằng tên tệp"),
    "bare-host": _error("liên kết «{target}» thiếu https://", "Viết đầy đủ, ví dụ https://{target}"),
    "html-as-text": _warning("«<{tag}» sẽ in ra như chữ", "Xóa nếu là thẻ HTML thừa (thẻ không được dùng, hoặc mở mà không đóng)"),
    "html-video": _warning("«<{tag}» sẽ in ra như chữ", "Xóa cả đoạn mã nhúng rồi ghi địa chỉ của video thành một đoạn riêng"),
    "html-photo": _error("ảnh chèn bằng thẻ HTML <{tag}>", "Chèn ảnh bằng ![mô tả](tên-tệp \"Chú thích\")"),
    "tangled-brackets": _error("quá nhiều dấu «[» không đóng hoặc dấu «<»", "Xóa các dấu ngoặc thừa"),
    "missing-footnote": _warning("chú thích «{found}» không có nội dung", "Thêm dòng «{found}: nội dung» ở cuối bài"),
    # photos
    "photo-syntax": _error("ảnh viết chưa đúng: «{found}»", "Viết liền ![mô tả](tên-tệp), không để cách giữa «]» và «(», đủ dấu «)» và dấu ngoặc kép"),
    "curly-quotes": _error("ảnh dùng ngoặc kép cong: «{found}»", "Gõ ngoặc kép thẳng: ![mô tả](tên-tệp \"Chú thích\")"),
    "photo-link": _warning("ảnh và chú thích không mang liên kết, liên kết «{target}» đã bị bỏ", "Viết liên kết thành một đoạn riêng"),
    "photo-unnamed": _error("ảnh chưa có tên tệp", "Ghi tên tệp ảnh vào giữa hai dấu ngoặc: ![mô tả](tên-tệp)"),
    "missing-photo": _error("không có ảnh «{target}»", "Chép ảnh vào thư mục của bài, kiểm tra tên tệp"),
    "similar-photo": _error("không có ảnh «{target}»", "Có phải là «{nearest}»? Chữ hoa, chữ thường phải đúng"),
    "photo-is-video": _error("«{target}» là video, không phải ảnh", "Bỏ dấu ! ở đầu, viết [Tiêu đề]({target}) thành một đoạn riêng"),
    "photo-is-file": _error("«{target}» là tệp để tải về, không phải ảnh", "Bỏ dấu ! ở đầu: [chữ của liên kết]({target})"),
    "photo-type": _error("«{target}» không phải ảnh dùng được", "Dùng ảnh JPEG, PNG, WebP, AVIF, GIF hoặc HEIC"),
    "missing-banner": _error("không có ảnh biểu ngữ «{target}»", "Ghi đường dẫn trong thư mục nội dung, ví dụ photos/bieu-ngu.jpg"),
    "remote-photo": _error("ảnh ở trang khác: «{target}»", "Tải ảnh về thư mục của bài"),
    "photo-without-text": _error("ảnh «{target}» chưa có mô tả và chú thích", "Viết ![mô tả ảnh]({target} \"Chú thích. Ảnh: tên người chụp\")"),
    "photo-empty": _error("tệp ảnh rỗng (0 byte)", "Chép lại ảnh gốc"),
    "photo-unreadable": _error("tệp không phải ảnh đọc được", "Lưu lại thành JPEG hoặc PNG rồi thay tệp này"),
    "photo-svg": _error("không dùng được ảnh SVG", "Xuất hình thành PNG rộng từ 1600 điểm ảnh rồi dùng tệp PNG"),
    "photo-format": _error("tệp này là {format}, không phải ảnh dùng được", "Mở tệp, lưu lại thành JPEG hoặc PNG rồi thay tệp này"),
    "photo-polyglot": _error("trong tệp ảnh có lẫn mã trang web", "Không dùng tệp này; lấy ảnh từ nguồn tin cậy, hoặc mở ra và lưu lại thành JPEG"),
    "photo-damaged": _error("ảnh hỏng hoặc tải về dở dang", "Lấy lại ảnh gốc"),
    "photo-too-large": _error("ảnh quá lớn: {width}×{height} điểm ảnh", "Thu nhỏ còn dưới 110 triệu điểm ảnh, ví dụ cạnh dài 4000"),
    "photo-heavy": _error("tệp ảnh nặng {megabytes} MB", "Lưu lại thành JPEG dưới 64 MB"),
    "photo-slow": _error("xử lý ảnh mất quá nhiều thời gian nên đã dừng", "Mở ảnh, lưu lại thành JPEG rồi thay tệp này"),
    "photo-memory": _error("xử lý ảnh cần quá nhiều bộ nhớ nên đã dừng", "Thu nhỏ ảnh, lưu lại thành JPEG rồi thay tệp này"),
    "photo-crash": _error("ảnh làm hỏng chương trình đọc ảnh", "Mở ảnh, lưu lại thành JPEG rồi thay tệp này"),
    "photo-mislabelled": _warning("«{target}» thật ra là ảnh {format}", "Đổi đuôi tệp thành {suffix} (và tên trong bài)"),
    "photo-animated": _warning("«{target}» là ảnh động, trang chỉ hiện khung hình đầu", "Nếu cần chuyển động, đăng thành video"),
    "photo-recompressed": _warning("«{target}» đã bị nén nhiều lần nên mờ, vỡ", "Xin ảnh gốc; qua Zalo thì gửi ở chế độ HD hoặc gửi dạng tệp"),
    "photo-small": _warning("ảnh bìa «{target}» chỉ rộng {width} điểm ảnh", "Dùng ảnh rộng từ 600 điểm ảnh, tốt nhất từ 1600"),
    "bad-focus": _error("Focus không đọc được: «{value}»", "Ghi hai số phần trăm, từ trái và từ trên, ví dụ 40% 30%"),
    # albums
    "album-file": _error("tệp này không phải ảnh dùng được", "Trong album chỉ để ảnh JPEG, PNG, WebP, GIF, AVIF, HEIC và tệp chu-thich.txt; xóa hoặc chuyển tệp này đi"),
    "album-folder": _error("tệp nằm trong thư mục con của album", "Chuyển ảnh ra ngay trong album, xóa thư mục con"),
    "album-empty": _warning("album chưa có ảnh nào", "Chép ảnh vào album hoặc xóa thư mục này"),
    "album-line": _error("dòng chú thích không theo dạng «tên-tệp: chú thích»: «{found}»", "Viết mỗi ảnh một dòng, ví dụ «1.jpg: Quang cảnh hội nghị. Ảnh: Tên người chụp»"),
    "album-unknown": _error("album không có ảnh «{name}»", "Chép ảnh vào album hoặc xóa dòng này"),
    "album-similar": _error("album không có ảnh «{name}»", "Có phải là «{nearest}»? Chữ hoa, chữ thường phải đúng"),
    "album-repeated": _error("ảnh «{name}» đã có chú thích ở dòng {first}", "Chỉ giữ một dòng"),
    "album-without-text": _warning("ảnh «{name}» chưa có chú thích", "Viết chú thích sau dấu hai chấm hoặc xóa dòng này"),
    "album-missing": _error("có dòng [album] nhưng bài không có ảnh trong thư mục album", "Chép ảnh vào thư mục album bên cạnh index.md hoặc xóa dòng này"),
    "album-place-repeated": _error("dòng [album] viết hai lần", "Chỉ giữ dòng ở chỗ muốn đặt bộ ảnh"),
    "album-name": _error("thư mục «{found}» không được dùng làm bộ ảnh", "Đổi tên thư mục thành album, chữ thường"),
    # files to download
    "missing-file": _error("không có tệp «{target}»", "Chép tệp vào thư mục của bài, kiểm tra tên tệp"),
    "similar-file": _error("không có tệp «{target}»", "Có phải là «{nearest}»? Chữ hoa, chữ thường phải đúng"),
    "file-place": _error("tệp «{target}» nằm ngoài thư mục bài", "Chuyển tệp vào thư mục của bài; tệp dùng chung thì để ở tai-lieu/"),
    "file-archive": _error("không đăng tệp nén: «{target}»", "Giải nén rồi dẫn riêng tới từng tệp .pdf, .docx, .xlsx"),
    "file-old": _error("không đăng tệp loại này: «{target}»", "Mở tệp, lưu thành .docx, .xlsx hoặc PDF rồi dẫn tới tệp mới"),
    "file-macro-type": _error("không đăng tệp mẫu và tệp có thể chứa macro: «{target}»", "Mở tệp, lưu thành .docx, .xlsx, .pptx thường hoặc PDF rồi dẫn tới tệp mới"),
    "file-program": _error("không đăng chương trình chạy được: «{target}»", "Bỏ liên kết này"),
    "file-same-address": _error("tệp này và {other} sẽ cùng địa chỉ /{address}", "Đổi tên một trong hai tệp"),
    "file-empty": _error("tệp «{target}» rỗng", "Chép lại tệp gốc vào thư mục"),
    "file-too-large": _error("tệp «{target}» nặng {found}", "Giảm dung lượng (nén ảnh trong tệp, lưu PDF cỡ nhỏ) hoặc tách thành nhiều tệp"),
    "file-mislabelled": _error("tệp «{target}» thực ra là {found}, không như đuôi tên tệp", "Mở tệp, lưu lại thành PDF, .docx, .xlsx hoặc .pptx rồi dẫn tới tệp mới"),
    "file-damaged": _error("tệp «{target}» hỏng hoặc tải về dở dang", "Lấy lại tệp gốc; nếu tệp vẫn mở được thì lưu thành tệp mới"),
    "file-disguised": _error("tệp «{target}» là PDF ghép lẫn {found}", "Mở tệp, lưu thành tệp PDF mới rồi thay tệp này"),
    "file-locked": _error("tệp «{target}» đặt mật khẩu hoặc khóa quyền nên không kiểm tra được", "Bỏ mật khẩu và khóa quyền rồi lưu lại"),
    "file-swollen": _error("tệp «{target}» bung ra quá lớn nên không kiểm tra được", "Mở tệp, bớt nội dung hoặc lưu thành PDF rồi thay tệp này"),
    "file-macro": _error("tệp «{target}» có macro", "Lưu thành .docx, .xlsx, .pptx không có macro, hoặc PDF"),
    "file-control": _error("tệp «{target}» có điều khiển ActiveX", "Xóa các điều khiển (nút, ô chọn) đó hoặc lưu thành PDF"),
    "file-embedded": _error("tệp «{target}» có đối tượng hay tệp khác nhúng bên trong ({found})", "Xóa phần nhúng, hoặc đổi phần đó thành ảnh, hoặc lưu thành PDF"),
    "file-template": _error("tệp «{target}» nối với tệp mẫu (template) ở nơi khác: «{found}»", "Trong Word, mục Developer > Document Template, chọn lại Normal rồi lưu; hoặc lưu thành PDF"),
    "file-external": _error("tệp «{target}» lấy nội dung từ nơi khác: «{found}»", "Ngắt nối kết đó (Tệp > Thông tin > Sửa nối kết đến tệp) rồi lưu; hoặc lưu thành PDF"),
    "file-active": _error("tệp «{target}» có lệnh tự chạy ({found})", "Mở tệp, in ra PDF mới («Microsoft Print to PDF») rồi dẫn tới tệp mới"),
    "file-attachment": _error("tệp «{target}» có tệp khác đính kèm bên trong", "Bỏ tệp đính kèm, hoặc in ra PDF mới («Microsoft Print to PDF») rồi dẫn tới tệp mới"),
    "file-odd": _error("tệp «{target}» có cấu trúc lạ nên không kiểm tra được", "Mở tệp, in ra PDF mới («Microsoft Print to PDF») rồi dẫn tới tệp mới"),
    "file-tracked": _warning("tệp «{target}» còn {found} chỗ sửa theo dõi (Track Changes), ai tải về cũng thấy", "Trong Word, mục Xem lại, chấp nhận hoặc bỏ hết các chỗ sửa rồi lưu"),
    "file-comments": _warning("tệp «{target}» còn {found} nhận xét bên lề, ai tải về cũng thấy", "Trong Word, mục Xem lại, xóa hết nhận xét rồi lưu"),
    "file-hidden": _warning("tệp «{target}» có trang tính bị ẩn: {found}", "Nếu không định đăng thì xóa trang tính đó rồi lưu"),
    "of-draft": _warning("{kind} «{target}» thuộc bài chưa đăng {other} nhưng sẽ được đăng cùng bài này", "Chép {kind} vào thư mục của bài này rồi sửa tên trong bài, hoặc bỏ đi nếu chưa được đăng"),
    # videos
    "bad-video": _error("địa chỉ «{target}» không dẫn tới một video", "Mở video rồi chép lại địa chỉ của chính video đó"),
    "video-in-text": _error("liên kết tới video «{target}» nằm trong câu chữ", "Đặt liên kết [Tiêu đề]({target}) thành một đoạn riêng"),
    "video-type": _error("«{target}» không phải video dùng được", "Xuất video thành .mp4 (H.264) hoặc tải lên YouTube rồi dán địa chỉ"),
    "missing-video": _error("không có video «{target}»", "Chép video vào thư mục của bài, kiểm tra tên tệp"),
    "similar-video": _error("không có video «{target}»", "Có phải là «{nearest}»? Chữ hoa, chữ thường phải đúng"),
    "same-video-name": _error("hai video của bài cùng có địa chỉ «{name}»", "Đổi tên một trong hai tệp"),
    "video-too-large": _error("video nặng {size} MB, quá {limit} MB", "Xuất lại nhẹ hơn, hoặc tải lên YouTube rồi dán địa chỉ"),
    "video-unreadable": _error("tệp không phải video MP4 đọc được", "Xuất lại thành .mp4 (H.264, âm thanh AAC) rồi thay tệp này"),
    "video-damaged": _error("video hỏng hoặc tải về dở dang", "Lấy lại video gốc"),
    "video-fragmented": _error("video ở dạng phân mảnh, nhiều máy không phát được", "Xuất lại thành .mp4 thường, hoặc tải lên YouTube rồi dán địa chỉ"),
    "video-codec": _error("hình của video ở dạng {codec}, nhiều máy không phát được", "Xuất lại bằng H.264 (trên iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất), hoặc tải lên YouTube rồi dán địa chỉ"),
    "video-sound": _error("tiếng của video ở dạng {codec}, nhiều máy không phát được", "Xuất lại với âm thanh AAC, hoặc tải lên YouTube rồi dán địa chỉ"),
    # proofreading
    "wrong-weekday": _warning("«{found}» không khớp: {date} là {right}", "Kiểm tra lại thứ hoặc ngày"),
    "name-tone": _warning("«{name}» chỉ khác «{other}» một dấu", "Kiểm tra lại tên người"),
    "caption-repeated": _warning("nội dung lặp lại chú thích ảnh: «{caption}»", "Xóa dòng này nếu nó chỉ là chú thích"),
    "folder-month": _warning("Date là {date} nhưng bài nằm trong thư mục {folder}", "Kiểm tra lại ngày; nếu bài đã đăng thì giữ nguyên thư mục"),
    "spellings": _warning("{kind} chỉ khác nhau ở dấu: {names}", "Nếu là một thì thống nhất cách viết"),
    "list-sign": _warning("dòng bắt đầu bằng «{sign}» sẽ dính vào dòng trên", "Gõ «- » ở đầu dòng và để một dòng trống phía trên danh sách"),
    "run-together": _warning("dòng này sẽ dính vào đoạn trên", "Để một dòng trống giữa hai đoạn"),
    # site.toml
    "site-absent": _error("không có tệp site.toml trong thư mục nội dung", "Tạo site.toml với name, url và các [[categories]]"),
    "site-syntax": _error("tệp không đúng cú pháp TOML", "Kiểm tra dấu ngoặc kép, ngoặc vuông và dấu bằng ở dòng này và dòng trên"),
    "site-missing": _error("thiếu «{key}»{where}", "Thêm dòng {key} = \"…\""),
    "site-type": _error("«{key}» sai kiểu", "Cần {wanted}"),
    "site-unknown-key": _error("không có khóa «{key}»", "Có phải là «{nearest}»?"),
    "site-strange-key": _error("không có khóa «{key}»", "Dùng một trong các khóa: {known}"),
    "site-no-category": _error("chưa có chuyên mục nào", "Thêm ít nhất một mục [[categories]] với name và slug"),
    "site-bad-slug": _error("slug «{value}» không dùng làm địa chỉ được", "Ghi chữ thường không dấu, ví dụ «{better}»"),
    "site-duplicate-slug": _error("slug «{value}» đã dùng cho chuyên mục khác", "Đặt slug khác"),
    "site-bad-url": _error("url «{value}» không dùng được", "Ghi dạng https://ten-mien hoặc https://ten-mien/thu-muc"),
    "site-bad-link": _error("địa chỉ «{value}» không dùng được", "Ghi đầy đủ, bắt đầu bằng https://"),
    "site-no-url": _error("chưa có url nên không xuất bản được", "Thêm url = \"https://…\" hoặc đặt biến môi trường SITEURL"),
    "siteurl": _error("SITEURL «{value}» không dùng được", "Ghi dạng https://ten-mien hoặc https://ten-mien/thu-muc"),
    "empty-category": _warning("chuyên mục «{name}» chưa có bài nào", "Đăng bài vào chuyên mục hoặc bỏ nó khỏi site.toml"),
    # output
    "output-content": _error("thư mục {output} chứa thư mục bài viết hoặc nằm trong đó", "Chọn thư mục khác, ví dụ output cạnh content"),
    "output-cache": _error("thư mục {output} chứa thư mục cache, vốn không thuộc về trang", "Chọn thư mục khác cho cache, ví dụ cache cạnh output"),
    "foreign-output": _error("thư mục {output} có tệp không phải do chương trình này tạo ra: {found}", "Chọn thư mục trống, hoặc chuyển các tệp đó đi; nếu đó chỉ là bản dựng cũ thì xóa cả thư mục"),
}  # fmt: skip


def severity(problem: Problem) -> str:
    """Give ``lỗi`` or ``cảnh báo``."""
    return WORDINGS[problem.code].severity


def word(problem: Problem, level: str = "") -> str:
    """Word a problem as ``path:line: lỗi|cảnh báo: found. Remedy.``"""
    wording = WORDINGS[problem.code]
    values = dict(problem.values)
    found, remedy = wording.found.format_map(values), wording.remedy.format_map(values)
    end = "" if remedy.endswith(("?", ".")) else "."
    return f"{problem.path}:{problem.line or 1}: {level or wording.severity}: {found}. {remedy}{end}"
