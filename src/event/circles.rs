//! Circles of money: who pays whom, and on which ways it comes back.
//!
//! Over events, an edge leads from who pays to who is paid: investor → recipient, customer → supplier, acquirer → seller, lender → borrower.
//! A circle is a way of two to four companies that ends where it began. It is as strong as its weakest edge.

use super::choose::Event;
use super::telling::Tellings;
use crate::value::{Role, Status};
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The longest circle that is looked for.
pub const LONGEST: usize = 4;

/// A payment from one company to another, told by events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Numbers of the events, the surest first.
    pub events: Vec<usize>,
    /// The surest of them, in hundredths.
    pub confidence: u8,
    /// The most independent sources that one of them has.
    pub sources: u32,
}

/// A way on which money comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Numbers of the names of its companies, in the order in which money goes round, beginning with the first by name.
    pub companies: Vec<u32>,
    /// The edge from each of them to the next.
    pub edges: Vec<Edge>,
}

impl Circle {
    /// How sure its weakest edge is, in hundredths.
    pub fn confidence(&self) -> u8 {
        self.edges.iter().map(|e| e.confidence).min().unwrap_or(0)
    }

    fn sources(&self) -> u32 {
        self.edges.iter().map(|e| e.sources).min().unwrap_or(0)
    }
}

/// The pairs of roles of an event of which the first pays the second.
const PAYS: &[(Role, Role)] = &[
    (Role::Investor, Role::Recipient),
    (Role::LeadInvestor, Role::Recipient),
    (Role::Customer, Role::Supplier),
    (Role::Acquirer, Role::Seller),
    (Role::Lender, Role::Borrower),
];

/// All circles of up to [`LONGEST`] companies, the strongest first. Cancelled deals pay nobody.
pub fn circles(all: &Tellings, events: &[Event]) -> Vec<Circle> {
    let mut graph: DiGraph<u32, Edge> = DiGraph::new();
    let (mut nodes, mut names): (FxHashMap<u32, NodeIndex>, FxHashMap<u32, u32>) = Default::default();
    let mut edges: FxHashMap<(u32, u32), Edge> = FxHashMap::default();
    for (number, event) in events.iter().enumerate().filter(|(_, e)| e.status.value != Status::Cancelled) {
        for (from, to) in PAYS {
            let of = |role: Role| event.parties.iter().filter(move |p| p.role == role);
            for (payer, paid) in of(*from).flat_map(|a| of(*to).map(move |b| (a, b))).filter(|(a, b)| a.key != b.key) {
                names.entry(payer.key).or_insert(payer.name);
                names.entry(paid.key).or_insert(paid.name);
                let edge = edges.entry((payer.key, paid.key)).or_insert_with(|| Edge {
                    events: Vec::new(),
                    confidence: 0,
                    sources: 0,
                });
                if !edge.events.contains(&number) {
                    edge.events.push(number);
                }
                edge.confidence = edge.confidence.max(event.confidence);
                edge.sources = edge.sources.max(event.sources);
            }
        }
    }
    let mut sorted: Vec<((u32, u32), Edge)> = edges.into_iter().collect();
    sorted.sort_by_key(|e| e.0);
    for ((from, to), mut edge) in sorted {
        edge.events.sort_by_key(|&e| (Reverse(events[e].confidence), e));
        let mut node = |key: u32| *nodes.entry(key).or_insert_with(|| graph.add_node(key));
        let (a, b) = (node(from), node(to));
        graph.add_edge(a, b, edge);
    }
    let mut found: Vec<Circle> = Vec::new();
    for start in graph.node_indices() {
        // only companies behind the first, so that no circle is found twice
        walk(&graph, start, &mut vec![start], &mut |way| found.push(circle(all, &graph, &names, way)));
    }
    found.sort_by(|a, b| {
        let strength = |c: &Circle| (Reverse(c.confidence()), Reverse(c.sources()), c.companies.len());
        let named = |c: &Circle| c.companies.iter().map(|n| all.text(*n).to_owned()).collect::<Vec<_>>();
        strength(a).cmp(&strength(b)).then_with(|| named(a).cmp(&named(b)))
    });
    found
}

/// Goes on from the end of `way` and gives each way that leads back to its start.
fn walk(graph: &DiGraph<u32, Edge>, start: NodeIndex, way: &mut Vec<NodeIndex>, give: &mut impl FnMut(&[NodeIndex])) {
    let Some(&last) = way.last() else { return };
    for next in graph.neighbors(last) {
        if next == start && way.len() > 1 {
            give(way);
        } else if next > start && way.len() < LONGEST && !way.contains(&next) {
            way.push(next);
            walk(graph, start, way, give);
            way.pop();
        }
    }
}

fn circle(all: &Tellings, graph: &DiGraph<u32, Edge>, names: &FxHashMap<u32, u32>, way: &[NodeIndex]) -> Circle {
    let name = |node: NodeIndex| names.get(&graph[node]).copied().unwrap_or(graph[node]);
    let first = (0..way.len()).min_by(|a, b| all.text(name(way[*a])).cmp(all.text(name(way[*b])))).unwrap_or(0);
    let at = |k: usize| way[(first + k) % way.len()];
    let edge = |k: usize| graph.find_edge(at(k), at(k + 1)).map(|e| graph[e].clone());
    Circle {
        companies: (0..way.len()).map(|k| name(at(k))).collect(),
        edges: (0..way.len()).filter_map(edge).collect(),
    }
}
