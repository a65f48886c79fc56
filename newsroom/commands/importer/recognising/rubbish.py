"""Know what portals print around an article: buttons, menus, banners, and the headings of what follows it."""

from __future__ import annotations

import re
from functools import lru_cache

from newsroom.vietnamese.comparing import fold

_EDGE = " \t.,;:!?…|·•–—-_*/\\()[]<>»«›‹\"'“”+#=~^→←↑↓►▶▸▼▲★☆●○■□✓✔"


def phrases(text: str) -> frozenset[str]:
    """Give the phrases of a table, parted by bars and line ends."""
    return frozenset(phrase.strip() for phrase in re.split(r"[|\n]", text)) - {""}


_BUTTONS = phrases(
    """
    in|in bai|in bai viet|in trang|in tin|in tin nay|in ra|ban in|xem ban in|phien ban in|print|gui
    gui email|gui mail|gui cho ban be|gui bai viet
    email|e mail|mail|chia se|chia se bai viet|chia se facebook|chia se zalo|chia se len facebook|share
    like|thich|tweet|twitter|facebook|zalo|google|google plus|linkedin|pinterest|messenger|telegram
    youtube|tiktok|viber
    luu|luu bai|luu tin|luu bai viet|bookmark|copy link|sao chep|sao chep lien ket|sao chep link
    da sao chep|theo doi|theo doi tren google news|google news|quay lai|tro lai|tro ve|ve trang truoc
    trang truoc|trang sau|len dau trang|ve dau trang|dau trang|cuoi trang|xem tiep|doc tiep|chi tiet
    xem chi tiet|xem them|nghe|nghe bai|nghe bai viet|nghe doc bai|nghe noi dung|nghe audio|doc bai viet
    dung|tam dung|phat
    co chu|kich co chu|kich thuoc chu|co chu nho|co chu to|phong to|thu nho|tang co chu|giam co chu
    mac dinh|tuong phan|do tuong phan|tang|giam|danh gia|binh chon|binh luan|y kien|phan hoi|thu vien
    tim kiem|tim|search|go
    dang nhap|dang ky|dang xuat|login|logout|quen mat khau|ten dang nhap|mat khau|trang chu|home|menu
    gioi thieu|lien he|so do trang|sitemap|so do site|site map|rss|hoi dap|hoi dap phap luat|tieng viet
    english|vietnamese|vn|en|vi
    aa|a|a a|a a a|a a a a|x|xx|zalo facebook|facebook zalo|facebook twitter|dong|mo|skip to content
    chuyen den noi dung chinh|bo qua|skip to main content|toggle navigation|loading|dang tai|image|anh
    hinh anh|audio|video|play|pause
    download|tai ve|tai xuong|gui binh luan|mobile|ban mobile|webmail|thu dien tu|hom thu|hop thu
    lich cong tac|lich lam viec|thong tin lien he|danh muc|danh muc chinh|font size|font|size|gui bai
    binh luan facebook|qr code|ma qr|quet ma qr|doc tin|doc tin tuc|xem|doc|nghe tin|doc noi dung
    save|pin it|reply|tweet this|share this|share this post|views|comments|no comments|0 comments
    gmt|gmt+7|gmt 7|admin|administrator
    them binh luan|dat cau hoi|xem cac tin khac|ban quyen|next|previous|prev|tiep|tiep theo|ve dau|cuoi
    chia se qua|chia se tin|chia se bai|luu y kien|doc nhanh|che do doc|che do ban dem|in noi dung|gop y
    """
)
"""Whole lines that are buttons, folded, without signs."""
_BUTTON_WORDS_RE = re.compile(
    r"(?:(?:in|in (?:bai(?: viet)?|trang|tin|ra|an)(?: nay)?|gui(?: e?mail| (?:bai(?: viet)?|tin)(?: nay)?"
    r"| (?:cho )?ban be)*|e?mail"
    r"|(?:chia se|share)(?: (?:bai viet|tin|len|qua|on|via|this))*|(?:xem|chon|tang|giam"
    r"|doi)(?: voi)? co chu|t(?: t)+|tai ung dung|doc bao in|len dau trang|ve dau trang"
    r"|(?:ve )?trang truoc|facebook|twitter|whatsapp|messenger|pinterest|telegram|viber|x|zalo|share|like"
    r"|tweet|print"
    r"|google(?: plus)?|linkedin|luu(?: (?:bai(?: viet)?|tin|trang)(?: nay)?)?|co chu|kich co chu"
    r"|font size|a|aa|aaa"
    r"|(?:nghe|doc)(?: (?:bai(?: viet)?|tin(?: tuc)?))?|(?:sao chep|copy)(?: link| lien ket)?"
    r"|binh luan|phan hoi|xem them|quay lai|tro ve|trang chu|dang nhap|dang ky|lien he|gioi thieu"
    r"|so do trang|sitemap|rss|tim kiem|thu dien tu|tieng viet|english|menu"
    r"|co|nho|to|mac dinh|theo doi|tren|google news|thich|\d)\s*)+"
)
_CHROME_RE = re.compile(
    r"hot ?line|duong day nong|^dien thoai\b|^(?:dt|tel|fax|email|e-mail|website|dia chi)\s*:"
    r"|^chao mung (?:ban|quy|den voi|cac ban)\b|^kinh chao|^welcome\b|ban dang (?:o|xem|truy cap)"
    r"|^ban can (?:bat|dang nhap)"
    r"|^(?:trang chu|home|trang nhat)\s*(?:>|/|»|›|\||:|→|-|::)|(?:^|\s)(?:>>|»|›|>)\s*\w.*|^(?:nhap"
    r"|go) (?:tu khoa|noi dung)|tim kiem\s*\.{2,}|javascript|trinh duyet|cookie"
    r"|^thoi tiet|^ty gia|^gia vang|^online\s*:|^dang (?:online|truy cap)|^\d+\s*(?:nguoi )?(?:online"
    r"|dang truy cap)|^quang cao\b|^banner|^logo\b|^copyright|©|^all rights reserved"
    r"|^kich thuoc (?:chu|phong)|^co chu\s*:?|^a\s*[-+]?\s*(?:a\s*[-+]?\s*)+$|^(?:chu )?(?:nho"
    r"|to)\s*/\s*(?:nho|to)|^doc bai\b.{0,20}$|^nghe (?:doc )?bai\b.{0,20}$"
    r"|^0?[0-9]{2,4}[. ][0-9. ]{6,12}$"
    r"|^0?0:00(?:\s*/\s*\d{1,2}:\d{2})?$|^\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}$|^\d(?:[.,]\d+)?x$"
    r"|^(?:giong\s+)?(?:doc\s+)?(?:nam|nu)(?:\s+mien)?\s+(?:bac|trung|nam)$|^giong (?:doc|nam|nu)\b.{0,20}$"
    r"|^toc do(?: doc| phat)?\s*:?.{0,12}$|^(?:e-?mail|print|share|save) this (?:article|page|post|link)$"
    r"|^[-–—. ]{2,}\s*chon\b|^(?:chon|lua chon) (?:lien ket|website|trang)\b"
    r"|^(?:trang|page)\s*:?\s*\d+(?:\s*[|,/·-]?\s*\d+)*(?:\s*\W?\s*(?:sau|tiep|cuoi|next|»|>))?$"
)
_TECHNICAL_RE = re.compile(
    r"_WAR_|_INSTANCE_|portlet|^Trang chủ[A-ZĐÀ-Ỹ]"
    r"|^\S+\.(?:jpe?g|png|gif|webp|bmp|tiff?|pdf|docx?|xlsx?|pptx?|rar|zip|mp[34])$"
    r"|^(?:\d+ (?:giây|phút|giờ|ngày|tuần|tháng|năm) ){1,2}trước$|^(?:Array|null|undefined|NaN|\{\{.*\}\})$"
)
"""What programs leave behind: names of parts of a portal, of files, times that were true once."""
_NUMBER_RE = re.compile(r"\d+|\d{1,3}(?:[.,]\d{3})+")
"""A counter that says not what it counts."""
_LABEL_RE = re.compile(
    r"^(?:tac gia bai viet|chuyen muc|danh muc|the loai|muc|category|(?:bai )?viet boi|dang boi"
    r"|nguoi (?:dang|gui|nhap|cap nhat|up)(?: (?:bai(?: viet)?|tin(?: bai)?))?"
    r"|(?:nguoi )?cap nhat|posted by|by|tac gia|nguon(?: tin)?|boi)\s*:\s*\S"
    r"|^(?:bai |duoc )?(?:viet|dang) boi\s+\S|^(?:posted |submitted |written )?by\s+\S|^boi(?:\s+\S+){1,4}$"
)
_ENDS = phrases(
    """
    tin khac|cac tin khac|nhung tin khac|tin bai khac|cac tin bai khac|bai khac|cac bai khac
    bai viet khac|cac bai viet khac|tin tuc khac|cac tin tuc khac|tin cung chuyen muc
    cac tin cung chuyen muc|bai cung chuyen muc|cung chuyen muc|tin trong chuyen muc|cung chu de
    cung su kien|tin cung loai|tin cung muc
    bai viet cung chuyen muc|cac bai viet cung chuyen muc|cac bai cung chuyen muc|bai cung chu de
    tin cung chu de
    bai viet cung chu de|moi nhat|tin hot|tin bai moi|tin bai moi nhat|tin bai lien quan khac|tin tuc moi
    tin tuc moi nhat|tin tuc noi bat|bai noi bat|bai viet noi bat|cac tin bai lien quan|nhung bai viet khac
    tin lien quan|cac tin lien quan|tin bai lien quan|bai viet lien quan|cac bai viet lien quan
    bai lien quan|cac bai lien quan|noi dung lien quan|thong tin lien quan|tin tuc lien quan
    co the ban quan tam|ban co the quan tam|tin de xuat
    tin moi hon|cac tin moi hon|nhung tin moi hon|tin cu hon|cac tin cu hon|nhung tin cu hon|bai moi hon
    bai cu hon|bai viet moi hon|bai viet cu hon|tin truoc|tin tiep theo|tin da dua|cac tin da dua
    cac tin da dang|tin da dang|cac tin tiep theo|tin moi nhat|tin moi|tin moi dang|bai moi nhat
    bai viet moi|bai viet moi nhat|tin noi bat|tin tieu diem|tin nong|tin doc nhieu|doc nhieu
    doc nhieu nhat|xem nhieu|xem nhieu nhat|tin xem nhieu|tin xem nhieu nhat|bai doc nhieu
    bai doc nhieu nhat|bai xem nhieu|tin duoc quan tam|duoc quan tam
    y kien ban doc|y kien cua ban|y kien doc gia|binh luan|binh luan bai viet|cac binh luan
    viet binh luan|gui binh luan|gui y kien|gui y kien cua ban|gui phan hoi|gui phan hoi cua ban
    de lai binh luan|de lai y kien|them binh luan|thao luan|phan hoi|y kien phan hoi|ban doc binh luan
    nhap noi dung binh luan|nhan xet|viet nhan xet|ma xac nhan|ma bao mat
    tong so diem cua bai viet la|click de danh gia bai viet|danh gia bai viet|xep hang|danh gia
    binh chon bai viet
    video hoat dong|hinh anh hoat dong|thu vien anh|thu vien hinh anh|thu vien video|thu vien media
    video clip|video|album anh|website lien ket|lien ket website|lien ket web|lien ket
    lien ket website khac|cac website lien ket|trang lien ket|thong ke truy cap|thong ke|luot truy cap
    so luot truy cap|so nguoi truy cap|tong luot truy cap|tong so luot truy cap|tong truy cap
    dang truy cap|dang online|truy cap hom nay|khach dang truy cap|bo dem|van ban moi
    van ban moi ban hanh|van ban|van ban chi dao|van ban chi dao dieu hanh|he thong van ban
    thong bao moi|quang cao|lich cong tac|lich lam viec|tham do y kien|tham do|trung cau y kien|hoi dap
    chuyen muc|chuyen de|chuyen trang|danh muc|danh muc tin tuc|danh muc tin|danh ba dien thoai|gop y
    hom thu gop y|phan anh kien nghi|dich vu cong|thu tuc hanh chinh|bai viet nhieu nguoi doc|tin anh
    tin video|podcast|infographic|emagazine|media|doc them|xem them|tin cung tac gia|tap tin dinh kem
    related posts|related articles|related news|you may also like|recommended|leave a reply|leave a comment
    post a comment|comments|recent posts|previous post|next post|bai truoc|bai ke tiep|bai tiep theo
    tai lieu dinh kem|file dinh kem|tep dinh kem|tep tin dinh kem|tin cuoi|tro lai trang truoc
    """
)
"""Whole lines that head what follows an article, folded, without signs."""
_END_STARTS_RE = re.compile(
    r"^(?:tong so diem cua bai viet|click de danh gia|ban quyen thuoc|ban quyen ©|© |copyright"
    r"|co quan chu quan|co quan thuong truc|chiu trach nhiem (?:noi dung|chinh|xuat ban)"
    r"|nguoi chiu trach nhiem"
    r"|giay phep (?:thiet lap|so|xuat ban|hoat dong)|gp(?:xb)? so|thiet ke (?:boi|va)|phat trien boi"
    r"|powered by|designed by|xay dung boi|ghi ro nguon|de nghi ghi ro|dia chi\s*:|tru so\s*:"
    r"|tong bien tap\s*:|truong ban bien tap\s*:"
    r"|dang (?:truy cap|online|xem)\s*:|hom nay\s*:|hom qua\s*:|thang nay\s*:|thang hien tai\s*:"
    r"|tong (?:luot )?truy cap\s*:|tong so luot truy cap|so luot truy cap|luot truy cap\s*:"
    r"|(?:cac )?tin (?:lien quan|khac|moi hon|cu hon|cung chuyen muc)\s*[:(>»]|(?:xem|doc) them\s*:"
    r"|ho va ten\s*[:*(]|ho ten\s*[:*(]|ten cua ban|email cua ban|noi dung binh luan|nhap ma"
    r"|ma xac nhan|ban doc gui|hien co \d+ (?:binh luan|phan hoi)|\d+ (?:binh luan|phan hoi)$"
    r"|binh luan\s*\(?\d+\)?$|y kien ban doc\s*\(|y kien cua ban"
    r"|(?:related posts|leave a reply|your email address)\b"
    r"|ket noi voi chung toi|theo doi chung toi|lien he quang cao|toa soan\s*:)"
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Fold a line for looking it up: no diacritics, no signs at its ends, single spaces."""
    return " ".join(fold(text).strip(_EDGE).split())


def is_signs(text: str) -> bool:
    """Tell whether a line has neither letter nor figure."""
    return not any(char.isalnum() for char in text)


def unglued(text: str) -> list[str]:
    """Cut a line where a capital follows a small letter without a space: headings of a sidebar, glued."""
    parts, start = [], 0
    for index in range(1, len(text)):
        if text[index].isupper() and text[index - 1].islower():
            parts.append(text[start:index])
            start = index
    return [*parts, text[start:]]


@lru_cache(maxsize=4096)
def is_button(text: str) -> bool:
    """Tell whether a line is a button or a row of them."""
    if len(text) > 120:
        return False
    bare = folded(text)
    if bare in _BUTTONS:
        return True
    words = re.sub(r"[^\w]+", " ", bare).strip()
    return any(char.isalpha() for char in words) and _BUTTON_WORDS_RE.fullmatch(words) is not None


@lru_cache(maxsize=4096)
def is_chrome(text: str) -> bool:
    """Tell whether a line is a part of the frame of a portal: breadcrumb, hotline, greeting."""
    if len(text) > 300:
        return False
    return (
        _TECHNICAL_RE.search(text) is not None or _CHROME_RE.search(" ".join(fold(text).split())) is not None
    )


def is_label(text: str) -> bool:
    """Tell whether a line says the section of an article, or who put it on the page."""
    return len(text) <= 120 and (
        _LABEL_RE.match(fold(text)) is not None or _NUMBER_RE.fullmatch(text) is not None
    )


def is_address_like(text: str) -> bool:
    """Tell whether a line is the words of an address, bare and small: ``hoi nghi so ket quy 1``."""
    return len(text.split()) >= 4 and re.fullmatch(r"[a-z0-9 _-]+", text) is not None


@lru_cache(maxsize=4096)
def ends_article(text: str) -> bool:
    """Tell whether a line heads what follows an article: ``Tin khác``, comments, counters, an imprint."""
    if len(text) > 250:
        return False
    bare = folded(text)
    if bare in _ENDS or _END_STARTS_RE.search(" ".join(fold(text).split())):
        return True
    parts = [part for part in unglued(text) if part.strip()]
    return len(parts) > 1 and all(folded(part) in _ENDS for part in parts)
