"""The tagger: a MiniLM encoder, a head that finds cues, and a biaffine head that labels every word given each cue's first word.

After the deep biaffine attention of Dozat and Manning (2017, https://arxiv.org/abs/1611.01734), as used for semantic roles:
one pass of the encoder finds, links and nests.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

CUE_LABELS, ROLE_LABELS = 3, 5
RANK = 192
NEAR = 64  # distances beyond this many words share a bias


class Tagger(nn.Module):
    """Word-piece ids to scores per word (cue) and per pair of words (role of the second, given a cue at the first)."""

    def __init__(self, encoder: str) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(encoder, attn_implementation="eager", add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.2)
        self.cue = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, CUE_LABELS))
        self.of_cue = nn.Sequential(nn.Linear(width, RANK), nn.GELU(), nn.Dropout(0.1))
        self.of_word = nn.Sequential(nn.Linear(width, RANK), nn.GELU(), nn.Dropout(0.1))
        self.pair = nn.Parameter(torch.zeros(ROLE_LABELS, RANK, RANK))
        nn.init.normal_(self.pair, std=RANK**-0.75)
        self.word = nn.Linear(RANK, ROLE_LABELS)
        self.distance = nn.Parameter(torch.zeros(ROLE_LABELS, 2 * NEAR + 1))

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Word vectors [batch, words, width] and cue scores [batch, words, 3].

        `ids` and `mask` are [batch, pieces]; `first` [batch, words] says where each word begins.
        """
        states = self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        words = states.gather(1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        return words, self.cue(words)

    def roles(self, words: Tensor, window: Tensor, cue: Tensor) -> Tensor:
        """Role scores [cues, words, 5] of every word of its window, given cues whose first words are `words[window, cue]`."""
        queries = torch.einsum("cr,lrs->cls", self.of_cue(words[window, cue]), self.pair)
        word = self.of_word(words)
        place = torch.arange(words.shape[1], device=words.device)
        near = (place[None, :] - cue[:, None]).clamp(-NEAR, NEAR) + NEAR
        bias = self.distance.index_select(1, near.flatten()).reshape(ROLE_LABELS, -1, words.shape[1])
        return torch.bmm(word[window], queries.transpose(1, 2)) + self.word(word)[window] + bias.permute(1, 2, 0)
