"""Generate an archive of plain articles, hardly a photo: our own words, the same for the same size."""

from __future__ import annotations

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

CATEGORIES = (
    "Tin hoạt động", "Xây dựng Đảng", "Học tập và làm theo", "Kiểm tra giám sát",
    "Doanh nghiệp", "Đoàn thể", "Người tốt việc tốt", "Văn bản mới",
)  # fmt: skip
TOPICS = (
    "chuyển đổi số", "kết nạp đảng viên", "an sinh xã hội", "thi đua", "học tập chuyên đề",
    "hiến máu", "trồng cây", "sinh hoạt chi bộ", "tập huấn", "hội thao", "khen thưởng", "dân vận",
)  # fmt: skip
DESKS = ("Ban Biên tập", "Ban Tuyên giáo", "Văn phòng", "Ban Tổ chức", "Ủy ban Kiểm tra")
SUBJECTS = (
    "Chi bộ cơ quan", "Đảng bộ cơ sở", "Ban chấp hành", "Đoàn viên công đoàn", "Cấp ủy các đơn vị",
    "Tổ công tác", "Doanh nghiệp trong khối", "Đoàn thanh niên", "Hội cựu chiến binh", "Đảng viên trẻ",
)  # fmt: skip
VERBS = (
    "triển khai", "sơ kết", "phối hợp thực hiện", "rà soát", "đẩy mạnh", "tổ chức", "đánh giá",
    "thảo luận", "hoàn thành", "duy trì",
)  # fmt: skip
OBJECTS = (
    "kế hoạch công tác quý", "chương trình học tập chuyên đề", "phong trào thi đua yêu nước",
    "nhiệm vụ chuyển đổi số", "công tác phát triển đảng viên", "nền nếp sinh hoạt chi bộ",
    "hoạt động an sinh xã hội", "việc khám sức khỏe định kỳ", "cải cách thủ tục hành chính",
    "quy chế dân chủ ở cơ sở",
)  # fmt: skip
TAILS = (
    "trong sáu tháng đầu năm", "tại hội trường cơ quan", "với tinh thần trách nhiệm cao",
    "theo đúng tiến độ đề ra", "được các đơn vị đánh giá tốt", "trước ngày cuối quý",
    "nhờ phân công rõ người, rõ việc", "và nhân rộng cách làm hay", "cùng các tổ chức đoàn thể",
    "để phục vụ nhân dân tốt hơn",
)  # fmt: skip
WORDS = 600
PARAGRAPHS = 12


def sentence(rng: random.Random) -> str:
    """Make a sentence, one in six with figures or emphasis."""
    text = f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)} {rng.choice(TAILS)}"
    if rng.random() < 1 / 6:
        text += f", đạt **{rng.randint(40, 99)},{rng.randint(0, 9)}%** kế hoạch"
    return f"{text}."


def paragraph(rng: random.Random) -> str:
    """Make a paragraph of about a twelfth of an article."""
    words, sentences = 0, []
    while words < WORDS / PARAGRAPHS:
        sentences.append(sentence(rng))
        words += len(sentences[-1].split())
    return " ".join(sentences)


def body(rng: random.Random, neighbour: str) -> str:
    """Make a body: paragraphs, a heading, at times a list, a quotation, a table, a link."""
    parts = [paragraph(rng) for _ in range(PARAGRAPHS - 1)]
    parts.insert(4, "## Kết quả bước đầu")
    if rng.random() < 0.3:
        parts.insert(6, "\n".join(f"- {sentence(rng)}" for _ in range(4)))
    if rng.random() < 0.2:
        parts.insert(8, f"> {sentence(rng)}")
    if rng.random() < 0.1:
        rows = "\n".join(f"| Đơn vị {n} | {rng.randint(1, 99)} | {rng.randint(1, 99)}% |" for n in range(8))
        parts.append(f"| Đơn vị | Số lượng | Tỷ lệ |\n|---|---:|---:|\n{rows}")
    if neighbour and rng.random() < 0.3:
        parts.append(f"Xem thêm [bài trước]({neighbour}).")
    return "\n\n".join(parts)


def article(number: int, size: int) -> tuple[str, str]:
    """Give the path and the text of article ``number`` of ``size``; about three a day to 2026."""
    rng = random.Random(number)
    moment = datetime(2026, 10, 1, 8) - timedelta(hours=8 * (size - number), minutes=rng.randint(0, 400))
    subject, verb, thing = rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(OBJECTS)
    header = (
        f"Title: {subject} {verb} {thing} {rng.choice(TAILS)}\n"
        f"Date: {moment:%Y-%m-%d %H:%M}\n"
        f"Category: {rng.choice(CATEGORIES)}\n"
        f"Author: {rng.choice(DESKS)}\n"
        f"Tags: {'; '.join(rng.sample(TOPICS, 2))}\n"
        f"Summary: {sentence(rng)} {sentence(rng)}\n"
    )
    path = f"articles/{moment:%Y/%m}/bai-viet-{number:06d}/index.md"
    return path, f"{header}\n{body(rng, '')}\n"


def site_toml() -> str:
    """Give the identity of the generated site."""
    from newsroom.vietnamese.slugs import slug

    categories = "".join(f'\n[[categories]]\nname = "{name}"\nslug = "{slug(name)}"\n' for name in CATEGORIES)
    return f'name = "Trang tin thử"\nurl = "https://example.vn"\n{categories}'


def generate(folder: Path, size: int) -> None:
    """Write an archive of ``size`` articles into the empty ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.toml").write_text(site_toml(), encoding="utf-8")
    for number in range(size):
        path, text = article(number, size)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
