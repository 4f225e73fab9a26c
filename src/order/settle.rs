//! The network of a document: bounds run along the links, contradictions lose their least trusted link.

use super::clauses::Clauses;
use crate::document::{Anchor, Basis, ClaimId, EventTime, Link, Node, Relation, Tense, TimemlClass};
use crate::time::network::{Constraint, Network, Point};
use crate::time::{Bounds, DayRange, Granularity, edtf};
use chrono::{Days, NaiveDate};

/// Links less sure than this give an order but no bounds.
const BINDING: f32 = 0.7;

/// The final time of each claim, and the links that stand.
pub fn settle(
    clauses: &Clauses,
    own: &[Option<EventTime>],
    shared: &[Option<EventTime>],
    links: Vec<Link>,
) -> (Vec<EventTime>, Vec<Link>) {
    let mut network = Layout::new(clauses).network();
    add_times(&mut network, own);
    super::distance::constraints(clauses).iter().for_each(|between| _ = network.add(between));
    super::distance::not_before(clauses).into_iter().for_each(|order| _ = network.add(&[order]));
    let (strong, weak): (Vec<Link>, Vec<Link>) = by_trust(links).into_iter().partition(|l| l.confidence >= BINDING);
    let mut standing: Vec<Link> = strong.into_iter().filter(|link| add(&mut network, clauses, link)).collect();
    let from_links = network.bounds();
    add_times(&mut network, shared);
    let bounds = network.bounds();
    let by_claim = ByClaim::new(clauses, &standing);
    let times = clauses.ids().map(|id| {
        let n = id.index();
        let known = own[n].as_ref().or(shared[n].as_ref().filter(|time| fits(&time.bounds, &bounds[n])));
        match known {
            Some(time) => fill(time.clone(), &bounds[n]),
            None => bounded(clauses, &from_links[n], by_claim.tense[n], by_claim.other[n]),
        }
    });
    let mut times: Vec<EventTime> = times.collect();
    standing.retain(|link| !told_by_date(link, own, clauses));
    standing.extend(weak.into_iter().filter(|link| add(&mut network, clauses, link)));
    let news = news_day(clauses);
    times.iter_mut().zip(clauses.ids()).for_each(|(time, id)| time.likely = likely(clauses, id, time, news));
    let own_days: Vec<Option<NaiveDate>> = times.iter().map(|time| time.likely).collect();
    for id in clauses.ids().filter(|id| own_days[id.index()].is_none() && !clauses.claim(*id).future) {
        times[id.index()].likely = above(clauses, &own_days, id).or(news).or(clauses.published());
    }
    standing.sort_by(|a, b| (a.from, a.to, &a.rule).cmp(&(b.from, b.to, &b.rule)));
    (times, standing)
}

/// A link that was left out, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// The link, the least trusted of those that cannot all hold.
    pub dropped: Link,
    /// The others: without any one of them the link could stand.
    pub against: Vec<Reason>,
}

/// Something that a contradiction rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The days that an expression gives a claim.
    Time(ClaimId),
    /// A link that is surer.
    Link(Link),
    /// What holds of every event: it does not end before it begins, and the day of publication is what it is.
    Given,
}

/// The links that the surer facts refute, each with the least that refutes it.
pub fn contradictions(clauses: &Clauses, own: &[Option<EventTime>], links: Vec<Link>) -> Vec<Contradiction> {
    let mut network = Layout::new(clauses).network();
    let mut reasons = vec![Reason::Given; network.facts()];
    let mut found = Vec::new();
    for (id, time) in clauses.ids().zip(own) {
        if let Some(time) = time {
            network.add(&Constraint::bounds(id.index(), &time.bounds));
            reasons.resize(network.facts(), Reason::Time(id));
        }
    }
    for link in by_trust(links) {
        let constraints = constraints(clauses, &link);
        match network.explain(&constraints) {
            None => _ = network.add(&constraints),
            Some(facts) => {
                let given = facts.into_iter().map(|fact| reasons[fact].clone()).filter(|r| *r != Reason::Given);
                found.push(Contradiction { dropped: link.clone(), against: given.collect() });
            }
        }
        reasons.resize(network.facts(), Reason::Link(link));
    }
    found
}

/// Claims, then expressions, then the publication, as numbered intervals.
struct Layout<'c, 'd> {
    clauses: &'c Clauses<'d>,
}

impl<'c, 'd> Layout<'c, 'd> {
    fn new(clauses: &'c Clauses<'d>) -> Self {
        Layout { clauses }
    }

    fn network(&self) -> Network {
        let doc = self.clauses.doc;
        let mut network = Network::new(doc.claims.len() + doc.timexes.len() + 1);
        if let Some(day) = self.clauses.published() {
            network.add(&Constraint::bounds(self.place(Node::Published), &Bounds::on(day)));
        }
        network
    }

    fn place(&self, node: Node) -> usize {
        let doc = self.clauses.doc;
        match node {
            Node::Claim(id) => id.index(),
            Node::Timex(id) => doc.claims.len() + id.index(),
            Node::Published => doc.claims.len() + doc.timexes.len(),
        }
    }
}

fn add_times(network: &mut Network, times: &[Option<EventTime>]) {
    for (n, time) in times.iter().enumerate() {
        time.iter().for_each(|time| _ = network.add(&Constraint::bounds(n, &time.bounds)));
    }
}

/// Adds a link; those to expressions only document the attachment, its bounds are in already.
fn add(network: &mut Network, clauses: &Clauses, link: &Link) -> bool {
    network.add(&constraints(clauses, link))
}

fn constraints(clauses: &Clauses, link: &Link) -> Vec<Constraint> {
    let layout = Layout::new(clauses);
    let (from, to) = (layout.place(link.from), layout.place(link.to));
    match (link.to, link.relation) {
        (Node::Timex(_), _) => Vec::new(),
        // what is so "now" or will be says nothing of days where nobody told when it was written: one date read wrongly
        // would bound all that the article tells
        (Node::Published, _) if clauses.published().is_none() => Vec::new(),
        // news of the day itself is past, too
        (Node::Published, Relation::Before) => vec![Constraint::days(Point::End(from), Point::End(to), 0)],
        (Node::Published, Relation::After) => vec![Constraint::days(Point::Begin(to), Point::Begin(from), 0)],
        _ => link.relation.constraints(from, to),
    }
}

fn by_trust(mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| (a.from, a.to).cmp(&(b.from, b.to))));
    links
}

fn fits(time: &Bounds, network: &Bounds) -> bool {
    !time.intersect(network).is_empty()
}

/// The sides that an expression leaves open are filled from the links; what it says stands as it says it.
fn fill(mut time: EventTime, network: &Bounds) -> EventTime {
    let open = |said: DayRange, found: DayRange| DayRange::new(said.first.or(found.first), said.last.or(found.last));
    let filled = Bounds { begin: open(time.bounds.begin, network.begin), end: open(time.bounds.end, network.end) };
    if filled != time.bounds && !filled.is_empty() {
        time.bounds = filled;
        time.edtf = edtf(&filled, time.granularity);
    }
    time
}

/// The first link of each claim to the publication, and the first to anything else.
struct ByClaim<'l> {
    tense: Vec<Option<&'l Link>>,
    other: Vec<Option<&'l Link>>,
}

impl<'l> ByClaim<'l> {
    fn new(clauses: &Clauses, links: &'l [Link]) -> Self {
        let count = clauses.ids().count();
        let mut found = ByClaim { tense: vec![None; count], other: vec![None; count] };
        for link in links {
            let to_published = link.to == Node::Published;
            if let (Node::Claim(id), true) = (link.from, to_published) {
                found.tense[id.index()].get_or_insert(link);
            }
            for node in [link.from, link.to].into_iter().filter(|_| !to_published) {
                if let Node::Claim(id) = node {
                    found.other[id.index()].get_or_insert(link);
                }
            }
        }
        found
    }
}

/// The time of an event that only its links bound.
fn bounded(clauses: &Clauses, bounds: &Bounds, tense: Option<&Link>, other: Option<&Link>) -> EventTime {
    if bounds.is_unknown() {
        return EventTime::default();
    }
    let by_tense = tense.filter(|link| says(clauses, link).is_some_and(|said| said == *bounds));
    let (basis, link) = match by_tense {
        Some(link) => (Basis::Tense, Some(link)),
        None => (Basis::Event, other.or(tense)),
    };
    let granularity = granularity(bounds);
    EventTime {
        bounds: *bounds,
        edtf: edtf(bounds, granularity),
        granularity,
        basis,
        likely: None,
        timex: None,
        rule: link.map(|link| link.rule.clone()).unwrap_or_default(),
    }
}

/// The bounds that a link to the publication gives by itself.
fn says(clauses: &Clauses, link: &Link) -> Option<Bounds> {
    let day = clauses.published()?;
    Some(match link.relation {
        Relation::Before => Bounds::within(None, day),
        Relation::After => Bounds::within(day, None),
        _ => Bounds { begin: DayRange::new(None, day), end: DayRange::new(day, None) },
    })
}

/// The day of the nearest claim above one of which nothing is known.
fn above(clauses: &Clauses, days: &[Option<NaiveDate>], id: ClaimId) -> Option<NaiveDate> {
    let up = std::iter::successors(Some(id), |id| clauses.governor(*id).map(|governor| governor.claim));
    up.skip(1).take(8).find_map(|id| days[id.index()])
}

/// The finest calendar unit that the bounds fill.
fn granularity(bounds: &Bounds) -> Granularity {
    match (bounds.begin.first, bounds.end.last) {
        (Some(first), Some(last)) => match (last - first).num_days() {
            0..=1 => Granularity::Day,
            2..=13 => Granularity::Week,
            14..=62 => Granularity::Month,
            63..=730 => Granularity::Year,
            _ => Granularity::Decade,
        },
        (None, None) => Granularity::Unknown,
        _ => Granularity::Day,
    }
}

/// True for "before publication" of an event whose own date says so.
fn told_by_date(link: &Link, own: &[Option<EventTime>], clauses: &Clauses) -> bool {
    let (Node::Claim(id), Node::Published, Some(day)) = (link.from, link.to, clauses.published()) else { return false };
    own[id.index()].as_ref().is_some_and(|time| match link.relation {
        Relation::Before => time.bounds.end.last.is_some_and(|last| last < day),
        Relation::After => time.bounds.begin.first.is_some_and(|first| first > day),
        _ => false,
    })
}

/// The day that the news is of: the latest single day that the first sentences name as lying in the week up to publication.
fn news_day(clauses: &Clauses) -> Option<NaiveDate> {
    let published = clauses.published()?;
    let lead = clauses.doc.timexes.iter().filter(|timex| timex.sentence.index() <= 3);
    let single = lead
        .filter(|timex| timex.anchor == Anchor::Published)
        .filter_map(|timex| timex.bounds.begin.first.filter(|day| timex.bounds == Bounds::on(*day)));
    single.filter(|day| (0..7).contains(&(published - *day).num_days())).max()
}

/// A day for sorting: the middle of closed bounds, the known side of open ones. What is only known to be past is
/// taken to be of the day that the news is of, else of the day of publication.
fn likely(clauses: &Clauses, id: ClaimId, time: &EventTime, news: Option<NaiveDate>) -> Option<NaiveDate> {
    let bounds = &time.bounds;
    let begun = bounds.begin.first.zip(clauses.published()).is_none_or(|(first, day)| first <= day);
    let open = time.basis == Basis::Event && bounds.end.last.is_none() && begun;
    let says = time.basis == Basis::Undated && clauses.claim(id).timeml_class == TimemlClass::Reporting;
    if (time.basis == Basis::Tense || open || says)
        && time.rule != "tense/headline"
        && clauses.claim(id).tense == Tense::Present
        && !clauses.is_past(id)
    {
        return clauses.published();
    }
    // "did not return after the armistice": soon after what came before it, and no sooner than the news where somebody says it
    let since = bounds.begin.first.filter(|_| time.basis == Basis::Event && bounds.end.last == clauses.published());
    if let Some((first, last)) = since.zip(bounds.end.last).filter(|(first, last)| (*last - *first).num_days() > 62) {
        let says = clauses.claim(id).timeml_class == TimemlClass::Reporting;
        return Some(if says { news.unwrap_or(last) } else { first });
    }
    let past = bounds.begin.first.is_none() && bounds.end.last.is_some() && bounds.end.last == clauses.published();
    match (bounds.begin.first, bounds.end.last) {
        (Some(first), Some(last)) if first <= last => {
            first.checked_add_days(Days::new((last - first).num_days() as u64 / 2))
        }
        (_, Some(last)) if past => Some(news.unwrap_or(last)),
        // "the meeting is set for Friday, she says": said before the meeting, and before it was printed
        (None, Some(last)) if !clauses.claim(id).future && clauses.published().is_some_and(|day| day < last) => {
            clauses.published()
        }
        (Some(day), _) | (None, Some(day)) => Some(day),
        // what is told is not later than the telling
        (None, None) => {
            let day = bounds.begin.last.or(bounds.end.first);
            day.filter(|day| clauses.claim(id).future || clauses.published().is_none_or(|published| *day <= published))
        }
    }
}
