"""Models as int8 ONNX: weights per channel, activations scaled at run time."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import AutoModelForSequenceClassification

__all__ = ["export", "quantised"]


def quantised(
    model: torch.nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: Sequence[str],
    output: str,
    axes: Mapping[str, Mapping[int, str]],
    to: Path,
) -> None:
    """Writes the model, with one output, to the file `to`."""
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = f"{scratch}/plain.onnx", f"{scratch}/ready.onnx"
        torch.onnx.export(
            model,
            example,
            plain,
            input_names=list(inputs),
            output_names=[output],
            dynamic_axes=dict(axes),
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, str(to), weight_type=QuantType.QInt8, per_channel=True)
    print(f"{to}: {to.stat().st_size / 1e6:.1f} MB")


class Scores(torch.nn.Module):
    """The five scores alone."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.model(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).logits
        return scores


def export(folder: Path, to: Path) -> None:
    """The fine-tuned cross-encoder in `folder`."""
    model = Scores(AutoModelForSequenceClassification.from_pretrained(folder, attn_implementation="eager")).eval()
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = tuple(torch.ones((1, 16), dtype=torch.long) for _ in names)
    quantised(model, example, names, "scores", {name: {0: "rows", 1: "tokens"} for name in names} | {"scores": {0: "rows"}}, to)
