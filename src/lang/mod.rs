//! Layer 2: languages as data.
//!
//! A language is one file of typed tables (`it.rs`): words with their tags, verbs with their paradigm, frames with their
//! valency. Nothing in such a file decides anything, and no other file names a language's words.
//! How the tables become one matcher stands in `crate::lexicon`.

pub mod de;
pub mod detect;
pub mod en;
pub mod es;
pub mod fr;
pub mod it;
pub mod pt;
pub mod shared;

/// The built-in languages, in the order in which ties of the language vote are broken.
pub const LANGUAGES: &[&Language] =
    &[&en::ENGLISH, &it::ITALIAN, &fr::FRENCH, &de::GERMAN, &es::SPANISH, &pt::PORTUGUESE];

use crate::value::{Basis, Bound, Condition, Kind, Metric, Outlook, Purpose, Role};

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gender {
    /// Masculine.
    M,
    /// Feminine.
    F,
    /// Not told by the form.
    #[default]
    Any,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Num {
    /// Singular.
    S,
    /// Plural.
    P,
    /// Not told by the form.
    #[default]
    Any,
}

/// A preposition by what it does; each language names its own words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Prep {
    /// it "di", en "of".
    Of,
    /// it "a", en "to".
    To,
    /// it "da": source, agent or measure.
    From,
    /// it "da parte di", en "by": agent only.
    By,
    /// it "in".
    In,
    /// it "con", en "with".
    With,
    /// it "su", en "on".
    On,
    /// it "per", en "for".
    For,
    /// it "tra", en "between".
    Between,
    /// it "secondo": whose word it is.
    Source,
    /// it "tramite": by means of.
    Through,
    /// it "insieme a": jointly with.
    Together,
    /// it "contro", "rispetto a": what something is compared to.
    Than,
    /// it "entro": a limit in time.
    Within,
    /// it "dopo", "prima di", "durante", "senza", "oltre a": holds no argument.
    Aside,
    /// it "dopo", "in seguito a": what is done before, "dopo l'acquisto di Beta Alfa ha chiuso"; holds no other argument.
    After,
    /// de "um": by how much something changes.
    Degree,
    /// it "tra cui", "come": an example of a list.
    Such,
    /// en "'s": owner of the noun behind it.
    Own,
}

/// How a verb form is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Infinitive.
    Inf,
    /// Gerund, present participle.
    Ger,
    /// Past participle.
    Part,
    /// Present.
    Pres,
    /// Imperfect.
    Impf,
    /// Simple past.
    Past,
    /// Future.
    Fut,
    /// Conditional.
    Cond,
    /// Subjunctive.
    Subj,
}

impl Form {
    /// Whether the form makes a clause of its own.
    pub const fn is_finite(self) -> bool {
        !matches!(self, Self::Inf | Self::Ger | Self::Part)
    }
}

/// Auxiliary verbs by what they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aux {
    /// it "avere": makes perfect tenses.
    Have,
    /// it "essere": makes the passive and some perfects.
    Be,
    /// it "venire", de "werden": makes the passive only.
    Become,
    /// it "potere": possibility.
    May,
    /// it "dovere" in the conditional: expectation.
    Should,
    /// it "volere", "intendere": intention.
    Want,
    /// de "sollen": hearsay, or in the passive what is planned.
    Shall,
    /// en "will", pt "vai", "está a": carries the tense of the infinitive behind it and says no more.
    Will,
}

/// What the words around a predicate say about how far its deal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stand {
    /// "ha firmato", "annuncia".
    Signed,
    /// "closing", "perfezionato".
    Done,
    /// "intende", "prevede di", "subordinato a".
    Intended,
    /// "in trattative", "valuta", "indiscrezioni".
    Talked,
    /// "salta", "ritira", "rinuncia a", "smentisce".
    Failed,
}

/// A stretch of time by how it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Time {
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// The first nine months.
    NineMonths,
    /// The year before the one in focus: "l'anno precedente".
    LastYear,
    /// The year before the article's, whatever is in focus: pt "ano passado", en "last year".
    PastYear,
    /// The article's year.
    ThisYear,
    /// The year under discussion: it "nell'anno", de "Gesamtjahr".
    InYear,
    /// The year after the article's.
    NextYear,
    /// The same stretch a year before.
    YearBefore,
    /// The quarter before the one in focus.
    QuarterBefore,
    /// A number of days from the article's date: yesterday is -1.
    Day(i8),
    /// The latest quarter before the article's date.
    LastQuarter,
    /// The latest such weekday before the article, Monday is 1.
    Weekday(u8),
    /// "fine": the end of the year that follows.
    End,
    /// "anno": the year that a number after it names.
    YearWord,
    /// "esercizio": such a year of business.
    Fiscal,
    /// Words that make what follows a span of years: "nei prossimi cinque anni".
    NextYears,
}

/// What a word or phrase of a language's table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Definite article.
    Def,
    /// Indefinite article.
    Indef,
    /// "questo", "stesso", possessives: like a definite article.
    This,
    /// An article or pronoun that is no nominative: "den", "einem".
    Oblique,
    /// An article that is a nominative of the masculine: "der" before a noun that no preposition governs.
    Nominative,
    /// "beiden": the two companies named before, where an article and no noun stands with it.
    Pair,
    /// A pronoun that is a subject where it stands right behind the verb: "er", "es".
    Pronoun,
    /// A word that makes a genitive right behind a noun and something else elsewhere ("von", "der"); `true` where only a stake or share before
    /// it does so ("ein Anteil an").
    Adnominal(bool),
    /// A preposition, alone or fused with an article (then `true`).
    Prep(Prep, bool),
    /// "e", "and".
    And,
    /// "o", "or".
    Or,
    /// "ma", "mentre", "dopo che": a new clause begins.
    Clause,
    /// "che", "cui", "il quale": a relative clause begins.
    Rel,
    /// en "that": a relative behind a noun; behind a verb it opens what is said and leaves no trace.
    That,
    /// en "backed" behind a name and a hyphen: the name stands to the noun behind it as if behind this preposition.
    Hyphened(Prep),
    /// "non": negates the verb that follows.
    Not,
    /// An auxiliary in a form.
    Aux(Aux, Form),
    /// The reflexive pronoun.
    Reflexive,
    /// en "it", "they": before a verb, its subject is the sentence's first; behind it, its object.
    ThirdPerson,
    /// A pronoun that hangs on the verb before it, with its hyphen: pt "-a"; `true` for the reflexive, "-se".
    Enclitic(bool),
    /// "ne": stands for an amount's or a predicate's complement.
    Partitive,
    /// A word that bounds the amount after it.
    Bound(Bound),
    /// A word that bounds the amount before it.
    BoundAfter(Bound),
    /// A word that may stand between a bound and its amount: "la soglia di".
    BoundFiller,
    /// A cardinal in words.
    Number(i64),
    /// A cardinal in words that is meant about: "trentina di", "une trentaine de".
    Round(i64),
    /// "mezzo".
    Half,
    /// The word for the decimal mark: "virgola", en "point".
    Point,
    /// A denominator: pt "quinto" is 5; 0 where the number before it is the denominator, "avos".
    Fraction(i64),
    /// The word for the minus sign right before a number: en "minus".
    Minus,
    /// "weighs", fr "contient": the pounds (or books, "livres") behind it are no money.
    Weighing,
    /// A word for the stroke of a fraction: pt "sobre", en "over".
    Over,
    /// A power of ten.
    Scale(u8),
    /// A word that makes a range of the numbers around it: de "bis".
    Till,
    /// "decine di": an amount without a number.
    VagueNumber,
    /// "altri", "ulteriori".
    More,
    /// "restanti".
    Rest,
    /// A currency by its word; `false` where the word alone does not tell the country.
    Currency(&'static str, bool),
    /// A unit of account worth a power of ten of a currency: pt "conto", 1,000 escudos.
    Multiple(&'static str, u8),
    /// Hundredth of a currency, of the given one where it tells.
    Cent(Option<&'static str>),
    /// "per cento".
    Percent,
    /// A unit of power, or of energy (`true`), with the power of ten of its prefix.
    Unit(u8, bool),
    /// Nouns behind "miliardi di" that show that money is meant.
    MoneyNoun,
    /// A month, 1 to 12.
    Month(u8),
    /// A stretch of time.
    Time(Time),
    /// A noun that means a company: "azienda", "gruppo"; with what it tells of gender and number.
    CompanyNoun(Gender, Num),
    /// A noun that means a company and tells its trade, such as "chipmaker".
    TradeNoun(Gender, Num),
    /// "ceo", "presidente": a person's office.
    Office,
    /// "analista", "economista": whoever it belongs to is quoted, no party.
    Analyst,
    /// A title before a person's name.
    Title,
    /// "gli azionisti", "il cda": stands for the company that it belongs to.
    BodyNoun,
    /// "quota", "maggioranza": what of a company changes hands.
    StakeNoun,
    /// "family": whoever bears the name before it are persons.
    Kin,
    /// "titolo", "azione": what is traded; its price is no deal.
    ShareNoun,
    /// Persons and bodies that are no party: "advisor", "consulente".
    AdviserNoun,
    /// A stance that the deal in the same clause takes on.
    Stand(Stand),
    /// A word that makes figures an estimate, a forecast or a target.
    Outlook(Outlook),
    /// "training", "inferenza", "data center".
    Purpose(Purpose),
    /// A stage of a round.
    Stage(&'static str),
    /// "in esclusiva".
    Exclusive,
    /// "pre-money".
    Basis(Basis),
    /// "subito", "al raggiungimento di".
    Condition(Condition),
    /// "l'anno", "annui": each year.
    PerYear,
    /// "per azione", "a barile": a unit price.
    PerUnit,
    /// "in crescita di", "salire": what follows is a change, and a level may follow.
    Change,
    /// "in più": the amount before it is a difference.
    Delta,
    /// "negativo": the level has a minus sign.
    Negative,
    /// "contro", "da", "rispetto a": what follows is the earlier level.
    Versus,
    /// "previously", "zuletzt" beside a verb: what it says held before.
    Formerly,
    /// "fino ad oggi", "in totale dalla nascita": a sum over deals.
    ToDate,
    /// "fusione" and others that only name a stock-market move.
    Metric(Metric),
    /// "prima", "seconda", "il primo": takes the n-th of two.
    Ordinal(u8, Gender),
    /// "controllata", "in mano": whoever stands behind it with "da" or "a" is the owner.
    OwnedBy,
    /// "fondata nel", "headquartered": what is said of a company's beginning or seat right behind its name; of persons in other words.
    Founded,
    /// "società", "group": a noun that any company is called by; it tells none apart.
    AnyCompany,
    /// "target", "übernommenes Unternehmen": what was bought in the deal that was told.
    Bought,
    /// "denominata", "christened": the name behind it is that of a company, not of a person.
    Named,
    /// A place where companies list.
    Venue,
    /// "solo" beside a negation: "non solo comprerà Beta" denies nothing.
    Only,
    /// "una volta chiusa la vendita": what the clause tells as done is still to come where the sentence tells of what will be.
    Once,
    /// "cause", "contenzioso": what is paid for it is put into nothing.
    Dispute,
    /// "multa", "rimborso", "contributo a fondo perduto": money that is owed, comes back or is given; who gets it raises none.
    Due,
    /// "azioni proprie", "its own shares": who buys them back acquires nobody.
    OwnShares,
    /// en "itself" right behind a verb: its subject is its object too.
    Itself,
    /// "aumento di capitale": a raise among shareholders, on the market where the company is listed.
    CapitalIncrease,
    /// "il valore dell'operazione": its amount belongs to the deal told last.
    Price,
    /// Verbs of saying; what they attribute is no deal.
    Saying,
    /// A word that never begins or makes a company's name though it is capitalised.
    NoName,
    /// A legal form.
    LegalForm,
    /// A word that ends names of what is no company: "Act", "Award", "Authority"; where "of" joins names, one that begins them: "Ministero".
    OtherName,
    /// A word that begins or ends a company's name: "Banca", "Holding".
    NamePart,
    /// Small words inside a company's name.
    NameGlue,
    /// A segment of a company: "divisione", "area", "settore".
    SegmentNoun,
    /// A function word: votes for the language and means nothing else.
    Function,
    /// Nouns of things that are counted, never money.
    Counted,
    /// Nouns of products: "piattaforma", "modello".
    ProductNoun,
    /// Goods that are ordered in numbers from who makes them: "aircraft", "frigates"; never shops or plants.
    Good,
    /// A word that makes the metric behind it a part's: en "cloud" revenue, "advertising" sales.
    Section,
    /// Nouns of machines that a supplier makes: "chip", "sistemi".
    Machine,
    /// Nouns of what a company builds for itself and pays for: "factory", "data centre"; never roads or hospitals.
    Works,
    /// Nouns of what is bought or built and is no company: "portafoglio", "impianto".
    ThingNoun,
}

/// A spelling of one or several words (`a|b|c`) and what they are.
pub type Entry = (&'static str, Tag);

/// Endings of a verb class, cut from the infinitive.
#[derive(Debug, Clone, Copy)]
pub struct Paradigm {
    /// Name by which verbs refer to it.
    pub name: &'static str,
    /// How many bytes of the infinitive are cut.
    pub cut: usize,
    /// Form and endings, `a|b|c`.
    pub endings: &'static [(Form, &'static str)],
}

/// A verb: infinitive, paradigm, and forms that replace those of the paradigm.
#[derive(Debug, Clone, Copy)]
pub struct Verb {
    /// Infinitive.
    pub lemma: &'static str,
    /// Name of its [`Paradigm`]; empty for a verb of several words ([`Verb::phrase`]).
    pub paradigm: &'static str,
    /// Irregular forms, `a|b|c`; they replace all regular ones of that form. A form may have several words: "hizo con".
    pub irregular: &'static [(Form, &'static str)],
    /// Whether its perfect takes the auxiliary of the passive ("è entrata").
    pub be_perfect: bool,
}

impl Verb {
    /// A verb of several words, "mettere in vendita": it takes the forms of the verb that its first word names.
    pub const fn phrase(lemma: &'static str) -> Self {
        Self { lemma, paradigm: "", irregular: &[], be_perfect: false }
    }
}

/// Where a slot's filler stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// Subject of the active verb; of a noun, who does it.
    Subj,
    /// Object of the active verb; of a noun, its genitive where a `Prep::Of` slot is not given.
    Obj,
    /// Behind a preposition.
    P(Prep),
    /// Maker of the machines that the predicate uses: "i chip di X".
    Maker,
    /// Right before a noun, as a part of a compound: en "the Kraft takeover".
    Before,
    /// Owner of the thing that the predicate is about: en "buys Alfa's cloud unit", "a unit of Alfa".
    Own,
}

/// What a frame asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A company in a role.
    Role(Role),
    /// The record's amount.
    Amount,
    /// A valuation.
    Valuation,
    /// A percentage that changes hands.
    Stake,
    /// Watts or watt hours.
    Power,
}

/// A frame that says nothing: what the tables leave out.
pub const NONE: Frame = Frame {
    id: "",
    kind: Kind::Figure,
    verbs: &[],
    nouns: &[],
    slots: &[],
    needs: Needs::Nothing,
    stand: None,
    metric: None,
};

/// A valency frame: which record a predicate evokes, and which role stands where.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Rule id behind `frame/`, such as `acquisition-buy`.
    pub id: &'static str,
    /// The kind of record.
    pub kind: Kind,
    /// Infinitives of the verbs that evoke it; "~" before one asks for the reflexive pronoun: "se adjudica".
    pub verbs: &'static [&'static str],
    /// Nouns and fixed phrases that evoke it, each `a|b|c`.
    pub nouns: &'static [&'static str],
    /// Who stands where.
    pub slots: &'static [(At, Slot)],
    /// What must stand with the predicate for it to mean this.
    pub needs: Needs,
    /// The stance that the predicate itself gives.
    pub stand: Option<Stand>,
    /// The metric, for figures.
    pub metric: Option<Metric>,
}

/// The rule of a frame as it is shown: those of the tables stand behind `frame/`, a user's have their own place.
pub fn rule_id(frame: &str) -> String {
    if frame.contains('/') { frame.to_owned() } else { format!("frame/{frame}") }
}

/// A condition on a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// None.
    Nothing,
    /// A filled company's slot other than the subject's.
    Company,
    /// An amount of money.
    Money,
    /// An amount of power or energy.
    Power,
    /// Two parties, or a party and an amount.
    Party,
    /// A noun that evokes a frame of the same kind as object: "mène le tour de table". Asked before the frame is
    /// filled.
    Object,
    /// A stake or a share of it as object: "take a 15% stake in", "raised its holding". Asked of verbs only, before the frame is filled.
    Stake,
    /// As [`Needs::Stake`], or a percentage of a company ("sale al 30% di Beta"), and both holder and company told in the sentence. What is held
    /// in the end is not what changes hands: percentages are no stake of such a frame.
    Holding,
    /// A company that is not its subject; without one the predicate means something else. Asked as soon as the companies are filled.
    Argument,
    /// An amount of its own in the same sentence; without one the verb means something else: "levantar una planta". Asked once amounts are
    /// given out.
    Amount,
    /// A company that is not its subject, and a sum of its own: "offered 3 billion for Beta", but "offers a service for Beta".
    Price,
    /// An intention or a future: "will spend 3 billion" is an investment, "spent 3 billion" a cost. Asked of verbs only.
    Ahead,
    /// Two companies in different roles, named or described in the sentence: "Alfa passa a Beta"; else the verb means something else.
    Pair,
    /// A plant as object and a sum of its own, where no order is told: "will build a $6.5 billion plant". Asked of verbs only.
    Works,
    /// As [`Needs::Pair`], of a verb of common speech: de "geht an Beta".
    Passage,
    /// As [`Needs::Pair`], and a verb that closes deals before it: "closes $35 billion Beta deal", but "signs Beta deal". Asked of nouns only.
    Closed,
    /// An agreement or a contract that it is the purpose of: "a deal with Alfa to use its chips". Asked once the instances are related.
    Agreement,
}

impl Needs {
    /// Whether a frame that needs this lists verbs of common speech ("take", "give", "spend"), which say nothing of who stands beside them.
    pub const fn of_common_verbs(self) -> bool {
        matches!(self, Self::Stake | Self::Holding | Self::Works | Self::Passage | Self::Ahead | Self::Object)
    }
}

/// A word that may be governed by a deal and say what state it is in: "ha completato l'acquisizione".
#[derive(Debug, Clone, Copy)]
pub struct Light {
    /// Infinitives.
    pub verbs: &'static [&'static str],
    /// What they make of the deal they govern; `None` leaves it to tense.
    pub stand: Option<Stand>,
}

/// Habits of a language's grammar; a table that needs none says [`Grammar::PLAIN`].
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// What qualifies a noun stands before it: "a $2 billion deal", "the Boston-based company", "the Alfa takeover".
    pub premodifiers: bool,
    /// Participle and simple past are one form: "bought", "acquired"; what follows tells which.
    pub past_participle: bool,
    /// The bare infinitive is the plural of the present: "they buy".
    pub bare_present: bool,
    /// "is bought" is no perfect: only "to have" makes one.
    pub have_perfect: bool,
    /// Months stand before days: "May 9, 2024".
    pub month_first: bool,
    /// Headlines write all words of weight with a capital.
    pub title_case: bool,
    /// "5% to 10%" is a range without a word that opens it.
    pub open_ranges: bool,
    /// What "of" and the plural article fuse to is also the article of the indefinite plural: fr "commande des bus".
    pub partitive_article: bool,
    /// "de 3 % a 5 %" is a range also where both ends tell their unit; a change is told with another word: pt "de 3 % para 5 %".
    pub range_to: bool,
    /// "3/4 %" is "from 3 to 4", not three quarters.
    pub slash_range: bool,
    /// Countries differ in their decimal mark, so that each text is asked for its own: "12,5" in Spain, "12.5" in Mexico.
    pub mixed_marks: bool,
    /// What "$" alone may be besides the dollar of the United States, or one of its namesakes: a peso, in French Canada's dollar.
    pub dollar_sign: Option<&'static str>,
    /// Ends of the nouns for companies that a place behind them tells apart: "Kreissparkasse Köln", "Stadtwerke Ulm".
    pub local_heads: &'static [&'static str],
    /// The reflexive pronoun as an infinitive or gerund ends in it: "adjudicarse"; empty where it stands apart.
    pub reflexive_ending: &'static str,
    /// The verb stands second and at the end: "hat Beta übernommen", "steigt bei Beta ein", "dass Alfa Beta kauft".
    pub brackets: bool,
    /// All nouns have capitals, which therefore prove no name; endings that show an unknown word to be a noun of the language.
    pub noun_endings: &'static [&'static str],
    /// Nouns join to one word whose last part tells what it is: "Milliardenübernahme".
    pub compounds: bool,
    /// Endings of the adverbs that may stand inside a verb group.
    pub adverbs: &'static [&'static str],
    /// What stands inside the infinitive of a separable verb: "zu" in "einzusteigen"; empty where there are none.
    pub infinitive_infix: &'static str,
    /// Endings of cases of a compound's head that tables need not list, the bare word first.
    pub case_endings: &'static [&'static str],
    /// Endings of who does something: "Fleischverarbeiter".
    pub agent_endings: &'static [&'static str],
    /// Nouns for companies that have their trade behind them before the name: "il leader del mobile Alfa", "le spécialiste de la literie Alfa". Others say
    /// whose they are: "la filiale du groupe Alfa".
    pub trade_heads: &'static [&'static str],
    /// Endings of participles, which tell what somebody suffers where an agent follows: "weighed down by 3 million of debt".
    pub participle_endings: &'static [&'static str],
    /// Endings of plurals, as far as they tell a noun from a name.
    pub plural_endings: &'static [&'static str],
    /// Endings that make an origin of a place: "Mainzer".
    pub origin_endings: &'static [&'static str],
    /// Endings by which a form of the simple past looks like no noun, so that an article before it is a pronoun: "la acquistò".
    pub past_endings: &'static [&'static str],
    /// What follows a number that counts a day: "9th".
    pub ordinal_endings: &'static [&'static str],
    /// Forms of verbs whose object does what a bare infinitive behind it tells: en "see" in "will see Alfa supply engines".
    pub causatives: &'static [&'static str],
}

impl Grammar {
    /// None of it.
    pub const PLAIN: Self = Self {
        premodifiers: false,
        past_participle: false,
        bare_present: false,
        have_perfect: false,
        month_first: false,
        title_case: false,
        open_ranges: false,
        partitive_article: false,
        range_to: false,
        slash_range: false,
        mixed_marks: false,
        dollar_sign: None,
        local_heads: &[],
        reflexive_ending: "",
        brackets: false,
        noun_endings: &[],
        compounds: false,
        adverbs: &[],
        infinitive_infix: "",
        case_endings: &[""],
        agent_endings: &[],
        trade_heads: &[],
        participle_endings: &[],
        plural_endings: &[],
        origin_endings: &[],
        past_endings: &[],
        ordinal_endings: &[],
        causatives: &[],
    };
}

/// One language: its tables.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Decimal mark.
    pub decimal: char,
    /// The mark that groups thousands.
    pub thousands: char,
    /// Habits of its grammar that the engine must know.
    pub grammar: Grammar,
    /// Currency where nothing else tells, if the language has one home currency area.
    pub home_currency: Option<&'static str>,
    /// Words and phrases.
    pub entries: &'static [&'static [Entry]],
    /// Parts of number words that are composed to all cardinals below 1,000.
    pub numbers: Numbers,
    /// Verb classes.
    pub paradigms: &'static [Paradigm],
    /// Which class a verb that the table lacks is taken to be of: patterns of infinitives `a|b`, the stem as "~", with the name of the
    /// class. The first that fits counts; one
    /// without a class tells that no infinitive ends so.
    pub regular: &'static [(&'static str, &'static str)],
    /// Verbs.
    pub verbs: &'static [Verb],
    /// Valency frames.
    pub frames: &'static [Frame],
    /// Verbs that govern a deal.
    pub light: &'static [Light],
    /// Verbs whose subject holds what their object is.
    pub holds: &'static [&'static str],
    /// Verbs whose agent owes the debt that they are said of: "un bond emesso da Alfa".
    pub issues: &'static [&'static str],
    /// Verbs that end the debt which is their object: "rimborserà un bond da 500 milioni" tells no new one.
    pub repays: &'static [&'static str],
    /// Verbs whose subject is made the offer that is their object: "respinge l'offerta". Who accepts one may as well be the seller.
    pub receives: &'static [&'static str],
    /// Abbreviations whose full stop ends no sentence, lower case, without it.
    pub abbreviations: &'static [&'static str],
    /// Endings that show an unknown word of six letters or more to be a finite verb.
    pub finite_endings: &'static [(Form, &'static str)],
    /// Unmarked words that vote for the language.
    pub function_words: &'static [&'static str],
}

impl Language {
    /// The marks before decimals and between thousands; the other way round in a text that has them so, where countries differ.
    pub const fn marks(&self, swapped: bool) -> (char, char) {
        if swapped && self.grammar.mixed_marks {
            (self.thousands, self.decimal)
        } else {
            (self.decimal, self.thousands)
        }
    }
}

/// How a language builds its cardinals below 1,000 in words.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    /// Words of their own value, `a|b`.
    pub simple: &'static [(i64, &'static str)],
    /// Tens that join with a unit: value, stem before a consonant, stem before a vowel.
    pub tens: &'static [(i64, &'static str, &'static str)],
    /// Units that join to tens and hundreds.
    pub units: &'static [(i64, &'static str)],
    /// Word for hundred that joins; empty where numbers are written apart.
    pub hundred: &'static str,
}
