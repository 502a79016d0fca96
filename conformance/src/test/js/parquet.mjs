// Prints the rows of a Parquet file as JSON, as hyparquet reads them: MODULES FILE
import { pathToFileURL } from 'node:url'

const [modules, file] = process.argv.slice(2)
const from = (name) => import(pathToFileURL(`${modules}/${name}`))
const { parquetReadObjects } = await from('hyparquet/src/index.js')
const { asyncBufferFromFile } = await from('hyparquet/src/node.js')
const { compressors } = await from('hyparquet-compressors/src/index.js')
const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file), compressors })
console.log(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value)))
