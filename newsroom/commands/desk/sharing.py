"""Show each person of an office the preview of the own working copy, at the one host of previews."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from newsroom.commands.desk.guard import headers_of, login_of, one
from newsroom.commands.desk.kit import Kit
from newsroom.commands.desk.workplaces import NoPlace, Workplaces


class SharedPreviews:
    """The application behind the host of previews: the proxy says who looks."""

    def __init__(self, workplaces: Workplaces, kit: Kit) -> None:
        self._workplaces, self._kit = workplaces, kit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = headers_of(scope)
        login = login_of(headers, self._kit.secret)
        if login is None or one(headers, "host").casefold() != self._kit.preview_host:
            await PlainTextResponse("Hãy đăng nhập qua địa chỉ của cơ quan.", 403)(scope, receive, send)
            return
        try:
            workplace = await self._workplaces.of(login)
        except NoPlace as none:
            await PlainTextResponse(str(none), 403)(scope, receive, send)
            return
        await workplace.preview.app(scope, receive, send)
