import type { OperationNotes } from './operation-note.js'

const PAGE = { Accept: 'text/html' }

export const DOCUMENT_NOTES: OperationNotes = {
  'get /docs': { id: 'showDocs', examples: [{ name: 'In a browser', answers: 200 }] },
  'get /docs/swagger-ui.css': { id: 'readDocsStyle', examples: [{ name: 'The style', answers: 200 }] },
  'get /docs/swagger-ui-bundle.js': { id: 'readDocsProgram', examples: [{ name: 'The program', answers: 200 }] },
  'get /docs/start.js': { id: 'readDocsStart', examples: [{ name: 'What starts it', answers: 200 }] },
  'get /openapi.json': { id: 'readOpenApi', examples: [{ name: 'This document', answers: 200 }] },
  'get /problems': {
    id: 'listProblemKinds',
    examples: [
      { name: 'For a program', answers: 200 },
      { name: 'In a browser', headers: PAGE, answers: 200 },
    ],
  },
  'get /problems/:slug': {
    id: 'readProblemKind',
    description: 'The `type` of a problem leads here.',
    examples: [
      { name: 'For a program', path: { slug: 'out-of-stock' }, answers: 200 },
      { name: 'In a browser', path: { slug: 'out-of-stock' }, headers: PAGE, answers: 200 },
      { name: 'No problem of ours', path: { slug: 'bad-weather' }, answers: 404 },
    ],
  },
}
