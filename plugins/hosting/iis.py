"""Write ``web.config`` for IIS 7 and later.

Redirects need the module URL Rewrite 2, which an administrator installs once; without old addresses the file
does without it. IIS takes no more than 250 kB (``MaxWebConfigFileSizeInKB``): of more, those go first that
no stub can stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from plugins.hosting.rules import ADDITIONS, FOREVER, Move, Rules

LARGEST = 240_000
"""Bytes of the file."""

_FILE = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Tệp do chương trình tạo ra từ site.toml và Old_URL: sửa ở đó, đừng sửa ở đây.{note} -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false"/>
    <defaultDocument enabled="true"><files><clear/><add value="index.html"/></files></defaultDocument>
    <staticContent>
      <clientCache cacheControlMode="DisableCache"/>
{types}    </staticContent>
    <httpErrors errorMode="Custom" existingResponse="Auto">
      <remove statusCode="404" subStatusCode="-1"/>
      <error statusCode="404" subStatusCode="-1" path={not_found} responseMode="ExecuteURL"/>
      <remove statusCode="410" subStatusCode="-1"/>
      <error statusCode="410" subStatusCode="-1" path={not_found} responseMode="ExecuteURL"/>
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By"/>
{headers}      </customHeaders>
    </httpProtocol>
{rewrite}  </system.webServer>
{locations}</configuration>
"""
_FIGURES = (".json", "application/json")
"""How often articles were read; IIS before 10 knows no such type, and serves none."""
_NOTE = " Máy chủ phải có mô-đun URL Rewrite 2."
_REWRITE = """\
    <rewrite>
      <rewriteMaps>
        <rewriteMap name="moved">
{moved}        </rewriteMap>
        <rewriteMap name="gone">
{gone}        </rewriteMap>
      </rewriteMaps>
      <rules>
        <rule name="moved" stopProcessing="true">
          <match url=".*"/>
          <conditions><add input="{{moved:{{REQUEST_URI}}}}" pattern="(.+)"/></conditions>
          <action type="Redirect" url="{{C:1}}" appendQueryString="false" redirectType="Permanent"/>
        </rule>
        <rule name="moved, shared" stopProcessing="true">
          <match url=".*"/>
          <conditions>
            <add input="{{REQUEST_URI}}" pattern={added}/>
            <add input="{{moved:{{C:1}}}}" pattern="(.+)"/>
          </conditions>
          <action type="Redirect" url="{{C:1}}" appendQueryString="false" redirectType="Permanent"/>
        </rule>
        <rule name="gone" stopProcessing="true">
          <match url=".*"/>
          <conditions><add input="{{gone:{{REQUEST_URI}}}}" pattern="(.+)"/></conditions>
          <action type="CustomResponse" statusCode="410" statusReason="Gone" statusDescription="Gone"/>
        </rule>
      </rules>
    </rewrite>
"""
_LOCATION = """\
  <location path={path}>
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00"
          cacheControlCustom={control}/>
      </staticContent>
    </system.webServer>
  </location>
"""


def files(rules: Rules) -> dict[str, str]:
    """Write the file, with as many old addresses as it takes."""
    moves = sorted((*rules.gone, *rules.moves), key=lambda move: (move.has_stub, bool(move.to), move.asked))
    room = LARGEST - len(_written(rules, ()).encode()) - len(_REWRITE) - len(_NOTE.encode()) - 100
    taken: list[Move] = []
    for move in moves:
        room -= sum(len(line.encode()) for line in _entries([move]))
        if room < 0:
            break
        taken.append(move)
    return {"web.config": _written(rules, taken)}


def _written(rules: Rules, moves: Iterable[Move]) -> str:
    listed = list(moves)
    added = f"^(.*?)[?&](?:{'|'.join(ADDITIONS)})="
    rewrite = _REWRITE.format(
        moved="".join(_entries(move for move in listed if move.to)),
        gone="".join(_entries(move for move in listed if not move.to)),
        added=quoteattr(added),
    )
    simple = [(suffix, kind) for suffix, kind in (*rules.types, _FIGURES) if suffix.count(".") == 1]
    control = ", ".join(part for part in FOREVER.split(", ") if not part.startswith("max-age"))
    return _FILE.format(
        note=escape(_NOTE) if listed else "",
        not_found=quoteattr(rules.not_found),
        types="".join(
            f"      <remove fileExtension={quoteattr(suffix)}/>\n"
            f"      <mimeMap fileExtension={quoteattr(suffix)} mimeType={quoteattr(kind)}/>\n"
            for suffix, kind in simple
        ),
        headers="".join(
            f"        <add name={quoteattr(name)} value={quoteattr(value)}/>\n"
            for name, value in rules.headers
        ),
        rewrite=rewrite if listed else "",
        locations="".join(
            _LOCATION.format(path=quoteattr(folder), control=quoteattr(control)) for folder in rules.hashed
        ),
    )


def _entries(moves: Iterable[Move]) -> list[str]:
    """Write the lines of a map; IIS looks addresses up as they are asked for, case aside."""
    return [
        f"          <add key={quoteattr(form)} value={quoteattr(move.to or move.page)}/>\n"
        for move in moves
        for form in move.forms
    ]
