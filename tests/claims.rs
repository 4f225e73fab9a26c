//! Who did what to whom, on trees made by hand: what the rules do when the parse is right.
//!
//! A word is written `form=lemma/TAG/head/relation`, heads counted from one; the lemma is left out where it is the form in
//! lower case. Expected are the triples of a sentence, `subject | event | object`, joined by `; `.

use dateline::document::conllu::{self, Tree, Word};
use dateline::document::{Deprel, Document, Upos, Xpos};
use dateline::extract;
use dateline::ontology::Ontology;

fn word(text: &str) -> Word {
    let parts: Vec<&str> = text.rsplitn(4, '/').collect();
    let [relation, head, tag, form] = parts[..] else { panic!("expected form/TAG/head/relation, found {text:?}") };
    let (form, lemma) =
        form.split_once('=').map_or((form, form.to_lowercase()), |(form, lemma)| (form, lemma.to_owned()));
    let deprel = Deprel::parse(relation).unwrap_or_else(|| panic!("no relation {relation:?}"));
    let head: usize = head.parse().unwrap();
    Word {
        form: form.into(),
        lemma,
        upos: upos(tag, deprel),
        xpos: Xpos::parse(tag).unwrap(),
        head: head.checked_sub(1),
        deprel,
        ..Word::default()
    }
}

fn upos(tag: &str, relation: Deprel) -> Upos {
    match (tag, relation) {
        (_, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) => Upos::Aux,
        ("IN", Deprel::Mark) => Upos::Sconj,
        ("TO" | "RP", _) if relation != Deprel::Case => {
            if tag == "TO" {
                Upos::Part
            } else {
                Upos::Adp
            }
        }
        ("NN" | "NNS", _) => Upos::Noun,
        ("NNP" | "NNPS", _) => Upos::Propn,
        ("JJ" | "JJR" | "JJS", _) => Upos::Adj,
        ("RB" | "WRB", _) => Upos::Adv,
        ("DT", _) => Upos::Det,
        ("CD", _) => Upos::Num,
        ("CC", _) => Upos::Cconj,
        ("IN" | "TO", _) => Upos::Adp,
        ("PRP" | "PRP$" | "WP" | "WDT" | "EX", _) => Upos::Pron,
        ("POS", _) => Upos::Part,
        (tag, _) if tag.starts_with('V') => Upos::Verb,
        _ => Upos::Punct,
    }
}

fn document(sentence: &str) -> Document {
    conllu::document(&[Tree { words: sentence.split_whitespace().map(word).collect(), ..Tree::default() }])
}

fn triples(sentence: &str) -> String {
    let (claims, _) = extract::find(&document(sentence), Ontology::embedded());
    let shown = claims.iter().flat_map(|claim| &claim.triples).map(|triple| {
        [&triple.subject, &triple.event, triple.object.as_ref().unwrap_or(&String::from("-"))]
            .map(|part| part.as_str())
            .join(" | ")
    });
    shown.map(|triple| triple.trim().to_owned()).collect::<Vec<_>>().join("; ")
}

fn check(sentence: &str, expected: &str) {
    assert_eq!(triples(sentence), expected, "\n{sentence}");
}

#[test]
fn verbs_with_subject_and_object() {
    check(
        "The/DT/2/det army/NN/3/nsubj withdrew=withdraw/VBD/0/root its/PRP$/5/nmod:poss guns=gun/NNS/3/obj from/IN/8/case the/DT/8/det town/NN/3/obl ././3/punct",
        "The army | withdrew | its guns; The army | withdrew its guns from | the town",
    );
    check(
        "The/DT/2/det bridge/NN/4/nsubj:pass was=be/VBD/4/aux:pass closed=close/VBN/0/root by/IN/6/case police/NNS/4/obl:agent ././4/punct",
        "The bridge | was closed by | police",
    );
    check(
        "She/PRP/4/nsubj did=do/VBD/4/aux n't=not/RB/4/advmod tell/VB/0/root reporters=reporter/NNS/4/obj that/IN/8/mark he/PRP/8/nsubj left=leave/VBD/4/ccomp Rome/NNP/8/obj",
        "She | did n't tell reporters that | he left Rome; She | did n't tell | reporters; he | left | Rome",
    );
}

#[test]
fn fragments_fold_into_the_event_they_govern() {
    check(
        "Peru/NNP/3/nsubj:pass is=be/VBZ/3/aux:pass set/VBN/0/root to/TO/5/mark announce/VB/3/xcomp a/DT/7/det reform/NN/5/obj",
        "Peru | is set to announce | a reform",
    );
    check(
        "Rebels=rebel/NNS/2/nsubj carried=carry/VBD/0/root out/RP/2/compound:prt an/DT/5/det attack/NN/2/obj on/IN/8/case the/DT/8/det port/NN/5/nmod",
        "Rebels | carried out an attack on | the port",
    );
    check(
        "The/DT/2/det attack/NN/3/nsubj took=take/VBD/0/root place/NN/3/obj near/IN/6/case Lima/NNP/3/obl",
        "The attack | took place near | Lima",
    );
    check(
        "The/DT/2/det firm/NN/4/nsubj was=be/VBD/4/aux seeking=seek/VBG/0/root to/TO/6/mark buy/VB/4/xcomp and/CC/8/cc close/VB/6/conj the/DT/10/det mine/NN/6/obj",
        "The firm | was seeking to buy | the mine; The firm | was seeking to close | the mine",
    );
}

#[test]
fn clauses_that_describe_a_noun() {
    check(
        "A/DT/2/det storm/NN/9/nsubj that/WDT/4/nsubj hit/VBD/2/acl:relcl Cuba/NNP/4/obj has=have/VBZ/9/aux been=be/VBN/9/aux:pass badly/RB/9/advmod studied=study/VBN/0/root",
        "A storm | hit | Cuba; A storm | has been studied | -",
    );
    check(
        "They/PRP/2/nsubj ended=end/VBD/0/root the/DT/4/det war/NN/2/obj he/PRP/6/nsubj talked=talk/VBD/4/acl:relcl about/IN/6/obl",
        "They | ended | the war; he | talked about | the war",
    );
    check(
        "Troops=troop/NNS/4/nsubj stationed=station/VBN/1/acl there/RB/2/advmod left=leave/VBD/0/root after/IN/6/mark taking=take/VBG/4/advcl the/DT/8/det hill/NN/6/obj",
        "Troops | stationed | -; Troops stationed there | left | -; Troops stationed there | taking | the hill",
    );
}

#[test]
fn infinitives_find_their_subject() {
    check(
        "Mali/NNP/2/nsubj ordered=order/VBD/0/root the/DT/4/det troops=troop/NNS/2/obj to/TO/6/mark leave/VB/2/xcomp the/DT/8/det city/NN/6/obj",
        "Mali | ordered | the troops; Mali | ordered the troops | to leave the city; the troops | to leave | the city",
    );
    check(
        "Mali/NNP/2/nsubj promised=promise/VBD/0/root the/DT/4/det town/NN/2/obj to/TO/6/mark leave/VB/2/xcomp",
        "Mali | promised | the town; Mali | promised the town | to leave; Mali | to leave | -",
    );
}

#[test]
fn event_nouns_take_part_like_verbs() {
    check(
        "He/PRP/2/nsubj condemned=condemn/VBD/0/root Rome/NNP/5/nmod:poss 's/POS/3/case invasion/NN/2/obj of/IN/7/case Gaul/NNP/5/nmod",
        "He | condemned | Rome 's invasion of Gaul; Rome | invasion of | Gaul",
    );
    check(
        "They/PRP/2/nsubj mourned=mourn/VBD/0/root the/DT/4/det king/NN/6/nmod:poss 's/POS/4/case assassination/NN/2/obj in/IN/8/case Paris/NNP/6/nmod",
        "They | mourned | the king 's assassination in Paris; | assassination of | the king; | assassination of the king in | Paris",
    );
}
