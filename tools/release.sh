#!/usr/bin/env bash
# Builds an archive of the program that runs on any Linux of this processor, with its checksum, into target/dist.
# Needs: rustup target add x86_64-unknown-linux-musl (or aarch64-…), and a C compiler for musl (Debian: musl-tools). A toolchain
# without that target but with the sources of the standard library builds it as well: RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_unwind.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-$(uname -m)-unknown-linux-musl}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=dealsift-$version-$target
dist=target/dist

cargo build --release --locked --target "$target"
program=target/$target/release/dealsift
"$program" --version

rm -rf "$dist/$name"
mkdir -p "$dist/$name/completions" "$dist/$name/man"
cp "$program" README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$dist/$name"
strip "$dist/$name/dealsift"
for shell in bash elvish fish powershell zsh; do "$program" completions "$shell" > "$dist/$name/completions/dealsift.$shell"; done
"$program" man > "$dist/$name/man/dealsift.1"

# the same bytes from the same commit
time=$(git log -1 --format=%ct)
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$time" -C "$dist" -cf - "$name" | gzip -n -9 > "$dist/$name.tar.gz"
(cd "$dist" && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")
