"""Hold a small archive of articles, as offices write them, and ask what the copy desk says of one more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsroom.model.problem import Problem
from newsroom.model.site import Category, Site
from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.doubts import Judge
from plugins.copydesk.known_people import Entry, Paper, Register, check_people, entries
from plugins.copydesk.people import date_of
from plugins.copydesk.spelling import check_spelling
from plugins.copydesk.words import note, readable
from plugins.manuscript.record import read
from tests.support.proofreading import proofread_all
from tests.support.setting import TYPESETTER

PATH = "articles/2024/07/bai/index.md"
HEADER = """\
Title: {title}
Date: 2024-07-11 08:00
Category: Tin hoạt động
Author: Ban Biên tập
Summary: {lead}

"""
TITLE, LEAD = "Tin hoạt động của đảng bộ trong tuần", "Tin ngắn của các chi bộ, đảng bộ trong tuần."
SITE = Site(name="Trang tin thử", categories=(Category("Tin hoạt động", "tin-hoat-dong"),))
ARTICLES = (
    "Sáng 3-6, Đảng ủy Khối tổ chức hội nghị sơ kết công tác quý hai. Đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy "
    "Khối, chủ trì. Báo cáo cho biết các tổ chức cơ sở đảng đã thực hiện nghị quyết, hoàn thành nhiệm vụ được giao.",
    "Hội nghị đánh giá kết quả thực hiện nghị quyết của các tổ chức cơ sở đảng. Đồng chí Nguyễn Văn Mẫu, Bí thư "
    "Đảng ủy Khối, yêu cầu cấp ủy cơ sở tiếp tục đổi mới sinh hoạt chi bộ, giữ vững kỷ luật của Đảng.",
    "Kết luận hội nghị, đồng chí Nguyễn Văn Mẫu, Bí thư Đảng ủy Khối, đề nghị các tổ chức cơ sở đảng hoàn thành "
    "nhiệm vụ trước ngày 30-6, thực hiện nghị quyết bằng việc làm cụ thể. Bà Trần Thị Thử, Giám đốc Sở Y tế, cùng dự.",
    "Lớp bồi dưỡng nghiệp vụ cho cấp ủy cơ sở có 80 học viên. Bà Trần Thị Thử, Giám đốc Sở Y tế, giảng chuyên đề "
    "chăm sóc sức khỏe. Học viên thảo luận về đổi mới sinh hoạt chi bộ và công tác phát triển đảng viên.",
    "Đoàn kiểm tra làm việc với các tổ chức cơ sở đảng về công tác phát triển đảng viên. Bà Trần Thị Thử, Giám đốc "
    "Sở Y tế, báo cáo việc thực hiện nghị quyết tại đơn vị. Đoàn đề nghị giữ vững kỷ luật của Đảng.",
    "Nhiều cán bộ, đảng viên, công nhân, viên chức, người lao động đã tham gia hiến máu tình nguyện. Hội nghị tuyên "
    "dương mười tập thể có thành tích xuất sắc trong phong trào thi đua yêu nước.",
    "Phong trào thi đua yêu nước được cán bộ, đảng viên, công nhân, viên chức, người lao động hưởng ứng. Ban "
    "Thường vụ Đảng ủy Khối tặng giấy khen cho các tập thể có thành tích xuất sắc.",
    "Đảng bộ chuẩn bị đại hội nhiệm kỳ mới. Ban Thường vụ Đảng ủy Khối hướng dẫn cấp ủy cơ sở xây dựng văn kiện, "
    "đổi mới sinh hoạt chi bộ, hoàn thành nhiệm vụ chính trị của cơ quan, đơn vị.",
    "Các cơ quan, đơn vị đẩy mạnh chuyển đổi số, cải cách thủ tục hành chính. Cán bộ, đảng viên, người lao động "
    "được tập huấn kỹ năng số; nhiều thủ tục hành chính đã giải quyết trước hạn.",
    "Chuyển đổi số giúp giải quyết thủ tục hành chính nhanh hơn. Ban Thường vụ Đảng ủy Khối giao cơ quan, đơn vị "
    "báo cáo hằng quý và tuyên truyền trên trang thông tin điện tử.",
    "Từ phong trào thi đua yêu nước, mười cá nhân có thành tích xuất sắc về chuyển đổi số, cải cách thủ tục hành "
    "chính được biểu dương. Đảng viên giữ vững kỷ luật của Đảng.",
)


def _paper(number: int, data: bytes, path: str = "") -> Paper:
    path = path or f"articles/2024/06/bai-{number}/index.md"
    return Paper(path, date_of(data), ((path, readable(data)),))


def article(body: str, title: str = TITLE, lead: str = LEAD) -> bytes:
    """Write an article."""
    return f"{HEADER.format(title=title, lead=lead)}{body}\n".encode()


@cache
def _papers() -> tuple[Paper, ...]:
    dated = (
        article(text).replace(b"-07-11", f"-06-{20 + number}".encode())
        for number, text in enumerate(ARTICLES)
    )
    return tuple(_paper(number, data) for number, data in enumerate(dated))


def desk(data: bytes) -> list[Problem]:
    """List what the copy desk says of an article that joins the archive."""
    own = _paper(0, data, PATH)
    papers = (*_papers(), own)
    counts = Counts.of(note(paper.texts[0][1]) for paper in papers)
    people: Iterable[tuple[str, Entry]] = (entry for paper in papers for entry in entries(paper))
    copies = read(PATH, data, SITE, TYPESETTER).copies
    found = proofread_all(copies)
    archive = Archive(counts)
    found += check_spelling(own.texts, Judge(archive), archive.doubtful[len(papers) - 1])
    found += check_people(own, Register(people, counts.words))
    return sorted(found)
