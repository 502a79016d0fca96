// Prints the coverages of a CoverageJSON document as JSON, as covjson-reader understands them: MODULES FILE
const [modules, file] = process.argv.slice(2)
const { readFileSync } = require('node:fs')
const { read } = require(`${modules}/covjson-reader`)

/** The last axis runs fastest. */
async function values(coverage, key) {
  const range = await coverage.loadRange(key)
  let places = [{}]
  for (const [axis, size] of range.shape) {
    places = places.flatMap((place) => Array.from({ length: size }, (_, i) => ({ ...place, [axis]: i })))
  }
  return places.map((place) => range.get(place))
}

async function main() {
  const document = await read(JSON.parse(readFileSync(file, 'utf8')))
  const all = []
  for (const coverage of document.coverages ?? [document]) {
    const domain = await coverage.loadDomain()
    const one = { domainType: domain.domainType, axes: {}, ranges: {} }
    for (const [name, axis] of domain.axes) one.axes[name] = Array.from(axis.values)
    for (const key of coverage.parameters.keys()) one.ranges[key] = await values(coverage, key)
    all.push(one)
  }
  console.log(JSON.stringify(all))
}

main().catch((failed) => { console.error(failed); process.exit(1) })
