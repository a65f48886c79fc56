"""Tags of Liquid become what readers saw."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.liquid import open_liquid

PAGE = {"title": "Hội nghị", "n": {"x": 3}}
SITE = {"url": "https://cu.example.vn", "baseurl": "/ban", "title": "Trang tin"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ page.title }} {{page.n.x}} {{- site.title | upcase -}}", "Hội nghị 3 Trang tin"),
        ("![]({{ site.baseurl }}/a.jpg) ![]({{ '/b.jpg' | relative_url }})", "![](/a.jpg) ![](/b.jpg)"),
        ('{% include figure.html src="/a.jpg" caption="Đại biểu" %}', '<figure><img src="/a.jpg" alt=""><figcaption>Đại biểu</figcaption></figure>'),
        ('{% include image.html url="{{ site.baseurl }}/a.jpg" description="Đại biểu" %}', '<figure><img src="/a.jpg" alt=""><figcaption>Đại biểu</figcaption></figure>'),
        ('{% include youtube.html id="abcdefghijk" %}', "<p>https://www.youtube.com/watch?v=abcdefghijk</p>"),
        ("{% youtube https://youtu.be/abcdefghijk %}", "<p>https://youtu.be/abcdefghijk</p>"),
        ("[x]({% post_url 2024-07-11-bai %})", "[x](https://cu.example.vn/ban/2024-07-11-bai.html)"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{% if a %}Một{% endif %}", "Một"),
        ("{% highlight js %}\n{{ y }}\n{% endhighlight %}", "```js {{ y }} ```"),
    ],
)  # fmt: skip
def test_tags(text: str, shown: str) -> None:
    assert (
        " ".join(
            open_liquid(text, PAGE, SITE, lambda name: f"https://cu.example.vn/ban/{name}.html")[
                0
            ].text.split()
        )
        == shown
    )


def test_what_readers_did_not_see_and_what_cannot_be_shown_are_told() -> None:
    coded, comments = open_liquid(
        "{% comment %}Nháp{% endcomment %}{{ la.gi }}{% include la.html %}{% assign a = 1 %}", PAGE, SITE
    )
    assert comments == ["Nháp"]
    assert coded.open == ["{{ la.gi }}", "{% include la.html %}"]
    assert len(coded.gone) == 3
