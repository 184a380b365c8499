//! The bytes of all articles of a run, in the order of the arguments.
//!
//! Folders are walked, files opened, inflated and cut into articles; nothing is decoded here ([`super::Unread`]).

use super::archive::Entries;
use super::error::{Place, ReadError};
use super::fields::FieldMap;
use super::form::{self, Form};
use super::inflate::{Input, inflate};
use super::jsonl::Lines;
use super::limits::Limits;
use super::table::Rows;
use super::unread::{Page, Raw, Unread};
use super::walk::{self, Source};
use super::watch::{Watch, Watched};
use super::{decode, document, syndication, warc};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

/// The articles of one file, one at a time.
pub type Pieces = Box<dyn Iterator<Item = Result<Unread, ReadError>> + Send>;

/// Articles that are yet to be read, one at a time.
pub struct Feed {
    sources: VecDeque<Result<Source, ReadError>>,
    fields: FieldMap,
    limits: Limits,
    /// The file that is open.
    open: Option<Pieces>,
    watch: Watch,
}

impl Feed {
    /// Looks up the files of all arguments; `-` is standard input. They are opened as the iterator moves. `fields` tells which column of a
    /// table holds the text.
    pub fn open(paths: &[PathBuf], fields: &FieldMap) -> Self {
        let (sources, limits, watch) = (walk::sources(paths).into(), Limits::default(), Watch::default());
        Self { sources, fields: fields.clone(), limits, open: None, watch }
    }

    /// How far reading is.
    pub fn watch(&self) -> Watch {
        self.watch.clone()
    }

    /// How many bytes the files have that are yet to be opened; none where that cannot be known beforehand.
    pub fn size(&self) -> Option<u64> {
        let sources = self.sources.iter().flatten().filter(|source| source.path.as_os_str() != "-");
        let sizes = sources.clone().map(|source| std::fs::metadata(&source.path).map_or(0, |file| file.len()));
        (sources.count() == self.sources.iter().flatten().count()).then(|| sizes.sum())
    }

    /// The same with other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    fn source(&self, source: Source) -> Result<Pieces, ReadError> {
        let place = walk::place(&source.path);
        log::debug!("{}: is read", place.name);
        #[cfg(feature = "parquet")]
        if source.form == Some(Form::Columns) {
            // its index stands at its end, so it is read where it lies
            let file = File::open(&source.path).map_err(|fault| ReadError::system(place.clone(), fault))?;
            self.watch.add(file.metadata().map_or(0, |file| file.len()));
            return Ok(Box::new(super::parquet::Rows::new(file, &self.fields, place, source.id)?));
        }
        let opened = match source.path.as_os_str() == "-" {
            true => Ok(buffered(std::io::stdin())),
            false => self.file(&source, &place)?,
        };
        let input = opened.map_err(|fault| ReadError::system(place.clone(), fault))?;
        pieces(input, source.form, &self.fields, self.limits, place, source.id)
    }

    /// A file, refused where it is one article that is too large.
    fn file(&self, source: &Source, place: &Place) -> Result<std::io::Result<Input>, ReadError> {
        let opened = File::open(&source.path).and_then(|f| Ok((f.metadata()?.len(), f)));
        match opened {
            Ok((size, _)) if size > self.limits.input && matches!(source.form, Some(Form::Text | Form::Page)) => {
                Err(self.limits.over_input(place.clone()))
            }
            Ok((_, file)) => Ok(Ok(buffered(Watched { inner: file, watch: self.watch.clone() }))),
            Err(fault) => Ok(Err(fault)),
        }
    }
}

impl Iterator for Feed {
    type Item = Result<Unread, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.open.as_mut().and_then(Iterator::next) {
                return Some(next);
            }
            match self.sources.pop_front()?.and_then(|source| self.source(source)) {
                Ok(pieces) => self.open = Some(pieces),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Cuts an input, compressed or not, into its articles, in the form that its name tells or else its first bytes.
///
/// # Errors
/// Where it cannot be read at all, or is no such thing.
pub fn pieces(
    input: Input,
    form: Option<Form>,
    fields: &FieldMap,
    limits: Limits,
    place: Place,
    id: String,
) -> Result<Pieces, ReadError> {
    let input = inflate(input, limits.ratio).map_err(|fault| ReadError::system(place.clone(), fault))?;
    let (form, input) = match form {
        Some(form) => (form, input),
        None => form::told(input).map_err(|fault| ReadError::system(place.clone(), fault))?,
    };
    let one =
        |raw: Raw, place: Place, id: String| -> Pieces { Box::new(std::iter::once(Ok(Unread { place, id, raw }))) };
    let own = place.clone();
    let article = |input| whole(input, limits.input, &own, || limits.over_input(own.clone()));
    let document = |input| whole(input, limits.document, &own, || limits.over_document(own.clone()));
    Ok(match form {
        Form::Text => one(Raw::Text(article(input)?), place, id),
        Form::Page => {
            let page = Page { bytes: article(input)?, html: true, ..Page::default() };
            one(Raw::Page(Box::new(page)), place, id)
        }
        Form::Lines => {
            let mut lines = Lines::new(input, place.name).within(limits);
            Box::new(std::iter::from_fn(move || {
                let line = lines.next_line()?;
                Some(line.map(|(line, place)| Unread { place, id: id.clone(), raw: Raw::Line(line) }))
            }))
        }
        Form::Table => Box::new(Rows::new(input, fields, limits, place, id)?),
        #[cfg(feature = "parquet")]
        Form::Columns => {
            let bytes = bytes::Bytes::from(document(input)?);
            Box::new(super::parquet::Rows::new(bytes, fields, place, id)?)
        }
        #[cfg(not(feature = "parquet"))]
        Form::Columns => {
            let fault = "this program is built without the feature parquet".to_owned();
            return Err(ReadError::Malformed { place, fault });
        }
        Form::Warc => Box::new(warc::Records::new(input, place).within(limits)),
        Form::Document => Box::new(document::objects(&document(input)?, &place, &id)?.into_iter().map(Ok)),
        Form::Syndication => {
            let xml = decode::decode(document(input)?, None, &place)?.text;
            Box::new(syndication::items(&xml, &place, &id).into_iter())
        }
        Form::Archive => Box::new(Entries::new(input, fields, limits, place, id)),
    })
}

fn buffered(input: impl Read + Send + 'static) -> Input {
    Box::new(BufReader::with_capacity(64 * 1024, input))
}

fn whole(input: Input, limit: u64, place: &Place, over: impl Fn() -> ReadError) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    match input.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(fault) => Err(ReadError::system(place.clone(), fault)),
        Ok(read) if read as u64 > limit => Err(over()),
        Ok(_) => Ok(bytes),
    }
}
