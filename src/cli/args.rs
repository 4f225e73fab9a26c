//! The commands and their options.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads news articles and builds an event-timeline knowledge graph: what happened, when, who did it to whom,
/// who says so, and whether it happened at all.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  dateline build news/                         read a folder of articles into ./dateline.store and show the timeline
  dateline timeline --who Trump --from 2020-08 what happened around a person
  dateline timeline article.txt                the same straight from a file, without a store
  dateline why \"withdraw troops\"               the quotes behind an event
  dateline query 'SELECT ?e WHERE { ?e a dl:Event }'
  dateline graph --format svg -o graph.svg     a picture

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some articles failed and the others were written, 5 violations found.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles, find their events, merge and store them, and show the head of the timeline
    #[command(
        after_help = "Examples:\n  dateline build news/ more/article.txt\n  dateline build --store iraq.store --date 2020-09-09 article.txt\n  zcat dump.jsonl.gz | dateline build -"
    )]
    Build(Build),
    /// A pure filter: articles in, one record a line out
    #[command(
        after_help = "Examples:\n  dateline extract article.txt | jq .claims\n  dateline extract --format timeml article.txt\n  dateline extract --format trig news/ > news.trig"
    )]
    Extract(Extract),
    /// Load extracted records or quads made elsewhere into the store, and merge
    #[command(
        after_help = "Examples:\n  dateline extract news/ > news.jsonl && dateline load news.jsonl\n  dateline load made-elsewhere.nq"
    )]
    Load(Load),
    /// Show what happened, in order of time
    #[command(
        after_help = "Examples:\n  dateline timeline --from 2020-08-01 --to 2020-09\n  dateline timeline --who \"Donald Trump\" --factuality planned,possible\n  dateline timeline article.txt --format md"
    )]
    Timeline(Timeline),
    /// Ask the graph a SPARQL query or a named question; prefixes are declared
    #[command(
        after_help = "Examples:\n  dateline query --list\n  dateline query timeline --set who=\"Donald Trump\"\n  dateline query 'SELECT ?label WHERE { ?e a dl:Event ; rdfs:label ?label } LIMIT 5' --format csv\n  dateline query -f question.rq --format json"
    )]
    Query(Query),
    /// Write the graph in a format that other programs read
    #[command(
        after_help = "Examples:\n  dateline export --format ttl > graph.ttl\n  dateline export article.txt --format jsonld\n  dateline export --format gexf -o graph.gexf"
    )]
    Export(Export),
    /// Draw entities and events
    #[command(
        after_help = "Examples:\n  dateline graph | dot -Tpng > graph.png\n  dateline graph --format svg -o graph.svg\n  dateline graph --around Iraq --depth 1 --from 2020-08 --format html -o graph.html"
    )]
    Graph(Graph),
    /// Show the quotes, sources, rules and dates behind an event
    #[command(
        after_help = "Examples:\n  dateline why withdraw-troops-3f2a9c1e\n  dateline why \"Trump told\" article.txt"
    )]
    Why(Why),
    /// Show what the sources disagree on
    Conflicts(Conflicts),
    /// Remove articles from the store by id, path or the beginning of their SHA-256
    Remove(Remove),
    /// Check the graph against the shapes of the ontology; exit code 5 where it breaks one
    Validate(OnGraph),
    /// Count what is in the graph
    Stats(Stats),
    /// Score the pipeline or a model on annotated files
    #[command(
        after_help = "Examples:\n  dateline evaluate conllu dev.conllu\n  dateline evaluate timeml folder-of-tml/\n  dateline evaluate seeds seeds/"
    )]
    Evaluate(Evaluate),
    /// Train the English models from annotated files
    #[cfg(feature = "train")]
    Train(Train),
    /// Write a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man,
}

/// How articles are read.
#[derive(Debug, Args, Clone, Default)]
pub struct Reading {
    /// Publication date of all articles, where the files do not tell it (2020-09-09)
    #[arg(long, value_name = "DAY", value_parser = parse_day, help_heading = "Reading")]
    pub date: Option<chrono::NaiveDate>,
    /// Event types of your own, beside those that ship (Turtle)
    #[arg(long, value_name = "FILE", help_heading = "Reading")]
    pub ontology: Option<PathBuf>,
    /// How many threads to use; the output is the same for any number [default: one a core]
    #[arg(long, value_name = "N", help_heading = "Reading")]
    pub threads: Option<usize>,
}

/// Where the graph comes from: a store, or article files read in memory.
#[derive(Debug, Args, Clone)]
pub struct OnGraph {
    /// Article files or folders to read in memory; without any the store is used
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub store: StoreFolder,
    #[command(flatten)]
    pub reading: Reading,
}

/// The folder of the store.
#[derive(Debug, Args, Clone)]
pub struct StoreFolder {
    /// Folder of the store
    #[arg(long, value_name = "DIR", default_value = "dateline.store")]
    pub store: PathBuf,
}

/// Where the output goes.
#[derive(Debug, Args, Clone)]
pub struct Destination {
    /// File to write to; `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Build {
    /// Article files or folders; `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub store: StoreFolder,
    #[command(flatten)]
    pub reading: Reading,
    /// IRI under which the data live
    #[arg(long, value_name = "IRI")]
    pub base: Option<String>,
    /// How many events of the timeline to show
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub top: usize,
}

#[derive(Debug, Args)]
pub struct Extract {
    /// Article files or folders; `-` or nothing for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = ExtractFormat::Json)]
    pub format: ExtractFormat,
    #[command(flatten)]
    pub reading: Reading,
    /// IRI under which the data live (ttl, nq, trig)
    #[arg(long, value_name = "IRI")]
    pub base: Option<String>,
    #[command(flatten)]
    pub destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// One record a line
    Json,
    /// Turtle
    Ttl,
    /// N-Quads
    Nq,
    /// TriG
    Trig,
    /// TimeML: TIMEX3, EVENT, MAKEINSTANCE, TLINK; the text unchanged
    Timeml,
    /// CoNLL-U: tokens, lemmas, parts of speech, syntax
    Conllu,
}

#[derive(Debug, Args)]
pub struct Load {
    /// Files of records (.json, .jsonl) or quads (.nq, .trig, …), also gzipped; `-` for records from standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub store: StoreFolder,
    /// IRI under which the data live
    #[arg(long, value_name = "IRI")]
    pub base: Option<String>,
}

/// Which events are shown.
#[derive(Debug, Args, Clone, Default)]
pub struct Which {
    /// Only what may have happened on this day, month or year or later
    #[arg(long, value_name = "DATE", value_parser = parse_from, help_heading = "Which events")]
    pub from: Option<chrono::NaiveDate>,
    /// Only what may have happened on this day, month or year or earlier
    #[arg(long, value_name = "DATE", value_parser = parse_to, help_heading = "Which events")]
    pub to: Option<chrono::NaiveDate>,
    /// Only events in which this person, organisation, country or thing takes part
    #[arg(long, value_name = "NAME", help_heading = "Which events")]
    pub who: Option<String>,
    /// Only events of this type or a narrower one (Withdrawal)
    #[arg(long = "type", value_name = "TYPE", help_heading = "Which events")]
    pub event_type: Option<String>,
    /// Only events at this place
    #[arg(long = "where", value_name = "PLACE", help_heading = "Which events")]
    pub place: Option<String>,
    /// Only events of these factualities, separated by commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', help_heading = "Which events")]
    pub factuality: Vec<FactualityName>,
    /// Only events that this speaker or article tells
    #[arg(long, value_name = "NAME", help_heading = "Which events")]
    pub source: Option<String>,
    /// Only the most important so many
    #[arg(long, value_name = "N", help_heading = "Which events")]
    pub top: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FactualityName {
    /// It happened or is the case
    Asserted,
    /// Somebody intends it
    Planned,
    /// Somebody expects it
    Predicted,
    /// Somebody asks for it or orders it
    Requested,
    /// It may be
    Possible,
    /// It depends on something
    Conditional,
    /// It is said not to be
    Denied,
}

#[derive(Debug, Args)]
pub struct Timeline {
    #[command(flatten)]
    pub on: OnGraph,
    #[command(flatten)]
    pub which: Which,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TimelineFormat::Table)]
    pub format: TimelineFormat,
    #[command(flatten)]
    pub destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimelineFormat {
    /// For reading
    Table,
    /// Markdown
    Md,
    /// One event record a line
    Json,
    /// Comma-separated values
    Csv,
    /// A page that needs nothing else
    Html,
    /// iCalendar: events whose day is known
    Ics,
    /// JSON for TimelineJS
    Timelinejs,
}

#[derive(Debug, Args)]
pub struct Query {
    /// SPARQL, or the name of a question
    #[arg(value_name = "QUERY", required_unless_present_any = ["file", "list"])]
    pub query: Option<String>,
    /// Read the query from a file
    #[arg(short, long, value_name = "FILE", conflicts_with = "query")]
    pub file: Option<PathBuf>,
    /// List the named questions with their parameters
    #[arg(long)]
    pub list: bool,
    /// Set a parameter of a named question
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Article files or folders to read in memory instead of the store
    #[arg(long = "in", value_name = "PATH", num_args = 1..)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub store: StoreFolder,
    #[command(flatten)]
    pub reading: Reading,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = QueryFormat::Table)]
    pub format: QueryFormat,
    #[command(flatten)]
    pub destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum QueryFormat {
    /// For reading
    Table,
    /// SPARQL results as CSV
    Csv,
    /// SPARQL results as TSV
    Tsv,
    /// SPARQL results as JSON
    Json,
    /// SPARQL results as XML
    Xml,
    /// Turtle, for CONSTRUCT and DESCRIBE
    Ttl,
}

#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub on: OnGraph,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = ExportFormat::Ttl)]
    pub format: ExportFormat,
    /// Also write `rdf:reifies` triple terms (RDF 1.2)
    #[arg(long)]
    pub rdf12: bool,
    #[command(flatten)]
    pub destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Turtle
    Ttl,
    /// N-Triples
    Nt,
    /// N-Quads
    Nq,
    /// TriG
    Trig,
    /// JSON-LD
    Jsonld,
    /// RDF/XML
    Rdfxml,
    /// GraphML, for yEd, Cytoscape, networkx
    Graphml,
    /// GEXF with dates, for Gephi
    Gexf,
    /// Comma-separated values, an edge a row
    Csv,
}

#[derive(Debug, Args)]
pub struct Graph {
    #[command(flatten)]
    pub on: OnGraph,
    #[command(flatten)]
    pub which: Which,
    /// Only what lies around an entity
    #[arg(long, value_name = "NAME")]
    pub around: Option<String>,
    /// How many events away from it
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub depth: usize,
    /// Draw at most so many events, the most important ones
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub cap: usize,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = GraphFormat::Dot)]
    pub format: GraphFormat,
    #[command(flatten)]
    pub destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// For Graphviz
    Dot,
    /// A picture: lanes of entities over a time axis
    Svg,
    /// The picture in a page that needs nothing else
    Html,
}

#[derive(Debug, Args)]
pub struct Why {
    /// Id of the event, or words of it
    #[arg(value_name = "EVENT")]
    pub event: String,
    #[command(flatten)]
    pub on: OnGraph,
}

#[derive(Debug, Args)]
pub struct Conflicts {
    #[command(flatten)]
    pub on: OnGraph,
    /// One conflict a line, as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Remove {
    /// Ids, paths, or the first eight or more digits of the SHA-256 of the texts
    #[arg(value_name = "PATH|ID", required = true)]
    pub names: Vec<String>,
    #[command(flatten)]
    pub store: StoreFolder,
}

#[derive(Debug, Args)]
pub struct Stats {
    #[command(flatten)]
    pub on: OnGraph,
    /// As a JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Evaluate {
    #[command(subcommand)]
    pub what: EvaluateWhat,
}

#[derive(Debug, Subcommand)]
pub enum EvaluateWhat {
    /// Tokens, tags, lemmas and syntax on CoNLL-U files
    Conllu {
        /// Annotated files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Temporal expressions, events and their order on a folder of TimeML files
    Timeml {
        /// Folders of `.tml` files
        #[arg(value_name = "DIR", required = true)]
        folders: Vec<PathBuf>,
        /// Which of the documents, in order of their names
        #[arg(long, value_enum, default_value_t = HalfName::Whole)]
        half: HalfName,
        /// List where the expressions differ from those that people marked
        #[arg(long)]
        differences: bool,
    },
    /// Which of two verbs begins first, on MATRES files
    Matres {
        /// Files of pairs
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The folder of the `.tml` files that the pairs are of
        #[arg(long, value_name = "DIR")]
        texts: PathBuf,
        /// Which of the documents, in order of their names
        #[arg(long, value_enum, default_value_t = HalfName::Whole)]
        half: HalfName,
    },
    /// Predicates and semantic roles on PropBank annotation over a treebank
    Propbank {
        /// Files of frames, JSON Lines
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The treebank file that they are over
        #[arg(long, value_name = "FILE")]
        trees: PathBuf,
    },
    /// Triples on a CaRB sentence file (`dev.txt`, with `dev.tsv` beside it)
    Carb {
        /// Sentence files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Coreference inside documents on a CoNLL-U file with the entities of GUM
    Coreference {
        /// Treebank files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Events, roles, dates and factuality on a MEANTIME file
    Meantime {
        /// Annotated files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Event coreference across documents on an ECB+ file (`dev_docs.jsonl`, with `dev_events.jsonl` beside it)
    Ecbplus {
        /// Document files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// The whole pipeline on stories with a `gold.tsv`
    Seeds {
        /// The folder of the stories
        #[arg(value_name = "DIR", default_value = "seeds")]
        folder: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HalfName {
    /// All
    Whole,
    /// The first, third, fifth, …
    Odd,
    /// The second, fourth, sixth, …
    Even,
}

#[cfg(feature = "train")]
#[derive(Debug, Args)]
pub struct Train {
    /// Folder of the corpora, laid out as the README of `models/` says
    #[arg(long, value_name = "DIR")]
    pub corpora: PathBuf,
    /// Folder to write the models to
    #[arg(long, value_name = "DIR", default_value = "models")]
    pub out: PathBuf,
    /// Seed: the same corpora and seed give the same models
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Word vectors as text, the most frequent word first; without it the vectors in the folder of the models stay
    #[arg(long, value_name = "FILE")]
    pub vectors: Option<PathBuf>,
    /// Folder of plain texts (`.txt`) that the teachers read to the network that ships
    #[arg(long, value_name = "DIR")]
    pub raw: Option<PathBuf>,
    /// Networks that teach the one that ships; each takes about as long to train
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub teachers: usize,
    /// Write what a teacher outside the program is to be asked to this file, and train nothing
    #[arg(long, value_name = "FILE")]
    pub ask: Option<PathBuf>,
    /// What that teacher said
    #[arg(long, value_name = "FILE")]
    pub told: Option<PathBuf>,
    /// Train this model alone, such as `english-names`; may be given again
    #[arg(long, value_name = "NAME", value_parser = crate::english::NAMES)]
    pub only: Vec<String>,
}

fn parse_day(text: &str) -> Result<chrono::NaiveDate, String> {
    crate::read::parse_day(text).ok_or_else(|| "expected a day such as 2020-09-09".to_owned())
}

fn parse_from(text: &str) -> Result<chrono::NaiveDate, String> {
    period(text).map(|(first, _)| first)
}

fn parse_to(text: &str) -> Result<chrono::NaiveDate, String> {
    period(text).map(|(_, last)| last)
}

/// The first and last day of a day, a month (2020-08) or a year (2020).
fn period(text: &str) -> Result<(chrono::NaiveDate, chrono::NaiveDate), String> {
    use crate::time::Interval;
    let wrong = || "expected a day, month or year such as 2020-09-09, 2020-09 or 2020".to_owned();
    let numbers: Option<Vec<i32>> = text.split('-').map(|part| part.parse().ok()).collect();
    let interval = match numbers.as_deref() {
        Some([year]) if text.len() == 4 => Interval::year(*year),
        Some([year, month]) if text.len() >= 6 => Interval::month(*year, *month as u32),
        _ => crate::read::parse_day(text).and_then(Interval::day),
    };
    let interval = interval.ok_or_else(wrong)?;
    Ok((interval.start, interval.last()))
}
