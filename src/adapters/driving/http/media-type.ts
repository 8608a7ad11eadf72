import type { IncomingHttpHeaders } from 'node:http'

/** The media type of a body that can be read as it is sent, in UTF-8 and not compressed; undefined of any other. */
export const plainMediaType = (headers: IncomingHttpHeaders): string | undefined => {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = headers
  const [type, ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map(part => part.trim())
  const isUtf8 = parameters.every(each => !each.startsWith('charset') || /^charset="?utf-?8"?$/.test(each))
  return isUtf8 && encoding === 'identity' ? type : undefined
}
