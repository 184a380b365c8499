//! A run that is asked to stop: Ctrl-C, or a system that shuts down.
//!
//! The first signal ends a run where what is written is whole: a data set at the end of its shard, a stream behind the article at hand. The
//! second ends it at once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What has been asked so far.
#[derive(Debug, Clone, Default)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Interrupt {
    /// Listens to SIGINT and SIGTERM from now on.
    ///
    /// # Errors
    /// Where the system does not let it.
    pub fn listen() -> io::Result<Self> {
        use signal_hook::consts::{SIGINT, SIGTERM};
        let interrupt = Self::default();
        for signal in [SIGINT, SIGTERM] {
            // in this order: the first signal finds the flag unset
            let flag = || Arc::clone(&interrupt.asked);
            signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, flag())?;
            signal_hook::flag::register_usize(signal, Arc::clone(&interrupt.signal), signal as usize)?;
            signal_hook::flag::register(signal, flag())?;
        }
        Ok(interrupt)
    }

    /// Whether the run is to stop.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// The exit code, by the custom of shells: 130 for SIGINT, 143 for SIGTERM.
    pub fn code(&self) -> u8 {
        128 + self.signal.load(Ordering::Relaxed) as u8
    }
}
