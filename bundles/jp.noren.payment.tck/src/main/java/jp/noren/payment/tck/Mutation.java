package jp.noren.payment.tck;

import java.util.function.UnaryOperator;

/**
 * A reply that is well formed and wrong in the company's own terms: another order's number, another amount, {@code 1e3} for an amount, a field
 * twice, the reply to another function. Played by {@link PaymentProviderContract#behaveMutated}.
 *
 * @param name shows in the test's name
 * @param body makes the wrong reply from the right one
 */
public record Mutation(String name, UnaryOperator<byte[]> body) {}
