package jp.noren.billing.api;

import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/**
 * One line of what a contract owes.
 *
 * @param code what it is for, stable: {@code monthly}, {@code support}, {@code plan-change-fee}, {@code admin-fee}, {@code deposit}, {@code prepaid}, {@code option}, {@code late-return}
 * @param amount yen without tax, positive
 * @param taxPercent 10 or 8; 0 for what is no sale, such as a deposit (R079)
 */
public record ChargeLine(String code, LocalizedText name, Yen amount, int taxPercent) {}
