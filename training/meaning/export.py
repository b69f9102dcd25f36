"""Writes meaning.bin, the network as the product reads it, and golden pairs with their logits.

usage: export.py --from DIR --events DIR --out FILE [--golden FILE] [--calibration FILE]

Matrices become whole numbers of seven bits with a scale for each row, word embeddings of eight bits.
`Quantised` computes what the product's kernels compute (claims/meaning): each row of activations becomes whole
numbers of eight bits before each matrix. Its figures are those that count.
"""
from __future__ import annotations

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn

import events as ev
from network import POSITIONS, report
from train import open_start

LEVELS, WORD_LEVELS = 63, 127


def half_away(x: torch.Tensor) -> torch.Tensor:
    return torch.sign(x) * torch.floor(x.abs() + 0.5)


def rows_of(weight: torch.Tensor, levels: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Whole numbers −levels…levels and a scale for each row. The scale is the one of a few that loses least."""
    top = weight.abs().amax(1, keepdim=True).clamp_min(1e-12)
    best, loss = None, None
    for share in (1.0, 0.95, 0.9, 0.85, 0.8):
        scale = (top * share / levels).float()
        q = half_away(weight / scale).clamp(-levels, levels)
        error = ((q * scale - weight) ** 2).sum(1, keepdim=True)
        if best is None:
            best, loss, scales = q, error, scale
        else:
            better = error < loss
            best, loss, scales = torch.where(better, q, best), torch.where(better, error, loss), torch.where(better, scale, scales)
    return best, scales


class Quantised(nn.Module):
    def __init__(self, linear: nn.Linear):
        super().__init__()
        q, scale = rows_of(linear.weight.data.float(), LEVELS)
        self.q, self.scale, self.bias = q, scale.squeeze(1), linear.bias.data.float()

    def forward(self, x):
        x = x.float()
        with torch.autocast("cpu", enabled=False):
            top = x.abs().amax(-1, keepdim=True)
            step = torch.where(top > 0, top / 127, torch.ones_like(top))
            # The sums stay below 2^24, so they are exact in f32.
            return (half_away(x / step) @ self.q.T) * self.scale * step + self.bias


def quantise(net) -> dict[str, tuple[np.ndarray, np.ndarray | None]]:
    """Replaces the network's matrices by quantised ones, in place. Gives all tensors by their names in the file."""
    out: dict = {}
    with torch.no_grad():
        q, scale = rows_of(net.words().float(), WORD_LEVELS)
        out["embeddings.word"] = (q.numpy().astype(np.int8), scale.squeeze(1).numpy())
        net.base = (q * scale)[: len(net.base)]
        net.extra.data = (q * scale)[len(net.base) :]

    def plain(name, tensor):
        out[name] = (tensor.detach().numpy().astype(np.float32), None)

    def matrix(name, holder, attribute):
        module = Quantised(getattr(holder, attribute))
        setattr(holder, attribute, module)
        out[f"{name}.weight"] = (module.q.numpy().astype(np.int8), module.scale.numpy())
        plain(f"{name}.bias", module.bias)

    def norm(name, module):
        plain(f"{name}.weight", module.weight)
        plain(f"{name}.bias", module.bias)

    embeddings = net.bert.embeddings
    plain("embeddings.position", embeddings.position_embeddings.weight[:POSITIONS])
    plain("embeddings.type", embeddings.token_type_embeddings.weight)
    norm("embeddings.norm", embeddings.LayerNorm)
    for n, layer in enumerate(net.bert.encoder.layer):
        name = f"layer.{n}"
        for part in ("query", "key", "value"):
            matrix(f"{name}.{part}", layer.attention.self, part)
        matrix(f"{name}.attention", layer.attention.output, "dense")
        norm(f"{name}.attention.norm", layer.attention.output.LayerNorm)
        matrix(f"{name}.intermediate", layer.intermediate, "dense")
        matrix(f"{name}.output", layer.output, "dense")
        norm(f"{name}.output.norm", layer.output.LayerNorm)
    matrix("pooler", net.bert.pooler, "dense")
    plain("head.weight", net.head.weight)
    plain("head.bias", net.head.bias)
    return out


def write(path: Path, tensors: dict, head: dict) -> None:
    body, entries = bytearray(), {}

    def put(data: np.ndarray) -> int:
        body.extend(b"\0" * (-len(body) % 64))
        at = len(body)
        body.extend(np.ascontiguousarray(data).tobytes())
        return at

    for name, (data, scale) in tensors.items():
        entries[name] = {"type": "i8" if scale is not None else "f32", "shape": list(data.shape), "offset": put(data)}
        if scale is not None:
            entries[name]["scale"] = put(scale.astype("<f4"))
    header = json.dumps({**head, "tensors": entries}, ensure_ascii=False, separators=(",", ":")).encode()
    start = struct.pack("<4sII", b"FNMM", 1, len(header)) + header
    path.write_bytes(start + b"\0" * (-len(start) % 64) + bytes(body))


@torch.inference_mode()
def exact(net, encoder, rows):
    """Logits without bf16, one pair at a time: as the product computes them."""
    net.eval()
    out = []
    for row in rows:
        ids, first = encoder.pair(row)
        out.append((ids, net(**encoder.batch([(ids, first)]))[0].numpy()))
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="start", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--golden", type=Path)
    parser.add_argument("--calibration", type=Path)
    parser.add_argument("--id", default="meaning-1")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    net, encoder = open_start(args.start)
    net = net.float()
    tensors = quantise(net)
    pieces = (args.start / "vocabulary.txt").read_text(encoding="utf8").split("\n")
    config = net.bert.config
    head = dict(
        id=args.id, format=1, layers=config.num_hidden_layers, hidden=config.hidden_size, heads=config.num_attention_heads,
        intermediate=config.intermediate_size, positions=POSITIONS, vocabulary=pieces, licence="MIT",
        card="training/meaning/MODEL_CARD.md", languages=["en", "es"],
        calibration=json.loads(args.calibration.read_text()) if args.calibration else {},
    )
    write(args.out, tensors, head)
    print(args.out, args.out.stat().st_size, "bytes")
    choosing = ev.load(args.events, "choosing")
    if args.golden:
        rows = ev.all_pairs([e for e in choosing if e["lang"] == "en"][:12]) + ev.all_pairs([e for e in choosing if e["lang"] == "es"][:6])
        picked = sorted(rows, key=lambda r: -r["y"])[:60] + rows[:: max(1, len(rows) // 60)]
        picked = picked[:120]
        golden = [dict({k: r[k] for k in ("claim", "sentence", "headline", "previous")}, ids=ids, logits=[round(float(x), 5) for x in logits])
                  for r, (ids, logits) in zip(picked, exact(net, encoder, picked))]
        args.golden.write_text(json.dumps(golden, ensure_ascii=False))
    if args.report:
        report("English, quantised", net, encoder, ev.all_pairs([e for e in choosing if e["lang"] == "en"]))
        report("Spanish, quantised", net, encoder, ev.all_pairs([e for e in choosing if e["lang"] == "es"]))
