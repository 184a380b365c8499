//! What may stand at a token, as one bit each, so that most tokens are passed over by one test.
//!
//! "miliardi" carries `SCALE`, "Enel" carries `CAPITAL` and `NAME`. A bit says that some reading of that sort begins here, not how long
//! it is or which one holds; for that there are the hits themselves.

use super::{NameTag, PhraseTag};
use crate::lang::Tag;

macro_rules! classes {
    ($($name:ident $at:literal $says:literal)*) => {
        $(#[doc = $says] pub const $name: u64 = 1 << $at;)*
    };
}

classes! {
    DIGITS 0 "A number in digits."
    CAPITAL 1 "A word with a capital."
    NAME 2 "A listed name."
    DEMONYM 3 "An adjective of a place."
    VERB 4 "A verb form."
    NOUN 5 "A noun that evokes a frame."
    NUMBER 6 "`Number` or `Half`."
    VAGUE 7 "`VagueNumber`."
    SCALE 8 "`Scale`."
    AND 9 "`And`."
    OR 10 "`Or`."
    DEF 11 "`Def`."
    INDEF 12 "`Indef`."
    PREP 13 "`Prep`."
    BOUND 14 "`Bound`."
    FILLER 15 "`BoundFiller`."
    BOUND_AFTER 16 "`BoundAfter`."
    MORE 17 "`More` or `Rest`."
    CURRENCY 18 "`Currency`, `Multiple`, `Cent` or `Percent`."
    UNIT 19 "`Unit`."
    MONTH 20 "`Month`."
    TIME 21 "`Time`."
    COMPANY_NOUN 22 "`CompanyNoun` or `TradeNoun`."
    OFFICE 23 "`Office` or `Title`."
    HELD 24 "`Office`, `BodyNoun`, `StakeNoun` or `ShareNoun`."
    NAME_PART 25 "`NamePart`."
    LEGAL 26 "`LegalForm`."
    GLUE 27 "`NameGlue`."
    NO_NAME 28 "`NoName`."
    SAYING 29 "`Saying`."
    HELPER 30 "`Aux`, `Reflexive` or `Not`."
    AUX 31 "`Aux`."
    CLAUSE 32 "`Rel` or `Clause`."
    CHANGE 33 "`Change`."
    PER_UNIT 34 "`PerUnit`."
    PER_YEAR 35 "`PerYear`."
    COUNTED 36 "`Counted`."
    CONDITION 37 "`Condition`."
    GIVEN 38 "A given name."
    UPPER 39 "A word of more than three bytes in capitals."
    VENUE 40 "`Venue`."
    NO_NAMES 41 "`NoName` of several words."
    PRODUCT 42 "`ProductNoun`."
    VERSUS 43 "`Versus`."
    CUE 44 "A noun or verb that evokes a frame, or `Price`."
    METRIC 45 "A noun that evokes a figure."
    PRICE 46 "`Price`."
    STAND 47 "`Stand`."
    OUTLOOK 48 "`Outlook`."
    DETAIL 49 "`Stage`, `Venue`, `CapitalIncrease`, `Exclusive`, `Purpose`, `ToDate` or `Basis`."
    PRODUCT_NAME 50 "A listed product."
    ANALYST 51 "`Analyst`."
    COMPOUND 62 "A compound that has the tags of its head."
    OTHER 63 "Any other entry of the tables."
}

/// The class of a phrase of a language, of so many words.
pub const fn of_phrase(tag: &PhraseTag, words: u8) -> u64 {
    match tag {
        PhraseTag::Tag(Tag::NoName) if words > 1 => NO_NAME | NO_NAMES,
        PhraseTag::Verb(_) => VERB,
        PhraseTag::Noun(_) => NOUN,
        PhraseTag::Tag(tag) => of_tag(tag),
    }
}

/// The class of a listed name.
pub const fn of_name(tag: &NameTag, _words: u8) -> u64 {
    match tag {
        NameTag::Demonym(..) => NAME | DEMONYM,
        NameTag::Given => NAME | GIVEN,
        NameTag::Product => NAME | PRODUCT_NAME,
        _ => NAME,
    }
}

const fn of_tag(tag: &Tag) -> u64 {
    match tag {
        Tag::Number(_) | Tag::Round(_) | Tag::Half => NUMBER,
        Tag::VagueNumber => VAGUE,
        Tag::Scale(_) => SCALE,
        Tag::And => AND,
        Tag::Or => OR,
        Tag::Def => DEF,
        Tag::Indef => INDEF,
        Tag::Prep(..) => PREP,
        Tag::Bound(_) => BOUND,
        Tag::BoundFiller => FILLER,
        Tag::BoundAfter(_) => BOUND_AFTER,
        Tag::More | Tag::Rest => MORE,
        Tag::Currency(..) | Tag::Multiple(..) | Tag::Cent(_) | Tag::Percent => CURRENCY,
        Tag::Unit(..) => UNIT,
        Tag::Month(_) => MONTH,
        Tag::Time(_) => TIME,
        Tag::CompanyNoun(..) | Tag::TradeNoun(..) => COMPANY_NOUN,
        Tag::Office => OFFICE | HELD,
        Tag::Title => OFFICE,
        Tag::Analyst => ANALYST,
        Tag::BodyNoun | Tag::StakeNoun | Tag::ShareNoun => HELD,
        Tag::NamePart => NAME_PART,
        Tag::LegalForm => LEGAL,
        Tag::NameGlue => GLUE,
        Tag::NoName => NO_NAME,
        Tag::Saying => SAYING,
        Tag::Aux(..) => HELPER | AUX,
        Tag::Reflexive | Tag::Not => HELPER,
        Tag::Rel | Tag::Clause => CLAUSE,
        Tag::Change => CHANGE,
        Tag::PerUnit => PER_UNIT,
        Tag::PerYear => PER_YEAR,
        Tag::Counted => COUNTED,
        Tag::Condition(_) => CONDITION,
        Tag::Venue => VENUE | DETAIL,
        Tag::Stage(_) | Tag::CapitalIncrease | Tag::Exclusive => DETAIL,
        Tag::Purpose(_) | Tag::ToDate | Tag::Basis(_) => DETAIL,
        Tag::Price => CUE | PRICE,
        Tag::Stand(_) => STAND,
        Tag::Outlook(_) => OUTLOOK,
        Tag::ProductNoun => PRODUCT,
        Tag::Versus => VERSUS,
        _ => OTHER,
    }
}
