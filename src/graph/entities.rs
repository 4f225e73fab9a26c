//! Who is who across articles.
//!
//! An article's entity that has a name is merged with others by what the gazetteer says, by its full name, by a spelling of
//! it, by initials, by a surname that only one person of the collection bears, by an acronym. What has no name stays in
//! its article. Each merge keeps its score and rule; the result does not depend on the order of the records.
//!
//! *Cost*: names are compared only inside blocks of one key.

use super::cluster::Clusters;
use super::names::{
    PersonName, acronym, compatible_given, compatible_middle, person, same_spelling, skeleton, slug, thing_key,
};
use super::stable::short_hash;
use super::{Entity, EntityId, Member};
use crate::document::{EntityKind, MentionKind, Record, record::EntityRecord};
use crate::ontology::gazetteer::{NameKind, Thing, ThingKind, gazetteer};
use std::collections::{BTreeMap, BTreeSet};

/// The entities of a collection, sorted by id, and the entity that each article-level entity became.
pub fn merge(records: &[Record]) -> (Vec<Entity>, EntityIndex) {
    let locals = locals(records);
    let mut clusters = Clusters::new(locals.len());
    merge_known(&locals, &mut clusters);
    merge_persons(&locals, &mut clusters);
    merge_things(&locals, &mut clusters);
    let sets = clusters.sets();
    let mut drafts: Vec<Draft> = sets.iter().map(|set| draft(records, &locals, &clusters, set)).collect();
    name_all(&mut drafts);
    drafts.sort_by(|a, b| a.entity.id.cmp(&b.entity.id));
    let mut index = EntityIndex { by_record: records.iter().map(|r| vec![EntityId(0); r.entities.len()]).collect() };
    for (n, draft) in (0u32..).zip(&drafts) {
        for member in &draft.entity.members {
            index.by_record[member.record][member.entity] = EntityId(n);
        }
    }
    (drafts.into_iter().map(|draft| draft.entity).collect(), index)
}

/// The entity of the collection that each article-level entity became.
#[derive(Debug, Clone, Default)]
pub struct EntityIndex {
    by_record: Vec<Vec<EntityId>>,
}

impl EntityIndex {
    /// The entity that an article-level entity became.
    pub fn of(&self, record: usize, entity: usize) -> EntityId {
        self.by_record[record][entity]
    }

    /// The entity behind an id of a record (`e3`).
    pub fn by_id(&self, records: &[Record], record: usize, id: &str) -> Option<EntityId> {
        let entity = records[record].entities.iter().position(|entity| entity.id == id)?;
        Some(self.of(record, entity))
    }
}

/// An article-level entity as merging looks at it.
struct Local<'r> {
    record: usize,
    entity: usize,
    data: &'r EntityRecord,
    /// The best name; `None` where it has none.
    name: Option<&'r str>,
    /// The fullest reading of its names as a person's.
    person: Option<PersonName>,
    /// What the gazetteer says it is.
    known: Option<&'static Thing>,
}

fn locals(records: &[Record]) -> Vec<Local<'_>> {
    let all = records
        .iter()
        .enumerate()
        .flat_map(|(r, record)| record.entities.iter().enumerate().map(move |(e, d)| (r, e, d)));
    all.map(|(record, entity, data)| local(record, entity, data)).collect()
}

fn local(record: usize, entity: usize, data: &EntityRecord) -> Local<'_> {
    let names = || data.mentions.iter().filter(|m| m.kind == MentionKind::Name).map(|m| m.text.as_str());
    let labelled = names().find(|name| *name == data.label).or_else(|| names().max_by_key(|name| name.len()));
    let name = labelled.map(|name| if data.label.contains(name) { data.label.as_str() } else { name });
    let is_person = data.kind == EntityKind::Person;
    let readings = names().chain(name).filter_map(person).filter(|_| is_person);
    let full = readings.max_by_key(|p| (p.given.as_ref().map(String::len), p.middle.len(), p.surname.clone()));
    let known = name.into_iter().chain(names()).find_map(|name| known(name, data.kind));
    Local { record, entity, data, name, person: full, known }
}

/// What the gazetteer says of a name, where its kind agrees.
fn known(name: &str, kind: EntityKind) -> Option<&'static Thing> {
    use EntityKind as E;
    let name = name.trim_end_matches("'s").trim_end_matches("’s");
    let bare = name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name);
    let readings = gazetteer().find(name).chain(gazetteer().find(bare));
    let fits = |thing: &Thing, how: NameKind| match (thing.kind, how) {
        (_, NameKind::Demonym) => kind == E::Country,
        // the city itself is another thing than the government it stands for
        (_, NameKind::Capital) => matches!(kind, E::Country | E::Organization),
        (ThingKind::Country, _) => !matches!(kind, E::Person | E::Thing),
        (ThingKind::Organization, _) => kind != E::Person,
        (ThingKind::Place, _) => matches!(kind, E::Place | E::Country | E::Other),
    };
    readings.into_iter().find(|reading| fits(reading.thing, reading.kind)).map(|reading| reading.thing)
}

fn merge_all(clusters: &mut Clusters, group: &[usize], score: f32, rule: &str) {
    group.iter().skip(1).for_each(|other| _ = clusters.merge(group[0], *other, score, rule));
}

fn groups<K: Ord>(locals: &[Local], key: impl Fn(&Local) -> Option<K>) -> BTreeMap<K, Vec<usize>> {
    let mut groups = BTreeMap::<K, Vec<usize>>::new();
    for (n, local) in locals.iter().enumerate() {
        key(local).into_iter().for_each(|key| groups.entry(key).or_default().push(n));
    }
    groups
}

fn merge_known(locals: &[Local], clusters: &mut Clusters) {
    for group in groups(locals, |local| local.known.map(|thing| (thing.kind, thing.name.as_str()))).values() {
        merge_all(clusters, group, 0.99, "entity/gazetteer");
    }
}

/// Persons: by full name, by spelling and initials, then by surname or first name alone.
fn merge_persons(locals: &[Local], clusters: &mut Clusters) {
    let mut blocks = BTreeMap::<String, Block>::new();
    for (n, local) in locals.iter().enumerate() {
        if let Some(person) = &local.person {
            let block = blocks.entry(skeleton(&person.surname)).or_default();
            match person.given {
                Some(_) => block.full.entry(person.clone()).or_default().push(n),
                None => block.alone.entry(person.surname.clone()).or_default().push(n),
            }
        }
    }
    for block in blocks.values() {
        block.merge_full(clusters);
    }
    for block in blocks.values() {
        block.merge_alone(clusters);
    }
    merge_first_names(locals, clusters);
}

/// The persons whose surnames sound alike.
#[derive(Default)]
struct Block {
    full: BTreeMap<PersonName, Vec<usize>>,
    alone: BTreeMap<String, Vec<usize>>,
}

impl Block {
    fn merge_full(&self, clusters: &mut Clusters) {
        self.full.values().for_each(|group| merge_all(clusters, group, 0.97, "entity/full-name"));
        let persons: Vec<&PersonName> = self.full.keys().collect();
        for (n, one) in persons.iter().enumerate() {
            let candidates: Vec<&&PersonName> =
                persons.iter().filter(|other| other != &one && may_be(one, other)).collect();
            // an initial or a missing middle name that fits two different persons fits none
            let unique = candidates.iter().all(|a| candidates.iter().all(|b| a == b || may_be(a, b)));
            for other in candidates.iter().filter(|other| unique && persons[..n].contains(**other)) {
                let (score, rule) =
                    if one.given == other.given { (0.93, "entity/middle-name") } else { (0.88, "entity/spelling") };
                clusters.merge(self.full[*one][0], self.full[**other][0], score, rule);
            }
        }
    }

    /// A surname alone is the one person of the collection that bears it, if there is but one.
    fn merge_alone(&self, clusters: &mut Clusters) {
        for (surname, group) in &self.alone {
            merge_all(clusters, group, 0.8, "entity/surname");
            let bearers = self.full.iter().filter(|(person, _)| same_spelling(&person.surname, surname));
            let mut found: Vec<usize> = bearers.map(|(_, members)| clusters.find(members[0])).collect();
            found.sort_unstable();
            found.dedup();
            if let [only] = found[..] {
                clusters.merge(only, group[0], 0.8, "entity/surname");
            }
        }
    }
}

fn may_be(one: &PersonName, other: &PersonName) -> bool {
    let given = match (&one.given, &other.given) {
        (Some(a), Some(b)) => compatible_given(a, b),
        _ => false,
    };
    given && same_spelling(&one.surname, &other.surname) && compatible_middle(&one.middle, &other.middle)
}

/// "Xi" is Xi Jinping where the same article names him so and nobody is called Xi by surname.
fn merge_first_names(locals: &[Local], clusters: &mut Clusters) {
    let mut given = BTreeMap::<(usize, &str), BTreeSet<usize>>::new();
    for (n, local) in locals.iter().enumerate() {
        if let Some(first) = local.person.as_ref().and_then(|person| person.given.as_deref()) {
            given.entry((local.record, first)).or_default().insert(n);
        }
    }
    for (n, local) in locals.iter().enumerate() {
        let Some(alone) = local.person.as_ref().filter(|person| person.given.is_none()) else { continue };
        let bearers = given.get(&(local.record, alone.surname.as_str()));
        if let Some(only) = bearers.filter(|set| set.len() == 1).and_then(|set| set.first()) {
            clusters.merge(*only, n, 0.7, "entity/first-name");
        }
    }
}

/// Everything with a name that is no person: by name, then by acronym.
fn merge_things(locals: &[Local], clusters: &mut Clusters) {
    let named = |local: &Local| local.name.filter(|_| local.data.kind != EntityKind::Person).map(thing_key);
    let by_key = groups(locals, |local| named(local).filter(|key| !key.is_empty()));
    by_key.values().for_each(|group| merge_all(clusters, group, 0.95, "entity/name"));
    let mut expansions = BTreeMap::<String, Vec<usize>>::new();
    for group in by_key.values() {
        let local = &locals[group[0]];
        let initials = local.name.and_then(acronym);
        initials.into_iter().for_each(|initials| expansions.entry(initials).or_default().push(group[0]));
    }
    for group in by_key.values() {
        let name = locals[group[0]].name.unwrap_or_default().replace('.', "");
        if let Some([only]) = expansions.get(&name).map(Vec::as_slice) {
            clusters.merge(*only, group[0], 0.85, "entity/acronym");
        }
    }
}

/// An entity whose id is still to be made unique.
struct Draft {
    entity: Entity,
    /// A hash of its members, for ids that would collide.
    hash: String,
    named: bool,
}

fn draft(records: &[Record], locals: &[Local], clusters: &Clusters, set: &[usize]) -> Draft {
    let members = set.iter().map(|n| {
        let (score, rule) = clusters.why(*n);
        Member { record: locals[*n].record, entity: locals[*n].entity, score, rule }
    });
    let named = set.iter().any(|n| locals[*n].name.is_some());
    let known = set.iter().find_map(|n| locals[*n].known);
    let label = known.map(|thing| thing.name.clone()).unwrap_or_else(|| best_name(locals, set));
    let names = set.iter().flat_map(|n| &locals[*n].data.mentions).filter(|m| m.kind == MentionKind::Name);
    let aliases: BTreeSet<String> = names.map(|m| m.text.clone()).filter(|name| *name != label).collect();
    let titles: BTreeSet<String> = set.iter().flat_map(|n| locals[*n].data.titles.iter().cloned()).collect();
    let same_as =
        known.and_then(|thing| thing.wikidata.as_ref()).map(|q| format!("http://www.wikidata.org/entity/{q}"));
    let parts = set.iter().map(|n| format!("{}#{}", records[locals[*n].record].sha256, locals[*n].data.id));
    let mut parts: Vec<String> = parts.collect();
    parts.sort();
    let entity = Entity {
        id: slug(&label).chars().take(60).collect(),
        kind: known.map(|thing| kind_of(thing.kind)).unwrap_or_else(|| kind(locals, set)),
        label,
        aliases: aliases.into_iter().collect(),
        titles: titles.into_iter().collect(),
        same_as: same_as.into_iter().collect(),
        members: members.collect(),
    };
    Draft { entity, hash: short_hash(&parts), named }
}

/// The kind that most mentions have; the first of the kinds on a tie.
fn kind(locals: &[Local], set: &[usize]) -> EntityKind {
    let mut votes = BTreeMap::<EntityKind, usize>::new();
    set.iter().for_each(|n| *votes.entry(locals[*n].data.kind).or_default() += locals[*n].data.mentions.len().max(1));
    let best = votes.into_iter().max_by_key(|(kind, count)| (*count, std::cmp::Reverse(*kind)));
    best.map(|(kind, _)| kind).unwrap_or_default()
}

fn kind_of(kind: ThingKind) -> EntityKind {
    match kind {
        ThingKind::Country => EntityKind::Country,
        ThingKind::Organization => EntityKind::Organization,
        ThingKind::Place => EntityKind::Place,
    }
}

/// The name that most articles use as their label, the longest of these; else the first label.
fn best_name(locals: &[Local], set: &[usize]) -> String {
    let mut votes = BTreeMap::<&str, usize>::new();
    let names = || set.iter().filter_map(|n| locals[*n].name);
    names().for_each(|name| *votes.entry(super::names::untitled(name)).or_default() += 1);
    let words = |name: &str| name.split_whitespace().count().min(2);
    let best = votes.iter().max_by_key(|(name, count)| (words(name), **count, std::cmp::Reverse(**name)));
    best.map(|(name, _)| (*name).to_owned()).unwrap_or_else(|| locals[set[0]].data.label.clone())
}

/// Names get plain slugs; those that collide are told apart by their kind, and then by the hash of their members.
fn name_all(drafts: &mut [Draft]) {
    let mut holders = BTreeMap::<String, Vec<usize>>::new();
    for (n, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.named) {
        holders.entry(draft.entity.id.clone()).or_default().push(n);
    }
    for (id, mut group) in holders {
        group.sort_by_key(|n| (std::cmp::Reverse(drafts[*n].entity.members.len()), drafts[*n].hash.clone()));
        for n in group.into_iter().skip(usize::from(!id.is_empty())) {
            drafts[n].entity.id = format!("{id}-{}", drafts[n].hash);
        }
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.named) {
        let short: String = draft.entity.id.chars().take(40).collect();
        draft.entity.id = format!("{}-{}", short.trim_matches('-'), draft.hash).trim_start_matches('-').to_owned();
    }
}
