#!/usr/bin/env python3
"""Plain texts that the teachers of `english-syntax` read, one file a document, paragraphs parted by empty lines.

    python3 texts.py OUT ADDRESSES WIKIPEDIA MEANTIME

ADDRESSES is a folder of plain texts; WIKIPEDIA a dump of articles (XML, bz2), of which the paragraphs of prose are kept; MEANTIME the
articles of that corpus as JSON Lines, a list of tokens for each sentence. Needs mwparserfromhell.
"""
import bz2
import html
import json
import re
import shutil
import sys
from pathlib import Path

import mwparserfromhell

LAST = r"\n==\s*(?:See also|References|Notes|External links|Further reading|Bibliography|Footnotes|Sources)\s*=="
MARKUP = [
    r"<ref[^>/]*/>|<ref.*?</ref>",
    r"\{\|.*?\|\}",
    r"<(math|gallery|timeline|code|source|table).*?</\1>",
]
LINKS = r"\[\[(File|Image|Category|[a-z-]{2,12}):(?:[^\[\]]|\[\[[^\]]*\]\])*\]\]"


def prose(wikitext):
    """The paragraphs of an article: 150 characters or more that end as sentences do, without markup or foreign scripts."""
    text = html.unescape(wikitext)
    for pattern in MARKUP:
        text = re.sub(pattern, "", text, flags=re.S)
    text = re.split(LAST, re.sub(LINKS, "", text))[0]
    for line in mwparserfromhell.parse(text).strip_code().split("\n"):
        line = re.sub(r"\s+", " ", line).strip()
        line = re.sub(r"\s*\(\s*[;,]?\s*\)", "", line)
        line = re.sub(r"\(\s*[;,]\s*", "(", line)
        foreign = sum(ord(c) > 0x2FF and not 0x2010 <= ord(c) <= 0x2026 for c in line)
        whole = len(line) >= 150 and line.endswith((".", '."', "'.")) and not re.search(r"[|{}<>\[\]=]", line)
        if whole and foreign <= len(line) * 0.01:
            yield line


def wikipedia(dump, out):
    with bz2.open(dump, "rt", encoding="utf-8") as file:
        pages = re.findall(r"<title>([^<]*)</title>.*?<text[^>]*>(.*?)</text>", file.read(), re.S)
    for title, text in pages:
        if ":" in title or text.lower().lstrip().startswith("#redirect") or len(text) < 4000:
            continue
        paragraphs = list(prose(text))
        if sum(len(paragraph.split()) for paragraph in paragraphs) >= 300:
            name = "wikipedia_" + re.sub(r"\W+", "_", title)
            (out / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def meantime(articles, out):
    with open(articles, encoding="utf-8") as file:
        for number, line in enumerate(file):
            sents = [" ".join(word for _, word in sent["tokens"]) for sent in json.loads(line)["sentences"]]
            for at, sent in enumerate(sents):
                sent = re.sub(r" ([,.;:?!%)\]]|'s|n't|'re|'ve|'ll|'d)(?= |$)", r"\1", sent)
                sent = re.sub(r"([(\[$]) ", r"\1", sent)
                sent = re.sub(r'" ([^"]*) "', r'"\1"', sent)
                sents[at] = sent.replace("`` ", '"').replace(" ''", '"').replace("``", '"')
            (out / f"meantime_{number:02}.txt").write_text("\n\n".join(sents) + "\n", encoding="utf-8")


def main():
    out, addresses, dump, articles = map(Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(addresses.glob("*.txt")):
        shutil.copy(path, out / path.name)
    wikipedia(dump, out)
    meantime(articles, out)


if __name__ == "__main__":
    main()
