//! The JSON Schema of a line of each layer, derived from the views.
//!
//! `of(Layer::Records)` describes one line of `--emit records`. Readers pass over fields they do not know, so objects
//! stay open. Validating is left to others.

use super::json::Layer;
use super::line::{ArticleLine, Line};
use super::view::{CompanyView, QuantityView};
use super::view_record::RecordView;
use crate::value::{Basis, Condition, Kind, Metric, Outlook, Purpose, Role, Status, WhenBasis, WhenPrecision};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The schema of one line of a layer.
pub fn of(layer: Layer) -> Schema {
    let mut schema = match layer {
        Layer::Articles => root::<ArticleLine<'static>>(),
        Layer::Records => root::<Line<'static, RecordView<'static>>>(),
        Layer::Quantities => root::<Line<'static, QuantityView<'static>>>(),
        Layer::Companies => root::<Line<'static, CompanyView<'static>>>(),
    };
    let title = format!("A line of dealsift extract --emit {}", layer.name());
    schema.insert("title".into(), title.into());
    schema
}

fn root<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>()
}

fn one_of(names: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": names })
}

fn pattern(pattern: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern })
}

macro_rules! named {
    ($($function:ident => $type:ident),+ $(,)?) => {
        $(pub(super) fn $function(_: &mut SchemaGenerator) -> Schema {
            one_of(&$type::ALL.iter().map(|v| v.name()).collect::<Vec<_>>())
        })+
    };
}

named! {
    kind => Kind, status => Status, role => Role, metric => Metric, outlook => Outlook, basis => Basis,
    condition => Condition, purpose => Purpose, precision => WhenPrecision, when_basis => WhenBasis,
}

pub(super) fn bound(_: &mut SchemaGenerator) -> Schema {
    one_of(&["exact", "about", "at_least", "at_most", "range", "vague"])
}

pub(super) fn quantity_kind(_: &mut SchemaGenerator) -> Schema {
    one_of(&["money", "power", "energy", "percent", "count"])
}

pub(super) fn inferred(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "uniqueItems": true, "items": { "enum": ["value", "unit"] } })
}

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": 1 })
}

pub(super) fn record_id(_: &mut SchemaGenerator) -> Schema {
    pattern("^r[1-9][0-9]*$")
}

pub(super) fn sha256(_: &mut SchemaGenerator) -> Schema {
    pattern("^[0-9a-f]{64}$")
}

pub(super) fn date(_: &mut SchemaGenerator) -> Schema {
    pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
}

pub(super) fn when(_: &mut SchemaGenerator) -> Schema {
    pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4])?$")
}

pub(super) fn period(_: &mut SchemaGenerator) -> Schema {
    pattern("^[0-9]{4}(-Q[1-4]|-H[12]|-9M|-[0-9]{2}|/[0-9]{4})?$")
}
