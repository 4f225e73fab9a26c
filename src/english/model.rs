//! [`Model`]: everything that `english` has learned, from the files that ship with Dateline.

use super::known_names;
use super::lemmas::Lemmatizer;
use super::names::NameFinder;
use super::neural::Neural;
use super::roles::RoleFinder;
use crate::error::{Error, Result};
use crate::learn::Vectors;
use crate::learn::file::{self, Header};
use std::sync::{Arc, OnceLock};

/// Everything `english` has learned, compiled for speed.
#[derive(Debug, Default)]
pub struct Model {
    /// Parts of speech, dependencies and odds of names.
    pub syntax: Neural,
    /// Lemmas.
    pub lemmatizer: Lemmatizer,
    /// Names.
    pub names: NameFinder,
    /// Predicates and semantic roles.
    pub roles: RoleFinder,
    /// What each file says of itself.
    pub headers: Vec<Header>,
}

/// The names of the model files, in the order in which [`Model::read`] takes them; `models/NAME.model` is the file.
pub const NAMES: [&str; 6] =
    ["english-syntax", "english-lemmas", "english-names", "english-roles", "english-vectors", "english-entities"];

static EMBEDDED: [&[u8]; 6] = [
    include_bytes!("../../models/english-syntax.model"),
    include_bytes!("../../models/english-lemmas.model"),
    include_bytes!("../../models/english-names.model"),
    include_bytes!("../../models/english-roles.model"),
    include_bytes!("../../models/english-vectors.model"),
    include_bytes!("../../models/english-entities.model"),
];

impl Model {
    /// The model that ships with Dateline. *Cost*: about a tenth of a second, once per process.
    ///
    /// # Errors
    /// [`Error::Model`] when a file was damaged before the program was built.
    pub fn embedded() -> Result<&'static Model> {
        static MODEL: OnceLock<Result<Model>> = OnceLock::new();
        match MODEL.get_or_init(|| Model::read(EMBEDDED)) {
            Ok(model) => Ok(model),
            Err(error) => Err(Error::Model { name: "embedded".to_owned(), message: error.to_string() }),
        }
    }

    /// Reads the model files.
    ///
    /// # Errors
    /// [`Error::Model`] saying which file is truncated, foreign, damaged or newer than this program.
    pub fn read(files: [&[u8]; 6]) -> Result<Model> {
        let [syntax, lemmas, names, roles, vectors, entities] = [0, 1, 2, 3, 4, 5].map(|at| (NAMES[at], files[at]));
        std::thread::scope(|scope| {
            // the network is the largest: the others are read meanwhile
            let syntax = scope.spawn(|| {
                let (vectors, vectors_header) = part(vectors, Vectors::read)?;
                let (syntax, header) = part(syntax, |bytes| Neural::read_from(bytes, Arc::new(vectors)))?;
                Ok((syntax, header, vectors_header))
            });
            known_names::ready();
            let (lemmatizer, lemmas) = part(lemmas, Lemmatizer::read)?;
            let (names, names_header) = part(names, NameFinder::read)?;
            let (roles, roles_header) = part(roles, RoleFinder::read)?;
            let (entities_header, entities) = file::read(entities.0, entities.1)?;
            let broken = || Error::Model { name: NAMES[0].to_owned(), message: "reading it failed".to_owned() };
            let (mut syntax, header, vectors_header) = syntax.join().map_err(|_| broken())??;
            syntax.add_names(&entities).map_err(|message| Error::Model { name: NAMES[5].to_owned(), message })?;
            let headers = vec![header, lemmas, names_header, roles_header, vectors_header, entities_header];
            Ok(Model { syntax, lemmatizer, names, roles, headers })
        })
    }
}

fn part<T>(
    (name, bytes): (&str, &[u8]),
    read: impl FnOnce(&[u8]) -> std::result::Result<T, String>,
) -> Result<(T, Header)> {
    let (header, payload) = file::read(name, bytes)?;
    let part = read(&payload).map_err(|message| Error::Model { name: name.to_owned(), message })?;
    Ok((part, header))
}
