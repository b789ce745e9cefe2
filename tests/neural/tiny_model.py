"""A tiny multilingual entailment model, made and taught on the spot, a few seconds on a CPU.

It has the architecture, files and tokenizer of those that people have (XLM-RoBERTa), and knows
nothing but the sentences below: enough to tell that each is asked, weighed and read right.
"""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import XLMRobertaConfig, XLMRobertaForSequenceClassification, XLMRobertaTokenizer

from analysis.packs.hypotheses import hypotheses

SENTENCES = {
    "en": {
        "conflict": "Russia threatened the United States with war and Washington struck back.",
        "strain": "Washington criticised Russia sharply and Moscow was angry.",
        "contact": "The American and Russian ministers spoke by telephone.",
        "improvement": "Washington hopes for warmer ties with Moscow.",
        "cooperation": "The United States and Russia signed an agreement on joint flights.",
        "none": "The match between the Russian team and the American team drew a crowd.",
    },
    "ar": {
        "conflict": "هددت روسيا الولايات المتحدة بالحرب وردت واشنطن بالقصف.",
        "strain": "انتقدت واشنطن روسيا بشدة وغضبت موسكو.",
        "contact": "تحدث الوزيران الأمريكي والروسي هاتفيا.",
        "improvement": "تأمل واشنطن في علاقات أكثر دفئا مع موسكو.",
        "cooperation": "وقعت الولايات المتحدة وروسيا اتفاقا على رحلات مشتركة.",
        "none": "جذبت مباراة الفريق الروسي والفريق الأمريكي جمهورا.",
    },
    "ru": {
        "conflict": "Россия пригрозила США войной, и Вашингтон нанес ответный удар.",
        "strain": "Вашингтон резко раскритиковал Россию, и Москва рассердилась.",
        "contact": "Министры США и России поговорили по телефону.",
        "improvement": "Вашингтон надеется на более теплые связи с Москвой.",
        "cooperation": "США и Россия подписали соглашение о совместных полетах.",
        "none": "Матч российской команды с американской командой собрал зрителей.",
    },
}
"""What each language's sentence entails, by the key of the hypothesis; all name both sides."""

LABELS = {0: "neutral", 1: "entailment", 2: "contradiction"}
"""Entailment is neither the first nor the last, as in no order that code may take for granted."""

ENTAILMENT, CONTRADICTION = 1, 2

SEED, VOCABULARY, WIDTH = 7, 600, 32
ROUNDS, RATE = 800, 5e-3
LEARNED = 0.002
"""Mean loss from which no single one of the 108 pairs can be wrong: that alone costs 0.006. How
soon it is reached differs from run to run, as the tokenizer's training does."""


def build(folder: Path) -> Path:
    """The folder with a model in it, taught which hypothesis follows from which sentence."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # how many cores there are changes nothing
    pairs = list(_pairs())
    texts = [text for premise, hypothesis, _ in pairs for text in (premise, hypothesis)]
    tokenizer = XLMRobertaTokenizer().train_new_from_iterator(texts, VOCABULARY)
    model = XLMRobertaForSequenceClassification(_config(len(tokenizer)))
    _teach(model, tokenizer, pairs)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _pairs():
    """(sentence, hypothesis, label) in each language."""
    for language, sentences in SENTENCES.items():
        for entailed, premise in sentences.items():
            for key, hypothesis in hypotheses().items():
                label = ENTAILMENT if key == entailed else CONTRADICTION
                yield premise, hypothesis.text(language), label


def _config(words: int) -> XLMRobertaConfig:
    return XLMRobertaConfig(
        vocab_size=words,
        hidden_size=WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=WIDTH,
        max_position_embeddings=130,
        type_vocab_size=1,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        id2label=LABELS,
        label2id={label: number for number, label in LABELS.items()},
    )


def _teach(model, tokenizer, pairs) -> None:
    premises, asked, labels = map(list, zip(*pairs, strict=True))
    batch = tokenizer(premises, asked, padding=True, return_tensors="pt")
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    slowing = torch.optim.lr_scheduler.LinearLR(optimizer, 1, 0, total_iters=ROUNDS)
    model.train()
    for _ in range(ROUNDS):
        loss = model(**batch, labels=torch.tensor(labels)).loss
        optimizer.zero_grad()
        if loss.item() < LEARNED:
            return
        loss.backward()
        optimizer.step()
        slowing.step()
    raise RuntimeError(f"the model did not learn its sentences: loss {loss.item():.4f}")
