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
        ("PRP" | "PRP$" | "WP" | "WP$" | "WDT" | "EX", _) => Upos::Pron,
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
        "They | ended | the war; | war | -; he | talked about | the war",
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

#[test]
fn numbers_stay_whole() {
    // The parser may take "than" for the preposition of the noun, or "more" for its head.
    check(
        "The/DT/2/det attack/NN/3/nsubj led=lead/VBD/0/root to/IN/5/case injuries=injury/NNS/3/obl to/TO/10/case more/JJR/10/advmod than/IN/10/case 100/CD/10/nummod soldiers=soldier/NNS/3/obl ././3/punct",
        "| attack | -; The attack | led to | injuries to more than 100 soldiers; | injuries to | more than 100 soldiers",
    );
    check(
        "It/PRP/2/nsubj fired=fire/VBD/0/root more/JJR/2/obj than/IN/6/case a/DT/6/det dozen/CD/7/nummod missiles=missile/NNS/2/obl ././2/punct",
        "It | fired | more than a dozen missiles",
    );
    check(
        "The/DT/2/det army/NN/4/nsubj will/MD/4/aux shrink=shrink/VB/0/root to/IN/6/case 500/CD/4/obl from/IN/9/case 800/CD/9/nummod latest=late/JJS/4/obl by/IN/11/case May/NNP/4/obl ././4/punct",
        "The army | will shrink to | 500; The army | will shrink from | 800; The army | will shrink by | May",
    );
}

#[test]
fn what_is_told_is_no_part_of_whom_it_is_told() {
    check(
        "She/PRP/2/nsubj told=tell/VBD/0/root reporters=reporter/NNS/2/obj about/IN/6/case the/DT/6/det plan/NN/3/nmod ././2/punct",
        "She | told | reporters; She | told reporters about | the plan",
    );
    check(
        "This/DT/3/nsubj:pass was=be/VBD/3/aux:pass followed=follow/VBN/0/root by/IN/6/case King/NNP/6/nmod:desc Olav/NNP/3/obl:agent telling=tell/VBG/3/advcl Bergman/NNP/7/obj that/IN/12/mark he/PRP/12/nsubj would/MD/12/aux leave/VB/8/ccomp ././3/punct",
        "This | was followed by | King Olav telling Bergman that he would leave; King Olav | telling Bergman that | he would leave; King Olav | telling | Bergman; he | would leave | -",
    );
}

#[test]
fn who_passes_words_on() {
    check(
        "Olav/NNP/3/nsubj:pass was=be/VBD/3/aux:pass quoted=quote/VBN/0/root by/IN/5/case Reuters/NNP/3/obl:agent as/IN/7/mark saying=say/VBG/3/advcl ,/,/11/punct \"/``/11/punct We/PRP/11/nsubj leave=leave/VBP/3/parataxis \"/''/11/punct ././3/punct",
        "Olav | was quoted as saying | We leave; We | leave | -",
    );
}

#[test]
fn phrases_are_whole_and_stand_where_they_belong() {
    check(
        "The/DT/2/det step/NN/5/nsubj is=be/VBZ/5/cop in/IN/5/case line/NN/0/root with/IN/8/case the/DT/8/det treaty/NN/5/nmod ././5/punct",
        "The step | is in line with | the treaty",
    );
    check(
        "the/DT/2/det wars=war/NNS/0/root he/PRP/4/nsubj talked=talk/VBD/2/acl:relcl about/RB/9/advmod in/IN/9/case the/DT/9/det second/JJ/9/amod book/NN/4/obl",
        "he | talked about | the wars; he | talked in | the second book",
    );
    check(
        "Mona/NNP/2/nsubj voted=vote/VBD/0/root to/TO/4/mark expel/VB/2/advcl all/DT/6/det troops=troop/NNS/4/obj from/IN/9/case the/DT/9/det country/NN/6/nmod ././2/punct",
        "Mona | voted | -; Mona | to expel | all troops; Mona | to expel all troops from | the country",
    );
    check(
        "Firms=firm/NNS/6/nsubj whose/WP$/3/nmod:poss plants=plant/NNS/4/nsubj closed=close/VBD/1/acl:relcl will/MD/6/aux sue/VB/0/root ././6/punct",
        "Firms' plants | closed | -; Firms | will sue | -",
    );
    check(
        "He/PRP/2/nsubj regrets=regret/VBZ/0/root what/WP/2/obj they/PRP/5/nsubj did=do/VBD/3/acl:relcl ././2/punct",
        "He | regrets | what they did; they | did | -",
    );
    check(
        "Olav/NNP/4/nsubj:outer is=be/VBZ/4/cop to/TO/4/mark visit/VB/0/root Oslo/NNP/4/obj ././4/punct",
        "Olav | is to visit | Oslo",
    );
    check(
        "The/DT/2/det state/NN/4/nsubj can/MD/4/aux defend/VB/0/root itself/PRP/4/obj ././4/punct",
        "The state | can defend itself | -",
    );
    check(
        "Rebels=rebel/NNS/2/nsubj emerged=emerge/VBD/0/root and/CC/4/cc took=take/VBD/2/conj towns=town/NNS/4/obj ././2/punct",
        "Rebels | emerged | -; Rebels | took | towns",
    );
}

#[test]
fn a_thing_undergoes_what_it_owns() {
    check(
        "The/DT/2/det film/NN/4/nmod:poss 's/POS/2/case release/NN/5/nsubj angered=anger/VBD/0/root Olav/NNP/5/obj ././5/punct",
        "| release of | the film; The film 's release | angered | Olav",
    );
    check(
        "She/PRP/2/nsubj travelled=travel/VBD/0/root to/TO/4/mark have/VB/2/advcl medals=medal/NNS/4/obj made=make/VBN/4/xcomp ././2/punct",
        "She | travelled | -; She | to have | medals; She | to have medals | made; medals | made | -",
    );
}

#[test]
fn what_a_parser_hangs_on_the_wrong_word() {
    // The jet is where they were told, not where the move is.
    check(
        "They/PRP/2/nsubj told=tell/VBD/0/root reporters=reporter/NNS/2/iobj about/IN/6/case the/DT/6/det plan/NN/3/nmod last/JJ/8/amod night/NN/2/obl:unmarked on/IN/11/case the/DT/11/det jet/NN/6/nmod ././2/punct",
        "They | told | reporters; They | told reporters about | the plan; They | told reporters | last night; They | told reporters on | the jet",
    );
    check(
        "Deputies=deputy/NNS/2/nsubj voted=vote/VBD/0/root for/IN/5/case the/DT/5/det ban/NN/2/obl following/VBG/8/case the/DT/8/det spill/NN/5/nmod ././2/punct",
        "Deputies | voted for | the ban",
    );
    check(
        "The/DT/2/det mine/NN/3/nsubj cut=cut/VBD/0/root its/PRP$/5/nmod:poss staff/NN/3/obj to/IN/7/case 300/CD/3/obl from/IN/9/case 500/CD/7/nmod ././3/punct",
        "The mine | cut | its staff; The mine | cut its staff to | 300; The mine | cut its staff from | 500",
    );
    check(
        "Chad/NNP/2/nsubj helps=help/VBZ/0/root them=they/PRP/2/obj in/IN/6/case the/DT/6/det fight/NN/2/obl against/IN/8/case poachers=poacher/NNS/2/obl ././2/punct",
        "Chad | helps | them; Chad | helps them in | the fight against poachers; | fight against | poachers",
    );
    check(
        "She/PRP/2/nsubj left=leave/VBD/0/root Lima/NNP/2/obj but/CC/5/cc returned=return/VBD/2/conj after/IN/8/mark rebels=rebel/NNS/8/nsubj fled=flee/VBD/2/advcl ././2/punct",
        "She | left | Lima; She | returned | -; rebels | fled | -",
    );
}

#[test]
fn the_past_goes_on_with_the_past() {
    check(
        "The/DT/2/det mayor/NN/4/nsubj had=have/VBD/4/aux said=say/VBN/0/root the/DT/6/det city/NN/8/nsubj is=be/VBZ/8/aux closing=close/VBG/4/ccomp schools=school/NNS/8/obj but/CC/13/cc did=do/VBD/13/aux not/RB/13/advmod give/VB/8/conj a/DT/15/det date/NN/13/obj ././4/punct",
        "The mayor | had said | the city is closing schools; the city | is closing | schools; The mayor | did not give | a date",
    );
}

#[test]
fn words_taken_for_another_kind() {
    check(
        "He/PRP/2/nsubj promised=promise/VBD/0/root it/PRP/2/obj in/IN/7/case the/DT/11/det 2012/CD/7/compound State/NNP/2/obl of/IN/10/case the/DT/10/det Nation/NNP/11/compound address/NN/2/obl ././2/punct",
        "He | promised | it; He | promised it in | the 2012 State of the Nation address",
    );
    check(
        "It/PRP/2/nsubj came=come/VBD/0/root after/IN/6/mark FARC/NNP/6/advcl rebels=rebel/NNS/6/nsubj left=leave/VBD/2/advcl Bogota/NNP/6/obj ././2/punct",
        "FARC rebels | left | Bogota",
    );
    check(
        "The/DT/2/det council/NN/3/nsubj confirmed=confirm/VBD/0/root the/DT/5/det sale/NN/3/obj breached=breach/VBD/3/ccomp its/PRP$/8/nmod:poss rules=rule/NNS/6/obj ././3/punct",
        "The council | confirmed | the sale breached its rules; | sale | -; the sale | breached | its rules",
    );
    check(
        "They/PRP/2/nsubj refer/VBP/0/root to/TO/4/mark rising=rise/VBG/2/advcl prices=price/NNS/4/obj ././2/punct",
        "They | refer to | rising prices",
    );
}

#[test]
fn who_speaks() {
    check(
        "The/DT/2/det daily/NN/3/nsubj quoted=quote/VBD/0/root Olav/NNP/3/obj as/IN/6/mark saying=say/VBG/3/advcl he/PRP/8/nsubj agreed=agree/VBD/6/ccomp ././3/punct",
        "The daily | quoted | Olav; Olav | saying | he agreed; he | agreed | -",
    );
    check(
        "Olav/NNP/3/nsubj:pass was=be/VBD/3/aux:pass quoted=quote/VBN/0/root by/IN/6/case a/DT/6/det daily/NN/3/obl:agent as/IN/8/mark saying=say/VBG/3/advcl he/PRP/10/nsubj agreed=agree/VBD/8/ccomp ././3/punct",
        "Olav | was quoted as saying | he agreed; he | agreed | -",
    );
    check(
        "Sales=sale/NNS/2/nsubj fell=fall/VBD/0/root ,/,/2/punct she/PRP/2/dep said=say/VBD/2/dep ././2/punct",
        "Sales | fell | -; she | said | Sales fell",
    );
}

#[test]
fn clauses_as_subjects_and_verbs_that_go_on() {
    check(
        "Fighting=fight/VBG/5/csubj in/IN/3/case Aden/NNP/1/obl has=have/VBZ/5/aux displaced=displace/VBN/0/root families=family/NNS/5/obj ././5/punct",
        "| Fighting in | Aden; Fighting in Aden | has displaced | families",
    );
    check(
        "She/PRP/2/nsubj went=go/VBD/0/root on/RP/2/compound:prt to/TO/5/mark lead/VB/2/xcomp Mali/NNP/5/obj ././2/punct",
        "She | went on to lead | Mali",
    );
}

#[test]
fn clauses_and_lists_before_the_verb() {
    check(
        "Closing=close/VBG/6/csubj mines=mine/NNS/1/obj is=be/VBZ/6/cop among/IN/6/case the/DT/6/det aims=aim/NNS/0/root ././6/punct",
        "| Closing | mines; Closing mines | is among | the aims",
    );
    check(
        "Olav/NNP/2/nsubj warned=warn/VBD/0/root that/WDT/6/nsubj that/WDT/6/nsubj was=be/VBD/6/cop wrong/JJ/2/ccomp ././2/punct",
        "Olav | warned that | that was wrong",
    );
    check(
        "He/PRP/2/nsubj sold=sell/VBD/0/root shares=share/NNS/2/obj worth/JJ/2/xcomp 20/CD/6/nummod pounds=pound/NNS/2/obj to/IN/8/case Olav/NNP/2/obl ././2/punct",
        "He | sold | shares worth 20 pounds; He | sold shares to | Olav",
    );
}

/// The words that TimeML marks as events, with their tense.
fn marked(sentence: &str) -> String {
    let mut doc = document(sentence);
    (doc.claims, doc.quotations) = extract::find(&doc, Ontology::embedded());
    let events = extract::timeml_events(&doc);
    events.iter().map(|event| format!("{} {:?}", event.lemma, event.tense)).collect::<Vec<_>>().join("; ")
}

#[test]
fn timeml_marks_the_verbs_that_fold_and_nouns_alone_but_no_properties() {
    let tried = "Workers/NNS/2/nsubj tried=try/VBD/0/root to/TO/4/mark leave/VB/2/xcomp the/DT/6/det town/NN/4/obj";
    assert_eq!(marked(tried), "try Past; leave Infinitive");
    let will = "Workers/NNS/2/nsubj have/VBP/0/root to/TO/4/mark leave/VB/2/xcomp the/DT/6/det town/NN/4/obj";
    assert_eq!(marked(will), "leave Infinitive");
    let noun = "The/DT/2/det bombing/NN/3/nsubj shocked=shock/VBD/0/root Norway/NNP/3/obj";
    assert_eq!(marked(noun), "bombing None; shock Past");
    let lawyer = "Smith/NNP/4/nsubj is=be/VBZ/4/cop a/DT/4/det lawyer/NN/0/root";
    assert!(triples(lawyer).contains("lawyer"));
    assert_eq!(marked(lawyer), "");
}

#[test]
fn timeml_marks_no_kinds_of_event_and_no_standing_states() {
    let kind = "Bombing/NN/2/nsubj shocked=shock/VBD/0/root Norway/NNP/2/obj";
    assert_eq!(marked(kind), "shock Past");
    let owner = "Smith/NNP/2/nsubj owns=own/VBZ/0/root hotels=hotel/NNS/2/obj";
    assert!(triples(owner).contains("owns"));
    assert_eq!(marked(owner), "");
    let said = "Olav/NNP/2/nsubj said=say/VBD/0/root Smith/NNP/4/nsubj owns=own/VBZ/2/ccomp hotels=hotel/NNS/4/obj";
    assert_eq!(marked(said), "say Past; own Present");
}

/// The classes of the words that TimeML marks as events.
fn classes(sentence: &str) -> String {
    let mut doc = document(sentence);
    (doc.claims, doc.quotations) = extract::find(&doc, Ontology::embedded());
    let events = extract::timeml_events(&doc);
    events.iter().map(|event| format!("{} {:?}", event.lemma, event.timeml_class)).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_class_hangs_on_what_the_event_governs() {
    let acts = "Smith/NNP/2/nsubj offered=offer/VBD/0/root to/TO/4/mark help/VB/2/xcomp Olav/NNP/4/obj";
    assert_eq!(classes(acts), "offer IAction; help Occurrence");
    let gives = "Smith/NNP/2/nsubj offered=offer/VBD/0/root money/NN/2/obj";
    assert_eq!(classes(gives), "offer Occurrence");
    let goes_on = "Smith/NNP/2/nsubj kept=keep/VBD/0/root calling=call/VBG/2/xcomp Olav/NNP/3/obj";
    assert_eq!(classes(goes_on), "keep Aspectual; call IAction");
    let has = "Smith/NNP/2/nsubj kept=keep/VBD/0/root money/NN/2/obj";
    assert_eq!(classes(has), "keep Occurrence");
}

#[test]
fn claims_that_timeml_marks_name_each_other_as_before() {
    let mut doc = document(
        "Smith/NNP/2/nsubj said=say/VBD/0/root workers/NNS/4/nsubj tried=try/VBD/2/ccomp to/TO/6/mark leave/VB/4/xcomp Oslo/NNP/6/obj",
    );
    (doc.claims, doc.quotations) = extract::find(&doc, Ontology::embedded());
    let events = extract::timeml_events(&doc);
    let source = |lemma: &str| events.iter().find(|event| event.lemma == lemma).unwrap().source.claim;
    assert_eq!(source("leave").map(|id| events[id.index()].lemma.as_str()), Some("say"));
    assert_eq!(source("try"), source("leave"));
}
