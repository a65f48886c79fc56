"""Word what can be wrong with ``site.toml`` and ``SITEURL``."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error, warning

IDENTITY = Check(
    name="identity",
    scope=Scope.ALWAYS,
    wordings={
        "site-absent": error("không có tệp site.toml trong thư mục nội dung", "Tạo site.toml với name, url và các [[categories]]"),
        "site-not-utf8": error("tệp không phải mã UTF-8 (gặp byte {byte})", "Mở tệp và lưu lại với bảng mã UTF-8"),
        "site-control": error("có ký tự điều khiển {char}", "Xóa ký tự này hoặc gõ lại dòng"),
        "site-piled": error("nhiều dấu chồng lên một chữ: {found:whole}, giới hạn là {limit}", "Xóa chữ này rồi gõ lại"),
        "site-private": error("có ký tự riêng của phông chữ ({char}), thường do chép từ Word", "Xóa ký tự này hoặc gõ lại dòng"),
        "site-conflict": error("còn dấu xung đột của git", "Giữ lại một trong hai bản rồi xóa các dòng <<<<<<<, ======= và >>>>>>>"),
        "site-syntax": error("tệp không đúng cú pháp TOML", "Kiểm tra dấu ngoặc kép, ngoặc vuông và dấu bằng ở dòng này và dòng trên"),
        "site-twice-key": error("«{key:whole}» đã ghi ở dòng {first}", "Mỗi khóa, mỗi mục chỉ ghi một lần: gộp lại hoặc xóa một chỗ; mục có nhiều thì ghi hai lớp ngoặc vuông, ví dụ [[categories]]"),
        "site-missing": error("thiếu «{key}»{where}", "Thêm dòng {key} = \"…\""),
        "site-type": error("«{key}» sai kiểu", "Cần {wanted}"),
        "site-unknown-key": error("không có khóa «{key}»", "Có phải là «{nearest}»?"),
        "site-strange-key": error("không có khóa «{key}»", "Dùng một trong các khóa: {known:whole}"),
        "site-no-category": error("chưa có chuyên mục nào", "Thêm ít nhất một mục [[categories]] với name và slug"),
        "site-bad-slug": error("slug «{value}» không dùng làm địa chỉ được", "Ghi chữ thường không dấu, ví dụ «{better:whole}»"),
        "site-reserved-slug": error("slug «{value:whole}» trùng địa chỉ mà chương trình dùng cho {use:whole}", "Đặt slug khác, ví dụ «{better:whole}»"),
        "site-reserved-old-slug": error("slug cũ «{value:whole}» trùng địa chỉ mà chương trình dùng cho {use:whole}", "Bỏ khỏi old_slugs"),
        "site-old-slug-taken": error("slug cũ «{value:whole}» đã thuộc chuyên mục «{name:whole}»", "Mỗi địa chỉ chỉ ghi ở một chuyên mục, một lần"),
        "site-category-kind": error("chuyên mục không có loại «{value}»", "Ghi kind = \"documents\" cho chuyên mục văn bản; chuyên mục tin, bài thì bỏ dòng này"),
        "site-duplicate-slug": error("slug «{value:whole}» đã dùng cho chuyên mục khác", "Đặt slug khác"),
        "site-duplicate-name": error("tên «{value:whole}» đã dùng cho chuyên mục ở dòng {first}", "Đặt tên khác hoặc bỏ một trong hai chuyên mục"),
        "site-bad-url": error("url «{value}» không dùng được", "Ghi dạng https://ten-mien.vn hoặc https://ten-mien.vn/thu-muc; tên miền chỉ có chữ, số, dấu chấm và gạch nối ở giữa"),
        "site-empty-url": warning("url để trống", "Ghi url = \"https://ten-mien.vn\", hoặc xóa dòng này nếu chưa có địa chỉ"),
        "site-near-url": error("url «{value}» không phải địa chỉ của cả trang", "Ghi «{better:whole}»"),
        "site-bad-link": error("địa chỉ «{value}» không dùng được", "Ghi đầy đủ, bắt đầu bằng https://"),
        "site-host-kind": error("kind «{value}» không phải loại máy chủ mà chương trình biết", "Có phải là «{nearest}»? Các loại: {known:whole}"),
        "site-target": error("target «{value}» không dùng được", "Ghi \"ssh://nguoi-dung@may-chu/thu-muc\" hoặc \"rclone:TEN:thu-muc\"; tên chỉ gồm chữ không dấu, số, dấu chấm và gạch nối"),
        "site-target-useless": warning("kind «{kind:whole}» không dùng đến target", "Trang loại này do CI hoặc chính nơi đó đăng: xóa dòng target; hoặc sửa kind theo máy chủ mà target dẫn tới"),
        "site-target-ssh": warning("kind «{kind:whole}» không đăng bằng ssh", "Ghi target dạng \"rclone:TEN:thu-muc\"; hoặc sửa kind thành nginx hay apache nếu máy chủ là loại đó"),
        "site-secret": error("«{key}» có vẻ là mật khẩu hoặc khóa bí mật", "Xóa khỏi tệp này, đổi mật khẩu đó rồi để trong ssh-agent, cấu hình của rclone hoặc biến môi trường"),
        "site-proof": error("mã «{key}» không đúng dạng: «{value}»", "Chép tên tệp hoặc mã mà dịch vụ đó đưa ra, ví dụ {example:whole}; không dán cả thẻ <meta>"),
        "security-expired": warning("security.txt đã hết hạn từ {value:whole} nên không được đăng", "Xem lại contact rồi ghi expires là một ngày trong vòng một năm tới"),
        "prefix-root": warning("trang nằm ở thư mục {value:whole} của tên miền nên máy tìm kiếm không đọc robots.txt của trang", "Nhờ người quản trị tên miền thêm dòng «Sitemap: {sitemap:whole}» vào robots.txt ở gốc"),
        "site-no-url": error("chưa có url nên không xuất bản được", "Thêm url = \"https://…\" hoặc đặt biến môi trường SITEURL"),
        "siteurl": error("SITEURL «{value:whole}» không dùng được", "Ghi địa chỉ của cả trang, ví dụ {better:whole}"),
    },
)  # fmt: skip
