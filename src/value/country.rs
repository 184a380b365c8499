//! Codes of countries, ISO 3166-1 alpha-2.
//!
//! `country::code("it")` is `Some("IT")`, whatever text it was read from; what is no country has none.

/// All codes, one behind the other, in order. `XK` is no part of the standard, but of every list that follows it.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHER\
ESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLY\
MAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSN\
SOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/// The code that `text` is, in capitals or not.
pub fn code(text: &str) -> Option<&'static str> {
    let &[a, b] = text.as_bytes() else { return None };
    let wanted = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
    let (pairs, _) = CODES.as_bytes().as_chunks::<2>();
    let at = pairs.binary_search(&wanted).ok()?;
    CODES.get(2 * at..2 * at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_found() {
        let (pairs, rest) = CODES.as_bytes().as_chunks::<2>();
        assert!(pairs.is_sorted() && rest.is_empty());
        assert_eq!(pairs.len(), 250);
        assert_eq!((code("IT"), code("de"), code("AD"), code("ZW")), (Some("IT"), Some("DE"), Some("AD"), Some("ZW")));
        assert_eq!((code("XX"), code(""), code("ITA"), code("é")), (None, None, None, None));
    }
}
