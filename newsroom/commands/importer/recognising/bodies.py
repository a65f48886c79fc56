"""Know names of sites, of the bodies that run them, and of their sections."""

from __future__ import annotations

import re

from newsroom.commands.importer.recognising.rubbish import folded, phrases
from newsroom.vietnamese.comparing import fold

_BODY_RE = re.compile(
    r"^(?:dang (?:bo|uy)|tinh uy|ban chap hanh|uy ban|so|cong doan|doan|lien doan|mat tran|hoi)\b"
)
_ACTION_RE = re.compile(
    r"\b(?:to chuc|hoi nghi|dai hoi|hop|trao|tang|so ket|tong ket|trien khai|ket nap"
    r"|kiem tra|cong bo|hoi thi|lam viec|khai mac|be mac|phat dong|khen thuong|gap mat|quan triet|tap huan"
    r"|ra mat|tham|ky ket|toa dam|dang huong|ung ho|chuc mung|tham gia)\b"
)
_OFFICE_RE = re.compile(
    r"^(?:(?:co quan )?uy ban kiem tra|ban (?:to chuc|tuyen giao(?: va dan van)?|dan van|noi chinh"
    r"|bien tap|kiem tra)"
    r"|van phong|phong (?:tong hop|tuyen truyen|hanh chinh|to chuc|chinh tri|van hoa|noi vu)"
    r"|trung tam (?:thong tin|van hoa|truyen thong|chinh tri)\b[^,]{0,30}?"
    r"|ubkt|btg|bantg|btc|bdv)(?=$|\s)"
)
_SEAT_RE = re.compile(r"^(?:(?:tinh|huyen|thanh|thi|quan|dang) uy|tinh|huyen|thi xa|thanh pho)(?=$|\s)")
"""How the body begins whose office it is, which its place follows: ``Huyện ủy Mai Châu``."""
_BODY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        dang bo uy khoi cac co quan va doanh nghiep tinh thanh pho ban chap hanh uy nhan dan mat tran to quoc
        viet nam cong doan vien chuc lien doan lao dong thanh nien cong san ho chi minh hoi lien hiep phu nu
        nong dan so truc thuoc trung uong
        """,
    )
)
"""Words of which names of bodies are made, folded."""
_SECTIONS = phrases(
    """
    tin tuc|su kien|tin tuc su kien|tin tuc va su kien|tin tuc - su kien|thoi su|thoi su chinh tri|chinh tri
    tin hoat dong|hoat dong|tin noi bat|tin trong nuoc|tin trong tinh|tin dia phuong|tin co so|tin tong hop
    xay dung dang|cong tac dang|cong tac xay dung dang|hoat dong cua dang uy khoi|hoat dong dang uy khoi
    hoat dong cua khoi|tin hoat dong khoi|doan the|tin doan the|hoat dong doan the|cong doan|doan thanh nien
    kiem tra giam sat|kiem tra - giam sat|tuyen giao|dan van|to chuc|noi chinh|van ban|kinh te|xa hoi
    kinh te - xa hoi|van hoa|van hoa - xa hoi|giao duc|y te|the thao|quoc phong|an ninh quoc phong|phap luat
    hoc tap va lam theo bac|hoc va lam theo bac|nguoi tot viec tot|guong nguoi tot viec tot|chuyen doi so
    bao ve nen tang tu tuong cua dang|chi tiet tin|chi tiet tin tuc|chi tiet bai viet|noi dung chi tiet
    chi tiet
    van nghe|doi song|chinh sach|nghi quyet|guong sang|nhan vat|thong bao|dai hoi|bau cu|cai cach hanh chinh
    khoa hoc|cong nghe|moi truong|du lich|an sinh|an sinh xa hoi|phong su|anh|binh luan|lich su|truyen thong
    he thong chinh tri|doan the chinh tri|doan the - hoi|quoc phong - an ninh|the gioi|trong nuoc|trong tinh
    mot cua|trang tin|dien dan|nghien cuu trao doi|nghien cuu - trao doi|tin moi|bai viet|tin bai|tieu diem
    """
)
"""Usual names of sections, folded."""
_BANNER_RE = re.compile(
    r"^(?:trang (?:thong tin|tin|web)(?: dien tu)?|cong thong tin|website|ban tin|bao (?:dien tu|dang)"
    r"|co quan (?:ngon luan|cua)|tieng noi|dang cong san viet nam|cong hoa xa hoi chu nghia"
    r"|doc lap - tu do)\b"
)
"""How the name of a site begins, which stands above its articles."""


def is_banner(text: str) -> bool:
    """Tell whether a line is the name of a site, or of the body that runs it and nothing else."""
    if len(text) > 160:
        return False
    return _BANNER_RE.search(" ".join(fold(text).split())) is not None or is_body(text)


def is_body(text: str) -> bool:
    """Tell whether all words of a line are those of a body's name, but for the name of its province."""
    bare = " ".join(fold(text).split())
    words = re.findall(r"\w+", bare)
    if _BODY_RE.match(bare) is None or _ACTION_RE.search(bare) or len(words) > 16:
        return False
    while words and words[-1] not in _BODY_WORDS and len(words) > 3:
        words.pop()
    strange = len(re.findall(r"\w+", bare)) - len(words)
    return all(word in _BODY_WORDS for word in words) and strange <= 3 and "," not in text


def is_office(text: str) -> bool:
    """Tell whether a line is the name of an office within a body, as it stands below its author's name."""
    bare = folded(text)
    match = _OFFICE_RE.match(bare)
    if (
        match is None
        or len(text) > 80
        or any(char in text for char in ",:;?!")
        or any(map(str.isdigit, text))
    ):
        return False
    rest = bare[match.end() :].strip(" -")
    at_seat = _SEAT_RE.match(rest) and len(rest.split()) <= 6 and not _ACTION_RE.search(rest)
    return not rest or bool(at_seat) or is_body(rest)


def is_section(text: str) -> bool:
    """Tell whether a line is a usual name of a section of portals, or of two of them."""
    bare = folded(text)
    parts = [part.strip() for part in re.split(r"\s[-–&/]\s|,|\sva\s", bare)]
    return bare in _SECTIONS or all(part in _SECTIONS for part in parts)
