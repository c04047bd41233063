"""What reading an archive of X costs, against the plain parse of the same bytes.

`python -m benchmarks.readers.x [--followers N] [--posts N] [--likes N] [--months N]` writes files
of invented people to temporary folders, reads each once with json.loads (after the assignment is
cut off) and once as the night does, and prints a Markdown table: seconds of processor, rows and MB
a second, and the memory the process took for it. The reader also hashes, checks, dedupes and makes
the frames; it reads without the collector of cycles, which slows json.loads down.
"""

import argparse
import json
import multiprocessing
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.readers.measure import measure
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.x import X

START = datetime(2012, 1, 1, tzinfo=UTC)
OWNER = "7100000001"


def followers(count: int) -> Iterator[object]:
    """Members of a list as they are since 2020."""
    link = "https://twitter.com/intent/user?user_id="
    for n in range(count):
        number = str(7_200_000_000 + n * 7)
        yield {"follower": {"accountId": number, "userLink": link + number}}


def posts(count: int) -> Iterator[object]:
    """Posts of a decade; two of three name one to three accounts, half of those answer."""
    rng = random.Random(1)
    for n in range(count):
        at = START + timedelta(minutes=25 * n)
        people = rng.sample(range(5_000), rng.choice((0, 1, 1, 2, 3, 0)))
        mentions = [
            {"name": f"Given Fam{p}", "screen_name": f"handle{p}", "indices": ["0", "9"]}
            | {"id_str": str(7_300_000_000 + p), "id": str(7_300_000_000 + p)}
            for p in people
        ]
        number = str(1_500_000_000_000_000_000 + n * 99)
        told: dict[str, object] = {
            "edit_info": {"initial": {"editTweetIds": [number], "isEditEligible": False}},
            "retweeted": False,
            "source": '<a href="https://example.org" rel="nofollow">A client</a>',
            "entities": {"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": []},
            "display_text_range": ["0", "140"],
            "favorite_count": "3",
            "id_str": number,
            "truncated": False,
            "retweet_count": "0",
            "id": number,
            "created_at": f"{at:%a %b %d %H:%M:%S} +0000 {at:%Y}",
            "favorited": False,
            "full_text": "words that nobody reads " * 5,
            "lang": "en",
        }
        if people and n % 2:
            told["in_reply_to_status_id_str"] = str(int(number) - 1_000_000)
            told["in_reply_to_user_id_str"] = mentions[0]["id_str"]
            told["in_reply_to_screen_name"] = mentions[0]["screen_name"]
        yield {"tweet": told}


def likes(count: int) -> Iterator[object]:
    """Likes, one of ten of a post that is answered too."""
    for n in range(count):
        number = 1_500_000_000_000_000_000 + n * 99 - (1_000_000 if n % 10 == 0 else 7)
        link = f"https://twitter.com/i/web/status/{number}"
        text = "words of somebody else " * 5
        yield {"like": {"tweetId": str(number), "fullText": text, "expandedUrl": link}}


def write(folder: Path, kind: str, records: Iterator[object]) -> Path:
    """A script of X in a folder of its own, with the owner's account beside it."""
    folder.mkdir()
    account = [{"account": {"accountId": OWNER, "username": "owner"}}]
    owner = json.dumps(account)
    (folder / "account.js").write_text(f"window.YTD.account.part0 = {owner}")
    with (folder / f"{kind}.js").open("w") as out:
        out.write(f"window.YTD.{kind}.part0 = [ ")
        for n, record in enumerate(records):
            out.write((",\n" if n else "") + json.dumps(record, indent=2, separators=(",", " : ")))
        out.write(" ]")
    return folder


def months(folder: Path, count: int) -> Path:
    """The same posts by month, as archives until 2018 hold them."""
    told: dict[str, list[object]] = {}
    for record in posts(count):
        post = dict(record["tweet"])  # type: ignore[index]
        at = datetime.strptime(post["created_at"], "%a %b %d %H:%M:%S %z %Y")
        post["created_at"] = f"{at:%Y-%m-%d %H:%M:%S} +0000"
        post["text"] = post.pop("full_text")
        post["user"] = {"id_str": OWNER, "screen_name": "owner", "name": "Given Own"}
        told.setdefault(f"{at:%Y_%m}", []).append(post)
    target = folder / "data" / "js" / "tweets"
    target.mkdir(parents=True)
    for name, records in told.items():
        text = json.dumps(records, indent=2, separators=(",", " : "))
        (target / f"{name}.js").write_text(f"Grailbird.data.tweets_{name} = \n {text}")
    return folder


def read_all(folder: Path) -> int:
    """Read a folder as the night does; how many rows its files hold."""
    with open_archive(folder) as archive:
        return int(admit(X.read(archive)).files["rows_read"].sum())


def parse_plainly(folder: Path) -> int:
    """Parse what each script assigns with json.loads alone; how many records those are."""
    texts = (path.read_bytes().decode().partition("=")[2] for path in sorted(folder.rglob("*.js")))
    return sum(len(json.loads(text)) for text in texts)


def prepared(root: Path, counts: dict[str, int]) -> dict[str, Path]:
    """Write all the files; the folder of each job."""
    liked = write(root / "likes", "like", likes(counts["likes"]))
    answers = write(root / "answers", "tweets", posts(counts["posts"] // 10))
    (answers / "tweets.js").rename(liked / "tweets.js")
    return {
        "followers": write(root / "followers", "follower", followers(counts["followers"])),
        "posts": write(root / "posts", "tweets", posts(counts["posts"])),
        "likes and some posts": liked,
        "posts until 2018": months(root / "months", counts["months"]),
    }


def main() -> None:
    """Write the files, read them with both, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers.x")
    parser.add_argument("--followers", type=int, default=1_000_000)
    parser.add_argument("--posts", type=int, default=200_000)
    parser.add_argument("--likes", type=int, default=500_000)
    parser.add_argument("--months", type=int, default=200_000, help="posts of archives until 2018")
    given = parser.parse_args()
    print(
        "| what | rows | processor s | rows/s | MB/s | MB of memory |",
        "|---|---|---|---|---|---|",
        sep="\n",
    )
    with tempfile.TemporaryDirectory() as temporary:
        with multiprocessing.get_context("spawn").Pool(1) as pool:  # its memory counts for nobody
            folders = pool.apply(prepared, (Path(temporary), vars(given)))
        for name, folder in folders.items():
            size = sum(path.stat().st_size for path in folder.rglob("*.js")) / 1e6
            for how, job in (("json.loads", parse_plainly), ("netgraph, all", read_all)):
                rows, seconds, grown = measure(job, folder)
                speeds = f"{rows / seconds:,.0f} | {size / seconds:,.0f}"
                print(f"| {name}, {how} | {rows:,} | {seconds:.1f} | {speeds} | {grown:.0f} |")


if __name__ == "__main__":
    main()
