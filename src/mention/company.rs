//! Candidate mentions of companies, with the evidence that their words and neighbours give.
//!
//! "la startup Nivora", "Beta Srl", "il ceo di Alfa", "OpenAI" are candidates; "Luigi Lovaglio", "Milano", "Borsa" are none. A candidate carries
//! a score; whether it is kept is decided per article in `crate::resolve::entities`, where all mentions of a name are known.

use super::View;
use super::capitals::{Capitals, capitals, is_common};
pub use super::evidence::origin;
use super::evidence::{cited, context, inserted_after, office_before, shape_score, subject_of_verb, traded};
use super::namesake::{TOWN, is_town, town_or_company};
use super::runs::{
    acronym_inside, bank_of, bank_or_fund, body_name, capital, closed, common_noun, explains_product, extends,
    known_and_more, legal_form, no_name, opens_with_word, run_end, run_of, spelt_by_bracket, spelt_out, starts_listed,
    word_inside,
};
use crate::lang::{Num, Prep, Tag, shared};
use crate::lexicon::{NameTag, OrgKind, PhraseTag, class};
use crate::scan::{Shape, TokKind};
use crate::value::Span;

/// A candidate mention.
#[derive(Debug, Clone)]
pub struct CompanyMention {
    /// First token of the name.
    pub first: usize,
    /// One past the last token of the name, legal form apart.
    pub end: usize,
    /// One past the legal form, if one follows.
    pub legal_end: usize,
    /// The name's place, without legal form.
    pub span: Span,
    /// Number in the list of known companies.
    pub known: Option<u32>,
    /// Evidence; 3 and more is a company by itself.
    pub score: f32,
    /// The strongest piece of evidence.
    pub rule: &'static str,
    /// Whether nothing but its place makes it capital: first word of a sentence or a headline in capitals.
    pub initial: bool,
    /// Whether a person's given name begins it or an office stands before it.
    pub person: bool,
    /// A medium, or a name that is only quoted.
    pub media: bool,
    /// A product of the company whose name goes on from its own: "OpenAI Frontier, piattaforma …".
    pub product: Option<Span>,
    /// A ministry, an authority, a court: it takes part in the news, and in deals seldom.
    pub body: bool,
    /// A name in brackets that follows another one: "Orizzonte Sistemi Navali (OSN)".
    pub bracketed: bool,
    /// The country that an adjective right before it tells, zeros where none does: "la danese Novo".
    pub origin: [u8; 2],
}

/// Evidence that makes a company by itself.
pub const ENOUGH: f32 = 3.0;

/// Reads the candidates of one sentence.
pub fn read(view: View, from: usize, to: usize, headline: bool, out: &mut Vec<CompanyMention>) {
    let style = capitals(view, from, to);
    let mut i = from;
    loop {
        i = view.hits.next(i, to, class::CAPITAL | class::NAME | class::DIGITS | class::NO_NAMES | class::VENUE);
        if i >= to {
            return;
        }
        match candidate(view, i, from, to, style, headline) {
            Step::Found(mention) => {
                i = mention.legal_end.max(i + 1);
                out.push(mention);
            }
            Step::Skip(next) => i = next.max(i + 1),
        }
    }
}

enum Step {
    Found(CompanyMention),
    Skip(usize),
}

/// "Wien (APA) -", "Madrid, 4 feb (EFECOM).-": one past the bracket in which a dateline names who sends the text.
fn dateline(view: View, i: usize, from: usize, to: usize) -> Option<usize> {
    let open = i.checked_sub(1).filter(|&k| k > from && k < from + 10 && view.mark(k, '('))?;
    let close = (i + 1..to.min(i + 5)).find(|&k| view.mark(k, ')'))?;
    let next = close + 1 + usize::from(view.mark(close + 1, '.'));
    let dash = ['-', '–', '—'].iter().any(|&c| view.mark(next, c));
    let place = view.hits.names.ending(open, 3).any(|h| matches!(h.tag, NameTag::Place(_)));
    let day = view.tokens[open - 1].is_number() || view.is(open - 1, class::MONTH);
    (dash && (place || day)).then_some(close + 1)
}

/// "Suíça Alfa adquire Beta": whether the adjective of a place that opens the sentence at token `i`, whose capital the place gives it, describes the
/// name behind it.
fn opens_headline(view: View, i: usize, len: usize, from: usize, run: usize, style: Capitals) -> bool {
    let grammar = &view.lexicon.language.grammar;
    let next = i + len;
    i == from
        && run > next
        && style == Capitals::Names
        && !grammar.premodifiers
        && !view.lexicon.capital_nouns()
        && view.tokens[next].shape.is_capital()
        && !view.tokens[next].glued
        && !view.is(next, class::NAME_PART | class::LEGAL | class::COMPANY_NOUN)
        && !view.is(run - 1, class::NAME_PART | class::LEGAL)
        && view.hits.words.at(next).is_empty()
}

/// The name at token `i` that the adjective of a place right before it describes.
fn described(view: View, i: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    match candidate(view, i, from, to, style, headline) {
        Step::Found(mut mention) => {
            mention.score += 1.0;
            Step::Found(mention)
        }
        Step::Skip(next) => Step::Skip(next.max(i)),
    }
}

/// Whether token `i` is a word with a capital.
fn token_is_name(view: View, i: usize) -> bool {
    view.tokens[i].is_word() && view.tokens[i].shape == Shape::Title && !view.tokens[i + 1].glued
}

/// "the Anglo-Australian miner", "a Swiss-Swedish group": two adjectives of places before the noun for a company.
fn pair_of_origins(view: View, i: usize, to: usize) -> bool {
    view.lexicon.language.grammar.premodifiers
        && view.mark(i + 1, '-')
        && i + 3 < to
        && view.tokens[i + 1].glued
        && view.tokens[i + 2].glued
        && view.tokens[i].shape == Shape::Title
        && view.is(i + 2, class::DEMONYM)
        && view.tokens[i + 3].shape == Shape::Lower
        && !view.hits.names.at(i).iter().any(|h| h.len >= 3)
}

fn candidate(view: View, i: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    if let Some(end) = dateline(view, i, from, to) {
        return Step::Skip(end);
    }
    if articled(view, i, from, to, style)
        && let Step::Found(mut mention) = candidate(view, i + 1, from, to, style, headline)
        && mention.first == i + 1
        && !mention.person
        // "Les Vignerons de Beauvais": what is described so far has a small word inside
        && !(view.is(i, class::DEF) && (i + 1..mention.end).any(|k| view.tokens[k].shape == Shape::Lower))
    {
        let before = context(view, &mention, from, to).0;
        (mention.first, mention.span) = (i, view.span(i, mention.end));
        mention.score += (context(view, &mention, from, to).0 - before).max(0.0);
        return Step::Found(mention);
    }
    // "the Alfa family": persons
    if view.has(i + 1, |t| t == Tag::Kin).is_some()
        && i > from
        && i + 2 < to
        && view.is(i - 1, class::DEF)
        && token_is_name(view, i)
        && !view.is(i + 2, class::PREP)
    {
        return Step::Skip(i + 2);
    }
    if pair_of_origins(view, i, to) {
        return Step::Skip(i + 3);
    }
    let token = &view.tokens[i];
    let listed = if view.is(i, class::NAME) { longest_name(view, i, to) } else { None };
    let listed = listed.map(|(len, tag)| (len, town_or_company(view, i, len, tag, from)));
    if view.is(i, class::CAPITAL)
        && let Some(step) = whole_name(view, i, from, to, style, listed)
    {
        return step;
    }
    // "The US Navy", "La Marina Militare", "O Conselho Monetário Nacional"
    let name = |t| matches!(t, NameTag::Company(..) | NameTag::Other);
    let titled = || longest_name(view, i + 1, to).is_some_and(|(len, t)| len > 1 && name(t));
    if listed.is_none() && i == from && view.is(i, class::DEF) && view.is(i + 1, class::NAME) && titled() {
        return Step::Skip(i + 1);
    }
    if token.is_number() && !view.is(i, class::NAME) {
        return digit_name(view, i, from, to, style).unwrap_or(Step::Skip(i + 1));
    }
    // "British government": a longer name of the list goes before a word that is none alone
    if view.is(i, class::NO_NAMES)
        && let Some(len) = view.has(i, |t| t == Tag::NoName)
        && !house(view, i, from, style, headline)
        && !listed.is_some_and(|(own, tag)| own > len && matches!(tag, NameTag::Company(..)))
    {
        return Step::Skip(i + len);
    }
    let venue = if view.is(i, class::VENUE) { view.has(i, |t| t == Tag::Venue).unwrap_or(0) } else { 0 };
    if venue > 0 && listed.is_none_or(|(len, _)| len <= venue) {
        return Step::Skip(i + venue);
    }
    if !(token.is_word() && token.shape.is_capital()) && listed.is_none() {
        return Step::Skip(i + 1);
    }
    // "7E7"
    if listed.is_none() && token.glued && i > from && view.tokens[i - 1].is_number() {
        return Step::Skip(i + 1);
    }
    if let Some((len, tag)) = listed {
        // "la fintech mexicana Plata": an adjective is no part of the name behind it
        if matches!(tag, NameTag::Demonym(..) | NameTag::Role) && !token.shape.is_capital() {
            return Step::Skip(i + 1);
        }
        let known = matches!(tag, NameTag::Company(..));
        if known && let Some(first) = bank_of(view, i, len, to) {
            return unknown(view, first, from, to, style, headline);
        }
        // "D. E. Shaw Ventures": capitals may go on behind a listed name that marks divide
        let run = match run_of(view, i, to, style) {
            short if short < i + len => run_of(view, i + len - 1, to, style),
            run => run,
        };
        let ambiguous = matches!(tag, NameTag::Company(n, _) if len == 1 && view.tables.names.listed(n).ambiguous);
        // "Adidas-Salomon"
        let joined = known
            && view.lexicon.capital_nouns()
            && run == i + len + 2
            && view.mark(i + len, '-')
            && !view.mark(run, '-')
            && view.tokens[run - 1].is_word()
            && !behind_article(view, i, from);
        let house = known
            && style == Capitals::Names
            && run > i + len
            && bank_or_fund(view, i + len, run)
            && !starts_listed(view, i + len, to);
        let longer = run > i + len
            && (known_and_more(view, tag, i, len, run)
                || joined
                || house
                || extends(view, i + len) && !(known && own_form(view, i + len, run, to))
                || ambiguous && view.tokens[i + len].shape == Shape::Title && !starts_listed(view, i + len, to));
        // "Video Monitors Inc": what a legal form closes is a name, whatever its first word means alone
        let longer = longer
            || matches!(tag, NameTag::Other | NameTag::Product)
                && view.lexicon.language.grammar.title_case
                && style != Capitals::All
                && run > i + len + 1
                && closed(view, i, run, to);
        // "Fratelli Carli", but "Coppia compra casa"
        let longer = longer || tag == NameTag::Role && style == Capitals::Names && run > i + len;
        let longest = known
            && view.lexicon.language.grammar.title_case
            && style == Capitals::Names
            && extends(view, i + len)
            && !view.is(i + len, class::LEGAL);
        if !longer || (known && len > 1 && !longest && !joined && !house && !known_and_more(view, tag, i, len, run)) {
            return match tag {
                NameTag::Company(number, _) => known_company(view, i, i + len, number, from, to, style),
                NameTag::Given => person_or_name(view, i, from, to, style, headline),
                NameTag::Place(_) => place(view, i, i + len, from, to, style, headline),
                // "Danish-US biotech": where adjectives of places have capitals, one alone is no name
                NameTag::Demonym(..)
                    if view.lexicon.language.grammar.premodifiers
                        && run == i + len
                        && legal_form(view, run, to).is_none() =>
                {
                    Step::Skip(run)
                }
                NameTag::Demonym(..) if opens_headline(view, i, len, from, run, style) => {
                    described(view, i + len, from, to, style, headline)
                }
                NameTag::Demonym(..) => unknown(view, i, from, to, style, headline),
                NameTag::Person | NameTag::Role => {
                    let mut mention = build(view, i, i + len, from, to, style);
                    mention.person = true;
                    mention.score = -5.0;
                    Step::Found(mention)
                }
                NameTag::Other if len == 1 && acronym_inside(view, i, from, run) => {
                    unknown(view, i, from, to, style, headline)
                }
                NameTag::Product | NameTag::Other => Step::Skip(i + len),
            };
        }
    }
    // "il Gruppo": a noun for companies alone is a description, not a name
    if listed.is_none()
        && view.is(i, class::COMPANY_NOUN)
        && run_end(view, i, to) == i + 1
        && legal_form(view, i + 1, to).is_none()
    {
        return Step::Skip(i + 1);
    }
    unknown(view, i, from, to, style, headline)
}

/// Names whose end something else than capitals tells: a bracket with their initials, or a first word that is a public body's.
fn whole_name(
    view: View,
    i: usize,
    from: usize,
    to: usize,
    style: Capitals,
    listed: Option<(usize, NameTag)>,
) -> Option<Step> {
    let longer = |end: usize| listed.is_none_or(|(len, tag)| tag != NameTag::Given && i + len < end);
    let body = body_name(view, i, to).filter(|&end| longer(end));
    // "Acordo em Controle de Concentrações (ACC)" is a deal
    let spelt = spelt_by_bracket(view, i, to).filter(|&end| longer(end));
    if let Some(end) = spelt.filter(|_| view.is(i, class::NOUN)) {
        return Some(Step::Skip(end + 2));
    }
    let Some(end) = spelt else {
        let end = body?;
        let mut mention = build(view, i, end, from, to, style);
        (mention.score, mention.body) = (1.6, true);
        return Some(if end == i + 1 { Step::Skip(end) } else { Step::Found(mention) });
    };
    let mut mention = build(view, i, end, from, to, style);
    if body.is_some() || view.has(end - 1, |t| t == Tag::OtherName).is_some() {
        (mention.score, mention.body) = (1.6, true);
        return Some(Step::Found(mention));
    }
    let (score, rule) = shape_score(view, &mention, style);
    let (more, context_rule) = context(view, &mention, from, to);
    mention.score = score.max(1.3) + more + 0.5;
    mention.rule = if more > score { context_rule } else { rule };
    Some(Step::Found(mention))
}

/// "Sparkasse Neuss", "Stadtwerke Ulm": whether the noun at token `k` says that what follows is where the company is, so that both are its name.
fn head(view: View, k: usize) -> bool {
    let word = view.word(k);
    let own = |e: &&str| {
        word.len() >= e.len()
            && word.is_char_boundary(word.len() - e.len())
            && word[word.len() - e.len()..].eq_ignore_ascii_case(e)
    };
    view.lexicon.language.grammar.local_heads.iter().any(own)
}

/// "la vendita di Casa Botter": whether a capital where none is due makes the noun for a company at token `k` a part of the name behind it.
fn house(view: View, k: usize, from: usize, style: Capitals, headline: bool) -> bool {
    k > from
        && style == Capitals::Names
        && !headline
        && !view.lexicon.capital_nouns()
        && !view.lexicon.language.grammar.title_case
        && view.tokens[k].shape == Shape::Title
        && (view.is(k, class::COMPANY_NOUN) || shared::HOUSES.iter().any(|h| view.word(k).eq_ignore_ascii_case(h)))
        && !matches!(view.tokens[k - 1].kind, TokKind::Mark(_))
        && view.tokens.get(k + 1).is_some_and(|t| t.shape == Shape::Title && !t.glued)
        && view.hits.words.at(k + 1).is_empty()
}

/// "il controllo di La Perla", "la Dal Maso": whether a capital where none is due makes the article or preposition at token `i` the beginning of the
/// name behind it.
fn articled(view: View, i: usize, from: usize, to: usize, style: Capitals) -> bool {
    let grammar = view.lexicon.language.grammar;
    i > from
        && i + 1 < to
        && style == Capitals::Names
        && !grammar.title_case
        && !view.lexicon.capital_nouns()
        && view.tokens[i].shape == Shape::Title
        && (view.is(i, class::DEF) || view.has(i, |t| matches!(t, Tag::Prep(Prep::Of | Prep::From, _))) == Some(1))
        && view.tokens[i - 1].shape == Shape::Lower
        && view.tokens[i + 1].shape == Shape::Title
        && !view.tokens[i + 1].glued
        && view.hits.names.at(i).is_empty()
}

/// Whether the run of capital words ends with a legal form at token `i`: "Oracle Corp", but "Ford Motor Co".
fn own_form(view: View, i: usize, run: usize, to: usize) -> bool {
    legal_form(view, i, to).is_some_and(|stop| stop >= run)
}

/// The longest listed name at token `i`; companies before others of the same length.
pub(super) fn longest_name(view: View, i: usize, to: usize) -> Option<(usize, NameTag)> {
    let rank = |t: NameTag| match t {
        NameTag::Company(n, _) => 5 - 2 * i32::from(view.tables.names.listed(n).ambiguous),
        NameTag::Other | NameTag::Product | NameTag::Person | NameTag::Role => 4,
        NameTag::Place(_) => 4,
        NameTag::Given => 2,
        NameTag::Demonym(..) => 1,
    };
    view.hits
        .names
        .at(i)
        .iter()
        .filter(|h| i + h.len as usize <= to)
        .map(|h| (h.len as usize, h.tag))
        .max_by_key(|&(len, t)| (len, rank(t)))
}

/// The gender of the adjective of a place that ends at token `end`, where it begins, and the country.
pub(super) fn demonym(view: View, end: usize, from: usize) -> Option<(u8, usize, [u8; 2])> {
    let hit = view.hits.names.ending(end, 3).find(|h| matches!(h.tag, NameTag::Demonym(..)))?;
    let first = hit.first as usize;
    let NameTag::Demonym(code, gender) = hit.tag else { return None };
    (first >= from && view.tokens[first].shape == Shape::Lower).then_some((gender, first, code))
}

/// "2i Rete Gas": a digit and a letter that begin a name.
fn digit_name(view: View, i: usize, from: usize, to: usize, style: Capitals) -> Option<Step> {
    let letter = capital(view, i + 2)
        && i + 2 < to
        && !view.tokens[i + 2].glued
        && view.tokens[i + 1].glued
        && view.tokens[i + 1].is_word()
        && view.tokens[i + 1].span().len() <= 2;
    if !letter || view.is(i + 1, class::SCALE | class::UNIT) {
        return None;
    }
    let mut mention = build(view, i, run_end(view, i + 2, to), from, to, style);
    let (more, rule) = context(view, &mention, from, to);
    mention.score = 2.2 + more;
    mention.rule = rule;
    Some(Step::Found(mention))
}

#[allow(clippy::too_many_arguments)]
fn known_company(view: View, first: usize, end: usize, number: u32, from: usize, to: usize, style: Capitals) -> Step {
    let company = view.tables.names.listed(number);
    // "212" is a fund, and far more often a number
    let number_alone = end == first + 1 && view.tokens[first].is_number();
    // "bei" is a word, "dalla Bei" a bank
    let named = first > from && view.is(first - 1, class::DEF | class::PREP);
    // "Oberbank" is a bank and has its name
    let compound = view.is(first, class::COMPOUND) && !view.is(first, class::HELPER);
    let word = end == first + 1 && !compound && no_name(view, first) && view.tokens[first].shape == Shape::Title;
    if number_alone || word && !named {
        return Step::Skip(end);
    }
    // "Il sole tornerà": the capital of an article that begins a sentence makes no name of a word
    let article = end - first > 1 && view.is(first, class::DEF) && view.tokens[first].shape == Shape::Title;
    if article && (first + 1..end).all(|k| view.tokens[k].shape == Shape::Lower) {
        return Step::Skip(end);
    }
    // "the Guardian": the article belongs to the sentence
    let first =
        first + usize::from(end - first > 1 && view.is(first, class::DEF) && view.tokens[first].shape == Shape::Lower);
    let mut mention = build(view, first, end, from, to, style);
    mention.known = Some(number);
    let run = run_of(view, first, to, style);
    if run > end && explains_product(view, run, to) {
        mention.product = Some(view.span(first, run));
        mention.legal_end = run;
    }
    mention.media |= company.kind == OrgKind::Media;
    // "SÃO PAULO (Reuters) –": the agency that sends the text
    let line = view.mark(end + 1, '-') || view.mark(end + 1, '–') || view.mark(end + 1, '—');
    if mention.media && mention.bracketed && line && first < from + 12 {
        return Step::Skip(end);
    }
    let context = context(view, &mention, from, to);
    // "Meta cumplida", "Meta compra": a word of the language that begins a sentence
    let word = mention.initial && end == first + 1 && !view.lexicon.capital_nouns() && is_common(view, first);
    let base = match (company.kind, company.ambiguous || word) {
        _ if mention.legal_end > mention.end => 5.0,
        (OrgKind::State | OrgKind::Agency | OrgKind::Authority, _) => 1.6,
        (_, true) if end - first > 1 => 3.0,
        (_, true) => {
            match mention.initial && !inserted_after(view, end, to) {
                true => 1.4,
                // a capital alone tells no name from a noun
                false if view.lexicon.capital_nouns() => 2.4,
                false => 3.0,
            }
        }
        (_, false) => 5.0,
    };
    // "bpost" is written so; "orange" is none
    let small = company.name.starts_with(char::is_lowercase);
    let lower = view.tokens[first].shape == Shape::Lower && end - first == 1 && !small;
    mention.score = base + context.0 - if lower { 3.0 } else { 0.0 };
    let told = company.ambiguous && context.0 > 0.0;
    let list = if view.tables.names.embedded(number).is_some() { "company/gazetteer" } else { "company/list" };
    mention.rule = if base >= ENOUGH && !told { list } else { context.1 };
    // "der Investor Lars Berger": a noun that a person is called by
    let called = || {
        view.lexicon.capital_nouns()
            && behind_article(view, first, from)
            && view.hits.names.at(end).iter().any(|h| matches!(h.tag, NameTag::Given))
    };
    if company.ambiguous && (mention.person || called()) {
        mention.score -= 3.0;
    }
    if company.ambiguous && is_town(view, first, end, from) {
        mention.score = TOWN;
    }
    Step::Found(mention)
}

fn build(view: View, first: usize, end: usize, from: usize, to: usize, style: Capitals) -> CompanyMention {
    let legal = legal_form(view, end, to);
    let opener = first == from
        || view.tokens[first - 1].kind == TokKind::Mark('"')
        || matches!(view.tokens[first - 1].kind, TokKind::Mark('“' | '«' | '•' | ':' | '-' | '–' | '—' | '"'));
    let plain = view.tokens[first].shape == Shape::Title;
    let quote = |k: usize| ['"', '“', '”', '«', '»', '„'].iter().any(|&c| view.mark(k, c));
    let quoted = usize::from(first > from + 1 && quote(first - 1) && quote(end));
    let bracketed = first > from + quoted && view.mark(first - 1 - quoted, '(') && view.mark(end + quoted, ')');
    CompanyMention {
        first,
        end,
        legal_end: legal.or_else(|| spelt_out(view, first, end, to)).unwrap_or(end),
        span: view.span(first, end),
        known: None,
        score: 0.0,
        rule: "company/shape",
        initial: (opener && plain && end == first + 1) || style != Capitals::Names,
        person: office_before(view, first, from),
        media: cited(view, first, end, from),
        product: None,
        body: false,
        bracketed,
        origin: demonym(view, first, from).map_or([0; 2], |d| d.2),
    }
}

fn person_or_name(view: View, i: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    let mut end = run_of(view, i, to, style);
    if let Some(k) = (i + 1..end).find(|&k| starts_listed(view, k, to)) {
        end = k;
    }
    let parts = (i + 1..end).any(|k| view.is(k, class::NAME_PART | class::LEGAL));
    // "Thomas & Dale"
    let firm = (i + 1..end).any(|k| view.mark(k, '&'));
    let legal = legal_form(view, end, to).is_some();
    if parts || legal || firm || called(view, i, from) {
        return unknown(view, i, from, to, style, headline);
    }
    // small words inside persons' names: "Paul de Jonge", "Ursula von der Leyen"
    while end < to
        && view.is(end, class::GLUE)
        && capital(view, end + 1)
        && end + 1 < to
        && !view.is(end, class::AND)
        && view.word(end).len() <= 5
        && (view.tokens[end].shape == Shape::Title || !view.is(end, class::PREP | class::DEF))
    {
        end = run_end(view, end + 1, to);
    }
    if end == i + 1 {
        let office = office_before(view, i, from);
        let said = view.is(end, class::SAYING);
        if office || said {
            return Step::Skip(end);
        }
        return unknown(view, i, from, to, style, headline);
    }
    let mut mention = build(view, i, end, from, to, style);
    mention.person = true;
    mention.score = -5.0;
    Step::Found(mention)
}

/// Whether the noun right before token `i` says that a company is called so: "il gruppo Mario Rossi", but "il presidente del gruppo Mario Rossi".
fn called(view: View, i: usize, from: usize) -> bool {
    // "its subsidiary Shannon Foods"
    if view.hits.words.ending(i, 2).any(|h| h.first as usize >= from && h.tag == PhraseTag::Tag(Tag::SegmentNoun))
        && view.hits.among(from.max(i.saturating_sub(6)), i) & class::OFFICE == 0
    {
        return true;
    }
    let noun = view.hits.words.ending(i, 3).find(|h| {
        h.first as usize >= from
            && matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(_, Num::S) | Tag::TradeNoun(_, Num::S)))
    });
    noun.is_some_and(|h| {
        let at = h.first as usize;
        let article = at > from
            && (view.is(at - 1, class::DEF) || view.has(at - 1, |t| matches!(t, Tag::Prep(_, true))).is_some());
        article && view.hits.among(from.max(at.saturating_sub(5)), at) & class::OFFICE == 0
    })
}

/// Whether a company of the list begins at token `i` whose name is nothing else.
fn listed_at(view: View, i: usize, to: usize) -> bool {
    matches!(longest_name(view, i, to), Some((_, NameTag::Company(n, _))) if !view.tables.names.listed(n).ambiguous)
}

fn place(view: View, i: usize, end: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    let run = run_of(view, i, to, style);
    // "In Sicilia Enel Green Power costruirà": a company that the list knows begins behind a place told as one
    let apart = !view.lexicon.language.grammar.premodifiers
        && i > from
        && view.is(i - 1, class::PREP)
        && run > end
        && listed_at(view, end, to);
    if apart {
        return Step::Skip(end);
    }
    if run > end && (end..run).any(|k| view.is(k, class::NAME_PART | class::LEGAL)) {
        return unknown(view, i, from, to, style, headline);
    }
    if view.is(i, class::DEMONYM) && opens_headline(view, i, end - i, from, run, style) {
        return described(view, end, from, to, style, headline);
    }
    // "Arezzo (ARZZ3)"
    if legal_form(view, end, to).is_some() || traded(view, end, to) {
        return unknown(view, i, from, to, style, headline);
    }
    // "Levante Solare", "Boston Scientific": a place that begins a longer name
    let begins = style == Capitals::Names
        && !view.lexicon.capital_nouns()
        && run == end + 1
        && !view.tokens[end].glued
        && view.tokens[end].shape == Shape::Title
        && !view.is(i, class::GIVEN)
        && view.hits.words.at(end).is_empty()
        && view.hits.names.at(end).is_empty();
    if begins && let Step::Found(mut mention) = unknown(view, i, from, to, style, headline) {
        mention.score -= 0.6;
        return Step::Found(mention);
    }
    Step::Skip(end)
}

fn unknown(view: View, i: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    if style == Capitals::Words && is_common(view, i) {
        return Step::Skip(i + 1);
    }
    let mut first = i;
    let mut end = run_of(view, i, to, style);
    let run = end;
    // "Lausitzer Start-up Speicherwerk": the name follows the last noun of the run
    let legal = view.lexicon.capital_nouns() && (legal_form(view, end, to).is_some() || view.is(end - 1, class::LEGAL));
    if view.lexicon.capital_nouns() {
        let mut k = i;
        let head = end > i + 1 && head(view, i);
        // "Davoser Bergbahnen AG" is a name whole, "Mainzer Nivora AG" an origin and a name
        let from_place = origin(view, i) && !(legal && common_noun(view, i + 1).is_some());
        if end > i + 1 && (from_place || !legal && trade(view, i, from)) && !head && !view.is(i + 1, class::NAME_PART) {
            first = i + 1;
            k = i + 1;
        }
        while k < end {
            // "Die Deutsche Bahn"
            if k > i && longest_name(view, k, to).is_some_and(|(_, t)| matches!(t, NameTag::Company(..))) && first == k
            {
                break;
            }
            let noun = common_noun(view, k).filter(|_| {
                // what a legal form follows may be made of nouns
                k + 1 < run
                    && !(head && k == i)
                    && (!legal || view.is(k, class::COMPANY_NOUN))
                    && (!view.is(k, class::NAME_PART) || k == i && view.is(k, class::COMPANY_NOUN))
            });
            k += match noun {
                Some(len) if k + len < end => {
                    first = k + len;
                    len
                }
                _ => 1,
            };
        }
        if first > i {
            return match candidate(view, first, from, to, style, headline) {
                Step::Found(m) => Step::Found(m),
                Step::Skip(next) => Step::Skip(next.max(first)),
            };
        }
    }
    // "City Resources Ltd": what a legal form closes is a name from its first word on
    let closed = view.lexicon.language.grammar.title_case && closed(view, i, end, to);
    let small = class::PREP | class::AND | class::DEF | class::INDEF | class::HELPER | class::CLAUSE;
    let office = |k: usize| view.is(k, class::OFFICE) && view.has(k, |t| t == Tag::Office).is_some();
    // "In January Alfa Ltd acquired", "On Monday Alfa Inc"
    let dated = |k: usize| k > from && view.is(k - 1, class::PREP) && view.is(k, class::MONTH | class::TIME);
    // "Yesterday Alfa Ltd", "Meanwhile Alfa Ltd", "Chipmaker Alfa Inc"
    let apart = |k: usize| {
        // who makes or does something, not "Union", "Group"
        let agent = view.lexicon.language.grammar.agent_endings.iter().any(|e| view.word(k).ends_with(e));
        let trade = agent && view.is(k, class::COMPANY_NOUN) && !view.is(k, class::NAME_PART);
        let function = view.has(k, |t| t == Tag::Function) == Some(1) && view.hits.names.at(k).is_empty();
        let adverb = function || view.is(k, class::TIME);
        k == from && (adverb || trade && !view.is(k + 1, class::NAME_PART | class::LEGAL))
    };
    let kept = |k: usize| {
        closed
            && !dated(k)
            && !apart(k)
            && view.tokens[k].is_word()
            && !view.is(k, small)
            && !office(k)
            && view.tokens[k].shape != Shape::Upper
    };
    // "das Start-up Speicherwerk": what a company's noun announces is a name, though it be made of a noun
    let announced = first > from
        && view.lexicon.capital_nouns()
        && view.hits.words.ending(first, 4).any(|h| {
            h.first as usize >= from && matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..)))
        });
    let named = announced && view.is(first, class::COMPOUND);
    // what opens the run and belongs to the sentence, not to the name
    let outside = |k: usize| {
        let compound = legal && (view.is(k, class::COMPOUND) || adjective(view, k, from));
        let inside = || compound || named || acronym_inside(view, k, from, end) || word_inside(view, k, from, end);
        let word = no_name(view, k) && !inside() || opens_with_word(view, k, from, end) && !compound;
        let part = end - k > 1 && (view.is(k, class::NAME_PART) || house(view, k, from, style, headline));
        word && !part || !view.tokens[k].is_word() && !view.tokens[k].is_number()
    };
    while first < end && !kept(first) && outside(first) {
        first += 1;
        if view.is(first, class::CAPITAL)
            && first < end
            && let Some(step) = whole_name(view, first, from, to, style, longest_name(view, first, to))
        {
            return step;
        }
    }
    // "Corvane Fusion" in a sentence that writes names alone with capitals
    let named_so = |k: usize| {
        style == Capitals::Names
            && !headline
            && !view.lexicon.capital_nouns()
            && view.tokens[k].shape == Shape::Title
            && view.tokens[k - 1].shape.is_capital()
            && !view.is(k, class::OFFICE | class::TIME | class::MONTH | class::HELPER | class::LEGAL)
    };
    while end > first + 1
        && !named_so(end - 1)
        && (!closed || view.is(end - 1, class::LEGAL))
        && (no_name(view, end - 1)
            && !legal
            && !(view.is(end - 1, class::COMPOUND) && (announced || plain_noun(view, end - 1)))
            && !view.is(end - 1, class::NAME_PART)
            && view.tokens[end - 2].shape != Shape::Lower
            || view.is(end - 1, class::LEGAL) && !view.is(end - 2, class::AND))
    {
        end -= 1;
    }
    if first >= end || (first > i && !view.tokens[first].shape.is_capital()) {
        return Step::Skip(run);
    }
    if first > i {
        // what is left may be a listed name
        return match candidate(view, first, from, to, style, headline) {
            Step::Found(m) => Step::Found(m),
            Step::Skip(next) => Step::Skip(next.max(first + 1)),
        };
    }
    // a listed company, product or place inside the run ends it: "Oggi Enel"
    if let Some(k) = (first + 1..end).find(|&k| starts_listed(view, k, to)) {
        let lone = !view.is(first, class::NAME_PART);
        // "studierte Lehman Brothers Apple-Aktien": where the verb stands elsewhere, two names may meet
        let meets =
            view.lexicon.language.grammar.brackets && k > first + 1 && !view.mark(k - 1, '-') && view.mark(end, '-');
        if meets {
            end = k;
        }
        let place =
            view.is(first, class::NAME) && view.hits.names.at(first).iter().any(|h| matches!(h.tag, NameTag::Place(_)));
        if lone && !place && first == from && k == first + 1 && !view.mark(k - 1, '-') && !view.mark(k - 1, '&') {
            end = k;
        }
    }
    // "Parceria entre Alfa e Beta": the noun of a deal that begins the sentence
    if first == from
        && end == first + 1
        && view.tokens[first].shape == Shape::Title
        && view.is(first, class::NOUN)
        && !view.is(first, class::NAME)
        && legal_form(view, end, to).is_none()
    {
        return Step::Skip(end);
    }
    let registered = registered(view, first, end, to);
    end = registered.map_or(end, |(stop, _)| stop);
    let mut mention = build(view, first, end, from, to, style);
    // "Enel Spa" is the listed Enel
    if mention.legal_end > end {
        mention.known = view.hits.names.at(first).iter().find_map(|h| match h.tag {
            NameTag::Company(number, _) if first + h.len as usize == end => Some(number),
            _ => None,
        });
    }
    let (mut score, mut rule) = shape_score(view, &mention, style);
    if let Some((_, says)) = registered.filter(|r| r.1 > 0.0 && !mention.initial) {
        rule = if says > score { "company/register" } else { rule };
        score += says;
    }
    // a word of the language that begins a sentence: "Consumer spending"
    if mention.initial && end == first + 1 && view.lexicon.language.grammar.title_case && is_common(view, first) {
        score -= 1.5;
    }
    // a listed company's name with more behind it
    if view.is(first, class::NAME) && view.hits.names.at(first).iter().any(|h| matches!(h.tag, NameTag::Company(n, _) if first + (h.len as usize) < end && !view.tables.names.listed(n).ambiguous)) {
        score += 1.5;
    }
    let (more, context_rule) = context(view, &mention, from, to);
    let opens =
        headline && (from..first).all(|t| !view.tokens[t].is_word()) && subject_of_verb(view, mention.legal_end, to);
    let more = more + if opens && !mention.person { 1.4 } else { 0.0 };
    mention.score = score + more;
    mention.rule = if more > score { context_rule } else { rule };
    if mention.person {
        mention.score -= 3.5;
    }
    // "l'irlandese Kerry": people with a country are called by their surname
    if (first..end).all(|k| view.is(k, class::GIVEN))
        && demonym(view, first, from).is_none()
        && !called(view, first, from)
    {
        mention.score -= 1.5;
    }
    Step::Found(mention)
}

/// "Wincor Nixdorf": whether the word at `k` is a noun by its ending alone, and of no sort that stands beside names.
fn plain_noun(view: View, k: usize) -> bool {
    let hits = view.hits.words.at(k);
    view.hits.names.at(k).is_empty() && hits.iter().all(|h| h.tag == PhraseTag::Tag(Tag::NoName))
}

/// "ihrer Netflix-Premiere": whether an article or what stands for one precedes token `i`, so that a compound begins there, not a name.
pub(super) fn behind_article(view: View, i: usize, from: usize) -> bool {
    i > from
        && (view.is(i - 1, class::DEF | class::INDEF)
            || view.has(i - 1, |t| matches!(t, Tag::This | Tag::Oblique | Tag::Prep(_, true))).is_some())
}

/// "Vereinigte Dienste GmbH" in the middle of a sentence: an inflected word with a capital that belongs to a name.
fn adjective(view: View, k: usize, from: usize) -> bool {
    let word = view.word(k);
    k > from
        && view.tokens[k].shape == Shape::Title
        && !matches!(view.tokens[k - 1].kind, TokKind::Mark(_))
        && (word.ends_with('e') || word.ends_with("en") || word.ends_with("er"))
        && view.is(k + 1, class::CAPITAL)
        && !view.is(k, class::COMPANY_NOUN | class::OFFICE | class::HELPER | class::DEF | class::INDEF | class::VERB)
}

/// Where the name in the user's registers ends that holds all of `first..end`, and what it says: much less than the embedded list, for
/// registers hold hundreds of thousands of names, many of which are words or persons.
fn registered(view: View, first: usize, end: usize, to: usize) -> Option<(usize, f32)> {
    let (len, telling) = view.tables.names.registered_at(view.text, view.tokens, first, to)?;
    let stop = first + len;
    let whole = stop == end || stop > end && telling && view.tokens[stop - 1].shape.is_capital();
    let says = match telling {
        false => 0.0,
        true if len > 1 => 1.5,
        true => 0.6,
    };
    whole.then_some((stop, says))
}

/// "der Fleischverarbeiter Bell": whether an unknown noun at `i`, behind an article, tells the trade of the name behind it.
pub(super) fn trade(view: View, i: usize, from: usize) -> bool {
    let word = view.word(i);
    let agent = word.len() > 7 && view.lexicon.language.grammar.agent_endings.iter().any(|e| word.ends_with(e));
    if !agent || view.tokens[i].shape != Shape::Title || !view.hits.names.at(i).is_empty() || origin(view, i) {
        return false;
    }
    // "Fahrdienst-Vermittler"
    let i = if i >= from + 2 && view.mark(i - 1, '-') && view.tokens[i].glued { i - 2 } else { i };
    let article = |k: usize| {
        view.is(k, class::DEF | class::INDEF) || view.has(k, |t| matches!(t, Tag::This | Tag::Prep(_, true))).is_some()
    };
    let before = (from..i).rev().find(|&k| view.tokens[k].shape != Shape::Lower || !view.hits.words.at(k).is_empty());
    before.is_some_and(|k| {
        i - k <= 3 && (article(k) || k > from && view.tokens[k].shape == Shape::Title && article(k - 1))
    })
}
