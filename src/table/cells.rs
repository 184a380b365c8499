//! Values of a record as cells, one function for each group of columns that several tables share.

use super::Cell;
use crate::emit::build::when_date;
use crate::value::{Quantity, Record, TextSlot, When, WhenPrecision};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The cells of a row, in the order of its table's columns.
pub(super) type Row<'a> = Vec<Cell<'a>>;

pub(super) fn text<'a>(value: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(value.into())
}

pub(super) fn maybe<'a>(value: Option<impl Into<Cow<'a, str>>>) -> Cell<'a> {
    value.map_or(Cell::Null, text)
}

pub(super) fn decimal<'a>(value: Option<Decimal>) -> Cell<'a> {
    value.map_or(Cell::Null, Cell::Decimal)
}

pub(super) fn count<'a>(n: usize) -> Cell<'a> {
    Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

pub(super) fn point(quantity: Option<&Quantity>) -> Cell<'static> {
    decimal(quantity.and_then(|q| q.amount.point()))
}

pub(super) fn named<'a, T>(slot: &'a Option<TextSlot<T>>, name: impl Fn(&'a T) -> Cow<'a, str>) -> Cell<'a> {
    slot.as_ref().map_or(Cell::Null, |slot| Cell::Text(name(&slot.value)))
}

pub(super) fn deal<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([text(record.kind.name()), maybe(record.status.map(|s| s.name()))]);
}

pub(super) fn converted<'a>(record: &'a Record, row: &mut Row<'a>) {
    let converted = record.converted.as_ref();
    row.extend([
        decimal(converted.map(|to| to.amount)),
        maybe(converted.map(|to| to.currency.code())),
        decimal(converted.map(|to| to.rate)),
        converted.and_then(|to| to.date).map_or(Cell::Null, Cell::Date),
    ]);
}

pub(super) fn measures<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([record.stake.as_ref(), record.power.as_ref(), record.energy.as_ref()].map(point));
}

pub(super) fn figure<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([
        named(&record.metric, |metric| metric.name().into()),
        named(&record.period, |period| period.to_string().into()),
        maybe(record.outlook.map(|outlook| outlook.name())),
    ]);
}

pub(super) fn own<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([
        maybe(record.per),
        named(&record.stage, |stage| stage.as_str().into()),
        named(&record.product, |product| product.as_str().into()),
        named(&record.hardware, |hardware| hardware.as_str().into()),
        named(&record.purpose, |purpose| purpose.name().into()),
        record.exclusive.as_ref().map_or(Cell::Null, |slot| Cell::Boolean(slot.value)),
        named(&record.venue, |venue| venue.as_str().into()),
    ]);
}

pub(super) fn when<'a>(when: Option<&When>, row: &mut Row<'a>) {
    match when {
        None => row.extend([Cell::Null, Cell::Null, Cell::Null]),
        Some(when) => row.extend([text(when_date(when)), Cell::Date(first_day(when)), text(when.basis.name())]),
    }
}

/// The first day of what is meant.
fn first_day(when: &When) -> Date {
    let day = when.date;
    let month = match when.precision {
        WhenPrecision::Day => return day,
        WhenPrecision::Month => day.month(),
        WhenPrecision::Quarter => (day.month() - 1) / 3 * 3 + 1,
        WhenPrecision::Year => 1,
    };
    Date::new(day.year(), month, 1).unwrap_or(day)
}
