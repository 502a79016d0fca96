#!/bin/sh
# The script as a stranger uses it: what it says, how it ends, that Ctrl-C leaves nothing behind.
# Called by `./estran test` once the jar is built; prints one line a check and ends with 1 when one fails.
# shellcheck disable=SC2317  # functions are called by name
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../../.." && pwd -P)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/estran-script.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
unset LC_ALL LC_MESSAGES
LANG=C
export LANG
failed=0

# check SENTENCE COMMAND...: the sentence holds when the command succeeds
check() {
    sentence=$1
    shift
    if "$@"; then echo "ok     $sentence"; else echo "NOT OK $sentence"; failed=1; fi
}

# ends STATUS ARGUMENTS...: the script ends so
ends() {
    wanted=$1
    shift
    status=0
    "$root/estran" "$@" >"$scratch/said" 2>&1 </dev/null || status=$?
    [ "$status" -eq "$wanted" ]
}

says() { grep -q -- "$1" "$scratch/said"; }

in_french() { LANG=fr_FR.UTF-8 "$root/estran" --help | grep -q "centre de données"; }

# a machine with the usual small tools, without Maven and Node, and with a java on PATH that is none
names_what_is_missing() {
    mkdir -p "$scratch/bin"
    for tool in sh sed awk dirname readlink grep head cat tr cksum find sort mktemp apt-get apt-cache; do
        place=$(command -v "$tool") && ln -sf "$place" "$scratch/bin/$tool"
    done
    status=0
    env -i PATH="$scratch/bin" HOME="$scratch" "$root/estran" test --fast >"$scratch/said" 2>&1 </dev/null || status=$?
    [ "$status" -eq 1 ] && says 'Maven' && says 'Node'
}

# Waits until the server of a run has said a line, at most three minutes.
until_said() {
    waited=0
    until grep -q "$1" "$2" 2>/dev/null; do
        waited=$((waited + 1))
        if [ "$waited" -ge 180 ] || ! kill -0 "$demo" 2>/dev/null; then cat "$2"; return 1; fi
        sleep 1
    done
}

# A java of another age comes first on PATH, and nothing names the JDK.
demo_opens_and_leaves_nothing() {
    mkdir -p "$scratch/tmp" "$scratch/older/bin"
    printf '#!/bin/sh\nexit 1\n' >"$scratch/older/bin/java"
    chmod +x "$scratch/older/bin/java"
    unset JAVA_HOME
    PATH=$scratch/older/bin:$PATH TMPDIR=$scratch/tmp "$root/estran" demo --port 18080 >"$scratch/demo" 2>&1 </dev/null &
    demo=$!
    until_said 'sample centre is open' "$scratch/demo" || { kill -TERM "$demo" 2>/dev/null; return 1; }
    address=$(sed -n 's/.*is open: *\(http[^ ]*\).*/\1/p' "$scratch/demo")
    curl -fsS "${address}records?lang=en" | grep -q '<title' || { cat "$scratch/demo"; kill -TERM "$demo"; return 1; }
    kill -TERM "$demo"
    status=0
    wait "$demo" || status=$?
    left=$(ls "$scratch/tmp")
    if [ "$status" -ne 0 ] || [ -n "$left" ]; then
        echo "  status $status, left: $left"
        tail -n 20 "$scratch/demo"
        return 1
    fi
}

# A home is filled by a rebuild of nothing, copied, restored; what cannot be is refused with its status.
copies_and_restores() {
    home=$scratch/a_home
    ends 0 rebuild --home "$home" && says '0 records remade' || { cat "$scratch/said"; return 1; }
    ends 0 backup "$scratch/copies" --home "$home" && says 'Whole copy' || { cat "$scratch/said"; return 1; }
    ends 0 restore "$scratch/copies" --home "$scratch/restored" || { cat "$scratch/said"; return 1; }
    ends 1 restore "$scratch/copies" --home "$scratch/restored" && says 'not empty' || { cat "$scratch/said"; return 1; }
    ends 2 backup --home "$home" && says 'Usage' || { cat "$scratch/said"; return 1; }
    ends 2 restore "$scratch/copies" && says 'Usage' || { cat "$scratch/said"; return 1; }
}

# A thesaurus is loaded into a home, and again without a change; one that is none is refused.
loads_a_thesaurus() {
    home=$scratch/a_home
    printf 'code,label_fr,label_en\nx,pâle,pale\ny,sombre,dark\n' >"$scratch/shades.csv"
    ends 0 vocabulary load "$scratch/shades.csv" --home "$home" && says '2 added' || { cat "$scratch/said"; return 1; }
    ends 0 vocabulary load "$scratch/shades.csv" --name shades --home "$home" && says '2 unchanged' || { cat "$scratch/said"; return 1; }
    printf 'nothing of the kind' >"$scratch/prose.txt"
    ends 1 vocabulary load "$scratch/prose.txt" --home "$home" || { cat "$scratch/said"; return 1; }
    ends 2 vocabulary load "$scratch/absent.csv" --home "$home" || { cat "$scratch/said"; return 1; }
    ends 2 vocabulary unload "$scratch/shades.csv" --home "$home" && says 'Usage' || { cat "$scratch/said"; return 1; }
}

# A small NASA Ames file becomes CSV and netCDF; an existing file is kept, prose is refused.
converts_observations() {
    printf '15 1001\nx\nx\nx\nx\n1 1\n2020 1 2 2020 1 2\n0\nSeconds from 0000 hours\n1\n0.1\n-9\nTemperature (K)\n0\n0\n60 2801\n120 -9\n' >"$scratch/sonde.na"
    ends 0 convert "$scratch/sonde.na" --out "$scratch/sonde.csv" && says 'NASA Ames' || { cat "$scratch/said"; return 1; }
    grep -q '2020-01-02T00:01:00Z,280.1' "$scratch/sonde.csv" || { cat "$scratch/sonde.csv"; return 1; }
    ends 1 convert "$scratch/sonde.na" --out "$scratch/sonde.csv" && says 'exists already' || { cat "$scratch/said"; return 1; }
    ends 0 convert "$scratch/sonde.na" --to netcdf --out "$scratch/sonde.nc" || { cat "$scratch/said"; return 1; }
    ends 0 convert "$scratch/sonde.nc" --out "$scratch/again.csv" || { cat "$scratch/said"; return 1; }
    printf 'nothing of the kind' >"$scratch/prose.txt"
    ends 1 convert "$scratch/prose.txt" --out "$scratch/prose.csv" || { cat "$scratch/said"; return 1; }
    ends 0 check "$scratch/sonde.na" && says 'No value fails' || { cat "$scratch/said"; return 1; }
    ends 2 convert && says 'Usage' || { cat "$scratch/said"; return 1; }
}

starts_without_building_again() {
    ! grep -q 'Building Estran' "$scratch/demo"
}

check "help is given" ends 0 --help
for verb in demo serve import harvest vocabulary backup restore rebuild convert merge check test bench; do check "help is given for $verb" ends 0 "$verb" --help; done
check "an unknown verb is bad usage" ends 2 trawl
check "  and is named" says 'unknown verb: trawl'
check "an unknown option is bad usage" ends 2 demo --fast
check "a port that is no number is bad usage" ends 2 serve --port http
check "a configuration that is not there is bad usage" ends 2 serve --config "$scratch/absent.yml"
check "it speaks French to a French terminal" in_french
check "all missing tools are named at once" names_what_is_missing
check "a centre is rebuilt, copied and restored" copies_and_restores
check "a thesaurus is loaded" loads_a_thesaurus
check "a file of observations is converted and checked" converts_observations
check "the demo opens, stops when asked and leaves nothing" demo_opens_and_leaves_nothing
check "  and needed no second build" starts_without_building_again
exit "$failed"
