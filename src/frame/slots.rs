//! Which role a company has in a slot of a frame: mostly what the frame says, in some constructions another one or none.

use super::deals::{accusative, offers_own, percent};
use super::pronouns::taken_up;
use super::roles::Predicate;
use super::scene::{Scene, possessive};
use super::sense::{object_follows, receiver};
use crate::clause::{NodeKind, NounClass};
use crate::lang::{At, Frame, Prep, Slot, Stand, Tag};
use crate::lexicon::class;
use crate::value::{Kind, Role};

/// How many nodes behind a noun who acts may stand.
const AGENT: usize = 8;

/// The slots of a predicate's frame.
pub(super) struct Slots<'a> {
    scene: Scene<'a>,
    predicate: &'a Predicate,
    frame: &'a Frame,
    kind: Kind,
    /// Where whoever is given something stands.
    receiver: Option<At>,
    /// Whether its subject or object buys.
    buys: bool,
    /// Whether a noun has who acts behind it: "die Übernahme von Beta durch Alfa".
    agent: bool,
}

impl<'a> Slots<'a> {
    pub(super) fn new(scene: Scene<'a>, predicate: &'a Predicate, frame: &'a Frame, kind: Kind) -> Self {
        let receiver = receiver(scene, *predicate, frame);
        let buys = [At::Subj, At::Obj].iter().any(|&at| frame.slots.contains(&(at, Slot::Role(Role::Acquirer))));
        let nodes = &scene.row.nodes;
        let behind = nodes[predicate.node + 1..].iter().take(AGENT);
        let by = |role: Role| frame.slots.contains(&(At::P(Prep::By), Slot::Role(role)));
        // es "una oferta por Beta": what is bid for
        let agent = predicate.verb.is_none()
            && by(Role::Acquirer)
            && !by(Role::Target)
            && behind
                .take_while(|n| !matches!(n.kind, NodeKind::Verb(_) | NodeKind::Comma | NodeKind::Break))
                .any(|n| n.prep == Some(Prep::By) && matches!(n.kind, NodeKind::Company(_)));
        Self { scene, predicate, frame, kind, receiver, buys, agent }
    }

    /// The role of the company at node `c` in the slot at `at`, which the frame gives `role`.
    pub(super) fn role(&self, c: usize, at: At, role: Role) -> Option<Role> {
        let (scene, verb) = (self.scene, self.predicate.node);
        let node = &scene.row.nodes[c];
        let described = matches!(node.kind, NodeKind::Desc(..));
        // "Alfa spurned Beta's takeover bid": whose bid it is
        let own = node.prep == Some(Prep::Own) && c + 1 == verb;
        let mut role = match role {
            Role::Acquirer if self.receiver == Some(at) && !own => Role::Target,
            Role::Investor if self.receiver == Some(at) => Role::Recipient,
            role => role,
        };
        // "die Kommission hat die Übernahme von Beta durch Alfa genehmigt": who allows it does not buy
        if self.agent && role == Role::Acquirer && at == At::Subj {
            return None;
        }
        // "A Webuild il contratto": who is named first is given the order
        if role == Role::Customer && at == At::P(Prep::To) && c == 0 && verb == 1 {
            role = Role::Supplier;
        }
        // "Alfa has put its Nordic arm on the market": whoever offers a thing of its own sells it
        let intended = self.frame.stand == Some(Stand::Intended) && !self.buys;
        if intended && at == At::Subj && role == Role::Target && offers_own(scene, c, verb) {
            role = Role::Seller;
        }
        // "kaufte der Beta AG das Unternehmen ab": whom something is bought off has a name
        let bought_off = role == Role::Seller && at == At::Obj && self.predicate.verb.is_some();
        if bought_off && (described || accusative(scene, c)) {
            return None;
        }
        // "un round guidato da Alfa, che valuta la startup 3 miliardi": the round values it
        let acts = c < verb && self.predicate.verb.is_some_and(|g| g.is_finite() && !g.passive);
        let valued = || scene.row.nodes.get(verb + 1).is_some_and(|n| n.kind.is_subject(n.prep));
        if self.kind == Kind::Valuation && acts && matches!(node.prep, Some(Prep::By | Prep::From)) && valued() {
            return None;
        }
        // "hatte seine Tochter Raj Petro veräußert": whatever it is, it was not told of before
        if role == Role::Target && described && possessive(scene, c) {
            return None;
        }
        if role == Role::Target && at == At::Obj && c > verb {
            // "sells 200 million iPhones": what is counted is a ware
            if counted(scene, c) {
                return None;
            }
            // "sold Beta a portfolio of plants": whoever is named first is given what follows
            let sells = [(At::Subj, Slot::Role(Role::Seller)), (At::P(Prep::To), Slot::Role(Role::Acquirer))];
            if sells.iter().all(|s| self.frame.slots.contains(s)) && given_first(scene, verb, c) {
                return Some(Role::Acquirer);
            }
        }
        let other = || object_follows(scene.row, verb, c) || taken_up(scene.row, verb).is_some();
        if role == Role::Target && at == At::P(Prep::To) && other() {
            return None;
        }
        Some(role)
    }
}

/// Whether a bare number stands right before the name at node `c`, and counts no shares of its: "bought 3 million Beta common shares".
fn counted(scene: Scene, c: usize) -> bool {
    let (view, nodes) = (scene.view, &scene.row.nodes);
    let number = c > 0 && matches!(nodes[c - 1].kind, NodeKind::Amount(_)) && nodes[c - 1].end == nodes[c].first;
    let money = |t: usize| {
        view.has(t, |t| matches!(t, Tag::Currency(..))).is_some() || ['$', '€', '£'].iter().any(|&s| view.mark(t, s))
    };
    let shares =
        nodes.get(c + 1).is_some_and(|n| matches!(n.kind, NodeKind::Noun(NounClass::Stake | NounClass::Share)));
    // "the four Beta stores" may be bought
    let large = |t: usize| {
        view.is(t, class::SCALE) || view.word(t).len() > 2 && view.word(t).starts_with(|c: char| c.is_ascii_digit())
    };
    let many = || (nodes[c - 1].first..nodes[c - 1].end).any(large);
    number && many() && !shares && !percent(scene, c - 1) && !(nodes[c - 1].first..nodes[c - 1].end).any(money)
}

/// Whether the name at node `c` stands right behind the verb at node `v`, and a thing with an article right behind it.
fn given_first(scene: Scene, v: usize, c: usize) -> bool {
    let (view, nodes) = (scene.view, &scene.row.nodes);
    let end = nodes[c].end;
    let thing = nodes.get(c + 1).is_some_and(|n| {
        n.prep.is_none()
            && n.first == end + 1
            && matches!(n.kind, NodeKind::Noun(_) | NodeKind::Amount(_) | NodeKind::Cue)
    });
    let article = || view.is(end, class::INDEF | class::DEF) || view.has(end, |t| t == Tag::This).is_some();
    view.lexicon.language.grammar.premodifiers && c == v + 1 && nodes[c].prep.is_none() && thing && article()
}
