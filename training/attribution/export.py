"""Exports the trained tagger to int8 ONNX, as the package ships it.

python -m training.attribution.export --weights PT [PT ...] --encoder DIR --onnx src/sayso/weights/attribution.onnx
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
    """The tagger on one window, and nothing that it could do without.

    There is no mask, for there is no padding; queries, keys and values are one product; only words, not pieces, reach the heads,
    and only those that may begin a cue are paired. Against the plain export of the same weights: 1.4 times as fast.
    """

    def __init__(self, net: Tagger) -> None:
        super().__init__()
        self.net = net
        config = net.encoder.config
        self.width, self.heads = config.hidden_size, config.num_attention_heads
        self.joint = nn.ModuleList(self._joint(layer.attention.self) for layer in net.encoder.encoder.layer)

    def _joint(self, attention: nn.Module) -> nn.Linear:
        """Query, key and value as one product, the query scaled as attention wants it."""
        scale = (self.width // self.heads) ** -0.5
        parts, joint = (attention.query, attention.key, attention.value), nn.Linear(self.width, 3 * self.width)
        with torch.no_grad():
            joint.weight.copy_(torch.cat([part.weight * s for part, s in zip(parts, (scale, 1, 1), strict=True)]))
            joint.bias.copy_(torch.cat([part.bias * s for part, s in zip(parts, (scale, 1, 1), strict=True)]))
        return joint

    def forward(self, ids: Tensor, first: Tensor, threshold: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`ids` [pieces], `first` [words], `threshold` [] -> cue scores [words, 3], cues by word [n], roles [n, words, 5]."""
        words = self._encoded(ids).index_select(0, first)
        cues = self.net.cue(words)
        heads = torch.nonzero(torch.softmax(cues, -1)[:, 1] >= threshold)[:, 0]
        return cues, heads, self.net.roles(words[None], torch.zeros_like(heads), heads)

    def _encoded(self, ids: Tensor) -> Tensor:
        """[pieces] -> [pieces, width]: BERT's encoder without batch or mask."""
        known = self.net.encoder.embeddings
        states = known.LayerNorm(
            known.word_embeddings(ids) + known.position_embeddings.weight[: ids.shape[0]] + known.token_type_embeddings.weight[0]
        )
        for joint, layer in zip(self.joint, self.net.encoder.encoder.layer, strict=True):
            query, key, value = (
                part.reshape(-1, self.heads, self.width // self.heads).permute(1, 0, 2)
                for part in joint(states).split(self.width, -1)
            )
            mixed = torch.matmul(torch.softmax(torch.matmul(query, key.transpose(1, 2)), -1), value)
            read = layer.attention.output.dense(mixed.permute(1, 0, 2).reshape(-1, self.width))
            states = layer.attention.output.LayerNorm(read + states)
            states = layer.output.LayerNorm(layer.output.dense(layer.intermediate(states)) + states)
        return states


def mean(weights: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of checkpoints of one course of training: better than either where they differ in what they know best."""
    return {name: sum(w[name] for w in weights) / len(weights) if t.is_floating_point() else t for name, t in weights[0].items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, nargs="+", required=True, help="of several the mean is taken")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--float32", action="store_true", help="leave out the quantisation")
    args = parser.parse_args()
    net = Tagger(str(args.encoder))
    net.load_state_dict(mean([torch.load(path, weights_only=True) for path in args.weights]))
    net.eval()
    window = OneWindow(net).eval()
    ids, first = torch.randint(1000, 20000, (40,)), torch.arange(2, 32)
    with torch.no_grad():
        plain = net(ids[None], torch.ones_like(ids)[None], first[None])[1][0]
        torch.testing.assert_close(window(ids, first, torch.tensor(0.5))[0], plain, atol=1e-4, rtol=1e-4)
    with tempfile.TemporaryDirectory() as folder:
        exported, ready = f"{folder}/exported.onnx", f"{folder}/ready.onnx"
        torch.onnx.export(
            window,
            (ids, first, torch.tensor(0.0)),
            str(args.onnx) if args.float32 else exported,
            input_names=["ids", "first", "threshold"],
            output_names=["cues", "heads", "roles"],
            dynamic_axes={
                "ids": {0: "pieces"},
                "first": {0: "words"},
                "cues": {0: "words"},
                "heads": {0: "found"},
                "roles": {0: "found", 1: "words"},
            },
            opset_version=17,
            dynamo=False,
        )
        if not args.float32:
            quant_pre_process(exported, ready, skip_symbolic_shape=True)
            quantize_dynamic(ready, str(args.onnx), weight_type=QuantType.QInt8, per_channel=True)
    print(f"{args.onnx}: {args.onnx.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
