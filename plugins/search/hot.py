"""Name the syllables that stand in most articles of such sites, and so tell none from another.

The list is fixed: the search's script has the same, and what an index holds of an article depends on that
article alone. They are those that more than two in five articles of ``content/`` hold.
"""

from __future__ import annotations

_WORDS = """
    anh ba ban bao bi bo ca cac cach cao cap cau chi chinh cho chu chuc chuyen co con cong cua cung
    da dai dan dang dat dau de den dieu dinh do doanh doi dong dung duoc hai hanh hoa hoan hoat hoi
    hop ket khi khoi khong ky la lai lam minh moi mot nam nay ngay nghi nghiep nguoi nhan nhat nhiem
    nhieu nhung noi o phai phan phong qua quan quy ra sau sinh so tai tap thang thanh the theo thi
    thoi thu thuc tien tinh to toan tra tren trong trung truoc tu uy va van vao ve vi viec vien voi
    vu
"""
HOT = frozenset(_WORDS.split())
"""Of these the index has only what stands in headings and leads; in a text their pairs are found."""
