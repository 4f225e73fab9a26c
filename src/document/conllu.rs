//! CoNLL-U: reading treebanks, and writing the syntactic layer of a document.
//!
//! Goes in: the text of a `.conllu` file, or a [`Document`]. Comes out: [`Tree`]s, whole [`Document`]s with gold trees, or
//! CoNLL-U text. Empty nodes and enhanced dependencies are passed over; a [`Document`] holds no features, so none are written.
//!
//! A line of a sentence has ten fields, separated by tabs: id, form, lemma, UPOS, XPOS, features, head, relation,
//! enhanced dependencies, MISC. `3-4` heads a token that is spelt as one and analysed as two words; `5.1` is an empty node.

use super::{Article, Deprel, Document, Predicate, Sentence, SentenceId, Span, Token, TokenId, Upos, Xpos};
use crate::error::{Error, Result};
use std::path::Path;

/// One sentence of a CoNLL-U file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// Comment lines without the leading `# `.
    pub comments: Vec<String>,
    /// The words, in order.
    pub words: Vec<Word>,
    /// Tokens that hold several words.
    pub contractions: Vec<Contraction>,
}

/// A run of words spelt as one token: `don't`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contraction {
    /// Position of its first word.
    pub first: usize,
    /// One past its last word.
    pub end: usize,
    /// True where no white space follows.
    pub glued: bool,
}

/// One word line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Word {
    /// Form.
    pub form: String,
    /// Lemma.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Features as written.
    pub feats: String,
    /// Position of the head in [`Tree::words`]; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub deprel: Deprel,
    /// MISC as written.
    pub misc: String,
    /// True where no white space follows.
    pub glued: bool,
}

impl Tree {
    /// The value of a comment such as `sent_id` or `newdoc id`.
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.comments.iter().find_map(|line| {
            let (name, value) = line.split_once('=')?;
            (name.trim() == key).then_some(value.trim())
        })
    }

    /// True when the sentence opens a document or a paragraph (`newdoc`, `newpar`).
    pub fn opens(&self, what: &str) -> bool {
        self.comments.iter().any(|line| line.split([' ', '=']).next() == Some(what))
    }

    /// The sentence as text: the forms with the white space that the file gives.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (at, word) in self.words.iter().enumerate() {
            text.push_str(&word.form);
            if !word.glued && at + 1 < self.words.len() {
                text.push(' ');
            }
        }
        text
    }
}

/// Reads the sentences of a CoNLL-U text.
///
/// # Errors
/// [`Error::Format`] with path and line where a line has not ten fields, an id is out of order, a head lies outside the
/// sentence, or a part of speech or relation is unknown.
pub fn parse(path: &Path, text: &str) -> Result<Vec<Tree>> {
    let mut trees = Vec::new();
    let mut tree = Tree::default();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            close(&mut tree, &mut trees).map_err(|message| format_error(path, number, message))?;
        } else if let Some(comment) = line.strip_prefix('#') {
            tree.comments.push(comment.trim().to_owned());
        } else {
            parse_line(line, &mut tree).map_err(|message| format_error(path, number + 1, message))?;
        }
    }
    close(&mut tree, &mut trees).map_err(|message| format_error(path, text.lines().count(), message))?;
    Ok(trees)
}

fn format_error(path: &Path, line: usize, message: String) -> Error {
    Error::Format { path: path.to_owned(), line, column: 0, message }
}

fn close(tree: &mut Tree, trees: &mut Vec<Tree>) -> std::result::Result<(), String> {
    let mut tree = std::mem::take(tree);
    let count = tree.words.len();
    if let Some(head) = tree.words.iter().filter_map(|word| word.head).find(|head| *head >= count) {
        return Err(format!("head {} lies outside a sentence of {count} words", head + 1));
    }
    for token in &tree.contractions {
        if token.end > count {
            return Err(format!("a token ends at word {} in a sentence of {count} words", token.end));
        }
        tree.words[token.first..token.end].iter_mut().for_each(|word| word.glued = true);
        tree.words[token.end - 1].glued = token.glued;
    }
    if count > 0 {
        trees.push(tree);
    }
    Ok(())
}

fn parse_line(line: &str, tree: &mut Tree) -> std::result::Result<(), String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, feats, head, deprel, _, misc] = fields[..] else {
        return Err(format!("expected ten fields, found {}", fields.len()));
    };
    if id.contains('.') {
        return Ok(());
    }
    let glued = misc.split('|').any(|item| item == "SpaceAfter=No");
    if let Some((first, last)) = id.split_once('-') {
        return open_contraction(first, last, glued, tree);
    }
    if id.parse() != Ok(tree.words.len() + 1) {
        return Err(format!("expected word {}, found {id:?}", tree.words.len() + 1));
    }
    tree.words.push(Word {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        upos: parse_upos(upos)?,
        xpos: Xpos::parse(xpos).unwrap_or_default(),
        feats: feats.to_owned(),
        head: parse_head(head)?,
        deprel: parse_deprel(deprel)?,
        misc: misc.to_owned(),
        glued,
    });
    Ok(())
}

fn open_contraction(first: &str, last: &str, glued: bool, tree: &mut Tree) -> std::result::Result<(), String> {
    let next = tree.words.len() + 1;
    match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first == next && last >= first => {
            tree.contractions.push(Contraction { first: first - 1, end: last, glued });
            Ok(())
        }
        _ => Err(format!("expected a token that starts at word {next}, found {first}-{last}")),
    }
}

fn parse_upos(text: &str) -> std::result::Result<Upos, String> {
    match text {
        "_" => Ok(Upos::X),
        _ => Upos::parse(text).ok_or_else(|| format!("unknown part of speech {text:?}")),
    }
}

fn parse_head(text: &str) -> std::result::Result<Option<usize>, String> {
    match text {
        "_" | "0" => Ok(None),
        _ => text.parse::<usize>().map(|head| Some(head - 1)).map_err(|_| format!("unknown head {text:?}")),
    }
}

/// A relation; an unknown subtype is read as its universal relation.
fn parse_deprel(text: &str) -> std::result::Result<Deprel, String> {
    let universal = text.split(':').next().unwrap_or(text);
    match text {
        "_" => Ok(Deprel::Dep),
        _ => Deprel::parse(text).or(Deprel::parse(universal)).ok_or_else(|| format!("unknown relation {text:?}")),
    }
}

/// Makes a document of each run of trees that `newdoc` opens, gold trees included; a paragraph (`newpar`) follows a blank line.
///
/// The spans of the words of a contraction touch. Where a file has no `newdoc`, all is one document.
pub fn documents(trees: &[Tree]) -> Vec<Document> {
    let mut docs = Vec::new();
    for run in trees.chunk_by(|_, next| !next.opens("newdoc")) {
        docs.push(document(run));
    }
    docs
}

/// Makes one document of some trees.
pub fn document(trees: &[Tree]) -> Document {
    let mut doc = Document::default();
    for (number, tree) in trees.iter().enumerate() {
        if number > 0 {
            doc.article.text.push_str(if tree.opens("newpar") { "\n\n" } else { " " });
        }
        add_sentence(tree, &mut doc);
    }
    let id = trees.first().and_then(|tree| tree.comment("newdoc id")).unwrap_or_default().to_owned();
    doc.article = Article { id, ..doc.article };
    doc
}

fn add_sentence(tree: &Tree, doc: &mut Document) {
    let first = doc.tokens.len() as u32;
    let sentence = SentenceId(doc.sentences.len() as u32);
    let start = doc.article.text.len();
    for (at, word) in tree.words.iter().enumerate() {
        let from = doc.article.text.len();
        doc.article.text.push_str(&word.form);
        doc.tokens.push(Token {
            span: Span::new(from, doc.article.text.len()),
            sentence,
            lemma: word.lemma.clone(),
            upos: word.upos,
            xpos: word.xpos,
            head: word.head.map(|head| TokenId(first + head as u32)),
            deprel: word.deprel,
        });
        if !word.glued && at + 1 < tree.words.len() {
            doc.article.text.push(' ');
        }
    }
    let span = Span::new(start, doc.article.text.len());
    doc.sentences.push(Sentence { span, first: TokenId(first), end: TokenId(doc.tokens.len() as u32) });
}

/// Makes trees of the sentences of a document; features are not held by a document and come out as `_`.
///
/// MISC tells of predicates and their semantic roles: `Predicate=Yes`, and `Roles=4:ARG0,7:ARGM-TMP` on a word that bears
/// these roles for the predicates at words 4 and 7.
pub fn trees(doc: &Document) -> Vec<Tree> {
    (0..doc.sentences.len()).map(|number| tree(doc, number)).collect()
}

fn tree(doc: &Document, number: usize) -> Tree {
    let sent = &doc.sentences[number];
    let mut comments = Vec::new();
    let before = number.checked_sub(1).map_or(0, |previous| doc.sentences[previous].span.end);
    if number == 0 {
        comments.push(format!("newdoc id = {}", doc.article.id));
    }
    if number == 0 || opens_paragraph(&doc.article.text[before..sent.span.start]) {
        comments.push("newpar".to_owned());
    }
    comments.push(format!("sent_id = {}-{}", doc.article.id, number + 1));
    comments.push(format!("text = {}", one_line(doc.text(sent.span))));
    let words = sent.tokens().map(|tok| word(doc, tok, sent)).collect();
    Tree { comments, words, contractions: contractions(doc, sent) }
}

fn semantic_roles(doc: &Document, tok: TokenId, sent: &Sentence) -> String {
    let inside = |predicate: &&Predicate| sent.range().contains(&predicate.token.index());
    let from = doc.predicates.partition_point(|predicate| predicate.token < sent.first);
    let mut items = Vec::new();
    if doc.predicate(tok).is_some() {
        items.push("Predicate=Yes".to_owned());
    }
    let borne = doc.predicates[from..].iter().take_while(inside).flat_map(|predicate| {
        let number = predicate.token.0 - sent.first.0 + 1;
        let own = predicate.arguments.iter().filter(|(_, head)| *head == tok);
        own.map(move |(role, _)| format!("{number}:{role}"))
    });
    let borne: Vec<String> = borne.collect();
    if !borne.is_empty() {
        items.push(format!("Roles={}", borne.join(",")));
    }
    if items.is_empty() { "_".to_owned() } else { items.join("|") }
}

fn opens_paragraph(gap: &str) -> bool {
    gap.matches('\n').count() > 1
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn word(doc: &Document, tok: TokenId, sent: &Sentence) -> Word {
    let token = doc.token(tok);
    let next = doc.tokens.get(tok.index() + 1);
    Word {
        form: one_line(doc.form(tok)),
        lemma: token.lemma.clone(),
        upos: token.upos,
        xpos: token.xpos,
        feats: "_".to_owned(),
        head: token.head.map(|head| head.index() - sent.first.index()),
        deprel: token.deprel,
        misc: semantic_roles(doc, tok, sent),
        glued: next.is_some_and(|next| next.span.start == token.span.end),
    }
}

/// The runs of touching words that a treebank spells as one token: `don't`, `gonna`, `Iraq's`.
fn contractions(doc: &Document, sent: &Sentence) -> Vec<Contraction> {
    let mut found: Vec<Contraction> = Vec::new();
    let mut at = sent.first.index();
    while at < sent.end.index() {
        let mut end = at + 1;
        while end < sent.end.index() && is_clitic(doc, end) {
            end += 1;
        }
        if end > at + 1 {
            let glued = doc.tokens.get(end).is_some_and(|next| next.span.start == doc.tokens[end - 1].span.end);
            found.push(Contraction { first: at - sent.first.index(), end: end - sent.first.index(), glued });
        }
        at = end;
    }
    found
}

/// True when the word at `at` is spelt as one token with the word before it.
fn is_clitic(doc: &Document, at: usize) -> bool {
    let (before, token) = (&doc.tokens[at - 1], &doc.tokens[at]);
    if before.span.end != token.span.start {
        return false;
    }
    let last = doc.text(before.span).chars().next_back();
    let mut form = doc.text(token.span).chars();
    let letters_before = last.is_some_and(|c| c.is_alphanumeric() || c == '.');
    match (form.next(), form.next()) {
        (Some('\'' | '’' | '`'), second) => {
            letters_before && (token.xpos == Xpos::Pos || second.is_some_and(char::is_alphabetic))
        }
        (Some(first), _) => first.is_alphabetic() && last.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Writes trees as CoNLL-U.
pub fn write(trees: &[Tree]) -> String {
    let mut out = String::new();
    for tree in trees {
        write_tree(tree, &mut out);
    }
    out
}

fn write_tree(tree: &Tree, out: &mut String) {
    for comment in &tree.comments {
        out.push_str(&format!("# {comment}\n"));
    }
    for (at, word) in tree.words.iter().enumerate() {
        let inside = tree.contractions.iter().find(|token| (token.first..token.end).contains(&at));
        if let Some(token) = inside.filter(|token| token.first == at) {
            let form: String = tree.words[token.first..token.end].iter().map(|word| word.form.as_str()).collect();
            let misc = if token.glued { "SpaceAfter=No" } else { "_" };
            out.push_str(&format!("{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n", token.first + 1, token.end));
        }
        let head = word.head.map_or(0, |head| head + 1);
        out.push_str(&format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{head}\t{}\t_\t{}\n",
            at + 1,
            word.form,
            word.lemma,
            word.upos,
            word.xpos,
            word.feats,
            word.deprel,
            misc(word, inside.is_some())
        ));
    }
    out.push('\n');
}

/// MISC with `SpaceAfter=No` where it belongs: on the token, not on the words of a contraction.
fn misc(word: &Word, inside: bool) -> String {
    let mut items: Vec<&str> =
        word.misc.split('|').filter(|item| !matches!(*item, "_" | "" | "SpaceAfter=No")).collect();
    if word.glued && !inside {
        items.push("SpaceAfter=No");
    }
    if items.is_empty() { "_".to_owned() } else { items.join("|") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SemanticRole;

    const SAMPLE: &str = "# newdoc id = sample\n# sent_id = sample-1\n# text = She didn't go.\n\
        1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n\
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n\
        4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\
        5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";

    fn read(text: &str) -> Result<Vec<Tree>> {
        parse(Path::new("sample.conllu"), text)
    }

    #[test]
    fn writes_what_it_reads() {
        let trees = read(SAMPLE).unwrap();
        assert_eq!(write(&trees), SAMPLE);
    }

    #[test]
    fn a_document_keeps_the_trees() {
        let trees = read(SAMPLE).unwrap();
        let doc = document(&trees);
        assert_eq!(doc.article.text, "She didn't go.");
        assert_eq!(doc.form(TokenId(2)), "n't");
        assert_eq!(doc.token(TokenId(2)).head, Some(TokenId(3)));
        let again = self::trees(&doc);
        assert_eq!(
            (&again[0].words, &again[0].contractions),
            (
                &trees[0].words.iter().map(|word| Word { misc: "_".into(), ..word.clone() }).collect(),
                &trees[0].contractions
            )
        );
    }

    #[test]
    fn semantic_roles_stand_in_misc() {
        let mut doc = document(&read(SAMPLE).unwrap());
        let arguments = vec![(SemanticRole::Arg0, TokenId(0)), (SemanticRole::Neg, TokenId(2))];
        doc.predicates = vec![Predicate { token: TokenId(3), arguments }];
        let misc: Vec<String> = self::trees(&doc)[0].words.iter().map(|word| word.misc.clone()).collect();
        assert_eq!(misc, ["Roles=4:ARG0", "_", "Roles=4:ARGM-NEG", "Predicate=Yes", "_"]);
    }

    #[test]
    fn documents_begin_at_newdoc() {
        let two = format!("{SAMPLE}{}", SAMPLE.replace("newdoc id = sample", "newdoc id = other"));
        let docs = documents(&read(&two).unwrap());
        assert_eq!(docs.iter().map(|doc| doc.article.id.as_str()).collect::<Vec<_>>(), ["sample", "other"]);
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let check = |text: &str, message: &str| {
            assert_eq!(read(text).unwrap_err().to_string(), message);
        };
        check("1\tShe\n", "sample.conllu:1: expected ten fields, found 2");
        check("2\ta\ta\tX\tFW\t_\t0\troot\t_\t_\n", "sample.conllu:1: expected word 1, found \"2\"");
        check("1\ta\ta\tQ\tFW\t_\t0\troot\t_\t_\n", "sample.conllu:1: unknown part of speech \"Q\"");
        check("1\ta\ta\tX\tFW\t_\t7\tdep\t_\t_\n", "sample.conllu:1: head 7 lies outside a sentence of 1 words");
        check(
            "1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\tFW\t_\t0\troot\t_\t_\n",
            "sample.conllu:2: a token ends at word 2 in a sentence of 1 words",
        );
    }
}
