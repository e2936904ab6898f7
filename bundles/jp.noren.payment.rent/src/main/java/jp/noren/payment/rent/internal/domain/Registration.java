package jp.noren.payment.rent.internal.domain;

import java.time.YearMonth;
import jp.noren.kernel.Yen;

/**
 * What we ask the claimant to put on a claim.
 *
 * @param key ours; the same key with the same content is the same line
 * @param tax within the amount
 * @param label on the tenant's claim
 */
public record Registration(String key, String lease, YearMonth month, Yen amount, Yen tax, String label) {}
