//! The vocabularies: namespaces, prefixes, and a constant for each term that the program writes.
//!
//! What the terms mean is told in `ontology/dateline.ttl`, and only there.

use oxigraph::model::NamedNodeRef;

/// The vocabulary of Dateline.
pub const DL: &str = "https://w3id.org/dateline/ns#";
/// Event types.
pub const ET: &str = "https://w3id.org/dateline/type#";
/// Event predicates of direct triples.
pub const REL: &str = "https://w3id.org/dateline/rel#";

/// Prefixes that queries may use without declaring them, and that exports declare. The prefixes of the data itself
/// (`ent:`, `ev:`, `art:`) depend on the base: [`Base::prefixes`](super::Base::prefixes).
pub const PREFIXES: &[(&str, &str)] = &[
    ("dl", DL),
    ("et", ET),
    ("rel", REL),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("time", "http://www.w3.org/2006/time#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("schema", "https://schema.org/"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("wd", "http://www.wikidata.org/entity/"),
];

macro_rules! terms {
    ($namespace:literal: $($name:ident = $local:literal,)+) => {
        $(
            #[doc = concat!("`", $namespace, $local, "`")]
            pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));
        )+
    };
}

terms! { "https://w3id.org/dateline/ns#":
    ARTICLE = "Article",
    LOCAL_ENTITY = "LocalEntity",
    TIMEX = "Timex",
    CLAIM = "Claim",
    ARGUMENT = "Argument",
    QUANTITY = "Quantity",
    LINK = "Link",
    ENTITY = "Entity",
    EVENT = "Event",
    EVENT_RELATION = "EventRelation",
    CONFLICT = "Conflict",
    SIDE = "Side",

    ID = "id",
    PATH = "path",
    PUBLISHED_FROM = "publishedFrom",
    SHA256 = "sha256",
    POSITION = "position",
    MENTION = "mention",

    KIND = "kind",
    TITLE = "title",
    TITLE_ORDER = "titleOrder",
    NAME_MENTION = "nameMention",
    NOMINAL_MENTION = "nominalMention",
    PRONOUN_MENTION = "pronounMention",
    MENTION_ORDER = "mentionOrder",

    TIMEX_TYPE = "timexType",
    TIMEX_VALUE = "timexValue",
    TIMEX_MOD = "timexMod",
    EDTF = "edtf",
    GRANULARITY = "granularity",
    BASIS = "basis",
    LIKELY = "likely",
    HAS_TIMEX = "timex",
    TIME_RULE = "timeRule",
    MONTH = "month",

    QUOTE = "quote",
    LEMMA = "lemma",
    VERB = "verb",
    EVENT_TYPE = "eventType",
    SUBJECT_TEXT = "subjectText",
    EVENT_TEXT = "eventText",
    OBJECT_TEXT = "objectText",
    ALSO_TRIPLE = "alsoTriple",
    FILLER = "filler",
    HAS_QUANTITY = "quantity",
    VALUE = "value",
    APPROXIMATE = "approximate",
    COMPARISON = "comparison",
    UNIT = "unit",
    QUANTITY_ROLE = "quantityRole",
    FACTUALITY = "factuality",
    CUE = "cue",
    POLARITY = "polarity",
    CERTAINTY = "certainty",
    FUTURE = "future",
    TENSE = "tense",
    ASPECT = "aspect",
    MODALITY = "modality",
    TIMEML_CLASS = "timemlClass",
    SOURCE = "source",
    SOURCE_CLAIM = "sourceClaim",
    SOURCE_TEXT = "sourceText",
    QUOTED = "quoted",
    CONFIDENCE = "confidence",
    RULE = "rule",
    FROM = "from",
    RELATION = "relation",
    TO = "to",

    MEMBER = "member",
    MERGE_SCORE = "mergeScore",
    MERGE_RULE = "mergeRule",
    GIVEN_BY = "givenBy",
    CONFLICT_KIND = "conflictKind",
    ABOUT = "about",
    HAS_SIDE = "side",
    SAYS = "says",
    SAID_BY = "saidBy",
    EARLIEST = "earliest",
    LATEST = "latest",
}

terms! { "http://www.w3.org/1999/02/22-rdf-syntax-ns#":
    RDF_TYPE = "type",
    RDF_SUBJECT = "subject",
    RDF_PREDICATE = "predicate",
    RDF_OBJECT = "object",
    RDF_REIFIES = "reifies",
}

terms! { "http://www.w3.org/2000/01/rdf-schema#":
    LABEL = "label",
}

terms! { "http://www.w3.org/2002/07/owl#":
    SAME_AS = "sameAs",
}

terms! { "http://www.w3.org/2004/02/skos/core#":
    ALT_LABEL = "altLabel",
}

terms! { "https://schema.org/":
    HEADLINE = "headline",
    PUBLISHER = "publisher",
    URL = "url",
    DATE_PUBLISHED = "datePublished",
}

terms! { "http://semanticweb.cs.vu.nl/2009/11/sem/":
    SEM_EVENT = "Event",
    HAS_ACTOR = "hasActor",
    HAS_PLACE = "hasPlace",
    HAS_TIME = "hasTime",
    EARLIEST_BEGIN = "hasEarliestBeginTimeStamp",
    LATEST_BEGIN = "hasLatestBeginTimeStamp",
    EARLIEST_END = "hasEarliestEndTimeStamp",
    LATEST_END = "hasLatestEndTimeStamp",
}

terms! { "http://www.w3.org/2006/time#":
    TEMPORAL_ENTITY = "TemporalEntity",
    INSTANT = "Instant",
    HAS_BEGINNING = "hasBeginning",
    HAS_END = "hasEnd",
    IN_XSD_DATE = "inXSDDate",
}

terms! { "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#":
    SENTENCE = "Sentence",
    BEGIN_INDEX = "beginIndex",
    END_INDEX = "endIndex",
    ANCHOR_OF = "anchorOf",
    REFERENCE_CONTEXT = "referenceContext",
}

terms! { "http://www.w3.org/2001/XMLSchema#":
    XSD_DATE = "date",
    XSD_DECIMAL = "decimal",
    XSD_BOOLEAN = "boolean",
    XSD_INTEGER = "integer",
}
