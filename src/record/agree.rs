//! Whether amounts may state one value.

use super::draft::{Draft, Value};
use super::merge::Scene;
use crate::mention::AmountMention;
use rust_decimal::Decimal;
use smallvec::SmallVec;

pub(super) fn values<'a>(scene: Scene<'a>, list: &'a [Value]) -> impl Iterator<Item = &'a AmountMention> {
    list.iter().map(move |v| &scene.amounts[v.amount as usize])
}

/// Whether both state amounts and none agrees.
pub(super) fn differs(scene: Scene, a: &[Value], b: &[Value]) -> bool {
    !a.is_empty() && !b.is_empty() && !values(scene, a).any(|x| values(scene, b).any(|y| agree(x, y)))
}

pub(super) fn shares_amount(scene: Scene, a: &Draft, b: &Draft) -> bool {
    let all = |d: &Draft| d.amounts.iter().chain(&d.valuations).copied().collect::<SmallVec<[Value; 4]>>();
    let (x, y) = (all(a), all(b));
    values(scene, &x).any(|p| values(scene, &y).any(|q| agree(p, q)))
}

/// Whether two amounts may state one value: equal, or within the rounding of the coarser one, or of different units.
pub fn agree(a: &AmountMention, b: &AmountMention) -> bool {
    let (x, y) = (&a.quantity.amount, &b.quantity.amount);
    if x.unit != y.unit {
        return false;
    }
    match (x.value, y.value) {
        (Some(p), Some(q)) => {
            let top = p.abs().max(q.abs());
            (p - q).abs() * Decimal::from(100) <= top * Decimal::from(3)
        }
        _ => {
            let (lo, hi) = (x.low.or(x.value), x.high.or(x.value));
            let (lo2, hi2) = (y.low.or(y.value), y.high.or(y.value));
            matches!((lo, hi, lo2, hi2), (Some(a), Some(b), Some(c), Some(d)) if a <= d && c <= b)
        }
    }
}
