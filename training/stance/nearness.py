"""Exports MiniLM-L6 as it is, a sentence encoder, to int8 ONNX: `python -m training.stance.nearness --encoder DIR`.

all-MiniLM-L6-v2 was trained on a billion pairs of sentences; nothing is added here. A text's vector is the mean of its states,
of length one.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from transformers import AutoModel

from training.stance.export import quantised

WEIGHTS = Path(__file__).parents[2] / "src/sayso/weights"


class Encoder(torch.nn.Module):
    """Token ids of one text [1, pieces] -> its vector [384]."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        mean = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0].mean(0)
        vector: torch.Tensor = mean / mean.square().sum().sqrt()
        return vector


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    model = Encoder(parser.parse_args().encoder).eval()
    example = (torch.ones((1, 16), dtype=torch.long),)
    quantised(model, example, ["ids"], "vector", {"ids": {1: "pieces"}}, WEIGHTS / "nearness.onnx")


if __name__ == "__main__":
    main()
