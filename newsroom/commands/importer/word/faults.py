"""Word what is wrong with a Word file, for its editor: what was found, and what to do."""

# Files that are refused.
BROKEN = "tệp Word hỏng, không đọc được: hãy mở tệp bằng Word (Word thường tự sửa được), lưu lại thành .docx rồi nhập lại; không mở được thì xin người gửi tệp khác"
CUT = "tệp Word bị cắt cụt hoặc hỏng (chép chưa xong?): hãy chép hoặc tải lại tệp rồi nhập lại"
EMPTY = "tệp rỗng, không có gì để nhập: hãy chép lại từ nơi gửi rồi nhập lại"
TOO_DEEP = (
    "tệp Word lồng quá nhiều cấp (bảng, khung) nên không đọc được: hãy chép phần chữ và ảnh sang một tệp mới"
)
TOO_LARGE = "tệp Word quá lớn khi mở ra nên không đọc: hãy chia thành nhiều tệp nhỏ, mỗi tệp một bài"
DECLARES = (
    "tệp Word chứa khai báo DTD, có thể gây hại, nên không đọc: hãy mở tệp bằng Word, lưu lại rồi nhập lại"
)
PILED = "tệp Word có chữ mang quá nhiều dấu chồng lên nhau nên không đọc: hãy xóa chữ ấy rồi nhập lại"
PASSWORD = "tệp có mật khẩu nên không đọc được: hãy mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu rồi nhập lại"
OTHER = "đây là {what}, không phải bài viết bằng Word: hãy chép phần chữ và ảnh sang tệp Word rồi nhập lại"
UNKNOWN = "không nhận ra tệp Word, RTF hay ODT nào: hãy mở tệp bằng Word, lưu lại thành .docx rồi nhập lại"
PAGE = "đây là trang web mang tên tệp Word: hãy đổi đuôi tệp thành .html rồi nhập lại, hoặc mở bằng Word, lưu lại thành .docx"
ABSENT = "tệp dạng {kind} cần LibreOffice để đọc, mà máy này chưa cài: hãy mở tệp bằng Word, chọn Lưu thành kiểu .docx rồi nhập lại; hoặc cài LibreOffice"
SLOW = "LibreOffice không đọc xong tệp sau {seconds} giây: hãy mở tệp bằng Word, lưu lại thành .docx rồi nhập lại"
FAILED = (
    "LibreOffice không đọc được tệp dạng {kind} này: hãy mở tệp bằng Word, lưu lại thành .docx rồi nhập lại"
)

# Photos that are missing.
LINKED = "ảnh «{name}» chỉ được liên kết, không nằm trong tệp Word, nên không lấy được: hãy chép ảnh ấy vào cạnh bài"
DRAWN = "ảnh dạng {kind} không hiện được trên trang: hãy lưu lại thành ảnh PNG hoặc JPEG rồi đặt cạnh bài"
NO_PHOTO = "tệp Word thiếu ảnh «{name}»: hãy chép ảnh ấy vào cạnh bài"
BROKEN_PHOTO = "ảnh «{name}» trong tệp Word hỏng hoặc quá lớn: hãy chép ảnh gốc vào cạnh bài"
UNFRAMED = (
    "ảnh «{name}» đã được cắt hoặc xoay trong Word nhưng không làm lại được: hãy xem ảnh và cắt lại nếu cần"
)
STRANGE = "có {kind} mà trang không hiện được: hãy mở tệp bằng Word, chụp lại thành ảnh PNG hoặc JPEG rồi đặt cạnh bài"

# What to look at in the text.
CHANGED = (
    "tệp Word còn {count} chỗ sửa đổi chưa duyệt; bài lấy bản sau khi chấp nhận mọi sửa đổi: hãy đọc lại"
)
EMBEDDED = "một phần của bài là tệp nhúng trong tệp Word, không đọc được: hãy mở bằng Word, lưu lại thành .docx rồi nhập lại"
ELSEWHERE = "một phần của bài nằm ở tệp Word khác (tài liệu con): hãy chép phần ấy vào bài"
BROKEN_PART = "một phần của tệp Word hỏng nên không đọc được: hãy xem kỹ bài"
EQUATION = "có công thức «{words}»: hãy xem lại chữ của công thức, hoặc thay bằng ảnh"
SYMBOL = "có ký hiệu của phông «{font}» mà trang không có (mã {code}): hãy gõ lại ký hiệu ấy ở chỗ □"
OLD_FONT = "phông «{font}» dùng mã chữ cũ không đọc được: hãy chuyển mã sang Unicode rồi nhập lại"
BY_CONTENT = (
    "chữ của bài dùng mã cũ {code} dưới phông khác; đã chuyển sang Unicode theo nội dung: hãy đọc lại kỹ bài"
)
STRUCK = "có chữ bị gạch ngang trong Word; bài nhập giữ nguyên chữ ấy: hãy bỏ nếu không dùng"
LINK = "đã bỏ liên kết «{link}» ở chữ «{words}» vì không phải địa chỉ trang web: hãy đặt lại nếu cần"
CLOCK = "«{words}» là ngày giờ Word tự đổi mỗi lần mở tệp: hãy kiểm tra và gõ lại ngày đúng"
FIELD = "có trường «{code}» của Word mà trang không hiện được: hãy gõ lại chỗ ấy"
NO_NOTE = "một chú thích cuối trang không có nội dung: hãy bổ sung hoặc bỏ dấu của nó"

# Why words are not in the article.
HIDDEN = "chữ ẩn trong Word"
DELETED = "chữ đã xóa (theo dõi sửa đổi của Word)"
TOC = "mục lục"
CODE = "mã trường của Word"
PAGE_NUMBER = "số trang"
PLACEHOLDER = "chữ gợi ý của ô điền trong Word"
HEAD = "đầu trang của Word"
FOOT = "chân trang của Word"
COMMENT = "nhận xét trong Word"
TINY = "hình nhỏ trong dòng chữ"
STRANGE_WORDS = "chữ trong {kind}"
