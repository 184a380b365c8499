//! Who lends and who borrows, where the noun of the debt does not tell: "Alfa perfeziona un finanziamento a favore di Beta", "un bond emesso da Beta".

use super::bias::sort;
use super::focused::unnamed;
use super::instance::{Filler, Instance};
use super::scene::{Scene, means};
use super::subjects::NEAR;
use crate::clause::{Node, NodeKind};
use crate::lang::{At, Frame, NONE, Prep, Slot, Stand};
use crate::lexicon::OrgKind;
use crate::resolve::entities::Trade;
use crate::value::{Kind, Role};

/// Asks for the lender alone, as the subject of what is said of the debt or as its genitive.
pub(super) const LENDER: Frame = Frame {
    kind: Kind::Debt,
    slots: &[(At::Subj, Slot::Role(Role::Lender)), (At::P(Prep::Of), Slot::Role(Role::Lender))],
    ..NONE
};

/// "um empréstimo da Caixa", "o BNDES aprovou um financiamento", "Alfa e Beta hanno rifinanziato": a bank whose loan is told lends it; its bonds it
/// issues.
pub(super) fn lends(scene: Scene, instance: &mut Instance) -> bool {
    if instance.rule == "debt-loan" && signed_together(scene, instance) {
        return false;
    }
    if !matches!(instance.rule, "debt-loan" | "debt-refinance") || instance.has(Role::Lender) {
        return false;
    }
    let behind =
        |f: &&mut Filler| f.node != usize::MAX && matches!(scene.row.nodes[f.node].prep, None | Some(Prep::Of));
    let given = |f: &Filler| f.role == Role::Borrower && f.node != usize::MAX && dative(scene, instance.node, f.node);
    if instance.fillers.iter().any(given) {
        return false;
    }
    let borrowers = |f: &&mut Filler| f.role == Role::Borrower && behind(f);
    let bank = |f: &mut Filler| is_bank(scene, f.entity);
    if !instance.fillers.iter_mut().filter(borrowers).any(bank) {
        return false;
    }
    // "Alfa y el banco Beta firman un préstamo": of the two, the bank lends; of those who refinance, all do
    let all = instance.rule == "debt-refinance";
    let lenders = instance.fillers.iter_mut().filter(borrowers).filter(|f| all || is_bank(scene, f.entity));
    lenders.for_each(|f| f.role = Role::Lender);
    true
}

/// "Alfa e la Banca Beta hanno firmato un prestito", "la Banca Beta ha firmato con Alfa un prestito": of those who sign a loan together the banks
/// lend and the others borrow.
fn signed_together(scene: Scene, instance: &mut Instance) -> bool {
    let party = |f: &Filler| matches!(f.role, Role::Borrower | Role::Lender) && f.node != usize::MAX;
    let subject = |f: &Filler| f.node < instance.node && scene.row.nodes[f.node].prep.is_none();
    let partner = |f: &Filler| matches!(scene.row.nodes[f.node].prep, Some(Prep::With | Prep::By));
    let all = instance.fillers.iter().filter(|f| party(f)).all(|f| subject(f) || partner(f));
    let wrong = |f: &Filler| (f.role == Role::Borrower) == is_bank(scene, f.entity);
    let borrows = instance.fillers.iter().any(|f| party(f) && !is_bank(scene, f.entity));
    if !all || !borrows || !instance.fillers.iter().any(|f| party(f) && f.role == Role::Borrower && wrong(f)) {
        return false;
    }
    for f in instance.fillers.iter_mut().filter(|f| party(f)) {
        f.role = if is_bank(scene, f.entity) { Role::Lender } else { Role::Borrower };
    }
    true
}

/// Whether the list or the article calls it a bank.
fn is_bank(scene: Scene, entity: u32) -> bool {
    sort(scene, entity) == Some(OrgKind::Bank) || scene.entities.all[entity as usize].trade == Trade::Bank
}

/// Asks for the borrower alone.
pub(super) const BORROWER: Frame = Frame { kind: Kind::Debt, slots: &[(At::Subj, Slot::Role(Role::Borrower))], ..NONE };

/// "obtuvo un crédito de 250 millones de Alfa": behind the sum of what a verb's subject takes up, a genitive is who lends.
pub(super) fn from_lenders(scene: Scene, instance: &mut Instance) -> bool {
    let nodes = &scene.row.nodes;
    if instance.kind != Kind::Debt || !instance.noun || instance.has(Role::Lender) {
        return false;
    }
    let sum = |k: usize| nodes[instance.node + 1..k].iter().any(|n| matches!(n.kind, NodeKind::Amount(_)));
    // "ha ottenuto un finanziamento di Beta": right behind the noun too, where the verb has a subject to take it up
    let subject =
        super::stance::governor(scene.row, instance.node).map(|(at, g)| (at.min(instance.node), g)).is_some_and(
            |(at, g)| !g.passive && nodes[at.saturating_sub(NEAR)..at].iter().any(|n| n.kind.is_subject(n.prep)),
        );
    let behind = |f: &Filler| {
        f.role == Role::Borrower
            && f.node < nodes.len()
            && f.node > instance.node
            && nodes[f.node].prep == Some(Prep::Of)
            && (sum(f.node) || subject)
    };
    // "se financiará con un préstamo de 2.650 millones de Alfa"
    let paid = nodes[instance.node].prep == Some(Prep::With);
    let taken = paid
        || super::stance::governor(scene.row, instance.node).is_some_and(|(at, g)| {
            at < instance.node
                && !g.passive
                && g.verb != u16::MAX
                && matches!(scene.view.lexicon.verb(g.verb).light, Some(Some(Stand::Signed | Stand::Done)))
                && nodes[instance.node].prep.is_none()
        });
    // "O banco Alfa aprovou um empréstimo de 30 milhões para as obras da Beta": a bank lends to who is none
    let company = |k: usize| match nodes[k].kind {
        NodeKind::Company(m) if nodes[k].prep.is_none() => Some((k, scene.entities.of[m as usize])),
        _ => None,
    };
    let subject_of = (instance.node.saturating_sub(NEAR)..instance.node).rev().find_map(company);
    let bank = subject_of.filter(|&(_, e)| is_bank(scene, e) && instance.fillers.iter().all(|f| f.entity != e));
    if let Some((node, entity)) = bank.filter(|_| instance.rule == "debt-loan" && instance.fillers.iter().any(behind))
        && !instance.fillers.iter().any(|f| is_bank(scene, f.entity))
    {
        let span = scene.row.span(scene.view, node);
        let rule = "argument/subject";
        instance.fillers.push(Filler { role: Role::Lender, entity, span, node, score: 3.0, rule, amount: None });
        return false;
    }
    // "ha ottenuto un finanziamento di Beta", where Beta is a bank
    let bank = |f: &Filler| behind(f) && sort(scene, f.entity) == Some(OrgKind::Bank);
    let taken = taken || subject && obtains(scene, instance.node) && instance.fillers.iter().any(bank);
    if !taken || !instance.has(Role::Borrower) {
        return false;
    }
    // "Alfa a obtenu un prêt de 300 millions de Beta": who borrows is known, and who lends fits no other place
    let all = instance.fillers.iter().filter(|f| f.role == Role::Borrower).all(behind);
    if !all {
        let company = |k: usize| matches!(nodes[k].kind, NodeKind::Company(_));
        let of = |k: &usize| company(*k) && nodes[*k].prep == Some(Prep::Of) && sum(*k);
        let Some(first) = (instance.node + 1..nodes.len().min(instance.node + 5)).find(of) else { return false };
        let listed = |k: &usize| matches!(nodes[*k].kind, NodeKind::Company(_) | NodeKind::And | NodeKind::Comma);
        for k in (first..nodes.len()).take_while(listed).filter(|&k| company(k)) {
            let entity = means(scene, k, &[])[0];
            if instance.fillers.iter().all(|f| f.entity != entity) {
                let span = scene.row.span(scene.view, k);
                let rule = "argument/preposition";
                instance.fillers.push(Filler {
                    role: Role::Lender,
                    entity,
                    span,
                    node: k,
                    score: 3.0,
                    rule,
                    amount: None,
                });
            }
        }
        return false;
    }
    instance.fillers.iter_mut().filter(|f| f.role == Role::Borrower).for_each(|f| f.role = Role::Lender);
    true
}

/// Whether the subject of the verb that governs node `n` gets what its object is.
fn obtains(scene: Scene, n: usize) -> bool {
    let recipient = (At::Subj, Slot::Role(Role::Recipient));
    super::stance::governor(scene.row, n).is_some_and(|(_, g)| {
        let frames = if g.verb == u16::MAX { &[][..] } else { &scene.view.lexicon.verb(g.verb).frames };
        frames.iter().any(|&f| scene.view.lexicon.frame(f).slots.contains(&recipient))
    })
}

/// "Alfa stellt Beta ein Darlehen zur Verfügung", "stellt Alfa Beta ein Darlehen": whether the company at `c` is the first of two objects of a verb,
/// which is who is given the second, at `noun`.
fn dative(scene: Scene, noun: usize, c: usize) -> bool {
    let nodes = &scene.row.nodes;
    let named = |k: &usize| {
        let n = &nodes[*k];
        n.prep.is_none() && n.segment == nodes[c].segment && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..))
    };
    let verb = |k: &usize| matches!(nodes[*k].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    if !scene.view.lexicon.language.grammar.brackets || c + 1 != noun || !named(&c) {
        return false;
    }
    (c.saturating_sub(3)..c).rev().find(verb).is_some_and(|v| {
        let subject =
            if v + 1 == c { (v.saturating_sub(NEAR)..v).rev().find(named) } else { Some(v + 1).filter(named) };
        subject.is_some()
    })
}

/// "nimmt bei der KfW 40 Millionen auf": what is taken up at a bank is lent.
pub(super) fn at_bank(scene: Scene, instance: &mut Instance) {
    let at = |f: &Filler| {
        f.role == Role::Investor
            && f.node != usize::MAX
            && scene.row.nodes[f.node].prep == Some(Prep::In)
            && is_bank(scene, f.entity)
    };
    // "besiegelt wurde ein Kreditrahmen von 45 Millionen": a bank that was told of before does not borrow
    let before = |f: &&mut Filler| f.role == Role::Borrower && f.rule == "argument/focus";
    if let Some(f) = instance.fillers.iter_mut().find(before).filter(|f| is_bank(scene, f.entity))
        && instance.rule == "debt-loan"
        && super::stance::governor(scene.row, instance.node).is_some_and(|(_, g)| g.passive)
    {
        f.role = Role::Lender;
    }
    if instance.kind == Kind::FundingRound && !instance.noun && instance.fillers.iter().any(at) {
        instance.kind = Kind::Debt;
        for filler in &mut instance.fillers {
            filler.role = if filler.role == Role::Recipient { Role::Borrower } else { Role::Lender };
        }
    }
}

/// "Alfa perfeziona un finanziamento da 50 milioni a favore di Beta": whether the borrower stands behind the noun of the debt, and no lender
/// is known yet, so that who does something about it lends.
pub(super) fn given(scene: Scene, instance: &Instance) -> bool {
    // "Alfa ha aperto a Beta una linea di credito": between the verb and its object too
    let between = |c: usize| {
        let verb = |n: &Node| matches!(n.kind, NodeKind::Verb(_));
        c > 0 && c < instance.node && verb(&scene.row.nodes[c - 1]) && scene.row.nodes[c].prep == Some(Prep::To)
    };
    let dative = |c: usize| dative(scene, instance.node, c);
    let to = |f: &Filler| {
        f.role == Role::Borrower
            && f.node != usize::MAX
            && (f.node > instance.node && matches!(scene.row.nodes[f.node].prep, Some(Prep::To | Prep::For))
                || between(f.node)
                || dative(f.node))
    };
    // "sells its book of loans to Beta" lends nothing
    let trades = |n: &Node| {
        matches!(n.kind, NodeKind::Verb(g) if g.verb != u16::MAX
            && scene.view.lexicon.verb(g.verb).frames.iter().any(|&f| scene.view.lexicon.frame(f).kind == Kind::Acquisition))
    };
    let sold = || scene.row.nodes[..instance.node].iter().any(trades);
    instance.kind == Kind::Debt
        && instance.noun
        && (scene.row.nodes[instance.node].prep.is_none()
            // "unterstützt Beta mit einem Darlehen"
            || scene.row.nodes[instance.node].prep == Some(Prep::With)
                && instance.fillers.iter().any(|f| f.role == Role::Borrower && f.node != usize::MAX && dative(f.node)))
        && !instance.has(Role::Lender)
        && instance.fillers.iter().any(to)
        && !sold()
}

/// "un minibond emesso da Alfa": who issues it borrows, though "da" leads to a lender elsewhere.
pub(super) fn issued(scene: Scene, instance: &mut Instance) {
    if instance.kind != Kind::Debt {
        return;
    }
    let issues = |k: Option<usize>| {
        let node = k.and_then(|k| scene.row.nodes.get(k));
        matches!(node.map(|n| n.kind), Some(NodeKind::Verb(g)) if g.passive && g.verb != u16::MAX
            && scene.view.lexicon.verb(g.verb).issue)
    };
    // "issued by" is one preposition
    let said = |k: usize| {
        let from = k.checked_sub(1).map_or(0, |before| scene.row.nodes[before].end);
        (from..scene.row.nodes[k].first)
            .any(|t| scene.view.hits.verb(t).is_some_and(|v| scene.view.lexicon.verb(v.verb).issue))
    };
    // "von der Beta GmbH begebene Anleihe"
    let issues = |f: &&mut Filler| {
        f.role == Role::Lender
            && f.node != usize::MAX
            && (issues(f.node.checked_sub(1)) || issues(Some(f.node + 1)) || said(f.node))
    };
    let Some(filler) = instance.fillers.iter_mut().find(issues) else { return };
    let issuer = filler.entity;
    filler.role = Role::Borrower;
    for other in instance.fillers.iter_mut().filter(|f| f.entity != issuer && f.role == Role::Borrower) {
        other.role = Role::Lender;
    }
}

/// "Alfa and Beta are providing 16 billion of bridge financing", "financed by a loan of 4 billion": a loan without a borrower is made to who buys in the deal told last.
pub(super) fn lent_to_buyer(scene: Scene, instances: &mut [Instance]) {
    let Some(buyer) = scene.focus.buyer else { return };
    let verb = |k: usize| match scene.row.nodes[k].kind {
        NodeKind::Verb(g) if g.passive && g.verb != u16::MAX => Some(scene.view.lexicon.verb(g.verb)),
        _ => None,
    };
    let lends = |frames: &[u16]| frames.iter().any(|&f| scene.view.lexicon.frame(f).kind == Kind::Debt);
    // "l'opération, financée par un crédit relais"
    let finances = |i: &Instance| {
        let before = i.node.checked_sub(1).and_then(verb).is_some_and(|v| lends(&v.frames));
        i.noun && before && i.fillers.is_empty() && scene.row.nodes[i.node].prep.is_some()
    };
    for instance in instances.iter_mut() {
        let lent = instance.kind == Kind::Debt
            && (instance.has(Role::Lender) || finances(instance))
            && !instance.has(Role::Borrower);
        if lent && instance.fillers.iter().all(|f| f.entity != buyer) {
            instance.fillers.push(unnamed(Role::Borrower, buyer, instance.cue, "argument/focus"));
        }
    }
}
