import polars as pl
import pytest

from netgraph.identity.keys import folded, form_of, identifier_of_url, key_from_text, source_of


@pytest.mark.parametrize(
    ("key", "source", "form"),
    [
        ("linkedin:in/noor-h", "linkedin", "id"),
        ("linkedin:~me/noor h|2020-01-01", "linkedin", "list"),
        ("linkedin:?me/noor h", "linkedin", "name"),
        ("facebook:~me/1384712345|noor h", "facebook", "list"),
        ("x:1234", "x", "id"),
        ("x:@noor", "x", "handle"),
        ("crm:a:b@c", "crm", "id"),
    ],
)
def test_a_key_tells_its_network_and_how_far_it_holds(key: str, source: str, form: str) -> None:
    row = pl.DataFrame({"key": [key]}).select(source_of().alias("s"), form_of().alias("f")).row(0)

    assert row == (source, form)


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://www.linkedin.com/in/noor-h", "linkedin:in/noor-h"),
        ("http://linkedin.com/in/Noor-H/", "linkedin:in/noor-h"),
        ("www.linkedin.com/in/noor-h?trk=people#top", "linkedin:in/noor-h"),
        ("https://de.linkedin.com/in/zo%C3%AB-brandt", "linkedin:in/zoë-brandt"),
        ("https://de.linkedin.com/in/zoe\u0308-brandt", "linkedin:in/zoë-brandt"),
        ("https://twitter.com/Noor", "x:@noor"),
        ("https://x.com/@noor/", "x:@noor"),
        ("x.com/noor?lang=en", "x:@noor"),
        ("https://mobile.twitter.com/noor", "x:@noor"),
        ("https://x.com/i/user/12", "url:x.com/i/user/12"),
        ("https://netflix.com/noor", "url:netflix.com/noor"),
        ("https://x.com/noor/status/12", "url:x.com/noor/status/12"),
        (" HTTPS://www.Example.org/Noor/ ", "url:example.org/noor"),
        ("http://example.org/noor", "url:example.org/noor"),
    ],
)
def test_the_same_profile_link_in_any_spelling_is_one_identifier(url: str, identifier: str) -> None:
    assert identifier_of_url(url) == identifier


@pytest.mark.parametrize(
    ("source", "text", "key"),
    [
        ("linkedin", "https://www.linkedin.com/in/Noor-H/", "linkedin:in/noor-h"),
        ("linkedin", "linkedin:in/noor-h", "linkedin:in/noor-h"),
        ("linkedin", "Noor  HADDAD", "linkedin:?me/noor haddad"),
        ("facebook", " Noor Haddad ", "facebook:?me/noor haddad"),
        ("x", "@Noor", "x:@noor"),
        ("x", "Noor", "x:@noor"),
        ("x", "12345", "x:12345"),
        ("x", "https://twitter.com/Noor", "x:@noor"),
        ("crm", "42", "crm:42"),
    ],
)
def test_what_a_person_writes_of_the_own_account_becomes_its_key(
    source: str, text: str, key: str
) -> None:
    assert key_from_text("me", source, text) == key


def test_folding_makes_spellings_comparable_and_knows_no_empty_name() -> None:
    names = pl.Series(["Zoë Brandt", "ZOE\u0308  brandt", "Ｚoë Brandt", " ", "\u200b", None])

    assert folded(names).to_list() == ["zoë brandt"] * 3 + [None] * 3
