//! Edited copies among stories of a few templates, and stories by different hands about one deal.

use super::*;

/// A number that the same `n` gives again.
fn pick(n: usize, salt: usize, below: usize) -> usize {
    let mut hash = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (salt as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    hash ^= hash >> 29;
    (hash.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33) as usize % below
}

fn name(n: usize) -> String {
    const FIRST: [&str; 12] = [
        "Alfa", "Bresca", "Corvia", "Delmar", "Erba", "Fulgor", "Gritti", "Helio", "Isarco", "Jolanda", "Kosmo",
        "Lumen",
    ];
    const LAST: [&str; 10] =
        ["Energia", "Labs", "Werke", "Foods", "Motors", "Pharma", "Tech", "Marine", "Steel", "Group"];
    format!("{}{} {}", FIRST[pick(n, 1, 12)], ["", "tek", "nova", "ris", "lia"][pick(n, 2, 5)], LAST[pick(n, 3, 10)])
}

/// A quarterly story, in one of three languages; nothing in it but the name and the figures is its own.
fn quarterly(n: usize) -> Vec<String> {
    let name = name(n);
    let many = |salt: usize, below: usize| 20 + pick(n, salt, below);
    let cents = |salt: usize| format!("{},{}", many(salt, 900), 1 + pick(n, salt + 50, 9));
    let (a, b, c, d, e) = (cents(4), cents(5), cents(6), cents(7), cents(8));
    let (up, margin) = (1 + pick(n, 9, 40), 5 + pick(n, 10, 30));
    let text = match n % 3 {
        0 => [
            format!("{name}, ricavi del trimestre in crescita del {up}%"),
            format!("{name} ha chiuso il terzo trimestre con ricavi per {a} milioni di euro, in crescita del {up}% rispetto ai {b} milioni dello stesso periodo dell'anno precedente."),
            format!("Il margine operativo lordo è salito a {c} milioni di euro, con un'incidenza del {margin}% sui ricavi, mentre l'utile netto si è attestato a {d} milioni."),
            format!("La posizione finanziaria netta è negativa per {e} milioni, in miglioramento rispetto alla fine di giugno grazie alla generazione di cassa del periodo."),
            "Per l'intero esercizio la società conferma gli obiettivi comunicati al mercato, pur in un contesto che resta incerto.".to_owned(),
            format!("«Siamo soddisfatti dei risultati raggiunti», ha commentato l'amministratore delegato di {name}, «e continuiamo a investire nella crescita»."),
        ],
        1 => [
            format!("{name} posts third-quarter revenue up {up}%"),
            format!("{name} on Tuesday reported third-quarter revenue of ${a} million, up {up}% from ${b} million a year earlier, as demand held up across its main markets."),
            format!("Adjusted earnings before interest, taxes, depreciation and amortization came to ${c} million, for a margin of {margin}%, while net income was ${d} million."),
            format!("The company ended the quarter with ${e} million in cash and equivalents and said that it had no borrowings under its revolving credit facility."),
            "It reiterated its outlook for the full year, citing a solid order book and continued discipline on costs.".to_owned(),
            format!("\"We are pleased with the progress we have made,\" the chief executive of {name} said in a statement."),
        ],
        _ => [
            format!("{name} steigert Umsatz im dritten Quartal um {up} Prozent"),
            format!("Der Konzern {name} hat im dritten Quartal {a} Millionen Euro umgesetzt, {up} Prozent mehr als die {b} Millionen Euro im Vorjahreszeitraum."),
            format!("Das bereinigte Ergebnis vor Zinsen, Steuern und Abschreibungen stieg auf {c} Millionen Euro, die Marge lag bei {margin} Prozent, unter dem Strich blieben {d} Millionen Euro."),
            format!("Die Nettoverschuldung ging zum Ende des Quartals auf {e} Millionen Euro zurück, wie das Unternehmen am Dienstag mitteilte."),
            "Die Prognose für das Gesamtjahr bestätigte der Vorstand, obwohl das Umfeld weiterhin von Unsicherheit geprägt sei.".to_owned(),
            format!("«Wir sind mit der Entwicklung zufrieden und investieren weiter in unser Wachstum», sagte der Chef von {name}."),
        ],
    };
    text.into()
}

/// What desks do to a text that they take over: another headline, a credit, a paragraph less, a word changed, typography.
fn edited(n: usize, mut text: Vec<String>) -> String {
    if pick(n, 20, 3) > 0 {
        text[0] = format!("{}: conti, numbers, Zahlen", name(n).to_uppercase());
    }
    if pick(n, 21, 2) == 0 {
        text.insert(1, "(Agenzia Nova Stampa) - ROMA, 12 NOV -".to_owned());
        text.push("RIPRODUZIONE RISERVATA © Copyright Agenzia Nova Stampa".to_owned());
    }
    match pick(n, 22, 4) {
        0 => _ = text.pop(),
        1 => _ = text.remove(4),
        2 => text[2] = text[2].replace("mentre", "e").replace("while", "and").replace("unter dem Strich", "am Ende"),
        _ => {}
    }
    text.join(if pick(n, 23, 2) == 0 { "\n\n" } else { " " }).replace('\'', "’")
}

#[test]
fn edited_copies_are_found_among_stories_of_one_template() {
    let (mut copies, mut right, mut wrong, mut missed) = (Copies::default(), 0, 0, 0);
    for n in 0..1500 {
        let found = copies.enter(&n.to_string(), &Sketch::of(&quarterly(n).join("\n\n"))).map(str::to_owned);
        assert_eq!(found, None, "{}", quarterly(n).join("\n"));
    }
    for n in (0..1500).step_by(7).take(200) {
        let text = edited(n, quarterly(n));
        match copies.enter(&format!("copy {n}"), &Sketch::of(&text)) {
            Some(of) if of == n.to_string() => right += 1,
            Some(_) => wrong += 1,
            None => missed += 1,
        }
    }
    let f1 = f64::from(2 * right) / f64::from(2 * right + 2 * wrong + missed);
    println!("{right} right, {wrong} wrong, {missed} missed: F1 {f1:.3}");
    assert!(f1 >= 0.98 && wrong == 0, "{right} right, {wrong} wrong, {missed} missed");
}

/// One deal as six hands tell it, and each text as another paper runs it.
const TOLD: [&str; 6] = [
    "Vargenta compra Nordoro per 340 milioni. La holding bergamasca Vargenta ha firmato l'accordo per rilevare il 70% di Nordoro, produttore di valvole per l'idrogeno con sede a Brescia. Il prezzo è di 340 milioni di euro. A vendere è il fondo Clessidra, entrato nel 2019. Il restante 30% resta alla famiglia Moretti, che manterrà la guida operativa. Il closing è atteso entro giugno.",
    "Valvole per l'idrogeno, passa di mano la bresciana Nordoro. Dopo sei anni il fondo Clessidra esce dal capitale: al suo posto arriva Vargenta, che mette sul piatto 340 milioni di euro per una quota del 70%. Nell'azienda rimangono i Moretti, con il 30% e la gestione. L'operazione sarà conclusa nella prima metà dell'anno, salvo il via libera dell'Antitrust.",
    "Italian holding Vargenta has agreed to buy 70% of hydrogen-valve maker Nordoro from private equity firm Clessidra for 340 million euros, the companies said on Monday. The Moretti family will keep the remaining 30% and continue to run the Brescia-based business. The deal is expected to close by June. Clessidra had invested in Nordoro in 2019.",
    "Clessidra sells hydrogen supplier to Vargenta. The buyout fund is cashing in on an investment made in 2019: it has found a buyer for its 70% of Nordoro, a family-founded company in Brescia whose valves go into electrolysers. Vargenta of Bergamo pays 340 million euros. The founders, the Morettis, stay on with 30%. Regulators have until June to object.",
    "Die italienische Holding Vargenta übernimmt 70 Prozent an Nordoro, einem Hersteller von Ventilen für Wasserstoff aus Brescia. Verkäufer ist der Finanzinvestor Clessidra, der 2019 eingestiegen war. Der Kaufpreis beträgt 340 Millionen Euro, wie die Unternehmen mitteilten. Die Familie Moretti behält 30 Prozent und führt das Geschäft weiter. Der Abschluss wird bis Juni erwartet.",
    "Nordoro cambia socio: Clessidra cede a Vargenta. Trecentoquaranta milioni per sette azioni su dieci. È la cifra con cui il gruppo di Bergamo si assicura un nome di punta della filiera dell'idrogeno. L'intesa, anticipata nelle scorse settimane da indiscrezioni, lascia ai fondatori il 30% delle quote e le deleghe. Il fondo era entrato nel 2019 a una valutazione di 120 milioni.",
];

const RUN: [&str; 6] = [
    "IDROGENO, NORDORO A VARGENTA\n(Agenzia Nova) – BERGAMO – La holding bergamasca Vargenta ha firmato l’accordo per rilevare il 70% di Nordoro, produttore di valvole per l’idrogeno con sede a Brescia. Il prezzo è di 340 milioni di euro. A vendere è il fondo Clessidra, entrato nel 2019. Il restante 30% resta alla famiglia Moretti, che manterrà la guida operativa. Il closing è atteso entro giugno. (Nova/rm)",
    "Nordoro, esce Clessidra ed entra Vargenta\n\nDopo sei anni il fondo Clessidra esce dal capitale: al suo posto arriva Vargenta, che mette sul piatto 340 milioni di euro per una quota del 70%.\n\nNell'azienda rimangono i Moretti, con il 30% e la gestione.\n\nL'operazione sarà conclusa nella prima metà dell'anno, salvo il via libera dell'Antitrust.\n\nRiproduzione riservata",
    "UPDATE 1-Vargenta to buy control of Nordoro\nMILAN, March 2 - Italian holding Vargenta has agreed to buy 70% of hydrogen-valve maker Nordoro from private equity firm Clessidra for 340 million euros, the companies said on Monday. The Moretti family will keep the remaining 30% and continue to run the Brescia-based business. The deal is expected to close by June. Clessidra had invested in Nordoro in 2019. (Reporting by the Milan newsroom)",
    "The buyout fund is cashing in on an investment made in 2019: it has found a buyer for its 70% of Nordoro, a family-founded company in Brescia whose valves go into electrolysers. Vargenta of Bergamo pays 340 million euros. The founders, the Morettis, stay on with 30%. Regulators have until June to object.",
    "Wasserstoff: Vargenta kauft Nordoro\nMailand (dnp) - Die italienische Holding Vargenta übernimmt 70 Prozent an Nordoro, einem Hersteller von Ventilen für Wasserstoff aus Brescia. Verkäufer ist der Finanzinvestor Clessidra, der 2019 eingestiegen war. Der Kaufpreis beträgt 340 Millionen Euro, wie die Unternehmen mitteilten. Die Familie Moretti behält 30 Prozent und führt das Geschäft weiter.",
    "Trecentoquaranta milioni per sette azioni su dieci. È la cifra con cui il gruppo di Bergamo si assicura un nome di punta della filiera dell'idrogeno. L'intesa, anticipata nelle scorse settimane da indiscrezioni, lascia ai fondatori il 30% delle quote e le deleghe. Il fondo era entrato nel 2019 a una valutazione di 120 milioni. Leggi anche: idrogeno, la mappa.",
];

#[test]
fn one_deal_told_by_several_hands_is_no_copy_and_a_reprint_is() {
    let mut copies = Copies::default();
    for (n, text) in TOLD.iter().enumerate() {
        assert_eq!(copies.enter(&n.to_string(), &Sketch::of(text)), None, "{text}");
    }
    for (n, text) in RUN.iter().enumerate() {
        assert_eq!(copies.enter("again", &Sketch::of(text)), Some(n.to_string().as_str()), "{text}");
    }
}

#[test]
fn a_short_text_is_a_copy_where_it_is_equal() {
    let mut copies = Copies::default();
    let mut enter = |id: &str, text: &str| copies.enter(id, &Sketch::of(text)).map(str::to_owned);
    assert_eq!(enter("a", "Eni compra Alfa per 3 milioni di euro."), None);
    assert_eq!(enter("b", "Eni compra Alfa per 4 milioni di euro."), None);
    assert_eq!(enter("c", "Eni compra Beta per 3 milioni di euro."), None);
    assert_eq!(enter("d", "Eni compra Alfa per 3 milioni di euro"), Some("a".to_owned()));
    for (id, text) in [("e", "usd 15"), ("f", "mxn 15"), ("g", "15 mxn"), ("h", "15"), ("i", "")] {
        assert_eq!(enter(id, text), None, "{text}");
    }
    assert_eq!(enter("j", "USD 15."), Some("e".to_owned()));
}
