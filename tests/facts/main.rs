//! How far claims are true, whose they are, what they count, and who is who: one-line cases on our own sentences.

mod dates;

use chrono::NaiveDate;
use dateline::document::record::ClaimRecord;
use dateline::document::{Article, Published, PublishedFrom, Record, Role};
use dateline::english::Model;
use dateline::ontology::Ontology;
use dateline::pipeline;

fn read(text: &str) -> Record {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let model = Model::embedded().expect("the embedded model");
    Record::from(&pipeline::analyze(article, model, Ontology::embedded()))
}

fn claim<'r>(record: &'r Record, trigger: &str) -> &'r ClaimRecord {
    let found = record.claims.iter().find(|claim| claim.trigger.text == trigger);
    let triggers: Vec<&str> = record.claims.iter().map(|claim| claim.trigger.text.as_str()).collect();
    found.unwrap_or_else(|| panic!("no claim {trigger:?} among {triggers:?}"))
}

/// `expected` is the factuality and, after a blank, the cue.
fn factuality(text: &str, trigger: &str, expected: &str) {
    let record = read(text);
    let claim = claim(&record, trigger);
    let cue = claim.cue.as_deref().unwrap_or("-");
    let (wanted, wanted_cue) = expected.split_once(' ').unwrap_or((expected, "-"));
    assert_eq!((claim.factuality.as_str(), cue), (wanted, wanted_cue), "{text}");
}

#[test]
fn plain_clauses_are_asserted() {
    factuality("The army entered the city on Monday.", "entered", "asserted");
    factuality("The police managed to rescue the hostages.", "rescue", "asserted");
    factuality("The minister knew that the bank had collapsed.", "collapsed", "asserted");
    factuality("The mayor appealed the verdict.", "verdict", "asserted");
    factuality("The mill was to have opened in May but work was delayed by a strike.", "delayed", "asserted");
    factuality("The court said that the mayor had stolen the money.", "stolen", "asserted");
}

#[test]
fn what_is_alleged_or_only_planned_is_no_fact() {
    factuality("The board met after allegations that he bribed two judges.", "bribed", "possible allegations");
    factuality("The mayor denied on television that his aides had stored guns.", "stored", "denied denied");
    factuality("Workers gathered to mark the day.", "mark", "planned to");
    factuality("The mayor warned against a withdrawal.", "withdrawal", "possible warned against");
    factuality("Aides rejected reports that she had resigned.", "resigned", "possible reports");
    factuality("The rebels are said to hold the bridge.", "hold", "possible are said to");
    factuality("The hostages are said to be in good health.", "health", "possible are said to");
    factuality("Had the dam failed, hundreds of people would have drowned.", "failed", "conditional Had");
    let again = |first: &str| {
        let record = read(&format!("{first} The withdrawal from Oster angered the farmers."));
        let last = record.claims.iter().rfind(|claim| claim.trigger.text == "withdrawal").expect("a second withdrawal");
        last.factuality.as_str().to_owned()
    };
    assert_eq!(again("The king is set to announce a withdrawal from Oster."), "planned");
    assert_eq!(again("The army completed a withdrawal from Oster on Monday."), again("It rained."));
    assert_eq!(again("It rained."), "asserted");
}

#[test]
fn what_is_only_named_is_no_fact() {
    factuality("Granting more rights to tenants.", "Granting", "possible");
    factuality("The mayor is granting more rights to tenants.", "granting", "asserted");
    factuality("Granting more rights to tenants, the mayor angered the owners.", "Granting", "asserted");
}

#[test]
fn without_a_day_of_publication_tense_bounds_nothing() {
    let record = read(
        "The inn is among the oldest on the island, open until the 1940s.\n\nMaria left the kitchen. She cooks fish.",
    );
    assert_eq!(claim(&record, "oldest").time.edtf, "../194X");
    assert_eq!((claim(&record, "left").time.edtf.as_str(), claim(&record, "cooks").time.edtf.as_str()), ("", ""));
}

/// The EDTF text of an event in an article of 9 April 2021.
fn date(text: &str, trigger: &str) -> String {
    let day = NaiveDate::from_ymd_opt(2021, 4, 9).map(|date| Published { date, from: PublishedFrom::Header });
    let article = Article { text: text.to_owned(), published: day, ..Article::default() };
    let model = Model::embedded().expect("the embedded model");
    let record = Record::from(&pipeline::analyze(article, model, Ontology::embedded()));
    claim(&record, trigger).time.edtf.clone()
}

#[test]
fn what_happens_at_a_dated_occasion_has_its_date() {
    assert_eq!(date("Her brother was killed in the 2003 invasion of the island.", "killed"), "2003");
    assert_eq!(date("She won two medals at the 2012 Olympics.", "won"), "2012");
    assert_eq!(date("He arrived in a 2011 Subaru Forester.", "arrived"), "[..2021-04-09]");
    let vote = "The council voted for the bill following the murder of a judge in Port Anne in May 2019.";
    assert_eq!(date(vote, "murder"), "2019-05");
}

#[test]
fn a_time_of_what_something_is_measured_from_is_not_its_own() {
    let day = "The minister resigned on Monday, less than a week after an explosion.";
    assert_eq!(date(day, "explosion"), "[2021-03-30..2021-04-05]");
    let day = "The minister resigned on Monday, more than a week after an explosion.";
    assert_eq!(date(day, "explosion"), "[..2021-03-29]");
    assert_eq!(date("The raids have grown since a border clash in 2020.", "grown"), "[2020-01-01..]");
    assert_eq!(date("Exports fell by a fifth compared with the first quarter of 2019.", "fell"), "[..2021-04-09]");
    assert_eq!(date("The riot was the deadliest unrest since 2005.", "unrest"), "[..2021-04-09]");
    assert_eq!(date("Turnout was the lowest since 1990.", "lowest"), "[..2021-04-09]");
    assert_eq!(date("She secured a fifth win in Spain since 2008.", "secured"), "[..2021-04-09]");
}

#[test]
fn what_is_fixed_for_a_day_is_on_that_day() {
    assert_eq!(date("The president called elections for June 6.", "elections"), "2021-06-06");
    assert_eq!(date("The president called elections for June 6.", "called"), "[..2021-04-09]");
    factuality("The president called elections for June.", "elections", "planned called");
    assert_eq!(date("Elections have been called for June 6.", "called"), "[..2021-04-09]");
}

#[test]
fn what_is_decided_in_a_year_that_is_over_was_decided_then() {
    let vote = "Oster voted to leave the league in June 2016.";
    assert_eq!(date(vote, "voted"), "2016-06");
    assert_eq!(date(vote, "leave"), "[2016-06-01..]");
    // what is still to come is what was decided on
    assert_eq!(date("Oster voted to leave the league in June 2023.", "leave"), "2023-06");
    assert_eq!(date("The guard was killed fighting rebels in 1998.", "killed"), "1998");
}

#[test]
fn what_shares_its_auxiliary_shares_its_day() {
    let fight = "Ten inmates were killed and two others injured on Tuesday in a prison in Oster.";
    assert_eq!((date(fight, "killed").as_str(), date(fight, "injured").as_str()), ("2021-04-06", "2021-04-06"));
    assert!(parts(fight, "injured").starts_with("object: two others"), "{}", parts(fight, "injured"));
}

#[test]
fn what_happened_when_a_time_is_told_has_it() {
    let troops = "Troops began leaving Oster in February, nine years after they arrived.";
    assert_eq!(date(troops, "arrived"), "[2011-03-03..2013-01-25]");
    assert_eq!(date("The island has been divided since 1974, when Osterland invaded it.", "invaded"), "1974");
    assert_eq!(
        date("The firm was founded in 1962. By the end of the decade it owned 300 shops.", "owned"),
        "[..1969-12-31]"
    );
    let aim = "The firm was founded in 1962. It aims to open 300 shops by the end of the decade.";
    assert_eq!(date(aim, "open"), "[..2029-12-31]");
}

#[test]
fn the_present_with_a_day_to_come_is_not_there_yet() {
    let day = NaiveDate::from_ymd_opt(2021, 4, 9).map(|date| Published { date, from: PublishedFrom::Header });
    let judged = |text: &str, trigger: &str| {
        let article = Article { text: text.to_owned(), published: day, ..Article::default() };
        let model = Model::embedded().expect("the embedded model");
        let record = Record::from(&pipeline::analyze(article, model, Ontology::embedded()));
        claim(&record, trigger).factuality.as_str().to_owned()
    };
    assert_eq!(judged("The lease expires in 2031.", "expires"), "predicted");
    assert_eq!(judged("The minister arrives in Oster on April 14.", "arrives"), "predicted");
    assert_eq!(judged("The lease expired in 2020.", "expired"), "asserted");
    assert_eq!(judged("The minister lives in Oster.", "lives"), "asserted");
}

#[test]
fn what_somebody_is_blamed_for_is_over() {
    let blamed = "The mayor blames the rebels for an attack near Oster on December 27.";
    assert!(date(blamed, "attack").starts_with("2020-12-27") || date(blamed, "blames").starts_with("2020-12-27"));
}

#[test]
fn what_ends_does_not_end_when_it_began() {
    let strike = "The strike, which began on March 4, ended after the union accepted the offer.";
    assert_eq!(date(strike, "ended"), "[..2021-04-09]");
}

#[test]
fn what_came_of_a_deed_came_with_it() {
    let storm = "A storm hit the port on Tuesday, wrecking boats and killing ten sailors.";
    assert_eq!((date(storm, "wrecking"), date(storm, "killing")), ("2021-04-06".to_owned(), "2021-04-06".to_owned()));
}

#[test]
fn what_came_later_has_no_date_of_what_it_came_after() {
    let arrested = "Police arrested the mayor in May 2019 and later released him.";
    assert_eq!(date(arrested, "arrested"), "2019-05");
    assert_eq!(date(arrested, "released"), "[2019-05-01..2021-04-09]");
    let seized = "The rebels seized the town in March 2015, subsequently expelling its traders.";
    assert_eq!(date(seized, "expelling"), "[2015-03-01..2021-04-09]");
}

#[test]
fn verbs_joined_at_once_share_what_stands_behind() {
    let text = "The guard was shot and killed on 3 May 2020 by two men at her home.";
    assert_eq!((date(text, "shot").as_str(), date(text, "killed").as_str()), ("2020-05-03", "2020-05-03"));
    let record = read(text);
    let shot = claim(&record, "shot");
    assert!(shot.participants.iter().any(|part| part.role == Role::Subject && part.text == "two men"), "{text}");
    // a length is not shared
    let text = "The guard was found and held for two days.";
    assert_eq!(claim(&read(text), "found").time.timex, None, "{text}");
}

#[test]
fn labels_say_how_things_stand() {
    let event = |text: &str, trigger: &str| claim(&read(text), trigger).triples[0].event.clone();
    assert_eq!(event("The guard sat next to the mayor.", "sat"), "sat next to");
    assert_eq!(event("An earthquake struck the coast of the island on Monday.", "struck"), "struck");
    assert_eq!(event("The guard died on the way to a hospital.", "died"), "died on");
}

#[test]
fn headlines_go_on_with_their_subject() {
    let text = "Peru tests missile, vows revenge\n\nThe army of Peru has tested a missile over the sea in the night, and the president of the country spoke of revenge.";
    let record = read(text);
    let vows = claim(&record, "vows");
    assert!(vows.participants.iter().any(|part| part.role == Role::Subject && part.text == "Peru"), "{vows:?}");
    assert!(claim(&record, "tests").source.is_none());
}

/// Subject, event and object of a claim.
fn triple(text: &str, trigger: &str) -> String {
    let record = read(text);
    let triple = &claim(&record, trigger).triples[0];
    let object = triple.object.as_deref().unwrap_or("-");
    format!("{} | {} | {object}", triple.subject, triple.event)
}

#[test]
fn news_is_read_as_agencies_write_it() {
    let raid = "Raiders on horseback killed at least six herders near the well late on Tuesday, local officials said.";
    assert_eq!(triple(raid, "killed"), "Raiders on horseback | killed | at least six herders");
    source(raid, "killed", "local officials");
    assert_eq!(triple("The carrier plans to cut 900 jobs.", "cut"), "The carrier | plans to cut | 900 jobs");
    assert_eq!(triple("Unemployment hit 7.3 percent in May.", "hit"), "Unemployment | hit | 7.3 percent");
    let quake = "The 6.1-magnitude quake toppled chimneys and triggered floods.";
    assert_eq!(triple(quake, "toppled"), "The 6.1-magnitude quake | toppled | chimneys");
    assert_eq!(triple(quake, "triggered"), "The 6.1-magnitude quake | triggered | floods");
    assert_eq!(triple("Peru beat Chile 2-0 on Sunday.", "beat"), "Peru | beat | Chile");
    assert_eq!(triple("The navy test-fired a rocket on Friday.", "fired"), "The navy | fired | a rocket");
    let board = "The board fined the firm 40 million euros.";
    assert_eq!(triple(board, "fined"), "The board | fined | the firm");
}

fn role(role: Role) -> String {
    format!("{role:?}").to_lowercase()
}

/// Role and text of all who take part in a claim.
fn parts(text: &str, trigger: &str) -> String {
    let record = read(text);
    let parts = &claim(&record, trigger).participants;
    let shown: Vec<String> = parts.iter().map(|part| format!("{}: {}", role(part.role), part.text)).collect();
    shown.join("; ")
}

#[test]
fn phrases_take_the_part_that_they_have() {
    assert_eq!(parts("Nurses marched through Oslo.", "marched"), "subject: Nurses; place: Oslo");
    assert_eq!(parts("The runway was extended by 600 metres.", "extended"), "object: The runway; other: 600 metres");
    assert_eq!(
        parts("The mayor testified before the committee.", "testified"),
        "subject: The mayor; other: the committee"
    );
    let deal = "The ministers met for two hours in Oslo, where they signed a treaty.";
    assert_eq!(parts(deal, "signed"), "subject: they; place: Oslo; object: a treaty");
    assert_eq!(
        parts("Among those killed were two nurses and a guard.", "killed"),
        "object: two nurses; object: a guard"
    );
    let trial = "The trial of the banker, accused of taking bribes, was postponed.";
    assert_eq!(parts(trial, "accused"), "object: the banker; content: taking bribes");
    assert!(parts("Police saw two men leaving the bar.", "leaving").starts_with("subject: two men;"));
    let town = "Once a stronghold of the rebels, the town was retaken by the army.";
    assert_eq!(parts(town, "retaken"), "object: the town; subject: the army");
    let plague = "The council declared the plague a public emergency.";
    assert_eq!(parts(plague, "declared"), "subject: The council; object: the plague; other: a public emergency");
    assert_eq!(
        parts("The rally sent its shares up 3 percent.", "sent"),
        "subject: The rally; object: its shares; other: 3 percent"
    );
}

#[test]
fn set_phrases_are_the_event_they_name() {
    let kind = |text: &str, trigger: &str| claim(&read(text), trigger).event_type.clone().unwrap_or_default();
    let siege = "The army laid siege to the port of Oster.";
    assert_eq!(triple(siege, "siege"), "The army | laid siege to | the port of Oster");
    assert_eq!(kind(siege, "siege"), "Blockade");
    let fire = "Rioters set fire to a school.";
    assert_eq!(
        (triple(fire, "fire"), kind(fire, "fire")),
        ("Rioters | set fire to | a school".to_owned(), "Fire".to_owned())
    );
    assert_eq!(kind("The court found the mayor guilty of fraud.", "found"), "Conviction");
    assert_eq!(kind("The blast left five miners dead.", "left"), "Death");
    assert_eq!(kind("The judge overturned his conviction.", "conviction"), "Conviction");
}

#[test]
fn a_foundation_that_gives_is_no_event() {
    let record = read("The foundation gave the town two buses. The guard was released pending an appeal.");
    let triggers: Vec<&str> = record.claims.iter().map(|claim| claim.trigger.text.as_str()).collect();
    assert_eq!(triggers, ["gave", "released"]);
}

#[test]
fn whoever_does_it_does_what_it_is_for() {
    let subject = |text: &str, trigger: &str| {
        let record = read(text);
        let subject = claim(&record, trigger).participants.iter().find(|part| part.role == Role::Subject);
        subject.map(|part| part.text.clone()).unwrap_or_default()
    };
    assert_eq!(subject("The police had difficulty locating the men.", "locating"), "The police");
    assert_eq!(subject("The minister made a visit to Oslo to discuss a treaty.", "discuss"), "The minister");
    assert_eq!(subject("The council is paying attention to developing the port.", "developing"), "The council");
    assert_eq!(subject("The union demanded the city to pay the nurses.", "pay"), "the city");
    let fair = "Speaking at the fair, Ann Lee, head of the Oster Trade Council, Geneva, said that prices had fallen.";
    assert_eq!(subject(fair, "said"), "Ann Lee");
    assert_eq!(subject("It took the guards six hours to put out the fire.", "put out"), "the guards");
    let trader = "Trader Ann Lee, known as Bo on social media, who is accused of theft, left the court on Monday.";
    assert_ne!(subject(trader, "accused"), "social media");
}

#[test]
fn whoever_is_called_something_new_does_what_that_did() {
    let subject = |text: &str, trigger: &str| {
        let record = read(text);
        claim(&record, trigger).triples[0].subject.clone()
    };
    assert_eq!(subject("Maria Lopez is a nurse who treated hundreds of miners.", "treated"), "Maria Lopez");
    assert_eq!(subject("It was a nurse who treated hundreds of miners.", "treated"), "a nurse");
    let text = "Maria Lopez said medication prescribed for her condition later led to a rare disease.";
    assert_eq!(subject(text, "led"), "medication prescribed for her condition");
}

#[test]
fn words_and_turns_of_speech_are_nothing_that_happened() {
    let record = read("The bishop did not use the word genocide. At one point, she slept in the bus.");
    assert!(record.claims.iter().all(|claim| claim.trigger.text != "genocide"));
    assert!(claim(&record, "slept").participants.iter().all(|part| part.text != "one point"));
}

#[test]
fn what_has_been_so_since_a_year_may_go_on() {
    assert_eq!(date("She has served on the board of the bank since 2012.", "served"), "2012/..");
    assert_eq!(date("She has served on the board of the bank.", "served"), "[..2021-04-09]");
}

#[test]
fn a_length_after_an_event_dates_it() {
    let record = |text: &str| {
        let article = Article { text: format!("Oster Post\n9 April 2008\n\n{text}\n"), ..Article::default() };
        let model = Model::embedded().expect("the embedded model");
        Record::from(&pipeline::analyze(article, model, Ontology::embedded()))
    };
    let date = |text: &str, trigger: &str| claim(&record(text), trigger).time.edtf.clone();
    assert_eq!(date("Two days after its opening, the bridge was closed on March 3.", "opening"), "2008-03-01");
    assert_eq!(
        date("Three months after its opening, the bridge was closed on March 3.", "opening"),
        "[2007-11-22..2007-12-19]"
    );
}

#[test]
fn whoever_is_called_on_is_to_act() {
    let record = read("The mayor called on the council to sell the land.");
    let sell = claim(&record, "sell");
    assert_eq!(sell.triples[0].subject, "the council");
    assert_eq!(sell.factuality.as_str(), "requested");
}

#[test]
fn negation_denies() {
    factuality("The army did not enter the city.", "enter", "denied did not");
    factuality("The union has never signed the contract.", "signed", "denied has never");
    factuality("The president denied that the army had attacked the village.", "attacked", "denied denied");
    factuality("The company refused to pay the workers.", "pay", "denied refused to");
    factuality("The pilot failed to land the plane.", "land", "denied failed to");
    factuality("The thieves left without taking the gold.", "taking", "denied without");
    factuality("The army did not fail to protect the town.", "protect", "asserted");
    factuality("No arrests have been made.", "arrests", "denied No arrests");
    factuality("Reports that the general had defected were false.", "defected", "denied Reports");
    factuality("There is no evidence that the plant was used for weapons.", "used", "possible evidence");
    factuality("The council stopped short of recognising the king.", "recognising", "denied stopped short");
    factuality("The firm neither confirmed nor denied the report.", "denied", "denied nor");
    factuality("Neither the army nor the rebels have commented.", "commented", "denied Neither");
    factuality("None of the guards could open the gate.", "open", "denied None");
    factuality("The police have yet to identify the men.", "identify", "denied have yet to");
}

#[test]
fn plans_are_planned() {
    factuality("The fire has to do with an old pipe.", "do", "asserted");
    factuality("Maria Lopez is to lead the bank, the board said on Monday.", "lead", "planned to");
    factuality("The government plans to close the mine.", "close", "planned plans to");
    factuality("The president is set to visit Berlin.", "visit", "planned is set to");
    factuality("The company will build a factory in Ohio.", "build", "planned will");
    factuality("The club is going to sell the stadium.", "sell", "planned is going to");
    factuality("The minister promised to cut taxes.", "cut", "planned promised to");
    factuality("The probe is to visit another asteroid in 2031.", "visit", "planned to");
    factuality("The airline did not plan to cut jobs.", "cut", "denied did not plan to");
}

#[test]
fn expectations_requests_and_possibilities_are_told_apart() {
    factuality("Prices will rise in March.", "rise", "predicted will");
    factuality("Analysts expect the bank to lose money.", "lose", "predicted expect");
    factuality("The senator urged the army to leave the town.", "leave", "requested urged");
    factuality("The mayor must close the bridge.", "close", "requested must");
    factuality("The rebels might attack the port.", "attack", "possible might");
    factuality("The army may not enter the city.", "enter", "possible may not");
    factuality("If the rebels attack the port, the army will defend it.", "attack", "conditional If");
    factuality("If the rebels attack the port, the army will defend it.", "defend", "conditional will");
}

/// `expected` is the text or label of the source; `-` is the article itself.
fn source(text: &str, trigger: &str, expected: &str) {
    let record = read(text);
    let claim = claim(&record, trigger);
    let source = claim.source.as_ref().map(|source| {
        let entity = source.entity.as_ref().and_then(|id| record.entities.iter().find(|entity| entity.id == *id));
        entity.map(|entity| entity.label.clone()).or_else(|| source.text.clone()).unwrap_or_default()
    });
    assert_eq!(source.as_deref().unwrap_or("-"), expected, "{text}");
}

#[test]
fn claims_have_their_source() {
    source("The army entered the city.", "entered", "-");
    source("Anna Weber said the army had entered the city.", "entered", "Anna Weber");
    source("Anna Weber said the army had entered the city.", "said", "-");
    source("Inspectors found traces of lead in the well, the agency reported.", "found", "the agency");
    source("Inspectors found traces of lead in the well, the agency reported.", "reported", "-");
    source("The army had entered the city, Anna Weber said.", "entered", "Anna Weber");
    source("According to Anna Weber, the army entered the city.", "entered", "Anna Weber");
    source("“The army entered the city,” said Anna Weber. “It burned the bridge.”", "burned", "Anna Weber");
    source("«The army entered the city,» Anna Weber said.", "entered", "Anna Weber");
    source("Asked whether he would go, the mayor said he had met the king.", "met", "the mayor");
    source("The army claims to have killed ten rebels; farmers say the men were shepherds.", "claims", "-");
    source("“Why did the army burn the bridge?” asked Anna Weber.", "asked", "-");
    source("The newspaper quoted Anna Weber as saying that the army had entered the city.", "entered", "Anna Weber");
    source("A spokesman said the mayor might announce the withdrawal of the troops.", "withdrawal", "A spokesman");
    source("“The pipes must be drained during the cuts,” said the town.", "drained", "the town");
    source("The plans are attempts by David Weber to show that he kept his word.", "kept", "-");
    source("The parties assured the king that a cabinet would be formed.", "formed", "The parties");
    source("The attacks showed that the king had fled.", "fled", "");
    source("David Weber warned against a withdrawal.", "withdrawal", "David Weber");
    source("David Weber showed that the king had kept his word.", "kept", "David Weber");
    source("The board accused the mayor of theft, a charge he has denied.", "denied", "-");
    source("The bank had lost two million euros; the mill reported three million.", "lost", "-");
    source("Nobody claimed the raid; Anna Weber denied any part in it.", "denied", "-");
    source("People familiar with the matter said the army had fled.", "fled", "People familiar with the matter");
    source("The minister said that the police believe that thieves stole the painting.", "stole", "the police");
}

/// `expected` is value, unit, role and comparison.
fn quantity(text: &str, trigger: &str, expected: &str) {
    let record = read(text);
    let found: Vec<String> = claim(&record, trigger)
        .quantities
        .iter()
        .map(|quantity| {
            let about = if quantity.approximate { "~" } else { "" };
            format!("{about}{} {} {:?} {:?}", quantity.value, quantity.unit, quantity.role, quantity.comparison)
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

#[test]
fn numbers_keep_their_role() {
    quantity("The fire killed 12 people.", "killed", "12 people Count Equal");
    quantity("The fire killed more than 1,200 cattle.", "killed", "1200 cattle Count AtLeast");
    quantity("The firm cut its staff from 5,200 to about 3,500.", "cut", "5200 staff From Equal; ~3500 staff To Equal");
    quantity("The city bought two dozen buses.", "bought", "24 buses Count Equal");
    quantity("The storm destroyed dozens of houses.", "destroyed", "~12 houses Count AtLeast");
    quantity("Anna Weber, 42, won the race.", "won", "");
}

/// The label of the entity that a phrase at its last occurrence is a mention of.
fn entity(text: &str, phrase: &str, expected: &str) {
    let record = read(text);
    let found = record
        .entities
        .iter()
        .flat_map(|entity| {
            entity.mentions.iter().map(move |mention| (mention.start, mention.text.as_str(), entity.label.as_str()))
        })
        .filter(|(_, text, _)| *text == phrase)
        .max_by_key(|(start, ..)| *start)
        .map(|(_, _, label)| label);
    assert_eq!(found, Some(expected), "{text}");
}

#[test]
fn names_short_and_long_are_one() {
    entity("Maria Lopez met Peter Brown in Rome. Lopez then flew to Paris.", "Lopez", "Maria Lopez");
    entity("Doctors of the European Union went to Guinea. The EU praised the nurses.", "EU", "European Union");
    entity("The United States sent ships to Malta. The US kept them there.", "US", "United States");
}

#[test]
fn pronouns_find_who_they_stand_for() {
    entity("Maria Lopez met Peter Brown in Rome. She praised him.", "She", "Maria Lopez");
    entity("Maria Lopez met Peter Brown in Rome. She praised him.", "him", "Peter Brown");
    entity("Maria Lopez sold her house in Rome.", "her", "Maria Lopez");
    entity("“I saw the fire,” Maria Lopez said.", "I", "Maria Lopez");
    entity("France closed its border. The country reopened it in May.", "The country", "France");
    entity(
        "Maria Lopez met Peter Brown in Rome. Peter Brown said he admired David Weber and invited him to Oslo.",
        "him",
        "David Weber",
    );
    entity("David Weber spoke at noon. “Peter Brown did no harm,” he said.", "he", "David Weber");
    entity("Peter Brown spoke at noon. “The town did no harm,” he said.", "he", "Peter Brown");
    entity("Peter Brown spoke at noon. The driver managed to flee, he said.", "he", "Peter Brown");
    // a family name that is also a given name shows nothing
    entity("Tyra Paul met the mayor in Rome. Paul spoke. She praised the city.", "She", "Tyra Paul");
    entity("Peter Brown left Rome. In his speech, David Weber thanked the city.", "his", "David Weber");
}

#[test]
fn they_are_rather_two_people_than_what_these_deal_with() {
    let of_ships = |text: &str| {
        let record = read(text);
        let ships =
            record.entities.iter().filter(|entity| entity.mentions.iter().any(|mention| mention.text == "ships"));
        ships.flat_map(|entity| &entity.mentions).any(|mention| mention.text == "They")
    };
    assert!(!of_ships("Maria Lopez and Peter Brown discussed ships. They focused on ports."));
    assert!(of_ships("Maria Lopez bought ships. They sank."));
}

#[test]
fn a_substance_is_one_inside_other_phrases_too() {
    let record = read("Zinc is rare in the valley. A zinc shortage hurts farmers. Fields need zinc.");
    let mentions = record.entities.iter().filter(|entity| entity.label.eq_ignore_ascii_case("zinc"));
    assert_eq!(mentions.map(|entity| entity.mentions.len()).max(), Some(3));
}

#[test]
fn what_reads_otherwise_than_it_is_built() {
    assert_eq!(triple("He pleaded not guilty.", "pleaded"), "He | pleaded | not guilty");
    assert_eq!(triple("Not everyone left the square.", "left"), "Not everyone | left | the square");
    factuality("Neither candidate left the square.", "left", "denied Neither candidate");
    assert_eq!(parts("Residents reached by telephone fled.", "reached"), "object: Residents; instrument: telephone");
    assert_eq!(parts("The nurse died of cholera.", "died"), "subject: The nurse; purpose: cholera");
    assert_eq!(read("Troops crossed the border unopposed.").claims.len(), 1);
    let works = "The works will begin in July and be completed by the end of 2022.";
    assert_eq!(triple(works, "completed"), "The works | will be completed | -");
    assert_eq!(claim(&read(works), "completed").factuality.as_str(), "planned");
    let fined = "The firm was fined two million euros by the council for hiding losses.";
    assert!(parts(fined, "hiding").starts_with("subject: The firm;"));
    let plan = "The plan was approved in 2019, only to be delayed by a strike.";
    factuality(plan, "delayed", "asserted");
    assert!(parts("The captain of the ferry, who survived, was held for questioning.", "survived").contains("captain"));
    let nurse = "Ann Lee, a nurse who was not hurt in the fire, spoke on Monday.";
    assert!(parts(nurse, "hurt").starts_with("object: Ann Lee"), "{}", parts(nurse, "hurt"));
    assert!(parts("They died in the weeks before the vote.", "died").starts_with("subject: They; time: the weeks"));
}

#[test]
fn a_clause_parted_by_a_comma_has_a_day_of_its_own() {
    let left = "Peru withdrew from the project in 2012, and Chile declined an invitation.";
    assert_eq!(date(left, "withdrew"), "2012");
    assert_eq!(date(left, "declined"), "[..2021-04-09]");
}

#[test]
fn what_it_is_down_from_dates_nothing() {
    let troops = "The army says there are 200 guards in Peru, down from a peak of 170,000 in 2007.";
    assert!(!date(troops, "are").contains("2007"), "{}", date(troops, "are"));
}

#[test]
fn what_is_seen_happens_as_it_is_seen() {
    assert_eq!(date("We saw them burn the mill on Tuesday.", "burn"), "2021-04-06");
    assert_eq!(date("They saw guards burn the mill.", "burn"), "[..2021-04-09]");
}

#[test]
fn times_go_with_the_participle_they_stand_behind() {
    let truce = "A truce brokered by the union last August collapsed in March.";
    assert_eq!((date(truce, "brokered").as_str(), date(truce, "collapsed").as_str()), ("2020-08", "2021-03"));
}

#[test]
fn a_story_goes_on_from_where_it_was() {
    let text = "On the night of 12 May 1968 five men broke into a bank in Oster. The gang had rented a shop in February. A guard was \
        beaten and died two days later. In July the police found a lamp that belonged to Bo Lee, an engineer dismissed by a mine in 1961. \
        Lee was arrested on 19 July and confessed.";
    let record = read(text);
    let edtf = |trigger: &str| claim(&record, trigger).time.edtf.clone();
    assert_eq!((edtf("died").as_str(), edtf("dismissed").as_str()), ("1968-05-14", "1961"));
    assert_eq!(edtf("arrested"), "1968-07-19");
}

#[test]
fn a_verb_before_its_subject_sets_a_condition() {
    factuality("Should the mayor win the race, she would raise taxes.", "win", "conditional Should");
    let port = "They could threaten the oil terminal at Port Sella, which accounts for two thirds of exports.";
    assert!(
        parts(port, "accounts").starts_with("subject: the oil terminal at Port Sella"),
        "{}",
        parts(port, "accounts")
    );
}

#[test]
fn what_a_name_is_shows_in_what_is_said_of_it() {
    let kind = |text: &str, name: &str| {
        let record = read(text);
        let found = record.entities.iter().find(|entity| entity.mentions.iter().any(|mention| mention.text == name));
        found.map(|entity| format!("{:?}", entity.kind)).unwrap_or_default()
    };
    let firm = "Norcare said it discovered the leak in May. Norcare's chief executive, Simon Hale, resigned on Monday.";
    assert_eq!(kind(firm, "Norcare"), "Organization");
    entity(firm, "it", "Norcare");
    entity("Vantor Group bought Helix. Vantor's chairman said Vantor would close no plant.", "Vantor", "Vantor Group");
    // a town that a paper is named after stays a town
    assert_eq!(kind("He was jailed by a court in Tarvik. The Tarvik Post reported it.", "Tarvik"), "Place");
    assert_eq!(kind("Maria Lopez left Oslo. Lopez's board voted for her.", "Lopez"), "Person");
    assert_eq!(kind("The mayor, Sydney Okar, left. The board met.", "Sydney Okar"), "Person");
}

#[test]
fn the_three_are_those_told_of_and_things_have_no_will() {
    entity("Three climbers left the hut on Monday. The three were due back by noon.", "The three", "Three climbers");
    let general =
        "The minister visited Oslo. General Lee, who led the army until he was dismissed in May, spoke in Rome.";
    entity(general, "he", "Lee");
    let freed =
        "Gunmen held ten sailors near the reef. They let the sailors go on Monday because they knew the navy was near.";
    entity(freed, "They", "Gunmen");
}

#[test]
fn whoever_accuses_says_so() {
    let ignored = "Opposition lawmakers accused the government of having ignored warnings.";
    source(ignored, "ignored", "Opposition lawmakers");
    factuality(ignored, "ignored", "possible accused");
    source("Lee was accused by prosecutors of stealing money.", "stealing", "prosecutors");
    factuality("The firm pleaded guilty to selling fake pills.", "selling", "asserted");
    factuality("The shares recovered to close at 12 euros.", "close", "asserted");
    factuality("The two countries signed an agreement on fisheries.", "agreement", "asserted");
}

#[test]
fn what_is_dated_in_passing_has_its_date() {
    assert_eq!(date("A 2016 audit found that the bridge was unsafe.", "found"), "2016");
    let court = "A court on Tuesday found the mayor guilty and sentenced him to nine years in prison.";
    assert_eq!(date(court, "sentenced"), "2021-04-06");
    assert_eq!(date("The firm said in May it would close the mine.", "said"), "2020-05");
    assert_eq!(date("A strike in 2011 ended when the court stepped in.", "ended"), "2011");
    assert_eq!(date("Vantor bought the mill in 2017, only to shut it within a year.", "shut"), "");
    let law = "The mayor was in office from 2013 until 2018. He promises a law before the end of the year.";
    assert_eq!(date(law, "promises"), "[..2021-12-31]");
    let probe = "The probe will follow the comet until March 2026, when it will pass the Sun.";
    assert_eq!(date(probe, "pass"), "2026-03");
    assert_eq!(
        date("The storm has passed, but the pumps will fail within 60 hours.", "fail"),
        "[2021-04-09..2021-04-12]"
    );
}

#[test]
fn clauses_keep_their_own_subjects() {
    let leak = "Hackers published the files on Sunday after Norcare, a chain of clinics, refused to pay.";
    assert!(parts(leak, "refused").starts_with("subject: Norcare"), "{}", parts(leak, "refused"));
    let walkout = "Passengers were stranded after the crew walked out, forcing the line to cancel ten trips.";
    assert!(parts(walkout, "forcing").starts_with("subject: the crew"), "{}", parts(walkout, "forcing"));
    let verdict = "A court found the mayor guilty of taking bribes.";
    assert!(parts(verdict, "taking").starts_with("subject: the mayor"), "{}", parts(verdict, "taking"));
    let fine = "The bank agreed to pay a fine of 38 million euros to settle the case.";
    assert!(parts(fine, "settle").starts_with("subject: The bank"), "{}", parts(fine, "settle"));
    let seasons = "In the autumn of 1643 the king's army marched north.";
    assert!(parts(seasons, "marched").starts_with("subject: the king's army"), "{}", parts(seasons, "marched"));
    let called = "The minister called on both sides to return to talks and ruled out a vote.";
    assert!(parts(called, "ruled out").starts_with("subject: The minister"), "{}", parts(called, "ruled out"));
    let word = "Aske wrote to the king; the letter was lost.";
    assert!(!parts(word, "wrote").contains("letter"), "{}", parts(word, "wrote"));
    let price = "The firm will pay $41 a share.";
    assert_eq!(parts(price, "pay"), "subject: The firm; object: $41 a share");
}

#[test]
fn what_was_used_to_store_stored_and_a_day_belongs_to_the_deed() {
    factuality("In the war the yard was used to store shells.", "store", "asserted");
    let attack = "Rebels killed two men in the village of Asha on the morning of 17 March.";
    assert!(parts(attack, "killed").contains("place: the village of Asha;"), "{}", parts(attack, "killed"));
    let hours = "The five were given 72 hours to leave.";
    assert!(parts(hours, "given").contains("72 hours"), "{}", parts(hours, "given"));
    // "Jan" is no month here
    source("Prime Minister Jan Kolar, who came to power in 2016, said he would wait.", "wait", "Jan Kolar");
    let report = "Soldiers shot a farmer on 17 March, officials said in a report released on Tuesday. The soldiers came in trucks at 5 a.m., witnesses said. Two women returned three days later.";
    assert_eq!(date(report, "came"), "2021-03-17");
    assert_eq!(date(report, "returned"), "2021-03-20");
}

#[test]
fn who_confirms_it_says_so_and_not_who_kept_silent() {
    source("The Ministry has not commented, but an aide confirmed that staff had been told.", "told", "an aide");
    factuality("No one was ever charged with the theft.", "charged", "denied No one");
    factuality("The old man would have hated it.", "hated", "conditional would");
    factuality("The old man would have liked it even less.", "liked", "conditional would");
    factuality("The old man would like to leave.", "leave", "planned would like to");
}

#[test]
fn a_cleft_tells_when() {
    assert_eq!(date("It was not until 2004 that the keys were handed over.", "handed over"), "2004");
    assert_eq!(date("It was in 1996 that the court ruled against him.", "ruled"), "1996");
    assert!(read("It was not until 2004 that the keys were handed over.").claims.len() == 1);
    assert_eq!(date("A small museum shows the only surviving issue from 1921.", "shows"), "");
    assert_eq!(date("An inspection scheduled for January had been postponed twice.", "scheduled"), "2021-01");
}

#[test]
fn lengths_and_pleas_are_told_whole() {
    let coup = "The coup lasted only eight days before mediators persuaded the plotters to give up.";
    assert_eq!(parts(coup, "lasted"), "subject: The coup; object: only eight days");
    let war = "He spent the war reading the news.";
    assert!(parts(war, "reading").starts_with("subject: He"), "{}", parts(war, "reading"));
    let plea = "She called on Wednesday for a quick return to order.";
    assert!(parts(plea, "called").contains("a quick return to order"), "{}", parts(plea, "called"));
    let letter = read("Its engineers raised concerns in writing.");
    assert!(letter.claims.iter().all(|claim| claim.trigger.text != "writing"));
    let named = |text: &str| claim(&read(text), "named").event_type.clone();
    assert_eq!(named("An official, who asked not to be named, said so."), None);
    assert_eq!(named("She was named minister in May.").as_deref(), Some("Appointment"));
}

#[test]
fn where_somebody_fled_to_is_not_the_country_of_the_story() {
    let text =
        "Grace Nkomo fled to Ghana before the vote. The country has seen three coups since it gained independence.";
    let record = read(text);
    let gained = claim(&record, "gained");
    assert_ne!(gained.triples[0].subject, "Ghana", "{:?}", gained.triples);
}

#[test]
fn what_is_not_said_to_be_untrue_stays() {
    factuality("He insisted his departure had nothing to do with the affair.", "departure", "asserted");
    factuality("The court failed to consider whether the bank had a right to know.", "had", "possible whether");
    factuality("The king cut short a visit to Oster and is to tour the region on Monday.", "tour", "planned to");
    factuality("The mayor dismissed the vote as rigged.", "vote", "asserted");
    let rigged = read("The mayor dismissed the vote as rigged.");
    assert!(rigged.claims.iter().all(|claim| claim.trigger.text != "rigged"));
    let dykes = "The work would have started last spring had a local court not suspended the tender.";
    factuality(dykes, "suspended", "conditional had");
    assert!(parts(dykes, "suspended").starts_with("subject: a local court"), "{}", parts(dykes, "suspended"));
}

#[test]
fn whoever_has_the_sentence_did_the_deed() {
    let memo = "Petro had served 14 months of a three-year sentence for publishing a memo.";
    assert!(parts(memo, "publishing").starts_with("subject: Petro"), "{}", parts(memo, "publishing"));
    let rain = "Three days of heavy rain flooded the town.";
    assert!(parts(rain, "flooded").starts_with("subject: Three days of heavy rain"), "{}", parts(rain, "flooded"));
    let appeal = read("The prosecution can appeal to the Supreme Court until 5 August.");
    assert_eq!(claim(&appeal, "appeal").event_type.as_deref(), Some("CourtAppeal"));
    assert!(appeal.claims.iter().all(|claim| claim.trigger.text != "prosecution"));
}

#[test]
fn who_is_to_do_what_others_force_or_recommend() {
    let dykes = "The report had recommended raising the dykes.";
    assert!(!parts(dykes, "raising").contains("The report"), "{}", parts(dykes, "raising"));
    let quit = "Protests had forced his predecessor, Saad Hariri, to quit.";
    assert!(parts(quit, "quit").starts_with("subject: his predecessor"), "{}", parts(quit, "quit"));
    let kind = |text: &str| claim(&read(text), "takeover").event_type.clone();
    assert_eq!(kind("Norway condemned the takeover."), None);
    assert_eq!(kind("The board rejected the takeover of the bank.").as_deref(), Some("Merger"));
    assert_eq!(kind("Soldiers cheered the takeover by the army.").as_deref(), Some("Coup"));
}
