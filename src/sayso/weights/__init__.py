"""The packaged models and the one way to run them: token ids in, scores out; onnxruntime on one thread, nothing downloaded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

__all__ = ["Model", "load"]

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Model:
    """A packaged ONNX model with the tokenizer it was trained with. `sha256` names the exact weights in every ledger row."""

    name: str
    sha256: str
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession

    def run(self, inputs: Mapping[str, Array]) -> list[Array]:
        """The model's outputs, in the graph's order."""
        return [np.asarray(output) for output in self.session.run(None, dict(inputs))]


@cache
def load(name: str) -> Model:
    """The model of that name from this package; loaded once a process."""
    folder = files(__name__)
    weights = (folder / f"{name}.onnx").read_bytes()
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    # One thread: results are the same on every machine, and workers, not threads, use the cores.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Model(name, hashlib.sha256(weights).hexdigest(), tokenizer, session)
