/**
 * ASSUMED. Nothing in this package is known of the company's real interface: paths, fields and values are invented for what it surely offers and does not
 * document in public (buyers and their screening, the query of a transaction, the bill's document, the settlement list). The paths all begin with
 * {@code /assumed/}, so that none of them can meet a real one. The emulator of the sandbox speaks the same. To go live, put the company's papers in place of this package;
 * nothing outside of it changes.
 */
package jp.noren.payment.npinvoice.internal.wire.assumed;
