//! Why nothing was learnt, each with what helps.

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No company is marked.
    #[error("no company is marked; write its role and its name in square brackets, such as [acquirer Alfa]")]
    Unmarked,
    /// A bracket without its end.
    #[error("the bracket before \"{0}\" stays open; close it with ]")]
    Open(String),
    /// A mark without words.
    #[error("the bracket of \"{0}\" marks no words; write them behind the role, such as [acquirer Alfa]")]
    Empty(String),
    /// A role that no record has.
    #[error("unknown role \"{name}\"; {remedy}")]
    Role {
        /// As it is written.
        name: String,
        /// What helps.
        remedy: String,
    },
    /// No language was told and none found.
    #[error("the language cannot be told from so few words; say it with --lang, such as --lang it")]
    Language,
    /// No kind has these roles.
    #[error("no kind of record has all of these roles: {0}; mark those of one deal")]
    NoKind(String),
    /// Several kinds have them.
    #[error("several kinds of record have these roles; say which with --kind: {0}")]
    Kinds(String),
    /// The kind that was asked for lacks a role.
    #[error("a record of kind {kind} has not all of these roles: {roles}; give another --kind or mark others")]
    Kind {
        /// The kind.
        kind: &'static str,
        /// The marked roles.
        roles: String,
    },
    /// Figures are not taught by example.
    #[error(
        "figures are not taught by example, since their word must say what it measures; write the cue with its \"metric\" into an overlay"
    )]
    Figure,
    /// The sentence yields its record already.
    #[error("already understood by {rule}: {summary}")]
    Understood {
        /// By which rule.
        rule: String,
        /// What it says.
        summary: String,
    },
    /// No word could evoke the record.
    #[error(
        "no predicate was found between the marked roles; mark it as [cue …], or give the infinitive of its verb with --lemma"
    )]
    NoPredicate,
    /// The infinitive that was given cannot be used.
    #[error("--lemma: {0}")]
    Lemma(String),
    /// No candidate makes the sentence yield its record.
    #[error(
        "no cue makes this sentence yield what is marked; the nearest, {cue}, yields: {yields}; mark the predicate as [cue …], or write a plainer sentence"
    )]
    Unproved {
        /// The nearest entry.
        cue: String,
        /// What comes of it.
        yields: String,
    },
}
