/**
 * What the examples speak of: a shop with the catalogue of `npm start`, a customer who is signed in, that customer's last
 * order, Pending, an earlier one, processed and mailed, the links that were mailed to the customer, and an import. Values
 * that no service gives out twice are put in the place of these when an example is run.
 */
export const EXAMPLE = {
  email: 'ada@example.com',
  password: 'correct horse battery',
  newcomer: 'grace@example.com',
  orderId: '019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15',
  earlierOrderId: '019a7c1e-3c4d-7a52-8b10-6e7f80912a34',
  userId: '019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f',
  adminId: '019a7c1e-0a1b-7c2d-8e3f-4a5b6c7d8e9f',
  sessionId: 'c2Vzc2lvbi1vZi1hZGE',
  importId: '5f0c8a52-7d0e-5a4e-9b39-3d1d0f6c2a87',
  verificationToken: 'dmVyaWZpY2F0aW9uLXRva2Vu',
  resetToken: 'cmVzZXQtdG9rZW4',
  refreshToken: 'eyJhbGciOiJIUzI1NiJ9.eyJ0eXAiOiJyZWZyZXNoIn0.c2lnbmF0dXJl',
  cursor: 'MTc2MzgxMjgwMDAwMCAwMTlhN2MxZS01ZDBh',
} as const
