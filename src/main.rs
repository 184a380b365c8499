//! The `dealsift` program.

fn main() {}
