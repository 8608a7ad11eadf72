import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Service = Readonly<{
  image: string
  build?: string
  environment?: Readonly<Record<string, string | number>>
  ports?: readonly string[]
  healthcheck?: Readonly<{ test?: readonly string[]; disable?: boolean }>
  depends_on?: Readonly<Record<string, Readonly<{ condition: string }>>>
  read_only?: boolean
  cap_drop?: readonly string[]
}>
type ComposeFile = Readonly<{ name: string; services: Readonly<Record<string, Service>> }>

/** The compose file as it is where of the variables that it mentions these are set. */
export const composeFile = (variables: Readonly<Record<string, string>> = {}): ComposeFile =>
  parse(interpolated(readFileSync('docker-compose.yml', 'utf8'), variables), { merge: true }) as ComposeFile

/** From the inside out: what stands for an absent variable may mention another one. */
const interpolated = (text: string, variables: Readonly<Record<string, string>>): string => {
  const next = text.replaceAll(
    /\$\{(\w+):-([^${}]*)\}/g,
    (_, name: string, otherwise: string) => variables[name] ?? otherwise,
  )
  return next === text ? text : interpolated(next, variables)
}

/** What a service of it has in its environment. */
export const environmentOf = ({ environment = {} }: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]))
