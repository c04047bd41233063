"""What folders and labels say of the mail in them, in the languages that mail programs speak."""

from functools import lru_cache

from netgraph.sources.mail.fields import decoded, text_of
from netgraph.text import fold

DRAFT, SPAM, SENT = "draft", "spam", "sent"

# As Gmail, Outlook, Thunderbird and Apple Mail call them; only letters and digits count.
_NAMES = {
    DRAFT: (
        *("Draft", "Drafts", "Entwurf", "Entwürfe", "Brouillon", "Brouillons", "Borrador"),
        *("Borradores", "Bozza", "Bozze", "Rascunho", "Rascunhos", "Concepten"),
        *("Utkast", "Kladde", "Kladder", "Luonnos", "Luonnokset", "Wersje robocze"),
        *("Kopie robocze", "Szkice", "Koncepty", "Rozepsané", "Rozpísané"),
        *("Piszkozat", "Piszkozatok", "Taslaklar", "Черновики", "Чернетки", "Чернови"),
        *("Ciorne", "Schițe", "Skice", "Nacrti", "Osnutki", "Esborranys", "Zirriborroak"),
        *("Mustandid", "Melnraksti", "Juodraščiai", "Drög", "Πρόχειρα", "טיוטות", "مسودات"),
        *(
            "المسودات",
            "پیش‌نویس‌ها",
            "下書き",
            "草稿",
            "草稿箱",
            "草稿匣",
            "임시보관함",
            "임시 보관함",
        ),
        *("Thư nháp", "Nháp", "ร่างจดหมาย", "แบบร่าง", "ฉบับร่าง", "Draf", "Konsep", "ड्राफ़्ट"),
    ),
    SPAM: (
        *("Spam", "Junk", "Junk mail", "Junk e-mail", "Junk email", "Bulk", "Bulk mail"),
        *("Spamverdacht", "Unerwünscht", "Courrier indésirable"),
        *("Indésirables", "Pourriel", "Correo no deseado", "No deseado", "Posta indesiderata"),
        *("Indesiderata", "Lixo eletrônico", "Lixo eletrónico", "Lixo electrónico"),
        *("Ongewenste e-mail", "Ongewenste reclame", "Ongewenst", "Skräppost", "Søppelpost"),
        *("Uønsket e-mail", "Uønsket e-post", "Uønsket mail", "Uønsket", "Roskaposti"),
        *("Niechciane", "Wiadomości-śmieci", "Nevyžádaná pošta", "Nevyžiadaná pošta"),
        *("Levélszemét", "Gereksiz", "Gereksiz e-posta", "Önemsiz e-posta", "Istenmeyen"),
        *("Спам", "Нежелательная почта", "Небажана пошта", "Нежелана поща", "Nesolicitate"),
        *("Mesaje nedorite", "Neželjena pošta", "Neželena pošta", "Correu brossa", "Rämpspost"),
        *("Mēstules", "Šlamštas", "Ruslpóstur", "Ανεπιθύμητα", "Ανεπιθύμητη αλληλογραφία"),
        *("דואר זבל", "ספאם", "البريد العشوائي", "بريد عشوائي", "البريد غير الهام", "هرزنامه"),
        *("迷惑メール", "垃圾邮件", "垃圾郵件", "垃圾邮件箱", "스팸함", "스팸", "정크 메일"),
        *("Thư rác", "จดหมายขยะ", "สแปม", "อีเมลขยะ", "स्पैम"),
    ),
    SENT: (
        *("Sent", "Sent mail", "Sent items", "Sent messages", "Sent-mail", "Gesendet"),
        *("Gesendete", "Gesendete Elemente", "Gesendete Objekte", "Gesendete Nachrichten"),
        *("Gesendete Mails", "Envoyés", "Messages envoyés"),
        *("Éléments envoyés", "Courrier envoyé", "Mails envoyés", "Enviados", "Enviado"),
        *("Elementos enviados", "Correo enviado", "Mensajes enviados", "Inviati", "Inviata"),
        *("Posta inviata", "Elementi inviati", "Messaggi inviati", "Itens enviados"),
        *("E-mails enviados", "Correio enviado", "Mensagens enviadas", "Enviadas", "Verzonden"),
        *("Verzonden items", "Verzonden berichten", "Verzonden e-mail", "Skickat", "Skickade"),
        *("Skickade objekt", "Skickad e-post", "Sendt", "Sendt post", "Sendt mail"),
        *("Sendte elementer", "Sendte e-poster", "Lähetetyt", "Lähetetyt viestit", "Wysłane"),
        *("Elementy wysłane", "Odeslané", "Odeslaná pošta", "Odoslané", "Odoslaná pošta"),
        *("Elküldött", "Elküldött elemek", "Elküldött üzenetek", "Gönderilmiş", "Gönderilen"),
        *("Gönderilmiş postalar", "Gönderilmiş öğeler", "Gönderilenler", "Отправленные"),
        *("Отправленные письма", "Надіслані", "Изпратени", "Изпратена поща", "Trimise"),
        *("Mesaje trimise", "Poslano", "Poslana pošta", "Poslane stavke", "Enviats"),
        *("Bidalitakoak", "Saadetud", "Saadetud kirjad", "Nosūtītie", "Nosūtīts", "Išsiųsti"),
        *("Išsiųstas paštas", "Sent póstur", "Απεσταλμένα", "דואר שנשלח", "נשלח", "דואר יוצא"),
        *("פריטים שנשלחו", "المرسلة", "البريد المرسل", "الرسائل المرسلة", "ارسال‌شده"),
        *("送信済み", "送信済みメール", "送信済みアイテム", "已发送", "已发邮件", "已发送邮件"),
        *(
            "已傳送",
            "寄件備份",
            "已傳送郵件",
            "寄件備份匣",
            "보낸편지함",
            "보낸 편지함",
            "보낸메일함",
        ),
        *("Thư đã gửi", "Đã gửi", "จดหมายที่ส่งแล้ว", "ส่งแล้ว", "รายการที่ส่ง", "Terkirim", "भेजे गए"),
    ),
}
_LONG = 1_000  # bytes of labels that are not kept for the next time they come
_ENDINGS = (".mbox", ".mbx", ".sbd", ".imapmbox", ".eml", ".emlx", ".partial")


def folded(name: str) -> str:
    """A folder's or label's name without case, spaces and signs."""
    return "".join(c for c in fold(name) if c.isalnum())


_MARKS = {folded(name): mark for mark, names in _NAMES.items() for name in names}


def marks_of_path(path: str) -> frozenset[str]:
    """What the folders of a file, and its own name, say of the mail in it.

    Args:
        path: Inside the package, such as `Mail/Sent.mbox` or `INBOX.Junk/cur/1.eml`.
    """
    return frozenset(mark for part in path.split("/") for mark in _marks_of_part(part))


def marks_of_labels(value: bytes) -> frozenset[str]:
    """What Gmail's labels say of a message.

    Args:
        value: Of X-Gmail-Labels: names in the owner's language with commas between, those with
            commas quoted, encoded (RFC 2047) where they are not ASCII.
    """
    return _marks(value) if len(value) > _LONG else _kept(value)


def _marks(value: bytes) -> frozenset[str]:
    names = decoded(" ".join(text_of(value).split())).replace('"', "").split(",")
    return frozenset(mark for name in names if (mark := _MARKS.get(folded(name))))


_kept = lru_cache(4096)(_marks)


def _marks_of_part(part: str) -> set[str]:
    name, lower = part, part.lower()
    while ending := next((e for e in _ENDINGS if lower.endswith(e)), None):
        name, lower = name[: -len(ending)], lower[: -len(ending)]
    spellings = (name, name.rpartition(".")[2])  # IMAP writes folders in folders with dots
    return {mark for spelling in spellings if (mark := _MARKS.get(folded(spelling)))}
