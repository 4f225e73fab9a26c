#!/usr/bin/env python3
"""A teacher for `english-syntax`: a large language model, fine-tuned on what is annotated, says what it holds likely of every sentence.

    python3 teacher.py QUESTIONS LANGUAGE_MODEL ANSWERS [SEED]

QUESTIONS is what `dateline train --ask` writes, ANSWERS what `dateline train --told` reads (src/train/neural/outside.rs says what stands
in both). LANGUAGE_MODEL is a folder that `transformers` can load. Biaffine arcs and labels after Dozat & Manning (2017), parts of speech
and names from the same encoder, on the first and last piece of each word and the shape of its letters. Needs torch and transformers;
two cores with bfloat16 matrix products take 35 to 50 minutes for a model of 110 million weights. Stopped and started again, it goes on
from ANSWERS.checkpoint and ANSWERS.part. The same seed, versions and kind of processor give the same answers.
"""
import json
import random
import sys
import time
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

SETS = ["upos", "xpos", "names"]
EPOCHS = 2
KEPT = 100  # steps between two checkpoints
WORDS = 1100  # in a batch
RATE, HEAD_RATE, WARM = 8e-5, 1e-3, 0.06
LAYERS = 5  # whose weighted mean is read
ARC, LABEL, SHAPE = 400, 128, 32
DROPOUT = 0.2
LEAST = 0.002  # what is less likely goes unsaid


def shape(word):
    """What the letters of a word look like, for models that read small letters only."""
    if not any(c.isalpha() for c in word):
        return 0 if any(c.isdigit() for c in word) else 1
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper():
        return 5 if word[1:].islower() else 6
    return 7


class Teacher(nn.Module):
    """An encoder with heads for tags, arcs and labels."""

    def __init__(self, encoder, sets):
        super().__init__()
        wide = encoder.config.hidden_size
        deep = wide + SHAPE
        self.encoder = encoder
        self.mix = nn.Parameter(torch.zeros(encoder.config.num_hidden_layers + 1))
        self.piece_shape = nn.Embedding(8, wide)
        nn.init.zeros_(self.piece_shape.weight)
        self.word_shape = nn.Embedding(8, SHAPE)
        self.tags = nn.ModuleList([nn.Linear(deep, len(sets[name])) for name in SETS])
        self.sides = nn.ModuleList([nn.Linear(deep, width) for width in (ARC, ARC, LABEL, LABEL)])
        self.arcs = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.label = nn.Parameter(torch.randn(len(sets["labels"]), LABEL + 1, LABEL + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(deep) * 0.02)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, batch):
        """Scores of the tags, of the arcs (sentence, word from 1, head), and what `labels` needs."""
        pieces = self.encoder.embeddings.word_embeddings(batch["pieces"]) + self.piece_shape(batch["piece_shapes"])
        out = self.encoder(inputs_embeds=pieces, attention_mask=batch["seen"], output_hidden_states=True)
        weights = torch.softmax(self.mix[-LAYERS:], 0)[:, None, None, None]
        states = (torch.stack(out.hidden_states[-LAYERS:]).float() * weights).sum(0)
        at = lambda place: states.gather(1, place[..., None].expand(-1, -1, states.shape[-1]))
        words = torch.cat([(at(batch["first"]) + at(batch["last"])) / 2, self.word_shape(batch["word_shapes"])], -1)
        words = self.drop(words)
        tags = [head(words).float() for head in self.tags]
        words = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        sides = [self.drop(functional.leaky_relu(side(words), 0.1)) for side in self.sides]
        arcs = (with_one(sides[0]) @ self.arcs @ sides[1].transpose(1, 2)).float()
        arcs = arcs.masked_fill(~batch["words"][:, None, :], -1e4)
        arcs = arcs.masked_fill(torch.eye(arcs.shape[1], dtype=torch.bool), -1e4)
        return tags, arcs, sides[2:]

    def labels(self, sides, heads):
        """Scores of the labels (sentence, word from 1, label) under those heads."""
        above = sides[1].gather(1, heads[..., None].expand(-1, -1, LABEL))
        return torch.einsum("nwi,kij,nwj->nwk", with_one(sides[0]), self.label, with_one(above)).float()


def with_one(x):
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Reader:
    """Makes batches of sentences."""

    def __init__(self, tokenizer):
        self.tokenizer, self.known = tokenizer, {}

    def pieces(self, word):
        if word not in self.known:
            pieces = self.tokenizer.encode(word, add_special_tokens=False)[:8]
            self.known[word] = pieces or [self.tokenizer.unk_token_id]
        return self.known[word]

    def batch(self, sents):
        rows, first, last, shapes = [], [], [], []
        for sent in sents:
            row, begins, ends, own = [self.tokenizer.cls_token_id], [], [], [0]
            for word in sent["forms"]:
                pieces = self.pieces(word)
                begins.append(len(row))
                row += pieces
                ends.append(len(row) - 1)
                own += [shape(word)] * len(pieces)
            rows.append(row + [self.tokenizer.sep_token_id])
            first.append(begins)
            last.append(ends)
            shapes.append(own + [0])
        long, wide = max(map(len, rows)), max(len(sent["forms"]) for sent in sents)
        pad = lambda rows, size, value=0: torch.tensor([list(row) + [value] * (size - len(row)) for row in rows])
        unknown = lambda sent: [-1] * len(sent["forms"])
        tree = lambda sent, part: sent["tree"][part] if sent["tree"] else unknown(sent)
        return {
            "pieces": pad(rows, long, self.tokenizer.pad_token_id),
            "seen": pad([[1] * len(row) for row in rows], long),
            "piece_shapes": pad(shapes, long),
            "first": pad(first, wide),
            "last": pad(last, wide),
            "word_shapes": pad([[shape(word) for word in sent["forms"]] for sent in sents], wide),
            "words": pad([[1] * (len(sent["forms"]) + 1) for sent in sents], wide + 1).bool(),
            "tags": [
                pad([tree(sent, 0) for sent in sents], wide, -1),
                pad([tree(sent, 1) for sent in sents], wide, -1),
                pad([sent["names"] or unknown(sent) for sent in sents], wide, -1),
            ],
            "heads": pad([[-1] + tree(sent, 2) for sent in sents], wide + 1, -1),
            "labels": pad([[-1] + tree(sent, 3) for sent in sents], wide + 1, -1),
        }


def in_batches(numbers, sents, words):
    batches, batch, count = [], [], 0
    for number in sorted(numbers, key=lambda number: len(sents[number]["forms"])):
        batch.append(number)
        count += len(sents[number]["forms"])
        if count >= words:
            batches.append(batch)
            batch, count = [], 0
    return batches + [batch] if batch else batches


def learn(teacher, reader, sents, dev, checkpoint):
    """Fine-tunes the teacher on what is annotated; tells its scores on the development sets after each round."""
    inside = [weight for name, weight in teacher.named_parameters() if name.startswith("encoder")]
    heads = [weight for name, weight in teacher.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": inside, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = EPOCHS * sum(len(sent["forms"]) for sent in sents) // WORDS + 1
    factor = lambda step: min((step + 1) / (WARM * steps), max(0.02, (steps - step) / ((1 - WARM) * steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    parts = {"teacher": teacher, "optimizer": optimizer, "schedule": schedule}
    epoch, batches, losses = 0, [], []
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        for name, part in parts.items():
            part.load_state_dict(state[name])
        torch.set_rng_state(state["torch"])
        random.setstate(state["random"])
        epoch, batches, losses = state["epoch"], state["batches"], state["losses"]
        print(f"goes on from step {len(losses)}", flush=True)
    start = time.time()

    def keep():
        state = {name: part.state_dict() for name, part in parts.items()}
        state |= {"torch": torch.get_rng_state(), "random": random.getstate()}
        torch.save(state | {"epoch": epoch, "batches": batches, "losses": losses}, f"{checkpoint}.new")
        Path(f"{checkpoint}.new").rename(checkpoint)

    while epoch < EPOCHS or batches:
        if not batches:
            order = list(range(len(sents)))
            random.shuffle(order)
            chunks = [order[at : at + 1500] for at in range(0, len(order), 1500)]
            batches = [batch for chunk in chunks for batch in in_batches(chunk, sents, WORDS)]
            random.shuffle(batches)
            epoch += 1
        batch = reader.batch([sents[number] for number in batches[0]])
        batches = batches[1:]
        with torch.autocast("cpu", torch.bfloat16):
            tags, arcs, sides = teacher(batch)
            labels = teacher.labels(sides, batch["heads"].clamp(min=0))
        pairs = [*zip(tags, batch["tags"]), (arcs, batch["heads"]), (labels, batch["labels"])]
        known = max(max(int((gold >= 0).sum()) for _, gold in pairs), 1)
        loss = sum(
            functional.cross_entropy(x.flatten(0, -2), gold.flatten(), ignore_index=-1, reduction="sum")
            for x, gold in pairs
        )
        optimizer.zero_grad()
        (loss / known).backward()
        nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item() / known)
        if len(losses) % 50 == 0:
            print(f"step {len(losses)} of {steps}: loss {sum(losses[-50:]) / 50:.3f}, {time.time() - start:.0f} s", flush=True)
        if len(losses) % KEPT == 0 or epoch == EPOCHS and not batches:
            keep()
        if not batches:
            print(f"round {epoch} of {EPOCHS}: {scores(teacher, reader, dev)}", flush=True)


def scores(teacher, reader, dev):
    """UAS and LAS of each development set, with its tokens as they are annotated."""
    told = []
    for name in dict.fromkeys(sent["dev"] for sent in dev):
        own = [sent for sent in dev if sent["dev"] == name]
        heads_right = both_right = words = 0
        teacher.eval()
        for numbers in in_batches(range(len(own)), own, 4000):
            for number, (heads, labels) in zip(numbers, trees(teacher, reader, [own[number] for number in numbers])):
                gold = own[number]["tree"]
                right = [heads[word] == gold[2][word] for word in range(len(gold[2]))]
                heads_right += sum(right)
                both_right += sum(yes and labels[word] == gold[3][word] for word, yes in enumerate(right))
                words += len(right)
        teacher.train()
        told.append(f"{name} UAS {100 * heads_right / words:.2f} LAS {100 * both_right / words:.2f}")
    return "; ".join(told)


def trees(teacher, reader, sents):
    """The heads and labels of the likeliest tree of each sentence."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        _, arcs, sides = teacher(reader.batch(sents))
        arcs = torch.log_softmax(arcs, -1)
        heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for row, sent in enumerate(sents):
            size = len(sent["forms"]) + 1
            heads[row, :size] = torch.tensor(likeliest_tree(arcs[row, :size, :size].numpy()))
        labels = teacher.labels(sides, heads).argmax(-1)
    sizes = [len(sent["forms"]) + 1 for sent in sents]
    return [(heads[row, 1:size].tolist(), labels[row, 1:size].tolist()) for row, size in enumerate(sizes)]


def likeliest_tree(scores):
    """Heads of the maximum spanning tree with one root (Chu & Liu 1965, Edmonds 1967); `scores` by word and head, 0 the root."""
    scores = numpy.array(scores, dtype=float)
    numpy.fill_diagonal(scores, -1e9)
    scores[0] = -1e9
    heads = spanning(scores)
    roots = [word for word in range(1, len(scores)) if heads[word] == 0]
    if len(roots) > 1:
        trees = []
        for root in roots:
            single = scores.copy()
            single[:, 0] = -1e8
            single[root, 0] = scores[root, 0]
            tree = spanning(single)
            trees.append((sum(single[word, tree[word]] for word in range(1, len(scores))), list(tree)))
        heads = max(trees)[1]
    return [int(head) for head in heads]


def spanning(scores):
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = cycle_of(heads)
    if not cycle:
        return heads
    rest = [word for word in range(len(scores)) if word not in cycle]
    place, own = {word: at for at, word in enumerate(rest)}, len(rest)
    small = numpy.full((own + 1, own + 1), -1e9)
    small[:own, :own] = scores[numpy.ix_(rest, rest)]
    total, enters, leaves = sum(scores[word, heads[word]] for word in cycle), {}, {}
    for word in rest:
        leaves[word] = max(cycle, key=lambda head: scores[word, head])
        small[place[word], own] = scores[word, leaves[word]]
        gain = lambda at: total - scores[at, heads[at]] + scores[at, word]
        enters[word] = max(cycle, key=gain)
        small[own, place[word]] = gain(enters[word])
    small[0] = -1e9
    numpy.fill_diagonal(small, -1e9)
    found, tree = spanning(small), heads.copy()
    for word in rest[1:]:
        head = found[place[word]]
        tree[word] = leaves[word] if head == own else rest[head]
    entry = rest[found[own]]
    tree[enters[entry]] = entry
    return tree


def cycle_of(heads):
    colour = [0] * len(heads)
    for word in range(1, len(heads)):
        at = word
        while at and not colour[at]:
            colour[at] = word
            at = heads[at]
        if at and colour[at] == word:
            cycle, next_ = [at], heads[at]
            while next_ != at:
                cycle.append(next_)
                next_ = heads[next_]
            return cycle
    return []


def say(teacher, reader, sents, part):
    """What the teacher holds likely of each sentence, as a line of JSON; nothing of those made of others. `part` is a file for the
    lines that are there already, a number before each."""
    lines = [""] * len(sents)
    asked = [number for number, sent in enumerate(sents) if not sent["made"]]
    batches = in_batches(asked, sents, 4000)
    if part.exists():
        whole = [line for line in open(part, encoding="utf-8") if line.endswith("\n")]
        part.write_text("".join(whole), encoding="utf-8")
        for line in whole:
            number, line = line.rstrip("\n").split(" ", 1)
            lines[int(number)] = line
    for at, numbers in enumerate(batches):
        if all(lines[number] for number in numbers):
            continue
        own = [sents[number] for number in numbers]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            tags, arcs, sides = teacher(reader.batch(own))
            arcs = torch.log_softmax(arcs, -1)
            heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
            for row, sent in enumerate(own):
                size = len(sent["forms"]) + 1
                tree = sent["tree"]
                found = [0] + tree[2] if tree else likeliest_tree(arcs[row, :size, :size].numpy())
                heads[row, :size] = torch.tensor(found)
            labels = torch.softmax(teacher.labels(sides, heads), -1)
            tags = [torch.softmax(scores, -1) for scores in tags]
        arcs = arcs.exp()
        for row, (number, sent) in enumerate(zip(numbers, own)):
            words = range(len(sent["forms"]))
            size = len(sent["forms"]) + 1
            answer = {name: [likely(tags[set_][row, word]) for word in words] for set_, name in enumerate(SETS)}
            answer["heads"] = heads[row, 1:size].tolist()
            answer["arcs"] = [likely(arcs[row, word + 1, :size]) for word in words]
            answer["labels"] = [likely(labels[row, word + 1]) for word in words]
            lines[number] = json.dumps(answer, separators=(",", ":"))
        with open(part, "a", encoding="utf-8") as file:
            file.writelines(f"{number} {lines[number]}\n" for number in numbers)
        if (at + 1) % 25 == 0:
            print(f"answers: {at + 1} of {len(batches)} batches", flush=True)
    return lines


def likely(row):
    values, places = row.topk(min(8, row.shape[-1]))
    return [[place, round(value, 4)] for value, place in zip(values.tolist(), places.tolist()) if value >= LEAST]


def main():
    questions, model, answers, *seed = sys.argv[1:]
    seed = int(seed[0]) if seed else 1
    torch.manual_seed(seed)
    random.seed(seed)
    with open(questions, encoding="utf-8") as file:
        sets, *sents = [json.loads(line) for line in file]
    dev = [sent for sent in sents if sent.get("dev")]
    sents = [sent for sent in sents if not sent.get("dev")]
    checkpoint, part = Path(f"{answers}.checkpoint"), Path(f"{answers}.part")
    reader = Reader(AutoTokenizer.from_pretrained(model))
    teacher = Teacher(AutoModel.from_pretrained(model, add_pooling_layer=False), sets)
    teacher.train()
    annotated = [sent for sent in sents if not sent["made"] and (sent["tree"] or sent["names"])]
    learn(teacher, reader, annotated, dev, checkpoint)
    teacher.eval()
    lines = say(teacher, reader, sents, part)
    with open(f"{answers}.new", "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    Path(f"{answers}.new").rename(answers)
    for path in (checkpoint, part):
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
