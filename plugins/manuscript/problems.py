"""Word what can be wrong with a manuscript: the file, its header, its body, its album."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error, warning

FILES = Check(
    name="manuscript.files",
    scope=Scope.READING,
    wordings={
        "empty-file": error("tệp còn trống", "Viết phần đầu và nội dung, hoặc xóa tệp"),
        "over-limit": error("bài quá lớn: {found:whole}, giới hạn là {limit}", "Chia thành nhiều bài, hoặc đăng phần dài thành tệp PDF để tải về"),
        "not-utf8": error("tệp không phải mã UTF-8 (gặp byte {byte})", "Mở tệp và lưu lại với bảng mã UTF-8"),
        "git-conflict": error("còn dấu xung đột của git", "Giữ lại một trong hai bản rồi xóa các dòng <<<<<<<, ======= và >>>>>>>"),
        "control-character": error("có ký tự điều khiển {char}", "Xóa ký tự này hoặc gõ lại dòng"),
        "left-sign": error("bài dàn ra có ký tự điều khiển {char} không ai gõ", "Đây là lỗi của chương trình, hãy báo người phụ trách kỹ thuật; trong lúc chờ, gõ lại đoạn có dấu \\, < hoặc >"),
        "private-character": error("có ký tự riêng của phông chữ ({char}), thường do chép từ Word", "Xóa ký tự này, gõ gạch đầu dòng «-» thay cho dấu chấm tròn của Word"),
        "bad-reference": error("mã ký tự «{found}» không ứng với chữ nào", "Xóa mã này, gõ thẳng chữ muốn viết"),
        "legacy-font": error("văn bản mã {encoding} cũ: «{found}»", "Chuyển sang Unicode (ví dụ bằng UniKey) rồi dán lại"),
        "misplaced-article": error("bài viết đặt sai chỗ nên sẽ không được đăng", "Đặt tại articles/NĂM/THÁNG/ten-bai/index.md, ví dụ articles/2024/07/so-ket-cong-tac/index.md"),
        "reserved-address": error("trùng địa chỉ /{found:whole}/ mà chương trình dùng cho {use:whole}", "Đổi tên tệp, ví dụ {better:whole}.md"),
        "misplaced-page": error("trang đặt sai chỗ", "Đặt tại pages/ten-trang.md"),
        "bad-year-folder": error("thư mục năm là «{found}»", "Đặt tên bằng bốn chữ số từ 1930 đến 2199, ví dụ 2024"),
        "bad-month-folder": error("thư mục tháng là «{found}»", "Đặt tên bằng hai chữ số từ 01 đến 12"),
        "bad-slug": error("tên «{found}» không dùng làm địa chỉ được", "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, tối đa 80 ký tự, ví dụ «{better:whole}»"),
    },
)  # fmt: skip

HEADER = Check(
    name="manuscript.header",
    scope=Scope.READING,
    wordings={
        "yaml-header": error("phần đầu mở bằng «---»", "Bỏ các dòng «---»; chỉ viết «Khóa: giá trị», mỗi khóa một dòng"),
        "header-line": error("dòng không theo dạng «Khóa: giá trị»: «{found}»", "Nếu viết tiếp dòng trên, thụt dòng này vào; nếu là dòng riêng, ghi khóa và dấu hai chấm ở đầu"),
        "no-header": error("tệp không có phần đầu", "Viết các khóa {needed:whole} ở đầu tệp, mỗi khóa một dòng, rồi một dòng trống"),
        "value-below": error("giá trị của {key} nằm ở dòng dưới", "Viết liền sau «{key}:», hoặc thụt dòng này vào"),
        "header-gap": error("dòng trống giữa phần đầu, bên dưới còn «{found}»", "Xóa các dòng trống giữa phần đầu; chỉ để một dòng trống trước nội dung"),
        "header-unended": error("dòng này không theo dạng «Khóa: giá trị»: «{found}»", "Nếu là nội dung bài, để một dòng trống phía trên; nếu viết tiếp {key}, thụt dòng này vào"),
        "key-without-colon": error("sau {key} thiếu dấu hai chấm", "Viết «{key}: …»"),
        "indented-key": error("dòng thụt vào nên thành phần tiếp của {key}: «{found}»", "Xóa dấu cách ở đầu dòng"),
        "missing-key": error("thiếu {key}", "Thêm dòng «{key}: …» vào phần đầu"),
        "missing-author": error("thiếu tác giả và nguồn", "Thêm dòng «Author: …» (hoặc «Source: …» nếu đăng lại)"),
        "duplicate-key": error("{key} đã ghi ở dòng {first}", "Chỉ giữ một dòng"),
        "unknown-key": error("không có khóa «{key}»", "Có phải là «{nearest}»?"),
        "strange-key": error("không có khóa «{key}»", "Dùng một trong các khóa: {known:whole}; nếu đây là nội dung, để một dòng trống phía trên"),
        "forbidden-key": error("không được dùng khóa «{key}»", "Xóa dòng này; địa chỉ bài là tên thư mục"),
        "long-title": error("Title dài {length} ký tự", "Rút gọn còn tối đa {limit} ký tự"),
        "long-lead": warning("Summary dài {words} chữ", "Rút gọn còn khoảng {limit} chữ, phần còn lại để trong nội dung"),
        "lead-paragraphs": warning("Summary có {count} đoạn, in liền thành một", "Chỉ để đoạn tóm tắt ở Summary; các đoạn sau chuyển xuống dưới dòng trống, không thụt đầu dòng"),
        "header-link": warning("{key} không mang liên kết, «{target}» đã bị bỏ", "Đặt liên kết trong nội dung bài; địa chỉ của nguồn thì ghi ở Source_URL"),
        "header-tag": warning("«<{tag}» trong {key} sẽ in ra như chữ", "Xóa thẻ HTML này"),
        "source-url-alone": warning("Source_URL không có Source nên không in ra", "Thêm dòng «Source: tên nguồn»"),
        "focus-without-photo": warning("có Focus nhưng bài không có ảnh", "Thêm ảnh hoặc xóa dòng này"),
        "empty-body": warning("chưa có nội dung", "Viết nội dung dưới phần đầu, sau một dòng trống"),
        "bad-date": error("{key} không đọc được: «{value}»", "Viết dạng 2024-07-11 15:51 hoặc 11/07/2024 15:51"),
        "impossible-date": error("{key} không có thật: «{value}»", "Kiểm tra ngày, tháng, năm và giờ"),
        "far-date": error("{key} ngoài khoảng từ năm 1930 đến 2199: «{value}»", "Kiểm tra năm"),
        "date-zone": error("{key} có múi giờ hoặc phần thừa: «{value}»", "Chỉ ghi ngày và giờ, ví dụ 2024-07-11 15:51; giờ luôn là giờ Việt Nam"),
        "modified-early": error("Modified sớm hơn Date", "Kiểm tra lại hai ngày này"),
        "modified-early-time": warning("Modified ({value}) sớm hơn giờ đăng ({date}) nên không in ra", "Kiểm tra lại hai giờ này"),
        "unknown-category": error("không có chuyên mục «{value}»", "Có phải là «{nearest:whole}»?"),
        "strange-category": error("không có chuyên mục «{value}»", "Dùng một trong các chuyên mục: {known:whole}"),
        "unknown-status": error("không có trạng thái «{value}»", "Ghi {known:whole}"),
        "withdrawn-without-reason": error("bài đã gỡ nhưng chưa ghi lý do", "Thêm dòng «Withdrawn: lý do gỡ»; bạn đọc thấy lý do này"),
        "withdrawn-alone": error("có Withdrawn nhưng Status không phải withdrawn", "Ghi «Status: withdrawn» để gỡ bài, hoặc xóa dòng này"),
        "bad-correction": error("đính chính ghi chưa đúng: «{value}»", "Ghi ngày rồi nội dung, ví dụ «Correction: 2024-07-12 Tên đúng là …»"),
        "correction-early": error("đính chính sớm hơn ngày đăng bài ({date})", "Kiểm tra lại hai ngày này"),
        "bad-tag": error("chủ đề «{value}» không có chữ La-tinh hay chữ số", "Sửa hoặc xóa chủ đề này"),
        "bad-views": error("lượt xem «{value}» không phải số", "Ghi số nguyên, ví dụ 2129"),
        "bad-focus": error("Focus không đọc được: «{value}»", "Ghi hai số phần trăm, từ trái và từ trên, ví dụ 40% 30%"),
        "bad-web-address": error("{key} không phải địa chỉ web: «{value}»", "Ghi đầy đủ, bắt đầu bằng https://"),
        "long-old-url": error("địa chỉ cũ dài quá: «{value}»", "Mỗi phần giữa hai dấu «/» nhiều nhất 200 byte (chừng 150 chữ có dấu), cả địa chỉ 2.000 ký tự (một chữ có dấu tính 6 đến 9) và 40 phần; dài hơn thì bỏ dòng này"),
        "spelt-old-url": error("địa chỉ cũ không dùng được: «{value}» có {spelt:whole}, tức là {meaning:whole}", "Bỏ dòng này: địa chỉ như vậy không dẫn tiếp được"),
        "bad-old-url": error("địa chỉ cũ không dùng được: «{value}»", "Ghi đường dẫn bắt đầu bằng «/», không có dấu cách, dấu nháy, «//», «..» hay một trong các dấu # $ ; < > {{ }} \\, ví dụ /tin-tuc/123.html"),
        "bad-related": error("bài liên quan ghi chưa đúng: «{value}»", "Ghi địa chỉ bài, ví dụ /2024/07/so-ket-cong-tac/"),
    },
)  # fmt: skip

MARKUP = Check(
    name="manuscript.markup",
    scope=Scope.READING,
    wordings={
        "html-as-text": warning("«<{tag}» sẽ in ra như chữ", "Xóa nếu là thẻ HTML thừa (thẻ không được dùng, hoặc mở mà không đóng)"),
        "open-comment": warning("ghi chú «<!--» chưa đóng nên in ra như chữ", "Thêm «-->» ở cuối ghi chú, hoặc xóa «<!--»"),
        "html-video": warning("«<{tag}» sẽ in ra như chữ", "Xóa cả đoạn mã nhúng rồi ghi địa chỉ của video thành một đoạn riêng"),
        "html-photo": error("ảnh chèn bằng thẻ HTML <{tag}>", "Chèn ảnh bằng ![mô tả](tên-tệp \"Chú thích\")"),
        "tangled-brackets": error("quá nhiều dấu «[» không đóng hoặc dấu «<»", "Xóa các dấu ngoặc thừa"),
        "too-deep": error("danh sách, trích dẫn hay chữ in nghiêng lồng nhau quá {limit} cấp", "Bớt cấp: giảm dấu cách thụt vào, dấu > hay dấu * quanh dòng này"),
        "stars-as-text": warning("dấu ** in ra như chữ: «{found}»", "Viết liền với chữ và đủ ở cả hai đầu: **chữ đậm**"),
        "long-row": warning("hàng của bảng có {cells} ô, đầu bảng chỉ có {head}: «{found}»", "Thêm ô vào đầu bảng, hoặc viết \\| thay cho dấu | nằm trong chữ"),
        "note-without-colon": warning("chú thích cuối bài «{found:whole}» thiếu dấu hai chấm", "Viết «{found:whole}: nội dung»"),
        "missing-footnote": warning("chú thích «{found}» không có nội dung", "Thêm dòng «{found}: nội dung» ở cuối bài"),
        "unused-footnote": warning("chú thích cuối bài «{found:whole}» không có dấu dẫn nào trong bài", "Ghi {found:whole} ngay sau chữ cần chú thích, hoặc xóa chú thích này"),
        "repeated-footnote": warning("chú thích cuối bài «{found:whole}» đã có ở dòng {first}", "Đổi số của chú thích này và của dấu dẫn tới nó"),
        "empty-footnote": warning("chú thích cuối bài «{found:whole}» chưa có nội dung", "Viết nội dung sau dấu hai chấm, hoặc xóa dòng này và dấu dẫn tới nó"),
    },
)  # fmt: skip

LINKS = Check(
    name="manuscript.links",
    scope=Scope.READING,
    wordings={
        "missing-goal": error("liên kết tới «{target}» không có trong trang", "Kiểm tra lại đường dẫn; bài viết dẫn tới bằng ../ten-bai/index.md"),
        "mail-link": error("liên kết «{target}» là địa chỉ thư điện tử", "Thêm mailto: ở trước: mailto:{target:whole}"),
        "local-file": error("liên kết tới tệp trong máy của bạn: «{target}»", "Chép tệp vào thư mục của bài rồi dẫn bằng tên tệp, ví dụ [Kế hoạch](ke-hoach.pdf)"),
        "bad-link": error("liên kết không dùng được: «{target}»", "Dùng https://, mailto: hoặc tel:"),
        "link-without-goal": error("liên kết chưa ghi dẫn tới đâu: «{target}»", "Ghi địa chỉ vào giữa hai dấu ngoặc tròn, hoặc bỏ các dấu ngoặc"),
        "web-address": error("địa chỉ web viết sai: «{target}»", "Có phải là «{better:whole}»?"),
        "web-host": error("địa chỉ web có tên miền sai: «{target}»", "Chép lại địa chỉ từ trình duyệt; tên miền không có dấu cách, dấu phẩy hay hai dấu chấm liền nhau"),
        "web-port": error("địa chỉ web có số cổng sai: «{target}»", "Chép lại địa chỉ từ trình duyệt; số sau dấu hai chấm từ 1 đến 65535, thường bỏ được"),
        "own-anchor": error("trang này không có đề mục «#{target}»", "Có phải là «#{nearest:whole}»?"),
        "no-own-anchor": error("trang này không có đề mục nào như «#{target}»", "Sửa phần sau dấu # theo chữ của đề mục (chữ thường không dấu, nối bằng gạch), hoặc bỏ liên kết này"),
        "outside-content": error("«{target}» nằm ngoài thư mục nội dung", "Chép tệp vào thư mục của bài và dẫn bằng tên tệp"),
        "bare-host": error("liên kết «{target}» thiếu https://", "Viết đầy đủ, ví dụ https://{target:whole}"),
        "file-link": error("liên kết tới tệp «{target}» không được đăng", "Chỉ dẫn tới bài, trang, địa chỉ web và tệp .pdf, .docx, .xlsx, .pptx; ảnh thì chèn bằng ![mô tả](tên-tệp)"),
        "file-place": error("tệp «{target}» nằm ngoài thư mục bài", "Chuyển tệp vào thư mục của bài; tệp dùng chung thì để ở tai-lieu/"),
        "file-archive": error("không đăng tệp nén: «{target}»", "Giải nén rồi dẫn riêng tới từng tệp .pdf, .docx, .xlsx"),
        "file-old": error("không đăng tệp loại này: «{target}»", "Mở tệp, lưu thành .docx, .xlsx hoặc PDF rồi dẫn tới tệp mới"),
        "file-macro-type": error("không đăng tệp mẫu và tệp có thể chứa macro: «{target}»", "Mở tệp, lưu thành .docx, .xlsx, .pptx thường hoặc PDF rồi dẫn tới tệp mới"),
        "file-program": error("không đăng chương trình chạy được: «{target}»", "Bỏ liên kết này"),
    },
)  # fmt: skip

MEDIA = Check(
    name="manuscript.media",
    scope=Scope.READING,
    wordings={
        "photo-syntax": error("ảnh viết chưa đúng: «{found}»", "Viết liền ![mô tả](tên-tệp), không để cách giữa «]» và «(», đủ dấu «)» và dấu ngoặc kép"),
        "photo-title": error("chú thích của ảnh chưa nằm giữa hai dấu ngoặc kép: «{found}»", "Viết ![mô tả]({name:whole} \"Chú thích\"), gõ ngoặc kép thẳng ở cả hai đầu"),
        "curly-quotes": error("ảnh dùng ngoặc kép cong: «{found}»", "Gõ ngoặc kép thẳng: ![mô tả](tên-tệp \"Chú thích\")"),
        "photo-link": warning("ảnh và chú thích không mang liên kết, liên kết «{target}» đã bị bỏ", "Viết liên kết thành một đoạn riêng"),
        "photo-footnote": warning("dấu chú thích «{found}» trong mô tả, chú thích ảnh hay video đã bị bỏ", "Đặt dấu này vào một câu trong bài"),
        "photo-unnamed": error("ảnh chưa có tên tệp", "Ghi tên tệp ảnh vào giữa hai dấu ngoặc: ![mô tả](tên-tệp)"),
        "photo-is-video": error("«{target}» là video, không phải ảnh", "Bỏ dấu ! ở đầu, viết [Tiêu đề]({target:whole}) thành một đoạn riêng"),
        "remote-photo": error("ảnh ở trang khác: «{target}»", "Tải ảnh về thư mục của bài"),
        "photo-without-text": error("ảnh «{target}» chưa có mô tả và chú thích", "Viết ![mô tả ảnh]({target:whole} \"Chú thích. Ảnh: tên người chụp\")"),
        "bad-video": error("địa chỉ «{target}» không dẫn tới một video", "Mở video rồi chép lại địa chỉ của chính video đó"),
        "video-in-text": error("liên kết tới video «{target}» nằm trong câu chữ", "Đặt liên kết [Tiêu đề]({target:whole}) thành một đoạn riêng"),
        "video-type": error("«{target}» không phải video dùng được", "Xuất video thành .mp4 (H.264) hoặc tải lên YouTube rồi dán địa chỉ"),
    },
)  # fmt: skip

ALBUM = Check(
    name="manuscript.album",
    scope=Scope.READING,
    wordings={
        "album-file": error("tệp này không phải ảnh dùng được", "Trong album chỉ để ảnh JPEG, PNG, WebP, GIF, AVIF, HEIC và tệp chu-thich.txt; xóa hoặc chuyển tệp này đi"),
        "album-captions-name": error("tệp chú thích đặt sai tên nên không được đọc", "Đổi tên thành {name:whole}"),
        "album-folder": error("tệp nằm trong thư mục con của album", "Chuyển ảnh ra ngay trong album, xóa thư mục con"),
        "album-empty": warning("album chưa có ảnh nào", "Chép ảnh vào album hoặc xóa thư mục này"),
        "album-line": error("dòng chú thích không theo dạng «tên-tệp: chú thích»: «{found}»", "Viết mỗi ảnh một dòng, ví dụ «1.jpg: Quang cảnh hội nghị. Ảnh: Tên người chụp»"),
        "album-unknown": error("album không có ảnh «{name}»", "Chép ảnh vào album hoặc xóa dòng này"),
        "album-similar": error("album không có ảnh «{name}»", "Có phải là «{nearest:whole}»? Chữ hoa, chữ thường phải đúng"),
        "album-repeated": error("ảnh «{name:whole}» đã có chú thích ở dòng {first}", "Chỉ giữ một dòng"),
        "album-without-text": warning("ảnh «{name:whole}» chưa có chú thích", "Viết chú thích sau dấu hai chấm hoặc xóa dòng này"),
        "album-missing": error("có dòng [album] nhưng bài không có ảnh trong thư mục album", "Chép ảnh vào thư mục album bên cạnh index.md hoặc xóa dòng này"),
        "album-place-repeated": error("dòng [album] viết hai lần", "Chỉ giữ dòng ở chỗ muốn đặt bộ ảnh"),
    },
)  # fmt: skip

CHECKS = (FILES, HEADER, MARKUP, LINKS, MEDIA, ALBUM)
