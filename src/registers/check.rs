//! Whether identifiers are what they say: the check digits of LEI and ISIN, the codes of countries.

use crate::value::country;

/// What stands behind `value` as digits, letters counted from 10, one by one.
fn digits(value: &str) -> impl DoubleEndedIterator<Item = u32> + '_ {
    value.chars().flat_map(|c| {
        let n = c.to_digit(36).unwrap_or(0);
        let (tens, ones) = (n / 10, n % 10);
        [(tens > 0).then_some(tens), Some(ones)].into_iter().flatten()
    })
}

fn capitals_and_digits(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// Whether a value is a Legal Entity Identifier: ISO 17442, check digits by ISO 7064.
pub(super) fn lei(value: &str) -> bool {
    value.len() == 20 && capitals_and_digits(value) && digits(value).fold(0, |rest, d| (rest * 10 + d) % 97) == 1
}

/// Whether a value is an International Securities Identification Number: ISO 6166.
pub(super) fn isin(value: &str) -> bool {
    let twice = |(n, d): (usize, u32)| if n % 2 == 1 { (2 * d) / 10 + (2 * d) % 10 } else { d };
    value.len() == 12
        && capitals_and_digits(value)
        && value.get(..2).is_some_and(|c| c.bytes().all(|b| b.is_ascii_uppercase()))
        && digits(value).rev().enumerate().map(twice).sum::<u32>() % 10 == 0
}

/// What is wrong with the identifiers of a row; empty ones are none.
pub(super) fn fault(home: &str, lei: &str, isin: &str) -> Option<String> {
    if !home.is_empty() && country::code(home).is_none() {
        return Some(format!("\"{home}\" is no code of a country; write it as IT (ISO 3166)"));
    }
    if !lei.is_empty() && !self::lei(lei) {
        return Some(format!("\"{lei}\" is no LEI; its length or its check digits are wrong"));
    }
    if !isin.is_empty() && !self::isin(isin) {
        return Some(format!("\"{isin}\" is no ISIN; its length or its check digit is wrong"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_checked() {
        assert!(lei("WOCMU6HCI0OJWNPRZS33") && !lei("WOCMU6HCI0OJWNPRZS34") && !lei("WOCMU6HCI0OJWNPRZS3"));
        assert!(isin("IT0003128367") && isin("US0378331005") && !isin("IT0003128368") && !isin("120003128367"));
        assert!(fault("Italy", "", "").is_some() && fault("it", "", "IT0003128367").is_none());
    }
}
