//! Generates Italian news of real density, always the same.
//!
//! `articles(3_000_000)` gives articles of about 3 kB, together as many bytes, each with a headline, paragraphs and a cast of five
//! companies. No sentence stands twice. What is written is counted, so that the density is known and not guessed. No language and no
//! date is declared.

use std::collections::HashSet;

/// An article and what was written into it.
pub struct Generated {
    pub text: String,
    /// Amounts of money, percentages and powers.
    pub quantities: usize,
    /// Deals and figures.
    pub records: usize,
}

impl Generated {
    /// Words that begin with a capital.
    pub fn capitals(&self) -> usize {
        let words = self.text.split(|c: char| !c.is_alphanumeric());
        words.filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count()
    }
}

/// Articles of about 3 kB, together at least `bytes` long.
pub fn articles(bytes: usize) -> Vec<Generated> {
    let mut writer = Writer { random: Random(7), told: HashSet::new() };
    let (mut all, mut sum) = (Vec::new(), 0);
    while sum < bytes {
        let article = writer.article();
        sum += article.text.len();
        all.push(article);
    }
    all
}

/// A sentence with alternatives in brackets and slots: `$A` to `$C` companies, `$M` money, `$N` money without its currency, `$R` percent,
/// `$W` power, `$P` a person, `$T` a town, `$J` a source, `$Y` a year, `$G` a day, `$K` a count, `$L` a letter.
struct Template {
    records: usize,
    says: &'static str,
}

const fn deal(records: usize, says: &'static str) -> Template {
    Template { records, says }
}

const fn prose(says: &'static str) -> Template {
    Template { records: 0, says }
}

const HEADLINES: &[Template] = &[
    deal(1, "$A compra $B [per|a] $M"),
    deal(1, "$A, [utile|fatturato|ebitda] a $M nel $Y"),
    deal(1, "$B raccoglie $M [da|con] $A e $C"),
    deal(1, "$A vende $B a $C: [affare da|operazione da|intesa per] $N"),
    deal(1, "Borsa, $A prepara lo sbarco a [Milano|Londra|Wall Street|Amsterdam]"),
    deal(1, "$A investe $M in $B"),
    deal(1, "$A e $B insieme [nei data center|nelle rinnovabili|nella difesa|nei pagamenti]: accordo a $T"),
    deal(1, "$A, commessa da $M da $B"),
    prose(
        "[Mercati|Economia|Finanza|Imprese], la settimana di $T tra [conti|attese|polemiche] e [nomine|scioperi|rinvii]",
    ),
];

const DEALS: &[Template] = &[
    deal(
        1,
        "$A [ha acquisito|ha rilevato|ha comprato|ha acquistato] il $R di $B [per|a fronte di] $M, [secondo quanto riferito da $J|come anticipato da $J|si legge in una nota].",
    ),
    deal(
        1,
        "$A [acquisisce|rileva|compra] da $C l'intero capitale di $B, società di $T [attiva nel software|specializzata nei sensori|che produce imballaggi], per $M.",
    ),
    deal(1, "L'acquisizione di $B da parte di $A, [annunciata|firmata|completata] il $G, vale [circa|oltre|quasi] $M."),
    deal(1, "$C [ha ceduto|ha venduto|cede] a $A la propria quota del $R in $B, incassando $M."),
    deal(
        1,
        "[Il gruppo di $T|La holding di $T|Il colosso di $T] $A ha lanciato un'opa su $B [a|da] $M, con un premio del $R sul prezzo di Borsa.",
    ),
    deal(
        1,
        "Secondo $J, $A sarebbe in trattative per [rilevare|comprare] $B, valutata [tra i $K e i $K milioni di euro|intorno a $M].",
    ),
    deal(1, "È saltata la vendita di $B a $A: $C [chiedeva|pretendeva] almeno $M."),
    deal(
        1,
        "$A e $B hanno [approvato|deliberato|annunciato] la fusione: [il nuovo gruppo|la nuova società] avrà sede a $T e [ricavi aggregati|un fatturato] di $M.",
    ),
    deal(
        1,
        "Dalla fusione tra $A e $B nascerà un gruppo con $K dipendenti e una capitalizzazione di [circa|oltre] $M.",
    ),
    deal(
        1,
        "$A e $B [costituiranno|creano|hanno dato vita a] una joint venture, al $R del gruppo di $T, per [le batterie|l'idrogeno|i satelliti|i chip].",
    ),
    deal(1, "La newco tra $A e $B, con $M di capitale, [costruirà|realizzerà] un impianto da $W vicino a $T."),
    deal(
        1,
        "$A e $B hanno [siglato|firmato|stretto] una partnership [strategica|pluriennale|industriale] per [l'intelligenza artificiale|la mobilità elettrica|il cloud sovrano], ha detto $P.",
    ),
    deal(
        1,
        "$A [collaborerà|lavorerà] con $B allo sviluppo [dei farmaci oncologici|di nuovi materiali|del 5G] fino al $Y, ha annunciato $P a $T.",
    ),
    deal(
        1,
        "$A fornirà a $B [turbine|treni|elicotteri|sistemi radar] per $M, con consegne [a partire dal|entro il] $Y.",
    ),
    deal(
        1,
        "$B ha assegnato a $A un contratto da $M per [la manutenzione|l'ampliamento|la digitalizzazione] della rete di $T.",
    ),
    deal(
        1,
        "$A si è aggiudicata una commessa da $B del valore di $M, [la più grande|la seconda] della sua storia, spiega $P.",
    ),
    deal(1, "$A [metterà a disposizione di|riserverà a] $B $W di capacità di calcolo nel campus di $T entro il $Y."),
    deal(
        1,
        "$A costruirà [in provincia di|alle porte di|vicino a] $T un parco [eolico|fotovoltaico] da $W, con $B come [fornitore|partner].",
    ),
    deal(1, "$A ha raccolto $M in un round di serie $L guidato da $B, con la partecipazione di $C."),
    deal(1, "La startup $A di $T ha chiuso un round da $M: [tra gli investitori|nel capitale entrano] $B e $C."),
    deal(1, "$A ha completato un aumento di capitale da $M a una valutazione di $M, con $B a quota $N, $C a $N."),
    deal(
        1,
        "All'ultimo giro di $A hanno partecipato $B con $M e $C con $N, per una valutazione [pre-money|post-money] di $M.",
    ),
    deal(1, "$A investirà $M in $B, di cui $N subito e il resto [al raggiungimento di|alla firma con] $C."),
    deal(
        1,
        "$A [inietta|mette] $M in $B, la società di $P che [progetta robot|vende polizze online|produce carne coltivata].",
    ),
    deal(1, "$A ha emesso un bond da $M con scadenza $Y e cedola del $R, [curato da|collocato da] $B e $C."),
    deal(1, "$B e $C hanno concesso a $A un finanziamento da $M, garantito [al $R da Sace|per il $R dallo Stato]."),
    deal(
        1,
        "$A punta a quotarsi [a Piazza Affari|su Euronext Milan|al Nasdaq] entro $Y: [potrebbe|conta di] raccogliere [fino a|circa] $M, scrive $J.",
    ),
    deal(
        1,
        "$A ha debuttato [in Borsa|sull'Egm|a Piazza Affari] a $M di capitalizzazione, dopo un'ipo da $N curata da $B.",
    ),
    deal(1, "$A vale oggi $M, [il $R in più|il $R in meno] di un anno fa, secondo le stime di $J."),
    deal(2, "$A ha chiuso il $Y con ricavi per $M, in crescita del $R, e un utile netto di $N."),
    deal(
        2,
        "Nel $Y il fatturato di $A è [salito|sceso|cresciuto] a $M dai $N dell'anno precedente, [dichiara|spiega] $P.",
    ),
    deal(
        2,
        "L'ebitda di $A si è attestato a $M, pari al $R dei ricavi; l'indebitamento netto [è sceso|è salito] a $N.",
    ),
    deal(
        1,
        "Nel primo [trimestre|semestre] $A ha registrato una perdita di $M, contro [gli utili per|il rosso di] $N di dodici mesi prima.",
    ),
    deal(
        1,
        "$A prevede per il $Y ricavi tra [2,1 e 2,3|4 e 5|3,6 e 3,9|7 e 7,5] miliardi di euro e un margine del $R, ha ribadito $P.",
    ),
    deal(
        1,
        "Il portafoglio ordini di $A ha raggiunto $M, con [nuovi contratti|nuove commesse] a $T e [in Germania|negli Stati Uniti|in Arabia Saudita|in India].",
    ),
    deal(1, "Il consiglio di $A proporrà un dividendo di $M, il $R [in più|in meno] rispetto al $Y."),
    deal(
        1,
        "$A [ha stanziato|destinerà] $M di investimenti tecnici per lo stabilimento di $T, dove lavorano $K persone.",
    ),
];

const PROSE: &[Template] = &[
    prose(
        "«[Siamo molto soddisfatti|È un passo importante|Non ci fermeremo qui]», ha [commentato|dichiarato|detto] $P, [amministratore delegato|presidente|direttore finanziario] di $A, [a margine di un convegno a $T|in un'intervista a $J].",
    ),
    prose(
        "$P, che guida $A dal $Y, ha [studiato a $T|lavorato a lungo per $B|cominciato in $C] prima di [tornare|approdare] in Italia.",
    ),
    prose(
        "[La sede resterà a $T|Gli uffici di $T non chiuderanno], [hanno assicurato|hanno ripetuto] i vertici di $A ai sindacati, che il $G avevano incontrato $P.",
    ),
    prose(
        "Il titolo $A ha [guadagnato|perso|ceduto|lasciato sul terreno] il $R a Piazza Affari, mentre $B è [rimasta ferma|arretrata|avanzata].",
    ),
    prose(
        "[A Milano|A Londra|A Parigi|A Francoforte] gli analisti di $B [restano prudenti|sono ottimisti|non si sbilanciano] sul futuro di $A e attendono [i conti di $G|l'assemblea di $G|la trimestrale].",
    ),
    prose(
        "Fondata nel $Y a $T da $P e $P, l'azienda [dà lavoro a|occupa|impiega] $K persone [in sei Paesi|tra Italia e Spagna|in tutto il mondo].",
    ),
    prose(
        "[Il ministro|La sottosegretaria|Il commissario europeo] $P ha [incontrato|ricevuto|convocato] a [Roma|Bruxelles] i rappresentanti di $A, $B e delle [Regioni|organizzazioni sindacali|associazioni di categoria].",
    ),
    prose(
        "[Il mercato|Il settore|Il comparto] resta [difficile|incerto|vivace]: [la domanda rallenta|i prezzi salgono|la concorrenza cinese preme], osserva $P dell'Università di $T, e chi [non innova|resta piccolo] rischia.",
    ),
    prose(
        "[Lo studio legale|L'avvocato] $P [ha assistito|ha affiancato] $A; [con $B hanno lavorato|per $B c'erano] $P e $P.",
    ),
    prose(
        "A $T, intanto, [i lavoratori|gli operai|i dipendenti] di $A hanno [scioperato|manifestato|protestato] [davanti ai cancelli|in piazza] il $G contro [i turni|gli esuberi|il trasferimento] [decisi|annunciati] da $P.",
    ),
    prose(
        "[Nato|Cresciuto] a $T, $P [è considerato|viene descritto come] [uno dei manager più ascoltati|un uomo di numeri|l'erede naturale di $P], e in $A [ha fatto tutta la carriera|è arrivato da $B].",
    ),
    prose(
        "[La notizia|L'indiscrezione], [anticipata|rilanciata] da $J, è stata [accolta bene|commentata con cautela] a $T, dove $A ha [due stabilimenti|il centro ricerche|la logistica] dal $Y.",
    ),
    prose(
        "[Non è la prima volta|È la terza volta in pochi anni] che $A [cambia vertice|finisce nel mirino dell'Antitrust|guarda oltre confine]: nel $Y era toccato a $P [farsi da parte|difendere i conti].",
    ),
    prose(
        "[L'Antitrust|La Consob|La Commissione europea|Il Tar del Lazio] ha [aperto|chiuso|sospeso] [il dossier|l'istruttoria|il procedimento] su $A e $B, [dopo un esposto di $C|su richiesta di $P].",
    ),
    prose(
        "Nel rapporto presentato a $T da $J si legge che [sei imprese su dieci|i piccoli produttori|le famiglie] [temono|si aspettano] [nuovi rincari|un anno debole|tassi più bassi]: il $R [in Veneto|in Lombardia|in Sicilia], il $R nel resto del Paese.",
    ),
    prose(
        "[Giovedì|Venerdì|Lunedì|Martedì] $P sarà a $T per [inaugurare|visitare] [il nuovo museo|la fiera|il padiglione] con $P di $A e il sindaco $P.",
    ),
    prose(
        "[Chi conosce bene|Chi frequenta] $P racconta di [riunioni lunghissime|viaggi continui tra $T e $T|telefonate all'alba]; in $A [nessuno si stupisce|lo sanno tutti].",
    ),
    prose(
        "Resta da capire [che cosa farà $A|quale sarà la mossa di $A|come reagirà $A], [socio storico|vecchio alleato] di $B, [se|quando] $P [lascerà|confermerà] l'incarico.",
    ),
    prose(
        "Il nuovo [treno|museo|ospedale|ponte] di $T [aprirà|sarà pronto] il $G, con [qualche settimana di ritardo|un anno di anticipo], ha spiegato $P durante [la visita|il sopralluogo] con i tecnici di $A.",
    ),
    prose(
        "[Tra gli altri|Sotto i riflettori] anche $A e $B, [attese|chiamate] alla prova dei [conti|mercati] dopo [il rinvio|le dimissioni] di $P.",
    ),
    prose(
        "[Sul fronte|Sul versante] [della ricerca|dell'energia|del lavoro], l'assessore $P ha [promesso|chiesto|ottenuto] da $A [più borse di studio|garanzie sui posti|un tavolo a Roma] per i $K [abitanti|studenti|precari] di $T.",
    ),
    prose(
        "[In serata|In mattinata|Nel pomeriggio] $A ha [smentito|precisato|confermato] a $J che $P [non lascerà|manterrà le deleghe|tornerà in consiglio] [prima del $G|fino al $Y].",
    ),
    prose(
        "Lo spread tra Btp e Bund è [sceso|salito|rimasto fermo] a $K punti, [con Tokyo|con Wall Street] in [rialzo|calo] del $R e $A tra le [peggiori|migliori] del listino.",
    ),
    prose(
        "Per i soci di $A, riuniti a $T, [ha parlato|è intervenuto] $P: [pochi applausi|molte domande|qualche fischio], poi il voto e la nomina di $P.",
    ),
];

/// Prose with few names and hardly a number.
const PLAIN: &[Template] = &[
    prose(
        "[Per anni|A lungo|Da tempo|Fino a ieri] [le imprese|i fornitori|gli artigiani|i distributori] della zona [hanno lavorato|sono andati avanti|hanno resistito] [senza una rete comune|con margini sempre più sottili|tra mille incertezze], [contando|confidando] [sulla qualità|sulla vicinanza ai clienti|sulla pazienza delle banche] e [poco altro|molta fortuna].",
    ),
    prose(
        "[Il piano|Il progetto|Il documento] [prevede|contempla|descrive] [tre fasi|due passaggi|un percorso graduale]: [prima|innanzitutto] [il riordino delle attività|la revisione dei processi|la scelta dei partner], poi [la formazione del personale|il rinnovo degli impianti|l'apertura di nuovi canali], infine [la verifica dei risultati|il ritorno alla crescita|l'uscita dai mercati minori].",
    ),
    prose(
        "[Chi ha vissuto|Chi ricorda|Chi ha studiato] [la crisi precedente|quegli anni|la stagione delle privatizzazioni] [sa bene|ripete spesso|avverte] che [i tempi si allungano|gli entusiasmi passano|le regole cambiano] e che [conviene|bisogna|è meglio] [tenere qualcosa da parte|non legarsi a un solo cliente|leggere bene i contratti].",
    ),
    prose(
        "[Nessuno|Quasi nessuno|Soltanto un esperto] [si aspettava|aveva previsto|poteva immaginare] [una svolta così rapida|un cambio di rotta simile|una risposta tanto netta], [tanto meno|e neppure] [in piena estate|alla vigilia delle ferie|in un trimestre di solito tranquillo], [quando|mentre] [gli uffici sono mezzi vuoti|le trattative si fermano|i mercati sonnecchiano].",
    ),
    prose(
        "[La logistica|La ricerca|La manutenzione|L'assistenza] [resterà|continuerà a essere|rimane] [affidata a una squadra interna|gestita sul territorio|il punto di forza della casa], [con turni più brevi|con strumenti digitali|con un presidio notturno], [come chiedevano|come speravano] [i rappresentanti dei lavoratori|i clienti più esigenti|gli enti locali].",
    ),
    prose(
        "[In officina|Nei laboratori|Nei magazzini|Negli uffici] [si respira|si avverte] [un'aria diversa|un certo ottimismo|molta prudenza]: [le macchine girano|gli ordini arrivano|i telefoni squillano], [ma|anche se] [manca il personale qualificato|i pezzi di ricambio tardano|l'energia costa cara] e [le consegne slittano|i conti ne risentono|qualcuno comincia a preoccuparsi].",
    ),
    prose(
        "[Il consumatore|Il cliente|Il risparmiatore] [oggi|ormai|di questi tempi] [confronta|sceglie|valuta] [con attenzione|sul telefono|prima di muoversi], [cerca|pretende|apprezza] [un servizio semplice|una garanzia lunga|un prezzo chiaro] e [cambia idea|se ne va|protesta] [al primo disguido|senza troppi rimpianti|se qualcosa non funziona].",
    ),
    prose(
        "[Tra le righe|Sullo sfondo|Dietro le quinte] [si legge|si intravede|resta] [una partita più ampia|il nodo della successione|la questione del debito pubblico], [che intreccia|che riguarda] [politica e finanza|interessi locali e nazionali|vecchie amicizie e nuove ambizioni] [da almeno un decennio|fin dal principio|ben oltre i confini].",
    ),
    prose(
        "[Le associazioni dei consumatori|I comitati di quartiere|Gli ambientalisti|I piccoli azionisti] [non sono convinti|chiedono chiarezza|annunciano battaglia]: [temono|denunciano|segnalano] [rincari nascosti|ritardi cronici|promesse non mantenute] e [invocano|vogliono|sollecitano] [un confronto pubblico|controlli indipendenti|l'intervento del garante].",
    ),
    prose(
        "[Alla base|All'origine] [della scelta|della decisione|del ripensamento] [ci sarebbero|ci sono] [motivi industriali|ragioni di prudenza|valutazioni tecniche], [non|più che] [dissidi personali|pressioni esterne|calcoli di breve periodo], [assicura|ripete|fa sapere] [una persona vicina al dossier|chi segue la trattativa|una fonte interna].",
    ),
    prose(
        "[Lungo la costa|Nelle valli|In pianura|Nei centri storici] [il turismo|l'agricoltura|il commercio] [ha ripreso fiato|arranca|sorprende], [grazie alle piogge|nonostante il caldo|complice il calendario], e [molte famiglie|parecchi giovani|diversi imprenditori] [hanno rinviato le partenze|pensano di tornare|provano a reinventarsi].",
    ),
    prose(
        "[Un tavolo tecnico|Una commissione|Un gruppo di lavoro] [esaminerà|studierà|discuterà] [le osservazioni|le proposte|i rilievi] [pervenute|raccolte|depositati] [entro la fine del mese|nelle prossime settimane|prima della pausa], [per poi|così da] [aggiornare le linee guida|riferire al consiglio|preparare un nuovo bando].",
    ),
    prose(
        "[L'idea|La tesi|La convinzione] [di fondo|che circola|più diffusa] è che [la tecnologia|la concorrenza|la regolazione] [da sola non basti|vada accompagnata|faccia la differenza] [senza competenze|quando mancano le infrastrutture|se il credito si restringe], [e che|ma anche che] [servano scelte coraggiose|occorra più tempo|la scuola debba cambiare].",
    ),
    prose(
        "[Per ora|Al momento|Finora] [gli effetti|i benefici|le conseguenze] [restano limitati|si vedono appena|sono difficili da misurare], [tuttavia|però] [gli addetti ai lavori|gli osservatori|i diretti interessati] [scommettono|concordano|insistono] [su una ripresa|su tempi brevi|su un cambio di passo] [a partire dall'autunno|dopo le elezioni|con il nuovo esercizio].",
    ),
    prose(
        "[Il regolamento|La norma|La circolare], [in vigore|pubblicata|attesa] [dal $G|dallo scorso $G], [obbliga|invita|autorizza] [gli operatori|i gestori|le aziende] a [comunicare i dati|separare le attività|aggiornare i listini] [con regolarità|su richiesta|per via telematica], [pena|salvo] [la sospensione|l'esclusione dal mercato|un richiamo formale].",
    ),
    prose(
        "[A pesare|A incidere] [sono stati|sono] soprattutto [i noli marittimi|i rincari delle materie prime|le scorte accumulate], [che|i quali] [in pochi mesi|da $G in poi|nell'arco di una stagione] hanno [eroso i margini|rallentato le linee|spiazzato i concorrenti], [costringendo|spingendo] [molti|i più fragili|le aziende familiari] a [chiedere aiuto|rivedere i programmi|fermare la produzione].",
    ),
    prose(
        "[Non mancano|Ci sono anche|Si contano] [le eccezioni|le buone notizie|i segnali positivi]: [una cooperativa|una bottega|una piccola fabbrica] [nata nel $Y|aperta nel $Y|rilanciata nel $Y] [esporta|vende|spedisce] [in mezzo mondo|oltre oceano|nei Paesi nordici] [formaggi|biciclette|strumenti musicali|mobili su misura] e [assume|cresce|non conosce crisi].",
    ),
    prose(
        "[La giornata|La mattinata|La serata] si è [aperta|chiusa|conclusa] con [un lungo applauso|una dimostrazione|qualche polemica], [davanti a|in presenza di] [studenti|curiosi|delegazioni straniere], [prima che|finché] [la pioggia|il buio|un guasto elettrico] [interrompesse|rovinasse|rinviasse] [la festa|il collaudo|i discorsi].",
    ),
    prose(
        "[Sulla carta|In teoria|A prima vista] [i vantaggi|i rischi|gli obiettivi] [sono evidenti|sembrano modesti|appaiono raggiungibili], [in pratica|nei fatti] [ogni cantiere|ogni filiale|ogni territorio] [fa storia a sé|ha le sue regole|richiede adattamenti], [osservano|spiegano|ammettono] [i tecnici|i consulenti|i responsabili] [dopo i primi sopralluoghi|dati alla mano|con franchezza].",
    ),
    prose(
        "[Ci vorrà|Servirà|Occorrerà] [ancora qualche mese|un altro inverno|parecchia pazienza] [per capire|per sapere|prima di scoprire] [se la domanda reggerà|chi resterà in gioco|quanto vale davvero la scommessa], [ma|e] [il clima|la fiducia|l'interesse] [è cambiato|sta crescendo|non è più quello di prima].",
    ),
];

const REAL: &[&str] = &[
    "Eni",
    "Enel",
    "Leonardo",
    "Intesa Sanpaolo",
    "UniCredit",
    "Mediobanca",
    "Generali",
    "Stellantis",
    "Ferrari",
    "Pirelli",
    "Prysmian",
    "Saipem",
    "Snam",
    "Terna",
    "A2A",
    "Hera",
    "Fincantieri",
    "Nexi",
    "Campari",
    "Moncler",
    "Brembo",
    "Amplifon",
    "Recordati",
    "Iren",
    "Italgas",
    "Poste Italiane",
    "Banco Bpm",
    "Bper Banca",
    "Tim",
    "Webuild",
    "Nvidia",
    "Microsoft",
    "Amazon",
    "OpenAI",
    "Google",
    "Apple",
    "Meta",
    "SoftBank",
    "Blackstone",
    "Kkr",
    "Cdp",
    "F2i",
    "Ardian",
    "TotalEnergies",
    "Siemens Energy",
    "Airbus",
    "Thales",
    "Iliad",
    "Oracle",
    "STMicroelectronics",
    "Lottomatica",
    "Barilla",
    "Ferrero",
    "Luxottica",
    "Esselunga",
    "Mapei",
    "Technogym",
    "Cvc Capital Partners",
    "Goldman Sachs",
    "Deutsche Bank",
];
const BEFORE: &[&str] = &["", "", "", "", "", "Gruppo ", "Banca ", "Fondo ", "Cantieri ", "Officine ", "Fratelli "];
const BEHIND: &[&str] = &[
    "",
    "",
    "",
    "",
    " Energia",
    " Technologies",
    " Capital",
    " Pharma",
    " Holding",
    " Robotics",
    " AI",
    " Motors",
    " S.p.A.",
    " Srl",
    " & Partners",
    " Group",
];
const FIRST: &[&str] = &[
    "Marco",
    "Giulia",
    "Luca",
    "Francesca",
    "Andrea",
    "Elena",
    "Paolo",
    "Chiara",
    "Matteo",
    "Silvia",
    "Roberto",
    "Laura",
    "Stefano",
    "Anna",
    "Davide",
    "Marina",
    "Carlo Alberto",
    "Maria Teresa",
];
const TOWNS: &[&str] = &[
    "Milano",
    "Torino",
    "Bologna",
    "Napoli",
    "Bari",
    "Genova",
    "Verona",
    "Padova",
    "Catania",
    "Brescia",
    "Trieste",
    "Modena",
    "Parma",
    "Reggio Emilia",
    "Ravenna",
    "Taranto",
    "Pisa",
    "Ancona",
    "Bergamo",
    "Vicenza",
    "San Donato Milanese",
    "Monaco di Baviera",
    "Lione",
    "Madrid",
    "Zurigo",
    "San Francisco",
    "New York",
    "Abu Dhabi",
    "Lussemburgo",
    "Varsavia",
];
const SOURCES: &[&str] = &[
    "Reuters",
    "Bloomberg",
    "Il Sole 24 Ore",
    "Radiocor",
    "Ansa",
    "Financial Times",
    "MF-Milano Finanza",
    "Corriere della Sera",
    "la Repubblica",
    "Wall Street Journal",
];
const MONTHS: &[&str] = &[
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
const ONSETS: &[&str] = &[
    "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "cr", "fr", "gr", "pr", "st", "tr",
    "qu", "sc", "ll", "rd", "nt", "lm", "rv",
];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "a", "e", "i", "o", "ia", "io"];
const ENDS: &[&str] =
    &["ra", "ni", "lli", "tto", "nda", "x", "ris", "ssi", "va", "nte", "ro", "li", "na", "tech", "gen", "rini"];

/// The `SplitMix64` generator.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(z ^ (z >> 31)) * n as u128) >> 64) as usize
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A capitalised word that sounds Italian.
    fn word(&mut self) -> String {
        let mut word: String =
            (0..1 + self.below(2)).map(|_| self.of(&ONSETS[..23]).to_owned() + self.of(VOWELS)).collect();
        if word.len() < 5 {
            word += self.of(&ONSETS[23..]);
            word += self.of(&VOWELS[..9]);
        }
        word += self.of(ENDS);
        word[..1].to_uppercase() + &word[1..]
    }

    fn company(&mut self) -> String {
        if self.below(5) < 2 {
            return self.of(REAL).to_owned();
        }
        format!("{}{}{}", self.of(BEFORE), self.word(), self.of(BEHIND))
    }

    fn number(&mut self) -> String {
        match self.below(6) {
            0 => format!("{}", 2 + self.below(98)),
            1 => format!("{}.{}", 1 + self.below(9), 100 + self.below(900)),
            2 => format!("{},{}", 1 + self.below(60), 1 + self.below(99)),
            3 => format!("{}0", 10 + self.below(90)),
            _ => format!("{},{}", 1 + self.below(99), 1 + self.below(9)),
        }
    }

    /// Money without its currency.
    fn scaled(&mut self) -> String {
        let scale = self.of(&["milioni", "milioni", "milioni", "miliardi", "mln", "mld"]);
        format!("{} {scale}", self.number())
    }

    fn money(&mut self) -> String {
        let scaled = self.scaled();
        match self.below(12) {
            0 => format!("€ {scaled}"),
            1 => format!("${}{}", 1 + self.below(900), self.of(&["M", " mln", " miliardi", "bn"])),
            2 => format!("{}{}mila euro", 1 + self.below(9), 10 + self.below(89)),
            3 | 4 => scaled.clone() + if scaled.ends_with('i') { " di dollari" } else { " dollari" },
            5 => scaled.clone() + if scaled.ends_with('i') { " di sterline" } else { " sterline" },
            _ => scaled.clone() + if scaled.ends_with('i') { " di euro" } else { " euro" },
        }
    }
}

struct Writer {
    random: Random,
    told: HashSet<String>,
}

impl Writer {
    fn article(&mut self) -> Generated {
        let cast: Vec<String> = (0..5).map(|_| self.random.company()).collect();
        let mut article = Generated { text: String::new(), quantities: 0, records: 0 };
        self.sentence(HEADLINES, &cast, &mut article);
        let size = 2600 + self.random.below(800);
        while article.text.len() < size {
            article.text += "\n\n";
            for i in 0..3 + self.random.below(3) {
                if i > 0 {
                    article.text.push(' ');
                }
                let templates = self.mix();
                self.sentence(templates, &cast, &mut article);
            }
        }
        article.text.push('\n');
        article
    }

    /// One sentence in five is about a deal, three are plain prose.
    fn mix(&mut self) -> &'static [Template] {
        match self.random.below(20) {
            0..4 => DEALS,
            4..8 => PROSE,
            _ => PLAIN,
        }
    }

    /// Adds a sentence that did not stand anywhere before.
    fn sentence(&mut self, templates: &[Template], cast: &[String], article: &mut Generated) {
        loop {
            let template = &templates[self.random.below(templates.len())];
            let mut quantities = 0;
            let says = self.fill(template.says, cast, &mut quantities);
            if self.told.insert(says.clone()) {
                article.text += &says;
                article.quantities += quantities;
                article.records += template.records;
                return;
            }
        }
    }

    /// Chooses alternatives first, then fills the slots.
    fn fill(&mut self, template: &str, cast: &[String], quantities: &mut usize) -> String {
        let from = self.random.below(cast.len());
        let chosen = self.choose(template);
        let mut out = String::new();
        let mut chars = chosen.chars();
        while let Some(c) = chars.next() {
            match c {
                '$' => out += &self.slot(chars.next().unwrap(), &cast[from..], &cast[..from], quantities),
                c => out.push(c),
            }
        }
        out
    }

    fn choose(&mut self, template: &str) -> String {
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('[') {
            let (alternatives, next) = behind.split_once(']').unwrap();
            let all: Vec<&str> = alternatives.split('|').collect();
            out += before;
            out += self.random.of(&all);
            rest = next;
        }
        out + rest
    }

    /// What stands in a slot; companies come from the cast, which begins at another one in each sentence.
    fn slot(&mut self, slot: char, first: &[String], then: &[String], quantities: &mut usize) -> String {
        let random = &mut self.random;
        *quantities += usize::from("MNRW".contains(slot));
        match slot {
            'A'..='C' => first.iter().chain(then).nth(slot as usize - 'A' as usize).unwrap().clone(),
            'M' => random.money(),
            'N' => random.scaled(),
            'R' => format!("{},{}%", random.below(70), 1 + random.below(9)),
            'W' => format!("{} {}", 10 + random.below(900), random.of(&["MW", "megawatt", "MW", "gigawatt"])),
            'P' => format!("{} {}", random.of(FIRST), random.word()),
            'T' => random.of(TOWNS).to_owned(),
            'J' => random.of(SOURCES).to_owned(),
            'Y' => format!("{}", 2015 + random.below(16)),
            'G' => format!("{} {}", 2 + random.below(27), random.of(MONTHS)),
            'K' => format!("{}", 100 + random.below(900)),
            'L' => random.of(&["A", "B", "C", "D"]).to_owned(),
            other => panic!("no slot ${other}"),
        }
    }
}
