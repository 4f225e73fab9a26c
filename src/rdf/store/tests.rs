//! The laws of a store: adding twice changes nothing, removing leaves no trace, a killed program leaves no half.

use super::*;
use crate::rdf::{Format, export, fixture};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn contents(path: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(path).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(contents(&entry.path()));
        } else {
            found.insert(entry.path(), std::fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn named(id: &str, digit: char) -> Record {
    Record {
        id: id.into(),
        path: format!("{id}.txt"),
        sha256: digit.to_string().repeat(64),
        ..fixture::records().remove(0)
    }
}

#[test]
fn adding_twice_changes_nothing_and_removing_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut store = Store::create_or_open(&path, &Base::default()).unwrap();
    let empty = contents(&path);
    let records = fixture::records();
    assert_eq!(store.add_records(records.clone()).unwrap(), Added { new: 2, ..Added::default() });
    let both = contents(&path);
    assert_eq!(store.add_records(records.clone()).unwrap(), Added { unchanged: 2, ..Added::default() });
    assert_eq!(contents(&path), both);
    assert_eq!(Store::open(&path).unwrap().records().unwrap(), records);
    assert_eq!(store.add_records(vec![named("third", 'c')]).unwrap().new, 1);
    assert_ne!(contents(&path), both);
    assert_eq!(store.remove(&["third".to_owned()]).unwrap(), 1);
    assert_eq!(contents(&path), both);
    assert_eq!(store.remove(&["herald.txt".to_owned(), "bbbbbbbb".to_owned()]).unwrap(), 2);
    assert_eq!(contents(&path), empty);
    let error = store.remove(&["herold".to_owned()]).unwrap_err().to_string();
    assert!(error.contains("article \"herold\""), "{error}");
}

#[test]
fn of_one_text_the_first_path_is_kept_whatever_the_order() {
    let records = [named("a", 'a'), named("b", 'a'), named("c", 'a')];
    let kept = |order: &[usize]| {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create_or_open(folder.path(), &Base::default()).unwrap();
        for at in order {
            store.add_records(vec![records[*at].clone()]).unwrap();
        }
        store.records().unwrap().into_iter().map(|record| record.id).collect::<Vec<_>>()
    };
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        assert_eq!(kept(&order), ["a"], "{order:?}");
    }
}

#[test]
fn the_order_of_loading_leaves_no_trace() {
    let records: Vec<Record> =
        fixture::records().into_iter().chain([named("third", 'c'), named("fourth", 'd')]).collect();
    let loaded = |batches: &[&[usize]]| {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create_or_open(folder.path(), &Base::default()).unwrap();
        for batch in batches {
            store.add_records(batch.iter().map(|at| records[*at].clone()).collect()).unwrap();
        }
        let files = contents(folder.path()).into_iter();
        files
            .map(|(path, bytes)| (path.strip_prefix(folder.path()).unwrap().to_owned(), bytes))
            .collect::<BTreeMap<_, _>>()
    };
    let at_once = loaded(&[&[0, 1, 2, 3]]);
    assert_eq!(loaded(&[&[3, 1, 0, 2]]), at_once);
    assert_eq!(loaded(&[&[2], &[0], &[3, 2], &[1]]), at_once);
}

#[test]
fn a_changed_article_replaces_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create_or_open(folder.path(), &Base::default()).unwrap();
    let mut record = fixture::records().remove(0);
    store.add_records(vec![record.clone()]).unwrap();
    record.title = Some("Another".into());
    assert_eq!(store.add_records(vec![record.clone()]).unwrap(), Added { changed: 1, ..Added::default() });
    assert_eq!(store.records().unwrap(), [record]);
}

#[test]
fn what_is_exported_can_be_loaded() {
    let base = Base::new("http://example.org/news").unwrap();
    let quads: Vec<Quad> = fixture::records().iter().flat_map(|record| article_quads(record, &base).unwrap()).collect();
    let folder = tempfile::tempdir().unwrap();
    for (ending, format) in
        [("nq", Format::NQuads), ("ttl", Format::Turtle), ("jsonld", Format::JsonLd), ("rdf", Format::RdfXml)]
    {
        let file = folder.path().join(format!("made.{ending}"));
        export(&quads, format, &base, &mut std::fs::File::create(&file).unwrap()).unwrap();
        let mut store = Store::create_or_open(&folder.path().join(ending), &Base::default()).unwrap();
        assert_eq!(store.add_quads_file(&file).unwrap().new, 2, "{ending}");
        assert_eq!(store.records().unwrap(), fixture::records(), "{ending}");
    }
    let empty = folder.path().join("none.nt");
    std::fs::write(&empty, "<a:a> <a:b> <a:c> .\n").unwrap();
    let mut store = Store::open(&folder.path().join("nq")).unwrap();
    assert!(store.add_quads_file(&empty).unwrap_err().to_string().contains("found none"));
    std::fs::write(&empty, "<a:a> <a:b> <a:c> .\n<a:a> <a:b .\n").unwrap();
    assert!(store.add_quads_file(&empty).unwrap_err().to_string().contains("none.nt:2:"));
}

#[test]
fn what_is_no_store_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let check = |result: Result<Store>, expected: &str| {
        let error = result.err().unwrap().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(Store::open(&folder.path().join("missing")), "found nothing");
    check(Store::open(folder.path()), "without dateline.json");
    std::fs::write(folder.path().join("notes.txt"), "x").unwrap();
    check(Store::create_or_open(folder.path(), &Base::default()), "found other files");
    let path = folder.path().join("newer");
    Store::create_or_open(&path, &Base::default()).unwrap();
    check(
        Store::create_or_open(&path, &Base::new("http://example.org/").unwrap()),
        "expected data under http://example.org/",
    );
    std::fs::write(path.join("dateline.json"), "{\"format\":99,\"whatever\":1}").unwrap();
    check(Store::open(&path), "newer version of dateline: expected format 1, found 99");
    std::fs::write(path.join("dateline.json"), "{").unwrap();
    check(Store::open(&path), "damaged");
}

#[test]
fn two_writers_do_not_meet() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create_or_open(folder.path(), &Base::default()).unwrap();
    let lock = store.folder.lock().unwrap();
    let mut other = Store::open(folder.path()).unwrap();
    assert!(other.add_records(fixture::records()).unwrap_err().to_string().contains("another program is writing"));
    drop(lock);
    store.add_records(fixture::records()).unwrap();
}

/// Run by the next test in a process of its own: writes and removes articles until it is killed.
#[test]
fn child_that_writes() {
    let Ok(path) = std::env::var("DATELINE_TEST_STORE") else { return };
    let mut store = Store::create_or_open(Path::new(&path), &Base::default()).unwrap();
    let records: Vec<Record> = "0123456789abcdef".chars().map(|digit| named(&format!("n{digit}"), digit)).collect();
    loop {
        store.add_records(records.clone()).unwrap();
        store.remove(&["n3".to_owned(), "n7".to_owned()]).unwrap();
    }
}

#[test]
fn a_killed_writer_leaves_whole_articles() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    for wait in [3, 10, 17, 29, 41, 60, 85, 120] {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "rdf::store::tests::child_that_writes"])
            .env("DATELINE_TEST_STORE", &path)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let Ok(store) = Store::open(&path) else {
            assert!(!path.join("dateline.json").exists(), "a store without a manifest was never made");
            continue;
        };
        for record in store.records().unwrap() {
            assert_eq!(record, named(&record.id, record.sha256.chars().next().unwrap()), "after {wait} ms");
        }
        store.dataset().unwrap();
    }
    let mut store = Store::create_or_open(&path, &Base::default()).unwrap();
    store.add_records(fixture::records()).unwrap();
    let left_over =
        contents(&path).into_keys().filter(|file| file.extension().is_some_and(|ending| ending == "new")).count();
    assert_eq!(left_over, 0);
}
