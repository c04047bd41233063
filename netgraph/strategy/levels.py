"""What a job title says of rank: a short rule that tells which word it went by."""

import polars as pl

#: From the top down. A title counts by the first level of which it has a word.
LEVELS = ("executive", "head", "manager", "senior", "junior")

# Titles in which a word of rank is somebody else's, or which say that somebody is learning: first.
_JUNIOR = (
    r"assistant|assistants|assistent(?:in)?|assistenz|trainee|intern|internship|working student"
    r"|werkstudent(?:in)?|praktikant(?:in)?|stagiaire|becari[oa]|apprentice|azubi"
    r"|auszubildende[rn]?|volontär(?:in)?|junior|jr|student|studentin|étudiante?|estudiante"
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("junior", _JUNIOR),
    (
        "executive",
        r"editor[- ]in[- ]chief|chief|c[efiot]o|cmo|cpo|ciso|chro|general counsel"
        r"|minister(?:in)?|founder|co-?founder|owner|eigenaar|inhaber(?:in)?|gründer(?:in)?"
        r"|fondateur|fondatrice|fundadora?|fondatore|oprichter|managing director"
        r"|geschäftsführer(?:in)?|vorstand|president|präsident(?:in)?|président|présidente"
        r"|presidente|vp|svp|evp|partner|partnerin|gérante?|socio|socia|general manager",
    ),
    (
        "head",
        r"director|direktor(?:in)?|directeur|directrice|directora|direttore|direttrice|diretora?"
        r"|head|leiter(?:in)?|bereichsleiter(?:in)?|abteilungsleiter(?:in)?|dean|rektor(?:in)?"
        r"|rector|ambassador|chair(?:man|woman|person)?",
    ),
    (
        "manager",
        r"manager|managerin|managing|lead|leader|teamleiter(?:in)?|supervisor|gerente"
        r"|responsable|responsabile|jefe|jefa|capo|chef|coordinator|koordinator(?:in)?",
    ),
    ("senior", r"senior|sr|principal|staff|expert|expertin|fellow|professor(?:in)?"),
)
# "Business Partner" is nobody's partner, "Staff" at the end is everybody, and in "Founder's
# Associate" and "Office of the CEO" the rank is another's. A group is what stays of its words.
_NO_WORD = (
    r"business partner|chief of staff|staff$|product owner|scrum master|(?:brand|campus) ambassador"
    r"|partner( manager)|head( chef| nurse| waiter)|[\pL-]+'s\b|(?:office of|to the)\b[^,;|/&(•·]*"
)


def title_level(position: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """The level of a title, and the word that tells it.

    A word of learning or assisting counts first ("Assistant to the CEO"), then the highest rank;
    a rank that is somebody else's ("Founder's Associate") counts nothing.
    Titles are what people write of themselves: many a manager manages nobody, and a teacher or a
    physician has no rank in the title at all.

    Args:
        position: Job titles.

    Returns:
        Level (executive, head, manager, senior, junior; null where no word tells one, or no title
        is known) and the word, in lower case (null likewise).
    """
    title = position.str.normalize("NFKC").str.to_lowercase().str.replace_all("[’‘ʼ]", "'")
    bare = title.str.replace_all(rf"\b(?:{_NO_WORD})", " $1$2 ")
    words = [(level, bare.str.extract(_whole(words), 1)) for level, words in _WORDS]
    return (
        pl.coalesce(
            *(pl.when(word.is_not_null()).then(pl.lit(level)) for level, word in words),
            pl.lit(None, pl.String),
        ),
        pl.coalesce(*(word for _, word in words)),
    )


def _whole(words: str) -> str:
    return rf"(?:^|[^\pL'])({words})(?:[^\pL]|$)"
