//! Roles that the words around an argument tell: who owns what is sold, and what the cue's apposition explains.
//!
//! "la quota che Gamma detiene in Beta", "Beta, controllata da Gamma", "Alfa, la joint venture di Beta e Gamma".

use super::instance::{Filler, Instance};
use super::scene::{Scene, means};
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{Prep, Tag};
use crate::lexicon::class;
use crate::value::{Kind, Role};
use smallvec::SmallVec;

/// "la quota che Gamma detiene in Beta": the holder of what is bought is its seller, and what it holds is the target.
pub(super) fn holder(scene: Scene, instance: &mut Instance) {
    if instance.kind != Kind::Acquisition {
        return;
    }
    let row = scene.row;
    let holds = |k: &usize| matches!(row.nodes[*k].kind, NodeKind::Verb(g) if g.verb != u16::MAX && scene.view.lexicon.verb(g.verb).hold);
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

/// "compra la quota di Gamma in Beta": whose stake it is sells it, and what it is a stake in is the target.
pub(super) fn stake_of(scene: Scene, instance: &mut Instance) {
    if instance.kind != Kind::Acquisition {
        return;
    }
    let row = scene.row;
    // "den Anteil von Gamma an Beta"
    let closed = scene.view.lexicon.language.grammar.brackets;
    let held = |c: usize| {
        let next = row.nodes.get(c + 1)?;
        let company = matches!(next.kind, NodeKind::Company(_)) && next.first <= row.nodes[c].end + 2;
        let within = next.prep == Some(Prep::In) || closed && next.prep == Some(Prep::To);
        // "la participación de" is a phrase that evokes a round elsewhere
        let of = |c: usize| match row.nodes[c].prep {
            Some(prep) => prep == Prep::Of,
            None => scene.view.is(row.nodes[c - 1].end - 1, class::PREP),
        };
        let owned = c > 0 && of(c) && row.nodes[c].first <= row.nodes[c - 1].end + 2 && is_stake(scene, c - 1);
        (company && within && owned).then_some(c + 1)
    };
    let found = |f: &Filler| f.role == Role::Target && f.node < row.nodes.len();
    let Some((at, target)) =
        instance.fillers.iter().enumerate().filter(|(_, f)| found(f)).find_map(|(at, f)| Some((at, held(f.node)?)))
    else {
        return;
    };
    let mut owner = instance.fillers.remove(at);
    let entity = means(scene, target, &[])[0];
    instance.fillers.retain(|f| f.entity != entity);
    instance.fillers.push(Filler { entity, span: row.span(scene.view, target), node: target, ..owner });
    if !instance.has(Role::Seller) {
        owner.role = Role::Seller;
        owner.rule = "argument/owner";
        instance.fillers.push(owner);
    }
}

/// Whether node `k` is a stake, by itself or as what evokes a deal ("Beteiligung").
fn is_stake(scene: Scene, k: usize) -> bool {
    let node = &scene.row.nodes[k];
    match node.kind {
        NodeKind::Noun(NounClass::Stake) => true,
        NodeKind::Cue => (node.first..node.end).any(|k| scene.view.has(k, |t| t == Tag::StakeNoun).is_some()),
        _ => false,
    }
}

/// "Orizzonte Sistemi Navali, la joint venture di Fincantieri e Leonardo": the company that the cue explains is the venture.
pub(super) fn venture(scene: Scene, node: usize, instance: &mut Instance) {
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
    // "hanno annunciato la nascita di Gamma, la joint venture": it is told as news, not as what is
    if instance.stand.is_none() {
        instance.status = crate::value::Status::Completed;
    }
}

/// "la vendita di Beta, controllata da Gamma": the owner of what is sold or bought is its seller.
pub(super) fn owner(scene: Scene, instance: &mut Instance) {
    if instance.kind != Kind::Acquisition || instance.has(Role::Seller) {
        return;
    }
    let Some(target) = instance.fillers.iter().find(|f| f.role == Role::Target && f.node != usize::MAX).map(|f| f.node)
    else {
        return;
    };
    let row = scene.row;
    let word = (target + 1..row.nodes.len().min(target + 4)).find(|&k| {
        (row.nodes[k].first.saturating_sub(2)..row.nodes[k].end)
            .any(|t| t >= row.nodes[target].end && scene.view.has(t, |x| x == Tag::OwnedBy).is_some())
    });
    let found = word.and_then(|word| {
        (word..row.nodes.len().min(word + 3)).find(|&k| {
            matches!(row.nodes[k].kind, NodeKind::Company(_))
                && matches!(row.nodes[k].prep, Some(Prep::From | Prep::By | Prep::To | Prep::Of))
        })
    });
    let Some(c) = found.or_else(|| set_apart(row, target)) else { return };
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

/// "a venda da Beta, da Gamma, para a Alfa": the company whose genitive two commas set apart right behind node `target`, unless it is one of a list.
fn set_apart(row: &Row, target: usize) -> Option<usize> {
    let comma = |k: usize| row.nodes.get(k).is_some_and(|n| n.kind == NodeKind::Comma);
    let genitive =
        |k: usize| row.nodes.get(k).is_some_and(|n| n.prep == Some(Prep::Of) && matches!(n.kind, NodeKind::Company(_)));
    let other = row.nodes.get(target + 4);
    let goes_on = other.is_some_and(|n| n.prep != Some(Prep::Of) && n.kind != NodeKind::And);
    (comma(target + 1) && genitive(target + 2) && comma(target + 3) && goes_on).then_some(target + 2)
}

/// "Maxi commessa per Alfa": where nobody else is told and no verb governs the noun, whom a contract is for has won it.
pub(super) fn beneficiary(scene: Scene, node: usize, instance: &mut Instance) {
    let alone = instance.rule == "supply-contract" && instance.fillers.len() == 1;
    let verb = || scene.row.nodes[..node].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
    if let Some(f) = instance.fillers.first_mut().filter(|f| alone && f.role == Role::Customer && f.node != usize::MAX)
        && scene.row.nodes[f.node].prep == Some(Prep::For)
        && !verb()
    {
        f.role = Role::Supplier;
        let (supplier, winner) = (f.node, f.entity);
        // "Nuova commessa per Alfa da Beta", "Nuovo contratto per Alfa: 850 milioni da Beta"
        let nodes = &scene.row.nodes;
        let near = supplier + 1..nodes.len().min(supplier + 6);
        let placed = near.clone().find(|&k| {
            matches!(nodes[k].kind, NodeKind::Company(_)) && matches!(nodes[k].prep, Some(Prep::From | Prep::By))
        });
        let acts = |k: usize| nodes[supplier + 1..k].iter().any(|n| matches!(n.kind, NodeKind::Verb(_)));
        let Some(c) = placed.filter(|&k| !acts(k)) else { return };
        let entity = means(scene, c, &[])[0];
        if entity != winner {
            instance.fillers.push(Filler {
                role: Role::Customer,
                entity,
                span: scene.row.span(scene.view, c),
                node: c,
                score: 2.5,
                rule: "argument/preposition",
                amount: None,
            });
        }
    }
}
