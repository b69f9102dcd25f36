"""Reads the labelled events of training/events and makes training pairs of them.

The format is described in training/events/README.md. Events are divided by their order in their file:
the 7th, 17th, 27th, … are kept apart (nothing here ever reads them), the 3rd, 13th, 23rd, … serve for
choosing and for calibration, all others for training.
"""
from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from pathlib import Path

LABEL = re.compile(r"^(\d+)([mp])\s+([asdq])$")
KIND = {"m": 2, "p": 1, "n": 0}
STANCES = "asdq"  # asserted, attributed, denied, asked: the order of the network's stance outputs
STOP = set(
    "a an the of in on at to for from by with and or but as is are was were be been it its he she they his her "
    "their this that not no who which said says had has have would will could de la el los las un una en y que se "
    "del por con para su al lo como más fue ha había es no a o".split()
)


def stems(text: str) -> set[str]:
    """The first five letters of each word that is no function word."""
    return {w[:5] for w in re.findall(r"[\w']+", text.lower()) if w not in STOP}


def _labels(text: str) -> tuple[str, dict[int, tuple[int, str]]]:
    found = re.search(r"\s*\[([^\[\]]*)\]\s*$", text)
    if not found or not re.match(r"^\s*\d+[mp]\s", found.group(1)):
        return text.strip(), {}
    labels = {}
    for part in found.group(1).split(";"):
        label = LABEL.match(part.strip())
        if label:
            labels[int(label.group(1)) - 1] = (KIND[label.group(2)], label.group(3))
    return text[: found.start()].strip(), labels


def read(path: Path) -> list[dict]:
    """All events of a file, in order. A sentence is (text, {claim: (kind, stance)}); the first of an article is its headline."""
    events: list[dict] = []
    section = None
    for line in path.read_text(encoding="utf8").splitlines():
        if not line.strip():
            continue
        if line.startswith("# "):
            name, lang, *_ = [x.strip() for x in line[2:].split("|")]
            events.append({"id": f"{path.stem}/{name}", "lang": lang, "claims": [], "articles": [], "extra": []})
            section = "claims"
        elif not events:
            continue
        elif line.startswith("== "):
            head = line[3:].split("|", 2)[2]
            events[-1]["articles"].append([_labels(head)])
            section = "article"
        elif line.strip() == "-- extra":
            section = "extra"
        elif section == "claims":
            found = re.match(r"^C(\d+)(v|en)? (.+)$", line)
            if not found:
                raise ValueError(f"{path}: {line[:80]}")
            number = int(found.group(1)) - 1
            if not found.group(2):
                events[-1]["claims"].append({"text": found.group(3).strip(), "variants": [], "en": None})
            elif found.group(2) == "v":
                events[-1]["claims"][number]["variants"].append(found.group(3).strip())
            else:
                events[-1]["claims"][number]["en"] = found.group(3).strip()
        elif section == "article":
            events[-1]["articles"][-1].append(_labels(line))
        else:
            found = re.match(r"^C(\d+) ([mpn]) ([asdq-]) ([a-z-]+) \| (.+)$", line)
            if not found:
                raise ValueError(f"{path}: {line[:80]}")
            claim, kind, stance, sort, text = found.groups()
            events[-1]["extra"].append((int(claim) - 1, KIND[kind], stance, sort, text.strip()))
    return events


def part_of(position: int) -> str:
    """Which part the event at a position of its file belongs to, counted from 0."""
    return {6: "apart", 2: "choosing"}.get(position % 10, "training")


def load(folder: Path, part: str) -> list[dict]:
    """The events of one part (`training` or `choosing`) of all files."""
    if part == "apart":
        raise ValueError("these events are kept apart")
    files = sorted(folder.glob("e[ns]-*.txt"))
    return [e for f in files for n, e in enumerate(read(f)) if part_of(n) == part]


def context_of(article: list, i: int) -> tuple[str, str]:
    """Headline and sentence before of the sentence at i; empty where there is none."""
    return (article[0][0] if i > 0 else "", article[i - 1][0] if i > 1 else "")


class OtherClaims:
    """Claims of other events that share words with a sentence: the neighbours that retrieval brings."""

    def __init__(self, events: list[dict]):
        self.claims = [(e["id"], e["lang"], c) for e in events for c in e["claims"]]
        self.by_stem = defaultdict(list)
        for n, (_, lang, claim) in enumerate(self.claims):
            for stem in stems(claim["text"]):
                self.by_stem[lang, stem].append(n)

    def near(self, sentence: str, event: dict, rng: random.Random) -> dict | None:
        scores: Counter[int] = Counter()
        for stem in stems(sentence):
            rows = self.by_stem[event["lang"], stem]
            if 0 < len(rows) < 400:
                for n in rows:
                    scores[n] += 1 / (3 + len(rows) ** 0.5)
        best = [n for n, _ in scores.most_common(30) if self.claims[n][0] != event["id"]]
        return self.claims[rng.choice(best[:4])][2] if best else None


def pairs(events: list[dict], seed: int, others: OtherClaims | None) -> list[dict]:
    """Training pairs: {claim, sentence, headline, previous, y, stance, w, lang}. Another seed gives other
    wordings, other negatives and other contexts, so each epoch sees new ones.

    y: 2 states the claim, 1 partly, 0 not; stance: position in STANCES or -1.
    """
    rng = random.Random(seed)
    rows: list[dict] = []
    for event in events:
        claims, lang = event["claims"], event["lang"]
        words = [set().union(stems(c["text"]), *map(stems, c["variants"])) for c in claims]

        def wording(n: int) -> tuple[str, str]:
            claim = claims[n]
            if claim["en"] and rng.random() < 0.35:
                return claim["en"], "es-en"
            return rng.choice([claim["text"], claim["text"], *claim["variants"]]), lang

        def add(n, sentence, headline, previous, y, stance="-", w=1.0):
            claim, way = wording(n)
            # Contexts are left out at random, except where the sentence may need its own.
            own = len(words[n] & stems(sentence)) >= 0.6 * len(words[n])
            if (headline or previous) and (y == 0 or own) and rng.random() < 0.15:
                headline = previous = ""
            rows.append(dict(claim=claim, sentence=sentence, headline=headline, previous=previous, y=y, w=w,
                             stance=STANCES.find(stance) if y > 0 else -1, lang=way))

        for article in event["articles"]:
            for i, (text, labels) in enumerate(article):
                headline, previous = context_of(article, i)
                own = stems(text)
                for n, (y, stance) in labels.items():
                    add(n, text, headline, previous, y, stance)
                before = article[i - 1][1] if i > 0 else {}
                unlabelled = [n for n in range(len(claims)) if n not in labels]
                # What the sentence before states is what a model wrongly credits to this one.
                unlabelled.sort(key=lambda n: -len(words[n] & own) - 3 * (n in before) - rng.random() * 1.5)
                for n in unlabelled[:3]:
                    if words[n] & own or n in before or rng.random() < 0.15:
                        add(n, text, headline, previous, 0)
                if others and rng.random() < 0.3:
                    other = others.near(text, event, rng)
                    if other:
                        claim = other["en"] if other["en"] and rng.random() < 0.35 else other["text"]
                        rows.append(dict(claim=claim, sentence=text, headline=headline, previous=previous, y=0,
                                         w=0.7, stance=-1, lang=lang))
        heads = [a[0][0] for a in event["articles"]]
        for n, y, stance, sort, text in event["extra"]:
            context = sort in ("context", "far", "headline") or rng.random() < 0.3
            add(n, text, rng.choice(heads) if context else "", "", y, stance, 1.2)
        for n, claim in enumerate(claims):
            for k in range(len(claims)):
                if n != k and len(words[n] & words[k]) >= 3 and rng.random() < 0.4:
                    add(n, claims[k]["text"], "", "", 0, w=0.8)
            for variant in claim["variants"]:
                rows.append(dict(claim=claim["text"], sentence=variant, headline="", previous="", y=2, w=0.5,
                                 stance=0, lang=lang))
    return rows


def all_pairs(events: list[dict], cross: bool = False) -> list[dict]:
    """Every sentence of the articles with every claim of its event, for measuring. cross: Spanish events with
    their claims in English."""
    rows = []
    for event in events:
        for article in event["articles"]:
            for i, (text, labels) in enumerate(article):
                headline, previous = context_of(article, i)
                for n, claim in enumerate(event["claims"]):
                    y, stance = labels.get(n, (0, "-"))
                    rows.append(dict(claim=claim["en"] if cross else claim["text"], sentence=text, headline=headline,
                                     previous=previous, y=y, stance=STANCES.find(stance), event=event["id"],
                                     lang=event["lang"]))
    return rows
