"""Makes pairs that share nearly all words and do not say the same, from sentences that are there.

A network that has seen few of them takes shared words for a shared meaning. Each pass makes other ones:

  opposite    a word or phrase exchanged for one that cannot be true with it (general/opposites.tsv)   not stated
  number      another figure                                                                           not stated
  roles       two names exchanged                                                                      not stated
  negation    "not", "never", "no" put in or taken out                                                 stated, denied
  harmless    a speaker, a day, another order: so that a small difference is no sign by itself         stated
"""
from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÁÉÍÓÚÑ][\w'’-]+)*")

AUXILIARIES = {
    "en": "is|are|was|were|has|have|had|will|would|can|could|should|must|does|do|did",
    "es": "es|son|era|eran|fue|fueron|está|están|estaba|ha|han|había|habían|puede|pueden|podrá|tiene|tienen|tenía|será|serán|hay|hubo|debe|deben",
}
NOT = {"en": [" not", " not", " never", "n't"], "es": []}
SPEAKERS = {
    "en": ["officials said", "the ministry said on Monday", "according to the report", "the agency reported", "a spokeswoman said",
           "she told reporters", "the company said in a statement", "it was announced on Friday", "researchers write", "as the paper first reported"],
    "es": ["según la agencia", "informó el ministerio", "dijo un portavoz", "señaló la empresa en un comunicado", "según el informe",
           "explicó ante la prensa", "según fuentes oficiales", "publicó el diario", "aseguró el alcalde", "indicaron los investigadores"],
}
OPENINGS = {
    "en": ["On Tuesday, ", "Meanwhile, ", "In the end, ", "As has long been known, ", "By all accounts, ", "Last year, "],
    "es": ["El martes, ", "Mientras tanto, ", "Al final, ", "Como es sabido, ", "El año pasado, ", "Además, "],
}
# First words that lose their capital inside a sentence.
LOWERED = set("the a an in it this he she they we there these those if when many some most all no el la los las un una en no me te se lo es hay su sus si cuando todos muchos".split())
ASSERTED, ATTRIBUTED, DENIED = 0, 1, 2


class Opposites:
    def __init__(self, file: Path):
        self.of: dict[str, dict[str, list[str]]] = {"en": defaultdict(list), "es": defaultdict(list)}
        for line in file.read_text(encoding="utf8").splitlines():
            lang, one, other, _ = line.split("\t")
            self.of[lang][one].append(other)
            self.of[lang][other].append(one)
        self.pattern = {
            lang: re.compile(r"\b(" + "|".join(re.escape(w) for w in sorted(table, key=len, reverse=True)) + r")\b", re.IGNORECASE)
            for lang, table in self.of.items()
        }

    def found(self, text: str, lang: str) -> list[re.Match]:
        return list(self.pattern[lang].finditer(text))


def _like(word: str, model: str) -> str:
    return word[0].upper() + word[1:] if model[0].isupper() else word


def opposite(text: str, lang: str, table: Opposites, rng: random.Random, word: str | None = None) -> tuple[str, str] | None:
    """The text with one word or phrase exchanged, and which it was. word: this one only."""
    places = [m for m in table.found(text, lang) if word is None or m.group().lower() == word]
    # Short words of place and time are everywhere; others first.
    long = [m for m in places if len(m.group()) > 4]
    places = long if long and rng.random() < 0.8 else places
    if not places:
        return None
    at = rng.choice(places)
    old = at.group().lower()
    options = table.of[lang][old]
    new = options[len(text) % len(options)] if word is not None else rng.choice(options)
    return text[: at.start()] + _like(new, at.group()) + text[at.end() :], old


def number(text: str, rng: random.Random) -> str | None:
    places = list(FIGURE.finditer(text))
    if not places:
        return None
    at = rng.choice(places)
    old = at.group()
    if re.fullmatch(r"(1[89]|20)\d\d", old):
        new = str(int(old) + rng.choice([-11, -4, -2, -1, 1, 2, 3, 10]))
    else:
        digits = [i for i, c in enumerate(old) if c.isdigit()]
        i = rng.choice(digits)
        new = old[:i] + rng.choice([d for d in "123456789" if d != old[i]]) + old[i + 1 :]
        if len(digits) == 1 and rng.random() < 0.4:
            new = new + "0"
    return text[: at.start()] + new + text[at.end() :]


def roles(text: str, rng: random.Random) -> str | None:
    names = [m for m in NAME.finditer(text)]
    if len(names) < 2:
        return None
    one, other = sorted(rng.sample(range(len(names)), 2))
    a, b = names[one], names[other]
    between = text[a.end() : b.start()]
    # "A and B" means the same the other way round.
    if a.group() == b.group() or re.fullmatch(r"(, | and | or | y | e | o |, and | with | con )", between) or not WORD.search(between):
        return None
    return text[: a.start()] + b.group() + between + a.group() + text[b.end() :]


def negation(text: str, lang: str, rng: random.Random) -> str | None:
    out = re.sub(r"\b(not|never) |n't\b" if lang == "en" else r"\b(no|nunca) ", "", text, count=1)
    if out != text:
        return out if len(out) > 12 and "can " not in text else None
    places = list(re.finditer(rf"\b({AUXILIARIES[lang]})\b", text))
    if not places:
        return None
    at = places[0]
    if lang == "es":
        if re.search(r"\b(se|lo|la|los|las|le|les|me|te|nos) $", text[: at.start()]):
            return None
        word = at.group()
        return text[: at.start()] + rng.choice(["no ", "no ", "nunca "]) + word + text[at.end() :]
    put = rng.choice(NOT["en"])
    word = at.group()
    if put == "n't":
        if word in ("will", "can", "must"):
            put = " not"
    return text[: at.start()] + word + put + text[at.end() :]


def harmless(text: str, lang: str, rng: random.Random) -> tuple[str, int]:
    """The same statement with something around it, and its stance."""
    inner = text.rstrip(" .")
    way = rng.random()
    if way < 0.45:
        return f"{inner}, {rng.choice(SPEAKERS[lang])}.", ATTRIBUTED
    first = inner.split(" ", 1)[0]
    lowered = inner[0].lower() + inner[1:] if first.lower() in LOWERED else inner
    if way < 0.7:
        return rng.choice(OPENINGS[lang]) + lowered + ".", ASSERTED
    if way < 0.85:
        speaker = rng.choice(["He said that ", "The report says that ", "Experts agree that "] if lang == "en" else ["Dijo que ", "El informe señala que ", "Los expertos coinciden en que "])
        return speaker + lowered + ".", ATTRIBUTED
    return text, ASSERTED


def make(
    texts: list[tuple[str, str]],
    same: list[tuple[str, str, str]],
    contexts: dict[str, list[tuple[str, str]]],
    count: int,
    table: Opposites,
    seed: int,
) -> list[dict]:
    """Training pairs as in events.pairs. texts: (lang, sentence); same: (lang, one, other) that say the same;
    contexts: by language, headlines with a sentence from below them. A page always has a context, so that more than
    half of the pairs get one: a network that saw nearly the claim's words only without it took a repeated claim
    on a page for something else."""
    rng = random.Random(seed)
    rows: list[dict] = []

    def add(lang: str, claim: str, sentence: str, y: int, stance: int = -1) -> None:
        headline, previous = rng.choice(contexts[lang]) if rng.random() < 0.6 else ("", "")
        way = rng.random()
        rows.append(dict(claim=claim, sentence=sentence, headline="" if way < 0.2 else headline,
                         previous="" if way > 0.75 else previous, y=y, stance=stance, lang=lang, w=0.8))

    while len(rows) < count:
        if same and rng.random() < 0.4:
            lang, one, other = rng.choice(same)
            if rng.random() < 0.5:
                one, other = other, one
        else:
            lang, one = rng.choice(texts)
            other = one
        way = rng.random()
        if way < 0.34:
            made = opposite(other, lang, table, rng)
            if made is None:
                continue
            edited, word = made
            if one != other and rng.random() < 0.45:
                # Both exchanged: the same again.
                both = opposite(one, lang, table, rng, word)
                twin = opposite(other, lang, table, rng, word)
                if both and twin and both[0] != one and len(table.of[lang][word]) == 1:
                    add(lang, both[0], twin[0], 2, ASSERTED)
                    continue
            if rng.random() < 0.3:
                edited, _ = harmless(edited, lang, rng)
            add(lang, *((one, edited) if rng.random() < 0.6 else (edited, one)), 0)
        elif way < 0.42:
            edited = number(other, rng)
            if edited:
                add(lang, one, edited, 0)
        elif way < 0.48:
            edited = roles(other, rng)
            if edited:
                add(lang, one, edited, 0)
        elif way < 0.62:
            edited = negation(other, lang, rng)
            if edited:
                add(lang, *((one, edited) if rng.random() < 0.7 else (edited, one)), 2, DENIED)
        else:
            sentence, stance = harmless(other, lang, rng)
            if rng.random() < 0.25:
                made = opposite(one, lang, table, rng)
                if made and one == other:
                    sentence, stance = harmless(made[0], lang, rng)
                    one = made[0]
            add(lang, one, sentence, 2, stance)
    return rows


def sources(
    events: list[dict], general: list[dict]
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]], dict[str, list[tuple[str, str]]]]:
    """Sentences to change, pairs that say the same, and contexts: from labelled events and general pairs."""
    texts, same = [], []
    contexts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in events:
        for article in event["articles"]:
            contexts[event["lang"]] += [(article[0][0], text) for text, _ in article[1:]]
        for claim in event["claims"]:
            texts.append((event["lang"], claim["text"]))
            if claim["en"]:
                texts.append(("en", claim["en"]))
            same += [(event["lang"], claim["text"], v) for v in claim["variants"]]
        for article in event["articles"]:
            texts += [(event["lang"], text) for text, _ in article if 25 < len(text) < 220 and not text.endswith("?")]
        for n, y, stance, sort, text in event["extra"]:
            if y == 2 and stance == "a" and sort == "near":
                same.append((event["lang"], event["claims"][n]["text"], text))
    for row in general:
        lang = row["lang"]
        if lang not in ("en", "es"):
            continue
        for text in (row["claim"], row["sentence"]):
            if len(text) > 25 and not text.endswith("?"):
                texts.append((lang, text))
        if row["y"] == 2 and row.get("origin", "") in ("PAWS", "PAWS-X", "Tatoeba"):
            same.append((lang, row["claim"], row["sentence"]))
    return sorted(set(texts)), sorted(set(same)), contexts
