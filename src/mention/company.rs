//! Candidate mentions of companies, with the evidence that their words and neighbours give.
//!
//! "la startup Nivora", "Beta Srl", "il ceo di Alfa", "OpenAI" are candidates; "Luigi Lovaglio", "Milano", "Borsa" are none. A candidate carries
//! a score; whether it is kept is decided per article in `crate::resolve::entities`, where all mentions of a name are known.

use super::View;
use super::capitals::{Capitals, capitals, is_common};
use crate::lang::{Prep, Tag};
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
    /// A name in brackets that follows another one: "Orizzonte Sistemi Navali (OSN)".
    pub bracketed: bool,
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

fn capital(view: View, i: usize) -> bool {
    view.is(i, class::CAPITAL)
}

fn candidate(view: View, i: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    let token = &view.tokens[i];
    let listed = if view.is(i, class::NAME) { longest_name(view, i, to) } else { None };
    if token.is_number() && !view.is(i, class::NAME) {
        return digit_name(view, i, from, to, style).unwrap_or(Step::Skip(i + 1));
    }
    if view.is(i, class::NO_NAMES)
        && let Some(len) = view.has(i, |t| t == Tag::NoName)
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
        let known = matches!(tag, NameTag::Company(..));
        let run = run_of(view, i, to, style);
        let ambiguous =
            matches!(tag, NameTag::Company(n, _) if len == 1 && view.tables.names.companies[n as usize].ambiguous);
        // "Adidas-Salomon"
        let joined = known
            && view.lexicon.capital_nouns()
            && run == i + len + 2
            && view.mark(i + len, '-')
            && !view.mark(run, '-')
            && view.tokens[run - 1].is_word();
        let longer = run > i + len
            && (known_and_more(view, tag, i, len, run)
                || joined
                || extends(view, i + len)
                || ambiguous && view.tokens[i + len].shape == Shape::Title && !starts_listed(view, i + len, to));
        let longest = known
            && view.lexicon.language.grammar.title_case
            && style == Capitals::Names
            && extends(view, i + len)
            && !view.is(i + len, class::LEGAL);
        if !longer || (known && len > 1 && !longest && !joined && !known_and_more(view, tag, i, len, run)) {
            return match tag {
                NameTag::Company(number, _) => known_company(view, i, i + len, number, from, to, style),
                NameTag::Given => person_or_name(view, i, from, to, style, headline),
                NameTag::Place(_) => place(view, i, i + len, from, to, style, headline),
                NameTag::Demonym(..) if !token.shape.is_capital() => Step::Skip(i + 1),
                NameTag::Demonym(..) => unknown(view, i, from, to, style, headline),
                NameTag::Person => {
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

/// The longest listed name at token `i`; companies before others of the same length.
fn longest_name(view: View, i: usize, to: usize) -> Option<(usize, NameTag)> {
    let rank = |t: NameTag| match t {
        NameTag::Company(n, _) => 5 - 2 * i32::from(view.tables.names.companies[n as usize].ambiguous),
        NameTag::Other | NameTag::Product | NameTag::Person => 4,
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

/// The gender of the adjective of a place that ends at token `end`, and where it begins.
fn demonym(view: View, end: usize, from: usize) -> Option<(u8, usize)> {
    let hit = view.hits.names.ending(end, 3).find(|h| matches!(h.tag, NameTag::Demonym(..)))?;
    let first = hit.first as usize;
    let NameTag::Demonym(_, gender) = hit.tag else { return None };
    (first >= from && view.tokens[first].shape == Shape::Lower).then_some((gender, first))
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

/// "Enel Grids", "Tim Enterprise", "B&B Italia": a listed company's name with more behind it is another company.
fn known_and_more(view: View, tag: NameTag, i: usize, len: usize, run: usize) -> bool {
    let next = i + len;
    // "Carel-Techne": what a hyphen joins to a listed name is part of another one, unless it is listed too
    let hyphened =
        next + 1 < run && view.mark(next, '-') && view.tokens[next].glued && view.tokens[next + 1].shape.is_capital();
    if hyphened && matches!(tag, NameTag::Company(..)) {
        return view.hits.names.at(next + 1).is_empty() && view.hits.words.at(next + 1).is_empty();
    }
    let plain =
        next < run && view.tokens[next].is_word() && view.hits.words.at(next).is_empty() && !view.tokens[next].glued;
    // "JBS Argentina", "Bradesco BBI"
    let listed = || view.hits.names.at(next).iter().any(|h| !matches!(h.tag, NameTag::Place(_) | NameTag::Demonym(..)));
    plain && matches!(tag, NameTag::Company(..)) && !listed() && !explains_product(view, run, view.tokens.len())
}

/// Whether ", piattaforma …" follows token `i`.
fn explains_product(view: View, i: usize, to: usize) -> bool {
    if i + 1 >= to || !view.mark(i, ',') {
        return false;
    }
    let article = view.has(i + 1, |t| matches!(t, Tag::Def | Tag::Indef)).unwrap_or(0);
    view.is(i + 1 + article, class::PRODUCT)
        && view.has(i + 1 + article, |t| matches!(t, Tag::CompanyNoun(..)) && article > 0).is_none()
}

/// Whether the capital word at `i` continues the name before it: "Capital", "Group", a legal form.
fn extends(view: View, i: usize) -> bool {
    capital(view, i)
        && view.is(i, class::NAME_PART | class::LEGAL)
        && !(view.tokens[i].shape == Shape::Upper && view.is(i, class::NO_NAME))
}

/// The run of capital words at `i`; where all words have capitals, a common word ends it.
fn run_of(view: View, i: usize, to: usize, style: Capitals) -> usize {
    let end = run_end(view, i, to);
    match style {
        Capitals::Words => (i + 1..end).find(|&k| is_common(view, k)).unwrap_or(end),
        _ => end,
    }
}

/// One past the last token of the run of capital words at `i`, with what joins them.
fn run_end(view: View, i: usize, to: usize) -> usize {
    let mut end = i + 1;
    let part = view.is(i, class::NAME_PART);
    while end < to {
        let token = &view.tokens[end];
        if token.is_word() && !view.is(end, class::CAPITAL | class::GLUE) {
            break;
        }
        // "Boston-based", "Alfa-backed": what stands behind the hyphen is no part of the name
        let modifier = || {
            view.has(end + 1, |t| matches!(t, Tag::Hyphened(_))).is_some()
                || view.lexicon.language.grammar.premodifiers && end == i + 1 && view.is(i, class::DEMONYM)
        };
        let hyphen = token.glued
            && (token.is('-') || token.is('–') || token.is('+'))
            && view.tokens.get(end + 1).is_some_and(|t| {
                t.glued
                    && (t.is_word() || t.is_number())
                    && (t.shape.is_capital()
                        || t.is_number()
                        || view.tokens[end - 1].shape.is_capital()
                            && t.span().len() > 1
                            && !view.lexicon.language.grammar.premodifiers)
            })
            && end + 1 < to
            && !modifier();
        // "Nivora-Chef": the noun behind the hyphen is not the name's
        let hyphen = hyphen && (common_noun(view, end + 1).is_none() || view.tokens[end - 1].span().len() == 1);
        let ampersand = token.is('&') && capital(view, end + 1) && end + 1 < to;
        let ampersand = ampersand && !(view.lexicon.capital_nouns() && view.is(end - 1, class::LEGAL));
        if hyphen || ampersand {
            end += 2;
            continue;
        }
        // "kaufte Alfa AG Beta GmbH": where the verb stands elsewhere, two names may meet
        if view.lexicon.language.grammar.brackets && view.is(end - 1, class::LEGAL) && !view.is(end, class::LEGAL) {
            break;
        }
        if token.is_word() && token.shape.is_capital() && !breaks(view, end) {
            end += 1;
            continue;
        }
        let number = token.is_number()
            && !token.glued
            && token.span().len() <= 2
            && view.tokens[end - 1].shape.is_capital()
            && view
                .has(end + 1, |t| {
                    matches!(
                        t,
                        Tag::Scale(_) | Tag::Currency(..) | Tag::Percent | Tag::Month(_) | Tag::Unit(..) | Tag::Counted
                    )
                })
                .is_none()
            && !view.mark(end + 1, '%')
            && end + 1 < to
            && view.is(end - 1, class::NAME_PART);
        if number {
            end += 1;
            continue;
        }
        match glue(view, end, to, part) {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// A capital word that begins something new though it stands behind a capital word: a verb or a function word in title case.
fn breaks(view: View, i: usize) -> bool {
    // "Panificadora Los Andes": where nothing else is in title case, a capital article belongs to the name
    let article = view.is(i, class::DEF) && capital(view, i + 1) && view.is(i - 1, class::NAME_PART);
    view.is(i, class::PREP | class::AND | class::AUX | class::DEF | class::CLAUSE)
        && view.tokens[i].shape == Shape::Title
        && !view.is(i, class::NAME_PART)
        && !article
}

/// "Banca Monte dei Paschi di Siena", "Fondazione CR Firenze": small words inside a name that begins with a name part; gives the token
/// behind the capital word that follows them.
fn glue(view: View, i: usize, to: usize, part: bool) -> Option<usize> {
    let word = &view.tokens[i];
    if !word.is_word() || !view.is(i, class::GLUE) {
        return None;
    }
    let elided = view.word(i).ends_with(['\'', '’']);
    let listed_before = part;
    let and = view.is(i, class::AND);
    let next = i + 1;
    // "Goodyear Tire and Rubber Co", "Far West Savings and Loan"
    let pair = and
        && view.lexicon.language.grammar.title_case
        && view.is(i - 1, class::NAME_PART)
        && view.is(next, class::NAME_PART)
        && capital(view, next)
        && capital(view, i - 1)
        && next < to;
    // "Eli Lilly and Co"
    let closing = and
        && view.lexicon.language.grammar.title_case
        && next < to
        && matches!(view.word(next), "Co" | "Cos" | "Company" | "Sons" | "Bros" | "Brothers" | "Associates");
    if pair || closing {
        return Some(next + 1);
    }
    let ok = capital(view, next) && next < to && listed_before && !and && !is_place(view, next);
    (ok || elided && capital(view, next) && next < to && view.tokens[i].shape.is_capital()).then_some(next + 1)
}

fn is_place(view: View, i: usize) -> bool {
    view.hits.names.at(i).iter().any(|h| matches!(h.tag, NameTag::Place(p) if p.country))
}

#[allow(clippy::too_many_arguments)]
fn known_company(view: View, first: usize, end: usize, number: u32, from: usize, to: usize, style: Capitals) -> Step {
    let company = &view.tables.names.companies[number as usize];
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
    let base = match (company.kind, company.ambiguous) {
        (OrgKind::State | OrgKind::Agency, _) => 1.6,
        (_, true) if end - first > 1 => 3.0,
        (_, true) => {
            if mention.initial {
                1.4
            } else {
                2.4
            }
        }
        (_, false) => 5.0,
    };
    // "bpost" is written so; "orange" is none
    let small = company.name.starts_with(char::is_lowercase);
    let lower = view.tokens[first].shape == Shape::Lower && end - first == 1 && !small;
    mention.score = base + context.0 - if lower { 3.0 } else { 0.0 };
    mention.rule = if base >= ENOUGH { "company/gazetteer" } else { context.1 };
    if mention.person && company.ambiguous {
        mention.score -= 3.0;
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
        bracketed,
    }
}

/// Whether a name is only quoted here: "secondo Alfa", "gli analisti di Alfa", "Alfa analysts".
fn cited(view: View, first: usize, end: usize, from: usize) -> bool {
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

/// One past the full name behind an acronym and a dash: "REN - Redes Energéticas Nacionais".
fn spelt_out(view: View, first: usize, end: usize, to: usize) -> Option<usize> {
    let dash = end + 2 < to
        && end == first + 1
        && view.tokens[first].shape == Shape::Upper
        && (view.mark(end, '-') || view.mark(end, '–'))
        && !view.tokens[end].glued
        && view.tokens[end + 1].shape == Shape::Title;
    let initial = |i: usize| view.tokens[i].span().of(view.text).chars().next();
    if !dash || initial(first) != initial(end + 1) {
        return None;
    }
    let mut stop = end + 2;
    while stop < to
        && view.tokens[stop].is_word()
        && (view.tokens[stop].shape.is_capital()
            || view.is(stop, class::GLUE) && stop + 1 < to && view.tokens[stop + 1].shape.is_capital())
    {
        stop += 1;
    }
    let words = (end + 1..stop).filter(|&k| view.tokens[k].shape.is_capital()).count();
    // two words whose initials the acronym holds
    let second = (end + 2..stop).find(|&k| view.tokens[k].shape.is_capital()).and_then(initial);
    let holds = second.is_some_and(|c| view.tokens[first].span().of(view.text).chars().skip(1).any(|own| own == c));
    (words >= 2 && holds).then_some(stop)
}

/// One past the legal form that stands at token `i`, if any.
fn legal_form(view: View, i: usize, to: usize) -> Option<usize> {
    let at = i + usize::from(view.mark(i, ',') && view.is(i + 1, class::LEGAL));
    let token = view
        .tokens
        .get(at)
        .filter(|t| at < to && t.is_word() && (t.shape.is_capital() || view.word(at).contains('.')))?;
    let len = view.has(at, |t| t == Tag::LegalForm)?;
    let short = token.span().len() == 2
        && token.shape == Shape::Title
        && !matches!(view.word(at), "Co" | "Ag" | "Ab" | "Nv" | "Bv" | "Oy" | "Sa" | "Se");
    let stop = at + len;
    let dot = usize::from(
        view.mark(stop, '.')
            && view.tokens[stop].glued
            && !view.word(at).ends_with('.')
            && stop < to
            && view.tokens.get(stop + 1).is_some_and(|t| !t.shape.is_capital() && stop + 1 < to),
    );
    // "Alfa Co Ltd", "Alfa Pty Ltd"
    let more = stop < to
        && view.tokens[stop].is_word()
        && view.tokens[stop].shape.is_capital()
        && view.has(stop, |t| t == Tag::LegalForm).is_some();
    (!short).then(|| if more { legal_form(view, stop, to).unwrap_or(stop) } else { stop + dot })
}

/// Whether a person's office or title stands right before: "il ceo Luigi Lovaglio", "Mr Elkann".
fn office_before(view: View, first: usize, from: usize) -> bool {
    view.hits.among(from.max(first.saturating_sub(3)), first) & class::OFFICE != 0
        && view
            .hits
            .words
            .ending(first, 3)
            .any(|h| h.first as usize >= from && matches!(h.tag, PhraseTag::Tag(Tag::Office | Tag::Title)))
}

fn person_or_name(view: View, i: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    let mut end = run_of(view, i, to, style);
    if let Some(k) = (i + 1..end).find(|&k| starts_listed(view, k, to)) {
        end = k;
    }
    let parts = (i + 1..end).any(|k| view.is(k, class::NAME_PART | class::LEGAL));
    let legal = legal_form(view, end, to).is_some();
    if parts || legal {
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

fn place(view: View, i: usize, end: usize, from: usize, to: usize, style: Capitals, headline: bool) -> Step {
    let run = run_of(view, i, to, style);
    if run > end && (end..run).any(|k| view.is(k, class::NAME_PART | class::LEGAL)) {
        return unknown(view, i, from, to, style, headline);
    }
    if legal_form(view, end, to).is_some() {
        return unknown(view, i, from, to, style, headline);
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
        if end > i + 1 && (origin(view, i) || !legal && trade(view, i, from)) && !view.is(i + 1, class::NAME_PART) {
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
    let closed = view.lexicon.language.grammar.title_case
        && (legal_form(view, end, to).is_some() || view.is(end - 1, class::LEGAL) && end > i + 1);
    let small = class::PREP | class::AND | class::DEF | class::INDEF | class::HELPER | class::CLAUSE | class::OFFICE;
    let kept =
        |k: usize| closed && view.tokens[k].is_word() && !view.is(k, small) && view.tokens[k].shape != Shape::Upper;
    // "das Start-up Speicherwerk": what a company's noun announces is a name, though it be made of a noun
    let announced = first > from
        && view.is(first, class::COMPOUND)
        && view.hits.words.ending(first, 4).any(|h| {
            h.first as usize >= from && matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..)))
        });
    while first < end
        && !kept(first)
        && ((no_name(view, first)
            && !(legal && view.is(first, class::COMPOUND))
            && !announced
            && !acronym_inside(view, first, from, end)
            && !word_inside(view, first, from, end)
            || opens_with_word(view, first, from, end) && !(legal && view.is(first, class::COMPOUND)))
            && !(end - first > 1 && view.is(first, class::NAME_PART))
            || !view.tokens[first].is_word() && !view.tokens[first].is_number())
    {
        first += 1;
    }
    while end > first + 1
        && !(closed && !view.is(end - 1, class::LEGAL))
        && (no_name(view, end - 1) && !view.is(end - 1, class::NAME_PART)
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
            Step::Skip(next) => Step::Skip(next.max(run.min(next + 1))),
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
    let mut mention = build(view, first, end, from, to, style);
    let (mut score, rule) = shape_score(view, &mention, style);
    // a word of the language that begins a sentence: "Consumer spending"
    if mention.initial && end == first + 1 && view.lexicon.language.grammar.title_case && is_common(view, first) {
        score -= 1.5;
    }
    // a listed company's name with more behind it
    if view.is(first, class::NAME) && view.hits.names.at(first).iter().any(|h| matches!(h.tag, NameTag::Company(n, _) if first + (h.len as usize) < end && !view.tables.names.companies[n as usize].ambiguous)) {
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
    if (first..end).all(|k| view.is(k, class::GIVEN)) {
        mention.score -= 1.5;
    }
    Step::Found(mention)
}

/// "der Fleischverarbeiter Bell": whether an unknown noun at `i`, behind an article, tells the trade of the name behind it.
fn trade(view: View, i: usize, from: usize) -> bool {
    let word = view.word(i);
    let agent = word.len() > 7 && ["er", "ers", "ern", "in"].iter().any(|e| word.ends_with(e));
    if !agent || view.tokens[i].shape != Shape::Title || !view.hits.names.at(i).is_empty() {
        return false;
    }
    let article = |k: usize| {
        view.is(k, class::DEF | class::INDEF) || view.has(k, |t| matches!(t, Tag::This | Tag::Prep(_, true))).is_some()
    };
    let before = (from..i).rev().find(|&k| view.tokens[k].shape != Shape::Lower || !view.hits.words.at(k).is_empty());
    before.is_some_and(|k| {
        i - k <= 3 && (article(k) || k > from && view.tokens[k].shape == Shape::Title && article(k - 1))
    })
}

/// "Tiroler", "Mainzern": whether the capital word at `i` tells a place of origin, in languages that write it so.
pub fn origin(view: View, i: usize) -> bool {
    let word = view.word(i);
    let stem = word.strip_suffix("er").or_else(|| word.strip_suffix("ern"));
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

/// How many tokens a noun of the language takes at `i`, in languages whose nouns all have capitals; `None` for what may be a name.
fn common_noun(view: View, i: usize) -> Option<usize> {
    if !view.lexicon.capital_nouns() || !matches!(view.tokens.get(i)?.shape, Shape::Title | Shape::Upper) {
        return None;
    }
    let word = view.word(i);
    // "E-Plus": what a letter and a hyphen begin is a name
    if i > 1 && view.mark(i - 1, '-') && view.tokens[i].glued && view.tokens[i - 2].span().len() == 1 {
        return None;
    }
    let plain = |tag: PhraseTag| match tag {
        PhraseTag::Verb(_) => false,
        PhraseTag::Tag(Tag::NamePart | Tag::NameGlue | Tag::LegalForm | Tag::Venue) => false,
        _ => view.tokens[i].shape == Shape::Title,
    };
    let listed = view.hits.words.at(i).iter().find(|h| plain(h.tag)).map(|h| h.len as usize);
    let ending = || {
        let endings = view.lexicon.language.grammar.noun_endings;
        let shown = view.tokens[i].shape == Shape::Title
            && endings.iter().any(|e| word.len() > e.len() + 3 && word.ends_with(e));
        shown.then_some(1)
    };
    listed.or_else(|| ending().filter(|_| view.hits.names.at(i).is_empty()))
}

/// "Great Plains Air", "Southern Water" in the middle of a sentence: where only names have capitals, a common word begins one.
fn word_inside(view: View, i: usize, from: usize, end: usize) -> bool {
    let small = class::PREP | class::AND | class::DEF | class::INDEF | class::HELPER | class::CLAUSE;
    let apart = small | class::OFFICE | class::TIME | class::MONTH | class::SAYING | class::NUMBER;
    view.lexicon.language.grammar.title_case
        && i > from
        && !matches!(view.tokens[i - 1].kind, TokKind::Mark(_))
        && view.tokens[i].shape == Shape::Title
        && i + 1 < end
        && view.tokens[i + 1].shape.is_capital()
        && !view.is(i, apart)
        && !no_name(view, i + 1)
        && view.hits.names.at(i).is_empty()
}

/// "AI Acceleration" in the middle of a sentence: an acronym that begins a name.
fn acronym_inside(view: View, i: usize, from: usize, end: usize) -> bool {
    i > from
        && view.tokens[i].shape == Shape::Upper
        && i + 1 < end
        && view.tokens[i + 1].shape == Shape::Title
        && !view.is(i, class::OFFICE)
        && !no_name(view, i + 1)
}

/// A known word that is capital only because the sentence begins: "Controllata Bc Partners".
fn opens_with_word(view: View, i: usize, from: usize, end: usize) -> bool {
    let token = &view.tokens[i];
    i == from
        && end > i + 1
        && token.shape == Shape::Title
        && !view.hits.words.at(i).is_empty()
        && !view.is(i, class::NAME_PART | class::GLUE)
        && view.hits.names.at(i).is_empty()
}

/// Whether a finite verb or an auxiliary follows: the name is the subject of a headline.
fn subject_of_verb(view: View, mut i: usize, to: usize) -> bool {
    if view.mark(i, '(') {
        i = (i + 1..to.min(i + 5)).find(|&k| view.mark(k, ')')).map_or(i, |k| k + 1);
    }
    i < to
        && (view.hits.verb(i).is_some_and(|v| v.form.is_finite())
            || view.is(i, class::HELPER) && view.has(i, |t| matches!(t, Tag::Aux(..) | Tag::Reflexive)).is_some())
}

/// Whether an unambiguous listed company begins at token `k`.
fn starts_listed(view: View, k: usize, to: usize) -> bool {
    view.is(k, class::NAME)
        && longest_name(view, k, to).is_some_and(
            |(_, t)| matches!(t, NameTag::Company(n, true) if !view.tables.names.companies[n as usize].ambiguous),
        )
}

/// Whether the word at `i` is no name though it be capital: a listed one, or an auxiliary or pronoun that begins a sentence.
fn no_name(view: View, i: usize) -> bool {
    if common_noun(view, i).is_some() {
        return true;
    }
    if view.is(i, class::HELPER) && view.tokens[i].shape == Shape::Title {
        return true;
    }
    view.is(i, class::NO_NAME) && view.has(i, |t| t == Tag::NoName).is_some_and(|len| len == 1)
}

/// What the name's own form tells.
fn shape_score(view: View, mention: &CompanyMention, style: Capitals) -> (f32, &'static str) {
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

/// Whether a verb that evokes a deal stands at most ten tokens before token `k`.
fn deal_verb_before(view: View, k: usize, from: usize) -> bool {
    (from.max(k.saturating_sub(10))..k).any(|t| {
        view.is(t, class::VERB) && view.hits.verb(t).is_some_and(|v| !view.lexicon.verb(v.verb).frames.is_empty())
    })
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
    let plural = word.ends_with("en") || word.ends_with("ern") || word.ends_with("eln");
    // "die Tochter Nivora"
    let named = view
        .hits
        .words
        .ending(mention.first, 4)
        .any(|h| matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(..) | Tag::TradeNoun(..))));
    if named {
        return 0.5;
    }
    let loose = word.ends_with('e') && !mention.initial;
    0.2 - if article { 0.8 } else { 0.0 } - if plural { 0.8 } else { 0.0 } - if loose { 0.6 } else { 0.0 }
}

/// What a name tells by qualifying the noun behind it: "Alfa's revenue", "Alfa shares", "the Alfa unit", "Alfa-backed".
fn qualifies(view: View, after: usize, to: usize, add: &mut impl FnMut(f32, &'static str)) {
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
                used.hold || !used.frames.is_empty() || used.light.is_some()
            }))
}

/// What the neighbours tell: evidence and its rule.
fn context(view: View, m: &CompanyMention, from: usize, to: usize) -> (f32, &'static str) {
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
    if let Some((gender, first)) = origin {
        at = first;
        // "la milanese Fatturino" is a company, "il francese Macron" may be a person
        let article = near(at) & (class::DEF | class::PREP) != 0
            && before(at).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Def | Tag::Prep(_, true))));
        if article {
            add(
                match gender {
                    b'f' => 2.5,
                    b'm' => 1.0,
                    _ => 1.8,
                },
                "company/origin-before",
            );
        }
    }
    if at > from && matches!(view.tokens[at - 1].kind, TokKind::Mark('«' | '"' | '“')) {
        at -= 1;
    }
    // "la startup di intelligenza artificiale" no, "la startup scientifica Alfa" yes
    for _ in 0..2 {
        let adjective = at > from
            && (view.tokens[at - 1].shape == Shape::Upper
                || view.tokens[at - 1].shape == Shape::Lower && view.hits.words.at(at - 1).is_empty());
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
    }
    if m.first > from + 1 && view.lexicon.capital_nouns() && trade(view, m.first - 1, from) {
        add(2.5, "company/noun-before");
    }
    // "ceo di X", "quota di X", "acquisizione di X"
    let prep = Some(around).filter(|near| near & class::PREP != 0).and_then(|_| {
        before(m.first).find_map(|h| match h.tag {
            PhraseTag::Tag(Tag::Prep(p, _)) => Some((p, h.first as usize)),
            PhraseTag::Tag(Tag::Adnominal(_)) => Some((Prep::Of, h.first as usize)),
            _ => None,
        })
    });
    if let Some((p, k)) = prep {
        let governed =
            Some(near(k)).filter(|near| near & (class::HELD | class::NOUN | class::VERB) != 0).and_then(|_| {
                before(k).find_map(|h| match h.tag {
                    PhraseTag::Tag(Tag::Office | Tag::BodyNoun | Tag::StakeNoun | Tag::ShareNoun)
                        if p == Prep::Of
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
                    PhraseTag::Verb(v)
                        if !view.lexicon.verb(v.verb).frames.is_empty()
                            && matches!(p, Prep::From | Prep::To | Prep::In | Prep::With) =>
                    {
                        Some((1.8, "company/verb-argument"))
                    }
                    _ => None,
                })
            });
        match governed {
            Some((score, rule)) => add(score, rule),
            // "il 25% di Molveda"
            None if p == Prep::Of && k > from && view.mark(k - 1, '%') => add(1.5, "company/of-deal"),
            // "ha prestato 40 milioni a Molveda"
            None if matches!(p, Prep::To | Prep::From | Prep::With) && deal_verb_before(view, k, from) => {
                add(0.8, "company/verb-argument")
            }
            None if matches!(p, Prep::By | Prep::Together) => add(1.5, "company/agent"),
            None => {}
        }
    } else if around & class::VERB != 0
        && before(m.first).any(|h| matches!(h.tag, PhraseTag::Verb(v) if !view.lexicon.verb(v.verb).frames.is_empty()))
    {
        add(1.8, "company/verb-argument");
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
        } else if premodifiers && relative_owner(view, after + 1, to) {
            add(1.6, "company/apposition");
        }
    }
    // "QUANTARIS – Round di serie B": the label of an item
    let dash = |k: usize| k + 1 < to && !view.tokens[k].glued && ['-', '–', '—'].iter().any(|&c| view.mark(k, c));
    if m.first == from && dash(after) && view.tokens[m.first].shape != Shape::Title {
        add(0.9, "company/shape");
    }
    // "X ha rilevato", "X vende"
    if after < to {
        let mut k = after;
        // "Hera l'aveva acquistata": a pronoun stands where an article would
        while k < to
            && k < after + 3
            && (view.is(k, class::HELPER) || view.is(k, class::DEF) && view.is(k + 1, class::AUX | class::VERB))
        {
            k += 1;
        }
        // "Resta ferma la vendita": a verb that begins its sentence is no subject
        let first = m.initial && m.end == m.first + 1 && view.hits.verb(m.first).is_some_and(|v| v.form.is_finite());
        let verb = view.hits.verb(k).filter(|_| k < to && !first && view.tokens[k].shape == Shape::Lower);
        if let Some(v) = verb {
            let used = view.lexicon.verb(v.verb);
            if !used.frames.is_empty() {
                add(2.0, "company/deal-verb");
            } else if used.light.is_some() {
                add(1.2, "company/deal-verb");
            } else if v.form.is_finite() {
                add(0.4, "company/subject");
            }
        }
        if view.is(k, class::SAYING) {
            add(if view.lexicon.language.grammar.premodifiers { 0.3 } else { -1.0 }, "company/shape");
        }
        if view.lexicon.language.grammar.premodifiers {
            qualifies(view, after, to, &mut add);
        }
    }
    if m.bracketed {
        add(0.8, "company/bracketed");
    }
    best
}
