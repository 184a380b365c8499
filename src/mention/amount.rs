//! Amounts with their scale, unit and bound, and the bare numbers beside them.
//!
//! "oltre 1,5 miliardi di euro" is one mention of 1500000000 EUR, at least; "tra 2 e 3 miliardi" one range. A currency that the
//! words leave out stays open here; "30" alone is kept as a bare number that a slot may ask for later.

use super::number::{NumberRead, number_at, whole_at};
use super::{View, bound};
use crate::lang::{Prep, Tag, Time, shared};
use crate::lexicon::class;
use crate::value::{Amount, BEYOND, Bound, Currency, Inferred, Quantity, QuantityKind, Span, Unit, power_of_ten};
use rust_decimal::Decimal;

/// Whether countries share the name of an amount's currency, so that the article must tell which is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shared {
    /// The words tell the currency.
    #[default]
    No,
    /// "pesos", "coronas".
    Word,
    /// "$" alone.
    Dollar,
}

/// A candidate quantity and what later stages need to know about its words.
#[derive(Debug, Clone)]
pub struct AmountMention {
    /// The quantity.
    pub quantity: Quantity,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Where the bound's words begin, or `first`.
    pub from: usize,
    /// Power of ten of its scale words, for numbers that leave theirs out.
    pub scale: u32,
    /// Its number before the scale.
    pub number: Decimal,
    /// A number without scale and unit, money only where a slot asks for it.
    pub bare: bool,
    /// "per azione": a unit price.
    pub unit_price: bool,
    /// "all'anno".
    pub per_year: bool,
    /// "altri", "restanti" before it.
    pub more: bool,
    /// "restanti" before it.
    pub rest: bool,
    /// Whether several countries have a currency of this name.
    pub shared: Shared,
}

impl AmountMention {
    /// Whether this amount leaves its currency to `next`, with only a joint or a preposition between: "da 416 milioni a 2,1 miliardi di dollari".
    pub fn leads_to(&self, next: &Self, view: View) -> bool {
        let money = |a: &Self| a.quantity.amount.kind == QuantityKind::Money && !a.bare;
        let between = self.end..next.from.max(self.end);
        money(self)
            && money(next)
            && self.quantity.amount.unit.is_none()
            && (1..=2).contains(&between.len())
            && between.into_iter().all(|t| view.is(t, class::PREP | class::AND | class::OR | class::DEF))
    }
}

/// Reads all amounts of tokens `from..to`, in order.
pub fn read(view: View, from: usize, to: usize, out: &mut Vec<AmountMention>) {
    let mut i = from;
    loop {
        i = view.hits.next(i, to, class::DIGITS | class::NUMBER | class::VAGUE | class::SCALE);
        if i >= to {
            return;
        }
        match amount_at(view, i, from, to) {
            Some(mention) => {
                i = mention.end.max(i + 1);
                out.push(mention);
            }
            None => i += 1,
        }
    }
}

/// A number with its scale, unit and currency sign, before it is put into a range.
#[derive(Debug, Clone, Copy)]
struct Part {
    number: NumberRead,
    scale: u32,
    scaled: bool,
    first: usize,
    end: usize,
    unit: PartUnit,
    negative: bool,
    addend: Option<Decimal>,
    shared: Shared,
    /// Its scale and unit stand behind a bracket that follows it.
    apart: bool,
}

/// What a part's words say of its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
enum PartUnit {
    None,
    Money(Currency),
    /// Hundredths of a currency; which one may be open.
    Cent(Option<Currency>),
    Percent,
    Si(u8, bool),
}

impl Part {
    fn value(&self) -> Option<Decimal> {
        self.scaled_by(self.scale, self.unit)
    }

    fn scaled_by(&self, scale: u32, unit: PartUnit) -> Option<Decimal> {
        let power = match unit {
            PartUnit::Si(p, _) => scale + u32::from(p),
            _ => scale,
        };
        let mut value = self.number.value.checked_mul(power_of_ten(power)?)?;
        if let Some(more) = self.addend {
            value = value.checked_add(more)?;
        }
        if matches!(unit, PartUnit::Cent(_)) {
            value = value.checked_div(Decimal::ONE_HUNDRED)?;
        }
        if value >= BEYOND {
            return None;
        }
        Some(if self.negative { -value } else { value }.normalize())
    }
}

fn amount_at(view: View, i: usize, from: usize, to: usize) -> Option<AmountMention> {
    let Some(number) = number_at(view, i).filter(|n| n.end <= to) else { return vague_at(view, i, to) };
    let first = part(view, number, from, to);
    if inside_word(view, &first) {
        return None;
    }
    let last = range_end(view, &first, from, to);
    let mention = match last {
        Some(second) => range(view, first, second)?,
        None => single(view, first)?,
    };
    Some(finish(view, mention, to))
}

/// "H100", "5G", "3-4-3": digits that belong to a word or a chain of numbers.
fn inside_word(view: View, part: &Part) -> bool {
    let first = &view.tokens[part.number.first];
    let prior = part.number.first.checked_sub(1).map(|p| &view.tokens[p]);
    let glued_before = first.glued
        && part.first == part.number.first
        && prior.is_some_and(|t| {
            t.is_word() || (t.is('/') || t.is('-') || t.is(':')) && part.unit == PartUnit::None && !part.scaled
        });
    let next = view.tokens.get(part.end);
    let glued_after = part.number.digits
        && part.end == part.number.end
        && next.is_some_and(|t| {
            t.glued
                && (t.is_word() || t.is(':') && view.tokens.get(part.end + 1).is_some_and(|n| n.glued && n.is_number()))
        });
    let elided = prior.is_some_and(|t| t.is_word() && view.text[..t.end as usize].ends_with(['\'', '’']));
    let run_on = prior.is_some_and(|t| {
        t.is_word()
            && t.shape == crate::scan::Shape::Lower
            && t.span().len() > 3
            && (part.scaled || part.unit != PartUnit::None)
            // "3 milioni2 euro": the mark of a footnote
            && !view.is(part.number.first - 1, class::SCALE)
    });
    (glued_before && !elided && !run_on) || glued_after
}

/// Reads scale, unit and prefixed currency around a number.
fn part(view: View, number: NumberRead, from: usize, to: usize) -> Part {
    let mut part = Part {
        number,
        scale: 0,
        scaled: false,
        first: number.first,
        end: number.end,
        unit: PartUnit::None,
        negative: false,
        addend: None,
        shared: Shared::No,
        apart: false,
    };
    prefix(view, &mut part, from);
    hyphen(view, &mut part, to);
    scale(view, &mut part, to);
    hyphen(view, &mut part, to);
    unit(view, &mut part, to);
    around_bracket(view, &mut part, to);
    // "Euro 2020": a tournament
    let title = part.first < number.first && view.tokens[part.first].shape == crate::scan::Shape::Title;
    if title && is_year(&part) && part.end == number.end && part.first + 1 == number.first {
        (part.unit, part.first) = (PartUnit::None, number.first);
    }
    // "-49.000 millones de pesetas-": dashes around an aside
    if part.negative && part.end < to && view.tokens[part.end].glued && view.mark(part.end, '-') {
        part.negative = false;
        part.first += 1;
    }
    part
}

/// How many tokens a bracket between a number and its unit may have.
const BRACKET: usize = 7;

/// "445,2 (398,5) Mio. Euro", "445,2 (Vj.: 398,5) Mio. Euro": the figure of the year before stands between a number and its scale or unit.
fn around_bracket(view: View, part: &mut Part, to: usize) {
    let bare = part.number.digits && part.unit == PartUnit::None && !part.scaled;
    if !bare || part.end >= to || !view.mark(part.end, '(') || view.tokens[part.end].glued {
        return;
    }
    let close = (part.end + 2..to.min(part.end + BRACKET)).find(|&k| view.mark(k, ')'));
    let Some(close) = close.filter(|&k| view.tokens[k - 1].is_number()) else { return };
    let mut behind = Part { end: close + 1, ..*part };
    scale(view, &mut behind, to);
    unit(view, &mut behind, to);
    if behind.unit != PartUnit::None {
        *part = Part { end: part.end, apart: true, ..behind };
    }
}

/// "a 168-megawatt site", "a 10-billion-dollar deal": the hyphen before a scale or unit is passed over.
fn hyphen(view: View, part: &mut Part, to: usize) {
    let (at, next) = (part.end, part.end + 1);
    let glued = |k: usize| view.tokens.get(k).is_some_and(|t| t.glued) && k < to;
    let mark = view.mark(at, '-') || view.mark(at, '‑');
    if !mark || !glued(at) || !glued(next) || !view.tokens[next].is_word() {
        return;
    }
    let measure = view.is(next, class::SCALE | class::CURRENCY | class::UNIT) || si(view, next).is_some();
    part.end += usize::from(measure);
}

/// A sign or currency before the number.
fn prefix(view: View, part: &mut Part, from: usize) {
    let mut at = part.number.first;
    let sign = if at > from && part.number.digits { sign_before(view, at, from) } else { None };
    if let Some((currency, first)) = sign {
        part.unit = PartUnit::Money(currency);
        part.first = first;
        if first + 1 == at && view.mark(first, '$') {
            part.shared = Shared::Dollar;
        }
        at = first;
    } else if let Some((power, currency)) = part.number.digits.then(|| scaled_code_before(view, at, from)).flatten() {
        (part.unit, part.scale, part.scaled) = (PartUnit::Money(currency), power, true);
        part.first = at - 1;
        return;
    }
    // "minus five percent"
    if at > from && view.is(at - 1, class::OTHER) && view.has(at - 1, |t| t == Tag::Minus).is_some() {
        part.negative = true;
        part.first = at - 1;
        return;
    }
    let glued = view.tokens[at].glued || part.first != part.number.first;
    if at > from && glued && view.tokens[at].glued {
        let mark = &view.tokens[at - 1];
        let signed = mark.is('-') || mark.is('−') || mark.is('–') || mark.is('+');
        let open = !mark.glued || at < from + 2 || view.mark(at - 2, '(');
        if signed && open {
            part.negative = !mark.is('+');
            part.first = at - 1;
        }
    } else if at > from + 1 {
        // "(- 3,8 %": French sets a space behind the sign
        let mark = &view.tokens[at - 1];
        if (mark.is('-') || mark.is('−') || mark.is('–')) && mark.glued && view.mark(at - 2, '(') {
            part.negative = true;
            part.first = at - 1;
        }
    }
}

/// A currency's sign and its code.
fn sign(view: View, c: char) -> Option<(&'static str, &'static str)> {
    if c.is_ascii() && c != '$' {
        return None;
    }
    let mut buffer = [0u8; 4];
    let sign: &str = c.encode_utf8(&mut buffer);
    view.tables.signs.iter().chain(shared::SIGNS).find(|(s, _)| *s == sign).copied()
}

/// "MSEK 120", "TUSD 15": a code with its scale before it, as Nordic companies write.
fn scaled_code_before(view: View, at: usize, from: usize) -> Option<(u32, Currency)> {
    let prior = at.checked_sub(1).filter(|&p| p >= from && view.tokens[p].shape == crate::scan::Shape::Upper)?;
    let (scale, code) = view.word(prior).split_at_checked(1)?;
    let power = match scale {
        "T" | "K" => 3,
        "M" => 6,
        "B" => 9,
        _ => return None,
    };
    Some((power, Currency::from_code(shared::CODES.contains(&code).then_some(code)?)?))
}

/// A currency that ends just before token `at`, and where it begins.
fn sign_before(view: View, at: usize, from: usize) -> Option<(Currency, usize)> {
    let prior = &view.tokens[at - 1];
    // "Y=590 billion": the yen sign of wires that know ASCII only
    if prior.is('=') && prior.glued && at >= from + 2 && view.word(at - 2) == "Y" {
        return Some((Currency::from_code("JPY")?, at - 2));
    }
    if let crate::scan::TokKind::Mark(c) = prior.kind {
        let (sign, code) = sign(view, c)?;
        let letters = at >= 2 && at - 2 >= from && view.tokens[at - 2].is_word();
        if let Some(code) = letters.then(|| lettered_sign(view, at - 2, sign)).flatten() {
            return Some((Currency::from_code(code)?, at - 2));
        }
        return Some((Currency::from_code(code)?, at - 1));
    }
    let word = prior.is_word().then(|| view.word(at - 1))?;
    // "U$S 20 millones", "U$D 5"
    if matches!(word, "S" | "D" | "s" | "d") && prior.glued && at >= from + 3 && view.mark(at - 2, '$') {
        let dollar = matches!(view.word(at - 3), "U" | "u") && view.tokens[at - 2].glued;
        return dollar.then(|| Some((Currency::from_code("USD")?, at - 3))).flatten();
    }
    // every code has a capital: most words before a number have none
    if !prior.shape.is_capital() {
        return None;
    }
    let code =
        shared::CODES.iter().copied().find(|c| *c == word).or_else(|| {
            shared::OTHER_CODES.iter().chain(&view.tables.signs).find(|(c, _)| *c == word).map(|(_, c)| *c)
        })?;
    Some((Currency::from_code(code)?, at - 1))
}

/// "US$", "C $", "mxn$": the currency of a sign with letters before it; a lone small letter is a preposition, except "c".
fn lettered_sign(view: View, i: usize, sign: &str) -> Option<&'static str> {
    let word = view.word(i);
    let glued = view.tokens[i + 1].glued;
    let plain = word.len() == 1 && !glued && !matches!(word, "c" | "C" | "S");
    if word.len() > 3 || plain || !word.is_ascii() {
        return None;
    }
    let letters = word.as_bytes();
    let same = |s: &str| {
        s.len() == word.len() + sign.len()
            && s.ends_with(sign)
            && s.as_bytes()[..letters.len()].eq_ignore_ascii_case(letters)
    };
    let listed = view.tables.signs.iter().chain(shared::SIGNS).find(|(s, _)| same(s)).map(|(_, code)| *code);
    listed.or_else(|| shared::CODES.iter().copied().find(|c| c.eq_ignore_ascii_case(word) && glued))
}

/// "$ US", "$CA", "$ CAD": the currency of a sign with letters behind it.
fn sign_lettered(view: View, i: usize, sign: &str) -> Option<&'static str> {
    let word = view.word(i);
    let token = view.tokens.get(i).filter(|t| t.is_word() && sign == "$");
    let fits = (2..=3).contains(&word.len()) && token.is_some_and(|t| t.shape == crate::scan::Shape::Upper);
    // "5 $ C"
    if token.is_some() && matches!(word, "C" | "c") {
        return Some("CAD");
    }
    let same = |s: &str| s.strip_suffix(sign).is_some_and(|letters| letters == word);
    let listed = || shared::SIGNS.iter().find(|(s, _)| same(s)).map(|(_, code)| *code);
    let coded = || shared::CODES.iter().copied().find(|c| *c == word);
    let other = || shared::OTHER_CODES.iter().find(|(c, _)| *c == word).map(|(_, c)| *c);
    if fits && sign == "$" { listed().or_else(coded).or_else(other) } else { None }
}

/// "miliardi", "mila miliardi", "miliardi e mezzo", "B" behind "$35".
fn scale(view: View, part: &mut Part, to: usize) {
    while part.end < to {
        let tag = view.hits.tags(part.end).find_map(|(len, t)| match t {
            Tag::Scale(p) => Some((len, p)),
            _ => None,
        });
        match tag {
            Some((len, power)) if allowed_scale(view, part) => {
                part.scale += u32::from(power);
                part.scaled = true;
                part.end += len;
            }
            _ => break,
        }
    }
    // "5 Mio. Euro": the full stop of an abbreviation
    let stop = part.scaled
        && part.end + 1 < to
        && view.mark(part.end, '.')
        && view.tokens[part.end].glued
        && view.lexicon.abbreviations.contains(&view.tokens[part.end - 1].word)
        && !view.tokens[part.end + 1].glued;
    part.end += usize::from(stop);
    if !part.scaled && matches!(part.unit, PartUnit::Money(_)) {
        glued_scale(view, part, to);
    }
    half_or_more(view, part, to);
}

/// One-letter and two-letter scales only behind a number in digits.
fn allowed_scale(view: View, part: &Part) -> bool {
    view.word(part.end).len() > 2
        || (part.number.digits && view.tokens[part.end].shape != crate::scan::Shape::Upper)
        || view.tokens[part.end].glued
}

fn glued_scale(view: View, part: &mut Part, to: usize) {
    if part.end >= to {
        return;
    }
    let word = view.word(part.end);
    let found = shared::GLUED_SCALES.iter().find(|(s, _)| *s == word);
    if let Some((_, power)) = found.filter(|(s, _)| view.tokens[part.end].glued || s.len() > 1) {
        part.scale += u32::from(*power);
        part.scaled = true;
        part.end += 1;
    }
}

/// "tre miliardi e mezzo", "1 miliardo e 200 milioni".
fn half_or_more(view: View, part: &mut Part, to: usize) {
    if !part.scaled || part.scale < 3 || !view.is(part.end, class::AND) {
        return;
    }
    let next = part.end + 1;
    if view.has(next, |t| t == Tag::Half).is_some() && !view.is(next + 1, class::SCALE) && next < to {
        part.addend = power_of_ten(part.scale).and_then(|power| power.checked_div(Decimal::TWO));
        part.end = next + 1;
        return;
    }
    let smaller = number_at(view, next).filter(|n| n.end < to).and_then(|n| {
        let (len, power) =
            view.hits.tags(n.end).find_map(|(len, t)| if let Tag::Scale(p) = t { Some((len, p)) } else { None })?;
        let value = n.value.checked_mul(power_of_ten(power.into())?)?;
        (u32::from(power) + 3 == part.scale
            && n.value < Decimal::ONE_THOUSAND
            && part.number.value.fract().is_zero()
            && matches!(part.unit, PartUnit::None))
        .then_some((value, n.end + len))
    });
    if let Some((value, end)) = smaller {
        part.addend = Some(value);
        part.end = end;
    }
}

/// "%", "GW", "di euro", "€", "EUR".
fn unit(view: View, part: &mut Part, to: usize) {
    if !matches!(part.unit, PartUnit::None) {
        return worded_dollar(view, part, to);
    }
    let i = part.end;
    if i >= to {
        return prefixed_word(view, part);
    }
    if view.mark(i, '%') || view.mark(i, '％') {
        // "…/search?q=30%25%2020": a web address writes its marks so
        let coded = |mark: usize, next: usize| {
            // a single digit is the mark of a footnote: "11,1%1"
            let octet = |t: &crate::scan::Token| t.glued && t.is_number() && t.span().len() > 1;
            view.mark(mark, '%') && view.tokens.get(next).is_some_and(octet)
        };
        if coded(i, i + 1) || part.first > 0 && coded(part.first - 1, part.first) {
            return;
        }
        part.unit = PartUnit::Percent;
        part.end = i + 1;
        return;
    }
    if let Some((power, energy, len)) = si(view, i) {
        part.unit = PartUnit::Si(power, energy);
        part.end = i + len;
        return;
    }
    let of =
        if part.scaled { view.has(i, |t| matches!(t, Tag::Prep(Prep::Of | Prep::In, false))).unwrap_or(0) } else { 0 };
    if let Some((unit, len)) = currency_at(view, i + of, to).filter(|_| !weighed(view, part)) {
        part.unit = unit;
        let dollar = len == 1 && view.mark(i + of, '$');
        part.shared = if dollar { Shared::Dollar } else { shared_name(view, i + of) };
        // "24 milhões de contos" are 24 milhares de milhões de escudos
        part.scale += view
            .hits
            .tags(i + of)
            .find_map(|(_, t)| match t {
                Tag::Multiple(_, power) => Some(u32::from(power)),
                _ => None,
            })
            .unwrap_or(0);
        part.end = i + of + len;
        // "75 USD milhões"
        if !part.scaled && view.tokens[part.end - 1].shape == crate::scan::Shape::Upper {
            scale(view, part, to);
        }
        cents(view, part, to);
        return;
    }
    if let Some((power, currency, len)) = glued_scale_currency(view, part, to) {
        if len == 2 && view.mark(part.end + 1, '$') {
            part.shared = Shared::Dollar;
        }
        part.scale += power;
        part.scaled = true;
        part.unit = PartUnit::Money(currency);
        part.end += len;
        return;
    }
    prefixed_word(view, part);
}

/// "weighs 5 pounds": what is weighed is no money.
fn weighed(view: View, part: &Part) -> bool {
    let from = part.first.saturating_sub(3);
    view.hits.among(from, part.first) & class::OTHER != 0
        && (from..part.first).any(|k| view.has(k, |t| t == Tag::Weighing).is_some())
}

/// Whether countries share the currency's name at token `i`.
fn shared_name(view: View, i: usize) -> Shared {
    let named = view.hits.tags(i).find(|(_, t)| matches!(t, Tag::Currency(..)));
    if matches!(named, Some((_, Tag::Currency(_, false)))) { Shared::Word } else { Shared::No }
}

/// "$1,000 millones de pesos", "$500 USD": the word behind says what the sign before leaves open.
fn worded_dollar(view: View, part: &mut Part, to: usize) {
    if part.shared != Shared::Dollar || part.end >= to {
        return;
    }
    let of = view.has(part.end, |t| matches!(t, Tag::Prep(Prep::Of, false))).filter(|_| part.scaled).unwrap_or(0);
    if let Some((unit @ PartUnit::Money(_), len)) =
        currency_at(view, part.end + of, to).filter(|_| view.tokens[part.end + of].is_word())
    {
        part.unit = unit;
        part.shared = shared_name(view, part.end + of);
        part.end += of + len;
    }
}

/// "3M€", "500M $", "80 MEUR": a glued scale that a sign or code follows.
fn glued_scale_currency(view: View, part: &Part, to: usize) -> Option<(u32, Currency, usize)> {
    if part.scaled || part.end >= to || !view.tokens[part.end].is_word() {
        return None;
    }
    let word = view.word(part.end);
    if let Some((scale, code)) = word.len().checked_sub(3).filter(|&n| n > 0).and_then(|n| word.split_at_checked(n)) {
        let power = shared::GLUED_SCALES.iter().find(|(s, _)| *s == scale).map(|s| u32::from(s.1));
        if let Some(power) = power.filter(|_| shared::CODES.contains(&code)) {
            return Some((power, Currency::from_code(code)?, 1));
        }
    }
    if part.end + 1 >= to || !part.number.digits {
        return None;
    }
    let power = shared::GLUED_SCALES.iter().find(|(s, _)| *s == word)?.1;
    match currency_at(view, part.end + 1, to)? {
        (PartUnit::Money(c), len) => Some((u32::from(power), c, 1 + len)),
        _ => None,
    }
}

/// "euro 300 milioni": a currency's word before the number.
fn prefixed_word(view: View, part: &mut Part) {
    if view.hits.among(part.first.saturating_sub(2), part.first) & class::CURRENCY == 0 {
        return;
    }
    let closes = || view.tokens.get(part.end).is_none_or(|t| !t.is_word() && !t.is_number() || t.shape.is_capital());
    if !part.scaled && part.number.value < Decimal::ONE_THOUSAND && !closes() {
        return;
    }
    let found = view.hits.words.ending(part.first, 2).find_map(|h| match h.tag {
        crate::lexicon::PhraseTag::Tag(Tag::Currency(code, true)) => Some((code, h.first as usize)),
        _ => None,
    });
    // "Euro 6", "Real 3", "won 3-2", "Euro/Dollar 1,08": a norm, a score, a rate
    let score = view.mark(part.end, '-') && view.tokens.get(part.end + 1).is_some_and(|t| t.glued && t.is_number());
    let titled = |at: usize| view.tokens[at].shape.is_capital() || view.is(at, class::VERB);
    let small = part.number.value < Decimal::TEN && part.number.value.fract().is_zero();
    let named = !part.scaled && found.is_some_and(|(_, at)| score || small && titled(at));
    let paired = found.is_some_and(|(_, at)| view.tokens[at].glued && at > 0 && view.mark(at - 1, '/'));
    if named || paired {
        return;
    }
    let numbered = found.is_some_and(|(_, at)| {
        at > 0
            && (view.tokens[at - 1].is_number()
                || view.is(at - 1, class::SCALE)
                || view.has(at - 1, |t| matches!(t, Tag::Prep(Prep::Of, false))).is_some()
                    && at > 1
                    && view.is(at - 2, class::SCALE))
    });
    let found = found.filter(|_| !numbered).and_then(|(code, at)| Some((Currency::from_code(code)?, at)));
    if let Some((currency, at)) = found {
        part.unit = PartUnit::Money(currency);
        part.first = at;
    }
}

/// Whether a unit of power or energy stands at token `i`.
pub(super) fn is_unit(view: View, i: usize) -> bool {
    si(view, i).is_some()
}

/// A unit of power or energy at token `i`: power of ten, energy, tokens.
fn si(view: View, i: usize) -> Option<(u8, bool, usize)> {
    if let Some((len, Tag::Unit(power, energy))) = view.hits.tags(i).find(|(_, t)| matches!(t, Tag::Unit(..))) {
        return Some((power, energy, len));
    }
    let word = view.word(i);
    if word.len() < 2 || word.len() > 10 || !matches!(word.as_bytes()[0] | 0x20, b'k' | b'm' | b'g' | b't' | b'w') {
        return None;
    }
    let exact = shared::UNITS.iter().find(|(u, _, _)| *u == word);
    let found = exact.or_else(|| shared::UNIT_WORDS.iter().find(|(u, _, _)| u.eq_ignore_ascii_case(word)))?;
    Some((found.1, found.2, 1))
}

/// A currency at token `i`: its unit and tokens.
fn currency_at(view: View, i: usize, to: usize) -> Option<(PartUnit, usize)> {
    let token = view.tokens.get(i).filter(|_| i < to)?;
    // "265p": a lone letter is a unit only where it sticks to its number
    if token.is_word() && token.span().len() == 1 && !token.glued {
        return None;
    }
    // "5 milioni $30", "3 USD50": it belongs to the number behind it
    let next = i + 1 < to && view.tokens.get(i + 1).is_some_and(|t| t.is_number() && t.glued);
    if let crate::scan::TokKind::Mark(c) = token.kind {
        let (sign, code) = sign(view, c)?;
        if let Some(code) = sign_lettered(view, i + 1, sign).filter(|_| i + 1 < to) {
            return Some((PartUnit::Money(Currency::from_code(code)?), 2));
        }
        return (!next).then_some((PartUnit::Money(Currency::from_code(code)?), 1));
    }
    if next {
        return None;
    }
    for (len, tag) in view.hits.tags(i) {
        let unit = match tag {
            Tag::Currency(code, _) | Tag::Multiple(code, _) => PartUnit::Money(Currency::from_code(code)?),
            Tag::Cent(code) => PartUnit::Cent(code.and_then(Currency::from_code)),
            Tag::Percent => PartUnit::Percent,
            _ => continue,
        };
        return Some((unit, len));
    }
    let word = view.word(i);
    let letters = token.is_word().then_some(word)?;
    let coded = token.shape == crate::scan::Shape::Upper && letters.len() == 3;
    if let Some(code) = shared::CODES.iter().find(|c| coded && **c == letters) {
        return Some((PartUnit::Money(Currency::from_code(code)?), 1));
    }
    // "US$", "A$" behind the number
    let sign = view.tokens.get(i + 1).filter(|t| t.glued && t.is('$'))?;
    let whole = &view.text[token.start as usize..sign.end as usize];
    let code = view.tables.signs.iter().chain(shared::SIGNS).find(|(s, _)| *s == whole)?.1;
    Some((PartUnit::Money(Currency::from_code(code)?), 2))
}

/// "1 dollaro e 3 centesimi"; without a word for the hundredths where nothing else can be meant: "15 dólares e 50.", "15 USD 50".
fn cents(view: View, part: &mut Part, to: usize) {
    let PartUnit::Money(_) = part.unit else { return };
    if part.scaled || !part.number.value.fract().is_zero() || part.first < part.number.first {
        return;
    }
    let joint = view.has(part.end, |t| matches!(t, Tag::And | Tag::Prep(Prep::With, _))).unwrap_or(0);
    let code = view.tokens[part.end - 1].shape == crate::scan::Shape::Upper;
    let Some(number) = whole_at(view, part.end + joint).filter(|n| n.end <= to && n.value < Decimal::ONE_HUNDRED)
    else {
        return;
    };
    let named = view.has(number.end, |t| matches!(t, Tag::Cent(_))).filter(|_| number.end < to);
    let two = number.value >= Decimal::TEN && number.value.fract().is_zero();
    let ends = number.end >= to
        || !view.tokens[number.end].is_word() && !view.tokens[number.end].glued
        || view.mark(number.end, '.')
        || view.mark(number.end, ',');
    let counts = view.is(number.end, class::SCALE | class::CURRENCY | class::UNIT | class::COUNTED | class::MONTH)
        || view.mark(number.end, '%');
    let open = two
        && match (joint > 0, code) {
            (true, _) => ends,
            (false, true) => number.digits && !counts && !view.mark(number.end, '$'),
            // "15 dollars 50.", "thirteen dollars forty five"
            (false, false) => ends && !counts && number.digits == part.number.digits,
        };
    if named.is_some() || open {
        part.addend = number.value.checked_div(Decimal::ONE_HUNDRED);
        part.end = number.end + named.unwrap_or(0);
    }
}

/// The second number of a range that begins with `first`.
fn range_end(view: View, first: &Part, from: usize, to: usize) -> Option<Part> {
    let apart = !view.tokens.get(first.end).is_some_and(|t| t.glued)
        && !view.tokens.get(first.end + 1).is_some_and(|t| t.glued)
        && (first.unit == PartUnit::None || first.first < first.number.first)
        && !first.scaled
        && (view.mark(first.end, '-') || view.mark(first.end, '–'));
    let dash = ['-', '–', '—', '/'].iter().any(|m| view.mark(first.end, *m)) && view.tokens[first.end].glued || apart;
    let and = view.is(first.end, class::AND) && opened(view, first, |t| matches!(t, Tag::Prep(Prep::Between, _)));
    let till = view.has(first.end, |t| matches!(t, Tag::Prep(Prep::To, _))).is_some()
        && opened(view, first, |t| matches!(t, Tag::Prep(Prep::From | Prep::Of, _)));
    // "40 a 50 MW", "R$ 500 milhões a R$ 550 milhões"
    let plain = !till
        && view.lexicon.language.grammar.range_to
        && first.number.digits
        && view.tokens.get(first.end + 1).is_some_and(|t| t.is_number() || view.mark(first.end + 2, '$'))
        && view.has(first.end, |t| t == Tag::Prep(Prep::To, false)).is_some();
    let till = till || plain;
    let genitive = till && !plain && !opened(view, first, |t| matches!(t, Tag::Prep(Prep::From, _)));
    let span = view.has(first.end, |t| t == Tag::Till).is_some();
    let free = view.lexicon.language.grammar.open_ranges;
    let open = (!till || genitive)
        && !and
        && free
        && view.has(first.end, |t| matches!(t, Tag::Prep(Prep::To, false))).is_some();
    let (till, genitive) = (till && !open, genitive && !free);
    if !dash && !and && !till && !open && !span {
        return None;
    }
    let mut at = first.end + 1;
    if !dash && view.is(at, class::DEF | class::INDEF) && !view.is(at + 1, class::SCALE) {
        at += 1;
    }
    let mut skip = at;
    // the second end may have a sign of its own: "tra $2 e $3 miliardi", "entre R$ 4 e R$ 6"
    while skip < to
        && skip < at + 2
        && (matches!(view.tokens[skip].kind, crate::scan::TokKind::Mark('$' | '€' | '£'))
            || skip == at && view.mark(skip + 1, '$') && view.tokens[skip + 1].glued && view.tokens[skip].is_word()
            // "from EUR 4 million to EUR 6 million"
            || skip == at
                && view.tokens.get(skip + 1).is_some_and(|t| t.is_number())
                && view.tokens[skip].shape == crate::scan::Shape::Upper
                && sign_before(view, skip + 1, skip).is_some())
    {
        skip += 1;
    }
    // "zwischen EUR 890 Mio. und EUR 930 Mio."
    skip += usize::from(
        skip == at
            && skip + 1 < to
            && view.is(skip, class::CURRENCY)
            && view.tokens[skip + 1].is_number()
            && view.has(skip, |t| matches!(t, Tag::Currency(..))) == Some(1),
    );
    let number =
        number_at(view, skip).filter(|n| n.end <= to && (!dash || n.digits && (apart || view.tokens[at].glued)))?;
    let second = part(view, number, from.max(first.end + 1), to);
    let mut checked = second;
    if second.first < first.end + 1 {
        checked.first = second.number.first;
    }
    // "120 MW/480 MWh": power and energy bound nothing between them
    let sort = |unit: PartUnit| (std::mem::discriminant(&unit), matches!(unit, PartUnit::Si(_, true)));
    if first.unit != PartUnit::None && checked.unit != PartUnit::None && sort(first.unit) != sort(checked.unit) {
        return None;
    }
    // "$10 - 20 dólares": of one currency, else two amounts with a dash between
    if apart && first.unit != PartUnit::None && first.unit != checked.unit {
        return None;
    }
    // "recule de 14 % à 871 millions" names a change and a level
    if span && !dash && (first.unit != PartUnit::None && first.unit != checked.unit || is_year(first)) {
        return None;
    }
    // "de 1,8 a 2,8 por ciento" is a range, "ampliar de 90 a 300 megavatios" more often a change
    if genitive && checked.unit != PartUnit::Percent && (!span || changes(view, first.first)) {
        return None;
    }
    // a change of level is no range, and a range rises
    let alike =
        || std::mem::discriminant(&first.unit) == std::mem::discriminant(&checked.unit) || first.unit == PartUnit::None;
    if open && !(alike() && (first.unit == PartUnit::Percent || !changes(view, first.first))) {
        return None;
    }
    if till && view.lexicon.language.grammar.open_ranges {
        if !alike() || changes(view, first.first) {
            return None;
        }
    } else if till
        && !view.lexicon.language.grammar.range_to
        && (first.unit != PartUnit::None || changes(view, first.first))
    {
        return None;
    }
    let (low, high) = (ends_value(first, &checked), checked.value()?);
    if plain && low.is_none_or(|low| low * Decimal::TEN < high) {
        return None;
    }
    (checked.unit != PartUnit::None || checked.scaled || first.unit != PartUnit::None).then_some(())?;
    (low? < high
        && first.number.value > Decimal::ZERO
        && !(is_year(first) && is_year(&checked) && checked.unit == PartUnit::None))
        .then_some(checked)
}

fn is_year(part: &Part) -> bool {
    !part.scaled && part.number.digits && (Decimal::from(1900)..Decimal::from(2101)).contains(&part.number.value)
}

/// The value of the first number of a range, with the scale and unit of the second where it has none.
fn ends_value(first: &Part, second: &Part) -> Option<Decimal> {
    // "from $250,000 to $1 million": whole numbers need no scale of the other
    let whole = first.scaled || first.unit != PartUnit::None && first.number.value >= Decimal::ONE_THOUSAND;
    let scale = if whole { first.scale } else { second.scale };
    let unit = if matches!(first.unit, PartUnit::None) { second.unit } else { first.unit };
    let unit = match (unit, second.unit) {
        (PartUnit::Money(_), _) | (PartUnit::None, _) => unit,
        (own, _) => own,
    };
    first.scaled_by(scale, unit)
}

/// Whether a word that opens a range stands before the part, articles and bounds between.
fn opened(view: View, part: &Part, test: impl Fn(Tag) -> bool) -> bool {
    (1..=3usize).any(|back| {
        part.first >= back
            && view.has(part.first - back, &test).is_some_and(|len| len <= back)
            && (part.first + 1 - back..part.first)
                .all(|k| view.is(k, class::DEF | class::BOUND | class::FILLER | class::CURRENCY))
    })
}

/// Whether a verb of change stands shortly before: "è salito da 2 a 3 miliardi".
fn changes(view: View, at: usize) -> bool {
    view.hits.among(at.saturating_sub(6), at) & class::CHANGE != 0
}

fn kind_unit(unit: PartUnit) -> (QuantityKind, Option<Unit>) {
    match unit {
        PartUnit::Money(c) | PartUnit::Cent(Some(c)) => (QuantityKind::Money, Some(Unit::Currency(c))),
        PartUnit::None | PartUnit::Cent(None) => (QuantityKind::Money, None),
        PartUnit::Percent => (QuantityKind::Percent, Some(Unit::Percent)),
        PartUnit::Si(_, false) => (QuantityKind::Power, Some(Unit::Watt)),
        PartUnit::Si(_, true) => (QuantityKind::Energy, Some(Unit::WattHour)),
    }
}

fn mention(view: View, first: usize, end: usize, part: &Part, amount: Amount, rule: &'static str) -> AmountMention {
    let quantity = Quantity { amount, span: view.span(first, end), rule, sources: Vec::new() };
    AmountMention {
        quantity,
        first,
        end,
        from: first,
        scale: part.scale,
        number: part.number.value,
        bare: false,
        unit_price: false,
        per_year: false,
        more: false,
        rest: false,
        shared: part.shared,
    }
}

fn single(view: View, part: Part) -> Option<AmountMention> {
    let (kind, unit) = kind_unit(part.unit);
    let value = part.value()?;
    let bare = matches!(part.unit, PartUnit::None) && (!part.scaled || part.scale < 6);
    let amount = Amount {
        kind,
        value: Some(value),
        low: None,
        high: None,
        unit,
        bound: Bound::Exact,
        inferred: Inferred { value: part.apart && part.scaled, unit: unit.is_none() || part.apart },
    };
    if bare {
        if is_year(&part) || !part.number.digits && part.number.value < Decimal::TWO {
            return None;
        }
        let mut found = mention(view, part.first, part.end, &part, amount, "money/bare-number");
        found.bare = true;
        return Some(found);
    }
    // "4.5 billion-year-old"
    let spell = |t| matches!(t, Tag::Time(Time::YearWord) | Tag::Counted);
    if matches!(part.unit, PartUnit::None)
        && view.mark(part.end, '-')
        && view.tokens.get(part.end + 1).is_some_and(|t| t.glued)
        && view.has(part.end + 1, spell).is_some()
    {
        return None;
    }
    if matches!(part.unit, PartUnit::None) && counted(view, part.end) {
        let noun = Span::new(view.tokens[part.end].start, view.tokens[part.end].end);
        let counted =
            Amount { kind: QuantityKind::Count, unit: Some(Unit::Noun(noun)), inferred: Inferred::default(), ..amount };
        return Some(mention(view, part.first, part.end, &part, counted, "count/scaled"));
    }
    Some(mention(view, part.first, part.end, &part, amount, rule_of(&part)))
}

fn rule_of(part: &Part) -> &'static str {
    match (part.unit, part.scaled, part.first < part.number.first) {
        (PartUnit::Money(_), true, true) => "money/currency-number-scale",
        (PartUnit::Money(_), false, true) => "money/currency-number",
        (PartUnit::Money(_), true, false) => "money/number-scale-currency",
        (PartUnit::Money(_), false, false) => "money/number-currency",
        (PartUnit::Cent(_), ..) => "money/cents",
        (PartUnit::None, ..) => "money/number-scale",
        (PartUnit::Percent, ..) => "percent/number-sign",
        (PartUnit::Si(_, false), ..) => "power/number-unit",
        (PartUnit::Si(_, true), ..) => "energy/number-unit",
    }
}

/// Whether things are counted: "12 milioni di clienti", "845 milioni utenti".
fn counted(view: View, i: usize) -> bool {
    if i >= view.tokens.len() {
        return false;
    }
    // "porta a 3.130 milioni i titoli", "220 Millionen neue Aktien"
    let described = view.lexicon.capital_nouns()
        && view.tokens[i].shape == crate::scan::Shape::Lower
        && !view
            .is(i, class::PREP | class::AND | class::OR | class::CLAUSE | class::VERB | class::CURRENCY | class::SCALE);
    if view.is(i, class::COUNTED) || (view.is(i, class::DEF) || described) && view.is(i + 1, class::COUNTED) {
        return true;
    }
    // "two million unissued shares", "1.3 million Alfa common shares"
    if view.lexicon.language.grammar.premodifiers {
        let stop = class::PREP
            | class::AND
            | class::OR
            | class::CLAUSE
            | class::AUX
            | class::DEF
            | class::CURRENCY
            | class::SCALE;
        let inner = |k: usize| view.tokens.get(k).is_some_and(|t| t.is_word() && !t.glued) && !view.is(k, stop);
        let plain = inner(i) && view.tokens[i].shape == crate::scan::Shape::Lower && view.hits.words.at(i).is_empty();
        if plain || (i..i + 4).take_while(|&k| inner(k)).any(|k| view.is(k + 1, class::COUNTED)) && inner(i) {
            return true;
        }
    }
    let Some(of) = view.has(i, |t| matches!(t, Tag::Prep(Prep::Of, _))) else { return false };
    let fused = view.has(i, |t| matches!(t, Tag::Prep(Prep::Of, true))).is_some();
    let Some(next) = view.tokens.get(i + of).filter(|t| t.is_word()) else { return false };
    if !fused && view.is(i + of, class::COUNTED) {
        return true;
    }
    let money = view.hits.words.at(i + of).iter().any(|h| match h.tag {
        crate::lexicon::PhraseTag::Noun(_) => true,
        crate::lexicon::PhraseTag::Tag(t) => matches!(
            t,
            Tag::MoneyNoun
                | Tag::Currency(..)
                | Tag::Time(_)
                | Tag::Rel
                | Tag::Number(_)
                | Tag::Month(_)
                | Tag::StakeNoun
                | Tag::Outlook(_)
                | Tag::More
                | Tag::Def
                | Tag::Indef
        ),
        crate::lexicon::PhraseTag::Verb(_) => false,
    });
    // "200 milioni di nuovi fondi"
    let described = view.has(i + of + 1, |t| t == Tag::MoneyNoun).is_some();
    !fused && !money && !described && next.shape == crate::scan::Shape::Lower
}

fn range(view: View, first: Part, second: Part) -> Option<AmountMention> {
    let unit = if matches!(second.unit, PartUnit::None) { first.unit } else { second.unit };
    let (kind, named) = kind_unit(unit);
    let (low, high) = (ends_value(&first, &Part { unit, ..second })?, second.scaled_by(second.scale, unit)?);
    if counted(view, second.end) && matches!(unit, PartUnit::None) {
        return None;
    }
    let amount = Amount {
        kind,
        value: None,
        low: Some(low),
        high: Some(high),
        unit: named,
        bound: Bound::Range,
        inferred: Inferred { value: false, unit: named.is_none() },
    };
    if matches!(unit, PartUnit::None) && second.scale < 6 {
        return None;
    }
    let rule = match kind {
        QuantityKind::Percent => "percent/range",
        QuantityKind::Power | QuantityKind::Energy => "power/range",
        _ => "money/range",
    };
    Some(mention(view, first.first, second.end, &second, amount, rule))
}

/// Bound, "altri", "per azione", "all'anno".
fn finish(view: View, mut mention: AmountMention, to: usize) -> AmountMention {
    let mut at = mention.first;
    let near = view.hits.among(at.saturating_sub(2), at);
    let more = view.hits.words.ending(at, if near & class::MORE == 0 { 0 } else { 2 }).find_map(|h| match h.tag {
        crate::lexicon::PhraseTag::Tag(Tag::More) => Some((h.first as usize, false)),
        crate::lexicon::PhraseTag::Tag(Tag::Rest) => Some((h.first as usize, true)),
        _ => None,
    });
    if let Some((first, rest)) = more {
        mention.more = !rest;
        mention.rest = rest;
        at = first;
    }
    mention.from = at;
    if mention.quantity.amount.bound == Bound::Exact {
        if let Some((bound, first)) = bound::before(view, at) {
            mention.quantity.amount.bound = bound;
            mention.from = first;
        } else if let Some(bound) = bound::after(view, mention.end).filter(|_| mention.end < to) {
            mention.quantity.amount.bound = bound;
        } else if view.is(mention.first, class::NUMBER)
            && view.has(mention.first, |t| matches!(t, Tag::Round(_))).is_some()
        {
            mention.quantity.amount.bound = Bound::About;
        }
    }
    // "a $19 billion share offering": the word begins a noun of its own
    let other = |k: usize| {
        view.is(k, class::NOUN)
            && view.hits.words.at(k).iter().any(|h| h.len > 1 && matches!(h.tag, crate::lexicon::PhraseTag::Noun(_)))
    };
    mention.unit_price = (mention.end..(mention.end + 2).min(to)).any(|k| view.is(k, class::PER_UNIT) && !other(k))
        && mention.quantity.amount.kind == QuantityKind::Money;
    // "254 million a year earlier": the longer word is no rate
    let rate = |k: usize| {
        view.is(k, class::PER_YEAR)
            && view.has(k, |t| t == Tag::Versus).is_none_or(|n| Some(n) <= view.has(k, |t| t == Tag::PerYear))
    };
    mention.per_year = rate(mention.end)
        || view.mark(mention.end, '/')
            && view.has(mention.end + 1, |t| matches!(t, Tag::Time(crate::lang::Time::YearWord))).is_some();
    mention
}

/// "miliardi di dollari", "decine di milioni di euro": a scale without a number.
fn vague_at(view: View, i: usize, to: usize) -> Option<AmountMention> {
    let lead = view.has(i, |t| t == Tag::VagueNumber).unwrap_or(0);
    let at = i + lead;
    let (len, power) =
        view.hits.tags(at).find_map(|(len, t)| if let Tag::Scale(p) = t { Some((len, p)) } else { None })?;
    // "1,2.3 milioni di euro": a number that cannot be read is no vague one
    if power < 6 || view.word(at).len() < 5 || i > 0 && view.tokens[i - 1].is_number() {
        return None;
    }
    let of = view.has(at + len, |t| matches!(t, Tag::Prep(Prep::Of, false)))?;
    let (unit, width) = currency_at(view, at + len + of, to)?;
    let (kind, unit) = kind_unit(unit);
    let amount =
        Amount { kind, value: None, low: None, high: None, unit, bound: Bound::Vague, inferred: Inferred::default() };
    let end = at + len + of + width;
    let quantity = Quantity { amount, span: view.span(i, end), rule: "money/vague", sources: Vec::new() };
    Some(AmountMention {
        quantity,
        first: i,
        end,
        from: i,
        scale: 0,
        number: Decimal::ZERO,
        bare: false,
        unit_price: false,
        per_year: false,
        more: false,
        rest: false,
        shared: Shared::No,
    })
}
