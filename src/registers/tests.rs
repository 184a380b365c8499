//! Cases of each format: what is read, what is told, what is left out.

use super::*;
use std::sync::LazyLock;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);

/// Reads bytes: the entries as `name country ids`, the faults, and the count.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>, Count) {
    let (mut faults, mut progress) = (Vec::new(), 0);
    let mut fault = |f: &Fault| faults.push(f.to_string());
    let mut told = |bytes| progress += bytes;
    let mut registers = Registers::new(&TABLES, &mut fault, &mut told);
    let count = registers.add(bytes).unwrap();
    let index = registers.finish().finish().unwrap();
    let entry = |e: crate::lexicon::index::Entry| {
        let ids: Vec<String> = e.ids().map(|(scheme, value)| format!("{scheme}:{value}")).collect();
        format!("{} {} {}", e.name(), e.country(), ids.join(" ")).trim_end().to_owned()
    };
    (index.entries().map(entry).collect(), faults, count)
}

#[test]
fn the_own_header_in_any_order_and_mark() {
    let (entries, faults, count) = read(
        b"\xef\xbb\xbfid,name,aliases,country,domain,lei,isin\n7,\"Alfa, Beta S.p.A.\",AB|Gruppo Alfa,it,alfa.it,,IT0003128367\n8,Gamma,,XX,,,\n\
          9,,,,,,\n,,,,,,\n10,Delta,,,,WRONG,\n11,Due\nz,\xff,,,,,\n12,Epsilon,,DE,,,\n",
    );
    assert_eq!(entries, ["Alfa, Beta S.p.A. IT own:7 domain:alfa.it isin:IT0003128367", "Epsilon DE own:12"]);
    let lines: Vec<&str> = faults.iter().map(|f| &f[..f.find(':').unwrap()]).collect();
    assert_eq!(lines, ["3", "4", "6", "7", "8"], "{faults:?}");
    assert_eq!((count.added, count.faults), (2, 5));
    for table in ["name\tid\nAlfa\t7\n", "ID;Name;note\n7;Alfa;x\n", "name,id,quote\r\nAlfa,7,\"a\nb\"\r\n"] {
        assert_eq!(read(table.as_bytes()).0, ["Alfa  own:7"], "{table}");
    }
}

#[test]
fn a_plain_list() {
    let (entries, faults, _) = read("Alfa Spa\n\nBeta, Gamma & Figli\n---\n".as_bytes());
    assert_eq!(entries, ["Alfa Spa", "Beta, Gamma & Figli"]);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("4: has no name"), "{faults:?}");
}

#[test]
fn a_name_that_reads_as_a_blank_is_no_fault_of_ours() {
    let (entries, faults, _) = read(b"Alfa Spa\n&nbsp;\n&nbsp;&nbsp; &nbsp;\n");
    assert_eq!((entries.len(), faults.len()), (3, 0), "{entries:?} {faults:?}");
}

#[test]
fn the_golden_copy() {
    let head = "\"LEI\",\"Entity.LegalName\",\"Entity.LegalName.xmllang\",\"Entity.OtherEntityNames.OtherEntityName.1\",\
                \"Entity.LegalAddress.Country\",\"Entity.HeadquartersAddress.Country\",\"Entity.EntityStatus\"\n";
    let rows = "WOCMU6HCI0OJWNPRZS33,\"ENEL - SPA\",it,\"Enel\",IT,IT,ACTIVE\nWOCMU6HCI0OJWNPRZS33,Alfa N.V.,nl,,NL,IT,ACTIVE\n\
                WOCMU6HCI0OJWNPRZS33,Vecchia,it,,IT,IT,INACTIVE\nWOCMU6HCI0OJWNPRZS00,Beta,it,,IT,,ACTIVE\n";
    let (entries, faults, count) = read(format!("{head}{rows}").as_bytes());
    assert_eq!(entries, ["ENEL - SPA IT lei:WOCMU6HCI0OJWNPRZS33", "Alfa N.V. IT lei:WOCMU6HCI0OJWNPRZS33"]);
    assert_eq!((count.added, count.passed, faults.len()), (2, 1, 1));
    assert!(faults[0].starts_with("5: "), "{faults:?}");
}

#[test]
fn filers_of_the_sec() {
    let (entries, ..) = read(
        br#"{"0":{"cik_str":320193,"ticker":"AAPL","title":"Apple Inc."},"1":{"cik_str":5,"ticker":"ALF","title":"ALFA CORP /DE/"},"2":{"cik_str":5,"ticker":"ALF-P","title":"ALFA CORP /DE/"}}"#,
    );
    assert_eq!(entries, ["Apple Inc.  cik:0000320193 ticker:AAPL", "ALFA CORP  cik:0000000005 ticker:ALF"]);
    let (entries, faults, _) = read(
        br#"{"fields":["cik","name","ticker","exchange"],"data":[[320193,"Apple Inc.","AAPL","Nasdaq"],[7,"Beta","BE","OTC"],["x","C","C",null],[9,"","",null]]}"#,
    );
    assert_eq!(entries, ["Apple Inc.  cik:0000320193 ticker:AAPL mic:XNAS", "Beta  cik:0000000007 ticker:BE"]);
    assert_eq!(faults, [" entry 3: has no CIK", " entry 4: has no name"]);
}

#[test]
fn listings_of_one_company_are_one() {
    let (entries, faults, count) = read(
        b"symbol,name,summary,currency,exchange,mic,country,isin,delisted\nENEL.MI,Enel SpA,x,EUR,MIL,XMIL,Italy,IT0003128367,False\n\
          ENL.F,Enel SpA,x,EUR,FRA,XFRA,Italy,IT0003128367,False\nGONE.MI,Gone SpA,x,EUR,MIL,XMIL,Italy,,True\n\
          AAPL.F,Apple Inc.,x,EUR,FRA,,United States,US0378331005,False\nAAPL,Apple Inc.,x,USD,NMS,,United States,US0378331005,False\n\
          E.F,Esso,x,EUR,FRA,,Nowhere,,False\nE.F,Esso,x,EUR,FRA,,Germany,DE0,False\n",
    );
    assert_eq!(
        entries,
        [
            "Enel SpA IT ticker:ENEL mic:XMIL isin:IT0003128367",
            "Apple Inc. US ticker:AAPL mic:XNAS isin:US0378331005",
            "Esso"
        ]
    );
    assert_eq!((count.passed, faults.len()), (1, 1));
    assert!(faults[0].starts_with("8: ") && faults[0].contains("no ISIN"), "{faults:?}");
}

#[test]
fn what_gives_nothing_is_told() {
    let fault = |bytes: &[u8]| {
        let (mut fault, mut progress) = (|_: &Fault| {}, |_| {});
        Registers::new(&TABLES, &mut fault, &mut progress).add(bytes).unwrap_err().to_string()
    };
    assert!(fault(b"PK\x03\x04rest").contains("compressed") && fault(b"").contains("empty"));
    assert!(fault(b"DEALSIFT\x01").contains("already"));
    assert!(fault(b"{\"0\":\n{").starts_with("2: ") && fault(b"[1]").contains("shape"));
}
