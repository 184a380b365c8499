//! Tar archives: each file in them as if it stood in a folder. An archive within an archive is passed over and named.

use super::error::{Place, ReadError};
use super::feed::{Pieces, pieces};
use super::fields::FieldMap;
use super::form::{Form, form_of};
use super::inflate::Input;
use super::limits::Limits;
use super::unread::Unread;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// The articles of an archive.
pub struct Entries {
    files: Receiver<Result<File, ReadError>>,
    fields: FieldMap,
    limits: Limits,
    open: Option<Pieces>,
}

/// A file of an archive.
struct File {
    form: Form,
    bytes: Vec<u8>,
    place: Place,
    id: String,
}

impl Entries {
    /// Articles of the files of `input` that could hold any.
    pub fn new(input: Input, fields: &FieldMap, limits: Limits, place: Place, id: String) -> Self {
        // the entries borrow from their archive, so a thread of their own holds both; it never reads more than one file ahead
        let (sender, files) = sync_channel(0);
        thread::spawn(move || {
            let mut archive = tar::Archive::new(input);
            let entries = match archive.entries() {
                Ok(entries) => entries,
                Err(fault) => {
                    let _ = sender.send(Err(ReadError::system(place, fault)));
                    return;
                }
            };
            for entry in entries {
                let found = match entry {
                    Ok(entry) => file(entry, limits, &place, &id),
                    Err(fault) => Some(Err(ReadError::system(place.clone(), fault))),
                };
                let ends = matches!(found, Some(Err(ReadError::Unreadable { .. })));
                if found.is_some_and(|found| sender.send(found).is_err()) || ends {
                    return;
                }
            }
        });
        Self { files, fields: fields.clone(), limits, open: None }
    }
}

/// What an entry holds, where it could hold articles.
fn file(entry: tar::Entry<Input>, limits: Limits, place: &Place, id: &str) -> Option<Result<File, ReadError>> {
    if !entry.header().entry_type().is_file() {
        return None;
    }
    let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
    let name = name.trim_start_matches("./");
    let form = form_of(Path::new(name), false)?;
    let own = Place::file(format!("{}/{name}", place.name));
    if form == Form::Archive {
        let fault = "an archive within an archive; unpack one of them".to_owned();
        return Some(Err(ReadError::Malformed { place: own, fault }));
    }
    if entry.size() > limits.document {
        return Some(Err(limits.over_document(own)));
    }
    let mut bytes = Vec::new();
    Some(match entry.take(limits.document).read_to_end(&mut bytes) {
        Ok(_) => Ok(File { form, bytes, place: own, id: format!("{id}/{name}") }),
        Err(fault) => Err(ReadError::system(own, fault)),
    })
}

impl Iterator for Entries {
    type Item = Result<Unread, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.open.as_mut().and_then(Iterator::next) {
                return Some(next);
            }
            match self.files.recv().ok()? {
                Err(fault) => return Some(Err(fault)),
                Ok(File { form, bytes, place, id }) => {
                    match pieces(Box::new(Cursor::new(bytes)), Some(form), &self.fields, self.limits, place, id) {
                        Ok(pieces) => self.open = Some(pieces),
                        Err(fault) => return Some(Err(fault)),
                    }
                }
            }
        }
    }
}
