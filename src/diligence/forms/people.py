"""Who answers: a role, and a name where two people of one role are to be kept apart.

A name belongs to a conversation, where it is private; an answer points to the
conversation it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diligence.model import Conversation, Whom, fresh_id

if TYPE_CHECKING:
    from datetime import date

    from diligence.model import Answer, Dossier


@dataclass(frozen=True)
class Person:
    """Somebody one talks to.

    Attributes
    ----------
    name
        Empty where the role says enough.
    """

    role: Whom
    name: str = ""

    @property
    def words(self) -> str:
        """For a choice.

        Examples
        --------
        >>> Person(Whom.ENGINEER, "Ada").words, Person(Whom.FOUNDER).words
        ('engineer (Ada)', 'founder')
        """
        return f"{self.role.value} ({self.name})" if self.name else self.role.value


def who_answered(dossier: Dossier, answer: Answer) -> Person:
    """The person an answer came from."""
    talks = (talk for talk in dossier.conversations if talk.id == answer.conversation)
    talk = next(talks, None) if answer.conversation else None
    return Person(answer.by, talk.name.strip() if talk is not None and talk.role is answer.by else "")


def people_in(dossier: Dossier) -> tuple[Person, ...]:
    """Everybody a name is known of, in the order in which one talked to them."""
    named = (Person(talk.role, talk.name.strip()) for talk in dossier.conversations)
    return tuple(dict.fromkeys(person for person in named if person.name))


def talk_with(dossier: Dossier, person: Person, on: date) -> tuple[Dossier, str]:
    """The dossier with a conversation of that day with that person, and its id; none without a name."""
    if not person.name:
        return dossier, ""
    for talk in dossier.conversations:
        if (talk.on, talk.role, talk.name.strip()) == (on, person.role, person.name):
            return dossier, talk.id
    stem = f"{on}-{person.role.value.replace(' ', '-')}"
    name = fresh_id(stem, (talk.id for talk in dossier.conversations))
    talk = Conversation(id=name, on=on, role=person.role, name=person.name)
    return dossier.model_copy(update={"conversations": (*dossier.conversations, talk)}), name
