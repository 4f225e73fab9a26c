//! One-line cases of the repairs; one file for all of them, since each case runs through all repairs.

use super::*;

/// `form/XPOS/head/relation` a word, heads from 1; the words that change, as they are after all repairs.
fn check(words: &str, expected: &str) {
    let rows: Vec<Vec<&str>> = words.split(' ').map(|word| word.split('/').collect()).collect();
    let forms: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let upos = |xpos: &str| match xpos {
        "NNP" | "NNPS" => Upos::Propn,
        "NN" | "NNS" => Upos::Noun,
        "CD" => Upos::Num,
        "JJ" => Upos::Adj,
        xpos if xpos.starts_with("VB") => Upos::Verb,
        _ => Upos::X,
    };
    let mut tags: Vec<(Upos, Xpos)> = rows.iter().map(|row| (upos(row[1]), Xpos::parse(row[1]).unwrap())).collect();
    let mut tree: Vec<(usize, Deprel)> =
        rows.iter().map(|row| (row[2].parse().unwrap(), Deprel::parse(row[3]).unwrap())).collect();
    mend(&mut Sentence { forms: &forms, tags: &mut tags, tree: &mut tree });
    let shown = forms.iter().zip(&tags).zip(&tree);
    let shown = shown.map(|((form, (_, xpos)), (head, label))| format!("{form}/{xpos}/{head}/{label}"));
    let changed: Vec<String> =
        shown.zip(words.split(' ')).filter(|(now, then)| now != then).map(|(now, _)| now).collect();
    assert_eq!(changed.join(" "), expected, "{words}");
}

#[test]
fn parts() {
    check(
        "By/IN/4/case next/JJ/4/amod spring/NN/4/compound half/NN/5/nsubj fled/VBD/0/root",
        "By/IN/3/case next/JJ/3/amod spring/NN/5/obl",
    );
    check("The/DT/3/det summer/NN/3/compound half/NN/4/nsubj fled/VBD/0/root", "");
}

#[test]
fn verbs() {
    check(
        "Tension/NN/2/nsubj:pass built/VBN/0/root in/IN/4/case halls/NNS/2/obl ././2/punct",
        "Tension/NN/2/nsubj built/VBD/0/root",
    );
    check("took/VBD/0/root cats/NNS/1/obj -/:/4/punct wrapped/VBN/2/acl up/RP/1/compound:prt", "up/RP/4/compound:prt");
    check("They/PRP/2/nsubj laid/VBD/0/root off/RP/5/case 300/CD/5/nummod pilots/NNS/2/obj", "off/RP/2/compound:prt");
    check(
        "They/PRP/2/nsubj laid/VBD/0/root off/IN/5/case 300/CD/5/nummod pilots/NNS/2/obl",
        "off/RP/2/compound:prt pilots/NNS/2/obj",
    );
    check("is/VBZ/2/cop due/JJ/0/root to/TO/2/fixed meet/VB/2/advcl", "to/TO/4/mark meet/VB/2/xcomp");
    check("are/VBP/2/aux:pass set/JJ/0/root to/TO/4/mark leave/VB/2/xcomp", "set/VBN/0/root");
    check("vote/NN/0/root to/IN/5/case oust/VB/1/acl all/DT/5/det troops/NNS/3/obj", "to/TO/3/mark");
}

#[test]
fn what_hangs_on_the_word_beside_its_own() {
    check(
        "Lee/NNP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root by/IN/5/case police/NNS/3/obl:agent of/IN/7/mark stealing/VBG/5/acl money/NN/7/obj",
        "stealing/VBG/3/advcl",
    );
    check(
        "It/PRP/2/nsubj accused/VBD/0/root them/PRP/2/obj of/IN/5/mark stealing/VBG/3/acl money/NN/5/obj",
        "stealing/VBG/2/advcl",
    );
    check(
        "It/PRP/3/nsubj:pass was/VBD/3/aux:pass fined/VBN/0/root for/IN/6/case hiding/VBG/6/compound losses/NNS/3/obl",
        "for/IN/5/mark hiding/VBG/3/advcl losses/NNS/5/obj",
    );
    check(
        "It/PRP/2/nsubj ends/VBZ/0/root before/IN/4/case Lee/NNP/6/nsubj:pass is/VBZ/6/aux:pass sworn/VBN/2/advcl in/RP/6/compound:prt",
        "before/IN/6/mark",
    );
    check(
        "They/PRP/2/nsubj blame/VBP/0/root him/PRP/2/obj for/IN/6/case an/DT/6/det attack/NN/2/obl on/IN/8/case Monday/NNP/2/obl in/IN/10/case which/WDT/12/obl ten/CD/12/nsubj died/VBD/6/acl:relcl",
        "Monday/NNP/6/nmod",
    );
    check(
        "general/NN/2/nsubj confirms/VBZ/0/root cut/VB/2/xcomp to/IN/5/case 3,000/CD/3/obl",
        "cut/NN/2/obj 3,000/CD/3/nmod",
    );
    check("They/PRP/2/nsubj turned/VBD/0/root the/DT/4/det wounded/JJ/2/xcomp away/RB/2/advmod", "wounded/JJ/2/obj");
    check(
        "sent/VBD/0/root its/PRP$/3/nmod:poss shares/NNS/1/obj up/IN/6/case 3/CD/6/nummod percent/NN/1/obj",
        "up/IN/1/compound:prt percent/NN/1/obl:unmarked",
    );
    check(
        "US/NNP/2/compound air/NN/3/nsubj strikes/VBZ/7/nsubj on/IN/6/case its/PRP$/6/nmod:poss camps/NNS/3/obl killed/VBD/0/root ten/CD/7/obj",
        "air/NN/3/compound strikes/NNS/7/nsubj camps/NNS/3/nmod",
    );
}

#[test]
fn subjects_side_by_side() {
    check(
        "The/DT/2/det ammonium/NN/4/nsubj nitrate/JJ/4/nsubj burned/VBD/0/root",
        "The/DT/3/det ammonium/NN/3/compound nitrate/NN/4/nsubj",
    );
    check(
        "police/NNS/5/nsubj and/CC/3/cc Swiss/JJ/1/conj experts/NNS/5/nsubj came/VBD/0/root",
        "and/CC/4/cc Swiss/JJ/4/amod experts/NNS/1/conj",
    );
}

#[test]
fn what_is_said_has_a_verb() {
    check(
        "Prices/NNS/7/nsubj raised/VBN/1/acl in/IN/4/case May/NNP/2/obl ,/,/7/punct he/PRP/7/nsubj said/VBD/0/root",
        "Prices/NNS/2/nsubj raised/VBD/0/root said/VBD/2/parataxis",
    );
}

#[test]
fn a_finite_verb_takes_no_article() {
    check(
        "A/DT/4/det huge/JJ/4/amod blast/NN/4/compound tore/VBD/0/root through/IN/6/case Oslo/NNP/4/nmod",
        "A/DT/3/det huge/JJ/3/amod blast/NN/4/nsubj Oslo/NNP/4/obl",
    );
}

#[test]
fn objects() {
    check("It/PRP/2/nsubj killed/VBD/0/root 40/CD/4/nummod men/NNS/2/obl", "men/NNS/2/obj");
    check("It/PRP/2/nsubj rained/VBD/0/root 40/CD/4/nummod days/NNS/2/obl", "");
    check("killed/VBD/0/root men/NNS/1/obj and/CC/4/cc hurt/VBD/1/conj hundreds/NNS/2/conj", "hundreds/NNS/4/obj");
    check(
        "killed/VBD/0/root Ann/NNP/5/compound and/CC/5/cc militia/NN/5/compound leader/NN/1/obj",
        "Ann/NNP/1/obj leader/NN/2/conj",
    );
}

#[test]
fn subjects_and_times() {
    check("the/DT/2/det group/NN/4/nsubj Dawn/NNP/4/nsubj struck/VBD/0/root", "group/NN/3/nmod:desc");
    check(
        "told/VBD/0/root men/NNS/1/iobj of/IN/4/case plans/NNS/2/nmod last/JJ/6/amod night/NN/4/nmod:unmarked",
        "night/NN/1/obl:unmarked",
    );
    check("kept/VBD/0/root vows/NNS/1/obj of/IN/4/case years/NNS/2/nmod ago/RB/1/advmod", "ago/RB/4/advmod");
    check("kept/VBD/0/root vows/NNS/1/obj of/IN/4/case years/NNS/5/obl ago/RB/1/advmod", "ago/RB/2/nmod");
    check("signed/VBD/0/root deals/NNS/1/obj on/IN/4/case fish/NN/1/obl", "fish/NN/2/nmod");
    check("talks/NNS/4/nsubj last/JJ/3/amod week/NN/1/nmod:unmarked failed/VBD/0/root", "");
}

#[test]
fn clauses() {
    check(
        "end/VBP/0/root before/IN/3/case Joe/NNP/1/obl is/VBZ/5/aux:pass sworn/VBN/1/advcl in/RP/5/compound:prt",
        "before/IN/5/mark Joe/NNP/5/nsubj:pass",
    );
    check("end/VBP/0/root before/IN/3/case June/NNP/1/obl coming/VBG/1/advcl home/NN/4/obj", "");
    check(
        "It/PRP/3/nsubj soon/RB/3/advmod ends/VBZ/0/root after/IN/6/mark Joe/NNP/3/obl told/VBD/1/conj her/PRP/6/obj",
        "Joe/NNP/6/nsubj told/VBD/3/advcl",
    );
    check("ends/VBZ/0/root after/IN/4/mark May/NNP/1/nmod left/VBN/1/advcl", "");
    check(
        "said/VBD/0/root last/JJ/3/amod week/NN/1/obl:unmarked that/IN/7/mark men/NNS/7/nsubj would/MD/7/aux go/VB/3/acl \
         and/CC/9/cc ran/VBD/7/conj",
        "go/VB/1/ccomp ran/VBD/1/conj",
    );
    check(
        "said/VBD/0/root men/NNS/4/nsubj would/MD/4/aux go/VB/1/ccomp and/CC/7/cc women/NNS/7/nsubj ran/VBD/4/conj",
        "",
    );
}

#[test]
fn clauses_side_by_side() {
    check(
        "met/VBD/0/root guests/NNS/1/obj of/IN/4/case Ann/NNP/2/nmod who/WP/6/nsubj were/VBD/4/acl:relcl",
        "were/VBD/2/acl:relcl",
    );
    check("met/VBD/0/root guests/NNS/1/obj of/IN/4/case Ann/NNP/2/nmod who/WP/6/nsubj was/VBD/4/acl:relcl", "");
    check(
        "Ann/NNP/6/nsubj was/VBD/3/aux:pass put/VBN/6/ccomp ,/,/6/punct aides/NNS/6/nsubj said/VBD/0/root",
        "Ann/NNP/3/nsubj:pass put/VBN/0/root said/VBD/3/parataxis",
    );
}

#[test]
fn what_is_alleged_is_a_clause_of_its_own() {
    check(
        "had/VBD/0/root doubts/NNS/1/obj that/WDT/5/obj he/PRP/5/nsubj won/VBD/2/acl:relcl",
        "that/WDT/5/mark won/VBD/2/acl",
    );
    check("read/VBD/0/root reports/NNS/1/obj that/WDT/5/obj he/PRP/5/nsubj wrote/VBD/2/acl:relcl", "");
    check(
        "read/VBD/0/root reports/NNS/1/obj that/WDT/5/obl he/PRP/5/nsubj won/VBD/2/acl:relcl gold/NN/5/obj",
        "that/WDT/5/mark won/VBD/2/acl",
    );
    check(
        "It/PRP/2/nsubj killed/VBD/5/ccomp ten/CD/2/obj ,/,/5/punct said/VBD/0/root Ann/NNP/5/nsubj ,/,/9/punct \
         and/CC/9/cc urged/VBD/5/conj",
        "",
    );
    check(
        "Up/RB/5/advmod to/IN/4/case 300/CD/4/nummod men/NNS/5/nsubj left/VBD/0/root",
        "Up/RB/3/advmod to/IN/1/fixed",
    );
    check("injuring/VBG/0/root more/RBR/4/advmod than/IN/2/fixed 400/CD/1/obl", "400/CD/1/obj");
}

#[test]
fn capitals_throughout_are_names() {
    let check = |words: &str, expected: &str| {
        let forms: Vec<&str> = words.split(' ').collect();
        let mut tags = vec![(Upos::X, Xpos::Other); forms.len()];
        mend_tags(&forms, &mut tags);
        let named: Vec<&str> =
            forms.iter().zip(&tags).filter(|(_, tag)| tag.0 == Upos::Propn).map(|(form, _)| *form).collect();
        assert_eq!(named.join(" "), expected);
    };
    check("after IS militants took over", "IS");
    check("WHO IS NEXT", "");
    let shouted = |forms: &[&str]| {
        let mut tags = vec![(Upos::Verb, Xpos::Vb); forms.len()];
        mend_tags(forms, &mut tags);
        tags[0].0
    };
    assert_eq!(shouted(&["ENACT", "was", "told", "of", "it"]), Upos::Propn);
    assert_eq!(shouted(&["ENACT", "THE", "LAW"]), Upos::Verb);
    let mut tags = [(Upos::Noun, Xpos::Nn)];
    mend_tags(&["tore"], &mut tags);
    assert_eq!(tags, [(Upos::Verb, Xpos::Vbd)]);
}

#[test]
fn what_hangs_on_the_wrong_word() {
    check("It/PRP/2/nsubj came/VBD/0/root on/IN/2/compound:prt on/IN/5/case Friday/NNP/2/obl", "on/IN/4/reparandum");
    check(
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass hit/VBN/0/root by/IN/6/case a/DT/6/det drone/NN/3/obl:agent near/IN/9/case the/DT/9/det port/NN/6/nmod",
        "port/NN/3/obl",
    );
    check(
        "They/PRP/2/nsubj plan/VBP/0/root a/DT/4/det withdrawal/NN/2/obj from/IN/6/case Oster/NNP/2/obl",
        "Oster/NNP/4/nmod",
    );
    check(
        "He/PRP/2/nsubj sang/VBD/0/root in/IN/5/case the/DT/5/det Hall/NNP/2/obl of/IN/7/case States/NNP/8/compound wing/NN/2/obl",
        "of/IN/8/case wing/NN/5/nmod",
    );
    check(
        "They/PRP/2/nsubj robbed/VBD/0/root the/DT/4/det man/NN/2/obj of/IN/7/case his/PRP$/7/nmod:poss coat/NN/2/obl",
        "",
    );
    check("stone/NN/2/compound men/NNS/3/nsubj spoke/VBD/0/root", "");
    check(
        "It/PRP/4/nsubj is/VBZ/5/cop a/DT/4/det gas/NN/5/nsubj returned/VBN/0/root from/IN/7/case space/NN/5/obl",
        "is/VBZ/4/cop gas/NN/0/root returned/VBN/4/acl",
    );
}

#[test]
fn clauses_that_lost_a_word() {
    check(
        "Taps/NNS/7/nsubj must/MD/4/aux be/VB/4/aux:pass shut/VBN/7/ccomp ,/,/1/punct \"/''/4/punct said/VBD/0/root the/DT/9/det town/NN/7/nsubj ././7/punct",
        "Taps/NNS/4/nsubj:pass",
    );
    check(
        "Ann/NNP/6/nsubj was/VBD/4/cop a/DT/4/det nurse/NN/6/ccomp ,/,/4/punct said/VBD/0/root Bob/NNP/6/nsubj ././6/punct",
        "Ann/NNP/4/nsubj",
    );
    check(
        "He/PRP/2/nsubj said/VBD/0/root it/PRP/6/nsubj:pass could/MD/6/aux be/VB/6/aux:pass found/VBN/2/ccomp and/CC/8/cc hoped/VBD/6/conj so/RB/8/advmod",
        "hoped/VBD/2/conj",
    );
    check(
        "It/PRP/2/nsubj built/VBD/0/root wards/NNS/2/obj as/IN/5/case beds/NNS/3/nmod are/VBP/7/aux filling/VBG/2/advcl up/RP/7/compound:prt",
        "as/IN/7/mark beds/NNS/7/nsubj",
    );
    check(
        "It/PRP/3/nsubj was/VBD/3/cop vital/JJ/6/ccomp ,/,/3/punct \"/''/3/punct added/VBD/0/root the/DT/8/det mayor/NN/6/obj ././6/punct",
        "mayor/NN/6/nsubj",
    );
    check("He/PRP/2/nsubj added/VBD/0/root salt/NN/2/obj ././2/punct", "");
    check(
        "Aides/NNS/7/nsubj who/WP/3/nsubj left/VBD/1/acl:relcl that/WDT/5/det day/NN/3/obl ,/,/7/punct said/VBD/0/root so/RB/7/advmod",
        "",
    );
    check(
        "the/DT/2/det god/NN/0/root who/WP/5/obj they/PRP/5/nsubj believe/VBP/2/acl:relcl will/MD/7/aux bring/VB/5/ccomp rain/NN/7/obj",
        "who/WP/7/nsubj",
    );
    check(
        "the/DT/2/det man/NN/0/root who/WP/5/obj they/PRP/5/nsubj told/VBD/2/acl:relcl it/PRP/8/nsubj would/MD/8/aux rain/VB/5/ccomp",
        "",
    );
    check(
        "The/DT/2/det fires/NNS/0/root that/WDT/7/obj camp/NN/5/compound guards/NNS/7/nsubj have/VBP/7/aux lit/VBN/2/acl:relcl",
        "",
    );
    check(
        "Praising/VBG/0/root the/DT/3/det man/NN/1/obj ,/,/6/punct who/WP/6/nsubj left/VBD/3/acl:relcl ././1/punct",
        "",
    );
    check(
        "They/PRP/2/nsubj told/VBD/0/root guests/NNS/2/iobj that/IN/7/mark he/PRP/7/nsubj would/MD/7/aux leave/VB/3/acl:relcl",
        "leave/VB/2/ccomp",
    );
    check("They/PRP/2/nsubj met/VBD/0/root guests/NNS/2/obj that/WDT/6/obj he/PRP/6/nsubj knew/VBD/3/acl:relcl", "");
    check(
        "It/PRP/2/nsubj gave/VBD/0/root them/PRP/2/iobj four/CD/2/obj to/IN/7/case six/CD/7/nummod tries/NNS/2/obl",
        "four/CD/7/nummod to/IN/6/case six/CD/4/nmod tries/NNS/2/obj",
    );
    check("cattle/NN/4/nsubj rustling/VBG/3/amod cases/NNS/4/nsubj rose/VBD/0/root", "cattle/NN/3/compound");
    check(
        "It/PRP/2/nsubj took/VBD/0/root two/CD/6/nummod to/IN/6/case three/CD/6/nummod tries/NNS/2/obl",
        "to/IN/5/case three/CD/3/nmod tries/NNS/2/obj",
    );
    check(
        "It/PRP/2/nsubj fell/VBD/0/root from/IN/4/case two/CD/7/nummod to/IN/7/case one/CD/7/nummod tries/NNS/2/obl",
        "from/IN/7/case",
    );
}

#[test]
fn phrases_that_hang_too_high_or_low() {
    check(
        "It/PRP/2/nsubj has/VBZ/0/root horses/NNS/2/obj ,/,/9/punct according/VBG/7/case to/IN/5/fixed owners/NNS/2/obl who/WP/9/nsubj spoke/VBD/3/acl:relcl",
        "spoke/VBD/7/acl:relcl",
    );
    check(
        "It/PRP/2/nsubj has/VBZ/0/root guards/NNS/2/obj at/IN/5/case gates/NNS/3/nmod who/WP/7/nsubj spoke/VBD/3/acl:relcl",
        "",
    );
    check("They/PRP/2/nsubj left/VBD/0/root ten/CD/2/obj wounded/JJ/2/xcomp", "");
    check(
        "They/PRP/2/nsubj hold/VBP/0/root a/DT/4/det feast/NN/2/obj ,/,/6/punct meant/VBN/2/conj to/TO/8/mark help/VB/6/xcomp",
        "meant/VBN/4/acl",
    );
    check("They/PRP/2/nsubj held/VBD/0/root feasts/NNS/2/obj ,/,/5/punct helped/VBD/2/conj us/PRP/5/obj", "");
    check(
        "He/PRP/2/nsubj called/VBD/0/root for/IN/4/case efforts/NNS/2/obl to/TO/6/mark save/VB/2/xcomp it/PRP/6/obj",
        "save/VB/4/acl",
    );
    check(
        "He/PRP/2/nsubj called/VBD/0/root on/IN/4/case allies/NNS/2/obl to/TO/6/mark save/VB/2/xcomp it/PRP/6/obj",
        "",
    );
    check("seen/VBN/0/root by/IN/3/case Channel/NNP/4/compound news/NN/1/obl:agent", "by/IN/4/case");
    check(
        "floods/NNS/0/root in/IN/1/case and/CC/5/cc around/IN/5/case Oster/NNP/2/conj",
        "in/IN/5/case and/CC/4/cc around/IN/2/conj Oster/NNP/1/nmod",
    );
    check(
        "They/PRP/2/nsubj rose/VBD/0/root on/IN/4/case coasts/NNS/2/obl following/VBG/4/case heavy/JJ/7/amod storms/NNS/5/obj",
        "following/VBG/7/case storms/NNS/2/obl",
    );
    check("They/PRP/2/nsubj saw/VBD/0/root coasts/NNS/2/obj facing/VBG/3/acl heavy/JJ/6/amod storms/NNS/4/obj", "");
    check(
        "They/PRP/2/nsubj told/VBD/0/root Star/NNP/2/iobj a/DT/5/det shot/NN/9/nsubj fired/VBN/3/acl by/IN/8/case us/PRP/6/obl hit/VBD/2/ccomp",
        "fired/VBN/5/acl",
    );
    check(
        "It/PRP/2/nsubj had/VBD/0/root results/NNS/2/obj ,/,/6/punct including/VBG/6/case arrests/NNS/2/obl",
        "arrests/NNS/3/nmod",
    );
    check(
        "The/DT/2/det mayor/NN/0/root of/IN/4/case Oster/NNP/2/nmod ,/,/6/punct Anna/NNP/4/appos Leeb/NNP/6/flat",
        "Anna/NNP/2/appos",
    );
    check(
        "The/DT/2/det mayor/NN/0/root of/IN/4/case Oster/NNP/2/nmod ,/,/6/punct New/NNP/4/appos Zealand/NNP/6/flat",
        "",
    );
    check("men/NNS/0/root of/IN/3/case war/NN/1/nmod beaten/VBN/1/acl by/IN/6/case us/PRP/4/obl", "");
    check("seen/VBN/0/root in/IN/5/case -/HYPH/5/punct person/NN/5/compound talks/NNS/1/obl", "");
}

#[test]
fn what_hangs_together_in_a_circle_is_no_tree() {
    let tree = |heads: &[usize]| is_tree(&heads.iter().map(|head| (*head, Deprel::Dep)).collect::<Vec<_>>());
    assert!(tree(&[2, 0, 2, 3]));
    assert!(!tree(&[2, 1, 0]));
    assert!(!tree(&[0, 3, 4, 2]));
    assert!(!tree(&[0, 0]));
    assert!(!tree(&[1]));
}

/// Words that repairs look for, of all kinds.
const WORDS: [&str; 40] = [
    "said",
    "says",
    "added",
    "\u{201d}",
    "\"",
    ",",
    ".",
    "to",
    "from",
    "of",
    "who",
    "that",
    "which",
    "they",
    "believe",
    "will",
    "was",
    "due",
    "told",
    "guests",
    "town",
    "mayor",
    "Ann",
    "Lee",
    "two",
    "days",
    "ago",
    "including",
    "killed",
    "wounded",
    "efforts",
    "in",
    "and",
    "the",
    "accused",
    "efforts",
    "US",
    "went",
    "Monday",
    "periodic",
];

#[test]
fn sayings() {
    // "the law forbids it, adding he will sue"
    check(
        "Lee/NNP/2/nsubj said/VBD/0/root laws/NNS/4/nsubj forbid/VBP/2/ccomp it/PRP/4/obj ,/,/7/punct adding/VBG/10/advcl he/PRP/10/nsubj will/MD/10/aux sue/VB/2/ccomp",
        "adding/VBG/2/advcl sue/VB/7/ccomp",
    );
    // a law does not speak
    check(
        "Lee/NNP/2/nsubj said/VBD/0/root laws/NNS/4/nsubj forbid/VBP/2/ccomp it/PRP/4/obj ,/,/7/punct adding/VBG/4/advcl he/PRP/9/nsubj sued/VBD/7/ccomp",
        "adding/VBG/2/advcl",
    );
    check(
        "Lee/NNP/2/nsubj stressed/VBD/0/root it/PRP/2/obj ,/,/5/punct noting/VBG/2/advcl that/IN/8/mark it/PRP/8/nsubj ends/VBZ/2/ccomp",
        "ends/VBZ/5/ccomp",
    );
    check(
        "Lee/NNP/2/nsubj said/VBD/0/root ,/,/7/punct adding/VBG/7/advcl cases/NNS/4/obj were/VBD/7/aux:pass closed/VBN/2/ccomp",
        "adding/VBG/2/advcl cases/NNS/7/nsubj:pass closed/VBN/4/ccomp",
    );
    check(
        "It/PRP/2/nsubj grew/VBD/0/root ,/,/6/punct with/IN/5/case sales/NNS/6/obl expected/VBN/2/advcl to/TO/8/mark rise/VB/6/xcomp",
        "with/IN/6/mark sales/NNS/6/nsubj:pass",
    );
    // what is said has its own subject
    check(
        "Lee/NNP/2/nsubj said/VBD/0/root pills/NNS/4/nsubj prescribed/VBN/2/ccomp here/RB/4/advmod led/VBD/2/ccomp to/IN/8/case fits/NNS/6/obl",
        "pills/NNS/6/nsubj prescribed/VBN/3/acl",
    );
    check(
        "Lee/NNP/2/nsubj said/VBD/0/root sharing/VBG/2/xcomp it/PRP/3/obj was/VBD/6/cop hard/JJ/2/ccomp",
        "sharing/VBG/6/csubj",
    );
    check("Lee/NNP/2/nsubj said/VBD/0/root sharing/VBG/2/xcomp it/PRP/3/obj", "");
    check(
        "She/PRP/2/nsubj said/VBD/0/root after/IN/4/case treatment/NN/2/obl ,/,/4/punct she/PRP/7/nsubj slept/VBD/2/ccomp",
        "treatment/NN/7/obl",
    );
    check(
        "She/PRP/2/nsubj said/VBD/0/root in/IN/4/case court/NN/2/obl ,/,/4/punct she/PRP/7/nsubj slept/VBD/2/ccomp",
        "",
    );
    // the minister does
    check(
        "papers/NNS/2/nsubj say/VBP/0/root Lee/NNP/4/nsubj left/VBD/2/ccomp ,/,/6/punct saying/VBG/4/advcl he/PRP/8/nsubj tired/VBD/6/ccomp",
        "",
    );
    check("sales/NNS/2/nsubj grow/VBP/0/root ,/,/4/punct adding/VBG/2/advcl to/IN/6/case profits/NNS/4/obl", "");
    check(
        "The/DT/2/det court/NN/6/nsubj on/IN/4/case Monday/NNP/2/nmod must/MD/6/aux rule/VB/0/root",
        "Monday/NNP/6/obl",
    );
    check(
        "During/IN/3/case the/DT/3/det talks/NNS/9/obl ,/,/5/punct held/VBN/9/advcl here/RB/5/advmod ,/,/5/punct Lee/NNP/9/nsubj left/VBD/0/root",
        "held/VBN/3/acl",
    );
    check(
        "seized/VBN/0/root by/IN/4/case the/DT/4/det board/NN/1/obl:agent ,/,/6/punct which/WDT/7/nsubj failed/VBD/1/ccomp",
        "failed/VBD/4/acl:relcl",
    );
    check(
        "They/PRP/2/nsubj called/VBD/0/root on/IN/4/case Lee/NNP/2/obl to/TO/6/mark leave/VB/4/acl",
        "leave/VB/2/xcomp",
    );
    check(
        "Talks/NNS/2/nsubj continue/VBZ/4/ccomp ,/,/2/punct announces/VBZ/0/root minister/NN/4/obj",
        "minister/NN/4/nsubj",
    );
    check(
        "won/VBD/0/root in/IN/3/case games/NNS/1/obl ahead/RB/1/advmod of/IN/7/case the/DT/7/det cup/NN/3/nmod",
        "ahead/RB/7/case of/IN/4/fixed",
    );
    check(
        "won/VBD/0/root posts/NNS/1/obj in/IN/4/case 18/CD/1/obl of/IN/7/case 43/CD/7/nummod towns/NNS/2/nmod",
        "towns/NNS/4/nmod",
    );
    check(
        "served/VBD/0/root as/IN/4/case an/DT/4/det aide/NN/1/obl to/IN/7/case a/DT/7/det king/NN/1/obl",
        "king/NN/4/nmod",
    );
    check(
        "spoke/VBD/0/root at/IN/4/case a/DT/4/det ceremony/NN/1/obl marking/VBG/1/advcl it/PRP/5/obj",
        "marking/VBG/4/acl",
    );
    check("left/VBD/0/root on/IN/3/case May/NNP/1/obl 12/CD/1/obl", "");
    check("The/DT/2/det allies/NNS/5/compound left/VBD/0/root Camp/NNP/5/compound Ost/NNP/3/obj", "allies/NNS/3/nsubj");
    check(
        "gave/VBD/0/root them/PRP/1/iobj another/DT/5/det four/CD/5/nummod weeks/NNS/1/obl:unmarked",
        "weeks/NNS/1/obj",
    );
    check("sends/VBZ/0/root asteroid/NN/1/obj dust/NN/1/obj", "asteroid/NN/3/compound");
    check("gives/VBZ/0/root children/NNS/1/iobj food/NN/1/obj", "");
    check(
        "what/WP/0/root the/DT/3/det probe/NN/1/nsubj NORD/NNP/3/appos -/HYPH/6/punct Sat/NN/7/nsubj took/VBD/1/acl:relcl",
        "probe/NN/7/nsubj -/HYPH/4/punct Sat/NN/4/flat",
    );
    check(
        "Lee/NNP/6/nsubj ,/,/4/punct a/DT/4/det chief/NN/6/nsubj ,/,/4/punct said/VBD/0/root it/PRP/6/obj",
        "chief/NN/1/appos",
    );
    check(
        "On/IN/3/case May/NNP/3/nmod:unmarked 6/CD/5/nummod a/DT/5/det letter/NN/6/nsubj came/VBD/0/root",
        "On/IN/2/case May/NNP/6/obl 6/CD/2/nummod",
    );
    check(
        "In/IN/5/case May/NNP/4/compound rebel/NN/4/compound held/VBN/5/amod towns/NNS/6/nsubj fell/VBD/0/root",
        "In/IN/2/case May/NNP/6/obl",
    );
    check("On/IN/2/case Monday/NNP/4/obl they/PRP/4/nsubj left/VBD/0/root it/PRP/4/obj", "");
    check(
        "The/DT/2/det price/NN/6/nsubj:pass is/VBZ/6/aux:pass that/IN/6/mark towns/NNS/6/nsubj:pass fell/VBD/0/root",
        "price/NN/6/nsubj:outer is/VBZ/6/cop",
    );
    check(
        "Rebels/NNS/3/compound storm/NN/3/compound town/NN/0/root",
        "Rebels/NNS/2/nsubj storm/VBP/0/root town/NN/2/obj",
    );
    check(
        "Lee/NNP/2/compound promises/NNS/3/nsubj help/NN/0/root for/IN/5/case Oslo/NNP/3/nmod",
        "Lee/NNP/2/nsubj promises/VBZ/0/root help/NN/2/obj",
    );
    check("came/VBD/0/root from/IN/3/case swimmer/NN/4/nmod:desc Lee/NNP/1/obl", "from/IN/4/case");
    // who does and who says
    check(
        "Police/NNS/2/nsubj said/VBD/0/root men/NNS/2/nsubj stabbed/VBN/3/acl Lee/NNP/4/xcomp when/WRB/8/advmod he/PRP/8/nsubj left/VBD/4/advcl ,/,/10/punct leaving/VBG/8/advcl him/PRP/10/obj hurt/JJ/10/xcomp",
        "men/NNS/4/nsubj stabbed/VBD/2/ccomp Lee/NNP/4/obj leaving/VBG/4/advcl",
    );
    check(
        "The/DT/2/det crisis/NN/10/nsubj that/WDT/5/obj we/PRP/5/nsubj face/VBP/2/acl:relcl requires/VBZ/2/acl:relcl action/NN/6/obj ,/,/2/punct he/PRP/10/nsubj said/VBD/0/root",
        "crisis/NN/6/nsubj requires/VBZ/0/root said/VBD/6/parataxis",
    );
    check(
        "He/PRP/2/nsubj denied/VBD/0/root helping/VBG/2/xcomp him/PRP/3/obj by/IN/6/mark paying/VBG/2/advcl",
        "paying/VBG/3/advcl",
    );
}

#[test]
fn headlines() {
    check(
        "Army/NN/2/compound bombs/NNS/3/compound village/NN/0/root in/IN/5/case Oster/NNP/3/nmod",
        "Army/NN/2/nsubj bombs/VBZ/0/root village/NN/2/obj",
    );
    check(
        "New/JJ/2/amod mayor/NN/3/compound pardons/NNS/0/root thief/NN/3/appos",
        "mayor/NN/3/nsubj pardons/VBZ/0/root thief/NN/3/obj",
    );
    check("Rebel/NN/2/compound attacks/NNS/0/root in/IN/4/case Oster/NNP/2/nmod", "");
    check("They/PRP/2/nsubj see/VBP/0/root army/NN/4/compound bombs/NNS/5/compound here/NN/2/obj", "");
}

#[test]
fn what_hangs_where() {
    check("rebels/NNS/3/nsubj:pass were/VBD/3/aux:pass robbed/VBN/0/root", "");
    check(
        "died/VBD/0/root on/IN/4/case the/DT/4/det way/NN/1/obl to/IN/6/case hospital/NN/1/obl",
        "hospital/NN/4/nmod",
    );
    check(
        "a/DT/2/det tour/NN/0/root of/IN/4/case Asia/NNP/2/nmod which/WDT/6/nsubj included/VBD/4/acl:relcl talks/NNS/6/obj",
        "included/VBD/2/acl:relcl",
    );
    check(
        "practices/NNS/0/root that/WDT/4/det damage/NN/4/compound relations/NNS/1/acl:relcl",
        "that/WDT/3/nsubj damage/VBP/1/acl:relcl relations/NNS/3/obj",
    );
    check(
        "seized/VBN/0/root the/DT/3/det killing/NN/1/nsubj:pass of/IN/5/case Lee/NNP/3/nmod ,/,/7/punct 39/CD/5/appos ,/,/5/punct who/WP/11/nsubj:pass was/VBD/11/aux:pass shot/VBN/3/acl:relcl",
        "shot/VBN/5/acl:relcl",
    );
    check(
        "sued/VBD/0/root Lee/NNP/1/obj ,/,/4/punct managing/VBG/2/acl director/NN/4/obj of/IN/7/case Reed/NNP/5/nmod",
        ",/,/5/punct managing/JJ/5/amod director/NN/2/appos",
    );
    check("case/NN/3/nsubj will/MD/3/aux go/VB/0/root to/TO/5/mark trial/VB/3/xcomp", "to/IN/5/case trial/NN/3/obl");
    check("they/PRP/2/nsubj want/VBP/0/root to/TO/4/mark jail/VB/2/xcomp him/PRP/4/obj", "");
}

#[test]
fn verbs_get_what_is_theirs() {
    check(
        "killing/VBG/0/root 40/CD/3/nummod men/NNS/1/obj and/CC/5/cc hurting/VBG/1/conj 90/CD/3/nummod",
        "90/CD/5/obj",
    );
    check(
        "Schools/NNS/3/nsubj will/MD/3/aux remain/VB/7/ccomp closed/VBN/7/ccomp ,/,/3/punct he/PRP/7/nsubj said/VBD/0/root",
        "closed/VBN/3/xcomp",
    );
    check(
        "found/VBD/0/root minister/NN/1/obj Ann/NNP/2/appos guilty/JJ/3/amod of/IN/4/case theft/NN/4/obl",
        "guilty/JJ/1/xcomp",
    );
    check(
        "It/PRP/2/nsubj said/VBD/0/root in/IN/4/case May/NNP/7/obl it/PRP/7/nsubj would/MD/7/aux close/VB/2/ccomp",
        "May/NNP/2/obl",
    );
    check(
        "will/MD/2/aux pay/VB/0/root $/$/2/iobj 41/CD/3/nummod a/DT/6/det share/NN/2/obj",
        "$/$/2/obj share/NN/3/nmod:unmarked",
    );
}

#[test]
fn clauses_begin_and_end_where_they_do() {
    check(
        "The/DT/2/det three/CD/10/nsubj ,/,/5/punct a/DT/5/det guide/NN/2/appos and/CC/8/cc two/CD/8/nummod clients/NNS/2/conj ,/,/5/punct left/VBD/0/root",
        "clients/NNS/5/conj",
    );
    check(
        "He/PRP/2/nsubj said/VBD/0/root it/PRP/4/nsubj failed/VBD/2/ccomp and/CC/8/cc that/DT/7/det work/NN/8/nsubj stopped/VBD/4/conj",
        "that/IN/8/mark",
    );
    check(
        "In/IN/3/case the/DT/3/det autumn/NN/9/obl of/IN/8/case 1643/CD/6/nummod Ann/NNP/8/nmod:poss 's/POS/6/case army/NN/3/nmod marched/VBD/0/root",
        "of/IN/5/case 1643/CD/3/nmod army/NN/9/nsubj",
    );
}

#[test]
fn deeds_and_what_comes_of_them() {
    check(
        "He/PRP/2/nsubj called/VBD/0/root on/IN/4/case them/PRP/2/obl to/TO/6/mark talk/VB/2/advcl and/CC/8/cc ruled/VBN/6/conj out/RP/8/compound:prt force/NN/8/obj",
        "ruled/VBD/2/conj",
    );
    check("He/PRP/2/nsubj called/VBD/0/root the/DT/4/det figure/NN/2/obj a/DT/6/det lie/NN/2/obj", "lie/NN/2/xcomp");
}

#[test]
fn what_follows_a_thing_is_told_of_it() {
    check(
        "told/VBD/0/root men/NNS/1/iobj it/PRP/4/nsubj grew/VBD/1/ccomp ,/,/7/punct half/NN/7/det rates/NNS/1/obj in/IN/9/case May/NNP/1/obl",
        "rates/NNS/4/parataxis May/NNP/7/nmod",
    );
    check(
        "It/PRP/2/nsubj dismissed/VBD/0/root officers/NNS/2/obj opposing/VBG/2/advcl it/PRP/4/obj",
        "opposing/VBG/3/acl",
    );
}

#[test]
fn what_is_missing_is_so() {
    check("Her/PRP$/2/nmod:poss son/NN/4/nsubj is/VBZ/4/aux missing/JJ/0/root", "is/VBZ/4/cop");
}

#[test]
fn lengths_and_titles_are_nobody() {
    check(
        "sank/VBD/0/root 20/CD/3/nummod minutes/NNS/1/obl of/IN/5/case impact/NN/3/nmod ,/,/8/punct which/WDT/8/nsubj came/VBD/3/acl:relcl",
        "came/VBD/5/acl:relcl",
    );
}

proptest::proptest! {
    #[test]
    fn repairs_never_fail_and_leave_trees_trees(
        words in proptest::collection::vec((0..WORDS.len(), 0..Upos::ALL.len(), 0..Xpos::ALL.len(), 0..Deprel::ALL.len(), 0..100usize), 0..14),
        root in 0..100usize,
    ) {
        let forms: Vec<&str> = words.iter().map(|word| WORDS[word.0]).collect();
        let mut tags: Vec<(Upos, Xpos)> = words.iter().map(|word| (Upos::ALL[word.1], Xpos::ALL[word.2])).collect();
        // each word hangs on one of those that were hung up before it, in an order that begins with the root
        let size = words.len();
        let order: Vec<usize> = (0..size).map(|at| (at + root) % size).collect();
        let mut tree = vec![(0, Deprel::Root); size];
        for (at, word) in order.iter().enumerate().skip(1) {
            tree[*word] = (order[words[*word].4 % at] + 1, Deprel::ALL[words[*word].3]);
        }
        mend_tags(&forms, &mut tags);
        mend(&mut Sentence { forms: &forms, tags: &mut tags, tree: &mut tree });
        proptest::prop_assert!(size == 0 || is_tree(&tree), "{:?}", tree);
    }
}

#[test]
fn halves_of_verbs() {
    check(
        "The/DT/2/det army/NN/3/compound test/NN/5/nsubj -/,/3/punct fired/VBD/0/root rockets/NNS/5/obj",
        "army/NN/5/nsubj test/NN/5/compound -/HYPH/3/punct",
    );
    check("They/PRP/4/nsubj crash/NN/4/obj -/HYPH/2/punct landed/VBD/0/root", "crash/NN/4/compound");
}

#[test]
fn participles_behind_commas() {
    check(
        "It/PRP/2/nsubj hit/VBD/0/root towns/NNS/2/obj ,/,/5/punct razing/VBG/2/conj houses/NNS/5/obj and/CC/8/cc killing/VBG/2/conj ten/CD/8/obj",
        "razing/VBG/2/advcl killing/VBG/5/conj",
    );
    check("They/PRP/2/nsubj beat/VBP/0/root us/PRP/2/obj ././2/punct", "");
}

#[test]
fn infinitives_behind_nouns() {
    check(
        "becoming/VBG/0/root the/DT/4/det fourth/JJ/4/amod country/NN/1/xcomp to/TO/6/mark land/VB/1/xcomp",
        "land/VB/4/acl",
    );
    check("spread/VBD/0/root to/TO/3/mark nearby/VB/4/amod homes/NNS/1/obl", "to/IN/4/case nearby/JJ/4/amod");
}

#[test]
fn participles_of_what_acts_later() {
    check(
        "said/VBD/0/root drugs/NNS/5/nsubj prescribed/VBD/1/ccomp later/RB/5/advmod led/VBD/1/ccomp",
        "prescribed/VBN/2/acl",
    );
    check("landings/NNS/5/nsubj ,/,/1/punct planned/VBD/5/advcl ,/,/1/punct failed/VBD/0/root", "planned/VBN/1/acl");
    check("cats/NNS/2/nsubj slept/VBD/0/root ,/,/2/punct dogs/NNS/5/nsubj barked/VBD/2/parataxis", "");
}

#[test]
fn days_behind_infinitives() {
    check(
        "agreed/VBD/0/root to/TO/3/mark talk/VB/1/xcomp again/RB/3/advmod Saturday/NNP/1/obl:unmarked",
        "Saturday/NNP/3/obl:unmarked",
    );
    check("left/VBD/0/root on/IN/3/case Monday/NNP/1/obl to/TO/5/mark rest/VB/1/advcl", "");
}

#[test]
fn parts_of_wholes() {
    check(
        "laid/VBD/0/root off/RP/1/compound:prt a/DT/4/det fifth/JJ/1/obl of/IN/6/case us/PRP/4/nmod",
        "fifth/JJ/1/obj",
    );
    check("200/CD/4/obl of/IN/3/case seats/NNS/1/nmod went/VBD/0/root", "200/CD/4/nsubj");
    check("fell/VBD/0/root to/IN/3/case 200/CD/1/obl of/IN/5/case seats/NNS/3/nmod", "");
}

#[test]
fn offices_in_small_letters() {
    check(
        "state/NN/3/nmod:poss 's/POS/1/case attorney/NN/5/nsubj general/NN/5/nsubj sued/VBD/0/root",
        "state/NN/4/nmod:poss attorney/NN/4/compound",
    );
}

#[test]
fn what_is_told_in_the_past_has_a_subject() {
    check("alleging/VBG/0/root it/PRP/1/obj misled/VBD/1/xcomp us/PRP/3/obj", "it/PRP/3/nsubj misled/VBD/1/ccomp");
    check("left/VBD/0/root rates/NNS/1/obj unchanged/VBD/1/xcomp", "");
}

#[test]
fn treaties_that_were_signed() {
    check(
        "Treaty/NNP/6/nsubj of/IN/3/case Oslo/NNP/1/nmod ,/,/1/punct signed/VBD/6/advcl ended/VBD/0/root",
        "signed/VBN/1/acl",
    );
}

#[test]
fn names_behind_openings() {
    check(
        "Speaking/VBG/8/advcl there/RB/1/advmod ,/,/4/punct Ann/NNP/1/appos Lee/NNP/4/flat ,/,/7/punct head/NN/1/appos \
         said/VBD/0/root so/RB/8/advmod",
        "Ann/NNP/8/nsubj head/NN/4/appos",
    );
    check(
        "Speaking/VBG/6/advcl there/RB/1/advmod ,/,/4/punct Ann/NNP/1/appos Lee/NNP/4/flat said/VBD/0/root",
        "Ann/NNP/6/nsubj",
    );
}

#[test]
fn passives_that_leave_out_their_auxiliary() {
    check(
        "Ten/CD/3/nsubj:pass were/VBD/3/aux:pass killed/VBN/0/root two/CD/5/nsubj injured/VBD/3/conj",
        "two/CD/5/nsubj:pass injured/VBN/3/conj",
    );
    check("Ten/CD/3/nsubj:pass were/VBD/3/aux:pass killed/VBN/0/root two/CD/5/nsubj fled/VBD/3/conj", "");
    check("came/VBD/0/root with/IN/4/mark ten/CD/4/nsubj hacked/VBD/1/advcl", "ten/CD/4/nsubj:pass hacked/VBN/1/advcl");
}

#[test]
fn what_the_subject_was_once() {
    check(
        "Once/IN/6/mark a/DT/3/det mill/NN/6/nsubj:pass ,/,/3/punct it/NN/6/nsubj:pass burned/VBN/0/root",
        "Once/RB/3/advmod mill/NN/6/parataxis",
    );
}

#[test]
fn what_is_no_content_of_a_saying() {
    check(
        "Asked/VBD/4/ccomp ,/,/1/punct she/NN/4/nsubj said/VBD/0/root so/RB/4/advmod ././4/punct",
        "Asked/VBN/4/advcl",
    );
    check(
        "It/PRP/2/nsubj won/VBD/5/ccomp ;/:/5/punct we/PRP/5/nsubj say/VBP/0/root so/RB/5/advmod",
        "won/VBD/5/parataxis",
    );
}

#[test]
fn words_glued_to_be() {
    check(
        "would/MD/6/aux -/HYPH/1/punct be/VB/6/aux:pass killers/NNS/6/nsubj:pass were/VBD/6/aux:pass shot/VBN/0/root",
        "would/JJ/3/compound -/HYPH/3/punct be/JJ/4/amod",
    );
}

#[test]
fn as_much_as_goes_with_its_number() {
    check(
        "It/PRP/2/nsubj fell/VBD/0/root as/RB/6/advmod much/RB/2/advmod as/IN/3/fixed 14/CD/7/nummod percent/NN/2/obl",
        "much/RB/3/fixed",
    );
}

#[test]
fn names_behind_offices() {
    check("met/VBD/0/root with/IN/4/case the/DT/4/det clerk/NN/1/obl Benno/NNP/1/obl", "Benno/NNP/4/appos");
}

#[test]
fn conditions_and_finds() {
    check(
        "Had/VBD/3/aux he/PRP/3/nsubj won/VBN/0/root ,/,/3/punct she/PRP/8/nsubj would/MD/8/aux have/VB/8/aux left/VBN/3/parataxis",
        "won/VBN/8/advcl left/VBN/0/root",
    );
    check(
        "Prices/NNS/2/nsubj rose/VBD/0/root :/:/5/punct the/DT/5/det market/NN/2/parataxis ,/,/8/punct small/JJ/8/amod one/NN/5/appos ,/,/8/punct fell/VBD/2/parataxis",
        "market/NN/10/nsubj",
    );
    check(
        "It/PRP/2/nsubj spotted/VBD/0/root smoke/NN/2/obj rising/VBG/2/advcl from/IN/6/case it/PRP/4/obl",
        "rising/VBG/3/acl",
    );
}

#[test]
fn blame_and_ways() {
    check(
        "was/VBD/2/aux:pass fined/VBN/0/root by/IN/5/case the/DT/5/det board/NN/2/obl:agent for/IN/7/mark hiding/VBG/5/acl",
        "hiding/VBG/2/advcl",
    );
    check(
        "They/PRP/2/nsubj said/VBD/0/root it/PRP/6/nsubj was/VBD/6/cop too/RB/6/advmod soon/RB/2/advmod",
        "soon/RB/2/ccomp",
    );
}

#[test]
fn semicolons_part() {
    check(
        "He/PRP/2/nsubj claimed/VBD/0/root it/PRP/2/obj ;/:/6/punct she/PRP/6/nsubj denied/VBD/2/ccomp that/PRP/6/obj",
        "denied/VBD/2/parataxis",
    );
}

#[test]
fn nouns_and_participles() {
    check(
        "air/NN/2/nsubj strikes/VBZ/5/advcl on/IN/4/case camps/NNS/2/obl killed/VBD/0/root ten/CD/5/obj",
        "air/NN/2/compound strikes/NNS/5/nsubj camps/NNS/2/nmod",
    );
    check("run/VBP/0/root schemes/NNS/1/obj aimed/VBD/1/advcl at/IN/5/case theft/NN/3/obl", "aimed/VBN/2/acl");
}

#[test]
fn speakers_and_subjects() {
    check(
        "It/PRP/2/nsubj grew/VBD/5/advcl ,/,/2/punct \"/''/2/punct adds/VBZ/0/root mayor/NN/5/obj Lee/NNP/6/flat",
        "grew/VBD/5/ccomp mayor/NN/5/nsubj",
    );
    check(
        "said/VBD/0/root pills/NNS/6/nsubj prescribed/VBN/1/ccomp for/IN/5/case it/PRP/3/obl led/VBD/1/ccomp to/IN/8/case fits/NNS/6/obl",
        "prescribed/VBN/2/acl",
    );
}

#[test]
fn words_that_are_no_verbs() {
    let tagged = |forms: &[&str], at: usize, xpos: Xpos| {
        let mut tags = vec![(Upos::X, Xpos::Nn); forms.len()];
        tags[at] = (Upos::Verb, xpos);
        mend_tags(forms, &mut tags);
        tags[at].0
    };
    assert_eq!(tagged(&["crossed", "it", "unopposed", "."], 2, Xpos::Vbn), Upos::Adj);
    assert_eq!(tagged(&["they", "were", "united", "."], 2, Xpos::Vbn), Upos::Verb);
    assert_eq!(tagged(&["held", "for", "questioning", "."], 2, Xpos::Vbg), Upos::Noun);
    assert_eq!(tagged(&["blamed", "for", "questioning", "him"], 2, Xpos::Vbg), Upos::Verb);
    assert_eq!(tagged(&["Yared", "Medhan", "left"], 0, Xpos::Vbn), Upos::Propn);
}

#[test]
fn words_beside_their_verbs() {
    check(
        "lasted/VBD/0/root only/RB/4/advmod six/CD/4/nummod days/NNS/7/obl:unmarked before/IN/7/mark they/PRP/7/nsubj left/VBD/1/advcl",
        "days/NNS/1/obl:unmarked",
    );
    check("spent/VBD/0/root the/DT/3/det war/NN/1/obj reading/VBG/3/acl news/NN/4/obj", "reading/VBG/1/advcl");
    check(
        "dismissed/VBD/0/root the/DT/3/det vote/NN/1/obj as/IN/5/mark rigged/VBN/1/advcl",
        "as/IN/5/case rigged/JJ/1/obl",
    );
    check("was/VBD/2/aux:pass freed/VBN/0/root pending/VBG/2/advcl an/DT/5/det appeal/NN/2/obl", "pending/VBG/5/case");
    check(
        "believe/VBP/0/root that/IN/3/mark thieves/VBZ/1/ccomp stole/VBD/1/ccomp art/NN/3/obj",
        "that/IN/4/mark thieves/NNS/4/nsubj art/NN/4/obj",
    );
    check("cut/VBD/0/root short/JJ/1/advmod a/DT/4/det visit/NN/1/obj", "short/JJ/1/compound:prt");
    check(
        "It/PRP/4/nsubj would/MD/4/aux have/VB/4/aux failed/VBN/0/root had/VBD/4/ccomp a/DT/7/det court/NN/5/obj not/RB/9/advmod stopped/VBN/5/xcomp it/PRP/9/obj",
        "had/VBD/9/aux court/NN/9/nsubj stopped/VBN/4/advcl",
    );
}

#[test]
fn words_taken_for_others() {
    check(
        "They/PRP/3/nsubj:pass were/VBD/3/aux:pass harmed/VBN/0/root and/CC/5/cc turned/VBN/3/conj men/NNS/5/obj away/RB/5/advmod",
        "turned/VBD/3/conj",
    );
    check("They/PRP/2/nsubj turned/VBD/0/root the/DT/4/det wounded/VBN/2/xcomp away/RB/2/advmod", "wounded/NNS/2/obj");
    check(
        "to/TO/2/mark announce/VB/0/root further/JJ/2/advmod Iraq/NNP/2/obj pull/VB/2/obj -/HYPH/5/punct out/RP/5/compound:prt",
        "further/JJ/5/amod Iraq/NNP/5/compound pull/NN/2/obj",
    );
    check(
        "Attacks/NNS/0/root on/IN/3/case bases/NNS/1/nmod that/WDT/8/obl house/NN/6/compound men/NNS/8/nsubj have/VBP/8/aux continued/VBN/3/acl:relcl ././1/punct",
        "Attacks/NNS/8/nsubj that/WDT/5/nsubj house/VBP/3/acl:relcl men/NNS/5/obj continued/VBN/0/root ././8/punct",
    );
    check(
        "Halls/NNS/8/nsubj:pass ,/,/3/punct several/JJ/1/amod of/IN/5/case them/PRP/3/nmod damaged/VBN/1/acl were/VBD/8/aux:pass closed/VBN/0/root",
        "several/JJ/6/nsubj:pass",
    );
}

#[test]
fn subjects_and_ways() {
    check(
        "Men/NNS/3/nsubj:pass were/VBD/3/aux:pass stranded/VBN/0/root after/IN/6/mark staff/NN/6/nsubj left/VBD/3/advcl ,/,/8/punct forcing/VBG/3/advcl firms/NNS/8/obj",
        "forcing/VBG/6/advcl",
    );
    check("has/VBZ/2/aux gone/VBN/0/root viral/JJ/2/advmod on/IN/5/case TV/NN/2/obl", "viral/JJ/2/xcomp");
    check("men/NNS/0/root on/IN/4/case board/NN/4/compound boats/NNS/1/nmod", "board/NN/2/fixed");
    check(
        "grew/VBD/0/root ,/,/4/punct in/IN/4/case cases/NNS/1/obl leading/VBG/4/acl to/IN/7/case riots/NNS/5/obl",
        "cases/NNS/5/obl leading/VBG/1/advcl",
    );
    check("In/IN/2/case May/NNP/4/obl Lee/NNP/4/obj sued/VBD/0/root the/DT/6/det city/NN/4/obj", "Lee/NNP/4/nsubj");
    check(
        "raised/VBD/0/root fears/NNS/1/obj in/IN/4/mark writing/VBG/1/advcl with/IN/6/case us/PRP/4/obl",
        "in/IN/4/case writing/NN/1/obl us/PRP/1/obl",
    );
    check("They/PRP/2/nsubj saw/VBD/0/root it/PRP/2/obj as/IN/5/mark rigged/VBN/2/advcl", "");
}

#[test]
fn what_is_denied_seen_and_quoted() {
    check("we/PRP/2/nsubj had/VBD/0/root n't/RB/4/advmod long/JJ/2/obj ././2/punct", "n't/RB/2/advmod");
    check(
        "They/PRP/2/nsubj saw/VBD/0/root the/DT/4/det mayor/NN/2/obj and/CC/6/cc guests/NNS/4/conj flip/VBP/2/conj it/PRP/7/obj",
        "flip/VB/2/xcomp",
    );
    check(
        "According/VBG/5/case to/IN/1/fixed a/DT/5/det news/NN/5/compound agency/NN/12/obl ,/,/7/punct quoting/VBG/12/advcl radio/NN/7/obj ,/,/5/punct troops/NNS/12/nsubj have/VBP/12/aux moved/VBN/0/root",
        "quoting/VBG/5/acl",
    );
    check(
        "Now/RB/9/advmod that/IN/6/mark firms/NNS/6/nsubj are/VBP/6/cop in/IN/6/case 2011/CD/9/obl ,/,/1/punct they/PRP/9/nsubj sell/VBP/0/root",
        "2011/CD/9/advcl",
    );
    check(
        "University/NNP/7/nsubj of/IN/3/case Oslo/NNP/1/nmod president/NN/7/nsubj Ada/NNP/4/appos Moe/NNP/5/flat said/VBD/0/root it/PRP/7/obj",
        "University/NNP/4/nmod:desc",
    );
    check(
        "She/PRP/2/nsubj joined/VBD/0/root the/DT/4/det choir/NN/2/obj aged/JJ/4/acl 14/CD/5/xcomp",
        "aged/JJ/2/advcl",
    );
    check(
        "On/IN/2/case day/NN/9/obl 12/CD/9/obl of/IN/6/case the/DT/6/det siege/NN/3/nmod the/DT/8/det water/NN/9/nsubj ran/VBD/0/root",
        "12/CD/2/nummod siege/NN/2/nmod",
    );
}
