package jp.noren.payment.tck;

import java.time.LocalDate;
import jp.noren.kernel.Yen;

/**
 * A deposit that the author's bank is to write into a file.
 *
 * @param payer the name as the payer gave it at his bank: the payer reference and his name, or the name alone
 * @param cancelled whether the bank takes it back
 */
public record DepositLine(LocalDate date, Yen amount, String payer, boolean cancelled) {}
