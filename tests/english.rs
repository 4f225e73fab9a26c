//! The English stage as a whole: what it says of short texts, and that it takes any text.

use dateline::document::{Article, Document, TokenId};
use dateline::english::{Model, analyze};
use proptest::prelude::*;

fn read(text: &str) -> Document {
    analyze(Article { text: text.to_owned(), ..Article::default() }, Model::embedded().unwrap())
}

/// Each token as `form/UPOS/lemma<head:relation`, the head by its form.
fn shown(doc: &Document) -> String {
    let one = |at: usize| {
        let tok = &doc.tokens[at];
        let head = tok.head.map_or("-", |head| doc.form(head));
        format!("{}/{}/{}<{head}:{}", doc.form(TokenId(at as u32)), tok.upos, tok.lemma, tok.deprel)
    };
    (0..doc.tokens.len()).map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_plain_sentence_is_read_right() {
    let check = |text: &str, expected: &str| assert_eq!(shown(&read(text)), expected);
    check(
        "The minister left Baghdad on Monday.",
        "The/DET/the<minister:det minister/NOUN/minister<left:nsubj left/VERB/leave<-:root \
         Baghdad/PROPN/Baghdad<left:obj on/ADP/on<Monday:case Monday/PROPN/Monday<left:obl ./PUNCT/.<left:punct",
    );
    check(
        "Soldiers were withdrawn by the president.",
        "Soldiers/NOUN/soldier<withdrawn:nsubj:pass were/AUX/be<withdrawn:aux:pass withdrawn/VERB/withdraw<-:root \
         by/ADP/by<president:case the/DET/the<president:det president/NOUN/president<withdrawn:obl:agent \
         ./PUNCT/.<withdrawn:punct",
    );
}

#[test]
fn names_are_found() {
    let doc =
        read("Angela Merkel met officials of the World Bank in Paris on Tuesday. Merkel then flew home to Berlin.");
    let names: Vec<&str> = doc.mentions.iter().map(|mention| doc.text(mention.span)).collect();
    for name in ["Angela Merkel", "World Bank", "Paris", "Merkel", "Berlin"] {
        assert!(names.contains(&name), "{name} is missing in {names:?}");
    }
}

fn check_laws(text: &str) {
    let doc = read(text);
    let mut at = 0;
    for sent in &doc.sentences {
        assert!(!sent.range().is_empty());
        assert_eq!(sent.tokens().filter(|tok| doc.token(*tok).head.is_none()).count(), 1, "one root");
        for tok in sent.tokens() {
            let token = doc.token(tok);
            assert!(token.span.start >= at && !token.span.is_empty() && sent.span.contains(token.span));
            assert!(token.head.is_none_or(|head| sent.range().contains(&head.index())));
            at = token.span.end;
        }
    }
    assert!(doc.mentions.iter().all(|mention| mention.entity.index() < doc.entities.len()));
    assert_eq!(doc, read(text));
}

#[test]
fn odd_texts_are_taken() {
    let long = "and then the ".repeat(3000);
    for text in ["", " \n", "\u{FEFF}", ".", "\"", "((((", "…", "😀😀 é", "a\u{0}b", "’s n't", "\u{301}", long.as_str()]
    {
        check_laws(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_taken(text in "(\\PC|[a-zA-Z]{1,8} |[.,\"'’()\n-]){0,60}") {
        check_laws(&text);
    }
}
