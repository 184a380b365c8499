//! Who a company is: the identifiers and the country that the lists give it, where they give them surely.
//!
//! "Alfa" may be Alfa S.p.A. of Milan or Alfa GmbH of Ulm. The legal form that the article writes decides, else the country that it tells
//! ("la tedesca Alfa"), else nothing does, and no identifier is better than a wrong one. The user's own lists win over registers, registers
//! add what the embedded list lacks.

use super::Entity;
use crate::lexicon::index::{Entry, Found, key};
use crate::lexicon::{CompanyIndex, KnownCompany, NameTag, Names, Source, class};
use crate::mention::View;
use crate::mention::company::CompanyMention;
use crate::value::{CompanyId, country};
use smallvec::SmallVec;

/// What is known of a company beside its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// Its identifiers, in the order of [`SCHEMES`].
    pub ids: Vec<CompanyId>,
    /// ISO 3166 alpha-2, empty where unknown.
    pub country: &'static str,
}

/// The schemes of identifiers, in the order of the output.
pub const SCHEMES: &[&str] = &["own", "lei", "isin", "ticker", "cik", "dealsift"];

/// What an article tells that parts companies of one name.
#[derive(Debug, Default)]
struct Told {
    /// Legal forms, as they are compared.
    forms: SmallVec<[String; 2]>,
    countries: SmallVec<[&'static str; 2]>,
}

/// Tells who a company is that the article names `name` and, elsewhere, `forms`.
pub fn identify(view: View, mentions: &[CompanyMention], entity: &Entity, name: &str, forms: &[&str]) -> Identity {
    let names = &view.tables.names;
    let known = entity.known.and_then(|n| names.embedded(n));
    let told = if names.has_indexes() { Told::of(view, mentions, entity) } else { Told::default() };
    settle(names, &told, known, entity.country, (name, forms))
}

/// Tells who a company is of which there is nothing but its name, with or without legal form.
pub fn of_name(names: &Names, known: Option<&KnownCompany>, name: &str) -> Identity {
    let key = key::Key::new(name);
    let told = Told { forms: Some(key.form).filter(|f| !f.is_empty()).into_iter().collect(), ..Told::default() };
    settle(names, &told, known, known.map_or("", |k| k.country), (name, &[]))
}

fn settle(
    names: &Names,
    told: &Told,
    known: Option<&KnownCompany>,
    country: &'static str,
    (name, forms): (&str, &[&str]),
) -> Identity {
    let mut identity = Identity { ids: Vec::new(), country };
    let mut own = None;
    for index in names.indexes() {
        let Some(entry) = pick(index, told, known, name, forms) else { continue };
        let first = own.is_none() && entry.source() == Source::Own;
        let home = entry.country();
        let agree = identity.country.is_empty() || home.is_empty() || identity.country == home;
        if !agree && !first {
            continue;
        }
        if first && !home.is_empty() {
            // what a register of another country said is not of this company
            identity.ids.retain(|_| agree);
            identity.country = home;
        }
        own = own.or(first.then_some(entry));
        add(&mut identity.ids, entry.ids());
        if identity.country.is_empty() {
            identity.country = home;
        }
    }
    // the user's list may say that this is another company of the name
    if let Some(known) = known.filter(|k| k.country.is_empty() || identity.country == k.country) {
        add(&mut identity.ids, pairs(known.ids));
        if known.embedded && !identity.ids.iter().any(|id| id.scheme == "dealsift") {
            identity.ids.push(CompanyId::new("dealsift", known.id()));
        }
    }
    identity.ids.sort_by_key(|id| SCHEMES.iter().position(|s| *s == id.scheme));
    identity
}

/// The `scheme:value` pairs of the embedded list.
pub fn pairs(listed: &str) -> impl Iterator<Item = (&str, &str)> {
    listed.split('|').filter_map(|pair| pair.split_once(':'))
}

/// Adds identifiers of schemes that are not there yet; a `mic` belongs to the ticker before it, and what is no scheme stays out.
pub fn add<'i>(ids: &mut Vec<CompanyId>, pairs: impl Iterator<Item = (&'i str, &'i str)>) {
    let from = ids.len();
    let mut ticker = None;
    for (scheme, value) in pairs {
        if scheme == "mic" {
            if let Some(id) = ticker.and_then(|at: usize| ids.get_mut(at)) {
                id.mic = Some(value.to_owned());
            }
        } else {
            let fresh = SCHEMES.contains(&scheme) && !ids[..from].iter().any(|id| id.scheme == scheme);
            ticker = (fresh && scheme == "ticker").then_some(ids.len());
            ids.extend(fresh.then(|| CompanyId::new(scheme, value)));
        }
    }
}

/// The one company of a list that is meant, if there is one.
fn pick<'x>(
    index: &'x CompanyIndex,
    told: &Told,
    known: Option<&KnownCompany>,
    name: &str,
    forms: &[&str],
) -> Option<Entry<'x>> {
    let full = key::words(name);
    let part = |form: &str| format!(" {full} ").contains(&format!(" {} ", key::words(form)));
    // a name that the article shortens may be another's in full
    let others = forms.iter().copied().filter(|form| !part(form));
    let listed = known.map(|k| k.name);
    for name in [name].into_iter().chain(listed).chain(others) {
        let Some(found) = index.find(name) else { continue };
        let of = |own: bool| -> SmallVec<[Entry<'x>; 4]> {
            let entries = found.entries().filter(move |e| (e.source() == Source::Own) == own);
            entries.filter(|e| told.allows(e)).collect()
        };
        let (mut own, home) = (of(true), known.map_or("", |k| k.country));
        if own.len() > 1 && !home.is_empty() {
            own.retain(|e| e.country() == home);
        }
        if let Some(entry) = one(&own) {
            return Some(entry);
        }
        // a register has many a name twice, and what the embedded list knows under another name is another company there
        if !own.is_empty() || known.is_some_and(|k| name != k.name) {
            continue;
        }
        let mut registered = of(false);
        registered.retain(|e| home.is_empty() || e.country().is_empty() || e.country() == home);
        if let Some(entry) = one(&registered).filter(|e| told.vouches(e, &found, home)) {
            return Some(entry);
        }
        if !registered.is_empty() {
            return None;
        }
    }
    None
}

/// The one company that entries are.
fn one<'x>(entries: &[Entry<'x>]) -> Option<Entry<'x>> {
    let (first, rest) = entries.split_first()?;
    let sure = |e: &Entry<'x>, scheme: &str| e.ids().find(|(s, _)| *s == scheme);
    let same = |e: &Entry<'x>| {
        e.number == first.number
            || ["lei", "cik", "isin"].iter().any(|s| sure(e, s).is_some() && sure(e, s) == sure(first, s))
    };
    rest.iter().all(same).then_some(*first)
}

impl Told {
    fn of(view: View, mentions: &[CompanyMention], entity: &Entity) -> Self {
        let mut told = Self::default();
        for mention in entity.mentions.iter().map(|&m| &mentions[m as usize]) {
            let own = key::Key::new(mention.span.of(view.text)).form;
            let behind = match mention.legal_end > mention.end {
                true => key::form(view.span(mention.end, mention.legal_end).of(view.text)),
                false => String::new(),
            };
            for form in [own, behind] {
                if !form.is_empty() && !told.forms.contains(&form) {
                    told.forms.push(form);
                }
            }
            for code in before(view, mention).into_iter().chain(behind_it(view, mention)) {
                if !told.countries.contains(&code) {
                    told.countries.push(code);
                }
            }
        }
        told
    }

    /// Whether nothing that is told speaks against a company.
    fn allows(&self, entry: &Entry) -> bool {
        let form = self.forms.is_empty() || entry.form().is_empty() || self.forms.iter().any(|f| f == entry.form());
        let home = entry.country();
        form && (self.countries.is_empty() || home.is_empty() || self.countries.contains(&home))
    }

    /// Whether something that is told speaks for a company, where its name alone does not.
    fn vouches(&self, entry: &Entry, found: &Found, home: &str) -> bool {
        let (form, country) = (entry.form(), entry.country());
        !found.ambiguous()
            || self.forms.iter().any(|f| f == form)
            || !country.is_empty() && (self.countries.contains(&country) || country == home)
    }
}

/// The country of an adjective of a place at token `k`, and how many tokens it takes.
fn demonym(view: View, k: usize) -> Option<(&'static str, usize)> {
    if !view.is(k, class::DEMONYM) {
        return None;
    }
    view.hits.names.at(k).iter().find_map(|hit| match hit.tag {
        NameTag::Demonym(code, _) => Some((country::code(std::str::from_utf8(&code).ok()?)?, hit.len as usize)),
        _ => None,
    })
}

/// "la tedesca Alfa", "il gruppo tedesco Alfa", "German carmaker Alfa".
fn before(view: View, mention: &CompanyMention) -> Option<&'static str> {
    for k in (mention.first.saturating_sub(4)..mention.first).rev() {
        if let Some((code, len)) = demonym(view, k) {
            return (k + len <= mention.first).then_some(code);
        }
        let quote = ['"', '“', '«', '„', '-'].iter().any(|&c| view.mark(k, c));
        let apart =
            view.is(k, class::VERB | class::PREP | class::AND | class::CLAUSE) && !view.is(k, class::COMPANY_NOUN);
        if apart || !view.tokens[k].is_word() && !quote {
            return None;
        }
    }
    None
}

/// "Alfa, società tedesca di …", "Alfa (Germania)".
fn behind_it(view: View, mention: &CompanyMention) -> Option<&'static str> {
    let after = mention.legal_end;
    if view.mark(after, '(') {
        return view.hits.names.at(after + 1).iter().find_map(|hit| match hit.tag {
            NameTag::Place(place) if place.country && view.mark(after + 1 + hit.len as usize, ')') => {
                country::code(std::str::from_utf8(&place.code).ok()?)
            }
            _ => None,
        });
    }
    if !view.mark(after, ',') {
        return None;
    }
    let stops =
        |k: &usize| !view.tokens.get(*k).is_some_and(|t| t.is_word()) || view.is(*k, class::VERB | class::CLAUSE);
    let end = (after + 1..after + 7).find(stops).unwrap_or(after + 7);
    let explained = view.hits.among(after + 1, end) & class::COMPANY_NOUN != 0;
    (after + 1..end).find_map(|k| demonym(view, k)).filter(|_| explained).map(|(code, _)| code)
}
