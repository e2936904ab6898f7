package jp.noren.rental.internal.domain;

import jp.noren.kernel.LocalizedText;

/**
 * What a contract is charged once, with its first month.
 *
 * @param code {@code admin-fee}, {@code plan-change-fee}, {@code deposit}, {@code prepaid}, {@code option}
 * @param amount yen without tax
 * @param taxPercent 0 for what is no sale
 */
public record OnceLine(String code, LocalizedText name, long amount, int taxPercent) {}
