"""Draw seconds against articles as SVG: both axes logarithmic, a line a program, its name at its end."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 24, 52
GAP = 16
"""The least distance of two names."""

COLOURS = ("#d9480f", "#e8590c", "#c77700", "#767676", "#868686", "#1c7ed6", "#2f9e44")
"""Told from black and from white alike: a page in a dark scheme shows the same picture."""

GREY = "#808080"
DASHES = ("", "7 4", "2 4", "", "7 4", "", "")


def plot(series: Mapping[str, Mapping[int, float]]) -> str:
    """Draw ``series``: seconds by size for each name."""
    sizes = sorted({size for line in series.values() for size in line})
    seconds = [value for line in series.values() for value in line.values()]
    low, high = floor(log10(min(seconds))), ceil(log10(max(seconds)))
    first, last = log10(sizes[0]), log10(sizes[-1])

    def x(size: int) -> float:
        span = (log10(size) - first) / (last - first) if last > first else 0.5
        return LEFT + span * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return TOP + (high - log10(value)) / max(1, high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-labelledby="t" font-family="sans-serif" font-size="13" fill="{GREY}">',
        '<title id="t">Seconds against articles, both logarithmic</title>',
    ]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="{GREY}" stroke-opacity=".3"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for size in sizes:
        at = x(size)
        parts.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{GREY}" stroke-opacity=".3"/>')
        parts.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{HEIGHT - 8}" text-anchor="middle">articles</text>')
    ends = _apart({name: y(line[max(line)]) for name, line in series.items()})
    for (name, line), colour, dash in zip(series.items(), COLOURS, DASHES, strict=False):
        points = [(x(size), y(value)) for size, value in sorted(line.items())]
        path = "L".join(f"{px:.1f} {py:.1f}" for px, py in points)
        style = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{style}/>')
        parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points]
        px, py = points[-1]
        label, at = WIDTH - RIGHT + 22, ends[name]
        lead = f"M{px + 5:.1f} {py:.1f}L{label - 4} {at:.1f}"
        parts.append(f'<path d="{lead}" stroke="{colour}" stroke-opacity=".45"/>')
        parts.append(f'<text x="{label}" y="{at + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _apart(places: Mapping[str, float]) -> dict[str, float]:
    """Move names that lie too near each other apart, in their order, none below the plot."""
    ordered = sorted(places, key=lambda name: places[name])
    moved: dict[str, float] = {}
    for name in ordered:
        moved[name] = max(places[name], max(moved.values(), default=0.0) + GAP)
    ground = float(HEIGHT - BOTTOM)
    for name in reversed(ordered):
        moved[name] = min(moved[name], ground)
        ground = moved[name] - GAP
    return moved
