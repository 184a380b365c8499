//! What an article calls a company by: "la torrefazione triestina Alfa", "Beta, a maker of pumps". A description with the same noun means it.

use crate::lang::Form;
use crate::lexicon::class;
use crate::mention::View;
use crate::mention::company::CompanyMention;
use crate::scan::{Shape, TokKind};

/// Tokens before a name in which the noun stands.
const BEFORE: usize = 3;
/// Tokens of an apposition in which it stands.
const BEHIND: usize = 8;
/// Tokens in which an apposition closes.
const CLOSED: usize = 20;

/// The word of the noun for a company that stands right before a mention, or in the apposition behind it.
pub fn of_mention(view: View, m: &CompanyMention) -> Option<u32> {
    let told = |k: usize| view.is(k, class::COMPANY_NOUN) && view.tokens[k].word != 0 && k + 1 != m.end;
    let word = |k: usize| Some(view.tokens[k].word);
    if view.hits.among(m.first.saturating_sub(BEFORE), m.first) & class::COMPANY_NOUN != 0 {
        let inside = |k: &usize| view.tokens[*k].is_word() && !view.is(*k, class::PREP | class::AND | class::VERB);
        let near = (m.first.saturating_sub(BEFORE)..m.first).rev().take_while(inside).find(|&k| told(k));
        if let Some(k) = near {
            return word(k);
        }
    }
    let after = m.legal_end;
    if !view.mark(after, ',') || after + 2 >= view.tokens.len() {
        return None;
    }
    // an apposition begins with an article or with the noun, closes with a mark, and has no verb: "all'autorità, la torrefazione ha comunicato" is none
    let article = view.is(after + 1, class::DEF | class::INDEF);
    if view.tokens[after + 1].shape != Shape::Lower || !(article || told(after + 1)) {
        return None;
    }
    let end = view.tokens.len().min(after + CLOSED);
    let close = (after + 1..end).find(|&k| matches!(view.tokens[k].kind, TokKind::Mark(',' | '.' | ';' | ')')))?;
    let acts = |k: usize| {
        view.is(k, class::AUX) || view.hits.verb(k).is_some_and(|v| v.form.is_finite() && v.form != Form::Past)
    };
    let noun = (after + 1..close.min(after + BEHIND)).find(|&k| told(k) && view.tokens[k].shape == Shape::Lower)?;
    (!(noun + 1..close).any(acts)).then(|| view.tokens[noun].word)
}
