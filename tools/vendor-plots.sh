#!/usr/bin/env bash
# Fetches the library that the report draws its plots with, checks it, and lays it where the build takes it from.
#   tools/vendor-plots.sh          writes src/report/plots/ anew
#   tools/vendor-plots.sh --check  only compares what lies there with the pinned digests; needs no network
# To take another version: change VERSION, ZRENDER and the digests, run it, and run tests/browser.
set -eu
cd "$(dirname "$0")/.."
into=src/report/plots
VERSION=6.1.0
ZRENDER=6.1.0
ARCHIVES="681aff88cc1038c3fa941a3a53d1b177a52250b05335efc607d6105ae13be481  echarts-$VERSION.tgz
38f2fb722a638be016ca0175b139c40c886ef47fc2afdb741b2e7e7ae9683f9c  zrender-$ZRENDER.tgz"

if [ "${1:-}" != --check ]; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    (
        cd "$scratch"
        npm pack --silent "echarts@$VERSION" "zrender@$ZRENDER"
        printf '%s\n' "$ARCHIVES" | sha256sum --check --quiet
        mkdir echarts zrender
        tar xzf "echarts-$VERSION.tgz" -C echarts --strip-components 1
        tar xzf "zrender-$ZRENDER.tgz" -C zrender --strip-components 1
    )
    mkdir -p "$into"
    cp "$scratch/echarts/dist/echarts.min.js" "$scratch/echarts/LICENSE" "$scratch/echarts/NOTICE" "$into/"
    cp "$scratch/echarts/licenses/LICENSE-d3" "$into/LICENSE-d3"
    cp "$scratch/zrender/LICENSE" "$into/LICENSE-zrender"
fi
(cd "$into" && sha256sum --check --quiet SHA256SUMS)
printf 'echarts %s as pinned\n' "$VERSION"
