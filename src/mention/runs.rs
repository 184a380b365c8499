//! Where a name begins and ends: runs of capital words, the small words inside, legal forms behind.

use super::View;
use super::capitals::{Capitals, is_common};
use super::company::longest_name;
use super::evidence::origin;
use crate::lang::{Num, Prep, Tag};
use crate::lexicon::{NameTag, OrgKind, PhraseTag, class};
use crate::scan::{Shape, TokKind};
pub(super) fn capital(view: View, i: usize) -> bool {
    view.is(i, class::CAPITAL)
}

/// "Enel Grids", "Tim Enterprise", "B&B Italia": a listed company's name with more behind it is another company.
pub(super) fn known_and_more(view: View, tag: NameTag, i: usize, len: usize, run: usize) -> bool {
    let next = i + len;
    // "Carel-Techne": what a hyphen joins to a listed name is part of another one, unless it is listed too
    let hyphened =
        next + 1 < run && view.mark(next, '-') && view.tokens[next].glued && view.tokens[next + 1].shape.is_capital();
    if hyphened && matches!(tag, NameTag::Company(..)) {
        return !view.lexicon.capital_nouns()
            && view.hits.names.at(next + 1).is_empty()
            && view.hits.words.at(next + 1).is_empty();
    }
    let plain =
        next < run && view.tokens[next].is_word() && view.hits.words.at(next).is_empty() && !view.tokens[next].glued;
    // "JBS Argentina", "Bradesco BBI"
    let listed = || view.hits.names.at(next).iter().any(|h| !matches!(h.tag, NameTag::Place(_) | NameTag::Demonym(..)));
    plain && matches!(tag, NameTag::Company(..)) && !listed() && !explains_product(view, run, view.tokens.len())
}

/// "Air Liquide Venture Capital", "SoftBank Vision Fund 2": whether a word for banks or funds closes the run of capitals that goes on behind a
/// listed name, which ends before `next`.
pub(super) fn bank_or_fund(view: View, next: usize, run: usize) -> bool {
    let numbered = run > next && view.tokens[run - 1].is_number();
    let last = run - 1 - usize::from(numbered);
    let near = if numbered { last + 1 >= next } else { last >= next };
    let closes = matches!(trade(view, last), Some(OrgKind::Bank | OrgKind::Fund));
    let further = view.has(run, |t| matches!(t, Tag::Prep(Prep::Of, _))).is_some() && of_names(view);
    near && !further
        && run <= next + 4
        && closes
        && view.tokens[last].shape.is_capital()
        && common_noun(view, last).is_none()
}

/// The trade that a word tells of.
fn trade(view: View, i: usize) -> Option<OrgKind> {
    view.tables.trade(view.tokens[i].word)
}

/// "La Caixa de Catalunya": where the name of a bank begins whose first word, which is listed alone, a place or a name goes on behind "of".
pub(super) fn bank_of(view: View, i: usize, len: usize, to: usize) -> Option<usize> {
    let first = i + len - 1;
    let head = len == 1 || len == 2 && view.is(i, class::DEF);
    let bank = head && trade(view, first) == Some(OrgKind::Bank);
    let of = || view.has(first + 1, |t| matches!(t, Tag::Prep(Prep::Of, _))).is_some();
    (bank && of_names(view) && of() && run_end(view, first, to) > first + 2).then_some(first)
}

/// Whether ", piattaforma …" follows token `i`.
pub(super) fn explains_product(view: View, i: usize, to: usize) -> bool {
    if i + 1 >= to || !view.mark(i, ',') {
        return false;
    }
    let article = view.has(i + 1, |t| matches!(t, Tag::Def | Tag::Indef)).unwrap_or(0);
    view.is(i + 1 + article, class::PRODUCT)
        && view.has(i + 1 + article, |t| matches!(t, Tag::CompanyNoun(..)) && article > 0).is_none()
}

/// Whether the capital word at `i` continues the name before it: "Capital", "Group", a legal form.
pub(super) fn extends(view: View, i: usize) -> bool {
    capital(view, i)
        && view.is(i, class::NAME_PART | class::LEGAL)
        && !(view.tokens[i].shape == Shape::Upper && view.is(i, class::NO_NAME))
}

/// The run of capital words at `i`; where all words have capitals, a common word ends it.
pub(super) fn run_of(view: View, i: usize, to: usize, style: Capitals) -> usize {
    let end = run_end(view, i, to);
    match style {
        Capitals::Words => (i + 1..end).find(|&k| is_common(view, k)).unwrap_or(end),
        _ => end,
    }
}

/// Whether an article, or an origin behind one, stands at token `i`: "die S-Bahn", "Münchner S-Bahn".
fn article_like(view: View, i: usize) -> bool {
    view.is(i, class::DEF | class::INDEF | class::DEMONYM)
        || view.has(i, |t| matches!(t, Tag::This | Tag::Oblique | Tag::Prep(_, true))).is_some()
        || origin(view, i)
}

/// "Clayton, Dubilier & Rice": whether three partners' names make one, the last behind "&"; a list of companies would have "and".
fn partners(view: View, i: usize, to: usize) -> bool {
    let name =
        |k: usize| k < to && view.tokens[k].shape == Shape::Title && !view.is(k, class::LEGAL | class::NAME_PART);
    let listed = |k: usize| view.hits.names.at(k).iter().any(|h| matches!(h.tag, NameTag::Company(..)));
    view.lexicon.language.grammar.title_case
        && i + 4 < to
        && view.mark(i + 1, ',')
        && view.mark(i + 3, '&')
        && [i, i + 2, i + 4].iter().all(|&k| name(k) && !listed(k))
        && !(i > 0 && view.mark(i - 1, ','))
}

/// One past the last token of the run of capital words at `i`, with what joins them.
pub(super) fn run_end(view: View, i: usize, to: usize) -> usize {
    let mut end = i + 1;
    let part = view.is(i, class::NAME_PART);
    let open = !part && opens_glue(view, i);
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
        let letter = view.tokens[end - 1].span().len() == 1 && !(end > 1 && article_like(view, end - 2));
        // "KfW Ipex-Bank"
        let bank = || end + 2 < to && !view.mark(end + 2, '-') && trade(view, end + 1) == Some(OrgKind::Bank);
        let hyphen = hyphen && (letter || common_noun(view, end + 1).is_none() || bank());
        let ampersand = token.is('&') && capital(view, end + 1) && end + 1 < to;
        let ampersand = ampersand && !(view.lexicon.capital_nouns() && view.is(end - 1, class::LEGAL));
        if hyphen || ampersand {
            end += 2;
            continue;
        }
        if end == i + 1 && partners(view, i, to) {
            end += 4;
            continue;
        }
        // "kaufte Alfa AG Beta GmbH": where the verb stands elsewhere, two names may meet
        if view.lexicon.language.grammar.brackets && view.is(end - 1, class::LEGAL) && !view.is(end, class::LEGAL) {
            break;
        }
        if token.is_word() && token.shape.is_capital() && !breaks(view, end) {
            if !part && !view.is(end - 1, class::GLUE) && person_beside(view, i, end, to) {
                break;
            }
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
        // "Laiterie du Bocage SAS à Lactalis": nothing small joins what follows a legal form
        let closed = end > i + 1 && view.is(end - 1, class::LEGAL) && view.tokens[end - 1].shape == Shape::Upper;
        if closed && token.is_word() {
            break;
        }
        let of = || if open { belonging(view, end, to) } else { None };
        match glue(view, end, to, part)
            .or_else(|| branch(view, end, to))
            .or_else(|| owners_name(view, end, to))
            .or_else(of)
        {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// Whether the language writes only names with capitals in the middle of a sentence, headlines included, and joins their parts by "of".
fn of_names(view: View) -> bool {
    !view.lexicon.language.grammar.title_case && !view.lexicon.capital_nouns()
}

/// "Estaleiros Navais de Lisboa": whether the capital word at `i`, which no table knows, may begin a name with "of" inside.
fn opens_glue(view: View, i: usize) -> bool {
    of_names(view)
        && view.tokens[i].shape == Shape::Title
        && view.hits.words.at(i).is_empty()
        && view.hits.names.at(i).is_empty()
}

/// One past the capital word behind the "of" at token `i`, unless it is a person, a country or a company of the list: "Tesla de Elon Musk".
fn belonging(view: View, i: usize, to: usize) -> Option<usize> {
    let of = view.has(i, |t| matches!(t, Tag::Prep(Prep::Of, _)))?;
    let article = usize::from(view.is(i + of, class::DEF) && view.tokens[i + of].shape == Shape::Lower);
    let next = i + of + article;
    let own = next < to
        && capital(view, next)
        && view.tokens[next].shape != Shape::Upper
        && view.tokens[next].span().len() > 1
        && !view.is(next, class::GIVEN | class::OFFICE | class::HELPER | class::TIME | class::MONTH)
        && !is_place(view, next)
        && !longest_name(view, next, to).is_some_and(|(_, t)| matches!(t, NameTag::Company(..) | NameTag::Person));
    own.then_some(next + 1)
}

/// "Snam Stefano Venier": whether a person named in full follows the name that began at `first`, without a comma between.
fn person_beside(view: View, first: usize, i: usize, to: usize) -> bool {
    view.is(i, class::GIVEN)
        && i + 1 < to
        && !view.tokens[i].glued
        && capital(view, i + 1)
        && !view.is(i + 1, class::NAME_PART | class::LEGAL)
        && !view.is(first, class::GIVEN)
        && view.hits.names.at(i).iter().all(|h| h.tag == NameTag::Given)
}

/// One past the name that begins at token `i` and whose initials the bracket behind it holds: "Cassa depositi e prestiti (Cdp)".
pub(super) fn spelt_by_bracket(view: View, i: usize, to: usize) -> Option<usize> {
    let word = |k: usize| view.tokens[k].is_word() || view.mark(k, '-') && view.tokens[k].glued;
    let end = (i + 1..to.min(i + 12)).find(|&k| !word(k))?;
    let quoted = usize::from(['"', '“', '„', '«'].iter().any(|&c| view.mark(end + 1, c)));
    let short = end + 1 + quoted;
    if end < i + 2 || !view.mark(end, '(') || short + 1 >= to || !view.is(short, class::CAPITAL) {
        return None;
    }
    let closed = [')', ',', '"', '”', '“', '»'].iter().any(|&c| view.mark(short + 1, c));
    let letters = view.word(short);
    if !closed || !(2..=8).contains(&letters.chars().count()) || !view.tokens[end - 1].is_word() {
        return None;
    }
    spells(view, i, end, letters).then_some(end)
}

/// Whether words `i..end` begin with these letters in order; small words may be passed over, and the last word may hold several.
fn spells(view: View, i: usize, end: usize, letters: &str) -> bool {
    let Some(want) = letters.chars().next().and_then(|c| c.to_lowercase().next()) else { return i == end };
    if i >= end {
        return false;
    }
    let word = view.word(i);
    if !view.tokens[i].is_word() {
        return spells(view, i + 1, end, letters);
    }
    let begins = word.chars().next().and_then(|c| c.to_lowercase().next()) == Some(want);
    let rest = &letters[letters.chars().next().map_or(0, char::len_utf8)..];
    if begins && spells(view, i + 1, end, rest) {
        return true;
    }
    // "Hessische Landesbahn (HLB)"
    if begins && i + 1 == end && rest.chars().count() <= 2 {
        let mut left = word.chars().skip(1).flat_map(char::to_lowercase);
        return rest.chars().flat_map(char::to_lowercase).all(|c| left.any(|own| own == c));
    }
    let small = view.tokens[i].shape == Shape::Lower && view.is(i, class::GLUE | class::PREP | class::DEF | class::AND);
    small && spells(view, i + 1, end, letters)
}

/// Whether a listed company or one with a legal form begins at token `i`.
fn starts_company(view: View, i: usize, to: usize) -> bool {
    longest_name(view, i, to).is_some_and(|(_, t)| matches!(t, NameTag::Company(..)))
        || legal_form(view, run_end(view, i, to), to).is_some()
}

/// "Ministério de Minas e Energia": one past the name of a body whose first word tells that it is one, of the state or none.
pub(super) fn body_name(view: View, i: usize, to: usize) -> Option<usize> {
    if !of_names(view) || view.has(i, |t| t == Tag::OtherName).is_none() || !capital(view, i) {
        return None;
    }
    let mut end = i + 1;
    loop {
        let mut next = end;
        while next < to && next < end + 2 && view.is(next, class::GLUE) && view.tokens[next].shape == Shape::Lower {
            // "do Brasil e a Receita Federal": behind "and the" another name begins
            if view.is(next, class::AND) && view.is(next + 1, class::DEF) {
                return Some(end);
            }
            next += 1;
        }
        let beside = view.is(next, class::GIVEN) && next == end;
        if next >= to || !capital(view, next) || beside || starts_company(view, next, to) {
            return Some(end);
        }
        end = next + 1;
    }
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
    // "Central National Bank of Buckhannon"
    let listed_before = part
        || view.lexicon.language.grammar.title_case
            && view.tables.trade(view.tokens[i - 1].word) == Some(OrgKind::Bank);
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
    if pair || closing || firm_of_two(view, i, to) {
        return Some(next + 1);
    }
    let ok = capital(view, next) && next < to && listed_before && !and && !is_place(view, next);
    (ok || elided && capital(view, next) && next < to && view.tokens[i].shape.is_capital()).then_some(next + 1)
}

/// "Harper and Row Publishers Inc": one name before "and" that no list knows, and a legal form closes what follows.
fn firm_of_two(view: View, and: usize, to: usize) -> bool {
    let lone = and > 0
        && view.lexicon.language.grammar.title_case
        && view.tokens[and - 1].shape.is_capital()
        && !view.is(and - 1, class::LEGAL)
        && (and < 2 || !view.tokens[and - 2].shape.is_capital() && !view.tokens[and - 1].glued)
        && view.hits.names.at(and - 1).iter().all(|h| !matches!(h.tag, NameTag::Company(..)))
        && (and < 2 || !view.mark(and - 2, ','));
    let mut k = and + 1;
    while lone && k < to && k < and + 5 && capital(view, k) {
        if view.is(k, class::LEGAL) && k > and + 1 {
            return view.hits.names.at(and + 1).iter().all(|h| !matches!(h.tag, NameTag::Company(..)));
        }
        k += 1;
    }
    false
}

/// One past the bracket at token `i` that holds a place and stands before a legal form: "Alfa (Australia) Ltd".
fn branch(view: View, i: usize, to: usize) -> Option<usize> {
    if !view.mark(i, '(') {
        return None;
    }
    let close = (i + 2..to.min(i + 5)).find(|&k| view.mark(k, ')'))?;
    let named = (i + 1..close).all(|k| capital(view, k) && !view.is(k, class::LEGAL));
    (named && close + 1 < to && view.is(close + 1, class::LEGAL) && capital(view, close + 1)).then_some(close + 1)
}

/// "Borman's Inc", "Scott's Hospitality Inc": one past the ending of the genitive at token `i` that a legal form closes as part of the name, with at
/// most one word of a trade between.
fn owners_name(view: View, i: usize, to: usize) -> Option<usize> {
    let genitive = view.lexicon.language.grammar.title_case
        && i > 0
        && i + 2 < to
        && (view.mark(i, '\'') || view.mark(i, '’'))
        && view.tokens[i].glued
        && view.word(i + 1) == "s"
        && !view.is(i - 1, class::LEGAL)
        && view.hits.names.at(i - 1).iter().all(|h| !matches!(h.tag, NameTag::Company(..)));
    let legal = |k: usize| k < to && view.is(k, class::LEGAL) && capital(view, k);
    // "Alfa's Electronics Inc unit" is a unit of Alfa
    let unit = |k: usize| view.has(k, |t| t == Tag::SegmentNoun).is_some();
    let trade = || view.is(i + 2, class::NAME_PART) && capital(view, i + 2) && legal(i + 3) && !unit(i + 4);
    (genitive && (legal(i + 2) || trade())).then_some(i + 2)
}

fn is_place(view: View, i: usize) -> bool {
    view.hits.names.at(i).iter().any(|h| matches!(h.tag, NameTag::Place(p) if p.country))
}

/// One past the full name behind an acronym and a dash: "REN - Redes Energéticas Nacionais".
pub(super) fn spelt_out(view: View, first: usize, end: usize, to: usize) -> Option<usize> {
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
pub(super) fn legal_form(view: View, i: usize, to: usize) -> Option<usize> {
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
    // "Alfa Pty Ltd", "Alfa Co., Ltd.", "Alfa GmbH & Co. KG"
    let mut next = stop + usize::from(view.mark(stop, '.') && view.tokens[stop].glued && stop < to);
    next += usize::from(view.mark(next, ',') && next < to);
    let more = next < to
        && view.tokens[next].is_word()
        && view.tokens[next].shape.is_capital()
        && view.has(next, |t| t == Tag::LegalForm).is_some();
    (!short).then(|| if more { legal_form(view, next, to).unwrap_or(stop) } else { stop + dot })
}

/// How many tokens a noun of the language takes at `i`, in languages whose nouns all have capitals; `None` for what may be a name.
pub(super) fn common_noun(view: View, i: usize) -> Option<usize> {
    if !view.lexicon.capital_nouns() || !matches!(view.tokens.get(i)?.shape, Shape::Title | Shape::Upper) {
        return None;
    }
    let word = view.word(i);
    // "E-Plus": what a letter and a hyphen begin is a name, with an article "die S-Bahn" is none
    if i > 1 && view.mark(i - 1, '-') && view.tokens[i].glued && view.tokens[i - 2].span().len() == 1 {
        return (i > 2 && article_like(view, i - 3)).then_some(1);
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
    // "das Start-up Luminis": right behind a noun for companies stands a name
    let called = || {
        view.hits
            .words
            .ending(i, 4)
            .any(|h| matches!(h.tag, PhraseTag::Tag(Tag::CompanyNoun(_, Num::S) | Tag::TradeNoun(_, Num::S))))
    };
    listed.or_else(|| ending().filter(|_| view.hits.names.at(i).is_empty() && !called()))
}

/// "Great Plains Air", "Southern Water" in the middle of a sentence: where only names have capitals, a common word begins one.
pub(super) fn word_inside(view: View, i: usize, from: usize, end: usize) -> bool {
    let small = class::PREP | class::AND | class::DEF | class::INDEF | class::HELPER | class::CLAUSE;
    let apart = small | class::OFFICE | class::TIME | class::MONTH | class::SAYING | class::NUMBER;
    view.lexicon.language.grammar.title_case
        && i > from
        && !matches!(view.tokens[i - 1].kind, TokKind::Mark(_))
        && view.tokens[i].shape == Shape::Title
        && i + 1 < end
        && view.tokens[i + 1].shape.is_capital()
        && !view.is(i, apart)
        && (!no_name(view, i + 1) || end - i > 2 && view.is(end - 1, class::NAME_PART))
        && view.hits.names.at(i).iter().all(|h| matches!(h.tag, NameTag::Place(p) if !p.country))
}

/// Whether a legal form closes the run `i..run`.
pub(super) fn closed(view: View, i: usize, run: usize, to: usize) -> bool {
    legal_form(view, run, to).is_some() || view.is(run - 1, class::LEGAL) && run > i + 1
}

/// "AI Acceleration" in the middle of a sentence: an acronym that begins a name.
pub(super) fn acronym_inside(view: View, i: usize, from: usize, end: usize) -> bool {
    i > from
        && view.tokens[i].shape == Shape::Upper
        && i + 1 < end
        && view.tokens[i + 1].shape == Shape::Title
        && !view.is(i, class::OFFICE)
        && !no_name(view, i + 1)
}

/// A known word that is capital only because the sentence begins: "Controllata Bc Partners".
pub(super) fn opens_with_word(view: View, i: usize, from: usize, end: usize) -> bool {
    let token = &view.tokens[i];
    i == from
        && end > i + 1
        && token.shape == Shape::Title
        && !view.hits.words.at(i).is_empty()
        && !view.is(i, class::NAME_PART | class::GLUE)
        && view.hits.names.at(i).is_empty()
}

/// Whether an unambiguous listed company begins at token `k`.
pub(super) fn starts_listed(view: View, k: usize, to: usize) -> bool {
    view.is(k, class::NAME)
        && longest_name(view, k, to)
            .is_some_and(|(_, t)| matches!(t, NameTag::Company(n, true) if !view.tables.names.listed(n).ambiguous))
}

/// Whether the word at `i` is no name though it be capital: a listed one, or an auxiliary or pronoun that begins a sentence.
pub(super) fn no_name(view: View, i: usize) -> bool {
    if common_noun(view, i).is_some() {
        return true;
    }
    if view.is(i, class::HELPER) && view.tokens[i].shape == Shape::Title {
        return true;
    }
    view.is(i, class::NO_NAME) && view.has(i, |t| t == Tag::NoName).is_some_and(|len| len == 1)
}
