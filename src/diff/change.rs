//! What changed, as values: one [`Change`] for each record, company or quantity, with its slots old and new.

use serde_json::Value;

/// What a change is a change of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The article as a whole.
    Article,
    /// A record.
    Record,
    /// A company.
    Company,
    /// A quantity.
    Quantity,
}

impl Of {
    /// The name of the layer in the output.
    pub const fn layer(self) -> &'static str {
        match self {
            Self::Article => "articles",
            Self::Record => "records",
            Self::Company => "companies",
            Self::Quantity => "quantities",
        }
    }
}

/// How something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// In both outputs, not alike.
    Changed,
    /// In the old output only.
    Gone,
    /// In the new output only.
    New,
}

impl Sort {
    /// The name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::New => "new",
        }
    }

    /// By which of two sides there are.
    pub fn of<T>(old: &Option<T>, new: &Option<T>) -> Self {
        match (old, new) {
            (Some(_), None) => Self::Gone,
            (None, Some(_)) => Self::New,
            _ => Self::Changed,
        }
    }
}

/// A slot with its old and its new value; one of them may be absent, never both.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotChange {
    /// The slot: a field of the record, or `party`, `party_amount`, `party_stake`, `tranche`.
    pub slot: &'static str,
    /// The role, where the slot belongs to a party.
    pub role: Option<String>,
    /// The company, where the slot is what a party puts in.
    pub company: Option<String>,
    /// The value in the old output.
    pub old: Option<Value>,
    /// The value in the new output.
    pub new: Option<Value>,
}

impl SlotChange {
    /// How it changed.
    pub fn sort(&self) -> Sort {
        Sort::of(&self.old, &self.new)
    }

    /// The slot as people call it: a party by its role.
    pub fn label(&self) -> String {
        let role = self.role.as_deref().unwrap_or_default().replace('_', " ");
        match (self.slot, &self.company) {
            ("party", _) => role,
            ("party_amount", _) => format!("{role} amount"),
            ("party_stake", _) => format!("{role} stake"),
            ("tranche", _) => format!("{role} tranche"),
            (slot, _) => slot.replace('_', " "),
        }
    }
}

/// Something that appeared, vanished or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is.
    pub of: Of,
    /// How it changed.
    pub sort: Sort,
    /// The kind of a record or quantity; empty for the rest.
    pub kind: String,
    /// The old record's id, the company's name, the quantity's words.
    pub old: Option<String>,
    /// The same in the new output.
    pub new: Option<String>,
    /// A record in a sentence: the new one's, or that of one that is gone.
    pub summary: Option<String>,
    /// Its slots; all of them where it appeared or vanished.
    pub slots: Vec<SlotChange>,
}

/// In which outputs an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// In both; an output of records may lack an article only because it has no record.
    Both,
    /// In the old one only.
    OldOnly,
    /// In the new one only.
    NewOnly,
}

/// What changed in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleDiff {
    /// The article.
    pub id: String,
    /// Where it stands.
    pub found: Found,
    /// What changed, in the order of the old output, then what is new.
    pub changes: Vec<Change>,
    /// The kinds of what stayed the same, with its layer.
    pub same: Vec<(Of, String)>,
}

impl ArticleDiff {
    /// Whether both outputs tell the same.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty() && self.found == Found::Both
    }
}
