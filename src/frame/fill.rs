//! From the nodes of a sentence to instances with their companies.
//!
//! Each predicate asks every company of its sentence; the best fit of all roles is taken first. A list shares its role: "Alfa, Beta e Gamma".
//! What is missing may stand beside an argument (`super::owners`) or be the company in focus (`super::focused`).

use super::bias::bias;
use super::deals::{described_only, describes, earned_by_person, person_subject, subject_alone, tells_none, under_way};
use super::debts::paid_back;
use super::goods::follows_priced;
use super::helped;
use super::instance::{Filler, Instance};
use super::lenders::{BORROWER, LENDER, at_bank, from_lenders, given, issued, lends};
use super::lists::{spread, together};
use super::means::raised_for;
use super::openings::{before_colon, main_clause};
use super::pronouns::antecedent;
use super::roles::{LEAST, Predicate, score};
use super::scene::{Scene, means, reports};
use super::sense::{
    governs, intransitive, pays_only, places_debt, raises_debt, second_relative, sells_itself, stands_so, worth_of_noun,
};
use super::slots::Slots;
use super::spends::{for_purchase, idle};
use super::subjects::{takes_up, with_list};
use super::{focused, owners, parts, pronouns, stance};
use crate::clause::NodeKind;
use crate::clause::segments::distance;
use crate::lang::{At, Form, Frame, Needs, Prep, Slot};
use crate::lexicon::PhraseTag;
use crate::value::{Kind, Role};
use smallvec::{SmallVec, smallvec};

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
    let alone = frame.kind == Kind::FundingRound && (intransitive(scene, node) || verb.is_some_and(|g| g.passive));
    if frame.needs == Needs::Object && verb.is_some() && !alone && !governs(scene, node, frame.kind) {
        return;
    }
    if !stands_so(scene, node, frame, verb.is_some()) {
        return;
    }
    // "mené par Alfa", "a été mené par Alfa", never "Alfa mène"
    let agent_only = || frame.slots.iter().all(|(at, s)| *at == At::P(Prep::By) || !matches!(s, Slot::Role(_)));
    if verb.is_some_and(|g| !g.passive) && agent_only() {
        return;
    }
    let asks = |place: At| frame.slots.iter().any(|(at, s)| *at == place && matches!(s, Slot::Role(_)));
    let (acts, agent_role) = (asks(At::Obj), asks(At::Subj));
    let passive = verb.is_some_and(|g| g.passive)
        && (acts || !agent_role || !matches!(frame.kind, Kind::FundingRound | Kind::Investment | Kind::Partnership))
        || verb.is_some_and(|g| sells_itself(scene, node, g, frame));
    let of_slot = asks(At::P(Prep::Of));
    let close = matches!(frame.kind, Kind::Partnership | Kind::Merger | Kind::JointVenture);
    let undergoes = verb.is_some() && frame.slots.contains(&(At::Subj, Slot::Role(Role::Target)));
    let owned = frame.slots.iter().any(|(at, _)| *at == At::Own);
    let joined = verb.is_none() && frame.kind == Kind::FundingRound && with_list(scene.row, node);
    let antecedent =
        antecedent(scene, node).filter(|_| !joined).or_else(|| verb.and_then(|_| second_relative(scene.row, node)));
    let bought = |prep: Prep| frame.slots.contains(&(At::P(prep), Slot::Role(Role::Target)));
    let bought_behind = (bought(Prep::For), bought(Prep::On));
    let raises = frame.kind == Kind::FundingRound;
    let heading = scene.heading;
    let measures = verb.is_none() && frame.kind == Kind::Figure;
    let main = main_clause(scene, node).filter(|_| frame.kind != Kind::Figure);
    let predicate = Predicate {
        node,
        verb,
        passive,
        close,
        of_slot,
        owned,
        bought_behind,
        acts,
        raises,
        antecedent,
        main,
        heading,
        measures,
    };
    let stance = stance::read(scene.view, scene.row, node, frame.stand);
    if frame.needs == Needs::Ahead && verb.is_some() && !stance.is_ahead(verb) && !under_way(scene, node) {
        return;
    }
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
        before: stance.before,
        person: false,
        part: frame.kind == Kind::Figure && parts::of_part(scene, node, frame.metric),
        object: if passive || undergoes {
            super::object::undergone(scene.view, scene.row, node)
                .or_else(|| super::object::read(scene.view, scene.row, node))
        } else {
            super::object::read(scene.view, scene.row, node)
                .or_else(|| super::object::antecedent(scene.view, scene.row, node))
        },
        time: super::times::of_predicate(scene.row, node),
        until: main.unwrap_or(usize::MAX),
        heading: scene.heading,
        item: scene.item,
    };
    if tells_none(scene, node, frame) || for_purchase(scene, node, frame) {
        return;
    }
    if stance.negated && stance.stand.is_none() && frame.kind != Kind::Figure {
        return;
    }
    if frame.kind == Kind::Valuation
        && follows_priced(scene, node)
        && verb.is_some_and(|g| g.passive && g.form == Form::Part)
    {
        return;
    }
    companies(scene, predicate, frame, &mut instance);
    if verb.is_some_and(|g| !g.passive) && worth_of_noun(scene.row, node, &instance) {
        return;
    }
    if (matches!(frame.needs, Needs::Argument | Needs::Price) || verb.is_none() && describes(scene, node, frame))
        && instance.fillers.iter().all(|f| subject_alone(frame, &instance, f))
    {
        return;
    }
    // "the chipmaker is putting 300 million into the start-up": two descriptions tell not who is who
    let described = |f: &Filler| f.rule == "argument/description";
    if frame.id == "investment-put" && instance.fillers.len() > 1 && instance.fillers.iter().all(described) {
        return;
    }
    if pays_only(scene, node, &instance)
        || idle(scene, &instance)
        || places_debt(scene, &instance)
        || earned_by_person(scene, &instance)
        || paid_back(scene, &mut instance)
    {
        return;
    }
    together(scene, &mut instance);
    raised_for(scene, &mut instance);
    raises_debt(scene, &mut instance);
    instance.person = person_subject(scene, node, verb.is_none() && frame.kind == Kind::Figure);
    if lends(scene, &mut instance) {
        companies(scene, predicate, frame, &mut instance);
    }
    if from_lenders(scene, &mut instance) {
        companies(scene, predicate, &BORROWER, &mut instance);
    }
    if given(scene, &instance) {
        companies(scene, predicate, &LENDER, &mut instance);
    }
    issued(scene, &mut instance);
    helped::beneficiary(scene, &mut instance);
    helped::served(scene, &mut instance);
    owners::beneficiary(scene, node, &mut instance);
    before_colon(scene, predicate, frame.slots, &mut instance);
    focused::missing_subject(scene, predicate, frame.slots, &mut instance);
    pronouns::clitic_object(scene, predicate, frame.slots, &mut instance);
    owners::stake_of(scene, &mut instance);
    owners::owner(scene, &mut instance);
    focused::entered(scene, &mut instance);
    owners::holder(scene, &mut instance);
    focused::partitive(scene, predicate, frame.slots, &mut instance);
    owners::venture(scene, node, &mut instance);
    focused::provided_to(scene, &mut instance);
    at_bank(scene, &mut instance);
    let past = scene.row.nodes[node].prep == Some(Prep::After);
    let after = past && verb.is_none() && frame.kind == Kind::Acquisition;
    let paired = after || matches!(frame.needs, Needs::Pair | Needs::Passage | Needs::Holding | Needs::Closed);
    // "grazie alla vendita della divisione": what is sold is told, if no company
    let thing = || instance.object.is_some() && instance.fillers.iter().any(|f| f.node != usize::MAX);
    if described_only(scene, frame, &instance) {
        return;
    }
    if !paired || instance.tells_pair() || after && frame.stand.is_none() && thing() {
        out.push(instance);
    }
}

/// Fills the company roles: best score first, no company twice.
fn companies(scene: Scene, predicate: Predicate, frame: &Frame, instance: &mut Instance) {
    let mut found: SmallVec<[(f32, usize, Role, At); 16]> = SmallVec::new();
    let slots = Slots::new(scene, &predicate, frame, instance.kind);
    for (c, node) in scene.row.nodes.iter().enumerate() {
        if !matches!(node.kind, NodeKind::Company(_) | NodeKind::Desc(..)) || c == predicate.node {
            continue;
        }
        if c.abs_diff(predicate.node) > REACH {
            continue;
        }
        let acts = c < predicate.node && predicate.verb.is_some_and(|g| g.is_finite() && !g.passive);
        let d = distance(scene.row, predicate.node, c);
        if d > FAR {
            continue;
        }
        for &(at, slot) in frame.slots {
            let Slot::Role(role) = slot else { continue };
            let Some(role) = slots.role(c, at, role) else { continue };
            if let Some(s) = score(scene.row, predicate, at, c, d) {
                let s = if takes_up(scene.row, c, predicate.node) { s } else { s + bias(scene, c, role, acts) };
                if s >= LEAST {
                    found.push((s, c, role, at));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // who acts is not what it acts on: in "Alfa pagherà 5 miliardi per rilevare la piattaforma" the platform is another's
    let acting = found.iter().find_map(|&(_, c, _, at)| match scene.row.nodes[c].kind {
        NodeKind::Company(m) if at == At::Subj => Some(scene.entities.of[m as usize]),
        _ => None,
    });
    for (s, c, role, at) in found {
        let described = matches!(scene.row.nodes[c].kind, NodeKind::Desc(..)) && at != At::Subj;
        let mut taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
        taken.extend(acting.filter(|e| described && !taken.contains(e)));
        let filled = instance.has(role) && !(role == Role::Partner && s >= 2.0);
        if filled || instance.fillers.iter().any(|f| f.node == c) {
            continue;
        }
        let figure = || reports(scene, c, &taken).filter(|_| instance.kind == Kind::Figure);
        let told = figure().or_else(|| focused::valued_by_deal(scene, &predicate, instance.kind, c));
        let meant = told.map_or_else(|| means(scene, c, &taken), |e| smallvec![e]);
        for entity in meant {
            if taken.contains(&entity) {
                continue;
            }
            let rule = scene.row.nodes[c].kind.argument(at);
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
