"""Put what was measured into the tables of docs/photos.md; the words around them stay."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Row = dict[str, Any]
ANCHOR = "JPEG 4:2:0"
ANCHORS = (65, 75, 85)
DASH = "–"


def write(
    file: Path, rows: list[Row], decoded: list[Row], judged: list[Row], chosen: Mapping[int, Sequence[str]]
) -> None:
    """Replace the tables of a document, each between two comments that name it."""
    photos = [row for row in rows if row["kind"] == "photo"]
    drawn = [row for row in rows if row["kind"] == "drawn"]
    tables = {
        "chosen": _chosen(photos, chosen),
        "families": _families([row for row in photos if row["width"] == 720]),
        "ladder": _ladder(photos),
        "drawn": _drawn(drawn),
        "decoding": _decoding(decoded),
        "kinds": _kinds(judged),
    }
    text = (
        file.read_text(encoding="utf-8")
        if file.exists()
        else "".join(f"<!-- {n} -->\n<!-- /{n} -->\n" for n in tables)
    )
    for name, lines in tables.items():
        table = "\n".join([f"<!-- {name} -->", "", *lines, "", f"<!-- /{name} -->"])
        place = rf"<!-- {name} -->.*?<!-- /{name} -->"
        text = re.sub(place, table.replace("\\", r"\\"), text, flags=re.DOTALL)
    file.write_text(text, encoding="utf-8")


def _table(head: str, body: Iterable[Sequence[object]]) -> list[str]:
    cells = head.split(" | ")
    rule = ["---", *("---:" for _ in cells[1:])]
    return [f"| {' | '.join(map(str, row))} |" for row in (cells, rule, *body)]


def _middle(rows: Iterable[Row], key: str) -> float:
    middle: float = statistics.median(row[key] for row in rows)
    return middle


def _grouped(rows: Iterable[Row], *keys: str) -> dict[Any, list[Row]]:
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in keys)].append(row)
    return groups


def _speed(rows: Iterable[Row]) -> float:
    """Give CPU seconds a megapixel."""
    middle: float = statistics.median(row["seconds"] / row["pixels"] * 1e6 for row in rows)
    return middle


def _chosen(rows: list[Row], chosen: Mapping[int, Sequence[str]]) -> list[str]:
    body = []
    for width, names in chosen.items():
        for name in names:
            some = [row for row in rows if row["width"] == width and row["setting"] == name]
            halved = f"{_middle(some, 'halved'):.1f}" if "halved" in some[0] else DASH
            eye = DASH if some[0]["butteraugli"] is None else f"{_middle(some, 'butteraugli'):.2f}"
            most = max(row["bytes"] for row in some) / 1000
            body.append((
                width, name, f"{_middle(some, 'bytes') / 1000:.1f}", f"{most:.0f}",
                f"{_middle(some, 'score'):.1f}", f"{min(row['score'] for row in some):.1f}", halved,
                f"{_middle(some, 'ssim'):.3f}", eye, f"{1000 * _middle(some, 'seconds'):.0f}",
            ))  # fmt: skip
    head = "width | setting | kB | most | score | least | score at half | SSIM | Butteraugli | CPU, ms"
    return _table(head, body)


def _bytes_at(rows: list[Row], score: float) -> float | None:
    """Give the bytes at a score, between the qualities that were measured; None outside of them."""
    rows = sorted(rows, key=lambda row: row["score"])
    scores = [row["score"] for row in rows]
    if not scores[0] <= score <= scores[-1]:
        return None
    return float(np.exp(np.interp(score, scores, [np.log(row["bytes"]) for row in rows])))


def _families(rows: list[Row]) -> list[str]:
    """Compare the bytes of each family with the anchor's at the scores of three of its qualities."""
    by = _grouped(rows, "family", "name")
    anchors = {(row["name"], row["quality"]): row for row in rows if row["family"] == ANCHOR}
    body = []
    for family in sorted({row["family"] for row in rows}):
        cells = []
        for quality in ANCHORS:
            ratios = []
            for (one, name), some in by.items():
                anchor = anchors[name, quality]
                found = _bytes_at(some, anchor["score"]) if one == family else None
                if found:
                    ratios.append(found / anchor["bytes"])
            few = 2 * len(ratios) < len({row["name"] for row in rows})
            cells.append(DASH if few else f"{statistics.median(ratios):.2f}")
        speed = _speed(row for row in rows if row["family"] == family)
        body.append((family, *cells, f"{speed:.3f}"))
    head = "family | at the score of JPEG q65 | of q75 | of q85 | CPU s a megapixel"
    return _table(head, body)


def _ladder(rows: list[Row]) -> list[str]:
    """List kB and scores by quality and width of the two families chosen."""
    groups = _grouped(rows, "setting", "width")
    widths = sorted({row["width"] for row in rows})
    body = []
    for setting in sorted(
        {row["setting"] for row in rows if row["family"] in (ANCHOR, "AVIF 4:4:4 speed 9")}
    ):
        cells = []
        for width in widths:
            some = groups.get((setting, width))
            if not some:
                cells += [DASH, DASH]
                continue
            score = f"{_middle(some, 'score'):.1f}"
            if "halved" in some[0]:
                score += f" ({_middle(some, 'halved'):.1f})"
            cells += [f"{_middle(some, 'bytes') / 1000:.1f}", score]
        body.append((setting, *cells))
    heads = " | ".join(f"{width}: kB | score{' (at half)' if width > 720 else ''}" for width in widths)
    return _table(f"setting | {heads}", body)


def _drawn(rows: list[Row]) -> list[str]:
    groups = _grouped(rows, "setting", "name", "width")
    names = list(dict.fromkeys(row["name"] for row in rows))
    body = []
    for setting in dict.fromkeys(row["setting"] for row in rows):
        mine = [row for row in rows if row["setting"] == setting]
        cells = [
            f"{some[0]['bytes'] / 1000:.0f} · {some[0]['score']:.0f}"
            if (some := groups.get((setting, name, 720)))
            else DASH
            for name in names
        ]
        large = [row for row in mine if row["width"] == 1600]
        wide = f"{_middle(large, 'bytes') / 1000:.0f}" if large else DASH
        body.append((setting, *cells, wide, f"{_speed(mine):.2f}"))
    return _table(f"kB · score at 720 | {' | '.join(names)} | 1600: kB | CPU s a megapixel", body)


def _decoding(rows: list[Row]) -> list[str]:
    whole = [row for row in rows if row["way"] == "decode all"]
    groups = _grouped((row for row in rows if row["way"] != "decode all"), "way", "width")
    widths = sorted({width for _, width in groups})
    body = []
    for way in dict.fromkeys(way for way, _ in groups):
        cells = []
        for width in widths:
            some = groups.get((way, width))
            least = min(row["score"] for row in some) if some else 0
            cells.append(f"{least:.0f} · {1000 * _middle(some, 'seconds'):.0f}" if some else DASH)
        body.append((way, *cells))
    head = f"least score · ms (a whole decoding: {1000 * _middle(whole, 'seconds'):.0f} ms)"
    return _table(f"{head} | {' | '.join(map(str, widths))}", body)


def _kinds(rows: list[Row]) -> list[str]:
    def wrong(kind: str, drawn: bool) -> str:
        return (
            ", ".join(row["name"] for row in rows if row["kind"] == kind and row["drawn"] == drawn) or "none"
        )

    def extreme(kind: str, pick: Callable[..., float]) -> str:
        return f"{pick(row['sharpness'] for row in rows if row['kind'] == kind):.3f}"

    count = {kind: sum(row["kind"] == kind for row in rows) for kind in ("photo", "drawn")}
    body = [
        ("photographs", count["photo"], f"at most {extreme('photo', max)}", wrong("photo", True)),
        ("drawn", count["drawn"], f"at least {extreme('drawn', min)}", wrong("drawn", False)),
    ]
    lines = _table("kind | pictures | sharpness | misjudged", body)
    return [*lines, "", f"A picture is judged in {1000 * _middle(rows, 'seconds'):.0f} ms."]
