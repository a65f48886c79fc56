"""Decide which of a photo's texts is its caption, and print it once.

A photo comes with up to three texts: alt, title, and a line under it. Scraped pages and
pasted Word text repeat them with small differences; editors mean one caption. Only texts that
say the same are taken for one (``newsroom/vietnamese/repeating.py``): no word is lost.
"""

from __future__ import annotations

from newsroom.model.blocks import Figure
from newsroom.vietnamese.credit import joined_credits, split_credit
from newsroom.vietnamese.joining import join_sentences
from newsroom.vietnamese.repeating import says_again


def same_caption(first: str, second: str) -> bool:
    """Tell whether two texts are one caption: they say the same, their credits aside."""
    return says_again(split_credit(first)[0], split_credit(second)[0])


def join_captions(above: str, below: str) -> str:
    """Make one caption of two, without credits; where they say the same, it is the one below."""
    return below if says_again(above, below) else join_sentences(above, below)


def join_lines(above: str, below: str) -> str:
    """Make one text of two lines below a photo: one that begins with a capital begins a sentence.

    A credit alone stays behind the words.
    """
    is_sentence = above and below[:1].isupper() and split_credit(below)[0]
    return join_sentences(above, below) if is_sentence else f"{above} {below}".strip()


def make_figure(
    src: str, alt: str, title: str, under: str, *, around: str = "", again: str = "", wide: str = ""
) -> Figure:
    """Make the figure of a photo from its texts; each text is printed once, none is lost.

    ``under`` is the line under the photo, ``around`` the title of a link around it, ``again`` a
    text that says its caption once more, ``wide`` not empty if it is to be wide. Where texts say
    the same, ``again`` is printed before the line under the photo, that before the titles, the
    title before the alt text.
    """
    given = (under, title, around, alt, again)
    texts = [split_credit(text) if text else ("", "") for text in given]
    below, above, outer, plain_alt, last = (caption for caption, _ in texts)
    caption = join_captions(join_captions(outer, above), below) or plain_alt
    if says_again(caption, last):
        caption = last
    credit = joined_credits(credit for _, credit in texts)
    return Figure(src, plain_alt or alt or caption or credit, caption, credit, wide=bool(wide))
