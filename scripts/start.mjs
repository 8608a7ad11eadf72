import { build } from './build.mjs'

await build()
await import(new URL('../dist/bootstrap/main.js', import.meta.url).href)
