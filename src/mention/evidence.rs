//! Evidence that a name is a company's, from its own form and from the words beside it.
//!
//! "la startup X", "il ceo di X", "ha rilevato X", "X, società di …", each with its weight and its rule; "secondo X" speaks against.

use super::View;
use super::capitals::Capitals;
use super::company::{CompanyMention, demonym, trade};
use super::namesake::to_come;
use crate::lang::{At, Form, Needs, Prep, Slot, Tag};
use crate::lexicon::{NameTag, PhraseTag, class};
use crate::scan::{Hit, Shape, TokKind};
use crate::value::{Kind, Role};

/// Tokens of a bracket that may stand between a name and its verb.
const SHORT_BRACKET: usize = 7;
/// Whether a name is only quoted here: "secondo Alfa", "gli analisti di Alfa", "Alfa analysts".
pub(super) fn cited(view: View, first: usize, end: usize, from: usize) -> bool {
    if view.is(end, class::ANALYST) {
        return true;
    }
    let near = view.hits.among(from.max(first.saturating_sub(6)), first);
    if near & class::PREP == 0 {
        return false;
    }
    let prep = view.hits.words.ending(first, 4).filter(|h| h.first as usize >= from).find_map(|h| match h.tag {
        PhraseTag::Tag(Tag::Prep(p, _)) => Some((p, h.first as usize)),
        _ => None,
    });
    prep.is_some_and(|(p, at)| {
        p == Prep::Source
            || near & class::ANALYST != 0 && (from.max(at.saturating_sub(2))..at).any(|t| view.is(t, class::ANALYST))
    })
}

/// Whether a person's office or title stands right before: "il ceo Luigi Lovaglio", "Mr Elkann".
pub(super) fn office_before(view: View, first: usize, from: usize) -> bool {
    view.hits.among(from.max(first.saturating_sub(3)), first) & class::OFFICE != 0
        && view
            .hits
            .words
            .ending(first, 3)
            .any(|h| h.first as usize >= from && matches!(h.tag, PhraseTag::Tag(Tag::Office | Tag::Title)))
}

/// "Tiroler", "Mainzern": whether the capital word at `i` tells a place of origin, in languages that write it so.
pub fn origin(view: View, i: usize) -> bool {
    let word = view.word(i);
    let stem = view.lexicon.language.grammar.origin_endings.iter().find_map(|e| word.strip_suffix(e));
    let Some(stem) =
        stem.filter(|s| view.lexicon.capital_nouns() && s.len() > 2 && view.tokens[i].shape == Shape::Title)
    else {
        return false;
    };
    if view.is(i, class::DEMONYM) {
        return true;
    }
    let number = view.tables.vocab.id(stem, &mut String::new());
    number != 0 && view.tables.names.phrases.single(number).any(|(tag, _)| matches!(tag, NameTag::Place(_)))
}

/// "Merck, meanwhile, completed": whether a finite verb follows behind what two commas set apart.
pub(super) fn inserted_after(view: View, i: usize, to: usize) -> bool {
    let close = || (i + 1..to.min(i + 14)).find(|&k| view.mark(k, ','));
    let verb = |k: usize| {
        // "completed" is a participle too
        let past = view.hits.verb(k).is_some_and(|v| v.form == Form::Part);
        // "Oi, bom dia, disse": a greeting that is quoted
        let said = view.has(k, |t| t == Tag::Saying).is_some();
        k < to && !said && (past || subject_of_verb(view, k, to))
    };
    view.mark(i, ',') && close().is_some_and(|k| verb(k + 1))
}

/// Whether a finite verb or an auxiliary follows: the name is the subject of a headline.
pub(super) fn subject_of_verb(view: View, mut i: usize, to: usize) -> bool {
    if view.mark(i, '(') {
        i = (i + 1..to.min(i + 5)).find(|&k| view.mark(k, ')')).map_or(i, |k| k + 1);
    }
    i < to
        && (view.hits.verb(i).is_some_and(|v| v.form.is_finite())
            || view.is(i, class::HELPER) && view.has(i, |t| matches!(t, Tag::Aux(..) | Tag::Reflexive)).is_some())
}

/// What the name's own form tells.
pub(super) fn shape_score(view: View, mention: &CompanyMention, style: Capitals) -> (f32, &'static str) {
    if mention.legal_end > mention.end {
        return (5.0, "company/legal-form");
    }
    let mut score = 0.0;
    let mut rule = "company/shape";
    let count = (mention.first..mention.end).filter(|&k| view.tokens[k].is_word()).count();
    let name = mention.span.of(view.text);
    if name.len() < 2 || !name.chars().any(char::is_alphabetic) {
        return (-3.0, rule);
    }
    // "H100", "AW189": a model, not a maker
    let code = count == 1 && name.bytes().any(|c| c.is_ascii_digit()) && !name.chars().any(char::is_lowercase);
    if code {
        score -= 1.2;
    }
    // in English the telling word stands last, or has a name behind "of": "Alfa Energy", "Bank of Alfa", but "Energy Drinks"
    let last = view.lexicon.language.grammar.title_case && !view.is(mention.first + 1, class::GLUE);
    let plain = style == Capitals::Names || !last;
    if plain && (mention.first + usize::from(last)..mention.end).any(|k| view.is(k, class::NAME_PART)) && count > 1 {
        score += 2.2;
        rule = "company/name-part";
    }
    if view.has(mention.end - 1, |t| t == Tag::OtherName).is_some() {
        score -= 3.0;
    }
    let shape = view.tokens[mention.first].shape;
    score += match shape {
        _ if style != Capitals::Names => 0.3,
        Shape::Mixed => 2.0,
        // where all nouns have capitals, three or four of them are a company's more than anything else's
        Shape::Upper if view.lexicon.capital_nouns() && count == 1 && (3..5).contains(&name.len()) => 1.6,
        Shape::Upper if mention.span.len() >= 2 => 1.0,
        Shape::Title if view.lexicon.capital_nouns() && count == 1 => noun_like(view, mention),
        _ if mention.initial => 0.3,
        _ if count > 1 => 1.3,
        _ => 1.0,
    };
    if view.word(mention.first).contains('.') && view.tokens[mention.first].span().len() > 4 {
        score += 1.5;
    }
    (score, rule)
}

/// Whether a verb or a noun that evokes a deal stands at most ten tokens before token `k`: "the sale of the arm to Alfa".
fn deal_before(view: View, k: usize, from: usize) -> bool {
    let to = (At::P(Prep::To), Slot::Role(Role::Acquirer));
    let sale = |f: u16| view.lexicon.frame(f).slots.contains(&to) && view.lexicon.frame(f).verbs.is_empty();
    let sells = |t: usize| {
        view.has(k, |t| matches!(t, Tag::Prep(Prep::To, _))).is_some()
            && view.hits.words.at(t).iter().any(|h| matches!(h.tag, PhraseTag::Noun(f) if sale(f)))
    };
    (from.max(k.saturating_sub(10))..k).any(|t| {
        view.is(t, class::NOUN) && (view.lexicon.language.grammar.premodifiers || sells(t))
            || view.is(t, class::VERB) && view.hits.verb(t).is_some_and(|v| view.lexicon.verb(v.verb).telling)
    })
}

/// Whether a frame of the verb has a company behind the preposition: "met la main sur Alfa".
fn opens_role(view: View, verb: u16, p: Prep) -> bool {
    let used = view.lexicon.verb(verb);
    let role = |slot: &(At, Slot)| slot.0 == At::P(p) && matches!(slot.1, Slot::Role(_));
    used.frames.iter().chain(&used.reflexive).any(|&frame| view.lexicon.frame(frame).slots.iter().any(role))
}

/// Whether an amount ends before token `k`, and a verb or a noun before it says into whom it goes by "in": "an investment of $40 million in".
fn put_into(view: View, p: Prep, k: usize, from: usize) -> bool {
    let into = |frame: u16| {
        let to = |role| view.lexicon.frame(frame).slots.contains(&(At::P(p), Slot::Role(role)));
        to(Role::Recipient) || to(Role::Target)
    };
    let near = from.max(k.saturating_sub(12));
    let amount = k > from
        && (view.tokens[k - 1].is_number() || view.is(k - 1, class::CURRENCY | class::SCALE) || view.mark(k - 1, '€'));
    amount
        && view.hits.each(near, k, class::VERB | class::NOUN).any(|t| {
            let verb = || view.hits.verb(t).is_some_and(|v| view.lexicon.verb(v.verb).frames.iter().any(|&f| into(f)));
            let noun = |h: &Hit<PhraseTag>| matches!(h.tag, PhraseTag::Noun(f) if into(f));
            verb() || view.hits.words.at(t).iter().any(noun)
        })
}

/// Whether a percentage ends before token `k`, in brackets or without.
fn share_before(view: View, k: usize, from: usize) -> bool {
    let k = k - usize::from(k > from && view.mark(k - 1, ')'));
    k > from
        && (view.mark(k - 1, '%')
            || view.is(k - 1, class::CURRENCY)
                && view.hits.words.ending(k, 3).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Percent))))
}

/// Whether a stake with its percentage ends before token `k`: "la sua quota del 25%", "una participación del 29,4 por ciento".
fn stake_of_share(view: View, k: usize, from: usize) -> bool {
    let stake = |t: usize| view.hits.words.at(t).iter().any(|h| matches!(h.tag, PhraseTag::Tag(Tag::StakeNoun)));
    share_before(view, k, from)
        && (from.max(k.saturating_sub(8))..k).rev().find(|&t| view.is(t, class::HELD | class::VERB)).is_some_and(stake)
}

/// Whether an amount ends before token `k`, and a noun right before it says whose it is by `p`: "round da 10 milioni per", "la ronda de 10 millones de".
fn told_whose(view: View, p: Prep, k: usize, from: usize) -> bool {
    let whose = |frame: u16| {
        let frame = view.lexicon.frame(frame);
        let role = |slot: &(At, Slot)| slot.0 == At::P(p) && matches!(slot.1, Slot::Role(r) if r != Role::Customer);
        matches!(frame.kind, Kind::FundingRound | Kind::Debt | Kind::Listing | Kind::Figure)
            && frame.slots.iter().any(role)
    };
    let amount = |k: usize| {
        view.tokens[k - 1].is_number() || view.is(k - 1, class::CURRENCY | class::SCALE) || view.mark(k - 1, '€')
    };
    let near = from.max(k.saturating_sub(9));
    k > from
        && amount(k)
        && view
            .hits
            .each(near, k, class::NOUN)
            .any(|t| view.hits.words.at(t).iter().any(|h| matches!(h.tag, PhraseTag::Noun(f) if whose(f))))
}

/// What a lone word says by its capital where all nouns have one: nothing, and less behind an article or with a noun's plural.
fn noun_like(view: View, mention: &CompanyMention) -> f32 {
    let word = view.word(mention.first);
    let article = mention.first > 0
        && !mention.initial
        && (view.is(mention.first - 1, class::DEF | class::INDEF)
            || view.has(mention.first - 1, |t| matches!(t, Tag::This | Tag::Prep(_, true))).is_some()
            || view.tokens[mention.first - 1].shape == Shape::Lower
                && view.hits.words.at(mention.first - 1).is_empty());
    let plural = view.lexicon.language.grammar.plural_endings.iter().any(|e| word.ends_with(e));
    // "die Tochter Nivora"
    let named = view
        .hits
        .words
        .ending(mention.first, 4)
        .any(|h| matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..))));
    if named {
        return 0.5;
    }
    // "die Nivora-Aktie": the article is the other noun's
    if first_part(view, mention.end) {
        return 0.2;
    }
    let loose = word.ends_with('e') && !mention.initial;
    let after = mention.legal_end;
    // "Anstieg der", "Absatz von", "Eintrag Deinstallieren": a noun and what belongs to it
    let governs = view.is(after, class::CAPITAL)
        || view.is(after, class::DEF) && view.tokens[after].shape == Shape::Lower && !mention.initial
        || view.has(after, |t| matches!(t, Tag::Prep(Prep::From | Prep::Of, _))).is_some()
        // "kauft Nivora für 40 Millionen": what a name costs
        || view.has(after, |t| matches!(t, Tag::Prep(Prep::For, _))).is_some()
            && !view.tokens.get(after + 1).is_some_and(|t| t.is_number());
    let less = [(article, 0.8), (plural, 0.8), (loose, 0.6), (governs, 0.6)];
    0.2 - less.iter().filter(|l| l.0).map(|l| l.1).sum::<f32>()
}

/// "Nivora-Aktie": whether a hyphen joins a noun to the name that ends before token `end`, in languages that write compounds so.
fn first_part(view: View, end: usize) -> bool {
    view.lexicon.capital_nouns()
        && view.mark(end, '-')
        && view.tokens[end].glued
        && view.tokens.get(end + 1).is_some_and(|t| t.glued && t.is_word())
}

/// What the noun behind a name's hyphen tells: "Nivora-Chef", "Nivora-Aktie", "Nivora-Übernahme", "Nivora-Pleite".
fn compound(view: View, end: usize) -> f32 {
    if !first_part(view, end) {
        return 0.0;
    }
    let head = end + 1;
    let held = |t: Tag| matches!(t, Tag::Office | Tag::BodyNoun | Tag::StakeNoun | Tag::ShareNoun);
    let thing = |t: Tag| matches!(t, Tag::ThingNoun | Tag::ProductNoun | Tag::Machine);
    match () {
        // "die Bioethanol-Anlage" is made of what it makes
        () if view.has(head, thing).is_some() => 0.0,
        () if view.is(head, class::HELD) && view.has(head, held).is_some() => 2.2,
        () if view.is(head, class::NOUN) => 1.6,
        () if view.is(head, class::COMPANY_NOUN) => 0.6,
        () => 0.4,
    }
}

/// What a name tells by qualifying the noun behind it: "Alfa's revenue", "Alfa shares", "the Alfa unit", "Alfa-backed".
pub(super) fn qualifies(view: View, after: usize, to: usize, add: &mut impl FnMut(f32, &'static str)) {
    let mark = |k: usize| view.tokens.get(k).is_some_and(|t| t.glued) && k < to;
    let hyphen = mark(after) && view.mark(after, '-') && mark(after + 1);
    if hyphen && view.has(after + 1, |t| matches!(t, Tag::Hyphened(_))).is_some() {
        return add(1.5, "company/qualifier");
    }
    let own = mark(after) && (view.mark(after, '\'') || view.mark(after, '’'));
    let k = after
        + if own { 1 + usize::from(mark(after + 1) && view.word(after + 1).eq_ignore_ascii_case("s")) } else { 0 };
    let acronym = || view.tokens[k].shape == Shape::Upper && view.is(k, class::NOUN);
    if k >= to || !view.tokens[k].is_word() || view.tokens[k].shape != Shape::Lower && !acronym() {
        return;
    }
    if view.is(k, class::HELD) && !view.is(after - 1, class::DEMONYM) {
        add(2.0, "company/qualifier");
    } else if view.is(after - 1, class::DEMONYM) {
        // "the Polish unit"
    } else if view.is(k, class::NOUN) && !own && view.has(after - 1, |t| t == Tag::Section) == Some(1) {
        // "Peak sales": a part's figure, or nobody's
    } else if view.is(k, class::NOUN) {
        add(if own { 1.8 } else { 1.4 }, "company/qualifier");
    } else if view.has(k, |t| matches!(t, Tag::CompanyNoun(..) | Tag::TradeNoun(..) | Tag::SegmentNoun)).is_some() {
        add(if own { 1.0 } else { 1.8 }, "company/qualifier");
    } else if own {
        add(0.6, "company/qualifier");
    }
}

/// "Alfa, the world's largest Danish electronics firm": where qualifiers stand before the noun for a company.
fn explained(view: View, from: usize, to: usize) -> bool {
    if !view.lexicon.language.grammar.premodifiers {
        return false;
    }
    for k in from..to.min(from + 7) {
        if view.is(k, class::COMPANY_NOUN) {
            return true;
        }
        let inner = view.tokens[k].is_word() && !view.is(k, class::PREP | class::AND | class::CLAUSE | class::AUX)
            || view.mark(k, '-')
            || view.mark(k, '\'')
            || view.mark(k, '’');
        if !inner {
            return false;
        }
    }
    false
}

/// "Alfa, which owns", "Alfa, whose shares": what a company does or has.
fn relative_owner(view: View, at: usize, to: usize) -> bool {
    let relative = at + 1 < to && view.has(at, |t| t == Tag::Rel).is_some();
    relative
        && (view.is(at + 1, class::NOUN | class::HELD)
            || view.hits.verb(at + 1).is_some_and(|v| {
                let used = view.lexicon.verb(v.verb);
                used.hold || used.telling || used.light.is_some()
            }))
}

/// What a name says that a deal is told of behind a comma: "Nivora, acquired by Alfa in 2021", "Nivora, che aveva comprato nel 2021".
fn dealt_in(view: View, after: usize, to: usize) -> f32 {
    if after + 2 >= to || !view.mark(after, ',') {
        return 0.0;
    }
    let acts = |t: usize| {
        let verb = view.hits.verb_form(t).filter(|_| view.is(t, class::VERB));
        verb.filter(|(_, v)| {
            let buys = |slot: &(At, Slot)| *slot == (At::Obj, Slot::Role(Role::Target));
            let frames = &view.lexicon.verb(v.verb).frames;
            frames.iter().any(|&frame| view.lexicon.frame(frame).slots.iter().any(buys))
        })
    };
    let close = (after + 1..to.min(after + 12)).find(|&t| view.mark(t, ',')).unwrap_or(to.min(after + 12));
    if let Some((len, _)) = acts(after + 1).filter(|(_, v)| v.form == Form::Part) {
        let by = |t: Tag| matches!(t, Tag::Prep(Prep::By | Prep::From, _));
        let agent = (after + 1 + len..close).any(|t| view.is(t, class::PREP) && view.has(t, by).is_some());
        return if agent { 2.7 } else { 0.0 };
    }
    if view.has(after + 1, |t| matches!(t, Tag::Rel | Tag::That)).is_none() {
        return 0.0;
    }
    let Some((t, len)) = (after + 2..close.min(after + 7)).find_map(|t| Some((t, acts(t)?.0))) else { return 0.0 };
    // with an object of its own, the clause says what the name's bearer did
    let next = t + len;
    let alone = next >= to
        || !view.tokens[next].is_word()
        || view.is(next, class::PREP | class::TIME | class::MONTH | class::NUMBER);
    if alone { 2.0 } else { 0.0 }
}

/// Whether a frame names who else takes part in a round as its object.
fn joins(frame: &crate::lang::Frame) -> bool {
    frame.kind == Kind::FundingRound && frame.slots.contains(&(At::Obj, Slot::Role(Role::Investor)))
}

/// What the neighbours tell: evidence and its rule.
pub(super) fn context(view: View, m: &CompanyMention, from: usize, to: usize) -> (f32, &'static str) {
    let mut best = (0.0f32, "company/shape");
    let mut add = |score: f32, rule: &'static str| {
        if score > best.0 {
            best.1 = rule;
        }
        best.0 = best.0.max(score) + best.0.min(score) * 0.5;
    };
    let before = |k: usize| view.hits.words.ending(k, 4).filter(move |h| h.first as usize >= from);
    // "la startup Nivora", "il gruppo torinese Alfa"
    let mut at = m.first;
    let near = |k: usize| view.hits.among(from.max(k.saturating_sub(4)), k);
    let origin = demonym(view, at, from);
    if let Some((gender, first, _)) = origin {
        at = first;
        // "la milanese Fatturino" is a company, "il francese Macron" may be a person
        let article = near(at) & (class::DEF | class::PREP) != 0
            && before(at).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Def | Tag::Prep(_, true))));
        if article {
            add(
                match gender {
                    b'f' => 2.5,
                    b'm' => 1.8,
                    _ => 2.1,
                },
                "company/origin-before",
            );
        }
    }
    if at > from && matches!(view.tokens[at - 1].kind, TokKind::Mark('«' | '"' | '“')) {
        at -= 1;
    }
    let of_names = |h: &Hit<PhraseTag>| matches!(h.tag, PhraseTag::Tag(Tag::NamePart | Tag::OtherName));
    // "la startup di intelligenza artificiale" no, "la startup scientifica Alfa" yes
    for _ in 0..2 {
        let adjective = at > from
            && (view.tokens[at - 1].shape == Shape::Upper
                || view.tokens[at - 1].shape == Shape::Lower && view.hits.words.at(at - 1).iter().all(of_names));
        let noun = || {
            near(at) & class::COMPANY_NOUN != 0
                && before(at).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..))))
        };
        at -= usize::from(adjective && view.tokens[at - 1].is_word() && !noun());
    }
    let around = near(m.first);
    if near(at) & class::COMPANY_NOUN != 0
        && before(at).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..))))
    {
        add(2.5, "company/noun-before");
    } else if noun_of(view, m.first, from) {
        add(2.2, "company/noun-before");
    }
    if names_product(view, m.first, from) {
        add(-2.0, "company/shape");
    }
    if m.first > from + 1 && view.lexicon.capital_nouns() && trade(view, m.first - 1, from) {
        add(2.9, "company/noun-before");
    }
    // "its honey operation, X."
    let held = view.mark(m.first.saturating_sub(1), ',')
        && m.first > from + 1
        && (m.legal_end >= to || matches!(view.tokens[m.legal_end].kind, TokKind::Mark(_)))
        && view.hits.words.ending(m.first - 1, 3).any(|h| {
            let noun = matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..) | Tag::SegmentNoun));
            h.first as usize >= from && noun
        });
    if held {
        add(1.8, "company/apposition");
    }
    // "controllata di X", "owned by X"
    let owner = around & class::OTHER != 0
        && before(m.first).any(|h| {
            let of = || matches!(h.tag, PhraseTag::Tag(Tag::Prep(Prep::Of | Prep::From | Prep::By, _)));
            let owned = |h: &Hit<PhraseTag>| matches!(h.tag, PhraseTag::Tag(Tag::OwnedBy));
            owned(h) || of() && before(h.first as usize).any(owned)
        });
    if owner {
        add(1.8, "company/of-office");
    }
    // "ceo di X", "quota di X", "acquisizione di X"
    let governs = around & class::PREP != 0 && !first_part(view, m.end);
    let prep = Some(around).filter(|_| governs).and_then(|_| {
        before(m.first).find_map(|h| match h.tag {
            PhraseTag::Tag(Tag::Prep(p, _)) => Some((p, h.first as usize)),
            PhraseTag::Tag(Tag::Adnominal(_)) => Some((Prep::Of, h.first as usize)),
            _ => None,
        })
    });
    // "pasa a manos de Nivora": the preposition is the verb's own
    let own = governs
        && before(m.first)
            .any(|h| h.len > 2 && matches!(h.tag, PhraseTag::Verb(v) if view.lexicon.verb(v.verb).telling));
    if own {
        add(1.8, "company/verb-argument");
    } else if let Some((p, mut k)) = prep {
        // "beteiligt sich an Nivora"
        k -= usize::from(k > from && view.has(k - 1, |t| t == Tag::Reflexive).is_some());
        let governed =
            Some(near(k)).filter(|near| near & (class::HELD | class::NOUN | class::VERB) != 0).and_then(|_| {
                before(k).find_map(|h| match h.tag {
                    PhraseTag::Tag(Tag::Office | Tag::BodyNoun | Tag::StakeNoun | Tag::ShareNoun)
                        if p == Prep::Of
                            || p == Prep::In && matches!(h.tag, PhraseTag::Tag(Tag::StakeNoun))
                            || p == Prep::On && view.lexicon.language.grammar.premodifiers
                            || view.has(k, |t| matches!(t, Tag::Adnominal(_))).is_some() =>
                    {
                        Some((2.2, "company/of-office"))
                    }
                    PhraseTag::Noun(_)
                        if matches!(p, Prep::Of | Prep::Between | Prep::With | Prep::By | Prep::From) =>
                    {
                        Some((2.0, "company/of-deal"))
                    }
                    // "frisches Geld für Nivora"
                    PhraseTag::Noun(f)
                        if p == Prep::For
                            && view.lexicon.frame(f).kind == Kind::FundingRound
                            && recipient(view, f, p) =>
                    {
                        Some((1.6, "company/of-deal"))
                    }
                    PhraseTag::Verb(v)
                        if view.lexicon.verb(v.verb).telling
                            && (matches!(p, Prep::From | Prep::To | Prep::In | Prep::With)
                                || opens_role(view, v.verb, p)) =>
                    {
                        Some((1.8, "company/verb-argument"))
                    }
                    _ => None,
                })
            });
        match governed {
            Some((score, rule)) => add(score, rule),
            // "il 25% di Molveda"
            None if p == Prep::Of && share_before(view, k, from) => add(1.5, "company/of-deal"),
            // "la ronda de 10 millones de Molveda"
            None if p == Prep::Of && told_whose(view, p, k, from) => add(1.2, "company/of-deal"),
            // "la quota del 25% in Molveda", "eine Beteiligung von 25 Prozent an Molveda"
            None if matches!(p, Prep::In | Prep::On | Prep::To) && stake_of_share(view, k, from) => {
                add(2.2, "company/of-office")
            }
            // "ai norvegesi di Molveda", "aos franceses da Molveda"
            None if p == Prep::Of && people_of(view, k, from) => add(2.6, "company/origin-before"),
            // "ha prestato 40 milioni a Molveda"
            None if matches!(p, Prep::To | Prep::From | Prep::With) && deal_before(view, k, from) => {
                add(0.8, "company/verb-argument")
            }
            // "ha investito 40 milioni in Molveda"
            None if matches!(p, Prep::In | Prep::On) && put_into(view, p, k, from) => add(0.9, "company/verb-argument"),
            // "round da 10 milioni per Molveda"
            None if p == Prep::For && k + 1 == m.first && told_whose(view, p, k, from) => add(1.2, "company/of-deal"),
            None if matches!(p, Prep::By | Prep::Together) => add(1.5, "company/agent"),
            None => add(behind_preposition(view, p, k, m), "company/shape"),
        }
    } else if around & class::VERB != 0 && !first_part(view, m.end) && {
        let telling =
            |k: usize| before(k).any(|h| matches!(h.tag, PhraseTag::Verb(v) if view.lexicon.verb(v.verb).telling));
        // "compra anche Nivora"
        telling(m.first) || m.first > from && adverb(view, m.first - 1) && telling(m.first - 1)
    } {
        add(1.8, "company/verb-argument");
    } else if around & class::NOUN != 0
        && before(m.first).any(|h| h.len > 1 && matches!(h.tag, PhraseTag::Noun(f) if joins(view.lexicon.frame(f))))
    {
        // "parmi les investisseurs, on retrouve Alfa"
        add(1.5, "company/verb-argument");
    }
    // "Nivora aus Graz"
    if view.lexicon.capital_nouns()
        && view.is(m.legal_end, class::PREP)
        && view.has(m.legal_end, |t| t == Tag::Prep(Prep::From, false)).is_some()
        && view.hits.names.at(m.legal_end + 1).iter().any(|h| matches!(h.tag, NameTag::Place(p) if !p.country))
    {
        add(1.5, "company/origin-after");
    }
    // "X, società di ...", "X, startup"
    let after = m.legal_end;
    if after + 1 < to && view.mark(after, ',') {
        let article = view.has(after + 1, |t| matches!(t, Tag::Def | Tag::Indef)).unwrap_or(0);
        let premodifiers = view.lexicon.language.grammar.premodifiers;
        let held = |k: usize| premodifiers && view.has(k, |t| t == Tag::OwnedBy).is_some();
        if view.is(after + 1 + article, class::COMPANY_NOUN)
            || held(after + 1)
            || held(after + 1 + article)
            || article > 0 && explained(view, after + 1 + article, to)
        {
            add(3.0, "company/apposition");
        } else if founded(view, after + 1, to) {
            add(2.2, "company/apposition");
        } else if premodifiers && relative_owner(view, after + 1, to) {
            add(1.6, "company/apposition");
        }
    }
    if near(m.first) & class::OTHER != 0 && before(m.first).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Named))) {
        add(1.6, "company/noun-before");
    }
    let dealt = dealt_in(view, after, to);
    if dealt > 0.0 {
        add(dealt, "company/verb-argument");
    }
    if let Some(more) = label(view, m, from, to) {
        add(more, if more > 2.0 { "company/apposition" } else { "company/shape" });
    }
    // "Saipem (+4,2%)": how a share moved
    if moved(view, m.legal_end, to) {
        add(2.0, "company/shape");
    }
    if traded(view, m.legal_end, to) {
        add(3.0, "company/bracketed");
    }
    if ticker(view, m, from) {
        add(-8.0, "company/shape");
    }
    // "X ha rilevato", "X vende", "X (Y) vende"
    if after < to {
        let start = behind_aside(view, behind_bracket(view, after, to), to);
        let mut k = start;
        // "Hera l'aveva acquistata": a pronoun stands where an article would
        while k < to
            && k < start + 3
            && (view.is(k, class::HELPER) || view.is(k, class::DEF) && view.is(k + 1, class::AUX | class::VERB))
        {
            k += 1;
        }
        if m.first == from && k == start && to_come(view, k) || k < to && adverb(view, k) {
            k += 1;
        }
        // "Resta ferma la vendita": a verb that begins its sentence is no subject
        let first = m.initial && m.end == m.first + 1 && view.hits.verb(m.first).is_some_and(|v| v.form.is_finite());
        let verb = view.hits.verb(k).filter(|_| k < to && !first && view.tokens[k].shape == Shape::Lower);
        // "Rinnovato ieri l'accordo", "Angeführt hat die Runde Alfa"
        let told = m.initial && m.end == m.first + 1 && (view.lexicon.capital_nouns() || view.is(m.first, class::VERB));
        if let Some(v) = verb {
            let used = view.lexicon.verb(v.verb);
            if used.telling {
                add(2.0, "company/deal-verb");
            } else if k > start && !used.reflexive.is_empty() {
                // "Alfa se queda con Beta"
                add(2.0, "company/deal-verb");
            } else if holds_stake(view, v.verb, k, to)
                || !told && (deal_object(view, k, to) || closes_with(view, k, to))
                || used.light.is_some() && governs_deal(view, k, to)
            {
                add(1.8, "company/deal-verb");
            } else if used.light.is_some() {
                add(1.2, "company/deal-verb");
            } else if v.form.is_finite() {
                add(0.4, "company/subject");
            }
        } else if k > start
            && !first
            && !told
            && view.is(k - 1, class::HELPER | class::AUX)
            && deal_object(view, k - 1, to)
        {
            // "Nivora hat einen Börsengang angekündigt"
            add(1.8, "company/deal-verb");
        }
        if view.is(k, class::SAYING) {
            add(if view.lexicon.language.grammar.premodifiers { 0.3 } else { -1.0 }, "company/shape");
        }
        if view.lexicon.language.grammar.premodifiers {
            // "the San Mateo biotech": where it comes from
            let article = m.first > from && view.is(m.first - 1, class::DEF);
            let trade = view.is(after, class::COMPANY_NOUN) && view.tokens[after].shape == Shape::Lower;
            if article && trade && m.known.is_none() && m.legal_end == m.end {
                return (best.0 - 1.5, best.1);
            }
            qualifies(view, after, to, &mut add);
        }
    }
    if let Some(more) = between_verbs(view, m, from, to) {
        add(more, "company/verb-argument");
    }
    if m.bracketed {
        add(0.8, "company/bracketed");
    }
    // "Neva (45)", "Elliott (30 milioni)", "Stellantis (+2,1%)"
    if view.mark(after, '(') && after + 2 < to && figure_inside(view, after + 1, to) {
        add(1.4, "company/shape");
    }
    let joined = compound(view, m.end);
    if joined > 0.0 {
        add(joined, "company/qualifier");
    }
    if possessor_before(view, m.first, from) {
        add(0.8, "company/shape");
    }
    best
}

/// "eleva su participación": whether the verb at token `k` tells of a stake that stands right behind it.
fn holds_stake(view: View, verb: u16, k: usize, to: usize) -> bool {
    let frames = &view.lexicon.verb(verb).frames;
    frames.iter().any(|&f| matches!(view.lexicon.frame(f).needs, Needs::Stake | Needs::Holding))
        && (k + 1..to.min(k + 5)).any(|t| view.has(t, |t| t == Tag::StakeNoun).is_some())
}

/// "prepara la quotazione", "have set up a joint venture": whether a noun that tells a deal of who does it stands behind the verb at token `k` as its
/// object.
fn deal_object(view: View, k: usize, to: usize) -> bool {
    let deal = |f: u16| {
        let frame = view.lexicon.frame(f);
        let done = |slot: &(At, Slot)| slot.0 == At::Subj && matches!(slot.1, Slot::Role(_));
        !matches!(frame.kind, Kind::Figure | Kind::Valuation | Kind::Capacity) && frame.slots.iter().any(done)
    };
    let noun = |t: usize| view.hits.words.at(t).iter().any(|h| matches!(h.tag, PhraseTag::Noun(f) if deal(f)));
    let near = to.min(k + 6);
    let end = (k + 1..near).find(|&t| view.is(t, class::PREP) || !view.tokens[t].is_word()).unwrap_or(near);
    (k + 1..end).any(|t| view.is(t, class::NOUN) && noun(t))
}

/// "closed 2024 with revenue of $40m": whether a noun for a figure stands behind a "with" that follows the verb at token `k`.
fn closes_with(view: View, k: usize, to: usize) -> bool {
    let with = |t: usize| view.is(t, class::PREP) && view.has(t, |t| matches!(t, Tag::Prep(Prep::With, _))).is_some();
    let figure = |f: u16| view.lexicon.frame(f).kind == Kind::Figure;
    let noun = |t: usize| view.hits.words.at(t).iter().any(|h| matches!(h.tag, PhraseTag::Noun(f) if figure(f)));
    let with = (k + 1..to.min(k + 6)).find(|&t| with(t));
    with.is_some_and(|w| (w + 1..to.min(w + 4)).any(|t| view.is(t, class::NOUN) && noun(t)))
}

/// "agreed to be acquired": whether an infinitive or a participle that tells a deal stands close behind the verb at token `k`.
fn governs_deal(view: View, k: usize, to: usize) -> bool {
    let end = (k + 1..to.min(k + 5)).find(|&t| view.tokens[t].shape != Shape::Lower).unwrap_or(to.min(k + 5));
    (k + 1..end).any(|t| {
        let verb = view.hits.verb_form(t).filter(|(_, v)| !v.form.is_finite() || v.form == Form::Past);
        verb.is_some_and(|(_, v)| view.lexicon.verb(v.verb).telling)
    })
}

/// Whether people called by their country, with an article, end before token `k`: "i norvegesi".
fn people_of(view: View, k: usize, from: usize) -> bool {
    let people = view.hits.names.ending(k, 3).find(|h| matches!(h.tag, NameTag::Demonym(..)));
    people.is_some_and(|h| {
        let first = h.first as usize;
        first > from && view.has(first - 1, |t| matches!(t, Tag::Def | Tag::Prep(_, true))).is_some()
    })
}

/// Whether the frame asks for who is funded behind this preposition.
fn recipient(view: View, frame: u16, p: Prep) -> bool {
    view.lexicon.frame(frame).slots.contains(&(At::P(p), Slot::Role(Role::Recipient)))
}

/// "anche", "now": whether the word at token `k` is small and says nothing of its neighbours.
fn adverb(view: View, k: usize) -> bool {
    let ending = |e: &&str| view.word(k).len() > e.len() + 3 && view.word(k).ends_with(*e);
    // "Alfa quietly bought Beta"
    let manner =
        || view.lexicon.language.grammar.premodifiers && view.lexicon.language.grammar.adverbs.iter().any(ending);
    view.tokens[k].shape == Shape::Lower && (view.has(k, |t| t == Tag::Function) == Some(1) || manner())
}

/// "Nivora, qui développe un assistant vocal, vient", "Nivora, salvata da Alfa nel 2022, ha chiuso": the token behind what two commas set apart of a
/// name that ends before token `i`, else `i`.
fn behind_aside(view: View, i: usize, to: usize) -> usize {
    if !view.mark(i, ',') {
        return i;
    }
    let close = (i + 2..to.min(i + ASIDE)).find(|&k| view.mark(k, ','));
    // "Nivora, die Alfa 2022 gekauft hat, erzielte", "Nivora, ein Hersteller von Möbeln, erzielte"
    let article = view.lexicon.language.grammar.brackets && view.is(i + 1, class::DEF | class::INDEF);
    let relative = article || view.has(i + 1, |t| t == Tag::Rel).is_some();
    close.filter(|&k| relative || told_aside(view, i + 1, k)).map_or(i, |k| k + 1)
}

/// Tokens that what stands between two commas may take.
const ASIDE: usize = 16;

/// Whether tokens `first..close` tell in a participle what was done with the name before them: "rescued by Alfa in 2024", "2022 von Alfa gerettet".
fn told_aside(view: View, first: usize, close: usize) -> bool {
    let small = class::PREP | class::DEF | class::INDEF | class::AND | class::CLAUSE | class::AUX;
    let word = |k: usize| view.tokens[k].is_word() && view.tokens[k].shape == Shape::Lower && !view.is(k, small);
    let by = |k: usize| {
        view.is(k, class::PREP) && view.has(k, |t| matches!(t, Tag::Prep(Prep::By | Prep::From, _))).is_some()
    };
    let agent = |k: usize| by(k) && (k + 1..close.min(k + 3)).any(|t| view.is(t, class::CAPITAL));
    let office = view.hits.among(first, close) & class::OFFICE != 0;
    // "Nivora, una de las mayores distribuidoras del país, ha comprado", "A Nivora, considerada a maior do setor, fechou"
    let verb = |k: usize| k < view.tokens.len() && view.is(k, class::AUX | class::VERB);
    let plain = !view.lexicon.language.grammar.premodifiers && !view.lexicon.capital_nouns();
    let company = || (first..close).any(|k| view.is(k, class::COMPANY_NOUN) && view.tokens[k].shape == Shape::Lower);
    let explains = plain && verb(close + 1) && company() && (word(first) || view.is(first, class::INDEF));
    let behind = || word(first) && (first + 1..close.min(first + 4)).any(agent);
    let ends = || view.lexicon.language.grammar.brackets && word(close - 1) && (first..close - 1).any(agent);
    !office && (explains || behind() || ends() || founded(view, first, close))
}

/// "fondata nel 1984 a Pesaro", "2012 in Köln gegründet": whether what begins at token `i` tells the beginning or the seat of a company.
fn founded(view: View, i: usize, to: usize) -> bool {
    let told = |k: usize| view.is(k, class::OTHER) && view.has(k, |t| t == Tag::Founded).is_some();
    let ends = || (i..to.min(i + ASIDE)).find(|&k| view.mark(k, ',')).is_some_and(|close| told(close - 1));
    i < to && (told(i) || view.lexicon.language.grammar.brackets && ends())
}

/// "Nivora hat 40 Millionen Euro eingesammelt", "Alfa hat Nivora übernommen": what a name says that stands right before or behind an auxiliary
/// whose verb closes the clause and tells a deal.
fn between_verbs(view: View, m: &CompanyMention, from: usize, to: usize) -> Option<f32> {
    if !view.lexicon.language.grammar.brackets {
        return None;
    }
    let auxiliary = |k: usize| view.is(k, class::AUX) && view.tokens[k].shape == Shape::Lower;
    // "Daraufhin hat Alfa Beta übernommen": what opens a sentence may be an adverb, unless no subject follows the auxiliary
    let subject = |k: usize| !m.initial || view.tokens[k].is_number() || view.is(k, class::PREP);
    let (open, score) = match behind_aside(view, m.legal_end, to) {
        after if after + 1 < to && auxiliary(after) && subject(after + 1) => (after, 2.0),
        after if m.first > from && auxiliary(m.first - 1) => (after, 1.8),
        _ => return None,
    };
    let end = (open..to).find(|&k| [',', ';', ':', '–', '('].iter().any(|&c| view.mark(k, c))).unwrap_or(to);
    // "Nivora hat die Übernahme von Alfa abgeschlossen"
    let deal = || view.hits.each(open, end, class::NOUN).next().is_some();
    let closes = |k: usize| {
        let verb = view.hits.verb(k).filter(|v| matches!(v.form, Form::Part | Form::Inf));
        verb.map(|v| view.lexicon.verb(v.verb)).is_some_and(|v| v.telling || v.light.is_some() && deal())
    };
    view.hits.each(open, end, class::VERB).any(closes).then_some(score)
}

/// The token behind a short bracket at token `i`, else `i`.
fn behind_bracket(view: View, i: usize, to: usize) -> usize {
    if !view.mark(i, '(') {
        return i;
    }
    (i + 1..to.min(i + SHORT_BRACKET)).find(|&k| view.mark(k, ')')).map_or(i, |k| k + 1)
}

/// "la piattaforma Symbian", "marcas como Amstel": whether a noun for products announces the name at token `i`.
fn names_product(view: View, i: usize, from: usize) -> bool {
    let such = view.hits.words.ending(i, 3).find(|h| matches!(h.tag, PhraseTag::Tag(Tag::Prep(Prep::Such, _))));
    let at = such.map_or(i, |h| h.first as usize);
    at > from && view.is(at - 1, class::PRODUCT) && view.tokens[at - 1].shape == Shape::Lower
}

/// "catena di cliniche Medicasa", "lo specialista italiano dei materassi Dorvan", "el especialista en colchones Dorvan": whether a noun for companies
/// stands before the "of" or "in" and the words for a trade that end at token `at`.
fn noun_of(view: View, at: usize, from: usize) -> bool {
    let not = class::PREP | class::AND | class::CLAUSE | class::AUX | class::NOUN | class::OFFICE | class::COMPANY_NOUN;
    let thing = |h: &Hit<PhraseTag>| {
        use Tag::{Counted, Machine, NamePart, OtherName, ProductNoun, SegmentNoun, ThingNoun};
        matches!(
            h.tag,
            PhraseTag::Tag(NamePart | OtherName | ProductNoun | SegmentNoun | ThingNoun | Machine | Counted)
        )
    };
    let lower = |k: usize| view.tokens[k].is_word() && view.tokens[k].shape == Shape::Lower && !view.is(k, not);
    let trade = |k: usize| lower(k) && view.hits.words.at(k).iter().all(thing);
    let plain = |k: usize| lower(k) && (view.hits.words.at(k).is_empty() || view.is(k, class::DEMONYM));
    let first = (from.max(at.saturating_sub(3))..at).rev().take_while(|&k| trade(k)).last().unwrap_or(at);
    // "de la literie": an article of its own
    let behind =
        first - usize::from(first > from && view.is(first - 1, class::DEF) && !view.is(first - 1, class::PREP));
    // "dona das rações Potro": whose they are; only a leader or a maker is told so by its trade with an article
    let heads = view.lexicon.language.grammar.trade_heads;
    let noun = |k: usize, article: bool| {
        view.hits.words.ending(k, 3).any(|n| {
            n.first as usize >= from
                && matches!(n.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..)))
                && (!article || heads.contains(&view.word(n.first as usize)))
        })
    };
    first < at
        && view.hits.words.ending(behind, 3).any(|h| {
            let PhraseTag::Tag(Tag::Prep(prep, article)) = h.tag else { return false };
            let (of, article) = (h.first as usize, article || behind < first);
            of > from
                && (prep == Prep::Of || prep == Prep::In && !article)
                // "il leader mondiale dei materassi"
                && (noun(of, article)
                    || plain(of - 1) && of > from + 1 && noun(of - 1, article)
                    || prep == Prep::Of && !article && by_people(view, of, from))
        })
}

/// "la alemana de plásticos Alfa": whether an article and an adjective of origin end at token `of`.
fn by_people(view: View, of: usize, from: usize) -> bool {
    of >= from + 2
        && !view.lexicon.language.grammar.premodifiers
        && view.tokens[of - 1].shape == Shape::Lower
        && view.is(of - 1, class::DEMONYM)
        && view.has(of - 2, |t| matches!(t, Tag::Def | Tag::Prep(_, true))).is_some()
}

/// What the label of an item tells: "QUANTARIS – Round di serie B", "Zunto – A fintech catarinense", "CASAIS. A construtora", "Cury (CURY3)".
fn label(view: View, m: &CompanyMention, from: usize, to: usize) -> Option<f32> {
    if (from..m.first).any(|k| view.tokens[k].is_word() || view.tokens[k].is_number()) {
        return None;
    }
    let mut k = m.legal_end;
    if view.mark(k, '(') {
        k = (k + 1..to.min(k + 5)).find(|&k| view.mark(k, ')'))? + 1;
    }
    let mark = |k: usize| ['-', '–', '—', ':', '*'].iter().any(|&c| view.mark(k, c));
    let ends = k + 1 == to && view.mark(k, '.') || k == to && k > m.legal_end;
    let next = k + usize::from(k < to);
    if !ends && (k >= to || !mark(k) || view.tokens[k].glued && !view.mark(k, ':') && !view.mark(k, '*')) {
        return None;
    }
    let article = usize::from(view.is(next, class::DEF | class::INDEF));
    let noun =
        view.is(next + article, class::COMPANY_NOUN) || view.is(next + article + 1, class::COMPANY_NOUN) && article > 0;
    match () {
        // "COSMÉTIQUE. Le fabricant" heads an item by its trade
        () if noun => Some(if view.mark(k, '.') { 1.4 } else { 3.0 }),
        () if ends => None,
        () if view.tokens.get(next).is_some_and(|t| t.is_number()) && !view.mark(k, ':') => Some(1.4),
        () if m.first == from && !view.mark(k, ':') && view.tokens[m.first].shape != Shape::Title => Some(0.9),
        // "+++ Greenvolta:", "**Greenvolta**"
        () if m.first > from && (view.mark(k, ':') || view.mark(k, '*')) => Some(1.2),
        // "Greenvolta: contratto decennale"
        () if view.mark(k, ':') && !view.lexicon.capital_nouns() && view.hits.words.at(m.first).is_empty() => Some(0.8),
        () => None,
    }
}

/// "(NYSE: VTOL)", "(WMT.N)": the sign under which shares are traded.
fn ticker(view: View, m: &CompanyMention, from: usize) -> bool {
    let short = m.end == m.first + 1 && m.span.len() <= 6 && view.tokens[m.first].shape == Shape::Upper;
    let market = |k: usize| view.is(k, class::VENUE) || view.tokens[k].shape == Shape::Upper;
    // "Vale (VALE3)": the sign is no name
    let share = m.first > from && traded(view, m.first - 1, view.tokens.len());
    share
        || short
            && m.first >= from + 3
            && view.mark(m.first - 1, ':')
            && market(m.first - 2)
            && view.mark(m.first - 3, '(')
}

/// What a preposition alone tells of the name behind it: who something comes from, or goes with, acts; "in" leads to places.
fn behind_preposition(view: View, p: Prep, at: usize, m: &CompanyMention) -> f32 {
    // "dal Giappone": what takes an article is less likely a company's name
    let article = view.has(at, |t| matches!(t, Tag::Prep(_, true))).is_some() || at + 1 < m.first;
    match p {
        Prep::With | Prep::From if !article => 1.0,
        Prep::To if !article => 0.2,
        // "ein Sprecher von Deloitte"
        Prep::Of if view.lexicon.capital_nouns() && !article && !view.is(at, class::DEF) => 0.8,
        // "bei" is among them where nouns have capitals
        Prep::In if !view.lexicon.capital_nouns() => -1.4,
        _ => 0.0,
    }
}

/// Whether a bracket that opens before token `i` holds an amount, a share or a change: "(45)", "(30 milioni)", "(+2,1%)".
fn figure_inside(view: View, i: usize, to: usize) -> bool {
    let first = i + usize::from(view.mark(i, '+') || view.mark(i, '-') || view.mark(i, '€') || view.mark(i, '$'));
    first < to
        && view.tokens[first].is_number()
        && (first + 1..to.min(first + 6)).any(|k| view.mark(k, ')'))
        && !(view.tokens[first].span().len() == 4 && view.mark(first + 1, ')'))
}

/// Whether brackets at token `i` hold nothing but a signed percentage.
fn moved(view: View, i: usize, to: usize) -> bool {
    let close = || (i + 1..to.min(i + 6)).find(|&k| view.mark(k, ')'));
    let signed =
        |k: usize| ['+', '-', '–', '−'].iter().any(|&c| view.mark(k, c)) || view.word(k).starts_with(['+', '-', '−']);
    view.mark(i, '(') && i + 1 < to && signed(i + 1) && close().is_some_and(|c| view.mark(c - 1, '%'))
}

/// "Priner (PRNR3)": whether a bracket at token `i` holds the sign of a Brazilian share and nothing else: four letters and a class of shares.
pub(super) fn traded(view: View, i: usize, to: usize) -> bool {
    const CLASSES: [&str; 6] = ["3", "4", "5", "6", "11", "34"];
    if !view.mark(i, '(') || i + 2 >= to {
        return false;
    }
    let close = (i + 2..to.min(i + 4)).find(|&k| view.mark(k, ')'));
    let sign = close.map(|k| view.span(i + 1, k).of(view.text));
    sign.is_some_and(|s| {
        let (letters, class) = s.split_at_checked(4).unwrap_or(("", ""));
        letters.len() == 4 && letters.bytes().all(|b| b.is_ascii_uppercase()) && CLASSES.contains(&class)
    })
}

/// "Alphabet's Verily": whether the mark of an owner stands right before.
fn possessor_before(view: View, first: usize, from: usize) -> bool {
    view.lexicon.language.grammar.premodifiers
        && first >= from + 3
        && view.tokens[first - 1].glued
        && view.word(first - 1).eq_ignore_ascii_case("s")
        && (view.mark(first - 2, '\'') || view.mark(first - 2, '’'))
        && view.tokens[first - 3].shape.is_capital()
}
