//! Deal records and financial figures: kinds, roles, slots.
//!
//! `Alfa ha rilevato Beta per 3 milioni` is a `Record { kind: Acquisition, parties: [acquirer Alfa, target Beta],
//! amount: 3000000 EUR, .. }`. How a record is found and merged stands in `crate::frame` and `crate::record`.

use super::{Conversion, Quantity, Span};
use jiff::civil::Date;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The name in the output.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }
    };
}

named! {
    /// The kind of a record.
    Kind {
        /// A company raises money from investors.
        FundingRound => "funding_round",
        /// One party puts money into a company, a project or a place, outside a round.
        Investment => "investment",
        /// A purchase or sale of a company, a stake or an asset.
        Acquisition => "acquisition",
        /// Two companies become one.
        Merger => "merger",
        /// A venture owned jointly.
        JointVenture => "joint_venture",
        /// A cooperation.
        Partnership => "partnership",
        /// A contract, an order, a supply or service agreement.
        Supply => "supply",
        /// Power, chips or sites that one party provides or builds.
        Capacity => "capacity",
        /// A loan, a bond, a credit line.
        Debt => "debt",
        /// An initial offering or a raise on the market.
        Listing => "listing",
        /// A company's worth, stated outside any other record.
        Valuation => "valuation",
        /// One of the [`Metric`]s of a company.
        Figure => "figure",
    }
}

named! {
    /// The role of a party.
    Role {
        /// Who raises money or receives an investment.
        Recipient => "recipient",
        /// Who invests.
        Investor => "investor",
        /// Who leads a round.
        LeadInvestor => "lead_investor",
        /// Who buys.
        Acquirer => "acquirer",
        /// What is bought.
        Target => "target",
        /// Who sells.
        Seller => "seller",
        /// Who merges, cooperates, or owns jointly.
        Partner => "partner",
        /// The company owned jointly.
        Venture => "venture",
        /// Who delivers.
        Supplier => "supplier",
        /// Who is delivered to.
        Customer => "customer",
        /// Who takes the debt.
        Borrower => "borrower",
        /// Who lends.
        Lender => "lender",
        /// Who lists.
        Issuer => "issuer",
        /// Whose worth or figure it is.
        Company => "company",
    }
}

impl Kind {
    /// Whether records of this kind have parties in this role.
    pub const fn allows(self, role: Role) -> bool {
        match self {
            Self::FundingRound => matches!(role, Role::Recipient | Role::Investor | Role::LeadInvestor),
            Self::Investment => matches!(role, Role::Recipient | Role::Investor),
            Self::Acquisition => matches!(role, Role::Acquirer | Role::Target | Role::Seller),
            Self::Merger | Self::Partnership => matches!(role, Role::Partner),
            Self::JointVenture => matches!(role, Role::Partner | Role::Venture),
            Self::Supply | Self::Capacity => matches!(role, Role::Supplier | Role::Customer),
            Self::Debt => matches!(role, Role::Borrower | Role::Lender),
            Self::Listing => matches!(role, Role::Issuer),
            Self::Valuation | Self::Figure => matches!(role, Role::Company),
        }
    }
}

named! {
    /// How far a deal is.
    Status {
        /// Agreed, signed, launched; the default.
        Announced => "announced",
        /// Closed, already happened.
        Completed => "completed",
        /// Intended, expected, subject to conditions as a whole.
        Planned => "planned",
        /// In talks, hearsay.
        Rumored => "rumored",
        /// Ended, refused, denied, blocked.
        Cancelled => "cancelled",
    }
}

named! {
    /// What a figure measures.
    Metric {
        /// Sales, turnover.
        Revenue => "revenue",
        /// Net or pre-tax profit.
        Profit => "profit",
        /// A loss, as a positive value.
        Loss => "loss",
        /// Earnings before interest, taxes, depreciation and amortisation.
        Ebitda => "ebitda",
        /// Operating income.
        Ebit => "ebit",
        /// Capital expenditure.
        Capex => "capex",
        /// Debt owed.
        Debt => "debt",
        /// Orders received.
        Orders => "orders",
        /// Order backlog.
        Backlog => "backlog",
        /// Dividends paid in total.
        Dividend => "dividend",
        /// Cash held.
        Cash => "cash",
        /// Costs.
        Costs => "costs",
        /// Total assets.
        Assets => "assets",
    }
}

named! {
    /// Whether a figure is reported or expected.
    Outlook {
        /// Reported.
        Actual => "actual",
        /// Said to be estimated, for a past or present period.
        Estimate => "estimate",
        /// Expected.
        Forecast => "forecast",
        /// Aimed at.
        Target => "target",
    }
}

named! {
    /// What the money of a valuation includes.
    Basis {
        /// After the new money.
        Post => "post",
        /// Before the new money.
        Pre => "pre",
        /// Not said.
        Unspecified => "unspecified",
    }
}

named! {
    /// When a tranche is paid.
    Condition {
        /// At once.
        Immediate => "immediate",
        /// If something happens.
        Conditional => "conditional",
        /// On a date.
        Dated => "dated",
    }
}

named! {
    /// What capacity is for.
    Purpose {
        /// Training of models.
        Training => "training",
        /// Inference.
        Inference => "inference",
        /// A data centre in general.
        DataCenter => "data_center",
        /// Generation of electricity.
        Generation => "generation",
        /// Storage of energy.
        Storage => "storage",
    }
}

named! {
    /// How exact a date is.
    WhenPrecision {
        /// To the day.
        Day => "day",
        /// To the month.
        Month => "month",
        /// To the quarter.
        Quarter => "quarter",
        /// To the year.
        Year => "year",
    }
}

named! {
    /// Where a date comes from.
    WhenBasis {
        /// The text states it.
        Stated => "stated",
        /// The text states it relative to the article's date.
        Relative => "relative",
        /// The article's own date, for want of a better one.
        Article => "article",
    }
}

/// A deal's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// First day of what is stated.
    pub date: Date,
    /// How much of the date is meant.
    pub precision: WhenPrecision,
    /// Where it comes from.
    pub basis: WhenBasis,
    /// The words, where there are any.
    pub span: Option<Span>,
}

/// A reporting period, as it is written in the output: `2026`, `2026-Q1`, `2026-H1`, `2025-9M`, `2026-03`, `2023/2027`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// A year.
    Year(i16),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, u8),
    /// A half of a year, 1 or 2.
    Half(i16, u8),
    /// The first nine months of a year.
    NineMonths(i16),
    /// A month of a year, 1 to 12.
    Month(i16, u8),
    /// Several years, first and last.
    Years(i16, i16),
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Year(y) => write!(f, "{y}"),
            Self::Quarter(y, q) => write!(f, "{y}-Q{q}"),
            Self::Half(y, h) => write!(f, "{y}-H{h}"),
            Self::NineMonths(y) => write!(f, "{y}-9M"),
            Self::Month(y, m) => write!(f, "{y}-{m:02}"),
            Self::Years(a, b) => write!(f, "{a}/{b}"),
        }
    }
}

/// A slot that holds words of the text or a name derived from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSlot<T> {
    /// The value.
    pub value: T,
    /// The words it was read from.
    pub span: Span,
    /// Id of the rule that filled it.
    pub rule: &'static str,
}

/// A part of a party's money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tranche {
    /// How much.
    pub amount: Quantity,
    /// When it is paid.
    pub condition: Condition,
    /// The words that state the condition.
    pub span: Span,
}

/// A company in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The role.
    pub role: Role,
    /// Position in [`super::Extraction::companies`].
    pub company: u32,
    /// The words that name or mean the company here.
    pub span: Span,
    /// Id of the rule that gave it the role.
    pub rule: &'static str,
    /// What this party puts in.
    pub amount: Option<Quantity>,
    /// The parts of that amount.
    pub tranches: Vec<Tranche>,
    /// The part that this party takes, in percent.
    pub stake: Option<Quantity>,
}

/// Money that a company is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valuation {
    /// How much.
    pub amount: Quantity,
    /// Before or after new money.
    pub basis: Basis,
}

/// Arithmetic that the text lets us verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `investors_sum`, `tranches_sum`, `stake_price` or `pre_plus_amount`.
    pub check: &'static str,
    /// Whether the two sides agree within the precision that they state.
    pub holds: bool,
    /// What the parts give.
    pub left: rust_decimal::Decimal,
    /// What the text states.
    pub right: rust_decimal::Decimal,
}

/// One deal or figure of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Which record of its article, from 1: `r1` in the output. It stays when others are filtered out.
    pub number: u32,
    /// The kind.
    pub kind: Kind,
    /// How far the deal is; absent on a figure.
    pub status: Option<Status>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Price, sum, size.
    pub amount: Option<Quantity>,
    /// The amount in another currency, where that is asked for: of a valuation, what it states.
    pub converted: Option<Conversion>,
    /// What a company is worth in the deal.
    pub valuation: Option<Valuation>,
    /// Other valuations that the text states for the same deal.
    pub other_valuations: Vec<Valuation>,
    /// The part that changes hands, in percent.
    pub stake: Option<Quantity>,
    /// Watts.
    pub power: Option<Quantity>,
    /// Watt hours.
    pub energy: Option<Quantity>,
    /// What capacity is for.
    pub purpose: Option<TextSlot<Purpose>>,
    /// Chips or machines by name.
    pub hardware: Option<TextSlot<String>>,
    /// What is bought, built or served and is no company.
    pub product: Option<TextSlot<String>>,
    /// Whether a supply is exclusive.
    pub exclusive: Option<TextSlot<bool>>,
    /// The stage of a round: `seed`, `series_a`, …, `debt`, `bridge`, `fund`.
    pub stage: Option<TextSlot<String>>,
    /// Where a company lists.
    pub venue: Option<TextSlot<String>>,
    /// What a figure measures.
    pub metric: Option<TextSlot<Metric>>,
    /// Which period a figure is about.
    pub period: Option<TextSlot<Period>>,
    /// Whether a figure is reported or expected.
    pub outlook: Option<Outlook>,
    /// `year` where the amount is said to recur each year.
    pub per: Option<&'static str>,
    /// When it happened.
    pub when: Option<When>,
    /// The sentences that state it.
    pub evidence: Vec<Span>,
    /// Verified arithmetic.
    pub checks: Vec<Check>,
    /// Lower bound of the precision measured for records like this, one of at most five values.
    pub confidence: f32,
    /// The frame that evoked it, such as `frame/acquisition-verb-active`.
    pub rule: &'static str,
    /// The word that evoked it.
    pub cue: Span,
    /// What a reader should know.
    pub notes: Vec<String>,
}

impl Record {
    /// Empties the slots whose words this rule read.
    pub fn forget(&mut self, rule: &str) {
        self.purpose.take_if(|slot| slot.rule == rule);
        self.hardware.take_if(|slot| slot.rule == rule);
        self.product.take_if(|slot| slot.rule == rule);
        self.exclusive.take_if(|slot| slot.rule == rule);
        self.stage.take_if(|slot| slot.rule == rule);
        self.venue.take_if(|slot| slot.rule == rule);
        self.period.take_if(|slot| slot.rule == rule);
    }

    /// A record of a kind with nothing filled in.
    pub fn new(kind: Kind, rule: &'static str, cue: Span) -> Self {
        Self {
            number: 1,
            kind,
            status: None,
            parties: Vec::new(),
            amount: None,
            converted: None,
            valuation: None,
            other_valuations: Vec::new(),
            stake: None,
            power: None,
            energy: None,
            purpose: None,
            hardware: None,
            product: None,
            exclusive: None,
            stage: None,
            venue: None,
            metric: None,
            period: None,
            outlook: None,
            per: None,
            when: None,
            evidence: Vec::new(),
            checks: Vec::new(),
            confidence: 0.0,
            rule,
            cue,
            notes: Vec::new(),
        }
    }

    /// The amount that the record is about: of a valuation that states no other, what the company is worth.
    pub fn main_amount(&self) -> Option<&Quantity> {
        let worth = self.valuation.as_ref().map(|valuation| &valuation.amount);
        match self.kind {
            Kind::Valuation => worth.or(self.amount.as_ref()),
            _ => self.amount.as_ref(),
        }
    }

    /// The parties in a role.
    pub fn in_role(&self, role: Role) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |p| p.role == role)
    }
}
