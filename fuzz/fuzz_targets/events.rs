//! Lines of outputs and of events from a stranger, grouped into events.
#![no_main]

use dealsift::event::{Event, Previous, Tellings, group};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (mut all, mut previous) = (Tellings::default(), Previous::default());
    for line in bytes.split(|byte| *byte == b'\n') {
        let _ = all.take_line(line, None);
        let _ = all.take_event(line, &mut previous);
    }
    all.identify(None);
    all.sort();
    let mut events: Vec<Event> = group(&all, None).into_iter().map(|members| Event::of(&all, members)).collect();
    previous.assign(&all, &mut events);
});
