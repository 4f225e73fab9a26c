//! The built program, run as a user runs it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test, removed at the end.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Place {
        Place(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs the program in this folder.
    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run(child.wait_with_output().unwrap())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments).current_dir(self.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Three short articles on one happening.
    fn with_news(self) -> Place {
        self.write("news/a.txt", "date 2020-09-09 The United States will withdraw troops from Iraq, President Donald Trump said on Wednesday.\n");
        self.write("news/b.txt", "BAGHDAD, 10 September 2020 — Donald Trump announced a withdrawal of American troops from Iraq on Wednesday. Iraq did not reject the plan.\n");
        self.write("news/c.txt", "Date: 11 September 2020\n\nIraqi Prime Minister Mustafa al-Kadhimi met Donald Trump in Washington on 20 August 2020.\n");
        self
    }
}

struct Run(Output);

impl Run {
    fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    #[track_caller]
    fn ends(self, code: i32) -> Run {
        assert_eq!(self.code(), code, "out: {}\nerr: {}", self.out(), self.err());
        assert!(!self.err().contains("panicked"), "{}", self.err());
        self
    }

    #[track_caller]
    fn tells(self, message: &str) -> Run {
        assert!(self.err().contains(message), "expected {message:?} in: {}", self.err());
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Run {
        assert!(self.out().contains(text), "expected {text:?} in: {}", self.out());
        self
    }
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_missing_file_is_told_with_its_name() {
    let place = Place::new();
    place.run(&["extract", "no-such.txt"]).ends(1).tells("no-such.txt: No such file");
    place.run(&["build", "no-such.txt"]).ends(1).tells("no-such.txt: No such file");
    assert!(!place.path().join("dateline.store").exists());
}

#[test]
fn some_articles_may_fail_and_the_others_go_on() {
    let place = Place::new();
    place.write(
        "a.jsonl",
        "{\"id\":\"one\",\"text\":\"It rained.\"}\n{\"text\": oops}\n{\"id\":\"three\",\"text\":\"It snowed.\"}\n",
    );
    place.write("empty.txt", "");
    place.write("binary.txt", [0u8, 1, 2, 3, 0, 0, 5]);
    let run = place.run(&["extract", "."]).ends(3);
    let run = run
        .tells("a.jsonl:2:10: broken JSON")
        .tells("empty.txt: empty")
        .tells("binary.txt: expected plain text, found binary");
    assert_eq!(run.out().lines().count(), 2, "{}", run.out());
}

#[test]
fn wrong_usage_ends_with_two() {
    let place = Place::new();
    place.run(&["nonsense"]).ends(2).tells("nonsense");
    place.run(&["timeline", "--from", "soon"]).ends(2).tells("expected a day, month or year");
    place.run(&["extract", "--format", "pdf"]).ends(2);
    place.run(&["query", "timeline", "--set", "who"]).ends(2).tells("NAME=VALUE");
}

#[test]
fn standard_input_is_plain_text_or_json_lines() {
    let place = Place::new();
    place
        .run_with(&["extract"], b"date 2020-09-09 It rained in Rome.")
        .ends(0)
        .says("\"id\":\"stdin\"")
        .says("\"published\":\"2020-09-09\"");
    let lines = b"{\"id\":\"x\",\"date\":\"2020-09-09\",\"text\":\"It rained in Rome.\"}\n{\"id\":\"y\",\"text\":\"It snowed.\"}\n";
    let run = place
        .run_with(&["extract", "-"], lines)
        .ends(0)
        .says("\"id\":\"x\"")
        .says("\"id\":\"y\"")
        .tells("no publication date for 1 article (y)");
    assert_eq!(run.out().lines().count(), 2);
    place.run_with(&["extract", "-"], &zipped(lines)).ends(0).says("\"id\":\"x\"");
}

#[test]
fn zipped_and_foreign_texts_are_read() {
    let place = Place::new();
    place.write("z.txt.gz", zipped(b"date 2020-09-09 It rained in Rome."));
    place.write("w.txt", b"date 2020-09-09\r\n\r\nThe caf\xE9 closed \x96 again.\r\n");
    let run = place.run(&["extract", "."]).ends(0).says("\"id\":\"w\"").says("\"id\":\"z\"");
    assert_eq!(run.out().matches("\"published_from\":\"header\"").count(), 2, "{}", run.out());
}

#[test]
fn the_order_of_files_and_the_number_of_threads_change_nothing() {
    let place = Place::new().with_news();
    let files = ["news/a.txt", "news/b.txt", "news/c.txt"];
    for command in
        [vec!["extract"], vec!["timeline", "--format", "json"], vec!["graph"], vec!["graph", "--format", "html"]]
    {
        let run = |order: &[usize], threads: &str| {
            let files = order.iter().map(|n| files[*n]);
            place
                .run(&command.iter().copied().chain(["--threads", threads]).chain(files).collect::<Vec<_>>())
                .ends(0)
                .out()
        };
        let first = run(&[0, 1, 2], "1");
        assert_eq!(first, run(&[2, 0, 1], "1"), "{command:?}");
        assert_eq!(first, run(&[1, 2, 0], "3"), "{command:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Place::new();
    let line = "{\"text\":\"It rained in Rome on 9 September 2020, and the minister said that the river had flooded the town.\"}\n";
    place.write("many.jsonl", line.repeat(800));
    let mut child = place.command(&["extract", "many.jsonl"]).stdin(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    let run = Run(child.wait_with_output().unwrap());
    run.ends(0);
}

#[test]
fn help_shows_examples_and_completions_and_manual_are_made() {
    let place = Place::new();
    place.run(&["--help"]).ends(0).says("Examples:").says("Exit codes");
    for command in ["build", "extract", "load", "timeline", "query", "export", "graph", "why", "evaluate"] {
        place.run(&[command, "--help"]).ends(0).says("Examples:");
    }
    place.run(&["completions", "bash"]).ends(0).says("_dateline");
    place.run(&["man"]).ends(0).says(".TH dateline");
}

#[test]
fn a_quote_stands_in_the_text_at_its_offsets() {
    let place = Place::new().with_news();
    for line in place.run(&["extract", "news"]).ends(0).out().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let text: Vec<char> =
            std::fs::read_to_string(place.path().join(record["path"].as_str().unwrap())).unwrap().chars().collect();
        let offset = |value: &serde_json::Value, name: &str| value[name].as_u64().unwrap() as usize;
        let spans = ["sentences", "times"].into_iter().flat_map(|layer| record[layer].as_array().unwrap());
        let triggers = record["claims"].as_array().unwrap().iter().map(|claim| &claim["trigger"]);
        for span in spans.chain(triggers) {
            let found: String = text[offset(span, "start")..offset(span, "end")].iter().collect();
            assert_eq!(found, span["text"].as_str().unwrap());
        }
    }
}

#[test]
fn building_twice_changes_nothing_and_removing_leaves_no_trace() {
    let place = Place::new().with_news();
    let export = |place: &Place| place.run(&["export", "--format", "nq"]).ends(0).out();
    place.run(&["build", "news/a.txt", "news/b.txt"]).ends(0).tells("2 new").says("Date");
    let two = export(&place);
    place.run(&["build", "news/b.txt", "news/a.txt"]).ends(0).tells("0 new, 0 changed, 2 as before");
    assert_eq!(export(&place), two);
    place.run(&["build", "news/c.txt"]).ends(0).tells("1 new");
    assert_ne!(export(&place), two);
    place.run(&["remove", "news/c.txt"]).ends(0).tells("1 article removed");
    assert_eq!(export(&place), two);
    place.run(&["remove", "news/c.txt"]).ends(1).tells("news/c.txt");
}

#[test]
fn records_made_elsewhere_load_to_the_same_store() {
    let place = Place::new().with_news();
    place.run(&["build", "news", "--store", "built"]).ends(0);
    place.run(&["extract", "news", "-o", "news.jsonl"]).ends(0);
    place.run(&["load", "news.jsonl", "--store", "loaded"]).ends(0).tells("3 new");
    place.run(&["extract", "news", "--format", "nq", "-o", "news.nq"]).ends(0);
    place.run(&["load", "news.nq", "--store", "quads"]).ends(0).tells("3 new");
    let export = |store: &str| place.run(&["export", "--format", "nq", "--store", store]).ends(0).out();
    assert_eq!(export("built"), export("loaded"));
    assert_eq!(export("built"), export("quads"));
}

#[test]
fn a_store_and_files_in_memory_say_the_same() {
    let place = Place::new().with_news();
    place.run(&["build", "news"]).ends(0);
    for command in
        [vec!["timeline", "--format", "json"], vec!["stats"], vec!["conflicts"], vec!["export", "--format", "trig"]]
    {
        let stored = place.run(&command).ends(0).out();
        let in_memory = place.run(&[command.clone(), vec!["news"]].concat()).ends(0).out();
        assert_eq!(stored, in_memory, "{command:?}");
    }
}

#[test]
fn broken_records_are_told_with_their_place() {
    let place = Place::new();
    place.write("r.jsonl", "{\"id\": 5}\n");
    place.run(&["load", "r.jsonl"]).ends(1).tells("r.jsonl:1:");
}

#[test]
fn a_missing_store_and_one_of_a_newer_version_are_told() {
    let place = Place::new().with_news();
    place.run(&["timeline"]).ends(1).tells("dateline.store");
    place.run(&["build", "news"]).ends(0);
    let about = place.path().join("dateline.store/dateline.json");
    let newer = std::fs::read_to_string(&about).unwrap().replace("\"format\":1", "\"format\":999");
    std::fs::write(&about, newer).unwrap();
    place.run(&["timeline"]).ends(1).tells("newer");
}

#[test]
fn a_broken_query_is_told_with_line_and_column() {
    let place = Place::new().with_news();
    place.run(&["build", "news"]).ends(0);
    place.run(&["query", "SELECT ?x WHERE {\n ?x a dl:Article }} "]).ends(1).tells("query:2:");
    place.run(&["query", "no-such-question"]).ends(1).tells("unknown question");
    place
        .run(&["query", "SELECT ?id WHERE { ?x a dl:Article ; dl:id ?id }", "--format", "csv"])
        .ends(0)
        .says("id\r\n")
        .says("a\r\n");
    place.write("q.rq", "ASK { ?x a dl:Article }");
    place.run(&["query", "-f", "q.rq", "--in", "news"]).ends(0).says("true");
    place.run(&["query", "--list"]).ends(0).says("timeline");
}

#[test]
fn the_shapes_hold() {
    let place = Place::new().with_news();
    place.run(&["validate", "news"]).ends(0).tells("0 violations");
}

#[test]
fn every_format_is_written() {
    let place = Place::new().with_news();
    for format in ["ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv"] {
        assert!(!place.run(&["export", "--format", format, "news"]).ends(0).out().is_empty(), "{format}");
    }
    for format in ["table", "md", "json", "csv", "html", "ics", "timelinejs"] {
        assert!(!place.run(&["timeline", "--format", format, "news"]).ends(0).out().is_empty(), "{format}");
    }
    for format in ["dot", "svg", "html"] {
        assert!(!place.run(&["graph", "--format", format, "news"]).ends(0).out().is_empty(), "{format}");
    }
    for format in ["ttl", "nq", "trig", "timeml", "conllu"] {
        assert!(!place.run(&["extract", "--format", format, "news"]).ends(0).out().is_empty(), "{format}");
    }
}

#[test]
fn an_unknown_name_is_told_with_close_ones() {
    let place = Place::new().with_news();
    place.run(&["timeline", "--who", "Kadhimy", "news"]).ends(1).tells("unknown entity \"Kadhimy\"; did you mean");
    place.run(&["timeline", "--type", "Withdrawl", "news"]).ends(1).tells("did you mean \"Withdrawal\"");
    place.run(&["timeline", "--source", "Nobody", "news"]).ends(1).tells("unknown source");
    place.run(&["why", "no such thing", "news"]).ends(1).tells("unknown event");
    place.run(&["why", "announced withdrawal", "news"]).ends(0).says("[announced]").says("10 Sep 2020");
}

#[test]
fn a_graph_that_breaks_a_shape_ends_with_five() {
    let place = Place::new().with_news();
    place.run(&["build", "news"]).ends(0);
    place.run(&["validate"]).ends(0).tells("0 violations");
    let quads = place.run(&["extract", "--format", "nq", "news"]).ends(0).out();
    let sure = quads.lines().find(|line| line.contains("ns#confidence>")).unwrap();
    let value = sure.split('"').nth(1).unwrap();
    place.write("bad.nq", quads.replacen(&format!("confidence> \"{value}\""), "confidence> \"7.5\"", 1));
    place.run(&["load", "bad.nq", "--store", "bad.store"]).ends(0);
    let run = place.run(&["validate", "--store", "bad.store"]).ends(5);
    run.says("dl:confidence \"7.5\": a confidence is a number from 0 to 1").tells("1 violations");
}
