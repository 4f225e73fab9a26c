//! One-line cases. A collection is a list of articles; a line of an article is a claim:
//! `verb role=Name role=Name … on=2020-01-03 as=denied of=Type number=12:troops`, `_` for a blank in a name. A name with
//! a capital is a named person unless `Name/Country`, `/Place` or `/Organization` says otherwise; a small one a nominal.

use super::*;
use crate::document::record::*;
use crate::document::*;
use crate::time::{Bounds, Granularity};
use proptest::prelude::*;

fn record(name: &str, published: &str, lines: &[&str]) -> Record {
    let mut record = Record {
        id: name.to_owned(),
        path: format!("{name}.txt"),
        sha256: stable::short_hash(&[name.to_owned(), lines.join("\n")]),
        published: published.parse().ok(),
        ..Record::default()
    };
    lines.iter().for_each(|line| add_claim(&mut record, line));
    record
}

fn add_claim(record: &mut Record, line: &str) {
    let mut words = line.split(' ');
    let verb = words.next().unwrap_or_default().to_owned();
    let fields: Vec<(&str, String)> =
        words.map(|word| word.split_once('=').unwrap()).map(|(key, value)| (key, value.replace('_', " "))).collect();
    let field = |key: &str| fields.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone());
    let text = fields.iter().map(|(_, value)| value.split('/').next().unwrap()).collect::<Vec<_>>().join(" ");
    record.sentences.push(SentenceRecord { start: 0, end: 0, text: format!("{verb} {text}") });
    let participants: Vec<ParticipantRecord> = fields
        .iter()
        .filter_map(|(key, value)| {
            let role = serde_json::from_str(&format!("\"{key}\"")).ok()?;
            Some(participant(record, role, value))
        })
        .collect();
    let day = field("on").map(|day| day.parse().unwrap());
    let (bounds, basis) = match day {
        Some(day) => (Bounds::on(day), Basis::Stated),
        None => (Bounds::within(None, record.published), Basis::Tense),
    };
    let part = |role: Role| participants.iter().find(|p| p.role == role).map(|p| p.text.clone());
    let triple =
        Triple { subject: part(Role::Subject).unwrap_or_default(), event: verb.clone(), object: part(Role::Object) };
    let quantities = field("number").map(|number| quantity(&number));
    record.claims.push(ClaimRecord {
        id: format!("c{}", record.claims.len() + 1),
        sentence: record.sentences.len() - 1,
        trigger: TriggerRecord { start: 0, end: 0, text: verb.clone(), lemma: verb.clone(), verb },
        event_type: field("of"),
        triples: vec![triple],
        participants,
        quantities: quantities.into_iter().collect(),
        time: TimeRecord {
            bounds,
            edtf: crate::time::edtf(&bounds, Granularity::Day),
            granularity: Granularity::Day,
            basis,
            likely: day.or(record.published),
            timex: None,
            rule: "test".to_owned(),
        },
        factuality: field("as").map(|f| serde_json::from_str(&format!("\"{f}\"")).unwrap()).unwrap_or_default(),
        cue: None,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        future: false,
        tense: Tense::Past,
        aspect: Aspect::None,
        modality: None,
        timeml_class: TimemlClass::Occurrence,
        source: None,
        confidence: 0.9,
        rule: "test".to_owned(),
    });
}

fn quantity(text: &str) -> QuantityRecord {
    let (value, unit) = text.split_once(':').unwrap();
    QuantityRecord {
        value: value.parse().unwrap(),
        approximate: false,
        comparison: Comparison::Equal,
        unit: unit.to_owned(),
        role: QuantityRole::Count,
        start: 0,
        end: 0,
        text: text.replace(':', " "),
    }
}

fn participant(record: &mut Record, role: Role, value: &str) -> ParticipantRecord {
    let (name, kind) = value.split_once('/').unwrap_or((value, "Person"));
    let (titles, name) = match name.split_once(':') {
        Some((title, name)) => (vec![title.to_owned()], name),
        None => (Vec::new(), name),
    };
    let named = name.starts_with(char::is_uppercase);
    let position = record.entities.iter().position(|entity| entity.label == name);
    let at = position.unwrap_or_else(|| {
        record.entities.push(EntityRecord {
            id: format!("e{}", record.entities.len() + 1),
            kind: serde_json::from_str(&format!("\"{kind}\"")).unwrap(),
            label: name.to_owned(),
            titles: titles.clone(),
            mentions: Vec::new(),
        });
        record.entities.len() - 1
    });
    let kind = if named { MentionKind::Name } else { MentionKind::Nominal };
    record.entities[at].mentions.push(MentionRecord { start: 0, end: 0, kind, text: name.to_owned() });
    let entity = Some(record.entities[at].id.clone());
    ParticipantRecord { role, start: 0, end: 0, text: name.to_owned(), entity, claim: None, timex: None }
}

fn graph_of(articles: &[&[&str]]) -> KnowledgeGraph {
    let records = articles.iter().enumerate().map(|(n, lines)| record(&format!("a{n}"), "2020-09-09", lines));
    build(records.collect())
}

/// Whether the subjects of the claims of two articles are one entity.
fn check_entity(one: &str, other: &str, same: bool) {
    let graph = graph_of(&[&[&format!("speak subject={one}")], &[&format!("travel subject={other}")]]);
    assert_eq!(graph.entities.len() == 1, same, "{one} {other}: {:?}", graph.entities);
}

/// Whether two claims of two articles are one event.
fn check_event(one: &str, other: &str, same: bool) {
    let graph = graph_of(&[&[one], &[other]]);
    assert_eq!(graph.events.len() == 1, same, "{one} | {other}");
}

#[test]
fn names_of_one_thing() {
    check_entity("Donald_Trump", "Donald_J._Trump", true);
    check_entity("Donald_Trump", "Trump", true);
    check_entity("Qasem_Soleimani", "Qassem_Soleimani", true);
    check_entity("Mustafa_al-Kadhimi", "Mustafa_Al-Kadhimi", true);
    check_entity("Gen._Soleimani", "Qasem_Soleimani", true);
    check_entity("US/Country", "America/Country", true);
    check_entity("American/Country", "United_States/Country", true);
    check_entity("Daesh/Organization", "Islamic_State/Organization", true);
    check_entity("US_military/Organization", "American_military/Organization", true);
    check_entity("Iraqi_parliament/Organization", "Iranian_parliament/Organization", false);
    check_entity("World_Chess_Guild/Organization", "WCG/Organization", true);
    check_entity("Baghdad/Place", "Iraq/Country", false);
    check_entity("Martin_Olsen", "Martina_Olsen", false);
    check_entity("George_W._Bush", "George_H._Bush", false);
    check_entity("the_official", "the_official", false);
    check_entity("Jordan_Hale", "Jordan/Country", false);
}

#[test]
fn a_surname_that_two_bear_stays_apart() {
    let graph = graph_of(&[&["speak subject=Anna_Ray"], &["speak subject=Tom_Ray"], &["speak subject=Ray"]]);
    assert_eq!(graph.entities.len(), 3);
    let ids: Vec<&str> = graph.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["anna-ray", "ray", "tom-ray"]);
}

#[test]
fn countries_link_to_the_world() {
    let graph = graph_of(&[&["leave subject=America/Country"]]);
    let us = &graph.entities[0];
    assert_eq!((us.id.as_str(), us.label.as_str()), ("united-states", "United States"));
    assert_eq!(us.same_as, ["http://www.wikidata.org/entity/Q30"]);
}

#[test]
fn one_happening_told_twice() {
    check_event(
        "kill subject=US/Country object=Qasem_Soleimani on=2020-01-03",
        "assassinate subject=America/Country object=Qassem_Soleimani on=2020-01-03",
        true,
    );
    check_event("kill subject=US/Country object=Qasem_Soleimani", "kill object=Soleimani place=Baghdad/Place", true);
    check_event(
        "win subject=Ana_Ruiz object=Rome_Open/Thing on=2019-05-01",
        "win subject=Ana_Ruiz object=Rome_Open/Thing on=2020-05-01",
        false,
    );
    check_event(
        "meet subject=Ana_Ruiz object=Bo_Lind on=2020-05-01",
        "meet subject=Ana_Ruiz object=Cy_Marsh on=2020-05-01",
        false,
    );
    check_event(
        "withdraw subject=US/Country object=troops as=planned",
        "withdraw subject=US/Country object=troops",
        false,
    );
    check_event("kill subject=Ana_Ruiz object=Bo_Lind", "praise subject=Ana_Ruiz object=Bo_Lind", false);
}

/// Whether two claims of one article are one event.
fn check_home(one: &str, other: &str, same: bool) {
    let graph = graph_of(&[&[one, other]]);
    assert_eq!(graph.events.len() == 1, same, "{one} | {other}");
}

#[test]
fn an_article_tells_of_two_happenings_with_the_same_verb() {
    check_home("kill object=inmates number=44:inmates", "kill object=inmates number=13:inmates", false);
    check_home("kill subject=guards object=inmates number=44:inmates", "kill object=inmates number=44:inmates", true);
    check_home("eat subject=villagers object=insects", "eat subject=families object=insects as=denied", false);
}

#[test]
fn two_who_are_asked_two_things_are_asked_twice() {
    let asked = "ask subject=Ann recipient=cabinet content=stay of=Demand";
    check_home(asked, "order subject=Ann object=agencies content=help of=Demand", false);
    check_home(asked, "urge subject=Ann recipient=cabinet content=remain of=Demand", true);
}

#[test]
fn a_verb_alone_is_no_happening() {
    check_event("see subject=we object=change", "see subject=we object=lions", false);
    check_event("make subject=we object=it", "make subject=they object=it", false);
    check_event("arrest subject=police object=suspects", "arrest subject=police object=officer", false);
    check_event("go subject=Ana_Ruiz destination=Oslo/Place", "go subject=Ana_Ruiz destination=Lima/Place", false);
}

#[test]
fn disagreements_are_kept() {
    let check = |one: &str, other: &str, kind: ConflictKind, values: &[&str]| {
        let graph = graph_of(&[&[one], &[other]]);
        let found = graph.conflicts.iter().find(|conflict| conflict.kind == kind);
        let mut told: Vec<&str> = found.iter().flat_map(|c| &c.values).map(|value| value.value.as_str()).collect();
        told.sort();
        assert_eq!(told, values, "{one} | {other}");
    };
    let strike = "strike subject=Iran/Country object=Ain_Base/Place on=2020-01-08";
    check(
        &format!("{strike} number=100:troops"),
        &format!("{strike} number=110:troops"),
        ConflictKind::Number,
        &["100 troops", "110 troops"],
    );
    check(
        strike,
        "strike subject=Iran/Country object=Ain_Base/Place on=2020-01-07",
        ConflictKind::Date,
        &["2020-01-07", "2020-01-08"],
    );
    check(strike, &format!("{strike} as=denied"), ConflictKind::Denial, &["asserted", "denied"]);
    check(
        "speak subject=Iraqi_President:Mustafa_al-Kadhimi",
        "travel subject=Iraqi_Prime_Minister:Mustafa_al-Kadhimi",
        ConflictKind::Title,
        &["Iraqi President", "Iraqi Prime Minister"],
    );
    check("speak subject=President:Mo_Adan", "travel subject=former_Prime_Minister:Mo_Adan", ConflictKind::Title, &[]);
}

#[test]
fn one_blast_and_its_tolls_are_one_happening() {
    let toll =
        |noun: &str, number: &str| format!("kill subject={noun} object=people number={number}:people of=Killing");
    check_event(&toll("blast", "158"), &toll("explosion", "171"), true);
    check_event(&toll("blast", "158"), &toll("fever", "171"), false);
}

#[test]
fn a_person_dies_once() {
    let killing = "kill subject=US/Country object=Ann_Lee of=Killing";
    check_home(killing, "death subject=Ann_Lee of=Death", true);
    check_home(killing, "death subject=Bob_Hale of=Death", false);
    check_home(killing, "death subject=soldiers of=Death", false);
}

#[test]
fn what_another_event_bounds_narrows_a_vague_date_and_no_other() {
    let killing = "kill subject=Ann object=Bob of=Killing";
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let told = |edtf: &str| {
        let mut records = vec![record("a0", "2020-06-01", &[killing]), record("a1", "2020-06-01", &[killing])];
        let spring = Bounds::within(day("2020-01-01"), day("2020-05-31"));
        let time = &mut records[0].claims[0].time;
        (time.bounds, time.edtf, time.basis) = (spring, edtf.to_owned(), Basis::Published);
        let time = &mut records[1].claims[0].time;
        (time.bounds, time.basis) = (Bounds::within(None, day("2020-02-01")), Basis::Event);
        let graph = build(records);
        let events: Vec<_> = graph.events.iter().map(|event| event.time.bounds.end.last).collect();
        events
    };
    assert_eq!(told("[2020-01-01..2020-05-31]"), [Some(day("2020-02-01"))]);
    assert_eq!(told("2020-01/2020-05"), [Some(day("2020-05-31"))]);
}

#[test]
fn a_filter_picks_events() {
    let graph = graph_of(&[
        &[
            "kill subject=US/Country object=Qasem_Soleimani place=Baghdad/Place on=2020-01-03 of=Killing",
            "speak subject=Ana_Ruiz",
        ],
        &["vote subject=Iraqi_parliament/Organization on=2020-01-05 as=planned"],
    ]);
    let check = |filter: Filter, expected: &[&str]| {
        let found: Vec<&str> =
            timeline(&graph, &filter).iter().map(|event| event.label.split(' ').next_back().unwrap()).collect();
        assert_eq!(found, expected, "{filter:?}");
    };
    let some = |text: &str| Some(text.to_owned());
    check(Filter { who: some("soleimani"), ..Filter::default() }, &["Soleimani"]);
    check(Filter { who: some("America"), ..Filter::default() }, &["Soleimani"]);
    check(Filter { place: some("Iraq"), ..Filter::default() }, &["Soleimani"]);
    check(Filter { factuality: vec![Factuality::Planned], ..Filter::default() }, &["vote"]);
    check(Filter { source: some("a1"), ..Filter::default() }, &["vote"]);
    check(Filter { event_type: some("Killing"), ..Filter::default() }, &["Soleimani"]);
    check(Filter { top: Some(1), ..Filter::default() }, &["Soleimani"]);
    check(
        Filter { from: "2020-01-04".parse().ok(), to: "2020-01-06".parse().ok(), ..Filter::default() },
        &["vote", "speak"],
    );
}

fn any_line() -> impl Strategy<Value = String> {
    let verb = prop::sample::select(vec!["kill", "assassinate", "meet", "leave", "withdraw", "announce"]);
    let who = || {
        prop::sample::select(vec![
            "Ana_Ruiz",
            "Ruiz",
            "Tom_Ruiz",
            "A._Ruiz",
            "US/Country",
            "America/Country",
            "the_man",
        ])
    };
    let day = prop::sample::select(vec!["", " on=2020-01-03", " on=2020-01-04", " on=2020-03-01"]);
    let factuality = prop::sample::select(vec!["", " as=planned", " as=denied"]);
    (verb, who(), who(), day, factuality).prop_map(|(v, a, b, d, f)| format!("{v} subject={a} object={b}{d}{f}"))
}

fn any_records() -> impl Strategy<Value = Vec<Record>> {
    let article = prop::collection::vec(any_line(), 0..4);
    prop::collection::vec(article, 0..5).prop_map(|articles| {
        let lines = articles.iter().map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>());
        lines.enumerate().map(|(n, lines)| record(&format!("a{n}"), "2020-09-09", &lines)).collect()
    })
}

proptest! {
    #[test]
    fn order_of_articles_and_loading_twice_do_not_matter(records in any_records(), turn in 0usize..5) {
        let graph = build(records.clone());
        let mut turned = records.clone();
        turned.rotate_left(turn.min(records.len()));
        turned.reverse();
        turned.extend(records.clone());
        prop_assert_eq!(&build(turned), &graph);
        let claims: usize = records.iter().map(|record| record.claims.len()).sum();
        prop_assert_eq!(graph.events.iter().map(|event| event.claims.len()).sum::<usize>(), claims);
        let ids: std::collections::BTreeSet<&String> = graph.entities.iter().map(|entity| &entity.id).collect();
        prop_assert_eq!(ids.len(), graph.entities.len());
    }
}
