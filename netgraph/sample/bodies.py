"""What is below the header of a mail; no reader looks at it."""

import base64
from email.quoprimime import body_encode

from netgraph.sample.world import Mail, World


def content(world: World, mail: Mail) -> tuple[list[tuple[str, str]], str]:
    """Header fields and text of the body: plain, with pages, or holding what looks like mail."""
    text = mail.text.partition("~")[2].strip() or mail.text
    if mail.answers:
        before = mail.answers
        who = world.people[before.sender]
        text += (
            f"\n\n-----Original Message-----\nFrom: {who.email}\nTo: nobody@quoted.example\n\n"
            f"> {before.text.partition('~')[2].strip()}\n"
        )
    if mail.salt % 9 == 4:
        text += "\n\nFrom here on the road is steep.\nFrom the top you see the sea.\n"
    if mail.salt % 6 == 1:
        return _in_parts(mail, text)
    kind = [("Content-Type", "text/plain; charset=UTF-8")]
    if text.isascii():
        return kind, text
    return [*kind, ("Content-Transfer-Encoding", "quoted-printable")], _quoted(text)


def _quoted(text: str) -> str:
    return body_encode(text.encode().decode("latin-1"))


def _in_parts(mail: Mail, text: str) -> tuple[list[tuple[str, str]], str]:
    mark = f"_{mail.salt:06x}_"
    page = base64.encodebytes(f"<p>{text}</p>".encode()).decode()
    body = (
        f"--{mark}\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{_quoted(text)}\n"
        f"--{mark}\nContent-Type: text/html; charset=UTF-8\n"
        f"Content-Transfer-Encoding: base64\n\n{page}\n--{mark}--\n"
    )
    return [("Content-Type", f'multipart/alternative; boundary="{mark}"')], body
