package jp.noren.payment.spi;

import java.time.LocalDate;
import jp.noren.kernel.Yen;

/**
 * One line of a payment company's own settlement list.
 *
 * @param key our key, if the list carries it, else null
 * @param reference the company's
 * @param amount yen; negative for money given back
 * @param day of the movement, Japan
 */
public record Settled(String key, String reference, Yen amount, LocalDate day) {}
