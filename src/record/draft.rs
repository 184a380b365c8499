//! A record that still collects: every value of every slot with where it came from.

use crate::frame::{Filler, Instance};
use crate::lang::{Slot, Stand};
use crate::value::{Basis, Condition, Kind, Metric, Outlook, Period, Purpose, Role, Span, Status, TextSlot};
use smallvec::{SmallVec, smallvec};

/// A company in a role, with its money.
#[derive(Debug, Clone)]
pub struct DraftParty {
    /// The role.
    pub role: Role,
    /// Number of the entity.
    pub entity: u32,
    /// The words that name it.
    pub span: Span,
    /// The rule that found it.
    pub rule: &'static str,
    /// How well it fits.
    pub score: f32,
    /// Number of its amount.
    pub amount: Option<u32>,
    /// Numbers of the parts of the amount, with their conditions.
    pub tranches: Vec<(u32, Condition, Span)>,
}

/// An amount that a slot may take.
#[derive(Debug, Clone, Copy)]
pub struct Value {
    /// Number of the amount.
    pub amount: u32,
    /// How well it fits.
    pub score: f32,
    /// Whether it stands in a headline.
    pub heading: bool,
    /// What a valuation includes.
    pub basis: Basis,
}

/// A deal or figure in the making.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The kind.
    pub kind: Kind,
    /// How far it is.
    pub status: Status,
    /// The stance that told the status.
    pub stand: Option<Stand>,
    /// Whether nothing but a future tense makes it planned.
    pub future: bool,
    /// Whether it is told only as what came before another thing: "dopo l'acquisto di Beta".
    pub before: bool,
    /// Rule of the frame.
    pub rule: &'static str,
    /// The words that evoked it.
    pub cue: Span,
    /// Who takes part.
    pub parties: SmallVec<[DraftParty; 3]>,
    /// Candidates for the amount.
    pub amounts: SmallVec<[Value; 2]>,
    /// Candidates for the valuation.
    pub valuations: SmallVec<[Value; 1]>,
    /// Candidates for the stake.
    pub stakes: SmallVec<[Value; 1]>,
    /// Candidates for power and energy.
    pub powers: SmallVec<[Value; 1]>,
    /// Numbers of the sentences that state it.
    pub sentences: SmallVec<[usize; 4]>,
    /// Whether all of it stands in headlines.
    pub heading: bool,
    /// Number of the item.
    pub item: u32,
    /// What is bought, built or served.
    pub product: Option<Span>,
    /// Number of the mention of time.
    pub time: Option<u32>,
    /// A person stands in the subject's role.
    pub person: bool,
    /// For figures: what is measured.
    pub metric: Option<Metric>,
    /// For figures: the period, and its words.
    pub period: Option<(Period, Option<Span>)>,
    /// For figures: reported or expected.
    pub outlook: Option<Outlook>,
    /// For capacity: what for.
    pub purpose: Option<TextSlot<Purpose>>,
    /// For capacity: machines by name.
    pub hardware: Option<Span>,
    /// For rounds: the stage.
    pub stage: Option<(&'static str, Span)>,
    /// For listings: where.
    pub venue: Option<Span>,
    /// For supplies: exclusive.
    pub exclusive: Option<Span>,
    /// For rounds: whether shareholders are asked for it, by a capital increase.
    pub among_holders: bool,
    /// How many instances were put together.
    pub support: u32,
    /// Whether the verb was a noun's.
    pub noun: bool,
    /// For figures: "negativo" stands with the level.
    pub negative: bool,
    /// A sum over deals, no deal.
    pub to_date: bool,
    /// For valuations: what a company was worth before, which is no term of the deal beside it.
    pub earlier: bool,
    /// Whether a valuation is what a company stood at in the past: "valía en Bolsa 4.030 millones".
    pub stood: bool,
}

impl Draft {
    /// The draft of one instance.
    pub fn new(instance: &Instance) -> Self {
        let value = |slot: Slot| {
            instance
                .money
                .iter()
                .filter(move |m| m.slot == slot && !m.versus)
                .map(|m| Value {
                    amount: m.amount,
                    score: m.score,
                    heading: instance.heading,
                    basis: Basis::Unspecified,
                })
                .collect::<SmallVec<[Value; 2]>>()
        };
        Self {
            kind: instance.kind,
            status: instance.status,
            stand: instance.stand,
            future: instance.future,
            before: instance.before,
            rule: instance.rule,
            cue: instance.cue,
            parties: instance.fillers.iter().map(DraftParty::new).collect(),
            amounts: value(Slot::Amount),
            valuations: value(Slot::Valuation).into_iter().collect(),
            stakes: value(Slot::Stake).into_iter().collect(),
            powers: value(Slot::Power).into_iter().collect(),
            sentences: smallvec![instance.sentence],
            heading: instance.heading,
            item: instance.item,
            product: instance.object,
            time: instance.time,
            person: instance.person,
            metric: None,
            period: None,
            outlook: None,
            purpose: None,
            hardware: None,
            stage: None,
            venue: None,
            exclusive: None,
            among_holders: false,
            support: 1,
            noun: instance.noun,
            negative: false,
            to_date: false,
            earlier: false,
            stood: false,
        }
    }

    /// The entities in a role.
    pub fn entities(&self, role: Role) -> impl Iterator<Item = u32> + '_ {
        self.parties.iter().filter(move |p| p.role == role).map(|p| p.entity)
    }

    /// The first entity in a role.
    pub fn first(&self, role: Role) -> Option<u32> {
        self.entities(role).next()
    }

    /// Whether a role is filled.
    pub fn has(&self, role: Role) -> bool {
        self.parties.iter().any(|p| p.role == role)
    }

    /// Whether an entity takes part in any role.
    pub fn names(&self, entity: u32) -> bool {
        self.parties.iter().any(|p| p.entity == entity)
    }

    /// Adds a party unless it is there; keeps an amount that either has.
    pub fn add_party(&mut self, party: DraftParty) {
        let lead = |r: Role| if r == Role::LeadInvestor { Role::Investor } else { r };
        let elsewhere = self.names(party.entity);
        match self.parties.iter_mut().find(|p| p.entity == party.entity && lead(p.role) == lead(party.role)) {
            Some(known) => {
                known.amount = known.amount.or(party.amount);
                if known.tranches.is_empty() {
                    known.tranches = party.tranches;
                }
                if party.role == Role::LeadInvestor {
                    known.role = Role::LeadInvestor;
                }
                known.score = known.score.max(party.score);
            }
            None if elsewhere => {}
            None => self.parties.push(party),
        }
    }
}

impl DraftParty {
    fn new(filler: &Filler) -> Self {
        Self {
            role: filler.role,
            entity: filler.entity,
            span: filler.span,
            rule: filler.rule,
            score: filler.score,
            amount: filler.amount,
            tranches: Vec::new(),
        }
    }
}
