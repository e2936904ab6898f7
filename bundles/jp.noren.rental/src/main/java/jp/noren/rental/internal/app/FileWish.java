package jp.noren.rental.internal.app;

import jp.noren.access.api.Caller;

/**
 * A member files what he wishes.
 *
 * @param key his idempotency key
 * @param given the token of the preview and what he has acknowledged
 */
public record FileWish(Caller caller, String key, Wish wish, Approval.Given given) {}
