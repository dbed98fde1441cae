"""A small theme file that somebody could have written."""

from __future__ import annotations

GOOD = """\
title = "Pets"
purpose = "Find out who may bring a dog."

[[question]]
id = "pets.dog"
ask = "May I bring a dog?"
why = "A dog can't be left alone."
strong = "Yes, and where it sleeps."
weak = "We'll see."
whom = ["recruiter", "founder"]
stages = ["seed"]
kind = "yes/no"
follow_up = "Whose dog was here last?"
source = "our own"
weight = 1

[[question.signal]]
id = "dog-seen"
text = "There is a dog in the room"
colour = "green"
severity = "info"

[[question]]
id = "pets.cost"
ask = "What do you spend on dog food?"
why = "It tells how many dogs there are."
strong = "An amount."
weak = "A smile."
whom = ["engineer"]
kind = "number"
metric = "expenses"
source = "our own"
"""
