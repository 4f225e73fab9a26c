//! One-line cases. A word is `form|head|relation|mark`; the mark makes it a claim (`past`, `noun`, `say`, …) or an
//! expression (`@day` of it, attached to its head; `@first..last`). The article is of 9 September 2020.

use super::{Chronology, resolve, resolve_timeml};
use crate::document::*;
use crate::time::{Bounds, Granularity, edtf};
use chrono::NaiveDate;

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn document(sentences: &[&str]) -> Document {
    let mut doc = Document::default();
    doc.article.published = day("2020-09-09").map(|date| Published { date, from: PublishedFrom::Header });
    sentences.iter().for_each(|sentence| add_sentence(&mut doc, sentence));
    doc.claims.sort_by_key(|claim| claim.trigger);
    doc
}

fn add_sentence(doc: &mut Document, sentence: &str) {
    let (first, start) = (doc.tokens.len() as u32, doc.article.text.len());
    let id = SentenceId(doc.sentences.len() as u32);
    for (n, word) in (0u32..).zip(sentence.split_whitespace()) {
        let fields: Vec<&str> = word.split('|').collect();
        let at = doc.article.text.len();
        doc.article.text += fields[0];
        let span = Span::new(at, doc.article.text.len());
        doc.article.text.push(' ');
        let head = fields[1].parse::<u32>().unwrap().checked_sub(1).map(|head| TokenId(first + head));
        let mark = fields.get(3).copied().unwrap_or("");
        let upos = if mark.starts_with("noun") { Upos::Noun } else { Upos::Verb };
        let deprel = Deprel::parse(fields[2]).unwrap();
        let lemma = fields[0].to_lowercase();
        doc.tokens.push(Token { span, sentence: id, lemma, upos, xpos: Xpos::Other, head, deprel });
        let tok = TokenId(first + n);
        match mark.strip_prefix('@') {
            Some(days) => add_timex(doc, tok, days),
            None if !mark.is_empty() => doc.claims.push(claim(id, tok, span, fields[0], mark)),
            None => {}
        }
    }
    let end = doc.article.text.len();
    doc.sentences.push(Sentence {
        span: Span::new(start, end - 1),
        first: TokenId(first),
        end: TokenId(doc.tokens.len() as u32),
    });
    attach_timexes(doc);
}

fn add_timex(doc: &mut Document, tok: TokenId, days: &str) {
    let (first, last) = days.split_once("..").unwrap_or((days, days));
    let bounds = Bounds::within(day(first), day(last));
    let token = doc.token(tok).clone();
    doc.timexes.push(Timex {
        span: token.span,
        first: tok,
        end: TokenId(tok.0 + 1),
        sentence: token.sentence,
        kind: TimexKind::Date,
        value: first.to_owned(),
        modifier: None,
        bounds,
        edtf: edtf(&bounds, Granularity::Day),
        granularity: Granularity::Day,
        anchor: Anchor::Published,
        signal: None,
        length: None,
        rule: "test/day".to_owned(),
        confidence: 1.0,
    });
}

fn attach_timexes(doc: &mut Document) {
    for claim in &mut doc.claims {
        let attached =
            (0u32..).zip(&doc.timexes).filter(|(_, timex)| doc.tokens[timex.first.index()].head == Some(claim.trigger));
        claim.timexes = attached.map(|(n, _)| TimexId(n)).collect();
    }
}

fn claim(sentence: SentenceId, trigger: TokenId, span: Span, form: &str, mark: &str) -> Claim {
    let (tense, aspect, class, future) = match mark {
        "past" => (Tense::Past, Aspect::None, TimemlClass::Occurrence, false),
        "pluperfect" => (Tense::Past, Aspect::Perfective, TimemlClass::Occurrence, false),
        "perfect" => (Tense::Present, Aspect::Perfective, TimemlClass::Occurrence, false),
        "present" => (Tense::Present, Aspect::None, TimemlClass::Occurrence, false),
        "future" => (Tense::Future, Aspect::None, TimemlClass::Occurrence, true),
        "say" => (Tense::Past, Aspect::None, TimemlClass::Reporting, false),
        "infinitive" => (Tense::Infinitive, Aspect::None, TimemlClass::Occurrence, false),
        "saying" => (Tense::Prespart, Aspect::None, TimemlClass::Reporting, false),
        "has-said" => (Tense::Present, Aspect::Perfective, TimemlClass::Reporting, false),
        "possible" => (Tense::None, Aspect::None, TimemlClass::Occurrence, false),
        "modal" => (Tense::None, Aspect::None, TimemlClass::Occurrence, true),
        "owning" => (Tense::Present, Aspect::None, TimemlClass::State, false),
        "participle" => (Tense::Prespart, Aspect::None, TimemlClass::Occurrence, false),
        "participle2" => (Tense::Pastpart, Aspect::None, TimemlClass::Occurrence, false),
        "noun" => (Tense::None, Aspect::None, TimemlClass::Occurrence, false),
        other => panic!("unknown mark {other}"),
    };
    Claim {
        sentence,
        trigger,
        trigger_span: span,
        lemma: form.to_lowercase(),
        verb: form.to_lowercase(),
        event_type: None,
        triples: Vec::new(),
        participants: Vec::new(),
        quantities: Vec::new(),
        timexes: Vec::new(),
        factuality: match mark {
            "possible" => Factuality::Possible,
            _ if future => Factuality::Planned,
            _ => Factuality::Asserted,
        },
        cue: None,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        future,
        tense,
        aspect,
        modality: None,
        timeml_class: class,
        source: Source::default(),
        confidence: 1.0,
        rule: "test/mark".to_owned(),
    }
}

/// Every claim as `lemma edtf basis rule`, nothing for an unknown time.
fn check(sentences: &[&str], expected: &[&str]) {
    let doc = document(sentences);
    let (times, _) = resolve(&doc);
    let basis = |basis| serde_json::to_string(&basis).unwrap().replace('"', "");
    let line = |(claim, time): (&Claim, &EventTime)| {
        format!("{} {} {} {}", claim.lemma, time.edtf, basis(time.basis), time.rule)
    };
    let found: Vec<String> = doc.claims.iter().zip(&times).map(line).collect();
    assert_eq!(found, expected, "{sentences:?}");
}

#[test]
fn expressions_and_tense_give_bounds() {
    check(
        &["Police|2|nsubj arrested|0|root|past him|2|obj Monday|2|obl|@2020-09-07 .|2|punct"],
        &["arrested 2020-09-07 published attach/timex"],
    );
    check(&["Police|2|nsubj arrested|0|root|past him|2|obj .|2|punct"], &["arrested [..2020-09-09] tense tense/past"]);
    check(&["Troops|3|nsubj will|3|aux leave|0|root|future .|3|punct"], &["leave [2020-09-09..] tense tense/future"]);
    check(&["They|3|nsubj have|3|aux left|0|root|perfect .|3|punct"], &["left [..2020-09-09] tense tense/perfect"]);
    check(&["Minister|2|nsubj quits|0|root|present"], &["quits [..2020-09-09] tense tense/headline"]);
    check(&["It|2|nsubj grows|0|root|present .|2|punct"], &["grows  tense tense/present"]);
}

#[test]
fn open_sides_are_filled_and_stated_ones_kept() {
    check(
        &["They|3|nsubj will|3|aux leave|0|root|future November|3|obl|@..2020-11-30 .|3|punct"],
        &["leave [2020-09-09..2020-11-30] published attach/timex"],
    );
}

#[test]
fn words_between_events_order_them() {
    let strike = "It|2|nsubj fell|0|root|past after|4|case strike|2|obl|noun January|4|nmod|@2020-01-03 .|2|punct";
    check(&[strike], &["fell [2020-01-03..2020-09-09] event signal/after", "strike 2020-01-03 published attach/timex"]);
    let before = "They|2|nsubj met|0|root|past before|4|case vote|2|obl|noun May|4|nmod|@2020-05-02 .|2|punct";
    check(&[before], &["met [..2020-05-02] event signal/before", "vote 2020-05-02 published attach/timex"]);
}

#[test]
fn clauses_share_their_time() {
    let pair = "They|2|nsubj met|0|root|past Monday|2|obl|@2020-09-07 and|5|cc agreed|2|conj|past .|2|punct";
    check(&[pair], &["met 2020-09-07 published attach/timex", "agreed 2020-09-07 context share/coordination"]);
    let plan =
        "They|2|nsubj met|0|root|past Monday|2|obl|@2020-09-07 and|6|cc will|6|aux leave|2|conj|future .|2|punct";
    check(&[plan], &["met 2020-09-07 published attach/timex", "leave [2020-09-09..] tense tense/future"]);
    let strike =
        "A|2|det strike|0|root|noun that|4|nsubj killed|2|acl:relcl|past two|4|obj Friday|4|obl|@2020-09-04 .|2|punct";
    check(&[strike], &["strike 2020-09-04 context share/relative", "killed 2020-09-04 published attach/timex"]);
}

#[test]
fn an_event_between_a_word_of_order_and_a_time_keeps_the_time() {
    let vote = "voted|0|root|past after|3|case killing|1|obl|noun of|5|case men|3|nmod in|7|case Baghdad|3|nmod \
                in|9|case May|1|obl|@2020-05-01..2020-05-31 .|1|punct";
    check(&[vote], &["voted [2020-05-01..2020-09-09] event signal/after", "killing 2020-05 published attach/timex"]);
}

#[test]
fn what_came_later_has_no_time_of_what_it_came_after() {
    check(
        &["arrested|0|root|past Monday|1|obl|@2020-08-03 later|4|advmod released|1|conj|past"],
        &["arrested 2020-08-03 published attach/timex", "released [2020-08-03..2020-09-09] event signal/later"],
    );
    check(
        &["took|0|root|past Monday|1|obl|@2020-08-03 subsequently|4|advmod expelling|1|advcl|participle"],
        &["took 2020-08-03 published attach/timex", "expelling [2020-08-03..2020-09-09] event signal/later"],
    );
}

#[test]
fn promises_and_sayings_share_their_day() {
    let asked = "They|2|nsubj declared|0|root|say Monday|2|obl|@2020-09-07 and|5|cc asked|2|conj|say .|2|punct";
    check(&[asked], &["declared 2020-09-07 published attach/timex", "asked 2020-09-07 context share/coordination"]);
    let found = "He|3|nsubj had|3|aux found|0|root|pluperfect it|3|obj Monday|3|obl|@2020-09-07 when|8|mark he|8|nsubj \
                 looked|3|advcl|past .|3|punct";
    check(&[found], &["found 2020-09-07 published attach/timex", "looked 2020-09-07 context share/when"]);
}

#[test]
fn one_of_many_is_not_the_one_told_last() {
    let told = "A|2|det landing|4|nsubj|noun Monday|2|nmod|@2020-09-07 failed|0|root|past .|4|punct";
    let first = |word: &str| {
        let again = format!("The|3|det {word}|3|amod landing|0|root|noun .|3|punct");
        resolve(&document(&[told, &again])).0[2].edtf.clone()
    };
    assert_eq!(first("hard"), "2020-09-07");
    assert_eq!(first("previous"), "");
}

#[test]
fn a_day_at_the_end_is_that_of_the_clause() {
    let aid =
        "They|2|nsubj pledged|0|root|past aid|2|obj|noun for|5|case Crete|3|nmod Sunday|3|nmod|@2020-09-06 .|2|punct";
    check(&[aid], &["pledged 2020-09-06 published attach/timex", "aid 2020-09-06 context share/object"]);
    let fair =
        "They|2|nsubj left|0|root|past the|4|det fair|2|obj|noun in|6|case Crete|4|nmod Sunday|4|nmod|@2020-09-06";
    check(&[fair], &["left [..2020-09-09] tense tense/past", "fair 2020-09-06 published attach/timex"]);
}

#[test]
fn two_times_joined_are_one_span() {
    let both =
        "It|2|nsubj met|0|root|past May|2|obl|@2020-05-01..2020-05-31 and|5|cc July|2|obl|@2020-07-01..2020-07-31";
    check(&[both], &["met [2020-05-01..2020-07-31] published attach/timex"]);
    let apart = both.replace("and", "not");
    check(&[&apart], &["met 2020-05 published attach/timex"]);
}

#[test]
fn what_has_grown_since_may_go_on() {
    let grown =
        "It|3|nsubj has|3|aux grown|0|root|perfect since|5|case vote|3|obl|noun May|5|nmod|@2020-05-02 .|3|punct";
    let after = grown.replace("since", "after");
    let edtf = |sentence: &str| resolve(&document(&[sentence])).0[0].edtf.clone();
    assert_eq!(edtf(grown), "[2020-05-02..]");
    assert_eq!(edtf(&after), "[2020-05-02..2020-09-09]");
}

/// The time of the first claim, with the first expression under a signal and of a kind.
fn under(sentence: &str, lemma: &str, relation: SignalRelation, kind: TimexKind) -> Vec<String> {
    let mut doc = document(&[sentence]);
    let last = doc.timexes.len() - 1;
    doc.timexes[last].signal = Some(Signal { span: doc.timexes[last].span, relation });
    doc.timexes[last].kind = kind;
    doc.claims[0].lemma = lemma.to_owned();
    resolve(&doc).0.into_iter().map(|time| time.edtf).collect()
}

#[test]
fn what_is_put_off_was_put_off_before() {
    let sentence = "They|2|nsubj held|0|root|past it|2|obj May|2|obl|@2020-05-01..2020-05-31 .|2|punct";
    let until = |lemma| under(sentence, lemma, SignalRelation::Until, TimexKind::Date);
    assert_eq!(until("postpone"), ["[..2020-05-31]"]);
    assert_eq!(until("hold"), ["2020-05"]);
}

#[test]
fn would_is_measured_from_the_saying() {
    let sentence = "They|2|nsubj agreed|0|root|say May|2|obl|@2020-05-04 men|6|nsubj would|6|aux leave|2|ccomp|future \
                    month|6|obl|@2020-09-09..2020-10-09 .|2|punct";
    let month = |sentence: &str| under(sentence, "agree", SignalRelation::Within, TimexKind::Duration)[1].clone();
    assert_eq!(month(sentence), "[2020-05-04..2020-06-03]");
    assert_eq!(month(&sentence.replace("would", "will")), "[2020-09-09..2020-10-09]");
    let promised = "They|2|nsubj promised|0|root|past help|2|obj days|2|obl|@2020-09-09..2020-09-12 .|2|punct";
    assert_eq!(under(promised, "promise", SignalRelation::Within, TimexKind::Duration), ["[..2020-09-09]"]);
}

#[test]
fn a_sentence_dates_what_the_one_before_told() {
    let told = "Officials|2|nsubj announced|0|root|say that|5|mark men|5|nsubj left|2|ccomp|past .|2|punct";
    let dated = "The|2|det statement|3|nsubj came|0|root|past Friday|3|obl|@2020-08-28 .|3|punct";
    let other = dated.replace("statement", "minister");
    let acts = |doc: &mut Document| {
        let came = doc.claims.iter().position(|claim| claim.lemma == "came").unwrap();
        let head = TokenId(doc.claims[came].trigger.0 - 1);
        let span = doc.token(head).span;
        doc.claims[came].lemma = "come".to_owned();
        doc.claims[came].participants.push(Participant { role: Role::Subject, span, head, filler: Filler::Text });
    };
    let edtf = |sentences: &[&str]| {
        let mut doc = document(sentences);
        acts(&mut doc);
        resolve(&doc).0[0].edtf.clone()
    };
    assert_eq!(edtf(&[told, dated]), "2020-08-28");
    assert_eq!(edtf(&[told, &other]), "[..2020-09-09]");
}

#[test]
fn who_comes_back_has_left() {
    let again =
        "They|3|nsubj had|3|aux left|0|root|pluperfect but|5|cc return|3|conj|past May|5|obl|@2020-05-02 .|3|punct";
    check(&[again], &["left [..2020-05-02] event syntax/again", "return 2020-05-02 published attach/timex"]);
}

#[test]
fn what_follows_when_follows_all_that_came_then() {
    let when = "When|3|mark they|3|nsubj rose|9|advcl|past and|5|cc took|3|conj|past it|5|obj May|5|obl|@2020-05-02 \
                he|9|nsubj fled|0|root|past .|9|punct";
    check(
        &[when],
        &[
            "rose [..2020-09-09] tense tense/past",
            "took 2020-05-02 published attach/timex",
            "fled [2020-05-02..2020-09-09] event tense/past",
        ],
    );
}

#[test]
fn what_is_said_is_before_or_after_the_saying() {
    let past = "He|2|nsubj said|0|root|say Monday|2|obl|@2020-09-07 they|5|nsubj left|2|ccomp|past .|2|punct";
    check(&[past], &["said 2020-09-07 published attach/timex", "left [..2020-09-07] event report/past"]);
    let future =
        "He|2|nsubj said|0|root|say Monday|2|obl|@2020-09-07 they|6|nsubj will|6|aux leave|2|ccomp|future .|2|punct";
    check(&[future], &["said 2020-09-07 published attach/timex", "leave [2020-09-07..] event report/future"]);
}

#[test]
fn times_go_where_they_belong() {
    let speech = "In|3|case a|3|det speech|6|obl Monday|3|nmod|@2020-09-07 he|6|nsubj resigned|0|root|past .|6|punct";
    check(&[speech], &["resigned 2020-09-07 published attach/timex"]);
    let ahead = "He|2|nsubj told|0|root|say him|2|obj they|6|nsubj will|6|aux leave|2|ccomp|future \
                 November|2|obl|@2020-11-01..2020-11-30 .|2|punct";
    check(&[ahead], &["told [..2020-09-09] tense tense/past", "leave 2020-11 published attach/timex"]);
    let when = "They|2|nsubj died|0|root|past Monday|2|obl|@2020-09-07 when|6|mark rockets|6|nsubj fell|2|advcl|past .|2|punct";
    check(&[when], &["died 2020-09-07 published attach/timex", "fell 2020-09-07 context share/when"]);
    let struck = "It|2|nsubj struck|0|root|participle2 .|2|punct";
    check(&[struck], &["struck [..2020-09-09] tense tense/past"]);
    let saying = "He|2|nsubj left|0|root|past Monday|2|obl|@2020-09-07 saying|2|advcl|participle .|2|punct";
    check(&[saying], &["left 2020-09-07 published attach/timex", "saying 2020-09-07 context share/participle"]);
}

#[test]
fn a_contradiction_costs_the_least_trusted_link() {
    let late = "They|3|nsubj will|3|aux leave|0|root|future May|3|obl|@2020-05-02 .|3|punct";
    check(&[late], &["leave 2020-05-02 published attach/timex"]);
    assert!(resolve(&document(&[late])).1.iter().all(|link| link.to != Node::Published));
}

#[test]
fn odd_trees_do_no_harm() {
    check(&[], &[]);
    check(
        &["loop|2|dep|past loop|1|dep|past"],
        &["loop [..2020-09-09] tense tense/past", "loop [..2020-09-09] tense tense/past"],
    );
    check(&["self|1|dep|noun"], &["self  undated "]);
}

#[test]
fn a_contradiction_names_the_least_that_refutes_it() {
    let doc = document(&[
        "left|0|root|past Friday|1|obl|@2020-08-28 before|4|mark arrived|1|advcl|past Monday|4|obl|@2020-08-24",
        "met|0|root|past Tuesday|1|obl|@2020-08-25",
    ]);
    let found = super::contradictions(&doc);
    let one = found.iter().find(|one| one.dropped.rule == "signal/before").unwrap();
    assert_eq!(one.against, [super::Reason::Time(ClaimId(0)), super::Reason::Time(ClaimId(1))]);
}

/// The links of a document as TimeML has them, `node relation node rule` each, those of a rule that begins with `rules`.
fn check_timeml(sentences: &[&str], rules: &str, expected: &[&str]) {
    let doc = document(sentences);
    let name = |node| match node {
        Node::Claim(id) => doc.claims[id.index()].lemma.clone(),
        Node::Timex(id) => doc.timexes[id.index()].value.clone(),
        Node::Published => "published".to_owned(),
    };
    let (_, links) = resolve_timeml(&doc);
    let shown = links.iter().filter(|link| link.rule.starts_with(rules));
    let shown: Vec<String> =
        shown.map(|link| format!("{} {:?} {} {}", name(link.from), link.relation, name(link.to), link.rule)).collect();
    assert_eq!(shown, expected, "{sentences:?}");
}

#[test]
fn the_calendar_orders_expressions() {
    let both =
        "They|2|nsubj met|0|root|past Monday|2|obl|@2020-09-07 and|5|cc left|2|conj|past Wednesday|5|obl|@2020-09-09";
    check_timeml(
        &[both],
        "calendar",
        &[
            "2020-09-07 Before published calendar/published",
            "2020-09-09 Simultaneous published calendar/published",
            "2020-09-09 After 2020-09-07 calendar/days",
            "met Before published calendar/event",
        ],
    );
    let within =
        "They|2|nsubj met|0|root|past May|2|obl|@2020-05-01..2020-05-31 before|5|case Monday|2|obl|@2020-05-04";
    check_timeml(&[within], "calendar/days", &[]);
    let open = "They|2|nsubj met|0|root|past by|4|case May|2|obl|@..2020-05-31";
    check_timeml(&[open], "calendar", &["met Before published calendar/event"]);
}

#[test]
fn news_of_the_day_is_within_it() {
    let today = "They|2|nsubj met|0|root|past today|2|obl|@2020-09-09";
    check_timeml(&[today], "tense", &[]);
    assert!(resolve(&document(&[today])).1.iter().any(|link| link.rule == "tense/past"));
    check_timeml(&["They|2|nsubj met|0|root|past"], "tense", &["met Before published tense/past"]);
}

#[test]
fn timeml_marks_weak_signs() {
    let condition = "They|3|nsubj will|3|aux appeal|0|root|future if|6|mark they|6|nsubj lose|3|advcl|present";
    check_timeml(&[condition], "marked", &["lose Before appeal marked/condition"]);
    let purpose = "He|2|nsubj signed|0|root|past orders|2|obj to|5|mark leave|3|acl|infinitive";
    check_timeml(&[purpose], "marked", &["leave After signed marked/purpose"]);
    let light = "It|2|nsubj have|0|root|past losses|2|obj|noun";
    check_timeml(&[light], "marked", &["losses Simultaneous have marked/light"]);
    let heavy = "It|2|nsubj cut|0|root|past losses|2|obj|noun";
    check_timeml(&[heavy], "marked", &[]);
    let occasion = "He|2|nsubj spoke|0|root|past at|4|case rally|2|obl|noun";
    check_timeml(&[occasion], "marked", &["spoke IsIncluded rally marked/occasion"]);
    let beside = "He|2|nsubj spoke|0|root|past about|4|case rally|2|obl|noun";
    check_timeml(&[beside], "marked", &[]);
    let subject = "Attack|2|nsubj|noun shocked|0|root|past them|2|obj";
    check_timeml(&[subject], "marked", &["attack Before shocked marked/subject"]);
    let now = "Attack|2|nsubj|noun shocks|0|root|present them|2|obj .|2|punct";
    check_timeml(&[now], "marked", &[]);
    let complement = "It|2|nsubj stopped|0|root|past paying|2|xcomp|participle Monday|3|obl|@2020-09-07";
    check_timeml(&[complement], "marked", &["stopped IsIncluded 2020-09-07 marked/complement"]);
    let perfect = "He|2|nsubj said|0|root|say they|5|nsubj have|5|aux left|2|ccomp|perfect";
    check_timeml(&[perfect], "marked", &["left Before published marked/perfect"]);
    let again = ["They|3|nsubj will|3|aux merge|0|root|future", "The|2|det merge|3|nsubj|noun failed|0|root|past"];
    check_timeml(&again, "marked/again", &[]);
    let told = ["A|2|det merger|3|nsubj|noun failed|0|root|past", "The|2|det merger|3|nsubj|noun broke|0|root|past"];
    check_timeml(&told, "marked/again", &["merger Simultaneous merger marked/again"]);
    let near = ["A|2|det strike|3|nsubj|noun failed|0|root|past", "Strike|2|nsubj|noun hurt|0|root|past them|2|obj"];
    check_timeml(&near, "marked/again", &["strike Simultaneous strike marked/again"]);
    check_timeml(&[near[0], "They|2|nsubj left|0|root|past", near[1]], "marked/again", &[]);
    let modal = "They|3|nsubj could|3|aux leave|0|root|modal";
    check_timeml(&[modal], "marked", &["leave After published marked/modal"]);
    let reported = "He|2|nsubj said|0|root|say they|5|nsubj could|5|aux leave|2|ccomp|modal";
    check_timeml(&[reported], "marked", &[]);
    let fronted = "Monday|0|root|@2020-09-07 they|3|nsubj left|1|parataxis|past";
    check_timeml(&[fronted], "marked", &["left IsIncluded 2020-09-07 marked/fronted"]);
    let noun = "Monday|0|root|@2020-09-07 talks|1|parataxis|noun failed|2|acl|past";
    check_timeml(&[noun], "marked/fronted", &[]);
}

#[test]
fn lengths_and_sets_hold_their_events() {
    let shown = |kind: TimexKind| {
        let mut doc = document(&["They|2|nsubj met|0|root|past often|2|obl|@2020-09-07"]);
        doc.timexes[0].kind = kind;
        doc.timexes[0].bounds = Bounds::default();
        let (_, links) = resolve_timeml(&doc);
        links.iter().any(|link| link.rule == "marked/length" && link.relation == Relation::IsIncluded)
    };
    assert!(shown(TimexKind::Set) && shown(TimexKind::Duration));
    assert!(!shown(TimexKind::Date));
}

#[test]
fn timeml_leaves_unsaid_what_goes_without_saying() {
    let plain = "They|2|nsubj leave|0|root|present .|2|punct";
    check_timeml(&[plain], "tense", &["leave Includes published tense/present"]);
    let reported = "He|2|nsubj said|0|root|say they|4|nsubj leave|2|ccomp|present .|2|punct";
    check_timeml(&[reported], "tense/present", &[]);
    assert!(resolve(&document(&[reported])).1.iter().any(|link| link.rule == "tense/present"));
    check_timeml(&["They|2|nsubj own|0|root|owning it|2|obj .|2|punct"], "tense/present", &[]);
    let mut doc =
        document(&["He|2|nsubj said|0|root|say they|4|nsubj agreed|2|ccomp|past to|6|mark go|4|xcomp|future"]);
    let future = |doc: &Document| {
        let (_, links) = resolve_timeml(doc);
        links.iter().filter(|link| link.rule == "report/future").count()
    };
    doc.claims[2].source.claim = Some(ClaimId(0));
    assert_eq!(future(&doc), 0);
    doc.claims[2].source.claim = Some(ClaimId(1));
    assert_eq!(future(&doc), 1);
}

#[test]
fn sayings_of_one_speaker_in_a_row_are_one_statement() {
    let mut doc = document(&["He|2|nsubj said|0|root|say it|2|obj", "She|2|nsubj added|0|root|say it|2|obj"]);
    let shown = |doc: &Document| {
        let (_, links) = resolve_timeml(doc);
        links.iter().filter(|link| link.rule == "marked/statement").count()
    };
    let speak = |doc: &mut Document, entities: [u32; 2]| {
        for (claim, entity) in doc.claims.iter_mut().zip(entities) {
            let filler = Filler::Entity(LocalEntityId(entity));
            claim.participants =
                vec![Participant { role: Role::Subject, span: claim.trigger_span, head: claim.trigger, filler }];
        }
    };
    assert_eq!(shown(&doc), 0);
    speak(&mut doc, [0, 1]);
    assert_eq!(shown(&doc), 0);
    speak(&mut doc, [1, 1]);
    assert_eq!(shown(&doc), 1);
    let left = "They|2|nsubj left|0|root|past";
    let said = "He|2|nsubj said|0|root|say it|2|obj";
    for (then, expected) in [(said, 1), ("She|2|nsubj added|0|root|say it|2|obj", 0)] {
        let mut doc = document(&[said, left, left, then]);
        doc.claims.swap_remove(1);
        doc.claims.remove(2);
        doc.claims.sort_by_key(|claim| claim.trigger);
        speak(&mut doc, [1, 1]);
        assert_eq!(shown(&doc), expected);
    }
}

#[test]
fn weak_signs_and_the_order_of_telling_are_apart() {
    let told = ["They|2|nsubj met|0|root|past .|2|punct", "They|2|nsubj left|0|root|past .|2|punct"];
    check_timeml(&told, "narrative", &[]);
    let (_, links) = resolve(&document(&told));
    assert!(links.iter().any(|link| link.rule == "narrative/past"));
    let condition = "They|3|nsubj will|3|aux appeal|0|root|future if|6|mark they|6|nsubj lose|3|advcl|present";
    assert!(resolve(&document(&[condition])).1.iter().all(|link| !link.rule.starts_with("marked")));
}

#[test]
fn what_goes_along_is_of_one_time() {
    let then = "They|2|nsubj met|0|root|past and|4|cc left|2|conj|past";
    check_timeml(&[then], "syntax", &["left After met syntax/coordination"]);
    let both = "They|2|nsubj left|0|root|past and|4|cc said|2|conj|say";
    check_timeml(&[both], "syntax", &["said Simultaneous left syntax/coordination"]);
    let perfects = "They|3|nsubj have|3|aux built|0|root|perfect and|5|cc sold|3|conj|perfect";
    check_timeml(&[perfects], "syntax", &["sold Simultaneous built syntax/coordination"]);
    let uttered = "He|2|nsubj left|0|root|past saying|2|advcl|saying";
    check_timeml(&[uttered], "tense/circumstance", &["saying IsIncluded left tense/circumstance"]);
    let moving = "He|2|nsubj left|0|root|past waving|2|advcl|participle";
    check_timeml(&[moving], "tense/circumstance", &["waving Simultaneous left tense/circumstance"]);
}

/// Two events begin in this order, asked for either way round.
fn check_order(sentences: &[&str], first: &str, then: &str) {
    let mut doc = document(sentences);
    (doc.times, doc.links) = resolve_timeml(&doc);
    let id = |lemma: &str| ClaimId(doc.claims.iter().position(|claim| claim.lemma == lemma).unwrap() as u32);
    let chronology = Chronology::of(&doc);
    assert_eq!(chronology.compare(id(first), id(then)), Some(std::cmp::Ordering::Less), "{sentences:?}");
    assert_eq!(chronology.compare(id(then), id(first)), Some(std::cmp::Ordering::Greater), "{sentences:?}");
}

#[test]
fn background_was_there_first() {
    let met = "They|2|nsubj met|0|root|past .|2|punct";
    check_order(&[met, "They|2|nsubj left|0|root|past .|2|punct"], "met", "left");
    check_order(&[met, "They|2|nsubj left|0|root|past Monday|2|obl|@2020-09-07"], "met", "left");
    check_order(&[met, "They|2|nsubj left|0|root|past May|2|obl|@2019-05-02"], "left", "met");
    let below = "They|2|nsubj left|0|root|past May|2|obl|@2019-05-02 selling|2|advcl|participle";
    check_order(&[met, below], "selling", "met");
    let described = "Men|4|nsubj who|3|nsubj shot|1|acl:relcl|past fled|0|root|past";
    check_order(&[met, described], "shot", "met");
    check_order(&[met, described], "met", "fled");
    check_order(&[met, "Earlier|3|advmod they|3|nsubj left|0|root|past"], "left", "met");
    check_order(&[met, "They|3|nsubj could|3|aux leave|0|root|possible"], "leave", "met");
    let stranded = "It|3|nsubj:pass was|3|aux:pass found|0|root|past stranded|3|xcomp|participle2";
    check_order(&[stranded], "stranded", "found");
    let kept = "They|2|nsubj kept|0|root|past buying|2|xcomp|participle and|5|cc selling|3|conj|participle";
    check_order(&[kept], "kept", "selling");
}

#[test]
fn sayings_follow_each_other_unless_they_look_back() {
    let said = "He|2|nsubj said|0|root|say it|2|obj";
    check_order(&[said, "She|2|nsubj added|0|root|say it|2|obj"], "said", "added");
    check_order(&[said, "She|3|nsubj has|3|aux warned|0|root|has-said him|3|obj"], "warned", "said");
    let told = "He|2|nsubj said|0|root|say men|2|obj who|5|nsubj reported|3|acl:relcl|say it|5|obj";
    check_order(&[told], "reported", "said");
}
