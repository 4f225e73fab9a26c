//! The tag sets: UD parts of speech, UD relations, and the Penn Treebank tags of English UD treebanks.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants are the tags of a tag set, written as the standard writes them.
macro_rules! tags {
    ($(#[$meta:meta])* $name:ident, other $other:ident, $($variant:ident = $text:literal,)+) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every tag, in order of its number.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The tag as the standard writes it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }

            /// The tag that the standard writes so, if there is one.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }

            /// Its number: the position in [`Self::ALL`].
            pub fn number(self) -> usize {
                self as usize
            }
        }

        impl Default for $name {
            fn default() -> Self { $name::$other }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

tags! {
    /// A universal part of speech (UD v2).
    Upos, other X,
    Adj = "ADJ",
    Adp = "ADP",
    Adv = "ADV",
    Aux = "AUX",
    Cconj = "CCONJ",
    Det = "DET",
    Intj = "INTJ",
    Noun = "NOUN",
    Num = "NUM",
    Part = "PART",
    Pron = "PRON",
    Propn = "PROPN",
    Punct = "PUNCT",
    Sconj = "SCONJ",
    Sym = "SYM",
    Verb = "VERB",
    X = "X",
}

tags! {
    /// A universal dependency relation with the subtypes of the English treebanks (UD v2).
    Deprel, other Dep,
    Acl = "acl",
    AclRelcl = "acl:relcl",
    Advcl = "advcl",
    AdvclRelcl = "advcl:relcl",
    Advmod = "advmod",
    Amod = "amod",
    Appos = "appos",
    Aux = "aux",
    AuxPass = "aux:pass",
    Case = "case",
    Cc = "cc",
    CcPreconj = "cc:preconj",
    Ccomp = "ccomp",
    Compound = "compound",
    CompoundPrt = "compound:prt",
    Conj = "conj",
    Cop = "cop",
    Csubj = "csubj",
    CsubjOuter = "csubj:outer",
    CsubjPass = "csubj:pass",
    Dep = "dep",
    Det = "det",
    DetPredet = "det:predet",
    Discourse = "discourse",
    Dislocated = "dislocated",
    Expl = "expl",
    Fixed = "fixed",
    Flat = "flat",
    Goeswith = "goeswith",
    Iobj = "iobj",
    List = "list",
    Mark = "mark",
    Nmod = "nmod",
    NmodDesc = "nmod:desc",
    NmodPoss = "nmod:poss",
    NmodUnmarked = "nmod:unmarked",
    Nsubj = "nsubj",
    NsubjOuter = "nsubj:outer",
    NsubjPass = "nsubj:pass",
    Nummod = "nummod",
    Obj = "obj",
    Obl = "obl",
    OblAgent = "obl:agent",
    OblUnmarked = "obl:unmarked",
    Orphan = "orphan",
    Parataxis = "parataxis",
    Punct = "punct",
    Reparandum = "reparandum",
    Root = "root",
    Vocative = "vocative",
    Xcomp = "xcomp",
}

tags! {
    /// A Penn Treebank tag as the English UD treebanks use it.
    Xpos, other Other,
    Currency = "$",
    CloseQuote = "''",
    Comma = ",",
    OpenBracket = "-LRB-",
    CloseBracket = "-RRB-",
    Stop = ".",
    Colon = ":",
    Add = "ADD",
    Afx = "AFX",
    Cc = "CC",
    Cd = "CD",
    Dt = "DT",
    Ex = "EX",
    Fw = "FW",
    Gw = "GW",
    Hyph = "HYPH",
    In = "IN",
    Jj = "JJ",
    Jjr = "JJR",
    Jjs = "JJS",
    Ls = "LS",
    Md = "MD",
    Nfp = "NFP",
    Nn = "NN",
    Nnp = "NNP",
    Nnps = "NNPS",
    Nns = "NNS",
    Pdt = "PDT",
    Pos = "POS",
    Prp = "PRP",
    PrpPoss = "PRP$",
    Rb = "RB",
    Rbr = "RBR",
    Rbs = "RBS",
    Rp = "RP",
    Sym = "SYM",
    To = "TO",
    Uh = "UH",
    Vb = "VB",
    Vbd = "VBD",
    Vbg = "VBG",
    Vbn = "VBN",
    Vbp = "VBP",
    Vbz = "VBZ",
    Wdt = "WDT",
    Wp = "WP",
    WpPoss = "WP$",
    Wrb = "WRB",
    OpenQuote = "``",
    Other = "_",
}

impl Deprel {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    pub fn base(self) -> Deprel {
        let text = self.as_str();
        text.split(':').next().and_then(Deprel::parse).unwrap_or(self)
    }
}

tags! {
    /// A semantic role as PropBank names it: numbered arguments, modifiers (`ARGM-`), and words that refer to (`R-`) or go on with
    /// (`C-`) a phrase in a role.
    SemanticRole, other Adv,
    Arg0 = "ARG0",
    Arg1 = "ARG1",
    Arg2 = "ARG2",
    Arg3 = "ARG3",
    Arg4 = "ARG4",
    Adj = "ARGM-ADJ",
    Adv = "ARGM-ADV",
    Cau = "ARGM-CAU",
    Com = "ARGM-COM",
    Cxn = "ARGM-CXN",
    Dir = "ARGM-DIR",
    Dis = "ARGM-DIS",
    Ext = "ARGM-EXT",
    Gol = "ARGM-GOL",
    Loc = "ARGM-LOC",
    Lvb = "ARGM-LVB",
    Mnr = "ARGM-MNR",
    Mod = "ARGM-MOD",
    Neg = "ARGM-NEG",
    Prd = "ARGM-PRD",
    Prp = "ARGM-PRP",
    Prr = "ARGM-PRR",
    Rec = "ARGM-REC",
    Tmp = "ARGM-TMP",
    RefArg0 = "R-ARG0",
    RefArg1 = "R-ARG1",
    RefArg2 = "R-ARG2",
    RefLoc = "R-ARGM-LOC",
    RefTmp = "R-ARGM-TMP",
    ContinuedArg1 = "C-ARG1",
    ContinuedArg2 = "C-ARG2",
    ContinuedVerb = "C-V",
}

impl SemanticRole {
    /// True for ARG0 to ARG4, which a predicate has once each.
    pub fn is_numbered(self) -> bool {
        self <= SemanticRole::Arg4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_read_what_they_write() {
        assert!(Upos::ALL.iter().all(|tag| Upos::parse(tag.as_str()) == Some(*tag)));
        assert!(Xpos::ALL.iter().all(|tag| Xpos::parse(tag.as_str()) == Some(*tag)));
        assert!(
            Deprel::ALL
                .iter()
                .enumerate()
                .all(|(n, tag)| Deprel::parse(tag.as_str()) == Some(*tag) && tag.number() == n)
        );
        assert_eq!(Deprel::NsubjPass.base(), Deprel::Nsubj);
    }
}
