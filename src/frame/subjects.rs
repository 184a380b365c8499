//! Which company is the subject of a verb, where others stand between.
//!
//! "Alfa rinuncia a Beta, che finisce a Gamma": the relative pronoun means Beta.

use crate::clause::{Group, Node, NodeKind, NounClass, Row, segments};
use crate::lang::Prep;

/// How many nodes the list of what a verb acts on may take, and how far a pronoun looks.
pub(super) const NEAR: usize = 32;

/// How many nodes what a bracket says of a company may take on either side of a name in it.
const BRACKET: usize = 12;

/// Whether only a comma stands between nodes `c` and `p`.
pub(super) fn beside(row: &Row, c: usize, p: usize) -> bool {
    c + 1 == p || c + 2 == p && row.nodes[c + 1].kind == NodeKind::Comma
}

/// The company right before the relative pronoun of the verb at `p`, behind node `c`: "Alfa rinuncia a Beta, che finisce a Gamma".
pub(super) fn antecedent(row: &Row, c: usize, p: usize) -> Option<usize> {
    let own = row.nodes[p].segment;
    let pronoun =
        (c + 1..p).rev().take_while(|&k| row.nodes[k].segment == own).find(|&k| row.nodes[k].kind == NodeKind::Rel)?;
    let near = (c..pronoun).rev().find(|&k| row.nodes[k].kind != NodeKind::Comma)?;
    let governed = matches!(row.nodes[near].prep, Some(Prep::To | Prep::With | Prep::From | Prep::By | Prep::In));
    (governed && matches!(row.nodes[near].kind, NodeKind::Company(_))).then_some(near)
}

/// Whether the verb at node `p` acts on node `c`, which stands before its relative pronoun: "Beta, che Alfa aveva comprato nel 2021". Where the
/// pronoun may be its subject as well, nothing else is there to act on.
pub(super) fn relative_object(row: &Row, c: usize, p: usize) -> bool {
    if !matches!(row.nodes[p].kind, NodeKind::Verb(g) if !g.passive && !g.clitic && (g.is_finite() || g.perfect)) {
        return false;
    }
    let own = row.nodes[p].segment;
    let Some(pronoun) = pronoun_behind(row, c, p).filter(|&k| row.nodes[k].prep.is_none()) else { return false };
    let nominal = |n: &Node| {
        use NodeKind::{Amount, Company, Cue, Desc, Noun};
        n.prep.is_none() && matches!(n.kind, Company(_) | Desc(..) | Noun(_) | Cue | Amount(_))
    };
    let acted_on = row.nodes[p + 1..].iter().take_while(|n| n.segment == own).any(nominal);
    !acted_on && row.nodes[pronoun + 1..p].iter().filter(|n| nominal(n)).count() < 2
}

/// Whether the verb at node `p` stands right behind the relative pronoun of node `c`.
pub(super) fn heads_relative(row: &Row, c: usize, p: usize) -> bool {
    pronoun_behind(row, c, p).is_some_and(|k| k + 1 == p && row.nodes[k].prep.is_none())
}

/// The relative pronoun right behind node `c`, a comma aside, in whose clause the predicate at `p` stands.
fn pronoun_behind(row: &Row, c: usize, p: usize) -> Option<usize> {
    let comma = row.nodes.get(c + 1).is_some_and(|n| n.kind == NodeKind::Comma);
    let pronoun = c + 1 + usize::from(comma);
    let own = row.nodes.get(p)?.segment;
    let opens = |n: &&Node| n.kind == NodeKind::Rel && n.segment == own;
    (pronoun < p).then(|| row.nodes.get(pronoun).filter(opens)).flatten().map(|_| pronoun)
}

/// The same, where the pronoun has no preposition and no other subject stands before `p`.
fn speaks_of(row: &Row, c: usize, p: usize) -> Option<usize> {
    let pronoun = pronoun_behind(row, c, p).filter(|&k| row.nodes[k].prep.is_none())?;
    let other = row.nodes[pronoun + 1..p].iter().any(|n| n.kind.is_subject(n.prep));
    (!other).then_some(pronoun)
}

/// Whether a relative clause says of node `c` what it did with the company that a pronoun takes up: "Beta appartiene ad Alfa, che l'ha comprata".
pub(super) fn takes_up(row: &Row, c: usize, p: usize) -> bool {
    let acts = row.nodes.get(p).is_some_and(|n| matches!(n.kind, NodeKind::Verb(g) if g.clitic && !g.passive));
    let taken = |n: &Node| matches!(n.kind, NodeKind::Company(_)) && n.prep.is_none();
    acts && c > 0 && speaks_of(row, c, p).is_some() && row.nodes[..c].iter().take(NEAR).any(taken)
}

/// Whether the pronoun before the verb at node `p` takes up the company that a comma alone parts from it: "la Beta, l'abbiamo rilevata".
pub(super) fn dislocated(row: &Row, c: usize, p: usize) -> bool {
    let acts = matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.clitic && !g.passive && !g.reflexive);
    acts && c + 2 == p
        && row.nodes[c + 1].kind == NodeKind::Comma
        && row.nodes[c].prep.is_none()
        && matches!(row.nodes[c].kind, NodeKind::Company(_))
        && (c == 0 || !matches!(row.nodes[c - 1].kind, NodeKind::Comma | NodeKind::And))
}

/// The company right behind the verb at node `p` that acts, since a pronoun before the verb is what it acts on and no other subject stands in the
/// clause: "l'ha rilevata Alfa".
pub(super) fn inverted(row: &Row, p: usize) -> Option<usize> {
    let own = row.nodes[p].segment;
    let acts = matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.clitic && !g.passive && !g.reflexive);
    let next = row.nodes.get(p + 1).filter(|n| {
        acts && n.prep.is_none() && n.segment == own && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..))
    });
    let led = (0..p).rev().take(NEAR).take_while(|&k| row.nodes[k].segment == own).any(|k| {
        let n = &row.nodes[k];
        matches!(n.kind, NodeKind::Rel) || n.kind.is_subject(n.prep) && !dislocated(row, k, p)
    });
    next.filter(|_| !led).map(|_| p + 1)
}

/// Whether a relative clause tells of node `c` the figure whose noun is `p`: "Beta, qui a réalisé un chiffre d'affaires", "Beta, dont le chiffre
/// d'affaires atteint".
pub(super) fn measured_in_relative(row: &Row, c: usize, p: usize) -> bool {
    let acts = |n: &Node| matches!(n.kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    let told = |k: usize| row.nodes[p].prep.is_none() && (k + 1 == p || acts(&row.nodes[k + 1]));
    speaks_of(row, c, p).is_some_and(told) || in_apposition(row, c, p)
}

/// "il 51% di Beta, azienda vicentina con un fatturato di 11 milioni": whether the noun of a figure at `p` stands in what explains the name at node `c`
/// behind a preposition.
fn in_apposition(row: &Row, c: usize, p: usize) -> bool {
    let governed = matches!(row.nodes[c].prep, Some(Prep::Of | Prep::In | Prep::To | Prep::From));
    if !governed || row.nodes[p].prep != Some(Prep::With) || c + 2 >= p || p > c + NEAR {
        return false;
    }
    let explains =
        |n: &Node| n.prep.is_none() && matches!(n.kind, NodeKind::Noun(NounClass::Plain) | NodeKind::Desc(..));
    // nor does anybody else or a clause stand between
    let inner = |n: &Node| matches!(n.kind, NodeKind::Noun(_) | NodeKind::Desc(..) | NodeKind::Time(_) | NodeKind::And);
    row.nodes[c + 1].kind == NodeKind::Comma
        && explains(&row.nodes[c + 2])
        && row.nodes[c + 2..p].iter().all(|n| inner(n) || n.kind == NodeKind::Cue && n.prep == Some(Prep::Of))
}

/// The preposition of the relative pronoun right behind node `c`: "Beta, en la que Alfa invertirá".
pub(super) fn relative_prep(row: &Row, c: usize, p: usize) -> Option<Prep> {
    row.nodes[pronoun_behind(row, c, p)?].prep
}

/// Whether node `c` has no preposition, or one that opens examples and, right behind a verb, opens none: "wird unter anderem Beta kaufen".
pub(super) fn unlisted(row: &Row, c: usize) -> bool {
    let verb = c > 0 && matches!(row.nodes[c - 1].kind, NodeKind::Verb(_));
    row.nodes[c].prep.is_none() || row.nodes[c].prep == Some(Prep::Such) && verb
}

/// Another finite verb of its own right behind a subject claims it first, unless the verbs share it.
pub(super) fn shadowed(row: &Row, c: usize, p: usize) -> f32 {
    let own = row.nodes[p].segment;
    let crossed = row.nodes[c + 1..p]
        .iter()
        .filter(|n| n.segment != own && matches!(n.kind, NodeKind::Verb(g) if g.is_finite()))
        .count();
    // a second predicate of the same subject: "ha chiuso il 2023 e distribuisce"
    if crossed > 0 { -1.0 } else { 0.0 }
}

/// A noun of its own right before the verb is its subject: "Ferrero ne ha ordinati quaranta: la commessa vale".
pub(super) fn noun_subject_before(row: &Row, c: usize, p: usize) -> f32 {
    let finite = matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.is_finite() && !g.reflexive);
    let noun = (c + 1..p).any(|k| {
        let n = &row.nodes[k];
        n.definite
            && n.prep.is_none()
            && n.segment == row.nodes[p].segment
            && matches!(
                n.kind,
                NodeKind::Noun(
                    NounClass::Plain | NounClass::Thing | NounClass::Share | NounClass::Stake | NounClass::Person
                ) | NodeKind::Cue
            )
    });
    if finite && noun { 2.5 } else { 0.0 }
}

/// Whether the company at node `c` leads the group that is the subject of the verb at node `p`, joined to it by a hyphen.
pub(super) fn leads(row: &Row, c: usize, p: usize) -> bool {
    let group = &row.nodes[c + 1];
    c + 2 == p
        && group.prep.is_none()
        && group.first == row.nodes[c].end + 2
        && matches!(group.kind, NodeKind::Desc(..) | NodeKind::Noun(NounClass::Plain))
}

/// Whether node `c` is told of beside what the predicate at node `p` tells: "Alfa, che controlla Beta, ha ottenuto un prestito", "guidato da Alfa
/// (già in Beta)".
pub(super) fn aside(row: &Row, c: usize, p: usize) -> bool {
    if c < p && segments::in_relative(row, c, p) {
        return true;
    }
    // "Alfa (50 milioni di fatturato, Beta e Gamma tra i clienti) ha acquistato": without a preposition, where the bracket is over before the
    // predicate
    let named = row.nodes[c].prep.is_none();
    if named && c > p {
        return false;
    }
    let reach = if named { BRACKET } else { 6 };
    let (low, high) = (c.saturating_sub(reach), row.nodes.len().min(c + reach));
    let Some(open) = (low..c).rev().find(|&k| row.nodes[k].kind == NodeKind::Open) else { return false };
    let close = (c..high).find(|&k| matches!(row.nodes[k].kind, NodeKind::Close | NodeKind::Open));
    let bracket = close.filter(|&k| row.nodes[k].kind == NodeKind::Close && !(open..k).contains(&p));
    bracket.is_some_and(|k| !named || k < p)
        && open > 0
        && matches!(row.nodes[open - 1].kind, NodeKind::Company(_))
        && (!named || row.nodes[open - 1].prep.is_none())
}

/// Whether node `c` is what the first of two verbs acts on, whose subject is that of the second too: "Alfa compra Beta per 3 miliardi e vende Gamma".
pub(super) fn acted_on(row: &Row, c: usize, p: usize) -> bool {
    let finite = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    let joint = |k: usize| matches!(row.nodes[k].kind, NodeKind::And | NodeKind::Comma);
    let listed =
        |k: usize| joint(k) || row.nodes[k].prep.is_none() && matches!(row.nodes[k].kind, NodeKind::Company(_));
    let Some(first) = (c.saturating_sub(NEAR)..c).rev().find(|&k| !listed(k)).filter(|&k| finite(k)) else {
        return false;
    };
    let named =
        row.nodes[first.saturating_sub(NEAR)..first].iter().rev().take_while(|n| n.segment == row.nodes[first].segment);
    let subject = named.into_iter().any(|n| n.kind.is_subject(n.prep));
    let second = (c + 1..p).rev().find(|&k| joint(k)).is_some_and(|k| {
        row.nodes[k].kind == NodeKind::And
            && row.nodes[k + 1..p].iter().all(|n| matches!(n.kind, NodeKind::Time(_) | NodeKind::Noun(_)))
    });
    subject
        && second
        && finite(p)
        && !row.nodes[c + 1..p].iter().any(|n| matches!(n.kind, NodeKind::Rel | NodeKind::Sub))
}

/// Whether the participle at `p` is said of something else than node `c` before it.
pub(super) fn said_of_other(row: &Row, c: usize, p: usize) -> bool {
    let node = &row.nodes[c];
    let Some(last) = (p > c + 1).then(|| &row.nodes[p - 1]) else { return false };
    // "Alfa a mis la main sur deux centrales cédées par Beta": behind a verb's object, of that object
    let object = row.nodes[c + 1..p].iter().any(|n| matches!(n.kind, NodeKind::Verb(v) if v.is_finite()))
        && matches!(last.kind, NodeKind::Noun(_) | NodeKind::Amount(_) | NodeKind::Cue);
    // "30 Airbus jets bought by Alfa": of the jets
    let goods = node.prep.is_none()
        && row.nodes[c + 1..p].iter().all(|n| matches!(n.kind, NodeKind::Noun(_)) && n.prep.is_none());
    // "issued a bond, bought by Beta": of the bond
    let issued = last.kind == NodeKind::Comma
        && c + 2 < p
        && row.nodes[p - 2].kind == NodeKind::Cue
        && row.nodes[p - 2].prep.is_none();
    object || goods || issued
}

/// "Invertirá Alfa 220 millones", "Compra Alfa panificadora": the company right behind a verb that opens its sentence, before what the verb acts on.
pub(super) fn follows_verb(row: &Row, p: usize, c: usize, g: &Group) -> bool {
    let object = |n: &Node| {
        let noun = |class| matches!(class, NounClass::Plain | NounClass::Thing | NounClass::Segment);
        let acted_on = matches!(n.kind, NodeKind::Amount(_) | NodeKind::Desc(..))
            || matches!(n.kind, NodeKind::Noun(class) if noun(class));
        n.prep.is_none() && acted_on
    };
    let acts = g.is_finite() && !g.passive && !g.reflexive && !g.clitic;
    acts && c == p + 1
        && segments::opens(row, p)
        && row.nodes[c].prep.is_none()
        && row.nodes.get(c + 1).is_some_and(object)
}

/// "da Eni", "da parte di Eni", behind a passive.
pub(super) fn agent(row: &Row, p: usize, c: usize, d: f32) -> Option<f32> {
    let (node, after) = (&row.nodes[c], c > p);
    // "angeführt wurde die Runde vom Fonds": behind the noun that the verb was put behind, a genitive is one in form only
    let inverted = !after && c + 1 == p && row.nodes[p].first < node.first;
    match node.prep {
        Some(Prep::Of) if inverted => Some(5.0 - d),
        Some(Prep::By) => Some(6.0 - d - if after { 0.0 } else { 2.0 }),
        Some(Prep::From) => Some(5.6 - d - if after { 0.0 } else { 2.0 }),
        _ => None,
    }
}

/// Whether nothing but other names of a list stands between node `c` and the predicate at `p`: "Alfa and Beta's venture arm".
pub(super) fn listed(row: &Row, c: usize, p: usize) -> bool {
    let mut owned = false;
    row.nodes[c + 1..p].iter().all(|n| {
        let named = matches!(n.kind, NodeKind::Company(_) | NodeKind::And | NodeKind::Comma);
        owned = n.prep == Some(Prep::Own) || owned && !named;
        named || owned && n.prep.is_none() && matches!(n.kind, NodeKind::Noun(_))
    })
}

/// "said it had raised 3 million, with Alfa and Beta also writing cheques": whether a list behind "with" ends right before the noun at `p`.
pub(super) fn with_list(row: &Row, p: usize) -> bool {
    let with = |c: &usize| matches!(row.nodes[*c].kind, NodeKind::Company(_)) && row.nodes[*c].prep == Some(Prep::With);
    (p.saturating_sub(NEAR)..p).rev().filter(with).any(|c| listed(row, c, p))
}

/// "picks up 50 million; Alfa foots the bill": whether a break, behind more than the verb at node `p`, parts node `c` from it. Two of them set apart
/// what stands between.
pub(super) fn broken_off(row: &Row, p: usize, c: usize) -> bool {
    let mut breaks = (p + 1..c).filter(|&k| row.nodes[k].kind == NodeKind::Break);
    breaks.next().is_some_and(|k| k > p + 1) && breaks.next().is_none()
}
