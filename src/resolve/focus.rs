//! Which company a description, or no word at all, refers to.
//!
//! Entities of an item are ranked by how they were last named: as a subject, in a headline, or else. A description takes the first that fits and
//! is no other argument of its own predicate; without a clear lead it stays unresolved.

use super::Entities;
use crate::lang::Num;
use smallvec::{SmallVec, smallvec};

/// Salience of the entities of an item.
#[derive(Debug, Default, Clone)]
pub struct Focus {
    weight: Vec<f32>,
    /// What an entity weighs in the item as a whole; it does not fade.
    base: Vec<f32>,
    /// Whether an entity is named where the item opens.
    opens: Vec<bool>,
    /// How many figures of an entity the item has told.
    figures: Vec<u8>,
    /// The entity that was last a subject.
    pub subject: Option<u32>,
    /// The entity that the subject of the last sentence meant, named or described: what "it" means next.
    pub spoken: Option<u32>,
    /// What the deal told last is about: its target, recipient, issuer.
    about: Option<u32>,
    /// How many sentences ago.
    about_age: u32,
    /// Who raises money in the round told last.
    pub raiser: Option<u32>,
    /// Who buys in the acquisition told last.
    pub buyer: Option<u32>,
    /// What is bought in it.
    pub target: Option<u32>,
    /// The entity that was last a subject in this paragraph.
    local: Option<u32>,
    /// Number of the paragraph.
    paragraph: u32,
    /// The paragraph in which an entity was last named.
    named_in: Vec<u32>,
    /// The two that were last named side by side: "la prima … il secondo".
    pub pair: Option<(u32, u32)>,
}

/// How an entity was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Before the first verb, without a preposition.
    Subject,
    /// In a headline or heading.
    Heading,
    /// As what a deal is about: its target, recipient, issuer.
    Key,
    /// Elsewhere.
    Other,
}

impl Focus {
    /// Forgets all; an item begins.
    pub fn reset(&mut self, entities: usize) {
        self.weight.clear();
        self.weight.resize(entities, 0.0);
        self.base.clear();
        self.base.resize(entities, 0.0);
        self.opens.clear();
        self.opens.resize(entities, false);
        self.figures.clear();
        self.figures.resize(entities, 0);
        self.subject = None;
        self.spoken = None;
        self.about = None;
        self.buyer = None;
        self.target = None;
        self.raiser = None;
        self.local = None;
        self.pair = None;
        self.named_in.clear();
        self.named_in.resize(entities, 0);
    }

    /// A paragraph begins: its subject is not told yet.
    pub fn paragraph(&mut self) {
        self.local = None;
        self.paragraph += 1;
    }

    /// A sentence of the paragraph has told its subject.
    pub fn paragraph_subject(&mut self, entity: Option<u32>) {
        self.local = entity;
    }

    /// Whose figures a paragraph tells that names nobody with them: what the item is about where the paragraph names it, else the subject of
    /// the paragraph if the item names it more than once, else again what the item is about.
    pub fn measured(&self, entities: &Entities, taken: &[u32]) -> Option<u32> {
        // a fund of the list has no revenue to tell
        let fund = |e: u32| {
            let entity = &entities.all[e as usize];
            entity.trade == super::entities::Trade::Fund && entity.known.is_some()
        };
        let told = |e: usize| (self.opens[e] || self.base[e] >= 1.0) && !fund(e as u32);
        let opener = || self.first_of(entities, taken, told).or_else(|| self.opener(entities, taken));
        let opener = self.reporter(taken).or_else(opener);
        let here = opener.is_some_and(|e| self.named_in[e as usize] == self.paragraph);
        let local = self.local.filter(|e| !taken.contains(e) && self.base[*e as usize] >= 0.5 && !fund(*e));
        local.filter(|_| !here).or(opener)
    }

    /// Whose figures the item tells so far: nobody else's, and several.
    fn reporter(&self, taken: &[u32]) -> Option<u32> {
        let (entity, most) = (0u32..).zip(&self.figures).max_by_key(|f| f.1)?;
        let others: u32 = self.figures.iter().map(|f| u32::from(*f)).sum::<u32>() - u32::from(*most);
        (*most >= 2 && others == 0 && !taken.contains(&entity)).then_some(entity)
    }

    /// Whom a description means that is the subject of a figure, where its paragraph has told no subject yet.
    pub fn reporting(&self, taken: &[u32]) -> Option<u32> {
        self.reporter(taken).filter(|_| self.local.is_none())
    }

    /// A figure of an entity was told.
    pub fn figure(&mut self, entity: u32) {
        let told = &mut self.figures[entity as usize];
        *told = told.saturating_add(1);
    }

    /// What the item is about: the entity named most, a little helped by recency.
    pub fn topic(&self, entities: &Entities, taken: &[u32]) -> Option<u32> {
        self.first_of(entities, taken, |_| true)
    }

    /// What the item is about, among those that it names where it opens: figures that name nobody are its own.
    pub fn opener(&self, entities: &Entities, taken: &[u32]) -> Option<u32> {
        self.first_of(entities, taken, |e| self.opens[e] || self.base[e] >= 1.0)
    }

    fn first_of(&self, entities: &Entities, taken: &[u32], fits: impl Fn(usize) -> bool) -> Option<u32> {
        let ranked = (0u32..).zip(&self.weight).filter(|(e, _)| {
            !taken.contains(e)
                && entities.all[*e as usize].accepted
                && !entities.all[*e as usize].media
                && fits(*e as usize)
        });
        let weighed = ranked.map(|(e, w)| (self.base[e as usize] * 1.4 + w * 0.6, e)).filter(|w| w.0 > 0.2);
        weighed.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|w| w.1)
    }

    /// An entity is named once in the item that begins, in its headline or not.
    pub fn count(&mut self, entity: u32, heading: bool, opening: bool) {
        self.opens[entity as usize] |= opening;
        let base = &mut self.base[entity as usize];
        *base = (*base + if heading { 1.0 } else { 0.25 }).min(3.0);
    }

    /// What a deal is about that was told at most so many sentences ago.
    pub fn about(&self, sentences: u32) -> Option<u32> {
        self.about.filter(|_| self.about_age <= sentences)
    }

    /// A sentence is over.
    pub fn fade(&mut self) {
        self.about_age += 1;
        self.weight.iter_mut().for_each(|w| *w *= 0.72);
    }

    /// An entity was named.
    pub fn named(&mut self, entity: u32, how: Named) {
        let gain = match how {
            Named::Subject => 1.7,
            Named::Heading => 2.0,
            Named::Key => 0.7,
            Named::Other => 0.8,
        };
        if how == Named::Subject {
            self.subject = Some(entity);
            self.spoken = Some(entity);
        }
        if how == Named::Key {
            (self.about, self.about_age) = (Some(entity), 0);
        }
        self.weight[entity as usize] += gain;
        self.named_in[entity as usize] = self.paragraph;
    }

    /// The entities that a description may mean, best first: one, or two for a plural. `fits` filters by features.
    pub fn resolve(
        &self,
        entities: &Entities,
        number: Num,
        taken: &[u32],
        fits: impl Fn(u32) -> bool,
    ) -> SmallVec<[u32; 2]> {
        let mut ranked: SmallVec<[(f32, u32); 16]> = (0u32..)
            .zip(&self.weight)
            .filter(|&(e, &w)| {
                w > 0.15
                    && !taken.contains(&e)
                    && entities.all[e as usize].accepted
                    && !entities.all[e as usize].media
                    && fits(e)
            })
            .map(|(e, &w)| (w + self.base[e as usize], e))
            .collect();
        // "Nivora doubles its sales … The startup": where nobody else is known, the only name of the headline
        if ranked.is_empty() && number != Num::P {
            let named = |e: &u32| {
                let entity = &entities.all[*e as usize];
                let told = self.base[*e as usize] >= 1.0 && self.weight[*e as usize] > 0.15;
                told && !entity.accepted && !entity.media && entity.score > 0.8 && !taken.contains(e) && fits(*e)
            };
            let mut names = (0..self.weight.len() as u32).filter(named);
            return names.next().filter(|_| names.next().is_none()).into_iter().collect();
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match (number, ranked.as_slice()) {
            (Num::P, [a, b, ..]) => smallvec![a.1, b.1],
            (Num::P, _) => SmallVec::new(),
            (_, [a]) => smallvec![a.1],
            (_, [a, b, ..]) if a.0 >= b.0 * 1.15 => smallvec![a.1],
            _ => SmallVec::new(),
        }
    }
}
