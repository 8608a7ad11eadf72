/** HTML that is safe to send: only the `html` tag makes it. */
export type Html = Readonly<{ markup: string }>

/** A template whose values are escaped, unless they are `Html` themselves, or a list of it. */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html => ({
  markup: parts.reduce((markup, part, index) => markup + markupOf(values[index - 1] ?? '') + part),
})

const markupOf = (value: string | number | Html | readonly Html[]): string => {
  if (typeof value !== 'object') return escaped(String(value))
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
