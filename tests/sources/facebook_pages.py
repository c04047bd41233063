"""Invented HTML pages of Facebook, in the layouts of four eras, written for one test each."""

import html
from collections.abc import Iterable, Sequence

Row = tuple[str, str]  # name, date
Said = tuple[str, str, str]  # sender, words, date
HEAD = '<meta charset="utf-8" /><style type="text/css">.a > b {{ color: red }}</style>'


def listed(title: str, rows: Iterable[Row], era: int = 2022) -> str:
    """A page of a list: of 2018, of 2022 or, with sections, of 2024."""
    return _main(title, "".join(_entry(name, "", date, era) for name, date in rows), era)


def chat(title: str, said: Iterable[Said], era: int = 2022, people: str = "") -> str:
    """A page of a thread; `people` is its first line, such as `Participants: A and B`."""
    head = _entry(people, None, None, era) if people else ""
    entries = "".join(_entry(*row[:2], row[2], era) for row in said)
    return _main(title, head + entries, era)


def _entry(name: str, words: str | None, date: str | None, era: int) -> str:
    """An entry; its parts are missing where null."""
    shown = html.escape(name)
    if era == 2018:
        parts = f'<div class="_3-96 _2pio _2lek _2lel">{shown}</div>'
        parts += "" if words is None else f'<div class="_3-96 _2let">{_body(words)}</div>'
        parts += "" if date is None else f'<div class="_3-94 _2lem">{date}</div>'
        return f'<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder">{parts}</div>'
    parts = f'<h2 class="_2ph_ _a6-h">{shown}</h2>'
    parts += "" if words is None else f'<div class="_2ph_ _a6-p">{_body(words)}</div>'
    link = f'<a href="#"><div class="_a72d">{date}</div></a>'
    if era == 2024:
        parts += "" if date is None else f'<footer class="_3-94 _a6-o">{link}</footer>'
        return f'<section class="_new _classes">{parts}</section>'
    parts += "" if date is None else f'<div class="_3-94 _a6-o">{link}</div>'
    return f'<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">{parts}</div>'


def _body(words: str) -> str:
    return f"<div><div></div><div>{html.escape(words)}</div><div></div><div></div></div>"


def _main(title: str, body: str, era: int) -> str:
    opened = '<div class="_4t5n" role="main">' if era == 2018 else '<div class="_a706" role="main">'
    shown = html.escape(title)
    top = (
        f'<div class="_3-8y _3-95 _3b0a"><div class="_3b0d">{shown}</div></div>'
        if era == 2018
        else ""
    )
    nav = f'<div class="_a70a"><img src="x.png" /><div class="_a70e">{shown}</div></div>'
    return (
        f'<!DOCTYPE html><html><head>{HEAD}<title>{shown}</title><base href="../../" /></head>'
        f'<body class="_5vb_ _2yq"><div class="clearfix _ikh"><div class="_4bl9">{nav}'
        f"{opened}{top}{body}</div></div></div></body></html>"
    )


def old_friends(
    owner: str,
    sections: Sequence[tuple[str, Sequence[str]]],
    footer: str = "Downloaded by Noor Haddad on Tuesday, April 3, 2018 at 4:13pm UTC+02",
    title: str | None = None,
) -> str:
    """html/friends.htm: headings with rows such as `Anna Bright (Nov 5, 2017)`."""
    parts = ""
    for heading, rows in sections:
        items = "".join(f"<li>{html.escape(row)}</li>" for row in rows)
        parts += f"<h2>{html.escape(heading)}</h2><ul>{items}</ul>"
    return _old(owner, title or sections[0][0], f"<div>{parts}</div>", footer)


def old_messages(
    owner: str, threads: Sequence[tuple[str, Sequence[Said]]], alone: bool = False
) -> str:
    """html/messages.htm with several threads, or messages/<n>.html with one."""
    body = "".join(_old_thread(people, said, alone) for people, said in threads)
    if alone:
        back = '<a href="../html/messages.htm">Back</a><br><br>'
        head = f"<html><head>{HEAD}<title>Conversation</title></head>"
        return f"{head}<body>{back}{body}</body></html>"
    return _old(owner, "Messages", f"<div>{body}</div>", "")


def old_links(owner: str, pages: Iterable[str]) -> str:
    """html/messages.htm since October 2017: links alone."""
    links = "".join(f'<p><a href="messages/{page}.html">Conversation</a></p>' for page in pages)
    return _old(owner, "Messages", links, "")


def _old_thread(people: str, said: Iterable[Said], alone: bool) -> str:
    head = f"<h3>Conversation with {html.escape(people)}</h3>Participants: " if alone else ""
    return f'<div class="thread">{head}{html.escape(people)}' + "".join(
        f'<div class="message"><div class="message_header"><span class="user">{html.escape(sender)}'
        f'</span><span class="meta">{date}</span></div></div><p>{html.escape(words)}</p>'
        for sender, words, date in said
    ) + "</div>"  # fmt: skip


def _old(owner: str, chosen: str, body: str, footer: str) -> str:
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
        f'<title>{html.escape(owner)} - {html.escape(chosen)}</title></head><body><div class="nav">'
        '<img src="../photos/profile.jpg"><ul><li><a href="../index.htm">Profile</a></li>'
        f'<li class="selected">{html.escape(chosen)}</li></ul></div><div class="contents">'
        f"<h1>{html.escape(owner)}</h1>{body}</div>"
        f'<div class="footer">{html.escape(footer)}</div></body></html>'
    )
