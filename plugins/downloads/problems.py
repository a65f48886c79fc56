"""Word what can be found in a file to download."""

from __future__ import annotations

from newsroom.model.problem import error, warning

FINDINGS = {
    "file-empty": error("tệp «{target:whole}» rỗng", "Chép lại tệp gốc vào thư mục"),
    "file-too-large": error("tệp «{target:whole}» nặng {found}", "Giảm dung lượng (nén ảnh trong tệp, lưu PDF cỡ nhỏ) hoặc tách thành nhiều tệp"),
    "file-mislabelled": error("tệp «{target:whole}» thực ra là {found}, không như đuôi tên tệp", "Mở tệp, lưu lại thành PDF, .docx, .xlsx hoặc .pptx rồi dẫn tới tệp mới"),
    "file-damaged": error("tệp «{target:whole}» hỏng hoặc tải về dở dang", "Lấy lại tệp gốc; nếu tệp vẫn mở được thì lưu thành tệp mới"),
    "file-disguised": error("tệp «{target:whole}» là PDF ghép lẫn {found}", "Mở tệp, lưu thành tệp PDF mới rồi thay tệp này"),
    "file-locked": error("tệp «{target:whole}» đặt mật khẩu hoặc khóa quyền nên không kiểm tra được", "Bỏ mật khẩu và khóa quyền rồi lưu lại"),
    "file-swollen": error("tệp «{target:whole}» bung ra quá lớn nên không kiểm tra được", "Mở tệp, bớt nội dung hoặc lưu thành PDF rồi thay tệp này"),
    "file-macro": error("tệp «{target:whole}» có macro", "Lưu thành .docx, .xlsx, .pptx không có macro, hoặc PDF"),
    "file-control": error("tệp «{target:whole}» có điều khiển ActiveX", "Xóa các điều khiển (nút, ô chọn) đó hoặc lưu thành PDF"),
    "file-embedded": error("tệp «{target:whole}» có đối tượng hay tệp khác nhúng bên trong ({found})", "Xóa phần nhúng, hoặc đổi phần đó thành ảnh, hoặc lưu thành PDF"),
    "file-template": error("tệp «{target:whole}» nối với tệp mẫu (template) ở nơi khác: «{found}»", "Trong Word, mục Developer > Document Template, chọn lại Normal rồi lưu; hoặc lưu thành PDF"),
    "file-external": error("tệp «{target:whole}» lấy nội dung từ nơi khác: «{found}»", "Ngắt nối kết đó (Tệp > Thông tin > Sửa nối kết đến tệp) rồi lưu; hoặc lưu thành PDF"),
    "file-active": error("tệp «{target:whole}» có lệnh tự chạy ({found})", "Mở tệp, in ra PDF mới («Microsoft Print to PDF») rồi dẫn tới tệp mới"),
    "file-attachment": error("tệp «{target:whole}» có tệp khác đính kèm bên trong", "Bỏ tệp đính kèm, hoặc in ra PDF mới («Microsoft Print to PDF») rồi dẫn tới tệp mới"),
    "file-odd": error("tệp «{target:whole}» có cấu trúc lạ nên không kiểm tra được", "Mở tệp, in ra PDF mới («Microsoft Print to PDF») rồi dẫn tới tệp mới"),
    "file-tracked": warning("tệp «{target:whole}» còn {found} chỗ sửa theo dõi (Track Changes), ai tải về cũng thấy", "Trong Word, mục Xem lại, chấp nhận hoặc bỏ hết các chỗ sửa rồi lưu"),
    "file-comments": warning("tệp «{target:whole}» còn {found} nhận xét bên lề, ai tải về cũng thấy", "Trong Word, mục Xem lại, xóa hết nhận xét rồi lưu"),
    "file-hidden": warning("tệp «{target:whole}» có trang tính bị ẩn: {found:whole}", "Nếu không định đăng thì xóa trang tính đó rồi lưu"),
}  # fmt: skip
