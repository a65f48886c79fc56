"""Shortcodes of Hugo become what readers saw."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.hugo_codes import figure_of, open_codes, values_of


def opened(text: str) -> str:
    return " ".join(
        open_codes(text, {"tin/bai.md": "https://cu.example.vn/ban/tin/khac/"}.__getitem__).text.split()
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{{< figure src="a.jpg" alt="x" caption="Đại biểu" >}}', '<figure><img src="a.jpg" alt="x"><figcaption>Đại biểu</figcaption></figure>'),
        ('{{< figure\n  src="a.jpg"\n  title="Tên" caption="Đại biểu" attr="Ảnh: A" >}}', '<figure><img src="a.jpg" alt=""><figcaption>Tên Đại biểu Ảnh: A</figcaption></figure>'),
        ('{{< figure src="a_b.jpg" caption="Chú **thích** *Hugo* a_b_c 2*3*4" >}}', '<figure><img src="a_b.jpg" alt=""><figcaption>Chú thích Hugo a_b_c 2*3*4</figcaption></figure>'),
        ('{{< img "a.jpg" "Đại biểu" >}}', '<figure><img src="a.jpg" alt=""><figcaption>Đại biểu</figcaption></figure>'),
        ("{{< youtube abcdefghijk >}}", "<p>https://www.youtube.com/watch?v=abcdefghijk</p>"),
        ('{{< youtube id="abcdefghijk" autoplay="true" >}}', "<p>https://www.youtube.com/watch?v=abcdefghijk</p>"),
        ('{{< embed "https://youtu.be/abcdefghijk" >}}', "<p>https://youtu.be/abcdefghijk</p>"),
        ("{{< vimeo 123 >}}", '<p><a href="https://vimeo.com/123">https://vimeo.com/123</a></p>'),
        ('{{< video src="a.mp4" >}}', '<video src="a.mp4"></video>'),
        ('[bài]({{< ref "tin/bai.md" >}})', "[bài](https://cu.example.vn/ban/tin/khac/)"),
        ("{{% notice %}}Lưu ý{{% /notice %}}", "Lưu ý"),
        ('{{< details title="Xem thêm" >}}Chữ{{< /details >}}', "<p>Xem thêm</p> Chữ"),
        ('{{< la "x" "Tiêu đề ô" >}}Chữ{{< /la >}}', "<p>Tiêu đề ô</p> Chữ"),
        ("{{</* youtube abc */>}}", "{{< youtube abc >}}"),
    ],
)  # fmt: skip
def test_codes(text: str, shown: str) -> None:
    assert opened(text) == shown


def test_what_cannot_be_shown_is_told() -> None:
    found = open_codes('Một {{< tweet user="x" id="1" >}} hai {{< toc >}}')
    assert found.gone == ['{{< tweet user="x" id="1" >}}', "{{< toc >}}"]
    assert found.open == ['{{< tweet user="x" id="1" >}}']
    assert found.text.split() == ["Một", "hai"]


def test_values_in_all_quotes() -> None:
    assert values_of(' src="a \\"b\\"" x=`c` \'d\' e ') == ({"src": 'a "b"', "x": "c"}, ["d", "e"])
    assert figure_of({}, []) == ""
