import { build } from './build.mjs'

await build()
await import(new URL('../dist/bootstrap/cli.js', import.meta.url).href)
