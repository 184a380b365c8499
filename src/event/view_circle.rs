//! Circles as JSON Lines.

use super::choose::{Chosen, Event};
use super::circles::Circle;
use super::telling::{Money, Tellings};
use super::view::{AmountView, Day, Place, amount, hundredths};
use crate::emit::SCHEMA;
use crate::emit::number::Number;
use serde::Serialize;

/// Appends the line of a circle.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn append_circle(out: &mut Vec<u8>, all: &Tellings, events: &[Event], circle: &Circle) -> serde_json::Result<()> {
    #[derive(Serialize)]
    struct CircleLine<'a> {
        schema: u8,
        companies: Vec<&'a str>,
        confidence: Number,
        edges: Vec<EdgeView<'a>>,
    }
    #[derive(Serialize)]
    struct EdgeView<'a> {
        from: &'a str,
        to: &'a str,
        confidence: Number,
        sources: u32,
        events: Vec<Told<'a>>,
    }
    #[derive(Serialize)]
    struct Told<'a> {
        event: &'a str,
        kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<AmountView<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        power: Option<AmountView<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<Day>,
        tellings: Vec<Place<'a>>,
    }
    let name = |k: usize| all.text(circle.companies[k % circle.companies.len()]);
    let told = |&n: &usize| {
        let event = &events[n];
        let money = |chosen: &Option<Chosen<Money>>| chosen.as_ref().map(|c| amount(all, &c.value));
        let place = |n: &u32| {
            let t = &all.all[*n as usize];
            Place { article: &all.articles[t.article as usize].id, record: &t.record }
        };
        Told {
            event: &event.id,
            kind: event.kind.value.name(),
            amount: money(&event.amount),
            power: money(&event.power),
            first: event.first.map(Day),
            tellings: event.tellings.iter().map(place).collect(),
        }
    };
    let edges = circle.edges.iter().enumerate().map(|(k, edge)| EdgeView {
        from: name(k),
        to: name(k + 1),
        confidence: hundredths(edge.confidence),
        sources: edge.sources,
        events: edge.events.iter().map(told).collect(),
    });
    let line = CircleLine {
        schema: SCHEMA,
        companies: (0..circle.companies.len()).map(name).collect(),
        confidence: hundredths(circle.confidence()),
        edges: edges.collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.push(b'\n');
    Ok(())
}
