//! A small collection made by hand, and records made at random, for the tests of this module.

use crate::document::record::*;
use crate::document::*;
use crate::graph::*;
use crate::time::{Bounds, Granularity, NaiveDate};
use proptest::prelude::*;

/// A record under construction: phrases are found in the text.
pub struct Maker {
    text: String,
    pub record: Record,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Maker {
    pub fn new(id: &str, digit: char, published: &str, text: &str) -> Maker {
        let mut record = Record {
            id: id.into(),
            path: format!("{id}.txt"),
            title: Some(format!("The {id} story")),
            publisher: Some(format!("The {id}")),
            published: Some(day(published)),
            published_from: Some(PublishedFrom::Header),
            sha256: digit.to_string().repeat(64),
            ..Record::default()
        };
        let mut start = 0;
        for sent in text.split_inclusive(". ") {
            let body = sent.trim_end();
            let (first, length) = (text[..start].chars().count(), body.chars().count());
            record.sentences.push(SentenceRecord { start: first, end: first + length, text: body.to_owned() });
            start += sent.len();
        }
        Maker { text: text.to_owned(), record }
    }

    fn place(&self, phrase: &str) -> (usize, usize) {
        let at = self.text.find(phrase).unwrap_or_else(|| panic!("{phrase:?} is not in the text"));
        let start = self.text[..at].chars().count();
        (start, start + phrase.chars().count())
    }

    pub fn entity(&mut self, kind: EntityKind, phrase: &str, titles: &[&str]) -> String {
        let (start, end) = self.place(phrase);
        let id = format!("e{}", self.record.entities.len() + 1);
        let mentions = vec![MentionRecord { start, end, kind: MentionKind::Name, text: phrase.into() }];
        let titles = titles.iter().map(|title| (*title).to_owned()).collect();
        self.record.entities.push(EntityRecord { id: id.clone(), kind, label: phrase.into(), titles, mentions });
        id
    }

    pub fn timex(&mut self, phrase: &str, value: &str, bounds: Bounds) -> String {
        let (start, end) = self.place(phrase);
        let id = format!("t{}", self.record.times.len() + 1);
        self.record.times.push(TimexRecord {
            id: id.clone(),
            start,
            end,
            text: phrase.into(),
            kind: TimexKind::Date,
            value: value.into(),
            modifier: None,
            bounds,
            edtf: value.into(),
            granularity: Granularity::Day,
            rule: "absolute/date".into(),
            confidence: 0.95,
        });
        id
    }

    /// A claim of a subject, a trigger with its lemma, and an object; roles are told by `role:entity` or `role:=phrase`.
    pub fn claim(&mut self, trigger: &str, lemma: &str, roles: &[(Role, &str, Option<&str>)]) -> &mut ClaimRecord {
        let (start, end) = self.place(trigger);
        let participants = roles.iter().map(|(role, phrase, filler)| {
            let (start, end) = self.place(phrase);
            let of = |letter| filler.filter(|id| id.starts_with(letter)).map(str::to_owned);
            ParticipantRecord {
                role: *role,
                start,
                end,
                text: (*phrase).into(),
                entity: of('e'),
                claim: of('c'),
                timex: of('t'),
            }
        });
        let text =
            |wanted| roles.iter().find(|(role, _, _)| *role == wanted).map(|(_, phrase, _)| (*phrase).to_owned());
        let claim = ClaimRecord {
            id: format!("c{}", self.record.claims.len() + 1),
            sentence: self.record.sentences.iter().position(|sent| sent.start <= start && end <= sent.end).unwrap(),
            trigger: TriggerRecord { start, end, text: trigger.into(), lemma: lemma.into(), verb: lemma.into() },
            event_type: None,
            triples: vec![Triple {
                subject: text(Role::Subject).unwrap_or_default(),
                event: trigger.into(),
                object: text(Role::Object),
            }],
            participants: participants.collect(),
            quantities: Vec::new(),
            time: TimeRecord { basis: Basis::Undated, ..TimeRecord::default() },
            factuality: Factuality::Asserted,
            cue: None,
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            future: false,
            tense: Tense::Past,
            aspect: Aspect::None,
            modality: None,
            timeml_class: TimemlClass::Occurrence,
            source: None,
            confidence: 0.8,
            rule: "verb/active".into(),
        };
        self.record.claims.push(claim);
        self.record.claims.last_mut().unwrap()
    }

    pub fn quantity(&self, phrase: &str, value: f64, unit: &str) -> QuantityRecord {
        let (start, end) = self.place(phrase);
        let text = phrase.into();
        QuantityRecord {
            value,
            approximate: true,
            comparison: Comparison::AtLeast,
            unit: unit.into(),
            role: QuantityRole::Count,
            start,
            end,
            text,
        }
    }
}

pub fn on(text: &str, timex: Option<&str>) -> TimeRecord {
    TimeRecord {
        bounds: Bounds::on(day(text)),
        edtf: text.into(),
        granularity: Granularity::Day,
        basis: Basis::Stated,
        likely: Some(day(text)),
        timex: timex.map(str::to_owned),
        rule: "timex/attached".into(),
    }
}

/// Two articles on a flood and a plan to rebuild a bridge, that differ in a number, and a denial.
pub fn records() -> Vec<Record> {
    vec![herald(), courier()]
}

fn herald() -> Record {
    let text = "The Orla river flooded Møllby on 3 May 2021, killing at least 12 people. \
        Mayor Ana Sørli said the council would rebuild the bridge by November. 😀 She denied a delay. ";
    let mut maker = Maker::new("herald", 'a', "2021-05-05", text);
    let river = maker.entity(EntityKind::Place, "Orla", &["river"]);
    let town = maker.entity(EntityKind::Place, "Møllby", &[]);
    let mayor = maker.entity(EntityKind::Person, "Ana Sørli", &["Mayor"]);
    let council = maker.entity(EntityKind::Organization, "the council", &[]);
    let bridge = maker.entity(EntityKind::Thing, "the bridge", &[]);
    let timex = maker.timex("3 May 2021", "2021-05-03", Bounds::on(day("2021-05-03")));
    let november = maker.timex("November", "2021-11", Bounds::within(day("2021-11-01"), day("2021-11-30")));
    let dead = maker.quantity("at least 12 people", 12.0, "people");
    let flood = maker.claim(
        "flooded",
        "flood",
        &[(Role::Subject, "The Orla river", Some(&river)), (Role::Object, "Møllby", Some(&town))],
    );
    flood.time = on("2021-05-03", Some(&timex));
    flood.event_type = Some("Flood".into());
    let kill = maker.claim(
        "killing",
        "kill",
        &[
            (Role::Subject, "The Orla river", Some(&river)),
            (Role::Object, "at least 12 people", None),
            (Role::Place, "Møllby", Some(&town)),
        ],
    );
    kill.time = on("2021-05-03", Some(&timex));
    kill.quantities = vec![dead];
    let said = maker.claim(
        "said",
        "say",
        &[
            (Role::Subject, "Mayor Ana Sørli", Some(&mayor)),
            (Role::Content, "the council would rebuild the bridge by November", Some("c4")),
        ],
    );
    said.timeml_class = TimemlClass::Reporting;
    said.time = on("2021-05-05", None);
    let rebuild = maker.claim(
        "rebuild",
        "rebuild",
        &[
            (Role::Subject, "the council", Some(&council)),
            (Role::Object, "the bridge", Some(&bridge)),
            (Role::Time, "November", Some(&november)),
        ],
    );
    rebuild.factuality = Factuality::Planned;
    rebuild.future = true;
    rebuild.cue = Some("would".into());
    rebuild.source = Some(SourceRecord {
        entity: Some(mayor.clone()),
        claim: Some("c3".into()),
        text: Some("Mayor Ana Sørli".into()),
        quoted: false,
    });
    rebuild.time = TimeRecord {
        bounds: Bounds {
            begin: crate::time::DayRange::new(day("2021-05-05"), day("2021-11-30")),
            end: crate::time::DayRange::new(day("2021-05-05"), day("2021-11-30")),
        },
        edtf: "[2021-05-05..2021-11-30]".into(),
        granularity: Granularity::Month,
        basis: Basis::Published,
        likely: Some(day("2021-11-30")),
        timex: Some(november.clone()),
        rule: "timex/by".into(),
    };
    let delay = maker.claim("delay", "delay", &[]);
    delay.factuality = Factuality::Denied;
    delay.polarity = Polarity::Negative;
    delay.triples.push(Triple {
        subject: "the council".into(),
        event: "delay".into(),
        object: Some("the bridge".into()),
    });
    maker.record.links = vec![
        LinkRecord {
            from: "c1".into(),
            relation: Relation::Before,
            to: "published".into(),
            rule: "tense/past".into(),
            confidence: 0.9,
        },
        LinkRecord {
            from: "c2".into(),
            relation: Relation::IsIncluded,
            to: timex,
            rule: "timex/attached".into(),
            confidence: 0.75,
        },
    ];
    maker.record
}

fn courier() -> Record {
    let text = "Twenty people died when the Orla flooded the town of Møllby on Monday. The council will not rebuild the bridge. ";
    let mut maker = Maker::new("courier", 'b', "2021-05-06", text);
    let river = maker.entity(EntityKind::Place, "Orla", &[]);
    let town = maker.entity(EntityKind::Place, "Møllby", &["town"]);
    let council = maker.entity(EntityKind::Organization, "The council", &[]);
    let bridge = maker.entity(EntityKind::Thing, "the bridge", &[]);
    let monday = maker.timex("Monday", "2021-05-03", Bounds::on(day("2021-05-03")));
    let dead = maker.quantity("Twenty people", 20.0, "people");
    let died = maker.claim("died", "die", &[(Role::Subject, "Twenty people", None)]);
    died.quantities = vec![dead];
    let flood = maker.claim(
        "flooded",
        "flood",
        &[(Role::Subject, "the Orla", Some(&river)), (Role::Object, "the town of Møllby", Some(&town))],
    );
    flood.event_type = Some("Flood".into());
    flood.time = on("2021-05-03", Some(&monday));
    let rebuild = maker.claim(
        "rebuild",
        "rebuild",
        &[(Role::Subject, "The council", Some(&council)), (Role::Object, "the bridge", Some(&bridge))],
    );
    rebuild.factuality = Factuality::Denied;
    rebuild.polarity = Polarity::Negative;
    maker.record
}

/// What is merged of [`records`], made by hand so that these tests stand on nothing but this module.
pub fn graph() -> KnowledgeGraph {
    let records = records();
    let member = |record, entity| Member {
        record,
        entity,
        score: if record == 0 { 1000 } else { 930 },
        rule: "name/exact".into(),
    };
    let entity = |id: &str, kind, label: &str, members: Vec<Member>| Entity {
        id: id.into(),
        kind,
        label: label.into(),
        aliases: if id == "orla" { vec!["The Orla".into()] } else { Vec::new() },
        titles: if id == "ana-sorli" { vec!["Mayor".into()] } else { Vec::new() },
        same_as: if id == "mollby" { vec!["http://www.wikidata.org/entity/Q0".into()] } else { Vec::new() },
        members,
    };
    let entities = vec![
        entity("ana-sorli", EntityKind::Person, "Ana Sørli", vec![member(0, 2)]),
        entity("mollby", EntityKind::Place, "Møllby", vec![member(0, 1), member(1, 1)]),
        entity("orla", EntityKind::Place, "Orla", vec![member(0, 0), member(1, 0)]),
        entity("the-bridge", EntityKind::Thing, "the bridge", vec![member(0, 4), member(1, 3)]),
        entity("the-council", EntityKind::Organization, "the council", vec![member(0, 3), member(1, 2)]),
    ];
    let told = [
        ("orla-flooded-mollby", vec![(0, 0), (1, 1)], vec![(Role::Subject, 2), (Role::Object, 1)]),
        ("killing", vec![(0, 1), (1, 0)], vec![(Role::Subject, 2), (Role::Place, 1)]),
        ("ana-sorli-said", vec![(0, 2)], vec![(Role::Subject, 0)]),
        ("council-rebuild-bridge", vec![(0, 3), (1, 2)], vec![(Role::Subject, 4), (Role::Object, 3)]),
        ("delay", vec![(0, 4)], vec![]),
    ];
    let events =
        told.into_iter().map(|(id, claims, participants)| event(id, &records, &claims, &participants, &entities));
    let mut events: Vec<Event> = events.collect();
    events[2].participants.push(EventParticipant {
        role: Role::Content,
        entity: None,
        event: Some(EventId(3)),
        label: "rebuild".into(),
    });
    let relations = vec![
        EventRelation {
            from: EventId(0),
            relation: Relation::Before,
            to: EventId(2),
            rule: "tense/past".into(),
            confidence: 0.9,
        },
        EventRelation {
            from: EventId(4),
            relation: Relation::After,
            to: EventId(0),
            rule: "text/order".into(),
            confidence: 0.5,
        },
    ];
    let value = |value: &str, record, claim| ConflictValue { value: value.into(), record, claim: Some(claim) };
    let conflicts = vec![
        Conflict {
            kind: ConflictKind::Number,
            event: Some(EventId(1)),
            entity: None,
            values: vec![value("at least 12 people", 0, 1), value("20 people", 1, 0)],
        },
        Conflict {
            kind: ConflictKind::Denial,
            event: Some(EventId(3)),
            entity: None,
            values: vec![value("planned", 0, 3), value("denied", 1, 2)],
        },
    ];
    KnowledgeGraph { records, entities, events, relations, conflicts }
}

fn event(
    id: &str,
    records: &[Record],
    claims: &[(usize, usize)],
    participants: &[(Role, u32)],
    entities: &[Entity],
) -> Event {
    let best = &records[claims[0].0].claims[claims[0].1];
    let refs = claims.iter().enumerate().map(|(at, (record, claim))| ClaimRef {
        record: *record,
        claim: *claim,
        score: if at == 0 { 1000 } else { 870 },
        rule: "type/time/who".into(),
    });
    let participants = participants.iter().map(|(role, at)| EventParticipant {
        role: *role,
        entity: Some(EntityId(*at)),
        event: None,
        label: entities[*at as usize].label.clone(),
    });
    let quantities = claims.iter().enumerate().flat_map(|(at, (record, claim))| {
        records[*record].claims[*claim].quantities.iter().map(move |q| EventQuantity {
            value: q.value,
            approximate: q.approximate,
            comparison: q.comparison,
            unit: q.unit.clone(),
            role: q.role,
            claims: vec![at],
        })
    });
    Event {
        id: id.into(),
        label: format!("{} {}", best.triples[0].subject, best.triples[0].event),
        event_type: best.event_type.clone(),
        time: best.time.clone(),
        participants: participants.collect(),
        quantities: quantities.collect(),
        factuality: best.factuality,
        salience: 0.5,
        claims: refs.collect(),
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z ]{1,8}", any::<String>()]
}

fn any_day() -> impl Strategy<Value = Option<NaiveDate>> {
    prop_oneof![
        Just(None),
        (-5000i32..13000, 1u32..13, 1u32..29).prop_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day)),
    ]
}

fn any_bounds() -> impl Strategy<Value = Bounds> {
    [any_day(), any_day(), any_day(), any_day()].prop_map(super::quads::bounds_of)
}

/// Records that hold together, made by giving the fixture odd contents.
pub fn any_record() -> impl Strategy<Value = Record> {
    let texts = proptest::collection::vec(any_text(), 24);
    let names = proptest::collection::hash_set("[a-z#%&=,. é😀]{1,6}", 16)
        .prop_map(|names| names.into_iter().collect::<Vec<_>>());
    (texts, names, any_bounds(), any_day(), any::<[bool; 8]>(), any::<f64>(), 0f32..1.0).prop_map(
        |(texts, names, bounds, day, flags, value, sure)| {
            let mut record = herald();
            let rename = flags[0].then_some(names);
            if let Some(names) = &rename {
                rename_all(&mut record, names);
            }
            let mut texts = texts.into_iter().cycle();
            let mut next = || texts.next().unwrap();
            record.id = next();
            record.path = next();
            record.title = flags[1].then(&mut next);
            record.url = flags[2].then(&mut next);
            record.published = day;
            for entity in &mut record.entities {
                entity.label = next();
                entity.titles = vec![next(), next(), next()];
                if flags[3] {
                    let more = entity.mentions[0].clone();
                    entity.mentions.push(MentionRecord { kind: MentionKind::Pronoun, ..more.clone() });
                    entity.mentions.push(more);
                }
            }
            for timex in &mut record.times {
                (timex.value, timex.edtf, timex.rule, timex.bounds, timex.confidence) =
                    (next(), next(), next(), bounds, sure);
                timex.modifier = flags[4].then(&mut next);
            }
            for claim in &mut record.claims {
                (claim.trigger.lemma, claim.trigger.verb, claim.rule) = (next(), next(), next());
                claim.event_type = flags[5].then(&mut next);
                claim.time.bounds = bounds;
                claim.time.likely = day;
                claim.cue = flags[6].then(&mut next);
                claim.confidence = sure;
                claim.triples.push(Triple { subject: next(), event: next(), object: flags[7].then(&mut next) });
                for quantity in &mut claim.quantities {
                    quantity.value = if value.is_finite() { value } else { 0.5 };
                    quantity.unit = next();
                }
            }
            if flags[1] {
                record.claims.iter_mut().for_each(|claim| claim.triples.clear());
                record.entities.iter_mut().for_each(|entity| entity.mentions.clear());
            }
            record
        },
    )
}

fn rename_all(record: &mut Record, names: &[String]) {
    let olds: Vec<String> = record
        .entities
        .iter()
        .map(|entity| entity.id.clone())
        .chain(record.times.iter().map(|timex| timex.id.clone()))
        .chain(record.claims.iter().map(|claim| claim.id.clone()))
        .collect();
    let new = |id: &str| olds.iter().position(|old| old == id).map_or(id.to_owned(), |at| names[at].clone());
    let change = |id: &mut Option<String>| *id = id.as_deref().map(new);
    record.entities.iter_mut().for_each(|entity| entity.id = new(&entity.id));
    record.times.iter_mut().for_each(|timex| timex.id = new(&timex.id));
    for claim in &mut record.claims {
        claim.id = new(&claim.id);
        change(&mut claim.time.timex);
        for participant in &mut claim.participants {
            change(&mut participant.entity);
            change(&mut participant.claim);
            change(&mut participant.timex);
        }
        if let Some(source) = &mut claim.source {
            change(&mut source.entity);
            change(&mut source.claim);
        }
    }
    for link in &mut record.links {
        (link.from, link.to) = (new(&link.from), new(&link.to));
    }
}
