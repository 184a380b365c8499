//! Manifests of data sets, which lead to files: what is taken for one names its shards by digits, counts what can be summed, and says the
//! same when it is written and read again.
#![no_main]

use dealsift::run::dataset::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let manifest = match Manifest::parse(bytes) {
        Ok(manifest) => manifest,
        Err(fault) => return assert!(!fault.is_empty()),
    };
    for shard in &manifest.shards {
        assert!(shard.name.bytes().all(|b| b.is_ascii_digit()), "{:?}", shard.name);
    }
    let next = manifest.next_name();
    assert!(manifest.shards.iter().all(|shard| shard.name != next), "{next}");
    assert!(manifest.batches() >= manifest.shards.iter().map(|shard| shard.batches).max().unwrap_or_default());
    let written = serde_json::to_vec(&manifest).expect("a manifest is JSON");
    assert_eq!(Manifest::parse(&written).as_ref(), Ok(&manifest));
});
