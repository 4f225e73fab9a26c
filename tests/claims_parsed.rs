//! Who did what to whom, from plain text: what a reader gets with the model that ships.
//!
//! Expected are the triples of the text, `subject | event | object`, joined by `; `; `-` stands for no object.

use dateline::document::{Article, Document};
use dateline::ontology::Ontology;
use dateline::{english, extract, timex};

fn document(text: &str) -> Document {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut doc = english::analyze(article, english::Model::embedded().unwrap());
    doc.timexes = timex::find(&doc);
    doc
}

fn check(text: &str, expected: &str) {
    let (claims, _) = extract::find(&document(text), Ontology::embedded());
    let shown = claims.iter().flat_map(|claim| &claim.triples).map(|triple| {
        [&triple.subject, &triple.event, triple.object.as_ref().unwrap_or(&String::from("-"))]
            .map(String::as_str)
            .join(" | ")
    });
    assert_eq!(shown.map(|triple| triple.trim().to_owned()).collect::<Vec<_>>().join("; "), expected, "\n{text}");
}

#[test]
fn clauses() {
    check(
        "The army withdrew its troops from the town on Monday.",
        "The army | withdrew | its troops; The army | withdrew its troops from | the town",
    );
    check(
        "The minister was killed by a drone near the airport.",
        "The minister | was killed by | a drone; The minister | was killed near | the airport",
    );
    check(
        "Norway and Sweden signed an agreement on fisheries.",
        "Norway and Sweden | signed | an agreement on fisheries; | agreement on | fisheries",
    );
    check(
        "A bomb exploded outside the embassy, killing two guards.",
        "A bomb | exploded outside | the embassy; A bomb | killing | two guards",
    );
    check(
        "The bridge, which collapsed on Tuesday, was built in 1962.",
        "The bridge | collapsed | -; The bridge | was built | -",
    );
    check(
        "The storm killed at least 40 people and injured hundreds.",
        "| storm | -; The storm | killed | at least 40 people; The storm | injured | hundreds",
    );
    check(
        "The minister gave the troops a medal.",
        "The minister | gave | a medal; The minister | gave a medal to | the troops",
    );
    check(
        "She was accused of stealing secret documents.",
        "She | was accused of | stealing secret documents; She | stealing | secret documents",
    );
}

#[test]
fn words_that_parsers_take_for_others() {
    check(
        "Kenya announced a pull-out from Somalia.",
        "Kenya | announced | a pull-out from Somalia; | pull-out from | Somalia",
    );
    check(
        "Kenya condemned the arrest of opposition leader Tom Okello in Kampala.",
        "Kenya | condemned | the arrest of opposition leader Tom Okello in Kampala; | arrest of | opposition leader Tom Okello; | arrest of opposition leader Tom Okello in | Kampala",
    );
}

#[test]
fn governed_events() {
    check(
        "The company is expected to announce a merger next week.",
        "The company | is expected to announce | a merger",
    );
    check(
        "Rebels carried out an attack on the port of Hodeida.",
        "Rebels | carried out an attack on | the port of Hodeida",
    );
    check(
        "The rebels have begun withdrawing from the capital.",
        "The rebels | have begun withdrawing from | the capital",
    );
    check("The firm failed to pay its workers.", "The firm | failed to pay | its workers");
    check("The talks took place in Geneva on Friday.", "The talks | took place in | Geneva");
    check(
        "The court ordered the government to release the prisoners.",
        "The court | ordered | the government; The court | ordered the government | to release the prisoners; the government | to release | the prisoners",
    );
    check(
        "The president promised to resign by March.",
        "The president | promised | to resign by March; The president | to resign | -",
    );
}

#[test]
fn event_nouns() {
    check(
        "France's invasion of the island began in 1798.",
        "France | invasion of | the island; France's invasion of the island | began | -",
    );
    check(
        "The king's assassination in Marseille led to a crisis.",
        "| assassination of | the king; | assassination of the king in | Marseille; The king's assassination in Marseille | led to | a crisis",
    );
    check(
        "The parliament voted for the dismissal of the minister.",
        "The parliament | voted for | the dismissal of the minister; | dismissal of | the minister",
    );
}

#[test]
fn what_is_said() {
    check(
        "The mayor said the city would close the school.",
        "The mayor | said | the city would close the school; the city | would close | the school",
    );
    check(
        "\"We will rebuild the town,\" said the governor.",
        "We | will rebuild | the town; the governor | said | We will rebuild the town",
    );
}

#[test]
fn a_type_of_the_users_own_is_found_by_its_noun_alone() {
    let own = "@prefix et: <https://w3id.org/dateline/type#> . @prefix dl: <https://w3id.org/dateline/ns#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        et:Regatta a owl:Class , dl:EventType ; rdfs:subClassOf dl:Event ; rdfs:label \"regatta\"@en ; dl:noun \"regatta\" ;
            dl:example \"The [regatta] of the club was held.\" .";
    let ontology = Ontology::parse(&[("own.ttl", own)]).unwrap();
    let (claims, _) = extract::find(&document("They watched the regatta of the sailing club."), &ontology);
    assert!(claims.iter().any(|claim| claim.lemma == "regatta" && claim.event_type.as_deref() == Some("Regatta")));
}

#[test]
fn what_a_phrase_has_and_what_it_leaves_out() {
    check(
        "They run a scheme aimed at ending theft in the valley.",
        "They | run | a scheme aimed at ending theft in the valley; a scheme | aimed at | ending theft in the valley; \
         a scheme | ending | theft; a scheme | ending theft in | the valley",
    );
    check("The farm co-leader Ann Lee spoke.", "The farm co-leader Ann Lee | spoke | -");
    check("The crate was flown to a hall in Oster.", "The crate | was flown to | a hall in Oster");
    check("Gas was taken from it in Oster.", "Gas | was taken from | it; Gas | was taken in | Oster");
    check(
        "The prisoners were beaten and gave up their arms.",
        "The prisoners | were beaten | -; The prisoners | gave up | their arms",
    );
    check("They know who is stronger.", "They | know | who is stronger");
}

#[test]
fn what_is_told_and_what_is_not() {
    check("He thanked the city for its help.", "He | thanked | the city; He | thanked the city for | its help");
    check("Thank you for your help.", "");
    check("When it comes to trade, the town has no plan.", "the town | has | no plan");
    check(
        "The envoy called on the firms to follow.",
        "The envoy | called on the firms | to follow; The envoy | called on | the firms; the firms | to follow | -",
    );
    check("She promised an inquiry.", "She | promised | an inquiry; | inquiry | -");
    check("She read an inquiry.", "She | read | an inquiry");
}

#[test]
fn what_is_a_noun_behind_to() {
    check("The two towns went to war in May.", "The two towns | went to | war");
    check("The council voted 29-5 to close it.", "The council | voted | 29-5; The council | to close | it");
}

#[test]
fn nouns_between_two_prepositions() {
    check("Villagers demonstrated in front of the station.", "Villagers | demonstrated in front of | the station");
    check("The house voted in favour of the bill.", "The house | voted in favour of | the bill");
    check("They sat in the front of the hall.", "They | sat in | the front of the hall");
}

#[test]
fn who_does_what_a_noun_is_for() {
    check(
        "Peru's interest in receiving aid grew.",
        "Peru | receiving | aid; Peru's interest in receiving aid | grew | -",
    );
    check(
        "The council discussed the willingness of the government to act.",
        "The council | discussed | the willingness of the government to act; the government | to act | -",
    );
}
