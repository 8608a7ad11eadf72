/**
 * What typescript-eslint adds to a parsed file.
 * @typedef {object} TypeInformation
 * @property {import('typescript').Program} program
 * @property {(node: import('eslint').Rule.Node) => import('typescript').Type} getTypeAtLocation
 */

/**
 * A neverthrow Result that nobody reads is an error that nobody sees.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noDroppedResult = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { dropped: 'This Result is dropped, and its error with it: `yield*` it, return it or match on it.' },
  },
  create: context => ({
    /** @param {import('eslint').Rule.Node} value */
    'ExpressionStatement > *, ExpressionStatement > UnaryExpression[operator="void"] > *': value => {
      const { program, getTypeAtLocation } = /** @type {TypeInformation} */ (context.sourceCode.parserServices)
      const type = getTypeAtLocation(value)
      const settled = program.getTypeChecker().getAwaitedType(type) ?? type
      const parts = settled.isUnion() ? settled.types : [settled]
      if (parts.some(isOkOrErr)) context.report({ node: value, messageId: 'dropped' })
    },
  }),
}

/** @param {import('typescript').Type} type */
const isOkOrErr = type => {
  const symbol = type.getSymbol()
  return symbol !== undefined && ['Ok', 'Err'].includes(symbol.name) && symbol.declarations?.some(isOfNeverthrow)
}

/** @param {import('typescript').Declaration} declaration */
const isOfNeverthrow = declaration => declaration.getSourceFile().fileName.includes('/node_modules/neverthrow/')
