//! Columns in the making: values, lists and structs of them.

use super::Misfit;
use crate::table::ColumnKind;
use crate::table::arrow::days;
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Decimal128Builder, Int64Builder, NullBufferBuilder, StringBuilder,
};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, Field, FieldRef, Fields};
use std::sync::Arc;

/// A column of any type.
pub(super) enum Node {
    Text(StringBuilder),
    /// An object of any form, as JSON.
    Json(StringBuilder),
    Integer(Int64Builder),
    Decimal(Decimal128Builder),
    Date(Date32Builder),
    /// With whether a value that is left out is `false`.
    Boolean(BooleanBuilder, bool),
    List(Box<List>),
    Struct(Struct),
}

/// A list of a column's values in each row.
pub(super) struct List {
    item: FieldRef,
    pub(super) values: Node,
    /// How many values there are.
    pub(super) length: i32,
    ends: Vec<i32>,
    valid: NullBufferBuilder,
}

/// Columns that make one.
///
/// Most fields are left out of most rows, so a column gets what leaving out means only once it is given a value, or all is finished.
pub(super) struct Struct {
    pub(super) fields: Fields,
    columns: Vec<Node>,
    /// The key by which each column was last asked for, as it stands in the program: to know it again takes no look at its letters.
    keys: Vec<&'static str>,
    /// How many rows each column has values for.
    filled: Vec<usize>,
    /// How many rows there are.
    rows: usize,
    valid: NullBufferBuilder,
}

/// How many values a batch is expected to have at first.
const ROWS: usize = 64;

impl Node {
    pub(super) fn text() -> Self {
        Self::Text(StringBuilder::new())
    }

    pub(super) fn json() -> Self {
        Self::Json(StringBuilder::new())
    }

    pub(super) fn integer() -> Self {
        Self::Integer(Int64Builder::new())
    }

    pub(super) fn decimal() -> Self {
        Self::Decimal(Decimal128Builder::new().with_data_type(ColumnKind::Decimal.arrow()))
    }

    pub(super) fn date() -> Self {
        Self::Date(Date32Builder::new())
    }

    pub(super) fn boolean(or_false: bool) -> Self {
        Self::Boolean(BooleanBuilder::new(), or_false)
    }

    pub(super) fn list(item: Field, values: Self) -> Self {
        let valid = NullBufferBuilder::new(ROWS);
        Self::List(Box::new(List { item: item.into(), values, length: 0, ends: Vec::new(), valid }))
    }

    /// Appends nulls.
    fn nulls(&mut self, number: usize) {
        match self {
            Self::Text(column) | Self::Json(column) => column.append_nulls(number),
            Self::Integer(column) => column.append_nulls(number),
            Self::Decimal(column) => column.append_nulls(number),
            Self::Date(column) => column.append_nulls(number),
            Self::Boolean(column, _) => column.append_nulls(number),
            Self::List(list) => {
                list.ends.resize(list.ends.len() + number, list.length);
                list.valid.append_n_nulls(number);
            }
            Self::Struct(inner) => {
                inner.rows += number;
                inner.valid.append_n_nulls(number);
            }
        }
    }

    /// Appends what rows have whose field is left out: an empty list, `false` where that is what leaving out means, else null.
    pub(super) fn absent(&mut self, number: usize) {
        match self {
            Self::Boolean(column, true) => column.append_n(number, false),
            Self::List(list) => {
                list.ends.resize(list.ends.len() + number, list.length);
                list.valid.append_n_non_nulls(number);
            }
            _ => self.nulls(number),
        }
    }

    pub(super) fn push_str(&mut self, text: &str) -> Result<(), Misfit> {
        match self {
            Self::Text(column) => column.append_value(text),
            Self::Date(column) => match text.parse() {
                Ok(day) => column.append_value(days(day)),
                Err(_) => column.append_null(),
            },
            _ => return Err(Misfit(format!("no column for the text {text:?}"))),
        }
        Ok(())
    }

    pub(super) fn push_integer(&mut self, number: i64) -> Result<(), Misfit> {
        match self {
            Self::Integer(column) => column.append_value(number),
            _ => return Err(Misfit(format!("no column for the number {number}"))),
        }
        Ok(())
    }

    /// A number in millionths.
    pub(super) fn push_millionths(&mut self, number: i128) -> Result<(), Misfit> {
        match self {
            Self::Decimal(column) => column.append_value(number),
            _ => return Err(Misfit(format!("no column for {number} millionths"))),
        }
        Ok(())
    }

    pub(super) fn push_bool(&mut self, is: bool) -> Result<(), Misfit> {
        match self {
            Self::Boolean(column, _) => column.append_value(is),
            _ => return Err(Misfit(format!("no column for {is}"))),
        }
        Ok(())
    }

    /// The values, and begins anew: the next rows will be about as many and as long.
    fn finish(&mut self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Self::Text(column) | Self::Json(column) => {
                let next = StringBuilder::with_capacity(column.len(), column.values_slice().len());
                Arc::new(std::mem::replace(column, next).finish())
            }
            Self::Integer(column) => {
                let next = Int64Builder::with_capacity(column.len());
                Arc::new(std::mem::replace(column, next).finish())
            }
            Self::Decimal(column) => {
                let next = Decimal128Builder::with_capacity(column.len()).with_data_type(ColumnKind::Decimal.arrow());
                Arc::new(std::mem::replace(column, next).finish())
            }
            Self::Date(column) => Arc::new(column.finish()),
            Self::Boolean(column, _) => Arc::new(column.finish()),
            Self::List(list) => Arc::new(list.finish()?),
            Self::Struct(inner) => Arc::new(inner.finish()?),
        })
    }
}

impl List {
    /// Ends the row's list.
    pub(super) fn close(&mut self) {
        self.ends.push(self.length);
        self.valid.append_non_null();
    }

    fn finish(&mut self) -> Result<ListArray, ArrowError> {
        let mut offsets = Vec::with_capacity(self.ends.len() + 1);
        offsets.push(0);
        offsets.append(&mut self.ends);
        self.length = 0;
        let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
        ListArray::try_new(Arc::clone(&self.item), offsets, self.values.finish()?, self.valid.finish())
    }
}

impl Struct {
    pub(super) fn new(fields: Fields, columns: Vec<Node>) -> Self {
        let (filled, keys) = (vec![0; columns.len()], vec![""; columns.len()]);
        Self { fields, columns, keys, filled, rows: 0, valid: NullBufferBuilder::new(ROWS) }
    }

    /// The column of a name, looked for from `from` on, since fields mostly come in order.
    pub(super) fn position(&self, name: &str, from: usize) -> Option<usize> {
        let (before, behind) = self.fields.split_at_checked(from)?;
        let among = |fields: &[FieldRef]| fields.iter().position(|field| field.name() == name);
        among(behind).map(|at| from + at).or_else(|| among(before))
    }

    /// The same for a key of the program's own, which is nearly always the next one.
    #[inline]
    pub(super) fn position_of(&mut self, key: &'static str, from: usize) -> Option<usize> {
        match self.keys.get(from) {
            Some(known) if std::ptr::eq(*known, key) => Some(from),
            _ => self.learn(key, from),
        }
    }

    fn learn(&mut self, key: &'static str, from: usize) -> Option<usize> {
        let at = self.position(key, from)?;
        self.keys[at] = key;
        Some(at)
    }

    /// The column that is to be given its value of the row at hand; `None` where it has one, or where there is no such column.
    pub(super) fn next(&mut self, at: usize) -> Option<&mut Node> {
        let filled = self.filled.get_mut(at)?;
        let behind = self.rows.checked_sub(*filled)?;
        *filled = self.rows + 1;
        let column = &mut self.columns[at];
        if behind > 0 {
            column.absent(behind);
        }
        Some(column)
    }

    /// Ends a row.
    pub(super) fn close(&mut self) {
        self.rows += 1;
        self.valid.append_non_null();
    }

    /// A row of nulls but for the id, which stands in the first struct.
    pub(super) fn null_but_id(&mut self, id: Option<&str>) {
        for at in 0..self.columns.len() {
            match self.next(at) {
                Some(Node::Struct(article)) => {
                    for at in 0..article.columns.len() {
                        let id = id.filter(|_| article.fields[at].name() == "id");
                        match (article.next(at), id) {
                            (Some(Node::Text(column)), Some(id)) => column.append_value(id),
                            (Some(column), _) => column.nulls(1),
                            (None, _) => {}
                        }
                    }
                    article.close();
                }
                Some(column) => column.nulls(1),
                None => {}
            }
        }
        self.close();
    }

    /// Gives all columns what they were left out of, before they are finished.
    fn catch_up(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        for (column, filled) in self.columns.iter_mut().zip(&mut self.filled) {
            match rows.saturating_sub(std::mem::take(filled)) {
                0 => {}
                behind => column.absent(behind),
            }
        }
    }

    fn finish(&mut self) -> Result<StructArray, ArrowError> {
        self.catch_up();
        let columns: Result<Vec<_>, _> = self.columns.iter_mut().map(Node::finish).collect();
        StructArray::try_new(self.fields.clone(), columns?, self.valid.finish())
    }

    /// The columns, those of a struct in its place.
    pub(super) fn finish_flat(&mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        self.catch_up();
        self.valid.finish();
        let mut flat = Vec::new();
        for column in &mut self.columns {
            match column {
                Node::Struct(inner) => {
                    inner.catch_up();
                    inner.valid.finish();
                    for column in &mut inner.columns {
                        flat.push(column.finish()?);
                    }
                }
                column => flat.push(column.finish()?),
            }
        }
        Ok(flat)
    }
}
