//! From the nodes of a sentence to instances with their companies.
//!
//! Each predicate asks every company of its sentence; the best fit of all roles is taken first. A list shares its role: "Alfa, Beta e Gamma".
//! What is missing may stand beside an argument (`super::owners`) or be the company in focus (`super::focused`).

use super::instance::{Filler, Instance};
use super::lists::{left_of, right_of};
use super::roles::{LEAST, Predicate, score};
use super::scene::{Scene, means};
use super::{focused, owners, stance};
use crate::clause::segments::distance;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{At, Form, Needs, Prep, Slot};
use crate::lexicon::{OrgKind, PhraseTag};
use crate::resolve::entities::Trade;
use crate::value::{Kind, Role};
use smallvec::SmallVec;

/// Nodes farther than this from a predicate are no arguments of it.
const REACH: usize = 60;
/// Nor are nodes at a distance beyond this; the best fit starts at 6 and a governing verb gives back 1.8.
const FAR: f32 = 8.5;

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
                let used = scene.view.lexicon.verb(group.verb);
                let frames = if group.reflexive && !used.reflexive.is_empty() { &used.reflexive } else { &used.frames };
                for &frame in frames {
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
    if frame.needs == Needs::Object && verb.is_some() && !governs(scene, node, frame.kind) {
        return;
    }
    // "mené par Alfa", "a été mené par Alfa", never "Alfa mène"
    let agent_only = || frame.slots.iter().all(|(at, s)| *at == At::P(Prep::By) || !matches!(s, Slot::Role(_)));
    if verb.is_some_and(|g| !g.passive) && agent_only() {
        return;
    }
    let object_role = frame.slots.iter().any(|(at, s)| *at == At::Obj && matches!(s, Slot::Role(_)));
    let agent_role = frame.slots.iter().any(|(at, s)| *at == At::Subj && matches!(s, Slot::Role(_)));
    let passive = verb.is_some_and(|g| g.passive)
        && (object_role || !agent_role || !matches!(frame.kind, Kind::FundingRound | Kind::Investment));
    let of_slot = frame.slots.iter().any(|(at, s)| *at == At::P(Prep::Of) && matches!(s, Slot::Role(_)));
    let close = matches!(frame.kind, Kind::Partnership | Kind::Merger | Kind::JointVenture);
    let undergoes = verb.is_some() && frame.slots.contains(&(At::Subj, Slot::Role(Role::Target)));
    let owned = frame.slots.iter().any(|(at, _)| *at == At::Own);
    let antecedent = antecedent(scene, node);
    let predicate = Predicate { node, verb, passive, close, of_slot, owned, antecedent };
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
        object: if passive || undergoes {
            super::object::undergone(scene.view, scene.row, node)
                .or_else(|| super::object::read(scene.view, scene.row, node))
        } else {
            super::object::read(scene.view, scene.row, node)
        },
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
    // "hat einen Kredit aufgenommen", "erhält einen Auftrag": another deal is what is raised
    if frame.kind == Kind::FundingRound && verb.is_some() && raises_other(scene, node) {
        return;
    }
    if stance.negated && stance.stand.is_none() && frame.kind != Kind::Figure {
        return;
    }
    // "un encargo valorado en 6 millones": the noun before the participle is worth it
    let qualifies = node > 0
        && scene.row.nodes[node - 1].prep != Some(Prep::By)
        && matches!(scene.row.nodes[node - 1].kind, NodeKind::Cue);
    if frame.kind == Kind::Valuation && qualifies && verb.is_some_and(|g| g.passive && g.form == Form::Part) {
        return;
    }
    companies(scene, predicate, frame.slots, &mut instance);
    if verb.is_some_and(|g| !g.passive) && worth_of_noun(scene.row, node, &instance) {
        return;
    }
    if frame.needs == Needs::Argument && instance.fillers.iter().all(|f| f.rule == "argument/subject") {
        return;
    }
    instance.person = person_subject(scene, node);
    if lends(scene, &mut instance) {
        companies(scene, predicate, frame.slots, &mut instance);
    }
    beneficiary(scene, node, &mut instance);
    focused::missing_subject(scene, predicate, frame.slots, &mut instance);
    focused::clitic_object(scene, predicate, frame.slots, &mut instance);
    owners::owner(scene, &mut instance);
    focused::entered(scene, &mut instance);
    owners::holder(scene, &mut instance);
    focused::partitive(scene, predicate, frame.slots, &mut instance);
    owners::venture(scene, node, &mut instance);
    focused::provided_to(scene, &mut instance);
    if frame.needs != Needs::Pair || told_pair(&instance) {
        out.push(instance);
    }
}

/// "Maxi commessa per Alfa": where nobody else is told and no verb governs the noun, whom a contract is for has won it.
fn beneficiary(scene: Scene, node: usize, instance: &mut Instance) {
    let alone = instance.rule == "supply-contract" && instance.fillers.len() == 1;
    let verb = || scene.row.nodes[..node].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
    if let Some(f) = instance.fillers.first_mut().filter(|f| alone && f.role == Role::Customer && f.node != usize::MAX)
        && scene.row.nodes[f.node].prep == Some(Prep::For)
        && !verb()
    {
        f.role = Role::Supplier;
    }
}

/// Whether the sentence itself tells two parties in different roles.
fn told_pair(instance: &Instance) -> bool {
    let mut told = instance.fillers.iter().filter(|f| f.node != usize::MAX);
    told.next().is_some_and(|first| told.any(|f| f.role != first.role))
}

/// "Il portafoglio ordini di Alfa vale 60 miliardi", "l'ipo di Alfa raccoglie 45 milioni": the noun that is the verb's subject takes the amount.
fn worth_of_noun(row: &Row, verb: usize, instance: &Instance) -> bool {
    if !matches!(instance.kind, Kind::Valuation | Kind::FundingRound) {
        return false;
    }
    let mut k = verb;
    while k > 0 {
        k -= 1;
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::Cue => return node.prep.is_none(),
            NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(_) if node.prep.is_some() => {}
            NodeKind::And | NodeKind::Time(_) => {}
            _ => return false,
        }
    }
    false
}

/// Whether an active verb has a noun that evokes a frame of this kind as object.
fn governs(scene: Scene, node: usize, kind: Kind) -> bool {
    let nodes = &scene.row.nodes;
    let active = matches!(nodes[node].kind, NodeKind::Verb(g) if !g.passive);
    let near = (node + 1..nodes.len().min(node + 4)).take_while(|&k| nodes[k].segment == nodes[node].segment);
    let object = || near.into_iter().find(|&k| nodes[k].kind == NodeKind::Cue && nodes[k].prep.is_none());
    let evokes = |k: usize| {
        scene
            .view
            .hits
            .words
            .at(nodes[k].first)
            .iter()
            .any(|h| matches!(h.tag, PhraseTag::Noun(frame) if scene.view.lexicon.frame(frame).kind == kind))
    };
    active && object().is_some_and(evokes)
}

/// What the pronoun before the predicate's verb, or before the verb that governs it, means: the first company of the sentence.
fn antecedent(scene: Scene, node: usize) -> Option<usize> {
    let (row, view) = (scene.row, scene.view);
    if !view.lexicon.language.grammar.premodifiers {
        return None;
    }
    let finite = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite());
    let mut verb = node;
    for _ in 0..3 {
        if finite(verb) {
            break;
        }
        verb = stance::governor(row, verb).map(|v| v.0).filter(|&v| v < verb)?;
    }
    let mut t = row.nodes[verb].first;
    for _ in 0..2 {
        t = t.checked_sub(1)?;
        if view.has(t, |x| x == crate::lang::Tag::ThirdPerson).is_some() {
            return (0..verb).find(|&k| {
                matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Desc(..)) && row.nodes[k].prep.is_none()
            });
        }
        view.has(t, |x| x == crate::lang::Tag::Function)?;
    }
    None
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
            if role == Role::Target && at == At::P(Prep::To) && object_follows(scene.row, predicate.node, c) {
                continue;
            }
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

/// "compró a Beta el 30%": what is bought stands behind, so that the company is not it.
fn object_follows(row: &Row, predicate: usize, c: usize) -> bool {
    let object = |n: &crate::clause::Node| {
        n.prep.is_none() && (matches!(n.kind, NodeKind::Amount(_)) || n.definite && matches!(n.kind, NodeKind::Noun(_)))
    };
    c > predicate && row.nodes.get(c + 1).is_some_and(object)
}

/// Whether a noun of a debt, an order or a pact is the object right behind the verb at `node`.
fn raises_other(scene: Scene, node: usize) -> bool {
    let row = scene.row;
    row.nodes.iter().skip(node + 1).take(3).take_while(|n| !matches!(n.kind, NodeKind::Verb(_) | NodeKind::Comma)).any(
        |n| {
            let other = |tag: PhraseTag| match tag {
                PhraseTag::Noun(frame) => {
                    let kind = scene.view.lexicon.frame(frame).kind;
                    matches!(kind, Kind::Debt | Kind::Supply | Kind::Partnership)
                }
                _ => false,
            };
            n.kind == NodeKind::Cue
                && n.prep.is_none()
                && scene.view.hits.words.at(n.first).iter().any(|h| other(h.tag))
        },
    )
}

fn rule_of(scene: Scene, c: usize, at: At) -> &'static str {
    match (scene.row.nodes[c].kind, at) {
        (NodeKind::Desc(..), _) => "argument/description",
        (_, At::Subj) => "argument/subject",
        (_, At::Obj) => "argument/object",
        (_, At::Maker) => "argument/maker",
        (_, At::Before) => "argument/compound",
        (_, At::Own) => "argument/owner",
        (_, At::P(_)) => "argument/preposition",
    }
}

/// What sort of organisation a listed company is.
fn sort(scene: Scene, entity: u32) -> Option<OrgKind> {
    let known = scene.entities.all[entity as usize].known?;
    Some(scene.view.tables.names.companies[known as usize].kind)
}

/// "um empréstimo da Caixa", "o BNDES aprovou um financiamento": a bank whose loan is told lends it; its bonds it issues.
fn lends(scene: Scene, instance: &mut Instance) -> bool {
    if instance.rule != "debt-loan" || instance.has(Role::Lender) {
        return false;
    }
    let behind =
        |f: &&mut Filler| f.node != usize::MAX && matches!(scene.row.nodes[f.node].prep, None | Some(Prep::Of));
    if let Some(filler) = instance.fillers.iter_mut().filter(behind).find(|f| f.role == Role::Borrower)
        && sort(scene, filler.entity) == Some(OrgKind::Bank)
    {
        filler.role = Role::Lender;
        return true;
    }
    false
}

/// What speaks for or against a company whatever the slot.
fn bias(scene: Scene, c: usize, role: Role) -> f32 {
    let mut bias = 0.0;
    if let NodeKind::Company(m) = scene.row.nodes[c].kind {
        let entity = &scene.entities.all[scene.entities.of[m as usize] as usize];
        if entity.media {
            bias -= if role == Role::Target { 1.5 } else { 3.0 };
        }
        if sort(scene, scene.entities.of[m as usize]) == Some(OrgKind::Agency) {
            bias -= 1.2;
        }
        bias += trade_fits(entity.trade, role);
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
    // "die Übernahme des Sensorgeschäfts von Alfa": whose business it is, is not what is bought
    let business = role == Role::Target
        && c > 0
        && scene.row.nodes[c].prep == Some(Prep::Of)
        && matches!(scene.row.nodes[c - 1].kind, NodeKind::Noun(NounClass::Segment))
        && scene.row.nodes[c - 1].end + 1 == scene.row.nodes[c].first;
    if business {
        bias -= 1.0;
    }
    if advised(scene.row, c) {
        bias -= 5.0;
    }
    bias
}

/// A bank lends rather than borrows, a fund gives rather than takes.
fn trade_fits(trade: Trade, role: Role) -> f32 {
    match (trade, role) {
        (Trade::Bank, Role::Lender) | (Trade::Fund, Role::Investor | Role::LeadInvestor) => 0.6,
        (Trade::Bank, Role::Borrower) => -1.2,
        (Trade::Fund, Role::Recipient) => -1.5,
        (Trade::Fund, Role::Supplier | Role::Customer) => -0.8,
        (Trade::Fund, Role::Company | Role::Target) => -0.5,
        _ => 0.0,
    }
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
    if role == Role::Company || role == Role::Issuer {
        return;
    }
    if role == Role::LeadInvestor {
        // "co-led by Alfa and Beta", but "led by Alfa, with Beta"
        let pair = [c.wrapping_add(2), c.wrapping_sub(2)].into_iter().find(|&k| {
            k < scene.row.nodes.len()
                && scene.row.nodes[(c + k) / 2].kind == NodeKind::And
                && matches!(scene.row.nodes[k].kind, NodeKind::Company(_))
                && scene.row.nodes[c.max(k)].prep.is_none_or(|p| scene.row.nodes[c.min(k)].prep == Some(p))
        });
        if !scene.view.lexicon.language.grammar.premodifiers {
            return;
        }
        let Some(k) = pair else { return };
        let NodeKind::Company(m) = scene.row.nodes[k].kind else { return };
        let entity = scene.entities.of[m as usize];
        if instance.fillers.iter().all(|f| f.entity != entity) && bias(scene, k, role) >= -2.5 {
            let span = scene.row.span(scene.view, k);
            let rule = "argument/coordination";
            instance.fillers.push(Filler { role, entity, span, node: k, score: s - 0.5, rule, amount: None });
        }
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
