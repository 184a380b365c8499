//! One predicate of a text with what fills its slots.

use crate::clause::NodeKind;
use crate::lang::{At, Form, Slot, Stand};
use crate::value::{Kind, Role, Span, Status};
use smallvec::SmallVec;

/// A company in a role of an instance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Filler {
    /// The role.
    pub role: Role,
    /// Number of the entity.
    pub entity: u32,
    /// The words that name or mean it.
    pub span: Span,
    /// Node in the sentence's row, `usize::MAX` where the company is not named in the sentence.
    pub node: usize,
    /// How well it fits.
    pub score: f32,
    /// Rule that found it.
    pub rule: &'static str,
    /// Amount that stands with it, by number: "Amazon con 50 miliardi".
    pub amount: Option<u32>,
}

/// An amount in a slot of an instance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Money {
    /// The slot.
    pub slot: Slot,
    /// Number of the amount.
    pub amount: u32,
    /// How well it fits.
    pub score: f32,
    /// Node in the row.
    pub node: usize,
    /// Whether it stands as a comparison: "rispetto ai 91,9 milioni", "(55,7 miliardi nel 2022)".
    pub versus: bool,
    /// The mention of time that belongs to it, by number.
    pub time: Option<u32>,
    /// Whether that mention stands behind it with something between: "58 milioni, in progresso del 14% sull'analogo periodo".
    pub apart: bool,
    /// The outlook that words beside it tell, and how many tokens away.
    pub outlook: Option<(crate::value::Outlook, usize)>,
}

/// A frame evoked at a place.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Number of the sentence.
    pub sentence: usize,
    /// Number of the frame in its language.
    pub frame: u16,
    /// The kind of record.
    pub kind: Kind,
    /// Rule id.
    pub rule: &'static str,
    /// Node of the predicate in the sentence's row.
    pub node: usize,
    /// The predicate's words.
    pub cue: Span,
    /// Companies in roles.
    pub fillers: SmallVec<[Filler; 4]>,
    /// Amounts in slots.
    pub money: SmallVec<[Money; 2]>,
    /// Whether the predicate is a noun.
    pub noun: bool,
    /// Form of the verb, or of the verb that governs the noun.
    pub form: Option<Form>,
    /// How far the deal is by the words around.
    pub status: Status,
    /// The stance found, if any word told it.
    pub stand: Option<Stand>,
    /// Whether nothing but a future tense makes it planned.
    pub future: bool,
    /// Whether it is told as what came before another thing.
    pub before: bool,
    /// A person stands where a company would: the role stays empty.
    pub person: bool,
    /// A figure of a part of the company, which takes its amount and makes no record: "the cloud unit's sales".
    pub part: bool,
    /// Words of what is bought, built or served.
    pub object: Option<Span>,
    /// The mention of time that belongs to the predicate, by number.
    pub time: Option<u32>,
    /// The node behind which no amount is its own: the subject of the main clause, where it stands in what opens the sentence.
    pub until: usize,
    /// Whether it stands in a headline or heading.
    pub heading: bool,
    /// Number of the item.
    pub item: u32,
}

impl Instance {
    /// Whether the sentence itself tells two parties in different roles.
    pub fn tells_pair(&self) -> bool {
        let mut told = self.fillers.iter().filter(|f| f.node != usize::MAX);
        told.next().is_some_and(|first| told.any(|f| f.role != first.role))
    }

    /// The entities in a role.
    pub fn entities(&self, role: Role) -> impl Iterator<Item = u32> + '_ {
        self.fillers.iter().filter(move |f| f.role == role).map(|f| f.entity)
    }

    /// Whether a role is filled.
    pub fn has(&self, role: Role) -> bool {
        self.fillers.iter().any(|f| f.role == role)
    }

    /// The amount in a slot.
    pub fn amount(&self, slot: Slot) -> Option<&Money> {
        self.money.iter().filter(|m| m.slot == slot && !m.versus).max_by(|a, b| a.score.total_cmp(&b.score))
    }
}

impl NodeKind {
    /// The rule by which a node of this kind fills a slot at `at`.
    pub(super) fn argument(self, at: At) -> &'static str {
        match (self, at) {
            (Self::Desc(..), _) => "argument/description",
            (_, At::Subj) => "argument/subject",
            (_, At::Obj) => "argument/object",
            (_, At::Maker) => "argument/maker",
            (_, At::Before) => "argument/compound",
            (_, At::Own) => "argument/owner",
            (_, At::P(_)) => "argument/preposition",
        }
    }
}
