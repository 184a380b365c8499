//! Italian: words, verbs, frames.
//!
//! "Eni vende Novamont a Versalis per 500 milioni" is the frame `acquisition-sell`: subject seller, object target, "a" acquirer,
//! "per" amount. Tables only; the engine that reads them is the same for all languages.

use super::{Aux, Entry, Form, Frame, Gender, Language, Light, Needs, Num, Numbers, Paradigm, Prep, Stand, Tag, Time, Verb};
use super::{At::{Obj, P, Subj}, Slot};
use crate::value::{Basis, Bound, Condition, Kind, Metric, Outlook, Purpose, Role};
use Form::{Cond, Fut, Ger, Impf, Inf, Part, Past, Pres, Subj as Sub};
use Gender::{Any, F, M};
use Role as R;
use Slot::{Amount, Power, Role as Ro, Stake, Valuation};

/// The tables of Italian.
pub const ITALIAN: Language = Language {
    code: "it",
    decimal: ',',
    thousands: '.',
    home_currency: Some("EUR"),
    entries: &[FUNCTION, BOUNDS, NUMERALS, MONEY, TIME, PARTIES, STANCE, FIGURES, NAMES],
    numbers: NUMBERS,
    paradigms: PARADIGMS,
    verbs: VERBS,
    frames: FRAMES,
    light: LIGHT,
    finite_endings: FINITE_ENDINGS,
    holds: &["detenere", "possedere", "controllare"],
    abbreviations: &[
        "dott", "dr", "avv", "ing", "sig", "prof", "on", "sen", "art", "n", "nr", "pag", "ecc", "etc", "cfr", "ca", "c", "tel", "vs", "st", "jr", "ott", "nov", "dic", "gen", "feb",
        "mar", "apr", "mag", "giu", "lug", "ago", "set", "sett", "f", "u", "min", "max",
    ],
    function_words: &[
        "il", "lo", "la", "gli", "le", "di", "del", "dello", "della", "dei", "degli", "delle", "dell'", "al", "alla", "ai", "alle", "all'", "dal", "dalla", "dai", "nel", "nella",
        "nei", "nelle", "sul", "sulla", "che", "è", "e", "ed", "con", "per", "non", "una", "uno", "un'", "si", "ha", "hanno", "sono", "anche", "più", "come", "ma", "tra", "fra", "suo", "sua", "questo",
        "questa", "sarà", "stato", "stata", "dopo", "nell'", "sull'", "dall'", "da", "miliardi", "milioni", "secondo", "ancora", "l'",
    ],
};

const FUNCTION: &[Entry] = &[
    ("il|lo|la|i|gli|le|l'", Tag::Def),
    ("un|uno|una|un'", Tag::Indef),
    ("questo|questa|questi|queste|quest'|quel|quella|quei|quelle|quell'|stesso|stessa|suo|sua|suoi|sue|proprio|propria|nostro|nostra|loro", Tag::This),
    ("di|d'", Tag::Prep(Prep::Of, false)),
    ("del|dello|della|dei|degli|delle|dell'", Tag::Prep(Prep::Of, true)),
    ("a|ad|verso", Tag::Prep(Prep::To, false)),
    ("al|allo|alla|ai|agli|alle|all'", Tag::Prep(Prep::To, true)),
    ("da", Tag::Prep(Prep::From, false)),
    ("dal|dallo|dalla|dai|dagli|dalle|dall'", Tag::Prep(Prep::From, true)),
    ("da parte di|ad opera di|a opera di|per mano di|a cura di|a firma di", Tag::Prep(Prep::By, false)),
    ("da parte del|da parte dello|da parte della|da parte dei|da parte degli|da parte delle|da parte dell'|ad opera del|ad opera della|ad opera dell'|ad opera dei", Tag::Prep(Prep::By, true)),
    ("in|dentro|presso", Tag::Prep(Prep::In, false)),
    ("nel|nello|nella|nei|negli|nelle|nell'", Tag::Prep(Prep::In, true)),
    ("con|assieme a|insieme con|a fianco di|al fianco di|accanto a", Tag::Prep(Prep::With, false)),
    ("col|coi", Tag::Prep(Prep::With, true)),
    ("insieme a|insieme ad|in tandem con|in cordata con|in consorzio con|affiancato da|affiancata da", Tag::Prep(Prep::Together, false)),
    ("insieme al|insieme alla|insieme all'|insieme ai|insieme agli|insieme alle|assieme alla|assieme al|accanto alla|accanto al|al fianco della|al fianco del|al fianco dell'", Tag::Prep(Prep::Together, true)),
    ("su", Tag::Prep(Prep::On, false)),
    ("sul|sullo|sulla|sui|sugli|sulle|sull'", Tag::Prep(Prep::On, true)),
    ("per|per conto di|a favore di|in favore di", Tag::Prep(Prep::For, false)),
    ("per conto della|per conto del|per conto dell'|a favore della|a favore del|in favore della|in favore del", Tag::Prep(Prep::For, true)),
    ("tra|fra", Tag::Prep(Prep::Between, false)),
    ("secondo|stando a|a detta di|a giudizio di|per gli analisti di|riferisce|scrive|secondo quanto riportato da|secondo quanto riferito da|come riporta|riporta", Tag::Prep(Prep::Source, false)),
    ("tramite|attraverso|per il tramite di|per mezzo di|mediante|via", Tag::Prep(Prep::Through, false)),
    ("attraverso la|attraverso il|tramite la|tramite il|attraverso l'|tramite l'", Tag::Prep(Prep::Through, true)),
    ("contro|rispetto a|rispetto ad|nei confronti di|in confronto a|a fronte di", Tag::Prep(Prep::Than, false)),
    ("rispetto allo|rispetto al|rispetto ai|rispetto alla|rispetto alle|rispetto agli|rispetto all'|contro i|contro gli|contro il|contro la|contro le|a fronte dei|a fronte degli", Tag::Prep(Prep::Than, true)),
    ("entro", Tag::Prep(Prep::Within, false)),
    ("dopo|prima di|durante|senza|oltre a|oltre al|oltre alla|oltre ai|nonostante|malgrado|salvo|eccetto|sotto|sopra|davanti a|davanti ad|anziché|invece di|al posto di|fuori da|lontano da|grazie a|grazie al|grazie alla|grazie all'|come|quale|in qualità di|ex", Tag::Prep(Prep::Aside, false)),
    ("tra cui|fra cui|tra i quali|fra i quali|tra le quali|come ad esempio|ad esempio|per esempio|del calibro di", Tag::Prep(Prep::Such, false)),
    ("e|ed|nonché|oltre che|così come|sia", Tag::And),
    ("o|oppure|ovvero", Tag::Or),
    ("ma|mentre|dopo che|quando|se|perché|poiché|anche se|sebbene|benché|affinché|qualora|dove|purché", Tag::Clause),
    ("che|cui|il quale|la quale|i quali|le quali|al quale|alla quale|nel quale|nella quale|del quale|della quale|a cui|in cui|con cui|di cui|da cui|per cui|il cui|la cui|i cui|le cui", Tag::Rel),
    ("non|né|nessun|nessuna|neanche|mai", Tag::Not),
    ("ha|hanno|abbia|abbiano|abbiamo|ho|avendo|aver|avere|averne|averla|averlo", Tag::Aux(Aux::Have, Pres)),
    ("aveva|avevano|avesse|ebbe", Tag::Aux(Aux::Have, Impf)),
    ("avrà|avranno", Tag::Aux(Aux::Have, Fut)),
    ("avrebbe|avrebbero", Tag::Aux(Aux::Have, Cond)),
    ("è|sono|sia|siano|essere|essendo|esser", Tag::Aux(Aux::Be, Pres)),
    ("era|erano|fu|furono|fosse|fossero", Tag::Aux(Aux::Be, Impf)),
    ("sarà|saranno", Tag::Aux(Aux::Be, Fut)),
    ("sarebbe|sarebbero", Tag::Aux(Aux::Be, Cond)),
    ("stato|stata|stati|state", Tag::Aux(Aux::Be, Part)),
    ("viene|vengono|venga", Tag::Aux(Aux::Become, Pres)),
    ("veniva|venivano|venne|vennero", Tag::Aux(Aux::Become, Impf)),
    ("verrà|verranno", Tag::Aux(Aux::Become, Fut)),
    ("verrebbe|verrebbero", Tag::Aux(Aux::Become, Cond)),
    ("può|possono|potrà|potranno|possa|possano|potrebbe|potrebbero|poteva|potevano", Tag::Aux(Aux::May, Cond)),
    ("dovrebbe|dovrebbero|deve|devono|dovrà|dovranno", Tag::Aux(Aux::Should, Cond)),
    ("voler|volere|vuole|vogliono|vorrebbe|vorrebbero|voleva|volevano", Tag::Aux(Aux::Want, Pres)),
    ("starebbe|starebbero|avrebbe in corso", Tag::Stand(Stand::Talked)),
    ("si|s'", Tag::Reflexive),
    ("ne|ce ne|se ne", Tag::Partitive),
    (
        "debiti compresi|debito compreso|debito incluso|debiti inclusi|incluso il debito|compresi i debiti|ultimi|ultime|rispettivamente|più che|altrettanto|stiamo|stanno|sta|siamo|abbiamo|anche|più|però|infatti|inoltre|invece|intanto|tuttavia|quindi|dunque|poi|così|cioè|ossia|sempre|mai|appena|quasi|proprio|subito|spesso|ormai|persino|addirittura|pure|comunque|insieme|direttamente|formalmente|ufficialmente|recentemente|definitivamente|ancora|già|solo|soltanto|ora|adesso|qui|lì|molto|poco|tutto|tutti|tutta|tutte|altro|altra|ogni|qualche|alcuni|alcune|nuovo|nuova|nuovi|nuove|primo|grande|grandi|proprie|propri|entrambe|entrambi|oggi|ieri|gli|lo|loro|ci|vi|mi|ti|quanto|quale|quali|chi|cosa",
        Tag::Function,
    ),
];

const BOUNDS: &[Entry] = &[
    (
        "circa|quasi|attorno a|intorno a|attorno ai|intorno ai|attorno agli|intorno agli|attorno al|intorno al|attorno alle|intorno alle|all'incirca|più o meno|grosso modo|nell'ordine di|nell'ordine dei|vicino a|vicina a|vicino ai|vicini ai|prossimo a|prossima ai|qualcosa come|nei pressi di|sfiora|sfiorano|sfiorato|sfiorando|sfiorava|sfiorare|sfiora i|approssimativamente|un po' meno di|quasi a|pressappoco|una cifra vicina a|indicativamente",
        Tag::Bound(Bound::About),
    ),
    (
        "almeno|oltre|più di|non meno di|superiore a|superiori a|superiore ai|superiori ai|superiore agli|superiore al|a partire da|supera|superano|superato|superata|superando|supererà|supererebbe|superava|superare|superato i|superano i|poco più di|poco oltre|ben oltre|sopra|al di sopra di|al di sopra dei|sopra quota|sopra i|un minimo di|minimo|minimo di|più dei|più degli|non inferiore a|non inferiori a|eccedente|maggiore di|oltre quota",
        Tag::Bound(Bound::AtLeast),
    ),
    (
        "fino a|fino ai|fino al|fino ad|fino agli|fino all'|fino alla|sino a|sino al|sino ai|al massimo|meno di|inferiore a|inferiori a|inferiore ai|inferiori ai|inferiore al|non oltre|non più di|massimo|massimi|massima|massimo di|un massimo di|sotto|al di sotto di|al di sotto dei|sotto i|poco meno di|poco sotto|appena sotto|entro un massimo di|per massimi|meno dei|non superiore a|tetto di|un tetto di",
        Tag::Bound(Bound::AtMost),
    ),
    ("circa|all'incirca|o giù di lì|o quasi", Tag::BoundAfter(Bound::About)),
    ("e oltre|e più|o più|abbondanti|almeno|in su", Tag::BoundAfter(Bound::AtLeast)),
    ("al massimo|massimo", Tag::BoundAfter(Bound::AtMost)),
    ("i|il|gli|le|la|lo|l'|quota|la soglia di|la soglia dei|la soglia degli|la soglia del|soglia del|soglia di|soglia dei|la cifra di|la somma di|il tetto dei|a|ai|di|dei|un|una|un totale di", Tag::BoundFiller),
];

const NUMERALS: &[Entry] = &[
    ("mezzo|mezza", Tag::Half),
    ("mila", Tag::Scale(3)),
    ("milione|milioni|mln|mln.|mio|mil|ml|mn|milion", Tag::Scale(6)),
    ("miliardo|miliardi|mld|mld.|mrd|mrd.|bn|mdi|mldi|mlrd|mlrd.", Tag::Scale(9)),
    ("bilione|bilioni|trilione|trilioni|trillion|trillions", Tag::Scale(12)),
    ("billion|billions", Tag::Scale(9)),
    ("million|millions", Tag::Scale(6)),
    ("decine di|centinaia di|migliaia di|qualche|alcuni|diversi|vari|svariati|parecchi|molti|una decina di|una ventina di|una trentina di|un centinaio di|pochi", Tag::VagueNumber),
    ("altro|altri|altre|altra|ulteriori|ulteriore", Tag::More),
    ("restanti|restante|rimanenti|rimanente|resto|altrettanti|residui", Tag::Rest),
    ("milione di|milioni di|miliardo di|miliardi di", Tag::Function),
    ("clienti|utenti|persone|abitanti|dipendenti|famiglie|azioni|visitatori|passeggeri|tonnellate|chilometri|km|metri|ettari|famiglie|barili|litri|veicoli|unità|pezzi|auto|follower|download|litri|copie|visite|parametri|italiani|americani|europei|lavoratori|posti|volte|anni|mesi|giorni|ore|minuti|secondi|settimane|pagine|messaggi|imprese|aziende|case|contatori|bottiglie|linee|cittadini|spettatori|token|query|account|abbonati|studenti|pazienti|carte|transazioni|negozi|punti", Tag::Counted),
];

const MONEY: &[Entry] = &[
    ("euro|eur", Tag::Currency("EUR", true)),
    ("dollaro|dollari|dollari usa|dollari statunitensi|dollari americani|dollari us|dollaro usa|bigliettoni|dollaro americano|usd|$", Tag::Currency("USD", true)),
    ("dollari canadesi|dollaro canadese", Tag::Currency("CAD", true)),
    ("dollari australiani|dollaro australiano", Tag::Currency("AUD", true)),
    ("dollari neozelandesi", Tag::Currency("NZD", true)),
    ("dollari di hong kong|dollaro di hong kong", Tag::Currency("HKD", true)),
    ("dollari di singapore", Tag::Currency("SGD", true)),
    ("dollari taiwanesi|dollari di taiwan", Tag::Currency("TWD", true)),
    ("sterlina|sterline|sterline britanniche|sterline inglesi|sterlina britannica", Tag::Currency("GBP", true)),
    ("yen|yen giapponesi", Tag::Currency("JPY", true)),
    ("yuan|renminbi|yuan cinesi", Tag::Currency("CNY", true)),
    ("franco|franchi|franchi svizzeri|franco svizzero|fr|chf", Tag::Currency("CHF", true)),
    ("franchi francesi|franco francese", Tag::Currency("FRF", true)),
    ("marchi|marchi tedeschi|marco tedesco", Tag::Currency("DEM", true)),
    ("lire|lira|vecchie lire", Tag::Currency("ITL", true)),
    ("lire turche|lira turca", Tag::Currency("TRY", true)),
    ("pesetas", Tag::Currency("ESP", true)),
    ("rublo|rubli", Tag::Currency("RUB", true)),
    ("rupia|rupie|rupie indiane", Tag::Currency("INR", true)),
    ("rupie indonesiane", Tag::Currency("IDR", true)),
    ("won|won sudcoreani|won coreani", Tag::Currency("KRW", true)),
    ("real|reais|real brasiliani", Tag::Currency("BRL", true)),
    ("corona svedese|corone svedesi", Tag::Currency("SEK", true)),
    ("corona norvegese|corone norvegesi", Tag::Currency("NOK", true)),
    ("corona danese|corone danesi", Tag::Currency("DKK", true)),
    ("corone ceche|corona ceca", Tag::Currency("CZK", true)),
    ("zloty|zloty polacchi", Tag::Currency("PLN", true)),
    ("fiorini ungheresi|fiorino ungherese", Tag::Currency("HUF", true)),
    ("leu|lei|lei rumeni|lei romeni", Tag::Currency("RON", true)),
    ("pesos messicani|peso messicano", Tag::Currency("MXN", true)),
    ("pesos argentini|peso argentino", Tag::Currency("ARS", true)),
    ("pesos cileni", Tag::Currency("CLP", true)),
    ("pesos colombiani", Tag::Currency("COP", true)),
    ("riyal|rial sauditi|riyal sauditi", Tag::Currency("SAR", true)),
    ("riyal qatarioti|rial qatarioti", Tag::Currency("QAR", true)),
    ("dirham|dirham emiratini", Tag::Currency("AED", true)),
    ("shekel|sheqel", Tag::Currency("ILS", true)),
    ("rand|rand sudafricani", Tag::Currency("ZAR", true)),
    ("dinari kuwaitiani", Tag::Currency("KWD", true)),
    ("baht", Tag::Currency("THB", true)),
    ("hryvnia|grivnie", Tag::Currency("UAH", true)),
    ("peso|pesos", Tag::Currency("MXN", false)),
    ("corona|corone", Tag::Currency("SEK", false)),
    ("centesimo|centesimi", Tag::Cent(None)),
    ("centesimi di euro|centesimo di euro|eurocent|eurocents", Tag::Cent(Some("EUR"))),
    ("centesimi di dollaro|cents|cent", Tag::Cent(Some("USD"))),
    ("pence|penny", Tag::Cent(Some("GBP"))),
    ("kilowattora|chilowattora", Tag::Unit(3, true)),
    ("megawattora", Tag::Unit(6, true)),
    ("gigawattora", Tag::Unit(9, true)),
    ("terawattora", Tag::Unit(12, true)),
    ("multa|sanzione|sanzioni|danni|risarcimento|contributi|fondi|risorse|aiuti|incentivi|tasse|imposte|risparmi|asset|masse|crediti|patrimonio|premi|capitale|capitali|oneri|svalutazioni|accantonamenti|sinergie|minusvalenze|minusvalenza|plusvalenza|plusvalenze|valore|spesa|raccolta|commissioni|minori|maggiori|export|import|budget|dote|equity|attivi|rimborsi|ristori|utile|buyback|contanti|passività|debiti|sussidi|stanziamenti|tagli|dismissioni|cessioni|acquisizioni|attività|prestito|controvalore|aumento|scambi|raccolte|impieghi|depositi|donazioni|trasferimenti|bonus|mutui|rilasci|rettifiche", Tag::MoneyNoun),
    ("per cento|percento|per 100|punti percentuali|punto percentuale|%", Tag::Percent),
];

const TIME: &[Entry] = &[
    ("gennaio|gen", Tag::Month(1)),
    ("febbraio|feb", Tag::Month(2)),
    ("marzo", Tag::Month(3)),
    ("aprile|apr", Tag::Month(4)),
    ("maggio|mag", Tag::Month(5)),
    ("giugno|giu", Tag::Month(6)),
    ("luglio|lug", Tag::Month(7)),
    ("agosto|ago", Tag::Month(8)),
    ("settembre|sett|set", Tag::Month(9)),
    ("ottobre|ott", Tag::Month(10)),
    ("novembre|nov", Tag::Month(11)),
    ("dicembre|dic", Tag::Month(12)),
    ("primo trimestre|1° trimestre|i trimestre|primi tre mesi|q1|1q|1t", Tag::Time(Time::Quarter(1))),
    ("secondo trimestre|2° trimestre|ii trimestre|q2|2q|2t", Tag::Time(Time::Quarter(2))),
    ("terzo trimestre|3° trimestre|iii trimestre|q3|3q|3t", Tag::Time(Time::Quarter(3))),
    ("quarto trimestre|4° trimestre|iv trimestre|ultimo trimestre dell'anno|q4|4q|4t|ultimi tre mesi dell'anno", Tag::Time(Time::Quarter(4))),
    ("primo semestre|primi sei mesi|sei mesi|6 mesi|prima metà dell'anno|prima metà|h1|1h|semestre|semestrale", Tag::Time(Time::Half(1))),
    ("secondo semestre|seconda metà dell'anno|seconda metà|h2|2h", Tag::Time(Time::Half(2))),
    ("primi nove mesi|nove mesi|9 mesi|primi 9 mesi|9m", Tag::Time(Time::NineMonths)),
    (
        "anno precedente|l'anno precedente|anno prima|un anno prima|un anno fa|anno scorso|lo scorso anno|scorso anno|dell'anno passato|l'anno passato|esercizio precedente|dodici mesi prima|12 mesi prima|precedente esercizio|scorso esercizio|esercizio scorso|esercizio passato",
        Tag::Time(Time::LastYear),
    ),
    ("stesso periodo|stesso periodo dell'anno scorso|stesso periodo dell'anno precedente|stesso periodo dello scorso anno|medesimo periodo|stesso trimestre|stesso trimestre dell'anno precedente|stesso trimestre dell'anno scorso|pari periodo|periodo corrispondente|stesso semestre|stesso semestre dell'anno prima|analogo periodo|corrispondente periodo", Tag::Time(Time::YearBefore)),
    ("trimestre precedente|trimestre prima|tre mesi prima", Tag::Time(Time::QuarterBefore)),
    ("ultimo trimestre|trimestre appena chiuso|trimestre", Tag::Time(Time::LastQuarter)),
    ("quest'anno|anno in corso|anno corrente|esercizio in corso|esercizio corrente|l'anno in corso|nell'anno", Tag::Time(Time::ThisYear)),
    ("prossimo anno|l'anno prossimo|anno prossimo|il prossimo anno|prossimo esercizio|anno venturo", Tag::Time(Time::NextYear)),
    ("oggi|stamattina|stamani|in data odierna|questa mattina|in queste ore", Tag::Time(Time::Day(0))),
    ("ieri|ieri sera", Tag::Time(Time::Day(-1))),
    ("l'altro ieri|due giorni fa", Tag::Time(Time::Day(-2))),
    ("tre giorni fa", Tag::Time(Time::Day(-3))),
    ("una settimana fa|la scorsa settimana|settimana scorsa", Tag::Time(Time::Day(-7))),
    ("lunedì|lunedì scorso", Tag::Time(Time::Weekday(1))),
    ("martedì|martedì scorso", Tag::Time(Time::Weekday(2))),
    ("mercoledì|mercoledì scorso", Tag::Time(Time::Weekday(3))),
    ("giovedì|giovedì scorso", Tag::Time(Time::Weekday(4))),
    ("venerdì|venerdì scorso", Tag::Time(Time::Weekday(5))),
    ("sabato|sabato scorso", Tag::Time(Time::Weekday(6))),
    ("domenica|domenica scorsa", Tag::Time(Time::Weekday(7))),
    ("fine|a fine|entro fine|entro la fine del", Tag::Time(Time::End)),
    ("esercizio|anno|bilancio|annata", Tag::Time(Time::YearWord)),
    ("nei prossimi anni|prossimi anni|nei prossimi|prossimi|in tre anni|in cinque anni|in quattro anni|nel triennio|nel quinquennio", Tag::Time(Time::NextYears)),
];

const PARTIES: &[Entry] = &[
    ("finanziaria|piattaforma|concessionaria|assicurazione|etichetta|manifattura|agenzia|biotech|insurtech|proptech|software house|catena di negozi|azienda|compagnia|impresa|startup|start-up|banca|casa|multinazionale|utility|multiutility|holding|maison|controllata|scale-up|scaleup|fintech|controllante|capogruppo|cooperativa|partecipata|società|realtà|insegna|griffe|big tech|catena", Tag::CompanyNoun(F, Num::S)),
    ("sviluppatore|gestore|concessionario|armatore|specialista|emittente|assicuratrice|distributore|incumbent|licenziatario|gruppo|istituto|colosso|gigante|fondo|unicorno|big|player|operatore|produttore|costruttore|editore|marchio|vettore|fornitore|assicuratore|consorzio|private equity|campione|ateneo|proprietario|veicolo|conglomerato", Tag::CompanyNoun(M, Num::S)),
    ("aziende|compagnie|imprese|startup|banche|case|società|controllate|utility", Tag::CompanyNoun(F, Num::P)),
    ("gruppi|istituti|colossi|giganti|fondi|operatori|produttori|partner|soci|investitori", Tag::CompanyNoun(M, Num::P)),
    ("ceo|amministratore delegato|amministratrice delegata|ad|a.d.|presidente|presidente esecutivo|direttore generale|dg|cfo|coo|cto|cio|fondatore|fondatrice|cofondatore|co-fondatore|patron|numero uno|manager|vicepresidente|vice presidente|consigliere delegato|direttore finanziario|direttore|responsabile|country manager|managing director|managing partner|general manager|chairman|imprenditore|finanziere|banchiere|analista|economista|portavoce|ministro|sindaco|premier|commissario|amministratore|partner|founder|head of|chief executive|chief executive officer|stilista|ex", Tag::Office),
    ("dottor|signor|signora|mr|mrs|avvocato|ingegner|professor|cavalier|conte|barone|principe|sir|lord", Tag::Title),
    ("cda|consiglio di amministrazione|board|vertici|vertice|soci|azionisti|assemblea|management|proprietà|famiglia|dirigenti|consiglio|consigli di amministrazione|azionista|numeri|conti|titolari|proprietari", Tag::BodyNoun),
    ("quota|quote|partecipazione|partecipazioni|maggioranza|minoranza|controllo|capitale|pacchetto|azioni|intero capitale|totalità|quota di maggioranza|quota di controllo|capitale sociale|restante parte|quota di minoranza|partecipazione di controllo|l'intero capitale|fetta|pacchetto azionario|pacchetto di maggioranza", Tag::StakeNoun),
    ("titolo|titoli|azione|prezzo obiettivo|target price|rating|prezzo|quotazione|indice|listino|rendimento", Tag::ShareNoun),
    ("controllata|controllato|posseduta|posseduto|detenuta|detenuto|in mano|di proprietà|fa capo|facente capo|partecipata|in portafoglio", Tag::OwnedBy),
    ("advisor|advisors|adviser|consulente|consulenti|consulenza|assistito|assistita|assistiti|assistite|studio legale|avvocati|legali|in qualità di advisor|consulente legale|consulente finanziario|advisor finanziario|affiancato dagli|bookrunner|joint bookrunner|global coordinator|collocatori|collocatore|capofila|arranger|mandated lead arranger|fairness opinion|garanzia|garante|revisore|fiduciario|perizia|coordinatore|sponsor|revisori", Tag::AdviserNoun),
    ("divisione|segmento|area|settore|ramo|business unit|filiale|linea di business|attività|asset|business|comparto", Tag::SegmentNoun),
    ("piattaforma|modello|modelli|chip|servizio|servizi|app|applicazione|software|assistente|chatbot|dispositivo|programma|sistema|farmaco|velivolo|elicottero|auto|suv|smartphone|telefono|console|motore|suite|linea|gamma|prodotto|serie|browser|agente|famiglia", Tag::ProductNoun),
    ("chip|sistemi|gpu|tpu|processori|processore|acceleratori|hardware|server|rack|microchip|semiconduttori|turbine|elettrolizzatori|pannelli", Tag::Machine),
    ("investitori istituzionali|presso investitori|presso investitori istituzionali|investitori qualificati|investitori privati|investitori professionali", Tag::Function),
    ("portafoglio|impianto|impianti|stabilimento|stabilimenti|fabbrica|immobile|immobili|edificio|palazzo|terreno|rete|reti|negozi|stazioni|nave|navi|aerei|parco|parchi|quotidiano|brevetti|crediti|credito|sito|progetto|ramo d'azienda|sede|centrale|marchi|linea|quotidiani|testata|testate|hotel|albergo|ospedale|cantiere|polo|complesso", Tag::ThingNoun),
];

const STANCE: &[Entry] = &[
    (
        "verso la|verso il|verso l'|verso un|verso una|in trattative|in trattativa|trattative|trattativa|in negoziazioni|negoziazioni|negoziati|negoziato|in colloqui|colloqui|indiscrezioni|indiscrezione|rumor|rumors|voci|ipotesi|allo studio|in corsa|interessato|interessata|interessati|interesse|si parla|si ipotizza|corteggia|valuta se|valutazioni in corso|dossier|pretendenti|pretendente|nel mirino|mette nel mirino|tavolo|contatti|avances|manifestazione di interesse|manifestazioni di interesse|contendono|ragiona|ragionano|starebbe|starebbero|in gara|si vocifera|scenario|possibile|potenziale|eventuale|possibili|potenziali|eventuali|ipotetica|ipotetico|ipotizzata|discussioni|fase avanzata|in esclusiva per negoziare|sarebbe pronto|sarebbe pronta|avrebbe",
        Tag::Stand(Stand::Talked),
    ),
    (
        "prevede di|intende|intenzione di|ha intenzione di|punta a|punta ad|mira a|mirano a|obiettivo|conta di|contano di|si prepara a|si appresta a|pronto a|pronta a|pronti a|in vista|in procinto di|progetta di|programma di|vorrebbe|subordinato|subordinata|in attesa|cerca|cercano|a caccia di|piano|piani|punta su|lavora a|lavora per|in cantiere|il progetto di|entro il",
        Tag::Stand(Stand::Intended),
    ),
    ("closing|chiusura|perfezionamento|perfezionata|perfezionato|completamento|completata|completato|finalizzazione|ha chiuso|chiusura del round|chiusura di un round|conclusa|concluso|avvenuta|avvenuto|completa|chiuso", Tag::Stand(Stand::Done)),
    ("ha firmato|firmato|firmata|siglato|siglata|accordo vincolante|sottoscritto|sottoscritta|annunciato|annunciata|accordo definitivo|contratto preliminare|intesa raggiunta|via libera|accordo per|accordo|ok|autorizzazione|approvato|approvata|ufficiale|deliberato|deliberata", Tag::Stand(Stand::Signed)),
    (
        "salta|saltata|saltato|sfuma|sfumata|sfumato|sfumate|stop|rinuncia|rinunciato|fallita|fallito|fallisce|naufragata|naufragato|naufraga|bloccata|bloccato|blocca|annullata|annullato|annulla|ritirata|ritirato|ritira|archiviato|archiviata|abbandonato|abbandonata|abbandona|smentisce|smentito|smentita|smentito categoricamente|respinto|respinta|respinge|rifiutato|rifiutata|rifiuta|rifiuto|boccia|bocciata|bocciato|niente|fallimento|tramontata|tramonta|nulla di fatto|fa un passo indietro|interrotte|interrotta|interrotto|non se ne fa|marcia indietro|disdetto|risolto|risoluzione del contratto|a monte|congelata|congelato|rottura|no a|decaduta|decaduto|tramontato|sciolta|sciolto|sciolti|sciolte|arenata|arenato|arenata|sciolgono|scioglie|interrompe|dice no|ha detto no|detto no",
        Tag::Stand(Stand::Failed),
    ),
    ("stimato|stimata|stimati|stimate|si stima|secondo le stime|preconsuntivo|preliminari|dovrebbe aver chiuso", Tag::Outlook(Outlook::Estimate)),
    (
        "stima|stime|attese degli analisti|previsione|previsioni|previsto|prevista|previsti|previste|prevede|prevedono|atteso|attesa|attesi|attese|attende|attendono|attendiamo|ci attendiamo|si attende|guidance|consensus|outlook|proiezioni|pronostica|conta|contano|dovrebbe|dovrebbero|si prevede|vede|vedono|stimano|calcola|indica|chiuderà|saliranno|salirà|arriverà|arriveranno|raggiungerà|raggiungeranno|distribuirà|distribuiranno|sarà|saranno|scenderà|stacca|staccherà|proporrà|proposto|proposta|proporre|proporrà all'assemblea",
        Tag::Outlook(Outlook::Forecast),
    ),
    ("obiettivo|obiettivi|target|traguardo|punta|puntano|mira|mirano|ambizione|entro il|entro la fine del|al 2030|al 2028|al 2027|vuole|vogliono|a regime|piano industriale|nel piano|arco di piano|arco piano|traguardi|piano al", Tag::Outlook(Outlook::Target)),
    ("training|addestramento|addestrare", Tag::Purpose(Purpose::Training)),
    ("inferenza|inference", Tag::Purpose(Purpose::Inference)),
    ("data center|data centre|datacenter|centro dati|centri dati|data-center|cloud|supercomputer|capacità di calcolo|potenza di calcolo|capacità computazionale|gpu|ai factory|calcolo|campus", Tag::Purpose(Purpose::DataCenter)),
    ("eolico|eolica|eolici|eoliche|fotovoltaico|fotovoltaica|fotovoltaici|solare|solari|idroelettrico|idroelettrici|idroelettrica|rinnovabili|rinnovabile|nucleare|nucleari|turbine|centrale elettrica|agrivoltaico|agrivoltaici|generazione|offshore|centrale|geotermico", Tag::Purpose(Purpose::Generation)),
    ("accumulo|accumuli|batterie|storage|bess|stoccaggio", Tag::Purpose(Purpose::Storage)),
    ("pre-seed|preseed|pre seed", Tag::Stage("pre_seed")),
    ("seed|round seed", Tag::Stage("seed")),
    ("serie a|series a|round a", Tag::Stage("series_a")),
    ("serie b|series b|round b", Tag::Stage("series_b")),
    ("serie c|series c", Tag::Stage("series_c")),
    ("serie d|series d", Tag::Stage("series_d")),
    ("serie e|series e", Tag::Stage("series_e")),
    ("serie f|series f", Tag::Stage("series_f")),
    ("serie g|series g", Tag::Stage("series_g")),
    ("serie h|series h", Tag::Stage("series_h")),
    ("bridge|round ponte|finanziamento ponte", Tag::Stage("bridge")),
    ("fondo di venture capital|closing del fondo|primo closing|secondo closing|final closing|chiusura della raccolta del fondo", Tag::Stage("fund")),
    ("esclusivo|esclusiva|in esclusiva|fornitore esclusivo|fornitrice esclusiva", Tag::Exclusive),
    ("pre-money|pre money|premoney|prima dell'aumento|prima del round|prima dell'operazione", Tag::Basis(Basis::Pre)),
    ("dopo|post-money|post money|postmoney|dopo l'aumento|con il denaro fresco|a valle del round|a valle dell'aumento", Tag::Basis(Basis::Post)),
    ("già disponibili|già disponibile|disponibili subito|già bonificati|già bonificato|stati bonificati|stati versati|già stati versati|già stati bonificati|immediati|immediato|immediatamente|subito|già in cassa|già versati|già versato|al closing|alla firma|all'istante|in cassa|da subito|contestualmente", Tag::Condition(Condition::Immediate)),
    ("quando|dipenderanno|dipenderà|condizionati|condizionato|condizionata|condizionate|subordinati|subordinato|subordinate|subordinata|soltanto se|solo se|a condizione che|al raggiungimento|raggiungimento|legati al|dipendono|dipende|legato al|legata al|legati a|earn-out|earn out|se verranno|qualora|sbloccati|milestone|al verificarsi|vincolati|vincolata|vincolati al|a patto che|in caso di|se raggiungerà|se la", Tag::Condition(Condition::Conditional)),
    ("entro|a fine|nel corso del|successivamente|in un secondo momento|dopo dodici mesi|tra un anno|fra un anno|dal|l'anno prossimo|in seguito|più avanti|nel primo trimestre|a partire dal|alla fine del", Tag::Condition(Condition::Dated)),
    ("all'anno|l'anno|annui|annuo|annuali|annuale|annue|annua|ogni anno", Tag::PerYear),
    ("per azione|ad azione|a barile|al barile|a tonnellata|alla tonnellata|per tonnellata|al kg|al litro|al mese|a testa|per abitante|pro capite|a mwh|al megawattora|all'ora|per utente|l'oncia|all'oncia|al metro|al giorno|al kwh|per ogni|a notte|ad abitante|cadauna|l'una|l'uno|ciascuna|ciascuno|per titolo|all'azione|a persona", Tag::PerUnit),
    ("finora|fino a oggi|fino ad oggi|ad oggi|complessivamente raccolto|dalla fondazione|dalla nascita|totale raccolto|in totale|raccolti finora|dalla sua fondazione|nel complesso|portando il totale|porta il totale|portando a|raccolta complessiva|finanziamenti complessivi|totali", Tag::ToDate),
    ("contro|rispetto a|rispetto ai|rispetto al|rispetto allo|rispetto alla|rispetto agli|rispetto alle|a fronte di|a fronte dei|erano|era|furono|a confronto con|in confronto ai", Tag::Versus),
    (
        "crescita|in crescita|aumento|in aumento|calo|in calo|rialzo|in rialzo|ribasso|in ribasso|progresso|in progresso|flessione|in flessione|contrazione|in contrazione|diminuzione|in diminuzione|incremento|riduzione|in miglioramento|balzo|progressione|salito|salita|saliti|salite|sale|salgono|sceso|scesa|scesi|scese|scende|scendono|cresciuto|cresciuta|cresciuti|cresciute|cresce|crescono|aumentato|aumentata|aumentati|aumentate|aumenta|diminuito|diminuita|calato|calata|calati|cala|calano|balzato|balzati|balza|più|in più|in meno|variazione|su base annua|raddoppiato|raddoppiati|passato|passata|passati|passate|passa|passano|passando|portato|portata|risalito|risalita|rimbalzato|triplicato|saliva|scendeva|crollo|crollato|crollati",
        Tag::Change,
    ),
    ("wall street|nasdaq|nyse|piazza affari|borsa italiana|euronext|euronext milan|euronext growth milan|euronext growth|egm|euronext star milan|new york stock exchange|borsa di londra|london stock exchange|borsa di parigi|borsa di francoforte|borsa di amsterdam|borsa di hong kong|borsa di madrid|borsa di zurigo", Tag::Venue),
    ("valore dell'operazione|valore complessivo dell'operazione|controvalore|controvalore complessivo|corrispettivo|corrispettivo complessivo|prezzo|prezzo di acquisto|valore della transazione|valore del contratto|valore complessivo|esborso|esborso complessivo|valore dell'accordo|importo|operazione da|deal da|operazione vale|operazione del valore|operazione dal valore|valore della commessa|prezzo pagato|assegno da|il valore|un valore|ammontare|pagherà|pagheranno|ha pagato|hanno pagato|sborserà|ha sborsato|è costata|è costato|costerà|costerebbe|verrà pagato|sarà pagato|operazione valutata|valore stimato|investimento complessivo|commessa vale|ordine vale|contratto vale|accordo vale|affare da|transazione da|deal potenzialmente valutato|intesa da", Tag::Price),
    ("dichiarato|dichiara|detto|dice|spiega|spiegato|afferma|affermato|commenta|commentato|sottolinea|sottolineato|aggiunge|aggiunto|ricorda|racconta|precisa|precisato|conclude|osserva|ribadisce", Tag::Saying),
];

const FIGURES: &[Entry] = &[
    ("in più|in meno|di più|di meno", Tag::Delta),
    ("negativo|negativa|negativi|in negativo", Tag::Negative),
    ("primo|prima", Tag::Ordinal(1, Any)),
    ("secondo|seconda", Tag::Ordinal(2, Any)),
];

const NAMES: &[Entry] = &[
    (
        "stiamo|stanno|sta|nessuno|nessuna|chiunque|vi|ci|il|lo|la|i|gli|le|un|uno|una|e|ed|di|del|della|dei|degli|delle|da|dal|dalla|in|nel|nella|con|su|sul|sulla|per|tra|fra|ma|che|se|non|come|quando|dove|perché|anche|oggi|ieri|domani|dopo|prima|poi|così|intanto|inoltre|infatti|tuttavia|quindi|questo|questa|questi|queste|quello|quella|ogni|tutti|tutte|tutto|altri|altre|nuovo|nuova|nuovi|nuove|sono|era|ha|hanno|sarà|secondo|oltre|circa|più|meno|molto|alla|al|ai|alle|allo|agli|dall|dell|nell|sull|all|entro|verso|durante|mentre|grazie|nonostante|ecco|sì|no|noi|voi|loro|lui|lei|io|chi|cosa|quanto|quale|quali|quella|però|infine|invece|accordo|accordi|contratto|operazione|presidente|ministro|premier|governo|stato|stati|paese|paesi|regione|comune|provincia|borsa|mercato|mercati|consiglio|parlamento|senato|camera|legge|decreto|piano|progetto|programma|euro|dollari|milioni|miliardi|anno|anni|mese|mesi|giorno|trimestre|semestre|utile|utili|ricavi|fatturato|perdita|debito|investimenti|investimento|finanziamento|round|acquisizione|fusione|cessione|vendita|quotazione|offerta|quota|società|azienda|aziende|startup|fondi|fondo|ceo|cfo|coo|cto|ad|dg|cda|pil|ue|eu|usa|uk|ai|ia|ict|it|ipo|opa|opas|opv|ops|m&a|esg|ebitda|ebit|capex|roe|cet1|cet|npl|btp|bot|bund|spread|gpu|cpu|gnl|lng|r&d|b2b|b2c|saas|iot|pmi|iva|irpef|irap|tfr|inps|istat|covid|nato|onu|pnrr|mou|nda|spac|etf|kpi|yoy|qoq|fy|internet|web|cloud|data|center|green|energy|digital|tech|fintech|insurtech|proptech|biotech|leggi|foto|video|fonte|redazione|articolo|copyright|riproduzione|riservata|roma|milano|correlate|parti correlate|parte correlata|investor|advisor|officer|joint venture|capital markets day|chief executive officer|chief financial officer|chief operating officer|investor day|c.i.o.|c.e.o.|c.d.a.|global business development officer|head of|managing director|general manager|country manager|private equity|venture capital|business unit|pay-out|cet 1|core tier|green deal|recovery fund|legge di bilancio|corte dei conti|fratelli d'italia|forza italia|serve|abbiamo|siamo|hanno|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|nord|sud|est|ovest|natale|pasqua|capodanno|ferragosto|dottor|dottoressa|ingegner|avvocato|professor|signor|signora|radar|serie|series|seed|mol|ebt|pfn|nfp|radiocor|adnkronos|askanews|teleborsa|nav|aum|mw|gw|gwh|mwh|twh|kw|kwh|mln|mld|eur|usd|gbp|chf|jpy|pct|q1|q2|q3|q4|h1|h2|1h|2h|9m|fy24|fy25|fy26|enterprise|value|equity|comitato|operazioni|parti|parte|l'|dell'|all'|nell'|sull'|dall'|un'|d'|c'|quest'|avanti|nota|consulenti|investitori|perdite|fine|inizio|lancio|stop|via|ok|maxi|mega|ex|caso|vince|vola|crolla|piazza|wall|street|re|san|santa|papa|corte|tribunale|procura|guardia|polizia|carabinieri|esercito|marina|aeronautica|università|scuola|liceo|sala|palazzo|casa|villa|via|viale|corso|largo|monte|lago|fiume|mare|isola|valle|val|ponte|stazione|aeroporto|metro|tav|tangenziale",
        Tag::NoName,
    ),
    ("cantine|cantina|officine|officina|ferriere|grafiche|gelati|distillerie|distilleria|lanificio|lanifici|chimica|calcestruzzi|acciai|acciaieria|salumi|salumificio|pastificio|molino|molini|cartiere|cartiera|vetrerie|vetreria|concerie|conceria|calzaturificio|maglificio|tessitura|filatura|fonderie|fonderia|trafilerie|bottega|telefonia|etichettificio|dolciaria|biscotti|oleificio|frantoio|birrificio|caseificio|latterie|zuccherificio|manifattura|manifatture|meccanica|trasporti|autotrasporti|navigazione|terme|casearia|agricola|immobiliari|editrice|clinica|cliniche|policlinico|farmacie|laboratori|ceramiche|marmi|mobili|arredamenti|cucine|rubinetterie|motori|pneumatici|confezioni|calzature|gioielli|profumi|crociere|traghetti|cruises|lines|rail|storage|grid|renovables|renewable|foundation|institute|university|association|federazione|confederazione|associazione|agenzia|lloyd|sim|stabilimenti|aziende|autolinee|assicurazione|vita|ventures2|biosystems|genomics|aviation|airport|airports|sports|group's|banca|banco|cassa|credito|gruppo|fondazione|compagnia|assicurazioni|holding|holdings|group|capital|partners|ventures|venture|energy|energia|technologies|technology|tech|systems|solutions|services|servizi|international|industries|pharma|pharmaceuticals|therapeutics|biosciences|motors|motor|airlines|airways|bank|insurance|investments|investment|management|asset|global|digital|media|entertainment|studios|labs|lab|networks|software|semiconductor|semiconductors|electronics|electric|power|oil|gas|petroleum|mining|steel|resources|foods|brands|retail|logistics|shipping|consulting|advisors|advisory|equity|fund|funds|trust|sgr|università|politecnico|consorzio|istituto|autostrade|aeroporti|ferrovie|porto|cantieri|acciaierie|poste|costruzioni|immobiliare|editoriale|editore|farmaceutici|alimentari|navale|telecom|telecomunicazioni|cloud|robotics|aerospace|defence|defense|health|healthcare|care|hotels|hotel|resorts|real|estate|properties|infrastructure|infrastrutture|renewables|solar|wind|hydrogen|water|acque|acqua|ambiente|finance|financial|payments|pay|card|games|gaming|sports|fashion|design|luxury|cosmetics|beauty|wines|vini|beverages|automotive|components|materials|chemicals|plastics|packaging|paper|textile|machinery|tools|instruments|robotica|elettronica|informatica|ministero", Tag::NamePart),
    ("di|de|del|della|dei|degli|delle|dell'|d'|e|&|y|und|et|of|and|the|for|do|da|dos|van|von|der|du|des|la|le|al", Tag::NameGlue),
];

const NUMBERS: Numbers = Numbers {
    simple: &[
        (1, "un|uno|una"), (2, "due"), (3, "tre"), (4, "quattro"), (5, "cinque"), (6, "sei"), (7, "sette"), (8, "otto"), (9, "nove"), (10, "dieci"),
        (11, "undici"), (12, "dodici"), (13, "tredici"), (14, "quattordici"), (15, "quindici"), (16, "sedici"), (17, "diciassette"), (18, "diciotto"),
        (19, "diciannove"), (20, "venti"), (30, "trenta"), (40, "quaranta"), (50, "cinquanta"), (60, "sessanta"), (70, "settanta"), (80, "ottanta"), (90, "novanta"),
        (1000, "mille"), (2000, "duemila"), (3000, "tremila"), (4000, "quattromila"), (5000, "cinquemila"), (6000, "seimila"), (7000, "settemila"), (8000, "ottomila"),
        (9000, "novemila"), (10000, "diecimila"), (15000, "quindicimila"), (20000, "ventimila"), (30000, "trentamila"), (50000, "cinquantamila"), (100000, "centomila"),
        (200000, "duecentomila"), (300000, "trecentomila"), (500000, "cinquecentomila"),
    ],
    tens: &[
        (20, "venti", "vent"), (30, "trenta", "trent"), (40, "quaranta", "quarant"), (50, "cinquanta", "cinquant"), (60, "sessanta", "sessant"), (70, "settanta", "settant"),
        (80, "ottanta", "ottant"), (90, "novanta", "novant"),
    ],
    units: &[(1, "uno"), (2, "due"), (3, "tre"), (4, "quattro"), (5, "cinque"), (6, "sei"), (7, "sette"), (8, "otto"), (9, "nove"), (3, "tré"), (1, "un")],
    hundred: "cento",
};

const PARADIGMS: &[Paradigm] = &[
    Paradigm { name: "are", cut: 3, endings: &[(Inf, "are|arne|arla|arlo|arsi|arli"), (Ger, "ando|andone|andola|andolo|andosi"), (Part, "ato|ata|ati|ate"), (Pres, "a|ano|iamo"), (Impf, "ava|avano"), (Past, "ò|arono"), (Fut, "erà|eranno"), (Cond, "erebbe|erebbero"), (Sub, "i|ino|asse|assero")] },
    Paradigm { name: "care", cut: 3, endings: &[(Inf, "are|arne|arla|arlo|arsi"), (Ger, "ando|andosi"), (Part, "ato|ata|ati|ate"), (Pres, "a|ano"), (Impf, "ava|avano"), (Past, "ò|arono"), (Fut, "herà|heranno"), (Cond, "herebbe|herebbero"), (Sub, "hi|hino|asse|assero")] },
    Paradigm { name: "iare", cut: 4, endings: &[(Inf, "iare|iarne|iarla|iarlo|iarsi"), (Ger, "iando|iandosi"), (Part, "iato|iata|iati|iate"), (Pres, "ia|iano"), (Impf, "iava|iavano"), (Past, "iò|iarono"), (Fut, "ierà|ieranno|erà|eranno"), (Cond, "ierebbe|ierebbero|erebbe|erebbero"), (Sub, "i|ino|iasse|iassero")] },
    Paradigm { name: "ere", cut: 3, endings: &[(Inf, "ere|erne|erla|erlo|ersi|erli"), (Ger, "endo|endone|endosi"), (Part, "uto|uta|uti|ute"), (Pres, "e|ono"), (Impf, "eva|evano"), (Past, "ette|ettero|é|erono"), (Fut, "erà|eranno"), (Cond, "erebbe|erebbero"), (Sub, "a|ano|esse|essero")] },
    Paradigm { name: "tenere", cut: 6, endings: &[(Inf, "tenere|tenerne"), (Ger, "tenendo"), (Part, "tenuto|tenuta|tenuti|tenute"), (Pres, "tiene|tengono"), (Impf, "teneva|tenevano"), (Past, "tenne|tennero"), (Fut, "terrà|terranno"), (Cond, "terrebbe|terrebbero"), (Sub, "tenga|tengano")] },
    Paradigm { name: "ire", cut: 3, endings: &[(Inf, "ire|irne|irla|irlo|irsi"), (Ger, "endo|endosi"), (Part, "ito|ita|iti|ite"), (Pres, "e|ono"), (Impf, "iva|ivano"), (Past, "ì|irono"), (Fut, "irà|iranno"), (Cond, "irebbe|irebbero"), (Sub, "a|ano|isse|issero")] },
    Paradigm { name: "isc", cut: 3, endings: &[(Inf, "ire|irne|irla|irlo|irsi"), (Ger, "endo|endosi|endone"), (Part, "ito|ita|iti|ite"), (Pres, "isce|iscono"), (Impf, "iva|ivano"), (Past, "ì|irono"), (Fut, "irà|iranno"), (Cond, "irebbe|irebbero"), (Sub, "isca|iscano|isse|issero")] },
];

const fn v(lemma: &'static str, paradigm: &'static str) -> Verb {
    Verb { lemma, paradigm, irregular: &[], be_perfect: false }
}

const fn irr(lemma: &'static str, paradigm: &'static str, irregular: &'static [(Form, &'static str)]) -> Verb {
    Verb { lemma, paradigm, irregular, be_perfect: false }
}

const fn be(lemma: &'static str, paradigm: &'static str, irregular: &'static [(Form, &'static str)]) -> Verb {
    Verb { lemma, paradigm, irregular, be_perfect: true }
}

const VERBS: &[Verb] = &[
    v("acquisire", "isc"), v("acquistare", "are"), v("comprare", "are"), v("rilevare", "are"), irr("assorbire", "isc", &[]), v("inglobare", "are"), v("conquistare", "are"),
    irr("vendere", "ere", &[]), irr("cedere", "ere", &[]), irr("dismettere", "ere", &[(Part, "dismesso|dismessa|dismessi|dismesse"), (Past, "dismise|dismisero")]),
    irr("fondere", "ere", &[(Part, "fuso|fusa|fusi|fuse"), (Past, "fuse|fusero"), (Inf, "fondere|fondersi")]), v("aggregare", "care"), v("incorporare", "are"), v("sposare", "are"),
    v("investire", "ire"), irr("scommettere", "ere", &[(Part, "scommesso|scommessa")]), irr("iniettare", "are", &[]), v("impegnare", "are"), v("destinare", "are"), v("stanziare", "iare"), v("finanziare", "iare"),
    irr("raccogliere", "ere", &[(Part, "raccolto|raccolta|raccolti|raccolte"), (Pres, "raccoglie|raccolgono"), (Past, "raccolse|raccolsero"), (Sub, "raccolga|raccolgano")]), v("incassare", "are"),
    irr("ottenere", "ere", &[(Pres, "ottiene|ottengono"), (Past, "ottenne|ottennero"), (Fut, "otterrà|otterranno"), (Cond, "otterrebbe|otterrebbero")]), irr("ricevere", "ere", &[]),
    irr("sottoscrivere", "ere", &[(Part, "sottoscritto|sottoscritta|sottoscritti|sottoscritte"), (Past, "sottoscrisse|sottoscrissero")]), v("guidare", "are"), v("capeggiare", "iare"), v("partecipare", "are"), irr("aderire", "isc", &[]), v("rifinanziare", "iare"),
    be("entrare", "are", &[]), be("salire", "ire", &[(Pres, "sale|salgono"), (Sub, "salga|salgano")]), be("uscire", "ire", &[(Pres, "esce|escono"), (Sub, "esca|escano")]),
    irr("fornire", "isc", &[]), v("ordinare", "are"), v("aggiudicare", "care"), v("affidare", "are"), v("assegnare", "are"), v("consegnare", "are"), v("commissionare", "are"), v("noleggiare", "iare"), v("affittare", "are"), v("appaltare", "are"), v("prenotare", "are"), v("rifornire", "isc"),
    irr("costruire", "isc", &[]), v("realizzare", "are"), v("installare", "are"), v("utilizzare", "are"), v("sviluppare", "are"), v("consumare", "are"), irr("aggiungere", "ere", &[(Part, "aggiunto|aggiunta|aggiunti|aggiunte"), (Past, "aggiunse|aggiunsero")]), irr("mettere", "ere", &[(Part, "messo|messa|messi|messe"), (Past, "mise|misero"), (Inf, "mettere|mettersi")]), v("portare", "are"), v("ospitare", "are"), v("alimentare", "are"), v("attivare", "are"), v("allestire", "isc"), irr("garantire", "isc", &[]), v("riservare", "are"), v("affiancare", "care"),
    v("collaborare", "are"), v("alleare", "are"), v("cooperare", "are"), irr("unire", "isc", &[]), v("lavorare", "are"), irr("stringere", "ere", &[(Part, "stretto|stretta|stretti|strette"), (Past, "strinse|strinsero")]), v("consociare", "iare"), v("costituire", "isc"), v("fondare", "are"), v("creare", "are"),
    v("collocare", "care"), irr("emettere", "ere", &[(Part, "emesso|emessa|emessi|emesse"), (Past, "emise|emisero")]), v("prestare", "are"), v("erogare", "care"), irr("concedere", "ere", &[(Part, "concesso|concessa|concessi|concesse"), (Past, "concesse|concessero")]), v("accordare", "are"), irr("contrarre", "ere", &[(Part, "contratto|contratta|contratti|contratte")]), v("rimborsare", "are"),
    v("quotare", "are"), v("debuttare", "are"), be("sbarcare", "care", &[]), be("approdare", "are", &[]),
    irr("valere", "ere", &[(Pres, "vale|valgono"), (Part, "valso|valsa"), (Fut, "varrà|varranno"), (Cond, "varrebbe|varrebbero"), (Past, "valse|valsero"), (Sub, "valga|valgano|valesse|valessero")]), v("valutare", "are"), v("capitalizzare", "are"), v("stimare", "are"),
    v("fatturare", "are"), v("guadagnare", "are"), irr("perdere", "ere", &[(Part, "perso|persa|persi|perse|perduto"), (Past, "perse|persero")]), v("generare", "are"), v("registrare", "are"), v("segnare", "are"), v("riportare", "are"), v("archiviare", "iare"), irr("chiudere", "ere", &[(Part, "chiuso|chiusa|chiusi|chiuse"), (Past, "chiuse|chiusero")]), irr("spendere", "ere", &[(Part, "speso|spesa|spesi|spese"), (Past, "spese|spesero")]), v("distribuire", "isc"), v("staccare", "care"), v("bruciare", "iare"), irr("produrre", "ere", &[(Part, "prodotto|prodotta|prodotti|prodotte"), (Pres, "produce|producono"), (Inf, "produrre"), (Fut, "produrrà|produrranno"), (Ger, "producendo")]),
    v("annunciare", "iare"), v("comunicare", "care"), v("firmare", "are"), v("siglare", "are"), v("completare", "are"), v("perfezionare", "are"), v("finalizzare", "are"), irr("concludere", "ere", &[(Part, "concluso|conclusa|conclusi|concluse"), (Past, "concluse|conclusero")]), v("avviare", "iare"), v("studiare", "iare"), v("trattare", "are"), v("negoziare", "iare"), v("esaminare", "are"), v("considerare", "are"), v("corteggiare", "iare"), v("discutere", "ere"), v("sondare", "are"),
    irr("prevedere", "ere", &[(Part, "previsto|prevista|previsti|previste"), (Past, "previde|previdero")]), irr("intendere", "ere", &[(Part, "inteso")]), v("puntare", "are"), v("mirare", "are"), v("progettare", "are"), v("pianificare", "care"), v("preparare", "are"), v("programmare", "are"), v("cercare", "care"), v("contare", "are"), irr("decidere", "ere", &[(Part, "deciso|decisa|decisi|decise"), (Past, "decise|decisero")]), irr("scegliere", "ere", &[(Part, "scelto|scelta|scelti|scelte"), (Pres, "sceglie|scelgono")]), irr("promettere", "ere", &[(Part, "promesso|promessa|promessi")]), v("ipotizzare", "are"), v("proporre", "ere"), v("apprestare", "are"), irr("volere", "ere", &[(Pres, "vogliamo"), (Inf, "volere"), (Cond, ""), (Fut, "vorrà|vorranno"), (Sub, "voglia|vogliano")]),
    be("saltare", "are", &[]), be("sfumare", "are", &[]), be("naufragare", "care", &[]), v("bloccare", "care"), v("rinunciare", "iare"), v("ritirare", "are"), irr("respingere", "ere", &[(Part, "respinto|respinta|respinti|respinte"), (Past, "respinse|respinsero")]), v("rifiutare", "are"), v("smentire", "isc"), irr("interrompere", "ere", &[(Part, "interrotto|interrotta|interrotti|interrotte"), (Past, "interruppe|interruppero")]), v("annullare", "are"), v("abbandonare", "are"), be("fallire", "isc", &[]), v("bocciare", "iare"), v("cancellare", "are"), v("congelare", "are"), be("tramontare", "are", &[]), be("decadere", "ere", &[(Part, "decaduto|decaduta")]), v("negare", "care"), v("escludere", "ere"),
    v("confermare", "are"), v("approvare", "are"), v("deliberare", "are"), v("autorizzare", "are"), v("effettuare", "are"), v("lanciare", "iare"), v("formalizzare", "are"), v("presentare", "are"), v("rinnovare", "are"), v("estendere", "ere"), v("ampliare", "iare"), v("rafforzare", "are"), v("definire", "isc"), irr("raggiungere", "ere", &[(Part, "raggiunto|raggiunta|raggiunti|raggiunte"), (Past, "raggiunse|raggiunsero")]), v("ufficializzare", "are"), v("accettare", "are"), v("ratificare", "care"), v("scattare", "are"), v("depositare", "are"), v("votare", "are"), v("superare", "are"), v("toccare", "care"), v("pagare", "care"), v("versare", "are"), v("sborsare", "are"), v("offrire", "ire"), v("costare", "are"), v("ammontare", "are"), v("figurare", "are"), v("rappresentare", "are"), v("consentire", "ire"), v("detenere", "tenere"), v("controllare", "are"), irr("possedere", "ere", &[(Pres, "possiede|possiedono")]), v("partire", "ire"), irr("dire", "ire", &[(Pres, "dice|dicono"), (Part, "detto"), (Inf, "dire"), (Impf, "diceva"), (Ger, ""), (Past, "disse"), (Fut, ""), (Cond, ""), (Sub, "")]), irr("fare", "are", &[(Pres, "fa|fanno"), (Part, "fatto|fatta|fatti|fatte"), (Inf, "fare|farne"), (Impf, "faceva|facevano"), (Ger, "facendo"), (Past, "fece|fecero"), (Fut, "farà|faranno"), (Cond, "farebbe|farebbero"), (Sub, "")]), irr("dare", "are", &[(Pres, "dà|danno"), (Part, "dato|data|dati|date"), (Past, "diede|diedero"), (Fut, "darà|daranno"), (Cond, "darebbe|darebbero"), (Impf, "dava"), (Ger, "dando"), (Sub, ""), (Inf, "dare")]), be("diventare", "are", &[]), be("crescere", "ere", &[(Part, "cresciuto|cresciuta|cresciuti|cresciute"), (Past, "crebbe|crebbero")]), be("scendere", "ere", &[(Part, "sceso|scesa|scesi|scese"), (Past, "scese|scesero")]), v("aumentare", "are"), v("diminuire", "isc"), be("calare", "are", &[]), v("attestare", "are"), be("arrivare", "are", &[]), be("passare", "are", &[]), be("nascere", "ere", &[(Part, "nato|nata|nati|nate"), (Past, "nacque|nacquero")]), v("dimezzare", "are"), v("raddoppiare", "iare"), v("dichiarare", "are"), v("affermare", "are"), v("spiegare", "care"), v("commentare", "are"), v("riferire", "isc"), v("gestire", "isc"), v("operare", "are"), v("permettere", "ere"), irr("avere", "ere", &[(Pres, ""), (Inf, ""), (Impf, ""), (Fut, ""), (Cond, ""), (Sub, ""), (Past, ""), (Ger, ""), (Part, "avuto")]), be("restare", "are", &[]), be("rimanere", "ere", &[(Part, "rimasto"), (Pres, "rimane|rimangono"), (Fut, "rimarrà")]), irr("tenere", "ere", &[(Pres, "tiene|tengono")]), v("mostrare", "are"), irr("vedere", "ere", &[(Part, "visto|vista|visti|viste"), (Past, "vide")]), v("diffondere", "ere"), irr("svolgere", "ere", &[(Part, "svolto|svolta|svolti|svolte")]), v("impiegare", "care"), v("accelerare", "are"), v("espandere", "ere"), v("dominare", "are"), v("spiccare", "care"), irr("comprendere", "ere", &[(Part, "compreso|compresa|compresi|comprese")]), v("includere", "ere"), v("sostenere", "tenere"), v("seguire", "ire"), v("assicurare", "are"), v("accusare", "are"), v("scontare", "are"), v("totalizzare", "are"), v("mantenere", "tenere"), v("prepagare", "care"), v("consolidare", "are"), v("incrementare", "are"), v("eseguire", "ire"), v("eliminare", "are"), v("emergere", "ere"), v("dipendere", "ere"), v("reinvestire", "ire"), v("sfruttare", "are"), v("indicare", "care"), v("mancare", "care"), v("spingere", "ere"), v("coinvolgere", "ere"), v("attendere", "ere"), v("stabilire", "isc"), v("prendere", "ere"), v("correre", "ere"), v("vivere", "ere"), v("scrivere", "ere"), v("leggere", "ere"), v("chiedere", "ere"), v("rispondere", "ere"), v("ricordare", "are"), v("trovare", "are"), v("pensare", "are"), v("credere", "ere"), v("capire", "isc"), v("finire", "isc"), v("iniziare", "iare"), v("cominciare", "iare"), v("continuare", "are"), v("lasciare", "iare"), v("mandare", "are"), v("provare", "are"), v("tentare", "are"), v("evitare", "are"), v("aiutare", "are"), v("affrontare", "are"), v("analizzare", "are"), v("misurare", "are"), v("calcolare", "are"), v("confrontare", "are"), v("battere", "ere"), v("vincere", "ere"), v("frenare", "are"), v("trainare", "are"), v("trascinare", "are"), v("premiare", "iare"), v("punire", "ire"), v("sostituire", "isc"), v("nominare", "are"), v("eleggere", "ere"), v("assumere", "ere"), v("licenziare", "iare"), v("tagliare", "iare"), v("alzare", "are"), v("abbassare", "are"), v("migliorare", "are"), v("peggiorare", "are"), v("rivedere", "ere"), v("correggere", "ere"), v("pubblicare", "care"), v("illustrare", "are"), v("risultare", "are"), v("sembrare", "are"), v("apparire", "ire"), v("significare", "care"), v("servire", "ire"), v("bastare", "are"), v("riguardare", "are"), v("dimostrare", "are"), v("testimoniare", "iare"), v("evidenziare", "iare"), v("segnalare", "are"), v("sottolineare", "are"), v("precisare", "are"), v("ribadire", "isc"), v("ammettere", "ere"), v("temere", "ere"), v("sperare", "are"), v("auspicare", "care"), v("invitare", "are"), v("convincere", "ere"), v("muovere", "ere"), v("spostare", "are"), v("trasferire", "ire"), v("girare", "are"), v("tornare", "are"), v("ritornare", "are"), v("ricominciare", "iare"), v("riprendere", "ere"), v("aprire", "ire"), v("inaugurare", "are"), v("occupare", "are"), v("contenere", "tenere"), v("coprire", "ire"), v("proteggere", "ere"), v("difendere", "ere"), v("attaccare", "care"), v("colpire", "ire"), v("subire", "isc"), v("soffrire", "ire"), v("resistere", "ere"), v("reggere", "ere"), v("reagire", "isc"), v("agire", "isc"), v("intervenire", "ire"), v("assistere", "ere"), v("supportare", "are"), v("appoggiare", "iare"), v("favorire", "isc"), v("agevolare", "are"), v("ostacolare", "are"), v("impedire", "isc"), v("vietare", "are"), v("obbligare", "care"), v("imporre", "care"), v("riuscire", "ire"), v("bisognare", "are"), v("occorrere", "ere"), v("convenire", "ire"), v("piacere", "ere"), v("interessare", "are"), v("riflettere", "ere"), v("esprimere", "ere"), v("manifestare", "are"), v("beneficiare", "iare"), v("contribuire", "isc"), v("appartenere", "tenere"), v("derivare", "are"), v("provenire", "ire"), v("risalire", "ire"), v("oscillare", "are"), v("variare", "iare"), v("cambiare", "iare"), v("trasformare", "are"), v("evolvere", "ere"), v("adattare", "are"), v("adottare", "are"), v("applicare", "care"), v("usare", "are"), v("sprecare", "care"), v("risparmiare", "iare"), v("accumulare", "are"), v("prelevare", "are"), v("trattenere", "tenere"), v("restituire", "isc"), v("compensare", "are"), v("bilanciare", "iare"), v("equilibrare", "are"), v("stabilizzare", "are"), v("normalizzare", "are"), v("valorizzare", "are"), v("sfiorare", "are"), v("oltrepassare", "are"), v("eccedere", "ere"), v("limitare", "are"), v("circoscrivere", "ere"), v("allargare", "care"), v("restringere", "ere"), v("concentrare", "are"), v("focalizzare", "are"), v("orientare", "are"), v("dirigere", "ere"), v("comandare", "are"), v("governare", "are"), v("amministrare", "are"), v("presiedere", "ere"), v("incarnare", "are"), v("simboleggiare", "iare"),
];

const NONE: Frame = Frame { id: "", kind: Kind::Figure, verbs: &[], nouns: &[], slots: &[], needs: Needs::Nothing, stand: None, metric: None };

const fn figure(id: &'static str, metric: Metric, nouns: &'static [&'static str]) -> Frame {
    Frame { id, kind: Kind::Figure, nouns, slots: FIGURE, needs: Needs::Money, metric: Some(metric), ..NONE }
}

const FIGURE: &[(super::At, Slot)] = &[(Subj, Ro(R::Company)), (P(Prep::Of), Ro(R::Company)), (P(Prep::For), Ro(R::Company)), (Obj, Amount)];

const FRAMES: &[Frame] = &[
    Frame { id: "acquisition-buy", kind: Kind::Acquisition, verbs: &["acquisire", "acquistare", "comprare", "rilevare"], slots: &[(Subj, Ro(R::Acquirer)), (Obj, Ro(R::Target)), (P(Prep::From), Ro(R::Seller)), (P(Prep::Through), Ro(R::Acquirer)), (P(Prep::Together), Ro(R::Acquirer)), (Obj, Stake), (P(Prep::For), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "acquisition-absorb", kind: Kind::Acquisition, verbs: &["inglobare", "conquistare", "assorbire"], slots: &[(Subj, Ro(R::Acquirer)), (Obj, Ro(R::Target)), (P(Prep::From), Ro(R::Seller)), (P(Prep::For), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "acquisition-sell", kind: Kind::Acquisition, verbs: &["vendere", "cedere", "dismettere"], slots: &[(Subj, Ro(R::Seller)), (Obj, Ro(R::Target)), (P(Prep::To), Ro(R::Acquirer)), (Obj, Stake), (P(Prep::For), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "acquisition-purchase", kind: Kind::Acquisition, nouns: &["acquisizione|acquisizioni|acquisto|takeover|buyout|buy-out|management buyout|leveraged buyout|acquisition"], slots: &[(Subj, Ro(R::Acquirer)), (P(Prep::By), Ro(R::Acquirer)), (P(Prep::Of), Ro(R::Target)), (P(Prep::From), Ro(R::Seller)), (P(Prep::Through), Ro(R::Acquirer)), (P(Prep::Of), Stake), (P(Prep::For), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "acquisition-sale", kind: Kind::Acquisition, nouns: &["cessione|vendita|dismissione|disinvestimento"], slots: &[(Subj, Ro(R::Seller)), (P(Prep::By), Ro(R::Seller)), (P(Prep::Of), Ro(R::Target)), (P(Prep::To), Ro(R::Acquirer)), (P(Prep::Of), Stake), (P(Prep::For), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "acquisition-offered", kind: Kind::Acquisition, nouns: &["in vendita|messo in vendita|messa in vendita|messi in vendita"], slots: &[(Subj, Ro(R::Target)), (P(Prep::From), Ro(R::Seller)), (P(Prep::By), Ro(R::Seller)), (P(Prep::To), Ro(R::Acquirer)), (P(Prep::For), Amount)], needs: Needs::Party, stand: Some(Stand::Intended), ..NONE },
    Frame { id: "acquisition-bid", kind: Kind::Acquisition, nouns: &["opa|opas|ops|offerta pubblica di acquisto|offerta pubblica d'acquisto|offerta pubblica di scambio|offerta d'acquisto|offerta di acquisto|offerta vincolante|offerta non vincolante|scalata|proposta di acquisto|offerta"], slots: &[(Subj, Ro(R::Acquirer)), (P(Prep::By), Ro(R::Acquirer)), (P(Prep::On), Ro(R::Target)), (P(Prep::For), Ro(R::Target)), (P(Prep::Of), Ro(R::Acquirer)), (P(Prep::From), Amount)], needs: Needs::Company, stand: Some(Stand::Intended), ..NONE },
    Frame { id: "acquisition-enter", kind: Kind::Acquisition, nouns: &["entra nel capitale|entrato nel capitale|entrata nel capitale|entrare nel capitale|entrano nel capitale|sale nel capitale|entra nel gruppo|entrata nel gruppo|entrato nel gruppo|entrerà nel capitale|mette le mani su|mette le mani sul|mettere le mani su|mani su|si assicura|si è assicurato|si è assicurata|si era assicurata|si era assicurato|fa shopping"], slots: &[(Subj, Ro(R::Acquirer)), (P(Prep::By), Ro(R::Acquirer)), (P(Prep::Of), Ro(R::Target)), (P(Prep::On), Ro(R::Target)), (Obj, Ro(R::Target)), (P(Prep::With), Stake)], needs: Needs::Company, ..NONE },
    Frame { id: "acquisition-pass", kind: Kind::Acquisition, nouns: &["passa sotto il controllo|passano sotto il controllo|passa al|passa a|passata a|passato a|passata al|passato al|passate a|passati a|finisce a|finita a|finisce nelle mani|passa nelle mani|passa alla|passata alla|finisce alla|finisce al"], slots: &[(Subj, Ro(R::Target)), (Obj, Ro(R::Acquirer)), (P(Prep::Of), Ro(R::Acquirer)), (P(Prep::For), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "acquisition-entry", kind: Kind::Acquisition, nouns: &["ingresso"], slots: &[(P(Prep::Of), Ro(R::Acquirer)), (P(Prep::By), Ro(R::Acquirer)), (P(Prep::In), Ro(R::Target)), (P(Prep::To), Stake)], needs: Needs::Company, ..NONE },
    Frame { id: "acquisition-join", kind: Kind::Acquisition, nouns: &["ingresso nel capitale|ingresso nel gruppo|entrata nel capitale|entrata nel gruppo|ingresso nell'azionariato"], slots: &[(Subj, Ro(R::Acquirer)), (P(Prep::By), Ro(R::Acquirer)), (P(Prep::Of), Ro(R::Target)), (P(Prep::With), Stake)], needs: Needs::Company, ..NONE },
    Frame { id: "merger-verb", kind: Kind::Merger, verbs: &["fondere", "aggregare"], slots: &[(Subj, Ro(R::Partner)), (P(Prep::With), Ro(R::Partner)), (P(Prep::In), Ro(R::Partner)), (P(Prep::For), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "merger-noun", kind: Kind::Merger, nouns: &["fusione|fusioni|mega fusione|megafusione|merger|aggregazione|aggregazioni|nozze|matrimonio|business combination|fusione per incorporazione|integrazione societaria"], slots: &[(Subj, Ro(R::Partner)), (P(Prep::Between), Ro(R::Partner)), (P(Prep::With), Ro(R::Partner)), (P(Prep::Of), Ro(R::Partner)), (P(Prep::From), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "joint-venture", kind: Kind::JointVenture, nouns: &["joint venture|joint-venture|jv|newco|new co|società mista|società comune|veicolo comune|società congiunta|joint venture paritetica|società paritetica"], slots: &[(Subj, Ro(R::Partner)), (P(Prep::Between), Ro(R::Partner)), (P(Prep::With), Ro(R::Partner)), (P(Prep::Of), Ro(R::Partner)), (P(Prep::Together), Ro(R::Partner)), (P(Prep::From), Ro(R::Partner)), (P(Prep::By), Ro(R::Partner)), (Obj, Ro(R::Venture)), (P(Prep::From), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "partnership-noun", kind: Kind::Partnership, nouns: &["partnership|partnership strategica|partnership strategiche|collaborazione|alleanza|accordo strategico|accordo di collaborazione|memorandum of understanding|memorandum d'intesa|memorandum|protocollo d'intesa|protocollo|lettera d'intesa|intesa|accordo quadro|accordo|accordi|cooperazione|patto|partner di|partner del|partner della"], slots: &[(Subj, Ro(R::Partner)), (P(Prep::Between), Ro(R::Partner)), (P(Prep::With), Ro(R::Partner)), (P(Prep::Of), Ro(R::Partner)), (P(Prep::Together), Ro(R::Partner))], needs: Needs::Company, ..NONE },
    Frame { id: "partnership-verb", kind: Kind::Partnership, verbs: &["collaborare", "alleare", "cooperare"], slots: &[(Subj, Ro(R::Partner)), (P(Prep::With), Ro(R::Partner)), (P(Prep::Together), Ro(R::Partner))], needs: Needs::Company, ..NONE },
    Frame { id: "supply-deliver", kind: Kind::Supply, verbs: &["fornire", "rifornire", "consegnare", "produrre"], slots: &[(Subj, Ro(R::Supplier)), (P(Prep::To), Ro(R::Customer)), (P(Prep::For), Ro(R::Customer)), (P(Prep::For), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "supply-order", kind: Kind::Supply, verbs: &["ordinare", "commissionare", "noleggiare", "prenotare"], slots: &[(Subj, Ro(R::Customer)), (P(Prep::To), Ro(R::Supplier)), (P(Prep::From), Ro(R::Supplier)), (P(Prep::For), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "supply-award", kind: Kind::Supply, verbs: &["affidare", "assegnare", "appaltare"], slots: &[(Subj, Ro(R::Customer)), (P(Prep::To), Ro(R::Supplier)), (P(Prep::From), Amount)], needs: Needs::Company, ..NONE },
    Frame { id: "supply-contract", kind: Kind::Supply, nouns: &["contratto|contratti|commessa|commesse|fornitura|forniture|appalto|accordo di fornitura|accordo pluriennale di fornitura|contratto di fornitura|power purchase agreement|ppa|contratto quadro|ordine|ordini da|contratto di sub-fornitura|contratti di sub-fornitura|maxi-commessa|maxi commessa|maxicommessa|gara|contratto di servizi|contratto pluriennale"], slots: &[(Subj, Ro(R::Supplier)), (P(Prep::With), Ro(R::Customer)), (P(Prep::For), Ro(R::Customer)), (P(Prep::To), Ro(R::Customer)), (P(Prep::From), Ro(R::Customer)), (P(Prep::Of), Ro(R::Customer)), (P(Prep::By), Ro(R::Customer)), (P(Prep::From), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "supply-supplier", kind: Kind::Supply, nouns: &["fornitore|fornitore esclusivo|fornitrice|fornitori"], slots: &[(Subj, Ro(R::Supplier)), (P(Prep::Of), Ro(R::Customer)), (P(Prep::For), Ro(R::Customer))], needs: Needs::Company, ..NONE },
    Frame { id: "capacity-build", kind: Kind::Capacity, verbs: &["costruire", "realizzare", "installare", "utilizzare", "consumare", "attivare", "sviluppare", "portare", "alimentare", "aggiungere", "allestire", "riservare", "mettere", "ospitare", "impiegare"], slots: &[(Subj, Ro(R::Customer)), (P(Prep::With), Ro(R::Supplier)), (P(Prep::From), Ro(R::Supplier)), (super::At::Maker, Ro(R::Supplier)), (Obj, Power), (P(Prep::For), Amount)], needs: Needs::Power, ..NONE },
    Frame { id: "capacity-provide", kind: Kind::Capacity, nouns: &["metterà a disposizione|mette a disposizione|mettere a disposizione|messo a disposizione|messi a disposizione|metteranno a disposizione"], verbs: &["fornire", "garantire", "rifornire", "consegnare", "assicurare"], slots: &[(Subj, Ro(R::Supplier)), (P(Prep::To), Ro(R::Customer)), (P(Prep::For), Ro(R::Customer)), (P(Prep::Of), Ro(R::Customer)), (Obj, Power)], needs: Needs::Power, ..NONE },
    Frame { id: "capacity-noun", kind: Kind::Capacity, nouns: &["capacità|capacità di calcolo|potenza di calcolo|parco eolico|parchi eolici|parco fotovoltaico|impianto fotovoltaico|impianti fotovoltaici|impianto eolico|impianti eolici|data center|centro dati|data centre|datacenter|campus|sistema di accumulo|impianto di accumulo|impianti di accumulo|batterie|gigafactory|potenza|risorse computazionali|parco solare|centrale"], slots: &[(Subj, Ro(R::Customer)), (P(Prep::Of), Ro(R::Customer)), (P(Prep::From), Ro(R::Supplier)), (super::At::Maker, Ro(R::Supplier)), (P(Prep::From), Power), (P(Prep::Of), Power)], needs: Needs::Power, ..NONE },
    Frame { id: "round-raise", kind: Kind::FundingRound, verbs: &["raccogliere", "incassare"], slots: &[(Subj, Ro(R::Recipient)), (P(Prep::From), Ro(R::Investor)), (P(Prep::By), Ro(R::Investor)), (Obj, Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "round-seek", kind: Kind::FundingRound, verbs: &["cercare"], slots: &[(Subj, Ro(R::Recipient)), (P(Prep::With), Ro(R::Investor)), (P(Prep::From), Ro(R::Investor)), (Obj, Amount)], needs: Needs::Money, stand: Some(Stand::Intended), ..NONE },
    Frame { id: "round-noun", kind: Kind::FundingRound, nouns: &["round|round di finanziamento|round di investimento|round di finanziamenti|round di raccolta|round di funding|aumento di capitale|serie a|serie b|serie c|serie d|serie e|serie f|serie g|serie h|series a|series b|series c|series d|series e|series f|series g|series h|round seed|pre-seed|raccolta di capitali|raccolta fondi|finanziamento di serie a|finanziamento di serie b|operazione di venture capital|round d'investimento|giro di finanziamento|funding|seed"], slots: &[(Subj, Ro(R::Recipient)), (P(Prep::Of), Ro(R::Recipient)), (P(Prep::For), Ro(R::Recipient)), (P(Prep::From), Amount), (P(Prep::Of), Amount), (P(Prep::By), Ro(R::Investor)), (P(Prep::With), Ro(R::Investor))], needs: Needs::Party, ..NONE },
    Frame { id: "round-led-by", kind: Kind::FundingRound, nouns: &["guidato|guidata|guidati|capitanato|capitanata|capeggiato|capeggiata"], slots: &[(P(Prep::From), Ro(R::LeadInvestor)), (P(Prep::By), Ro(R::LeadInvestor))], needs: Needs::Company, ..NONE },
    Frame { id: "round-led", kind: Kind::FundingRound, nouns: &["lead investor|investitore principale|lo ha guidato|l'ha guidato|lo guida|che guida il round|a guidare il round|a guidare l'operazione|a guidarlo|guida il round|ha guidato il round|ha guidato|guidano|come lead|capofila"], slots: &[(P(Prep::From), Ro(R::LeadInvestor)), (P(Prep::By), Ro(R::LeadInvestor)), (Subj, Ro(R::LeadInvestor)), (Obj, Ro(R::LeadInvestor))], needs: Needs::Company, ..NONE },
    Frame { id: "round-subscribed", kind: Kind::FundingRound, verbs: &["sottoscrivere"], slots: &[(P(Prep::From), Ro(R::Investor)), (P(Prep::By), Ro(R::Investor))], needs: Needs::Company, ..NONE },
    Frame { id: "round-join", kind: Kind::FundingRound, verbs: &["partecipare", "rifinanziare"], nouns: &["investitori|investitore|hanno partecipato|ha partecipato|partecipano|partecipazione di|partecipazione anche di|partecipazione della|partecipazione del|partecipazione dell'|la partecipazione di|partecipazione anche di|vi hanno partecipato|sottoscritto|sottoscritta|entrano anche|entra anche|aderito|rifinanziato|hanno rifinanziato|hanno investito anche|nuovi soci|tra i sottoscrittori|investono anche|al round|partecipato al round|partecipato anche|partecipa anche|sottoscrivono|sottoscrittori"], slots: &[(Subj, Ro(R::Investor)), (P(Prep::From), Ro(R::Investor)), (P(Prep::Of), Ro(R::Investor)), (P(Prep::By), Ro(R::Investor)), (Obj, Ro(R::Investor)), (P(Prep::Such), Ro(R::Investor)), (P(Prep::Between), Ro(R::Investor))], needs: Needs::Company, ..NONE },
    Frame { id: "investment-verb", kind: Kind::Investment, verbs: &["investire", "iniettare", "scommettere", "stanziare", "mettere", "versare"], slots: &[(Subj, Ro(R::Investor)), (P(Prep::In), Ro(R::Recipient)), (P(Prep::On), Ro(R::Recipient)), (Obj, Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "investment-noun", kind: Kind::Investment, nouns: &["investimento|investimenti"], slots: &[(Subj, Ro(R::Investor)), (P(Prep::Of), Ro(R::Investor)), (P(Prep::By), Ro(R::Investor)), (P(Prep::In), Ro(R::Recipient)), (P(Prep::From), Amount), (P(Prep::Of), Amount), (P(Prep::For), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "investment-check", kind: Kind::Investment, nouns: &["assegno"], slots: &[(Subj, Ro(R::Investor)), (P(Prep::Of), Ro(R::Investor)), (P(Prep::From), Amount)], needs: Needs::Money, ..NONE },
    Frame { id: "debt-noun", kind: Kind::Debt, nouns: &["bond|green bond|maxi-bond|maxi bond|sustainability-linked bond|obbligazione|obbligazioni|prestito|prestiti|prestito obbligazionario|emissione obbligazionaria|linea di credito|linee di credito|finanziamento|finanziamenti|minibond|mutuo|rifinanziamento|term loan|debito bancario|bond ibrido|finanziamento in pool|prestito sindacato|facility|revolving|finanziamento bancario"], slots: &[(Subj, Ro(R::Borrower)), (P(Prep::Of), Ro(R::Borrower)), (P(Prep::To), Ro(R::Borrower)), (P(Prep::From), Amount), (P(Prep::Of), Amount), (P(Prep::By), Ro(R::Lender)), (P(Prep::With), Ro(R::Lender)), (P(Prep::From), Ro(R::Lender))], needs: Needs::Party, ..NONE },
    Frame { id: "debt-lend", kind: Kind::Debt, verbs: &["prestare", "erogare", "concedere", "accordare"], slots: &[(Subj, Ro(R::Lender)), (P(Prep::To), Ro(R::Borrower)), (Obj, Amount)], needs: Needs::Money, ..NONE },
    Frame { id: "listing-noun", kind: Kind::Listing, nouns: &["aumento di capitale in opzione|aumento in opzione|quotazione|ipo|sbarco in borsa|debutto in borsa|offerta pubblica iniziale|collocamento|sbarco a piazza affari|debutto a piazza affari|sbarco a wall street|debutto a wall street|quotazione in borsa|matricola|ingresso in borsa|debuttato in borsa|ha debuttato|debutta in borsa|debutta a|ammissione alle negoziazioni"], slots: &[(Subj, Ro(R::Issuer)), (P(Prep::Of), Ro(R::Issuer)), (P(Prep::From), Amount), (P(Prep::Of), Amount)], needs: Needs::Party, ..NONE },
    Frame { id: "listing-verb", kind: Kind::Listing, verbs: &["quotare", "sbarcare", "debuttare"], slots: &[(Subj, Ro(R::Issuer)), (Obj, Ro(R::Issuer))], needs: Needs::Party, ..NONE },
    Frame { id: "valuation-worth", kind: Kind::Valuation, verbs: &["valere", "valutare", "capitalizzare", "stimare"], slots: &[(Subj, Ro(R::Company)), (Obj, Ro(R::Company)), (Obj, Valuation)], needs: Needs::Money, ..NONE },
    Frame { id: "valuation-noun", kind: Kind::Valuation, nouns: &["valutazione|valutazione complessiva|valuation|capitalizzazione|capitalizzazione di borsa|capitalizzazione di mercato|market cap|enterprise value|valore d'impresa|equity value|valore di mercato|colosso da|gruppo da|unicorno da|valore complessivo della società"], slots: &[(Subj, Ro(R::Company)), (P(Prep::Of), Ro(R::Company)), (P(Prep::Of), Valuation), (P(Prep::To), Valuation), (P(Prep::From), Valuation)], needs: Needs::Money, ..NONE },
    figure("figure-revenue", Metric::Revenue, &["ricavi|fatturato|giro d'affari|volume d'affari|ricavo|vendite|ricavi netti|ricavi totali|ricavi consolidati|fatturato consolidato|valore della produzione|revenue|vendite nette|ricavi operativi|ricavi ricorrenti|ricavi ricorrenti annui|arr|proventi operativi|entrate|giro di affari"]),
    Frame { id: "figure-bill", kind: Kind::Figure, verbs: &["fatturare"], slots: &[(Subj, Ro(R::Company)), (Obj, Amount)], needs: Needs::Money, metric: Some(Metric::Revenue), ..NONE },
    figure("figure-profit", Metric::Profit, &["utile|utili|utile netto|utili netti|profitto|profitti|utile netto consolidato|utile netto adjusted|risultato netto|utile ante imposte|utile prima delle imposte|utile lordo|utile consolidato|profitti netti|profitto netto|utile netto ordinario|utile netto rettificato|utile record|risultato di esercizio"]),
    Frame { id: "figure-earn", kind: Kind::Figure, verbs: &["guadagnare"], slots: &[(Subj, Ro(R::Company)), (Obj, Amount)], needs: Needs::Money, metric: Some(Metric::Profit), ..NONE },
    figure("figure-loss", Metric::Loss, &["perdita|perdite|perdita netta|rosso|rosso di|passivo|perdite nette|buco|deficit|perdita operativa"]),
    Frame { id: "figure-lose", kind: Kind::Figure, verbs: &["perdere"], slots: &[(Subj, Ro(R::Company)), (Obj, Amount)], needs: Needs::Money, metric: Some(Metric::Loss), ..NONE },
    figure("figure-ebitda", Metric::Ebitda, &["ebitda|mol|margine operativo lordo|risultato operativo lordo|ebitda adjusted|ebitda rettificato|ebitda ordinario|margine lordo|ebitdaal|ebitda margin"]),
    figure("figure-ebit", Metric::Ebit, &["ebit|risultato operativo|utile operativo|ebita|reddito operativo|ebit adjusted|ebit rettificato|utile operativo adjusted|margine operativo"]),
    figure("figure-capex", Metric::Capex, &["capex|spese in conto capitale|spesa in conto capitale|investimenti tecnici|investimenti in conto capitale|spese per investimenti|investimenti lordi|spesa per investimenti"]),
    figure("figure-capex-level", Metric::Capex, &["investimenti"]),
    figure("figure-debt", Metric::Debt, &["debito|debiti|indebitamento|indebitamento netto|debito netto|indebitamento finanziario netto|posizione finanziaria netta|indebitamento finanziario|debito finanziario netto|esposizione debitoria|pfn|debito lordo|esposizione finanziaria|debito complessivo"]),
    figure("figure-orders", Metric::Orders, &["nuovi ordini|ordini|raccolta ordini|ordini acquisiti|ordinativi|acquisizione di ordini|order intake"]),
    figure("figure-backlog", Metric::Backlog, &["portafoglio ordini|backlog|carico di lavoro|portafoglio di ordini|carnet ordini|carnet degli ordini"]),
    Frame { id: "figure-dividend", kind: Kind::Figure, slots: &[(Subj, Ro(R::Company)), (P(Prep::Of), Ro(R::Company)), (P(Prep::From), Ro(R::Company)), (P(Prep::By), Ro(R::Company)), (Obj, Amount)], needs: Needs::Money, metric: Some(Metric::Dividend), nouns: &["dividendo|dividendi|cedola|cedole|monte dividendi|monte cedole|dividendo complessivo|remunerazione dei soci|dividendo straordinario"], ..NONE },
    figure("figure-cash", Metric::Cash, &["cassa|liquidità|disponibilità liquide|cassa netta|flusso di cassa|free cash flow|cash flow|generazione di cassa|liquidità disponibile|posizione di cassa|posizione finanziaria netta positiva"]),
    figure("figure-costs", Metric::Costs, &["costi|costi operativi|spese operative|costo del lavoro|spese|oneri"]),
    figure("figure-assets", Metric::Assets, &["attivi|attivo|totale attivo|attività totali|totale attività"]),
];

const LIGHT: &[Light] = &[
    Light { verbs: &["completare", "perfezionare", "finalizzare", "concludere", "chiudere"], stand: Some(Stand::Done) },
    Light { verbs: &["annunciare", "comunicare", "firmare", "siglare", "sottoscrivere", "approvare", "deliberare", "autorizzare", "ufficializzare", "accettare", "ratificare", "stringere", "raggiungere", "definire", "rinnovare", "estendere", "confermare", "lanciare", "avviare", "aggiudicare", "ottenere", "ricevere", "votare", "ampliare", "assicurare", "impegnare"], stand: Some(Stand::Signed) },
    Light { verbs: &["valutare", "studiare", "trattare", "negoziare", "esaminare", "considerare", "corteggiare", "discutere", "sondare", "ipotizzare"], stand: Some(Stand::Talked) },
    Light { verbs: &["prevedere", "intendere", "puntare", "mirare", "progettare", "pianificare", "preparare", "programmare", "cercare", "contare", "promettere", "proporre", "formalizzare", "presentare", "apprestare", "volere", "depositare"], stand: Some(Stand::Intended) },
    Light { verbs: &["saltare", "sfumare", "naufragare", "bloccare", "rinunciare", "ritirare", "respingere", "rifiutare", "smentire", "interrompere", "annullare", "abbandonare", "fallire", "bocciare", "cancellare", "congelare", "tramontare", "decadere", "negare", "escludere"], stand: Some(Stand::Failed) },
    Light { verbs: &["effettuare", "realizzare", "registrare", "segnare", "riportare", "generare", "costituire", "creare", "emettere", "collocare", "decidere", "incassare", "distribuire", "staccare", "guidare", "partecipare", "fare", "versare", "raccogliere", "produrre", "accusare", "totalizzare", "dichiarare", "contrarre", "portare", "mettere"], stand: None },
];

/// Endings that make an unknown word a finite verb, with the form that they show.
const FINITE_ENDINGS: &[(Form, &str)] = &[
    (Fut, "erà|eranno|irà|iranno|arà|aranno"),
    (Cond, "erebbe|erebbero|irebbe|irebbero"),
    (Past, "arono|irono|erono"),
    (Impf, "avano|evano|ivano"),
];
