//! [`Claim`]: what one clause asserts.

use super::{LocalEntityId, SentenceId, Span, TimexId, TokenId};
use crate::time::{Bounds, Granularity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The position of a claim in [`Document::claims`](super::Document::claims).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ClaimId(pub u32);

impl ClaimId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What one clause asserts: who did what to whom, how far it is true, and who says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The sentence it stands in.
    pub sentence: SentenceId,
    /// The token that names the event: a verb or an event noun.
    pub trigger: TokenId,
    /// The trigger's extent, particle included ("pull-out", "carried out").
    pub trigger_span: Span,
    /// The trigger's lemma, particle included ("carry out"); for an event noun the noun.
    pub lemma: String,
    /// The verb behind an event noun ("withdrawal" -> "withdraw"), else the verb itself; for matching events told differently.
    pub verb: String,
    /// Local name of the event type in the ontology: `Withdrawal`; `None` where no type fits.
    pub event_type: Option<String>,
    /// The triples, as text a person can read; the first is the main one.
    pub triples: Vec<Triple>,
    /// Who and what takes part, in order of the text.
    pub participants: Vec<Participant>,
    /// Numbers with their role.
    pub quantities: Vec<Quantity>,
    /// Expressions that syntax attaches to this event, nearest first.
    pub timexes: Vec<TimexId>,
    /// How far it is true according to its source.
    pub factuality: Factuality,
    /// The words that decide the factuality ("is set to", "might", "did not"), where there are any.
    pub cue: Option<String>,
    /// `Negative` where the event is said not to have happened.
    pub polarity: Polarity,
    /// How sure the source is (FactBank: Saurí & Pustejovsky 2009).
    pub certainty: Certainty,
    /// True where the event lies after the time of speaking.
    pub future: bool,
    /// Tense of the clause, its auxiliaries read: TimeML.
    pub tense: Tense,
    /// Aspect of the clause: TimeML.
    pub aspect: Aspect,
    /// The modal verb ("might"), where there is one.
    pub modality: Option<String>,
    /// TimeML class.
    pub timeml_class: TimemlClass,
    /// Who says so.
    pub source: Source,
    /// How sure the extraction is, 0 to 1: of claims at 0.8 about 80 % are right.
    pub confidence: f32,
    /// The name of the rule that made it.
    pub rule: String,
}

/// A subject-event-object triple as readable text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Triple {
    /// The subject phrase; empty where the text names none.
    pub subject: String,
    /// The event phrase: auxiliaries, particles, and the preposition that leads to the object.
    pub event: String,
    /// The object phrase, where there is one.
    pub object: Option<String>,
}

/// One who or what takes part in an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Its role.
    pub role: Role,
    /// The whole phrase.
    pub span: Span,
    /// The phrase's syntactic head.
    pub head: TokenId,
    /// What fills the role.
    pub filler: Filler,
}

/// What fills a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Filler {
    /// An entity of the document.
    Entity(LocalEntityId),
    /// Another claim.
    Claim(ClaimId),
    /// A temporal expression.
    Timex(TimexId),
    /// Text that is none of these.
    Text,
}

/// The part that a participant plays. Active and passive agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Who or what acts, or undergoes where nobody acts.
    Subject,
    /// Who or what is acted upon.
    Object,
    /// Who receives or is addressed.
    Recipient,
    /// With what.
    Instrument,
    /// Where.
    Place,
    /// From where, from whom.
    Origin,
    /// To where.
    Destination,
    /// About what.
    Topic,
    /// Another claim: what is said, wanted, planned.
    Content,
    /// When.
    Time,
    /// Why, or what for.
    Purpose,
    /// Anything else that a preposition leads to.
    Other,
}

/// A number and its part in the event.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its unit and hedges: "around 5,200 personnel".
    pub span: Span,
    /// The value; a fraction for "a third", per cent as a fraction of one hundred (`unit` is `%`).
    pub value: f64,
    /// True for "about", "around", "roughly", "some".
    pub approximate: bool,
    /// "more than" and the like.
    pub comparison: Comparison,
    /// What is counted or measured: "troops", "US$", "%"; as the text says it.
    pub unit: String,
    /// Its part in the event.
    pub role: QuantityRole,
}

/// How a number bounds the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// As it stands.
    #[default]
    Equal,
    /// "more than", "over", "at least".
    AtLeast,
    /// "fewer than", "under", "up to", "at most".
    AtMost,
}

/// The part of a number in its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityRole {
    /// How many take part.
    #[default]
    Count,
    /// The value before a change: "from 5,200".
    From,
    /// The value after a change: "to about 3,500".
    To,
    /// The size of a change: "by a third".
    By,
    /// An amount of money or another measure.
    Amount,
}

/// How far an event is true according to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Factuality {
    /// It happened or is the case.
    #[default]
    Asserted,
    /// Somebody intends it.
    Planned,
    /// Somebody expects it.
    Predicted,
    /// Somebody asks for or orders it.
    Requested,
    /// It may be.
    Possible,
    /// It depends on something.
    Conditional,
    /// It is said not to be.
    Denied,
}

impl Factuality {
    /// The word used in records, RDF and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Factuality::Asserted => "asserted",
            Factuality::Planned => "planned",
            Factuality::Predicted => "predicted",
            Factuality::Requested => "requested",
            Factuality::Possible => "possible",
            Factuality::Conditional => "conditional",
            Factuality::Denied => "denied",
        }
    }
}

/// Positive or negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Polarity {
    #[default]
    Positive,
    Negative,
}

/// How sure a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Certainty {
    #[default]
    Certain,
    Probable,
    Possible,
}

/// Tense as TimeML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
    Infinitive,
    Prespart,
    Pastpart,
    #[default]
    None,
}

/// Aspect as TimeML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Aspect {
    Progressive,
    Perfective,
    PerfectiveProgressive,
    #[default]
    None,
}

/// Class of an event as TimeML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)]
pub enum TimemlClass {
    #[default]
    Occurrence,
    State,
    Reporting,
    IState,
    IAction,
    Aspectual,
    Perception,
}

/// Who says a claim. All `None` means: the article itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// The speaker's entity.
    pub entity: Option<LocalEntityId>,
    /// The phrase that names the speaker.
    pub span: Option<Span>,
    /// The claim that reports it ("told reporters").
    pub claim: Option<ClaimId>,
    /// True where the words are the speaker's own, in quotation marks.
    pub quoted: bool,
}

/// When an event happened, as far as is known, and how it is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EventTime {
    /// The possible days of beginning and end.
    pub bounds: Bounds,
    /// The same as an EDTF literal; empty where nothing is known.
    pub edtf: String,
    /// How fine it is.
    pub granularity: Granularity,
    /// How it is known.
    pub basis: Basis,
    /// A day for sorting only.
    pub likely: Option<NaiveDate>,
    /// The expression that gave it.
    pub timex: Option<TimexId>,
    /// The name of the rule that gave it.
    pub rule: String,
}

/// How an event's time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text gives a full date.
    Stated,
    /// Resolved against the publication date.
    Published,
    /// Resolved against another event or an earlier expression.
    Event,
    /// Carried over from the clause or sentences around it.
    Context,
    /// Only bounded by the tense: the past tense gives "not after publication".
    Tense,
    /// Nothing is known.
    #[default]
    Undated,
}
