//! Whether two tellings tell one deal.
//!
//! Their kinds must be near, who the deal is about must agree, nothing single-valued may differ, and the days must lie in a window of the
//! kind. Amounts that overlap speak for it; amounts that do not are told by two deals, unless days and parties say that one was raised or
//! reported otherwise.

use super::telling::{Dates, Money, Telling, Tellings};
use crate::value::{Kind, Role, Status};
use rust_decimal::Decimal;

/// What deals are told as one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Family {
    Raise,
    Purchase,
    Alliance,
    Supply,
    Debt,
    Listing,
}

impl Family {
    /// Its name in keys.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::Purchase => "purchase",
            Self::Alliance => "alliance",
            Self::Supply => "supply",
            Self::Debt => "debt",
            Self::Listing => "listing",
        }
    }
}

/// The family of a kind; `None` for what is no deal.
pub(super) const fn family(kind: Kind) -> Option<Family> {
    match kind {
        Kind::FundingRound | Kind::Investment => Some(Family::Raise),
        Kind::Acquisition | Kind::Merger => Some(Family::Purchase),
        Kind::JointVenture | Kind::Partnership => Some(Family::Alliance),
        Kind::Supply | Kind::Capacity => Some(Family::Supply),
        Kind::Debt => Some(Family::Debt),
        Kind::Listing => Some(Family::Listing),
        Kind::Valuation | Kind::Figure => None,
    }
}

impl Family {
    /// How many days two tellings of one deal may lie apart.
    pub(super) const fn window(self) -> i64 {
        match self {
            Self::Purchase => 550,
            Self::Listing => 400,
            Self::Alliance => 200,
            Self::Raise | Self::Supply | Self::Debt => 120,
        }
    }
}

/// The role of whom or what the deal is about.
pub(super) const fn anchor(family: Family) -> Option<Role> {
    match family {
        Family::Raise => Some(Role::Recipient),
        Family::Purchase => Some(Role::Target),
        Family::Debt => Some(Role::Borrower),
        Family::Listing => Some(Role::Issuer),
        Family::Alliance | Family::Supply => None,
    }
}

/// Days within which a currency, a buyer and a seller, or a deal's end tell little against or for one deal.
const NEAR: i64 = 45;

/// How two amounts stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sums {
    /// One is not told.
    Open,
    /// Their intervals overlap.
    Agree,
    /// Another currency: no conflict, and no proof.
    Foreign,
    /// They differ by this factor, over 1.
    Differ(Decimal),
}

fn sums(a: Option<Money>, b: Option<Money>) -> Sums {
    let (Some(a), Some(b)) = (a, b) else { return Sums::Open };
    if a.unit != b.unit {
        return Sums::Foreign;
    }
    let ((a_low, a_high), (b_low, b_high)) = (widened(a), widened(b));
    let apart = |low: Option<Decimal>, high: Option<Decimal>| matches!((low, high), (Some(l), Some(h)) if l > h);
    if !apart(a_low, b_high) && !apart(b_low, a_high) {
        return Sums::Agree;
    }
    let (Some(x), Some(y)) = (a.reckoned(), b.reckoned()) else { return Sums::Open };
    let (small, large) = (x.min(y), x.max(y));
    Sums::Differ(if small > Decimal::ZERO { large.checked_div(small).unwrap_or(Decimal::MAX) } else { Decimal::MAX })
}

/// The stated interval: "about" reaches a tenth further, a rounded value half of its last digit but one.
fn widened(m: Money) -> (Option<Decimal>, Option<Decimal>) {
    let share = if m.about { Decimal::new(1, 1) } else { Decimal::new(5, 3) };
    let wide = |v: Decimal, sign: Decimal| v.checked_add(sign * v.abs() * share).unwrap_or(v);
    (m.low.map(|v| wide(v, -Decimal::ONE)), m.high.map(|v| wide(v, Decimal::ONE)))
}

/// Days between two stretches of time; 0 where they touch.
fn gap(a: Dates, b: Dates) -> i64 {
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| {
        from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
    };
    if a.last < b.first {
        days(a.last, b.first)
    } else if b.last < a.first {
        days(b.last, a.first)
    } else {
        0
    }
}

/// Whether the deal of `b` lies behind that of `a`, as far as days are known.
fn behind(all: &Tellings, a: &Telling, b: &Telling) -> bool {
    matches!((all.dates(a), all.dates(b)), (Some(x), Some(y)) if y.first > x.last)
}

/// Days between the deals of two tellings; 0 where one has no day.
fn days(all: &Tellings, a: &Telling, b: &Telling) -> i64 {
    match (all.dates(a), all.dates(b)) {
        (Some(x), Some(y)) => gap(x, y),
        _ => 0,
    }
}

fn keys(t: &Telling, role: Role) -> impl Iterator<Item = u32> + '_ {
    let like = |r: Role| if r == Role::LeadInvestor { Role::Investor } else { r };
    t.parties.iter().filter(move |p| like(p.role) == like(role)).map(|p| p.key)
}

/// Whether some company of either in a role has the other's name in part: "Torres" and "Torres del Sur", "Corvane" and "Corvane AI".
fn alike(all: &Tellings, a: &Telling, b: &Telling, role: Role) -> bool {
    let names = |t: &Telling| -> Vec<u32> { t.parties.iter().filter(|p| p.role == role).map(|p| p.name).collect() };
    let (x, y) = (names(a), names(b));
    x.iter().any(|x| y.iter().any(|y| same_words(all.text(*x), all.text(*y))))
}

/// Whether all words of the shorter name are words of the longer.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> { crate::lexicon::slug(text).split('-').map(str::to_owned).collect() };
    let (a, b) = (words(a), words(b));
    let (few, many) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    few.iter().any(|w| w.len() > 2) && few.iter().all(|w| many.contains(w))
}

fn shares(a: &Telling, b: &Telling, role: Role) -> bool {
    keys(a, role).any(|key| keys(b, role).any(|other| other == key))
}

/// Whether both name someone in a role, and nobody in common.
fn disjoint(a: &Telling, b: &Telling, role: Role) -> bool {
    keys(a, role).next().is_some() && keys(b, role).next().is_some() && !shares(a, b, role)
}

/// How strongly two tellings speak of one deal; `None` where they do not, `Some(0)` where nothing but their days and kinds fit.
pub(super) fn strength(all: &Tellings, a: &Telling, b: &Telling) -> Option<i32> {
    let family = family(a.kind).filter(|f| super::matching::family(b.kind) == Some(*f))?;
    let days = days(all, a, b);
    let sums = sums(a.amount, b.amount);
    if days > family.window() || a.stage.is_some() && b.stage.is_some() && a.stage != b.stage {
        return None;
    }
    let stakes = matches!((a.stake, b.stake), (Some(x), Some(y)) if (x - y).abs() > Decimal::ONE);
    if stakes {
        return None;
    }
    let about = about(all, family, a, b, sums, days)?;
    let open = |t: &Telling| matches!(t.status, Status::Rumored | Status::Planned);
    let early = open(a) != open(b);
    let told = match sums {
        Sums::Agree => 3,
        Sums::Open => 1,
        // a purchase of one company is mostly one deal, however long it takes; a raise is soon followed by another
        Sums::Foreign if days <= (if family == Family::Purchase { family.window() / 2 } else { NEAR }) => 0,
        Sums::Foreign => return None,
        Sums::Differ(factor) => {
            let raised = Decimal::new(if family == Family::Purchase { 20 } else { 16 }, 1);
            let misreported = Decimal::new(13, 1);
            let settled = factor <= raised && (early || family == Family::Purchase);
            if !(settled || days <= 14 && factor <= misreported) {
                return None;
            }
            0
        }
    };
    // two rounds of one company, the second without a sum or with the same: other investors, or far apart
    let strangers = match family {
        Family::Raise => disjoint(a, b, Role::Investor),
        Family::Debt => disjoint(a, b, Role::Lender),
        _ => false,
    };
    if strangers && (days > 10 || sums != Sums::Agree) || sums == Sums::Open && days > family.window() / 2 && !early {
        return None;
    }
    let near = i32::from(days <= 7) + i32::from(days <= 45);
    let stage = i32::from(a.stage.is_some() && a.stage == b.stage);
    Some(about + told + near + stage)
}

/// Whether the later telling, `b`, begins a deal after that of `a` was closed or given up: another sum, or plans once more. Who looks back
/// names the sum that was paid, or none.
pub(super) fn begins_anew(all: &Tellings, a: &Telling, b: &Telling) -> bool {
    let begun = matches!(b.status, Status::Rumored | Status::Planned);
    let ended = matches!(a.status, Status::Completed | Status::Cancelled) && (begun || b.status == Status::Announced);
    ended
        && behind(all, a, b)
        && days(all, a, b) > NEAR
        && match sums(a.amount, b.amount) {
            Sums::Agree => false,
            Sums::Open | Sums::Foreign => begun,
            Sums::Differ(_) => true,
        }
}

/// Whether both are about the same, and how surely.
fn about(all: &Tellings, family: Family, a: &Telling, b: &Telling, sums: Sums, days: i64) -> Option<i32> {
    match family {
        Family::Raise | Family::Debt | Family::Listing => {
            let role = anchor(family)?;
            let others = [Role::Investor, Role::Lender].into_iter().any(|role| shares(a, b, role));
            known_as(all, a, b, role, others && sums == Sums::Agree).map(|sure| sure + i32::from(others))
        }
        Family::Purchase => purchase(all, a, b, sums, days),
        Family::Alliance => {
            let venture = shares(a, b, Role::Venture);
            let common = keys(a, Role::Partner).filter(|key| keys(b, Role::Partner).any(|other| other == *key)).count();
            let fewest = keys(a, Role::Partner).count().min(keys(b, Role::Partner).count());
            (venture || common >= 2 && common * 2 > fewest).then_some(2 + common as i32)
        }
        Family::Supply => {
            let power = self::sums(a.power, b.power);
            let proved = sums == Sums::Agree || power == Sums::Agree;
            let same = |role| shares(a, b, role) || proved && alike(all, a, b, role);
            let (supplier, customer) = (same(Role::Supplier), same(Role::Customer));
            let other = |role, same: bool| disjoint(a, b, role) && !same;
            if other(Role::Supplier, supplier) || other(Role::Customer, customer) || other_product(all, a, b) {
                return None;
            }
            let other_power = matches!(power, Sums::Differ(_));
            (!other_power && (supplier && customer || (supplier || customer) && proved))
                .then_some(2 + i32::from(supplier && customer) + i32::from(proved))
        }
    }
}

fn purchase(all: &Tellings, a: &Telling, b: &Telling, sums: Sums, days: i64) -> Option<i32> {
    if a.kind == Kind::Merger || b.kind == Kind::Merger {
        // "Alfa and Beta merge" and "Alfa buys Beta"
        let in_deal = |t: &Telling, key: u32| t.parties.iter().any(|p| p.key == key && p.role != Role::Seller);
        let common = a.parties.iter().filter(|p| p.role != Role::Seller && in_deal(b, p.key)).count();
        return (common >= 2).then_some(3);
    }
    if disjoint(a, b, Role::Acquirer) {
        return None;
    }
    let acquirer = shares(a, b, Role::Acquirer);
    let seller = shares(a, b, Role::Seller);
    let proved = sums == Sums::Agree && (acquirer || seller);
    match known_as(all, a, b, Role::Target, proved) {
        Some(sure) => Some(sure + i32::from(acquirer) + i32::from(seller)),
        // one does not say what is bought: an asset; who sells one to whom may sell another, and only the sum tells for long
        None if disjoint(a, b, Role::Target) => None,
        None => (acquirer && (seller && proved || days <= NEAR && (seller || proved)) && !other_product(all, a, b))
            .then_some(1 + i32::from(proved)),
    }
}

/// Whether both name the same company in a role; `proved` lets "Torres" be "Torres del Sur".
fn known_as(all: &Tellings, a: &Telling, b: &Telling, role: Role, proved: bool) -> Option<i32> {
    if shares(a, b, role) {
        return Some(3);
    }
    (proved && alike(all, a, b, role)).then_some(2)
}

/// Whether two articles of one language tell of different things.
fn other_product(all: &Tellings, a: &Telling, b: &Telling) -> bool {
    let lang = |t: &Telling| all.articles[t.article as usize].lang;
    let (Some(x), Some(y)) = (a.product, b.product) else { return false };
    if x == y || lang(a) != lang(b) {
        return false;
    }
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
        words.map(|w| w.to_lowercase().chars().take(4).collect()).collect()
    };
    let (x, y) = (stems(all.text(x)), stems(all.text(y)));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w))
}
