"""Where the rules come from: the publications that several of them rest on."""

from __future__ import annotations

OUR_OWN = "our own threshold"

GRAHAM = "Paul Graham, Default Alive or Default Dead?, http://www.paulgraham.com/aord.html"
PINCH = "Paul Graham, The Fatal Pinch, http://www.paulgraham.com/pinch.html"
GROWTH = "Paul Graham, Startup = Growth, http://www.paulgraham.com/growth.html"
POSTHOG = "PostHog, What to ask in interviews, posthog.com/founders/what-to-ask-in-interviews"
POSTHOG_FIT = (
    "PostHog, How to measure product-market fit, https://posthog.com/founders/measure-product-market-fit"
)
BESSEMER = "Bessemer, State of the Cloud 2023, https://www.bvp.com/atlas/state-of-the-cloud-2023"
SCALING = "Bessemer, Scaling to $100 Million, 2021, https://www.bvp.com/atlas/scaling-to-100-million"
SACKS = "David Sacks, The Burn Multiple, 2020, https://sacks.substack.com/p/the-burn-multiple-51a7e43cb200"
SKOK = "David Skok, SaaS Metrics 2.0, https://www.forentrepreneurs.com/saas-metrics-2/"
A16Z = "Andreessen Horowitz, 16 More Startup Metrics, https://a16z.com/16-more-startup-metrics/"
FELD = "Brad Feld, The Rule of 40, 2015, https://feld.com/archives/2015/02/rule-40-healthy-saas-company/"
CARTA_ROUNDS = "Carta, time between VC rounds 2024, https://carta.com/data/time-between-VC-rounds-2024/"
DEFINITION = "follows from the definition"
