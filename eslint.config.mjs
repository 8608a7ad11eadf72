import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { noDroppedResult } from './scripts/eslint/no-dropped-result.mjs'

const namedExportsOnly = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
]
const noDecorators = [
  { selector: 'Decorator', message: 'No decorators: composition happens in bootstrap/container.ts.' },
]
const noBarrels = [{ selector: 'Program', message: 'No barrels: name the file after the one thing it exports.' }]
const pureAndSynchronous = [
  { selector: ':function[async=true]', message: 'The domain is synchronous.' },
  { selector: 'AwaitExpression', message: 'The domain is synchronous.' },
  { selector: 'ForOfStatement[await=true]', message: 'The domain is synchronous.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'Time arrives as an argument.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time arrives as an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time arrives as an argument.' },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance arrives as an argument.',
  },
]
const ambient =
  'process globalThis console crypto performance fetch setTimeout setInterval setImmediate queueMicrotask'.split(' ')

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    '.cov/',
    '.cache/',
    'reports/',
    '.stryker-tmp/',
    'examples/typed-client/api.d.ts',
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { local: { rules: { 'no-dropped-result': noDroppedResult } } },
    rules: {
      'local/no-dropped-result': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': 'off', // safeTry<void, …>
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.mjs'],
    rules: {
      'no-undef': 'off', // tsc sees it
      '@typescript-eslint/no-unsafe-assignment': 'off', // it does not see a JSDoc cast
    },
  },
  { files: ['src/**', 'test/**'], rules: { 'no-restricted-syntax': ['error', ...namedExportsOnly] } },
  { files: ['src/**'], rules: { 'no-restricted-syntax': ['error', ...namedExportsOnly, ...noDecorators] } },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-syntax': ['error', ...namedExportsOnly, ...noDecorators, ...pureAndSynchronous],
      'no-restricted-globals': ['error', ...ambient],
    },
  },
  { files: ['src/**/index.ts'], rules: { 'no-restricted-syntax': ['error', ...noBarrels] } },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // expect(x).to.be.true
      '@typescript-eslint/require-await': 'off',
    },
  },
)
