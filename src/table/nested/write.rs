//! Views to columns: what `serde` would write as JSON is appended to the columns instead.
//!
//! An object fills the columns of a struct by name; a name without a column is passed over.

use super::Misfit;
use super::column::{List, Node, Struct};
use super::key::Name;
use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTupleStruct, Serializer,
};

type Done = Result<(), Misfit>;

/// A row of a struct.
pub(super) struct Row<'a> {
    of: &'a mut Struct,
    next: usize,
}

/// The values of a list.
pub(super) struct Items<'a>(&'a mut List);

fn misfit<T>(what: &str) -> Result<T, Misfit> {
    Err(Misfit(format!("no column for {what}")))
}

impl Row<'_> {
    fn put<T: Serialize + ?Sized>(&mut self, at: usize, value: &T) -> Done {
        self.next = at + 1;
        let Some(column) = self.of.next(at) else { return misfit("one value more, or a field that stands twice") };
        match column {
            Node::Json(column) => match serde_json::to_string(value) {
                Ok(json) if json != "null" => column.append_value(json),
                _ => column.append_null(),
            },
            column => value.serialize(column)?,
        }
        Ok(())
    }

    fn close(self) -> Done {
        self.of.close();
        Ok(())
    }
}

impl SerializeStruct for Row<'_> {
    type Ok = ();
    type Error = Misfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        match self.of.position_of(key, self.next) {
            Some(at) => self.put(at, value),
            None => Ok(()),
        }
    }

    /// A field that is left out stands in the order of those that are not.
    fn skip_field(&mut self, key: &'static str) -> Done {
        if let Some(at) = self.of.position_of(key, self.next) {
            self.next = at + 1;
        }
        Ok(())
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl SerializeMap for Row<'_> {
    type Ok = ();
    type Error = Misfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Done {
        misfit("a key without its value")
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Done {
        misfit("a value without its key")
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(&mut self, key: &K, value: &V) -> Done {
        match key.serialize(Name { of: self.of, next: self.next })? {
            Some(at) => self.put(at, value),
            None => Ok(()),
        }
    }

    fn end(self) -> Done {
        self.close()
    }
}

/// A pair fills the columns in order.
impl SerializeTupleStruct for Row<'_> {
    type Ok = ();
    type Error = Misfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.put(self.next, value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Misfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut self.0.values)?;
        self.0.length = self.0.length.checked_add(1).ok_or_else(|| Misfit("a list is too long".to_owned()))?;
        Ok(())
    }

    fn end(self) -> Done {
        self.0.close();
        Ok(())
    }
}

/// The methods that no view comes to.
macro_rules! refused {
    ($($method:ident($($argument:ty),*) -> $answer:ty;)+) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$answer, Misfit> {
            misfit(stringify!($method))
        })+
    };
}

macro_rules! integers {
    ($($method:ident: $type:ty),+) => {
        $(fn $method(self, number: $type) -> Done {
            i64::try_from(number).map_or_else(|_| misfit("a number so large"), |number| self.push_integer(number))
        })+
    };
}

impl<'a> Serializer for &'a mut Node {
    type Ok = ();
    type Error = Misfit;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Impossible<(), Misfit>;
    type SerializeTupleStruct = Row<'a>;
    type SerializeTupleVariant = Impossible<(), Misfit>;
    type SerializeMap = Row<'a>;
    type SerializeStruct = Row<'a>;
    type SerializeStructVariant = Impossible<(), Misfit>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    /// Numbers come in millionths then, as columns hold them.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_i128(self, millionths: i128) -> Done {
        self.push_millionths(millionths)
    }

    fn serialize_bool(self, is: bool) -> Done {
        self.push_bool(is)
    }

    fn serialize_str(self, text: &str) -> Done {
        self.push_str(text)
    }

    fn serialize_none(self) -> Done {
        self.absent(1);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.push_str(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Misfit> {
        match self {
            Node::List(list) => Ok(Items(list)),
            _ => misfit("a list"),
        }
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Row<'a>, Misfit> {
        match self {
            Node::Struct(of) => Ok(Row { of, next: 0 }),
            _ => misfit(name),
        }
    }

    fn serialize_tuple_struct(self, name: &'static str, length: usize) -> Result<Row<'a>, Misfit> {
        self.serialize_struct(name, length)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Row<'a>, Misfit> {
        self.serialize_struct("an object", 0)
    }

    refused! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        misfit("a variant")
    }
}
