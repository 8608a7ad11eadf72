/**
 * What the examples speak of: a shop with the catalogue of `npm start`, a customer who is signed in, and the last order of
 * that customer, Pending. Values that no service gives out twice are put in the place of these when an example is run.
 */
export const EXAMPLE = {
  email: 'ada@example.com',
  password: 'correct horse battery',
  newcomer: 'grace@example.com',
  orderId: '019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15',
  refreshToken: 'eyJhbGciOiJIUzI1NiJ9.eyJ0eXAiOiJyZWZyZXNoIn0.c2lnbmF0dXJl',
  cursor: 'MTc2MzgxMjgwMDAwMCAwMTlhN2MxZS01ZDBh',
} as const
