"""The joint tagger and parser: two bidirectional LSTM layers under heads for
tags, a deep biaffine scorer for heads (Dozat and Manning, ICLR 2017) and a
factored bilinear scorer for relations."""
import torch
from torch import nn
import torch.nn.functional as F


def shared_dropout(x, p, training):
    """Drops the same units at every position of a sentence. x is (T, B, D)."""
    if not training or p == 0:
        return x
    mask = x.new_empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - p) / (1 - p)
    return x * mask


class Network(nn.Module):
    def __init__(self, size_a, size_b, upos, feats, rels, dim_a=96, dim_b=80, hidden=128, arc=128, rel=128, tag=96,
                 dropout=0.33):
        super().__init__()
        self.config = dict(size_a=size_a, size_b=size_b, upos=upos, feats=feats, rels=rels, dim_a=dim_a, dim_b=dim_b,
                           hidden=hidden, arc=arc, rel=rel, tag=tag, dropout=dropout)
        self.p = dropout
        # The last row of each table is the zero row for keys that a word does not have.
        self.a = nn.EmbeddingBag(size_a + 1, dim_a, mode="sum", padding_idx=size_a)
        self.b = nn.EmbeddingBag(size_b + 1, dim_b, mode="sum", padding_idx=size_b)
        nn.init.normal_(self.a.weight, std=0.3)
        nn.init.normal_(self.b.weight, std=0.2)
        with torch.no_grad():
            self.a.weight[size_a] = 0
            self.b.weight[size_b] = 0
        self.lstm1 = nn.LSTM(dim_a + dim_b, hidden, bidirectional=True)
        self.lstm2 = nn.LSTM(2 * hidden, hidden, bidirectional=True)
        h = 2 * hidden
        self.tag = nn.Linear(h, tag)
        self.upos = nn.Linear(tag, upos)
        self.feats = nn.Linear(tag, feats)
        self.arc_dep = nn.Linear(h, arc)
        self.arc_head = nn.Linear(h, arc)
        self.rel_dep = nn.Linear(h, rel)
        self.rel_head = nn.Linear(h, rel)
        self.root = nn.Parameter(torch.randn(h) * 0.1)
        self.arc_w = nn.Parameter(torch.zeros(arc, arc))
        nn.init.xavier_uniform_(self.arc_w)
        self.arc_b = nn.Parameter(torch.zeros(arc))
        self.rel_out = nn.Linear(3 * rel, rels)
        for lstm in (self.lstm1, self.lstm2):
            for name, p in lstm.named_parameters():
                if "weight_hh" in name:
                    for k in range(4):
                        nn.init.orthogonal_(p.data[k * hidden:(k + 1) * hidden])
                elif "bias_hh" in name:
                    nn.init.zeros_(p)
                    p.requires_grad = False
                elif "bias" in name:
                    nn.init.zeros_(p)
                    p.data[hidden:2 * hidden] = 1

    def encode(self, ids_a, ids_b, lengths):
        """ids are (T, B, n); lengths are descending. Returns (T, B, 2·hidden)."""
        T, B, _ = ids_a.shape
        p, tr = self.p, self.training
        a = self.a(ids_a.reshape(T * B, -1)).view(T, B, -1)
        b = self.b(ids_b.reshape(T * B, -1)).view(T, B, -1)
        if tr:
            # A whole group is dropped for a word now and then; the other is scaled up.
            ma = a.new_empty(T, B, 1).bernoulli_(1 - 0.5 * p)
            mb = a.new_empty(T, B, 1).bernoulli_(1 - 0.5 * p)
            scale = 2 / (ma + mb).clamp(min=1)
            a, b = a * ma * scale, b * mb * scale
        x = shared_dropout(torch.cat([a, b], 2), 0.5 * p, tr)
        for lstm in (self.lstm1, self.lstm2):
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths)
            x, _ = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0])
            x = shared_dropout(x, p, tr)
        return x

    def forward(self, ids_a, ids_b, lengths):
        """Returns UPOS and feature logits (T, B, ·), arc scores (B, T, T+1) where
        column 0 is the root, and the inputs of the relation scorer."""
        x = self.encode(ids_a, ids_b, lengths)
        T, B, H = x.shape
        p, tr = self.p, self.training
        act = lambda v: shared_dropout(F.leaky_relu(v, 0.1), p, tr)
        t = act(self.tag(x))
        with_root = torch.cat([self.root.expand(1, B, H), x], 0)
        ad, ah = act(self.arc_dep(x)), act(self.arc_head(with_root))
        rd, rh = act(self.rel_dep(x)), act(self.rel_head(with_root))
        scores = torch.einsum("tbi,sbi->bts", ad @ self.arc_w + self.arc_b, ah)
        return self.upos(t), self.feats(t), scores, rd, rh

    def relations(self, rd, rh):
        """rd and rh are (n, rel), a dependant and its head each."""
        return self.rel_out(torch.cat([rd, rh, rd * rh], 1))
