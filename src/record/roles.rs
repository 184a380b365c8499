//! Which roles a kind of record has, which of them tells deals apart, and what a role is called in another kind.

use crate::value::{Kind, Role};

/// The role whose company tells deals of a kind apart.
pub const fn key_role(kind: Kind) -> Option<Role> {
    match kind {
        Kind::FundingRound | Kind::Investment => Some(Role::Recipient),
        Kind::Acquisition => Some(Role::Target),
        Kind::Listing => Some(Role::Issuer),
        Kind::Debt => Some(Role::Borrower),
        Kind::Valuation | Kind::Figure => Some(Role::Company),
        Kind::JointVenture => Some(Role::Venture),
        _ => None,
    }
}

/// The role that acts in deals of a kind.
pub(super) const fn actor(kind: Kind) -> Option<Role> {
    match kind {
        Kind::Acquisition => Some(Role::Acquirer),
        Kind::Investment => Some(Role::Investor),
        Kind::Supply | Kind::Capacity => Some(Role::Supplier),
        _ => None,
    }
}

pub(super) fn role_like(a: Role, b: Role) -> bool {
    let lead = |r: Role| if r == Role::LeadInvestor { Role::Investor } else { r };
    lead(a) == lead(b)
}

/// The role that a party of a deal of one kind has in another kind.
pub(super) fn translate(from: Kind, into: Kind, role: Role) -> Option<Role> {
    if from == into || into.allows(role) {
        return Some(role);
    }
    match (into, role) {
        (Kind::Acquisition, Role::Investor) => Some(Role::Acquirer),
        (Kind::Acquisition, Role::Recipient) => Some(Role::Target),
        (Kind::FundingRound, Role::Issuer | Role::Borrower) => Some(Role::Recipient),
        (Kind::FundingRound, Role::Lender) => Some(Role::Investor),
        (Kind::Debt, Role::Recipient) => Some(Role::Borrower),
        (Kind::Listing, Role::Recipient) => Some(Role::Issuer),
        (Kind::JointVenture, Role::Partner) => Some(Role::Partner),
        (Kind::Merger, Role::Acquirer | Role::Target) => Some(Role::Partner),
        (Kind::Capacity, Role::Investor) => Some(Role::Customer),
        _ => None,
    }
}
