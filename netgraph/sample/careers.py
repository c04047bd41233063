"""Jobs of old, and the words of the invitations after the reset."""

from netgraph.sample.world import CONNECTION, Tie, World, utc

# company, title, description, place, first and last month
EARLIER: dict[str, tuple[tuple[str, ...], ...]] = {
    "mara": (
        ("Halden Pike", "Consultant", "", "Grauhafen", "Oct 2013", "Feb 2019"),
        ("Aldermoor University", "Research Assistant", "", "Aldermoor", "2011", "Sep 2013"),
    ),
    "ines": (
        ("Halden Pike", "Senior Consultant", "", "Grauhafen", "Apr 2012", "Mar 2019"),
        ("Solvane Energy", "Analyst", "", "Solvane", "2008", "Mar 2012"),
    ),
}
_AGAIN = "Hi {}, I closed my old network and begin again. Shall we stay in touch?"
_PERSONAL = (
    "Your talk about harbour cranes still makes me think. May I ask you two things?",
    "The recipe with the pears worked! Thank you, and hello to your brother.",
    "You once lent me a red umbrella in Lindesund. I would like to give it back.",
    "I hear you teach the evening course now; my team wants to join in spring.",
    "We shared the slow train to Fennmark, do you remember the dog?",
)


def notes_of_return(world: World, owner: int) -> dict[Tie, str]:
    """What an owner writes to those she asks again after the reset.

    Every second gets one and the same note with his name in it, a few of the others one of
    their own; the rest keep what they had.
    """
    asked = [
        t
        for t in sorted(world.ties[owner, CONNECTION], key=lambda t: (t.since, t.person))
        if t.since > utc(2023, 10, 24) and t.outgoing and t.note is not None
    ]
    asked = [t for t in asked if t.person not in world.owners.values()]
    again = {t: _AGAIN.format(world.people[t.person].faces[-1][1].first) for t in asked[::2]}
    return again | dict(zip(asked[1::6], _PERSONAL, strict=False))
