"""Trains the network. usage: train.py STAGE --events DIR --out DIR [--from DIR] …; see train.sh for the whole recipe.

Stages: `vocabulary` makes vocabulary and embeddings, `align` teaches Spanish from parallel sentences, `pairs`
trains on events and general pairs. A stage that was stopped goes on from its last checkpoint.
"""
from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import contrasts
import events as ev
import vocabulary
from network import Encoder, Meaning, base_model, create, report


def open_start(folder: Path):
    data = np.load(folder / "words.npz")
    pieces = (folder / "vocabulary.txt").read_text(encoding="utf8").split("\n")
    net = create(data["words"], int(data["own"]))
    if (folder / "weights.pt").exists():
        net.load_state_dict(torch.load(folder / "weights.pt"))
    return net, Encoder(pieces)


def save(net: Meaning, start: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in ("vocabulary.txt", "words.npz"):
        if start != out:
            (out / name).write_bytes((start / name).read_bytes())
    torch.save(net.state_dict(), out / "weights.part")
    (out / "weights.part").rename(out / "weights.pt")


def jsonl(path: str) -> list[dict]:
    return [json.loads(line) for line in open(path, encoding="utf8")] if path else []


def make_vocabulary(args) -> None:
    from safetensors.numpy import load_file

    folder = base_model()
    full = (folder / "vocab.txt").read_text(encoding="utf8").rstrip("\n").split("\n")
    weights = load_file(folder / "model.safetensors")
    name = next(k for k in weights if k.endswith("word_embeddings.weight"))
    extra = [r["es"] for r in jsonl(args.parallel)]
    pieces, words, own = vocabulary.make(full, weights[name], ev.load(args.events, "training"), extra)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "vocabulary.txt").write_text("\n".join(pieces), encoding="utf8")
    np.savez(args.out / "words.npz", words=words, own=own)
    print(len(pieces), "pieces,", own, "of them old")


def batches(encoded, size: int, rng: random.Random) -> list[list[int]]:
    order = list(range(len(encoded)))
    rng.shuffle(order)
    out = []
    for k in range(0, len(order), size * 40):
        chunk = sorted(order[k : k + size * 40], key=lambda i: len(encoded[i][0]))
        some = [chunk[j : j + size] for j in range(0, len(chunk), size)]
        rng.shuffle(some)
        out += some
    return out


class Loop:
    """AdamW with a linear warm-up and decay, checkpoints, and a line of progress now and then."""

    def __init__(self, args, net, start: Path, total: int):
        self.net, self.args, self.start, self.total = net, args, start, total
        decayed = [p for n, p in net.named_parameters() if p.ndim > 1 and n != "extra"]
        rest = [p for n, p in net.named_parameters() if p.ndim <= 1 or n == "extra"]
        self.optimiser = torch.optim.AdamW([dict(params=decayed, weight_decay=0.01), dict(params=rest, weight_decay=0.0)], args.lr)
        self.step, self.seen, self.mean, self.began = 0, 0, None, time.time()
        self.state = args.out / "state.pt"
        if self.state.exists():
            state = torch.load(self.state)
            net.load_state_dict(state["net"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]
            print("goes on at step", self.step)

    def take(self, loss: torch.Tensor, pairs: int) -> None:
        rate = min(1, (self.step + 1) / (0.06 * self.total + 1)) * max(0.02, 1 - self.step / self.total)
        for group in self.optimiser.param_groups:
            group["lr"] = self.args.lr * rate
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step, self.seen = self.step + 1, self.seen + pairs
        value = loss.item()
        self.mean = value if self.mean is None else 0.98 * self.mean + 0.02 * value
        if self.step % 50 == 0:
            print(f"{self.step}/{self.total} loss {self.mean:.3f} {self.seen / (time.time() - self.began):.0f} pairs/s", flush=True)
        if self.step % 400 == 0:
            self.args.out.mkdir(parents=True, exist_ok=True)
            part = self.state.with_suffix(".part")
            torch.save(dict(net=self.net.state_dict(), optimiser=self.optimiser.state_dict(), step=self.step), part)
            part.rename(self.state)

    def done(self) -> None:
        save(self.net, self.start, self.args.out)
        self.state.unlink(missing_ok=True)


def align(args) -> None:
    """A Spanish sentence shall get the vector of its English translation, English ones keep theirs
    (Reimers and Gurevych 2020, "Making monolingual sentence embeddings multilingual")."""
    net, encoder = open_start(args.start)
    teacher, _ = open_start(args.start)
    teacher.eval()
    rows = jsonl(args.parallel)[: args.limit]
    single = lambda text: ([encoder.cls, *encoder.ids(text)[:80], encoder.sep], 80)
    pairs = [(single(r["en"]), single(r["es"])) for r in rows]
    rng = random.Random(args.seed)
    plan = [b for _ in range(args.epochs) for b in batches([e for _, e in pairs], 128, rng)]
    loop = Loop(args, net, args.start, len(plan))

    def mean(model, inputs):
        with torch.autocast("cpu", torch.bfloat16):
            hidden = model.hidden(**inputs).last_hidden_state.float()
        mask = inputs["attention_mask"].unsqueeze(-1)
        return F.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)

    for batch in plan[loop.step :]:
        english, spanish = (encoder.batch([pairs[i][k] for i in batch]) for k in (0, 1))
        for inputs in (english, spanish):
            inputs["token_type_ids"].zero_()
        with torch.no_grad():
            wanted = mean(teacher, english)
        net.train()
        got, same = mean(net, spanish), mean(net, english)
        # Distances, and each sentence against the others of its batch.
        contrast = F.cross_entropy(got @ wanted.T * 20, torch.arange(len(batch)))
        loop.take(20 * ((got - wanted) ** 2).sum(1).mean() / 2 + 10 * ((same - wanted) ** 2).sum(1).mean() + contrast, len(batch))
    loop.done()


def train_pairs(args) -> None:
    net, encoder = open_start(args.start)
    training = [e for e in ev.load(args.events, "training") if not args.lang or e["lang"] == args.lang]
    others = ev.OtherClaims(training)
    general = jsonl(args.general)
    texts, same, contexts = contrasts.sources(training, general)
    opposites = contrasts.Opposites(Path(__file__).parent / "general" / "opposites.tsv")
    rng = random.Random(args.seed)
    rows, plan = [], []
    for epoch in range(args.epochs):
        some = ev.pairs(training, args.seed * 100 + epoch, others)
        share = len(general) // args.epochs
        some += [dict(g, headline="", previous="", stance=-1, w=0.7) for g in general[epoch * share : (epoch + 1) * share][: args.general_rows]]
        some += contrasts.make(texts, same, contexts, args.contrasts, opposites, args.seed * 100 + epoch)
        if args.limit:
            rng.shuffle(some)
            some = some[: args.limit]
        encoded = [encoder.pair(r) for r in some]
        plan += [[(len(rows) + i) for i in b] for b in batches(encoded, args.size, rng)]
        rows += [dict(r, e=e) for r, e in zip(some, encoded)]
    print(len(rows), "pairs,", len(plan), "steps", flush=True)
    loop = Loop(args, net, args.start, len(plan))
    net.train()
    for batch in plan[loop.step :]:
        some = [rows[i] for i in batch]
        weight = torch.tensor([r["w"] for r in some])
        with torch.autocast("cpu", torch.bfloat16):
            logits = net(**encoder.batch([r["e"] for r in some]))
        y = torch.tensor([r["y"] for r in some])
        loss = (F.cross_entropy(logits[:, :3], y, reduction="none", label_smoothing=0.05) * weight).sum() / weight.sum()
        stance = torch.tensor([r["stance"] for r in some])
        if (stance >= 0).any():
            loss = loss + 0.15 * F.cross_entropy(logits[:, 3:], stance, ignore_index=-1, label_smoothing=0.05)
        loop.take(loss, len(batch))
    loop.done()
    measure(args, net, encoder)


def measure(args, net=None, encoder=None) -> None:
    if net is None:
        net, encoder = open_start(args.start)
    choosing = ev.load(args.events, "choosing")
    by = lambda lang: [e for e in choosing if e["lang"] == lang]
    report("English", net, encoder, ev.all_pairs(by("en")))
    report("Spanish", net, encoder, ev.all_pairs(by("es")))
    report("Spanish page, English claim", net, encoder, ev.all_pairs(by("es"), cross=True))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=("vocabulary", "align", "pairs", "measure"))
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--parallel", default="", help='JSON Lines of {"en", "es"}')
    parser.add_argument("--general", default="", help='JSON Lines of {"claim", "sentence", "y", "lang"}')
    parser.add_argument("--general-rows", type=int, default=None, help="at most so many general pairs an epoch")
    parser.add_argument("--contrasts", type=int, default=0, help="pairs of contrasts.py an epoch")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--lang", default="")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    {"vocabulary": make_vocabulary, "align": align, "pairs": train_pairs, "measure": measure}[args.stage](args)
