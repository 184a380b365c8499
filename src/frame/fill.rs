//! From the nodes of a sentence to instances with their companies.
//!
//! Each predicate asks every company of its sentence; the best fit of all roles is taken first. A list shares its role: "Alfa, Beta e Gamma".
//! What is missing may be the company in focus.

use super::instance::{Filler, Instance};
use super::roles::{LEAST, Predicate, score};
use super::stance;
use crate::clause::segments::distance;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{At, Form, Num, Prep, Slot};
use crate::lexicon::{NameTag, PhraseTag};
use crate::mention::View;
use crate::mention::company::CompanyMention;
use crate::resolve::{Entities, focus::Focus};
use crate::value::{Kind, Role};
use smallvec::{SmallVec, smallvec};

/// Nodes farther than this from a predicate are no arguments of it.
const REACH: usize = 60;
/// Nor are nodes at a distance beyond this; the best fit starts at 6 and a governing verb gives back 1.8.
const FAR: f32 = 8.5;

/// What the fillers are chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The text.
    pub view: View<'a>,
    /// The sentence's nodes.
    pub row: &'a Row,
    /// All company mentions.
    pub mentions: &'a [CompanyMention],
    /// The entities.
    pub entities: &'a Entities,
    /// Salience before this sentence.
    pub focus: &'a Focus,
    /// Number of the sentence.
    pub sentence: usize,
    /// Whether it is a headline or heading.
    pub heading: bool,
    /// Number of the item.
    pub item: u32,
}

/// Appends the instances of a sentence.
pub fn read(scene: Scene, out: &mut Vec<Instance>) {
    for node in 0..scene.row.nodes.len() {
        match scene.row.nodes[node].kind {
            NodeKind::Cue => {
                let at = scene.row.nodes[node].first;
                let len = scene.row.nodes[node].end - at;
                for hit in scene.view.hits.words.at(at).iter().filter(|h| h.len as usize == len) {
                    if let PhraseTag::Noun(frame) = hit.tag {
                        instance(scene, node, frame, out);
                    }
                }
            }
            NodeKind::Verb(group) if group.verb != u16::MAX => {
                for &frame in &scene.view.lexicon.verbs[group.verb as usize].frames {
                    instance(scene, node, frame, out);
                }
            }
            _ => {}
        }
    }
}

fn instance(scene: Scene, node: usize, number: u16, out: &mut Vec<Instance>) {
    let frame = scene.view.lexicon.frame(number);
    let verb = match scene.row.nodes[node].kind {
        NodeKind::Verb(g) => Some(g),
        _ => None,
    };
    let object_role = frame.slots.iter().any(|(at, s)| *at == At::Obj && matches!(s, Slot::Role(_)));
    let agent_role = frame.slots.iter().any(|(at, s)| *at == At::Subj && matches!(s, Slot::Role(_)));
    let passive = verb.is_some_and(|g| g.passive)
        && (object_role || !agent_role || !matches!(frame.kind, Kind::FundingRound | Kind::Investment));
    let of_slot = frame.slots.iter().any(|(at, s)| *at == At::P(Prep::Of) && matches!(s, Slot::Role(_)));
    let close = matches!(frame.kind, Kind::Partnership | Kind::Merger | Kind::JointVenture);
    let predicate = Predicate { node, verb, passive, close, of_slot };
    let stance = stance::read(scene.view, scene.row, node, frame.stand);
    let mut instance = Instance {
        sentence: scene.sentence,
        frame: number,
        kind: frame.kind,
        rule: frame.id,
        node,
        cue: scene.row.span(scene.view, node),
        fillers: SmallVec::new(),
        money: SmallVec::new(),
        noun: verb.is_none(),
        form: stance.form,
        status: stance::status(stance, frame.kind),
        stand: stance.stand,
        future: stance.future,
        person: false,
        object: super::object::read(scene.view, scene.row, node),
        time: super::times::of_predicate(scene.row, node),
        heading: scene.heading,
        item: scene.item,
    };
    // "la società, quotata a Piazza Affari": a state, no deal
    if frame.kind == Kind::Listing && verb.is_some_and(|g| g.passive && g.form == Form::Part) {
        return;
    }
    // "oltre al finanziamento": named in passing
    if verb.is_none()
        && matches!(scene.row.nodes[node].prep, Some(Prep::Aside | Prep::Such | Prep::Source))
        && frame.kind != Kind::Figure
    {
        return;
    }
    if stance.negated && stance.stand.is_none() && frame.kind != Kind::Figure {
        return;
    }
    companies(scene, predicate, frame.slots, &mut instance);
    instance.person = person_subject(scene, node);
    missing_subject(scene, predicate, frame.slots, &mut instance);
    clitic_object(scene, predicate, frame.slots, &mut instance);
    owner(scene, &mut instance);
    entered(scene, &mut instance);
    holder(scene, &mut instance);
    partitive(scene, predicate, frame.slots, &mut instance);
    venture(scene, node, &mut instance);
    provided_to(scene, &mut instance);
    out.push(instance);
}

/// The company that a node means.
pub fn means(scene: Scene, c: usize, taken: &[u32]) -> SmallVec<[u32; 2]> {
    match scene.row.nodes[c].kind {
        NodeKind::Company(m) => smallvec![scene.entities.of[m as usize]],
        NodeKind::Desc(..) if ordinal(scene, c).is_some() => {
            let pick = ordinal(scene, c).zip(scene.focus.pair).map(|(n, pair)| if n == 1 { pair.0 } else { pair.1 });
            pick.into_iter().collect()
        }
        NodeKind::Desc(_, Num::P)
            if scene.focus.pair.is_some_and(|(a, b)| !taken.contains(&a) && !taken.contains(&b)) =>
        {
            scene.focus.pair.into_iter().flat_map(|(a, b)| [a, b]).collect()
        }
        NodeKind::Desc(_, number) => {
            let country = demonym(scene, c);
            scene.focus.resolve(scene.entities, number, taken, |e| {
                country.is_none_or(|c| matches(scene.entities.all[e as usize].country, c))
            })
        }
        _ => SmallVec::new(),
    }
}

/// The number of an ordinal: 1 for "la prima".
fn ordinal(scene: Scene, c: usize) -> Option<u8> {
    scene
        .view
        .hits
        .tags(scene.row.nodes[c].first)
        .find_map(|(_, t)| if let crate::lang::Tag::Ordinal(n, _) = t { Some(n) } else { None })
}

fn matches(country: &str, code: [u8; 2]) -> bool {
    country.is_empty() || code == [0; 2] || country.as_bytes() == code
}

/// The country of an adjective beside a description: "il colosso francese".
fn demonym(scene: Scene, c: usize) -> Option<[u8; 2]> {
    let node = &scene.row.nodes[c];
    (node.first..node.end + 2).find_map(|t| {
        scene
            .view
            .hits
            .names
            .at(t)
            .iter()
            .find_map(|h| if let NameTag::Demonym(code, _) = h.tag { Some(code) } else { None })
    })
}

/// Fills the company roles: best score first, no company twice.
fn companies(scene: Scene, predicate: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let mut found: SmallVec<[(f32, usize, Role, At); 16]> = SmallVec::new();
    for (c, node) in scene.row.nodes.iter().enumerate() {
        if !matches!(node.kind, NodeKind::Company(_) | NodeKind::Desc(..)) || c == predicate.node {
            continue;
        }
        if c.abs_diff(predicate.node) > REACH {
            continue;
        }
        let d = distance(scene.row, predicate.node, c);
        if d > FAR {
            continue;
        }
        for &(at, slot) in slots {
            let Slot::Role(role) = slot else { continue };
            if let Some(s) = score(scene.row, predicate, at, c, d) {
                let s = s + bias(scene, c, role);
                if s >= LEAST {
                    found.push((s, c, role, at));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (s, c, role, at) in found {
        let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
        let filled = instance.has(role) && !(role == Role::Partner && s >= 2.0);
        if filled || instance.fillers.iter().any(|f| f.node == c) {
            continue;
        }
        for entity in means(scene, c, &taken) {
            if taken.contains(&entity) {
                continue;
            }
            let rule = rule_of(scene, c, at);
            instance.fillers.push(Filler {
                role,
                entity,
                span: scene.row.span(scene.view, c),
                node: c,
                score: s,
                rule,
                amount: None,
            });
        }
        spread(scene, role, c, s, instance);
    }
}

fn rule_of(scene: Scene, c: usize, at: At) -> &'static str {
    match (scene.row.nodes[c].kind, at) {
        (NodeKind::Desc(..), _) => "argument/description",
        (_, At::Subj) => "argument/subject",
        (_, At::Obj) => "argument/object",
        (_, At::Maker) => "argument/maker",
        (_, At::P(_)) => "argument/preposition",
    }
}

/// What speaks for or against a company whatever the slot.
fn bias(scene: Scene, c: usize, role: Role) -> f32 {
    let mut bias = 0.0;
    if let NodeKind::Company(m) = scene.row.nodes[c].kind {
        let entity = &scene.entities.all[scene.entities.of[m as usize] as usize];
        if entity.media {
            bias -= if role == Role::Target { 1.5 } else { 3.0 };
        }
        if !entity.accepted {
            bias -= 1.2 + (2.0 - entity.score).max(0.0) * 0.6;
        }
    } else {
        bias -= 0.3;
    }
    // "la vendita di Beta, in mano a Gamma": the owner does not buy
    let first = scene.row.nodes[c].first;
    let owned = role == Role::Acquirer
        && (2..=5usize)
            .any(|back| first >= back && scene.view.has(first - back, |t| t == crate::lang::Tag::OwnedBy).is_some());
    if owned {
        bias -= 5.0;
    }
    if advised(scene.row, c) {
        bias -= 5.0;
    }
    bias
}

/// Whether an adviser's noun governs node `c`.
fn advised(row: &Row, c: usize) -> bool {
    for k in (0..c).rev().take(8) {
        match row.nodes[k].kind {
            NodeKind::Noun(NounClass::Adviser) => return true,
            NodeKind::Verb(g) if g.is_finite() => return false,
            NodeKind::Cue | NodeKind::Break | NodeKind::Rel => return false,
            _ => {}
        }
    }
    // "Jp Morgan e Goldman nel gruppo dei collocatori", "Alfa, advisor di Beta"
    let own = row.nodes[c].segment;
    (c + 1..row.nodes.len())
        .take(5)
        .take_while(|&k| row.nodes[k].segment == own && !matches!(row.nodes[k].kind, NodeKind::Verb(_)))
        .any(|k| {
            matches!(row.nodes[k].kind, NodeKind::Noun(NounClass::Adviser))
                && matches!(row.nodes[k].prep, None | Some(Prep::In | Prep::Of))
                && matches!(row.nodes[k - 1].kind, NodeKind::Comma | NodeKind::Company(_) | NodeKind::Noun(_))
        })
}

/// The rest of the list that node `c` belongs to.
fn spread(scene: Scene, role: Role, c: usize, s: f32, instance: &mut Instance) {
    if role == Role::Company || role == Role::Issuer || role == Role::LeadInvestor {
        return;
    }
    for k in right_of(scene.row, c, instance.node).into_iter().chain(left_of(scene.row, c)) {
        let NodeKind::Company(m) = scene.row.nodes[k].kind else { continue };
        let entity = scene.entities.of[m as usize];
        let used = k == instance.node || instance.fillers.iter().any(|f| f.node == k || f.entity == entity);
        if used || bias(scene, k, role) < -2.5 {
            continue;
        }
        let span = scene.row.span(scene.view, k);
        instance.fillers.push(Filler {
            role,
            entity,
            span,
            node: k,
            score: s - 0.5,
            rule: "argument/coordination",
            amount: None,
        });
    }
}

/// Companies that continue the list at `c` to the right; amounts and brackets may stand between.
pub fn right_of(row: &Row, c: usize, p: usize) -> SmallVec<[usize; 8]> {
    let (mut out, mut k, mut joined, mut depth, mut commas) = (SmallVec::new(), c + 1, false, 0, 0);
    let (mut pending, mut and): (SmallVec<[usize; 8]>, bool) = (SmallVec::new(), false);
    while k < row.nodes.len() {
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::Open => depth += 1,
            NodeKind::Close => depth -= 1,
            _ if depth > 0 => {}
            NodeKind::Comma => {
                joined = true;
                commas += 1;
            }
            NodeKind::And => {
                joined = true;
                and = true;
            }
            NodeKind::Amount(_) | NodeKind::Quote => {}
            // the subject of the next clause: "compra Beta e Gamma vende"
            NodeKind::Company(_)
                if c > p
                    && joined
                    && matches!(row.nodes.get(k + 1).map(|n| n.kind), Some(NodeKind::Verb(g)) if g.is_finite()) =>
            {
                break;
            }
            NodeKind::Company(_) if joined && (node.prep.is_none() || node.prep == row.nodes[c].prep) => {
                pending.push(k);
                if and {
                    out.append(&mut pending);
                }
                joined = false;
            }
            NodeKind::Company(_) | NodeKind::Noun(_)
                if joined && commas > 0 && !and || matches!(node.prep, Some(Prep::Of)) => {}
            _ => break,
        }
        k += 1;
    }
    out
}

/// Companies that the list at `c` continues to the left, where an "e" closes it.
pub fn left_of(row: &Row, c: usize) -> SmallVec<[usize; 8]> {
    let (mut out, mut joined, mut and) = (SmallVec::new(), false, false);
    let mut first = c;
    for k in (0..c).rev() {
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::And if !and && first == c => {
                joined = true;
                and = true;
            }
            NodeKind::Comma if and => joined = true,
            NodeKind::Company(_)
                if joined && row.nodes[first].prep.is_none_or(|p| Some(p) == node.prep || p == Prep::Between) =>
            {
                out.push(k);
                first = k;
                joined = false;
            }
            NodeKind::Amount(_) | NodeKind::Quote => {}
            _ => break,
        }
    }
    out
}

/// Whether a person is the subject of the predicate's verb.
fn person_subject(scene: Scene, node: usize) -> bool {
    let row = scene.row;
    for k in (0..node).rev().take(6) {
        match row.nodes[k].kind {
            NodeKind::Noun(NounClass::Person) => return row.nodes[k].prep.is_none(),
            NodeKind::Company(_) | NodeKind::Desc(..) => return false,
            NodeKind::Break | NodeKind::Colon => return false,
            _ => {}
        }
    }
    false
}

/// The company in focus as subject, where the verb has none of its own.
fn missing_subject(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let wanted = if p.passive { At::Obj } else { At::Subj };
    let role =
        slots.iter().find_map(|&(at, s)| if let (true, Slot::Role(r)) = (at == wanted, s) { Some(r) } else { None });
    let joined = |f: &Filler| {
        f.node != usize::MAX && matches!(scene.row.nodes[f.node].prep, Some(Prep::With | Prep::Together))
            || f.rule == "argument/coordination"
    };
    let through = |f: &Filler| f.node != usize::MAX && scene.row.nodes[f.node].prep == Some(Prep::Through);
    let by_way = role.is_some_and(|r| instance.has(r) && instance.fillers.iter().filter(|f| f.role == r).all(through));
    let one_sided = by_way
        || p.verb.is_none()
            && role == Some(Role::Partner)
            && !instance.fillers.is_empty()
            && instance.fillers.iter().all(joined);
    let Some(role) = role.filter(|r| !instance.has(*r) || one_sided) else { return };
    if instance.person || scene.heading {
        return;
    }
    let figure = matches!(instance.kind, Kind::Figure | Kind::Valuation);
    if figure && instance.fillers.iter().any(|f| f.role == Role::Company) {
        return;
    }
    let own = scene.row.nodes[p.node].segment;
    if p.verb.is_none() && instance.kind == Kind::Capacity {
        return;
    }
    let relative = (0..p.node)
        .rev()
        .take_while(|&k| scene.row.nodes[k].segment == own)
        .any(|k| scene.row.nodes[k].kind == NodeKind::Rel);
    if relative && p.verb.is_some() {
        return;
    }
    let dropped = match p.verb {
        Some(g) => {
            (g.is_finite() || g.form == Form::Inf || g.form == Form::Ger) && !noun_before(scene.row, p.node, figure)
        }
        None => {
            figure
                || one_sided
                || governed_without_subject(scene.row, p.node)
                || matches!(instance.kind, Kind::FundingRound)
                    && instance.rule == "round-noun"
                    && !company_in_segment(scene.row, p.node)
        }
    };
    if !dropped {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    let earlier = (0..p.node).rev().find_map(|k| match scene.row.nodes[k].kind {
        NodeKind::Company(m) if scene.row.nodes[k].prep.is_none() => Some((k, scene.entities.of[m as usize])),
        _ => None,
    });
    if let Some((k, entity)) = earlier.filter(|(_, e)| {
        !taken.contains(e) && scene.entities.all[*e as usize].accepted && !scene.entities.all[*e as usize].media
    }) {
        instance.fillers.push(Filler {
            role,
            entity,
            span: scene.row.span(scene.view, k),
            node: k,
            score: 1.4,
            rule: "argument/subject",
            amount: None,
        });
        return;
    }
    let mut found = if figure {
        scene.focus.topic(scene.entities, &taken).into_iter().collect()
    } else {
        scene.focus.resolve(scene.entities, Num::S, &taken, |_| true)
    };
    if found.is_empty() {
        found.extend(scene.focus.subject.filter(|e| !taken.contains(e) && scene.entities.all[*e as usize].accepted));
    }
    if let Some(&entity) = found.first() {
        instance.fillers.push(Filler {
            role,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.0,
            rule: "argument/focus",
            amount: None,
        });
    }
}

/// "Altri 600 megawatt li mette a disposizione Alfa": to the company that the item is about.
fn provided_to(scene: Scene, instance: &mut Instance) {
    if instance.rule != "capacity-provide"
        || instance.has(Role::Customer)
        || !instance.has(Role::Supplier)
        || scene.heading
    {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some(entity) = scene.focus.topic(scene.entities, &taken) {
        instance.fillers.push(Filler {
            role: Role::Customer,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.0,
            rule: "argument/focus",
            amount: None,
        });
    }
}

/// "con l'ingresso di Alfa, è stata valutata": who is entered is the company in focus.
fn entered(scene: Scene, instance: &mut Instance) {
    let person =
        scene.row.nodes.get(instance.node + 1).is_some_and(|n| matches!(n.kind, NodeKind::Noun(NounClass::Person)));
    if instance.rule == "acquisition-entry" && person {
        instance.fillers.clear();
    }
    if instance.rule != "acquisition-entry" || instance.has(Role::Target) || !instance.has(Role::Acquirer) {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some(entity) = scene.focus.topic(scene.entities, &taken) {
        instance.fillers.push(Filler {
            role: Role::Target,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.0,
            rule: "argument/focus",
            amount: None,
        });
    }
}

/// "la quota che Gamma detiene in Beta": the holder of what is bought is its seller, and what it holds is the target.
fn holder(scene: Scene, instance: &mut Instance) {
    if instance.kind != Kind::Acquisition {
        return;
    }
    let row = scene.row;
    let holds = |k: &usize| matches!(row.nodes[*k].kind, NodeKind::Verb(g) if g.verb != u16::MAX && scene.view.lexicon.verbs[g.verb as usize].hold);
    let Some(v) = (instance.node + 1..row.nodes.len()).find(holds) else { return };
    if !row.nodes[instance.node..v].iter().any(|n| n.kind == NodeKind::Rel) {
        return;
    }
    let Some(subject) = (instance.node + 1..v)
        .rev()
        .find(|&k| matches!(row.nodes[k].kind, NodeKind::Company(_)) && row.nodes[k].prep.is_none())
    else {
        return;
    };
    let seller = means(scene, subject, &[])[0];
    instance.fillers.retain(|f| f.entity != seller);
    instance.fillers.push(Filler {
        role: Role::Seller,
        entity: seller,
        span: row.span(scene.view, subject),
        node: subject,
        score: 3.0,
        rule: "argument/owner",
        amount: None,
    });
    let held = (v + 1..row.nodes.len().min(v + 4)).find(|&k| {
        matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Desc(..))
            && matches!(row.nodes[k].prep, None | Some(Prep::In | Prep::Of))
    });
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some((c, entity)) =
        held.and_then(|c| Some((c, *means(scene, c, &taken).first()?))).filter(|_| !instance.has(Role::Target))
    {
        instance.fillers.push(Filler {
            role: Role::Target,
            entity,
            span: row.span(scene.view, c),
            node: c,
            score: 3.0,
            rule: "argument/object",
            amount: None,
        });
    }
}

/// "Ferrero ne ha ordinati quaranta": the pronoun stands for the complement behind "di" or "da".
fn partitive(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let at = scene.row.nodes[p.node].first;
    let stands = p.verb.is_some()
        && (1..=2).any(|back| at >= back && scene.view.has(at - back, |t| t == crate::lang::Tag::Partitive).is_some());
    let role = slots
        .iter()
        .find_map(|&(at, s)| if let (At::P(Prep::From | Prep::Of), Slot::Role(r)) = (at, s) { Some(r) } else { None });
    let Some(role) = role.filter(|r| stands && !instance.has(*r)) else { return };
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some(entity) = scene.focus.topic(scene.entities, &taken) {
        instance.fillers.push(Filler {
            role,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.2,
            rule: "argument/clitic",
            amount: None,
        });
    }
}

/// "Orizzonte Sistemi Navali, la joint venture di Fincantieri e Leonardo": the company that the cue explains is the venture.
fn venture(scene: Scene, node: usize, instance: &mut Instance) {
    if instance.kind != Kind::JointVenture
        || node < 2
        || scene.row.nodes[node - 1].kind != NodeKind::Comma
        || scene.row.nodes[node].prep.is_some()
    {
        return;
    }
    let mut c = node - 2;
    while c > 0
        && !matches!(scene.row.nodes[c].kind, NodeKind::Open)
        && scene.row.nodes[node - 2].kind == NodeKind::Close
    {
        c -= 1;
    }
    if scene.row.nodes[c].kind == NodeKind::Open && c > 0 {
        c -= 1;
    }
    if !matches!(scene.row.nodes[c].kind, NodeKind::Company(_)) {
        return;
    }
    let entity = means(scene, c, &[])[0];
    instance.fillers.retain(|f| f.entity != entity);
    instance.fillers.push(Filler {
        role: Role::Venture,
        entity,
        span: scene.row.span(scene.view, c),
        node: c,
        score: 4.0,
        rule: "argument/apposition",
        amount: None,
    });
    instance.status = crate::value::Status::Completed;
}

/// "la vendita di Beta, controllata da Gamma": the owner of what is sold or bought is its seller.
fn owner(scene: Scene, instance: &mut Instance) {
    if instance.kind != Kind::Acquisition || instance.has(Role::Seller) {
        return;
    }
    let Some(target) = instance.fillers.iter().find(|f| f.role == Role::Target && f.node != usize::MAX).map(|f| f.node)
    else {
        return;
    };
    let row = scene.row;
    let Some(word) = (target + 1..row.nodes.len().min(target + 4)).find(|&k| {
        (row.nodes[k].first.saturating_sub(2)..row.nodes[k].end)
            .any(|t| t >= row.nodes[target].end && scene.view.has(t, |x| x == crate::lang::Tag::OwnedBy).is_some())
    }) else {
        return;
    };
    let found = (word..row.nodes.len().min(word + 3)).find(|&k| {
        matches!(row.nodes[k].kind, NodeKind::Company(_))
            && matches!(row.nodes[k].prep, Some(Prep::From | Prep::By | Prep::To | Prep::Of))
    });
    let Some(c) = found else { return };
    let entity = means(scene, c, &[])[0];
    if instance.fillers.iter().all(|f| f.entity != entity) {
        instance.fillers.push(Filler {
            role: Role::Seller,
            entity,
            span: row.span(scene.view, c),
            node: c,
            score: 2.5,
            rule: "argument/owner",
            amount: None,
        });
    }
}

/// The company that a pronoun before the verb stands for: "Alfa l'aveva acquistata".
fn clitic_object(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    if !p.verb.is_some_and(|g| g.clitic && !g.passive) {
        return;
    }
    let role = slots.iter().find_map(|&(at, s)| if let (At::Obj, Slot::Role(r)) = (at, s) { Some(r) } else { None });
    let Some(role) = role.filter(|r| !instance.has(*r)) else { return };
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some(&entity) = scene.focus.resolve(scene.entities, Num::S, &taken, |_| true).first() {
        instance.fillers.push(Filler {
            role,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.5,
            rule: "argument/clitic",
            amount: None,
        });
    }
}

/// Whether a noun that may be the subject stands between the segment's beginning and the verb.
fn noun_before(row: &Row, node: usize, figure: bool) -> bool {
    let own = row.nodes[node].segment;
    (0..node).rev().take_while(|&k| row.nodes[k].segment == own).any(|k| {
        let node = &row.nodes[k];
        let subject = (matches!(node.kind, NodeKind::Company(_) | NodeKind::Noun(NounClass::Person))
            || !figure && matches!(node.kind, NodeKind::Desc(..)))
            || node.definite && matches!(node.kind, NodeKind::Noun(_) | NodeKind::Cue);
        node.prep.is_none() && subject
    })
}

/// Whether any company stands in the segment of node `node`.
fn company_in_segment(row: &Row, node: usize) -> bool {
    let own = row.nodes[node].segment;
    row.nodes.iter().any(|n| {
        n.segment == own
            && matches!(n.kind, NodeKind::Company(_))
            && !matches!(n.prep, Some(Prep::From | Prep::By | Prep::With | Prep::Such))
    })
}

/// Whether the verb that governs a noun has no subject of its own: "Ha annunciato l'acquisizione di Beta".
fn governed_without_subject(row: &Row, node: usize) -> bool {
    match stance::governor(row, node) {
        Some((v, g)) if v < node => g.is_finite() && !noun_before(row, v, false),
        _ => false,
    }
}
