//! The expressions that syntax attaches to an event: its own time, and a link to each.

use super::clauses::Clauses;
use crate::document::{
    Anchor, Aspect, Basis, ClaimId, Deprel, Document, EventTime, Factuality, Link, Node, Relation, SignalRelation,
    Tense, TimemlClass, Timex, TimexId, TimexKind, TokenId, Upos,
};
use crate::speech;
use crate::time::operators::{shift, this};
use crate::time::{Bounds, DayRange, Granularity, Unit, edtf, parse_value};

/// The time that each claim's own expressions give it.
pub fn times(clauses: &Clauses) -> Vec<Option<EventTime>> {
    let lengths = super::distance::lengths(clauses);
    clauses.ids().map(|id| Some(lasting(clauses, id, own(clauses, id)?, lengths.get(&id)))).collect()
}

/// "began a three-day visit on Sunday", "held a two-week fair from 3 May": the day is the first, and the length sets the last; of what
/// ended on a day it is the last.
fn lasting(clauses: &Clauses, id: ClaimId, time: EventTime, length: Option<&(i64, i64)>) -> EventTime {
    let doc = clauses.doc;
    let Some((day, (least, most))) = time.bounds.begin.first.zip(length) else { return time };
    if time.bounds != Bounds::on(day) || *least < 2 {
        return time;
    }
    let trigger = doc.token(clauses.claim(id).trigger);
    let verb = trigger.head.filter(|_| trigger.upos == Upos::Noun);
    let ended = verb.is_some_and(|verb| super::share::ENDING.contains(&doc.token(verb).lemma.as_str()));
    let shifted = |days: i64| day.checked_add_signed(chrono::TimeDelta::days(days));
    let bounds = match ended {
        false => {
            Bounds { begin: time.bounds.begin, end: DayRange::new(shifted((least - 1).min(*most)), shifted(*most)) }
        }
        true => Bounds { begin: DayRange::new(shifted(-most), shifted((1 - least).max(-most))), end: time.bounds.end },
    };
    // what is told is not over after it was told
    let later = bounds.end.first.zip(clauses.published()).is_some_and(|(last, published)| last > published);
    match later && clauses.is_past(id) {
        true => time,
        false => EventTime { bounds, edtf: edtf(&bounds, time.granularity), ..time },
    }
}

/// The first expression with known bounds gives the time; the others narrow it where they agree with it
/// ("on Friday, August 28"; "in January … a year later" do not).
fn own(clauses: &Clauses, id: ClaimId) -> Option<EventTime> {
    let attached = || clauses.timexes(id).iter().map(|t| (*t, &clauses.doc.timexes[t.index()]));
    // what was told in the past tense is not dated by a day to come that was only counted: "more than a century later"
    let to_come = |timex: &Timex| {
        let later = timex.bounds.begin.first.zip(clauses.published()).is_some_and(|(first, day)| first > day);
        later && matches!(timex.anchor, Anchor::Timex(_)) && !timex.rule.starts_with("date/") && clauses.is_past(id)
    };
    // "promised help within days": a time to come is that of the help
    // "it is the second blow within a year"
    let told = clauses.claim(id).lemma == "be" && !clauses.claim(id).future;
    // "was to be finished within six years": nobody knows from when
    let helpers = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    let mut helpers = clauses.doc.dependents_by(clauses.claim(id).trigger, &helpers);
    let meant = clauses.claim(id).future && helpers.any(|be| matches!(clauses.doc.form(be), "was" | "were"));
    let over = clauses.is_past(id) || is_realised(clauses, id) || told || meant;
    let ahead = |timex: &Timex| reaches_ahead(clauses, timex) && over;
    let of_thing = |timex: &Timex| {
        describes_thing(clauses, id, timex)
            || is_topic(clauses, id, timex)
            || is_of_account(clauses, id, timex)
            || is_paid_for(clauses, id, timex)
    };
    let told = |timex: &Timex| !timex.bounds.is_unknown() && !to_come(timex) && !ahead(timex) && !of_thing(timex);
    let dated = || attached().filter(|(_, timex)| told(timex));
    let Some((first, timex)) = dated().next() else {
        return at_that_time(clauses, id)
            .or_else(|| cleft(clauses, id))
            .or_else(|| by_document(clauses, id))
            .or_else(|| has_lasted(clauses, id));
    };
    let mut time = from_timex(clauses.doc, first, timex);
    if let Some(bounds) = as_of(clauses, id, timex) {
        time = EventTime { bounds, edtf: edtf(&bounds, timex.granularity), ..time };
    }
    if let Some(bounds) = from_saying(clauses, id, timex).or_else(|| until_then(clauses, id, timex)) {
        time = EventTime { bounds, edtf: edtf(&bounds, timex.granularity), basis: Basis::Event, ..time };
    }
    let mut used = vec![timex];
    for (_, other) in dated().skip(1) {
        let narrower = time.bounds.intersect(&other.bounds);
        let listed =
            || used.iter().find_map(|one| joined(clauses.doc, one, other)).map(|whole| hull(&time.bounds, &whole));
        let both = if narrower.is_empty() { listed() } else { Some(narrower) };
        used.push(other);
        if let Some(both) = both.filter(|both| *both != time.bounds) {
            time.bounds = both;
            time.granularity = time.granularity.min(other.granularity);
            time.edtf = edtf(&time.bounds, time.granularity);
        }
    }
    Some(time)
}

/// "The museum shows an issue from 1921": what is told in the present does not begin in the past; the thing is from then.
fn describes_thing(clauses: &Clauses, id: ClaimId, timex: &Timex) -> bool {
    let claim = clauses.claim(id);
    let present = claim.tense == Tense::Present && claim.aspect == Aspect::None && !claim.future;
    // "found letters from 1926"
    let made = |tok: TokenId| {
        let token = clauses.doc.token(tok);
        token.deprel == Deprel::Obj && token.head == Some(claim.trigger) && MADE.contains(&token.lemma.as_str())
    };
    let dated = timex.first.0.checked_sub(2).is_some_and(|at| made(TokenId(at)));
    let from = timex.signal.is_some_and(|signal| signal.relation == SignalRelation::From);
    let past = timex.bounds.begin.last.zip(clauses.published()).is_some_and(|(last, day)| last < day);
    let before = timex.first.0.checked_sub(2).map(|at| clauses.doc.token(TokenId(at)));
    let noun =
        before.is_some_and(|token| token.sentence == claim.sentence && matches!(token.upos, Upos::Noun | Upos::Propn));
    from && (present && noun && past || dated)
}

/// What people find, show and print, and what keeps the day it was made.
const MADE: [&str; 32] = [
    "article",
    "bone",
    "book",
    "coin",
    "copy",
    "data",
    "diary",
    "document",
    "drawing",
    "edition",
    "email",
    "figure",
    "file",
    "film",
    "footage",
    "image",
    "issue",
    "letter",
    "manuscript",
    "map",
    "message",
    "newspaper",
    "painting",
    "paper",
    "photo",
    "photograph",
    "picture",
    "poster",
    "record",
    "recording",
    "remains",
    "video",
];

/// "The report covers the year 2022": what somebody tells of is not when he does it.
fn is_topic(clauses: &Clauses, id: ClaimId, timex: &Timex) -> bool {
    let claim = clauses.claim(id);
    let tells = matches!(
        claim.lemma.as_str(),
        "cover" | "commemorate" | "concern" | "describe" | "examine" | "recall" | "recount" | "remember" | "target"
    );
    let object = |tok: TokenId| timex.first <= tok && tok < timex.end;
    tells && clauses.doc.dependents_by(claim.trigger, &[Deprel::Obj]).any(object)
}

/// "is expected to record a loss for the year ended June 30": what lies ahead does not fall into a time that is over; the account is
/// of it.
fn is_of_account(clauses: &Clauses, id: ClaimId, timex: &Timex) -> bool {
    let over = timex.bounds.end.last.zip(clauses.published()).is_some_and(|(last, day)| last < day);
    let back = |by: u32| timex.first.0.checked_sub(by).map(|at| clauses.doc.form(TokenId(at)));
    let of = back(1) == Some("for") || back(2) == Some("for") && back(1) == Some("the");
    let words = clauses.doc.text(timex.span).to_lowercase();
    let period = ["year", "quarter", "half", "months", "period"].iter().any(|word| words.contains(word));
    clauses.claim(id).future && !clauses.is_past(id) && over && of && period
}

/// "must pay for the period from 2004 to 2009": what somebody pays for is not when.
fn is_paid_for(clauses: &Clauses, id: ClaimId, timex: &Timex) -> bool {
    let pays = matches!(
        clauses.claim(id).lemma.as_str(),
        "pay" | "repay" | "owe" | "refund" | "reimburse" | "compensate" | "bill" | "charge" | "tax"
    );
    let back = |by: u32| timex.first.0.checked_sub(by).map_or("", |at| clauses.doc.form(TokenId(at)));
    let period =
        |by: u32| matches!(back(by), "period" | "year" | "years" | "months" | "season") && back(by + 2) == "for";
    // the second of a range stands behind the first
    pays && (1..=4).any(period)
}

/// "divided since 1974, **when** Turkey invaded": a clause right behind a time tells what happened at it.
fn at_that_time(clauses: &Clauses, id: ClaimId) -> Option<EventTime> {
    let doc = clauses.doc;
    let trigger = clauses.claim(id).trigger;
    let opener = doc.dependents_by(trigger, &[Deprel::Advmod, Deprel::Mark]).find(|tok| *tok < trigger)?;
    let comma = opener.0.checked_sub(1).map(TokenId).filter(|tok| doc.form(*tok) == ",")?;
    let before = doc.timexes.partition_point(|timex| timex.end <= comma).checked_sub(1)?;
    let timex = doc.timexes.get(before).filter(|timex| timex.end == comma && timex.kind != TimexKind::Duration)?;
    // "until March 2026, when it will pass"
    let told = clauses.is_past(id) || clauses.claim(id).future;
    let days = parse_value(&timex.value).filter(|_| doc.form(opener) == "when" && told)?;
    let bounds = days.bounds();
    Some(EventTime {
        bounds,
        edtf: edtf(&bounds, timex.granularity),
        rule: "attach/when".to_owned(),
        ..from_timex(doc, TimexId(before as u32), timex)
    })
}

/// "It was not until 2004 **that** the keys were handed over": what the clause tells happened then.
fn cleft(clauses: &Clauses, id: ClaimId) -> Option<EventTime> {
    let doc = clauses.doc;
    let trigger = clauses.claim(id).trigger;
    let token = doc.token(trigger);
    let behind = matches!(
        token.deprel,
        Deprel::Acl | Deprel::AclRelcl | Deprel::Csubj | Deprel::CsubjPass | Deprel::Ccomp | Deprel::Advcl
    );
    let day = token.head.filter(|day| behind && *day < trigger)?;
    let that = |tok: TokenId| doc.form(tok) == "that" && tok > day;
    let it = |tok: TokenId| doc.form(tok).eq_ignore_ascii_case("it");
    let was = doc.dependents_by(day, &[Deprel::Cop]).next().is_some()
        && doc.dependents_by(day, &[Deprel::Nsubj, Deprel::Expl]).any(it)
        && doc.dependents(trigger).any(that);
    let number = doc.timexes.partition_point(|timex| timex.end <= day);
    let timex = doc.timexes.get(number).filter(|timex| was && timex.first <= day && !timex.bounds.is_unknown())?;
    let time = from_timex(doc, TimexId(number as u32), timex);
    let until = timex.signal.is_some_and(|signal| signal.relation == SignalRelation::Until);
    let bounds = if until { parse_value(&timex.value)?.bounds() } else { time.bounds };
    let edtf = if until { edtf(&bounds, timex.granularity) } else { time.edtf };
    Some(EventTime { bounds, edtf, rule: "attach/cleft".to_owned(), ..time })
}

/// "bought it, only to shut it within a year": an infinitive that tells what happened.
fn is_realised(clauses: &Clauses, id: ClaimId) -> bool {
    let claim = clauses.claim(id);
    claim.tense == Tense::Infinitive && claim.factuality == Factuality::Asserted && !claim.future
}

/// "has lived there for ten years": what goes on began so long before publication, as exactly as the length is told.
pub(super) fn has_lasted(clauses: &Clauses, id: ClaimId) -> Option<EventTime> {
    let claim = clauses.claim(id);
    let goes_on = claim.aspect == Aspect::PerfectiveProgressive
        || claim.aspect == Aspect::Perfective
            && (claim.timeml_class == TimemlClass::State || ACTIVITIES.contains(&claim.lemma.as_str()));
    let passive = clauses.doc.dependents_by(claim.trigger, &[Deprel::AuxPass]).next().is_some();
    let now = claim.tense == Tense::Present && claim.factuality == Factuality::Asserted && !claim.future;
    let day = clauses.published().filter(|_| goes_on && now && !passive)?;
    let attached = clauses.timexes(id).iter().map(|timex| (*timex, &clauses.doc.timexes[timex.index()]));
    let (number, timex) = attached.into_iter().find(|(_, timex)| {
        let lasts = timex.signal.is_some_and(|signal| signal.relation == SignalRelation::For);
        timex.kind == TimexKind::Duration && lasts && timex.bounds.is_unknown()
    })?;
    let length = timex.value.strip_prefix('P')?;
    let letters = length.trim_start_matches(|c: char| c.is_ascii_digit());
    let count: i64 = length.strip_suffix(letters)?.parse().ok()?;
    let (unit, size) = match letters {
        "D" => (Unit::Day, 1),
        "W" => (Unit::Week, 1),
        "M" => (Unit::Month, 1),
        "Y" => (Unit::Year, 1),
        "DE" => (Unit::Year, 10),
        "CE" => (Unit::Year, 100),
        _ => return None,
    };
    let from = this(shift(day, unit, -count.checked_mul(size)?)?, if size > 1 { Unit::Decade } else { unit })?;
    let last = from.last().min(day);
    let begin = match timex.modifier.as_deref() {
        None | Some("APPROX") => DayRange::new(from.start, last),
        Some("MORE_THAN" | "EQUAL_OR_MORE") => DayRange::new(None, last),
        _ => return None,
    };
    // who is quoted may have said so before
    let still = if clauses.speech(id).is_some() { from.start } else { day };
    let bounds = Bounds { begin, end: DayRange::new(still, None) };
    Some(EventTime {
        bounds,
        edtf: edtf(&bounds, from.granularity),
        granularity: from.granularity,
        basis: Basis::Published,
        likely: None,
        timex: Some(number),
        rule: "attach/has-lasted".to_owned(),
    })
}

/// Verbs of what people do for years on end; "has banned it for two weeks" tells how long the ban will last.
const ACTIVITIES: [&str; 44] = [
    "act",
    "battle",
    "breed",
    "build",
    "campaign",
    "collect",
    "control",
    "cooperate",
    "cover",
    "dominate",
    "exist",
    "farm",
    "fight",
    "follow",
    "govern",
    "grow",
    "head",
    "hide",
    "hold",
    "keep",
    "know",
    "lead",
    "lie",
    "live",
    "make",
    "manage",
    "occupy",
    "own",
    "play",
    "practise",
    "produce",
    "reign",
    "remain",
    "rule",
    "run",
    "serve",
    "stay",
    "struggle",
    "study",
    "suffer",
    "support",
    "teach",
    "wait",
    "work",
];

/// "A 2016 audit found", "Tuesday's report says": what a dated document says was said then.
fn by_document(clauses: &Clauses, id: ClaimId) -> Option<EventTime> {
    const DOCUMENTS: [&str; 16] = [
        "audit",
        "census",
        "editorial",
        "inquest",
        "inquiry",
        "investigation",
        "letter",
        "memo",
        "paper",
        "poll",
        "report",
        "review",
        "ruling",
        "statement",
        "study",
        "survey",
    ];
    let doc = clauses.doc;
    let claim = clauses.claim(id);
    let says = speech::is_verb_of_saying(&claim.lemma) || matches!(claim.lemma.as_str(), "find" | "show" | "reveal");
    let trigger = claim.trigger;
    let subject = doc.dependents_by(trigger, &[Deprel::Nsubj]).next().filter(|_| says && clauses.is_past(id))?;
    if !DOCUMENTS.contains(&doc.token(subject).lemma.as_str()) {
        return None;
    }
    let from = doc.timexes.partition_point(|timex| timex.sentence < claim.sentence);
    let before = |(_, timex): &(usize, &Timex)| {
        let describes = || doc.dependents(subject).any(|tok| timex.first <= tok && tok < timex.end);
        timex.kind == TimexKind::Date && timex.end <= subject && describes()
    };
    let here = doc.timexes.iter().enumerate().skip(from).take_while(|(_, timex)| timex.sentence == claim.sentence);
    let (number, timex) = here.into_iter().find(before)?;
    let time = from_timex(doc, TimexId(number as u32), timex);
    (!timex.bounds.is_unknown()).then(|| EventTime { rule: "attach/document".to_owned(), ..time })
}

/// True for a length that reaches on from publication: "within three years", "over the coming months".
pub(super) fn reaches_ahead(clauses: &Clauses, timex: &Timex) -> bool {
    let from = timex.bounds.begin.first;
    let within = timex.signal.is_some_and(|signal| signal.relation == SignalRelation::Within);
    let ahead = timex.bounds.end.last != from || within;
    timex.kind == TimexKind::Duration && from.is_some() && from == clauses.published() && ahead
}

/// "They had agreed in June that he would leave within a month": "would" looks ahead from a past saying, so the length is
/// measured from its day; where nothing dates the saying, that of publication is only the last it can be measured from.
fn from_saying(clauses: &Clauses, id: ClaimId, timex: &Timex) -> Option<Bounds> {
    let would = clauses.claim(id).future && has_would(clauses.doc, clauses.claim(id).trigger);
    let saying = || clauses.speech(id).or_else(|| clauses.governor(id).map(|governor| governor.claim));
    let saying = saying().filter(|saying| would && reaches_ahead(clauses, timex) && clauses.is_past(*saying))?;
    let days = clauses.timexes(saying).iter().map(|said| &clauses.doc.timexes[said.index()]);
    let dated = days.filter(|said| matches!(said.kind, TimexKind::Date | TimexKind::Time));
    let said = dated.map(|said| said.bounds).find(|said| said.begin.first.is_some() && said.end.last.is_some());
    let (published, far) = (clauses.published()?, timex.bounds.end.last);
    let Some(said) = said.filter(|said| said.end.last < Some(published)) else {
        return Some(Bounds::within(None, far));
    };
    let from = said.end.last?;
    Some(Bounds::within(said.begin.first, far.and_then(|far| from.checked_add_signed(far - published))))
}

/// True for "would leave" and "would go on to leave".
fn has_would(doc: &Document, verb: TokenId) -> bool {
    let own =
        |tok: TokenId| doc.dependents_by(tok, &[Deprel::Aux]).any(|aux| matches!(doc.form(aux), "would" | "'d" | "’d"));
    let above = doc.token(verb).head.filter(|_| doc.token(verb).deprel == Deprel::Xcomp);
    own(verb) || above.is_some_and(own)
}

/// "postponed until May": what is put off until a day was put off before it.
fn until_then(clauses: &Clauses, id: ClaimId, timex: &Timex) -> Option<Bounds> {
    let lemma = clauses.claim(id).lemma.as_str();
    let puts_off = matches!(
        lemma,
        "postpone" | "delay" | "defer" | "adjourn" | "put off" | "push back" | "reschedule" | "extend" | "prolong"
    );
    let until =
        timex.signal.is_some_and(|signal| matches!(signal.relation, SignalRelation::Until | SignalRelation::To));
    (puts_off && until).then(|| Bounds::within(None, timex.bounds.end.last))
}

/// "as of May, four mills were open" is told of May; "as of 1 July the ban will hold" begins then, and what "has died as of
/// Monday" died by Monday.
fn as_of(clauses: &Clauses, id: ClaimId, timex: &Timex) -> Option<Bounds> {
    let claim = clauses.claim(id);
    let over = timex.bounds.end.last.zip(clauses.published()).is_none_or(|(last, day)| last < day);
    let bids = !over && matches!(claim.factuality, Factuality::Planned | Factuality::Requested);
    let ahead = claim.future || bids;
    let done = claim.aspect == Aspect::Perfective && claim.timeml_class != TimemlClass::State;
    let told = timex.signal.is_some_and(|signal| signal.relation == SignalRelation::AsOf);
    let days = timex.bounds.begin;
    match (ahead, done) {
        (true, _) => Some(Bounds { begin: days, end: DayRange::new(days.first, None) }),
        (_, true) => Some(Bounds::within(None, days.last)),
        _ => None,
    }
    .filter(|_| told)
}

/// From the first day of either to the last.
fn hull(one: &Bounds, other: &Bounds) -> Bounds {
    Bounds::within(one.begin.first.min(other.begin.first), one.end.last.max(other.end.last))
}

/// "in May and July", "in 2016 and again in 2019": it happened in both, so from the first day of the one to the last day of the
/// other.
fn joined(doc: &Document, one: &Timex, other: &Timex) -> Option<Bounds> {
    let (first, second) = if one.first < other.first { (one, other) } else { (other, one) };
    let between = || (first.end.0..second.first.0).map(|tok| doc.form(TokenId(tok)));
    let joins = |word: &str| matches!(word, "and" | "or" | "then" | ",");
    let list =
        between().any(joins) && between().all(|word| joins(word) || matches!(word, "again" | "also" | "in" | "on"));
    let coordinated = list && first.granularity == second.granularity;
    let plain = |timex: &Timex| timex.bounds.begin == timex.bounds.end;
    let whole = Bounds::within(first.bounds.begin.first, second.bounds.end.last);
    (coordinated && plain(first) && plain(second) && first.bounds.begin.first < second.bounds.begin.first)
        .then_some(whole)
}

fn from_timex(doc: &Document, id: TimexId, timex: &Timex) -> EventTime {
    let bounds = supported(doc, timex);
    EventTime {
        bounds,
        edtf: if bounds == timex.bounds { timex.edtf.clone() } else { edtf(&bounds, timex.granularity) },
        granularity: timex.granularity,
        basis: basis(timex.anchor),
        likely: None,
        timex: Some(id),
        rule: "attach/timex".to_owned(),
    }
}

/// "two days later" after "in January" is no day in January: the distance is measured from any day of the month.
fn supported(doc: &Document, timex: &Timex) -> Bounds {
    let Anchor::Timex(anchor) = timex.anchor else { return timex.bounds };
    // "on 20 August", "at dawn on 20 August", "at Christmas" of a year told before is that day
    let named = ["date/", "holiday/"].iter().any(|topic| timex.rule.starts_with(topic));
    let parts = ["day-part", "part-of-day", "part-day", "clock-day", "day-clock", "weekday-date"];
    if named || timex.rule.strip_prefix("compose/").is_some_and(|rule| parts.contains(&rule)) {
        return timex.bounds;
    }
    let anchor = &doc.timexes[anchor.index()];
    let known = (timex.bounds.begin.first, anchor.bounds.begin.first, anchor.bounds.end.last);
    let (Some(day), Some(first), Some(last)) = known else { return timex.bounds };
    let coarse = anchor.granularity >= Granularity::Week && timex.granularity <= Granularity::Day;
    match coarse && timex.bounds == Bounds::on(day) {
        true => Bounds::within(day, last.checked_add_signed(day - first)),
        false => timex.bounds,
    }
}

fn basis(anchor: Anchor) -> Basis {
    match anchor {
        Anchor::Stated => Basis::Stated,
        Anchor::Published | Anchor::None => Basis::Published,
        Anchor::Timex(_) | Anchor::Event(_) => Basis::Event,
    }
}

/// A link from each claim to each expression attached to it.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let pairs = clauses.ids().flat_map(|id| clauses.timexes(id).iter().map(move |timex| (id, *timex)));
    pairs.filter_map(|(id, timex)| to_timex(id, timex, &clauses.doc.timexes[timex.index()])).collect()
}

/// The link of a claim to an expression attached to it.
pub(super) fn to_timex(id: ClaimId, timex_id: TimexId, timex: &Timex) -> Option<Link> {
    let relation = match (timex.kind, timex.signal.map(|signal| signal.relation)) {
        (TimexKind::Set, _) => return None,
        (_, Some(SignalRelation::Before)) => Relation::Before,
        (_, Some(SignalRelation::After)) => Relation::After,
        (_, Some(SignalRelation::Since | SignalRelation::From)) => Relation::BegunBy,
        (_, Some(SignalRelation::Until | SignalRelation::To)) => Relation::EndedBy,
        (TimexKind::Duration, Some(SignalRelation::For)) => Relation::Simultaneous,
        (TimexKind::Duration, _) if timex.bounds.is_unknown() => return None,
        (_, Some(SignalRelation::AsOf)) => Relation::Includes,
        _ => Relation::IsIncluded,
    };
    let (from, to) = (Node::Claim(id), Node::Timex(timex_id));
    Some(Link { from, relation, to, rule: "attach/timex".to_owned(), confidence: 0.9 })
}
