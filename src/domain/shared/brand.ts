declare const brand: unique symbol

/** A `T` that only its own constructor makes: two brands of one `T` do not mix. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
