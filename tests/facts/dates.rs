//! When things happen: one-line cases on our own sentences.

use super::{claim, date, factuality, read};

#[test]
fn an_age_is_a_date_where_the_birth_is_dated() {
    let record = read(
        "Ada Lorne was born in 1961 in Vik and joined the Harbour Party at the age of 19. At 24 she became a councillor. \
         She died in 2020, aged 59. Her brother left school at 12.",
    );
    let time = |trigger: &str| (claim(&record, trigger).time.edtf.as_str(), claim(&record, trigger).time.rule.as_str());
    assert_eq!(time("born").0, "1961");
    assert_eq!(time("joined"), ("[1980..1981]", "share/age"));
    assert_eq!(time("became"), ("[1985..1986]", "share/age"));
    assert_eq!(time("died"), ("2020", "attach/timex"));
    assert_ne!(time("left").1, "share/age");
    let record = read("Karl Moe was born on 2 May 1869 and left school at twelve.");
    assert_eq!(claim(&record, "left").time.edtf, "[1881-05-02..1882-05-01]");
}

#[test]
fn what_begins_goes_on_and_what_ends_was_there_before() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.edtf.clone();
    assert_eq!(time("The war began in 1914.", "war"), "1914/..");
    assert_eq!(time("The attack began on 3 May 2021.", "attack"), "2021-05-03");
    assert_eq!(time("The siege was lifted in May 1940.", "siege"), "../1940-05");
    assert_eq!(time("The talks ended on 9 March 2023 without a deal.", "talks"), "../2023-03-09");
    let settled = "The lawsuit was settled in 1981, with the firm paying 80,000 dollars.";
    assert_eq!((time(settled, "lawsuit"), time(settled, "paying")), ("../1981".to_owned(), "1981".to_owned()));
    factuality("The court dismissed the lawsuit in 2004.", "lawsuit", "asserted");
    factuality("A judge rejected an appeal against her arrest.", "arrest", "asserted -");
}

#[test]
fn what_took_place_twice_did_so_from_the_first_time_to_the_last() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.edtf.clone();
    assert_eq!(time("Elections were held on 14 and 21 July 2019.", "Elections"), "[2019-07-14..2019-07-21]");
    assert_eq!(time("In 2016 and again in 2019 the river flooded the museum.", "flooded"), "[2016..2019]");
    let met = "The council met twice in 1975, in March and in October.";
    assert_eq!(time(met, "met"), "[1975-03-01..1975-10-31]");
    assert_eq!(time("The report covers the year 2022.", "covers"), "");
}

#[test]
fn a_length_beside_a_day_tells_the_last_day() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.edtf.clone();
    let visit = "The president began a three-day visit to Norland on 5 March 2023.";
    assert_eq!(time(visit, "visit"), "2023-03-05/2023-03-07");
    assert_eq!(time("Nurses began a 48-hour strike on 13 March 2023.", "strike"), "2023-03-13/2023-03-14");
    assert_eq!(time("The two-week trial ended on 3 March 2021.", "trial"), "[2021-02-17..2021-03-03]");
    assert_eq!(time("The siege began on 3 May 2010 and lasted two weeks.", "siege"), "[2010-05-03..2010-05-17]");
    let arrival = "The king arrived on 5 March 2023 for a three-day visit to Norland.";
    assert_eq!(time(arrival, "visit"), "[2023-03-05..2023-03-07]");
    // the length of what comes of it
    let declared = "The cabinet declared a state of emergency for two weeks on 8 March 2023.";
    assert_eq!(time(declared, "declared"), "2023-03-08");
    let since = "Since coming to power in 2010, the party has won three elections.";
    assert_eq!(claim(&read(since), "won").time.bounds.begin.first, "2010-01-01".parse().ok());
    assert_eq!(time("Editors found letters from 1926 in a cellar.", "found"), "");
}

#[test]
fn then_is_the_time_of_the_sentence_before() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.clone();
    let since = time("Elections were held on 14 July 2019. Since then the party has ruled alone.", "ruled");
    assert_eq!((since.bounds.begin.first, since.rule.as_str()), ("2019-07-14".parse().ok(), "signal/then"));
    let until = time("The council met in March 1975. Until then, no mayor had lived outside the walls.", "lived");
    assert_eq!(until.edtf, "[..1975-03-31]");
    let during = time("She ran the bank from 2001 to 2007. In those years it tripled its profits.", "tripled");
    assert_eq!(during.edtf, "[2001..2007]");
    factuality("The trial opened in May 2021 and was to have ended in June 2021.", "ended", "planned to");
}

#[test]
fn a_day_before_a_conjunction_is_of_the_verb_before_it() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.edtf.clone();
    let trains = "Trains stopped on the night of 5 May 2021 and have not run since.";
    assert_eq!((time(trains, "stopped").as_str(), time(trains, "run").contains("2021-05-05")), ("2021-05-05", false));
    assert_eq!(time("The first payment is due by the end of March 2022.", "due"), "[..2022-03-31]");
    factuality("The delay was due to rain.", "delay", "asserted");
    let record = read("A dispute over pay went on for eleven weeks. They will return on Saturday at the earliest.");
    assert_eq!(claim(&record, "went on").triples[0].event, "went on");
    assert!(claim(&record, "return").triples.iter().all(|triple| triple.object.is_none()));
    let ports = read("The port handled 9 million tonnes in 2022, down from 11 million the year before.");
    let objects = claim(&ports, "handled").triples.iter().filter_map(|triple| triple.object.as_deref());
    assert_eq!(objects.collect::<Vec<_>>(), ["9 million tonnes"]);
}

#[test]
fn what_is_so_as_of_a_day_is_told_of_it() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.edtf.clone();
    assert_eq!(time("As of February 2006, the shop accounts for 70 percent of sales.", "accounts"), "2006-02");
    assert_eq!(time("As of 2004, the mill was open.", "open"), "2004");
    assert_eq!(time("As of 27 March 2006, twelve people had died.", "died"), "[..2006-03-27]");
    assert_eq!(time("As of 1 July 2006, smoking will be banned in bars.", "banned"), "2006-07-01/..");
}

#[test]
fn an_age_with_a_date_tells_the_birth() {
    let record = read(
        "In 1995, at the age of 17, Vera Lund left school. She had joined the choir aged 14. At 20 she moved to Vik.",
    );
    let time = |trigger: &str| claim(&record, trigger).time.edtf.as_str();
    assert_eq!((time("left"), time("joined"), time("moved")), ("1995", "[1991..1993]", "[1997..1999]"));
}

#[test]
fn a_day_that_is_the_predicate_dates_its_subject() {
    let time = |text: &str, trigger: &str| claim(&read(text), trigger).time.edtf.clone();
    assert_eq!(time("The siege was in 1944.", "siege"), "1944");
    assert_eq!(time("The siege was in 1944.", "1944"), "1944");
    let now = read("Now that the firms are in 2011, the bank says it will sell.");
    assert_eq!(claim(&now, "says").time.edtf, "");
    let last = read("The concert was on 2 May 2015.");
    assert_eq!(claim(&last, "2").triples[0].object.as_deref(), Some("2 May 2015"));
    let flag = "The mayor praised the flag on Hut Day, 6 February 2015.";
    assert_eq!(time(flag, "praised"), "2015-02-06");
    let paid = "The firm must pay 422,000 euros for the period from 2004 to 2009.";
    assert_eq!(time(paid, "pay"), "");
    factuality("The meeting is set for 3 October 2031, the mayor says.", "meeting", "planned set");
}

#[test]
fn what_was_to_be_is_planned_and_what_has_begun_is_not() {
    factuality("Work on the tunnel started in 1999 and was to be finished in 2005.", "finished", "planned to");
    factuality("The trial, which opened in May 2022, is expected to last until June 2023.", "trial", "asserted");
    let strike = read("Two days into the strike, talks began. On day 12 of the siege the water ran out.");
    assert!(claim(&strike, "began").triples.iter().all(|triple| triple.object.is_none()));
    assert!(claim(&strike, "ran out").triples.iter().all(|triple| triple.object.is_none()));
}

#[test]
fn a_day_with_an_hour_is_that_day_of_the_year_told() {
    let record = read(
        "The duke besieged Harl in June 1425. A revolt in March 1487 drove his heirs out. The leaders were hanged at dawn on \
         2 April. The last of them died in 1499.",
    );
    assert_eq!(claim(&record, "hanged").time.edtf, "1487-04-02");
}

#[test]
fn what_has_lasted_began_so_long_ago() {
    assert_eq!(date("She has lived in Vik for ten years.", "lived"), "2011/..");
    assert_eq!(date("They have been waiting for three weeks.", "waiting"), "2021-03/..");
    assert_eq!(date("The farm, he explained, has bred horses for two decades.", "bred"), "2001/..");
    assert_eq!(date("He told her that they have bred horses since 1922.", "bred"), "1922/..");
    assert_eq!(date("The firm has banned travel for two weeks.", "banned"), "[..2021-04-09]");
    // nobody knows from when
    assert_eq!(date("The bridge was to be finished within six years.", "finished"), "");
    assert_eq!(date("The fire was put out within three hours.", "put out"), "[..2021-04-09]");
    assert_eq!(date("The law takes effect 30 days after it is signed.", "signed"), "");
}

#[test]
fn a_part_behind_a_time_is_the_subject() {
    let record = read("The siege began in 1849. By the following spring half of the people had fled.");
    assert_eq!(claim(&record, "fled").triples[0].subject, "half of the people");
    let fell = |text: &str| claim(&read(text), "collapsed").event_type.clone();
    assert_eq!(fell("The temple collapsed in 2019."), Some("Collapse".to_owned()));
    assert_eq!(fell("The Harbour Bridge collapsed in 2019."), Some("Collapse".to_owned()));
    assert_eq!(fell("The bank collapsed in 2008."), Some("Bankruptcy".to_owned()));
}
