"""Exports the trained tagger to int8 ONNX, as the package ships it.

python -m training.attribution.export --weights training/out/tagger.pt --encoder DIR --onnx src/sayso/weights/attribution.onnx
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.attribution.net import Tagger


class OneWindow(nn.Module):
    """The tagger on one window, every word taken as a possible cue."""

    def __init__(self, net: Tagger) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """`ids` [1, pieces], `first` [1, words] -> cue scores [words, 3], role scores [cue word, word, 5]."""
        words, cues = self.net(ids, torch.ones_like(ids), first)
        place = torch.arange(first.shape[1])
        return cues[0], self.net.roles(words, torch.zeros_like(place), place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--float32", action="store_true", help="leave out the quantisation")
    args = parser.parse_args()
    net = Tagger(str(args.encoder))
    net.load_state_dict(torch.load(args.weights, weights_only=True))
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = f"{folder}/plain.onnx", f"{folder}/ready.onnx"
        torch.onnx.export(
            OneWindow(net),
            (torch.randint(1000, 20000, (1, 40)), torch.arange(2, 32)[None]),
            str(args.onnx) if args.float32 else plain,
            input_names=["ids", "first"],
            output_names=["cues", "roles"],
            dynamic_axes={"ids": {1: "pieces"}, "first": {1: "words"}, "cues": {0: "words"}, "roles": {0: "words", 1: "words"}},
            opset_version=17,
            dynamo=False,
        )
        if not args.float32:
            quant_pre_process(plain, ready, skip_symbolic_shape=True)
            quantize_dynamic(ready, str(args.onnx), weight_type=QuantType.QInt8, per_channel=True)
    print(f"{args.onnx}: {args.onnx.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
