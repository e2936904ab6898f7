package jp.noren.payment.api;

import java.time.LocalDate;
import java.util.List;
import jp.noren.payment.spi.Collections;

/**
 * Payments that are collected by a file (direct debit). A payment is started like any other and then stands as {@link PaymentStatus#AWAITING_COLLECTION}
 * until the bank's answer is imported.
 */
public interface PaymentCollections {

    /**
     * The bank's file for one day; the same again when it is asked for again.
     *
     * @throws jp.noren.kernel.RefusedException NOT_FOUND when nothing is to be collected that day
     */
    Collections.File write(String storefront, String method, LocalDate collectOn);

    /**
     * One line per payment that has been decided.
     *
     * @param status SUCCEEDED or DECLINED
     */
    record Decided(String payment, String purpose, PaymentStatus status, Collections.Result result) {}

    /**
     * Takes the bank's answer; nothing of a bad file. The same file again changes nothing.
     *
     * @param closing the closing the debits belong to, Japan
     * @throws jp.noren.kernel.RefusedException INVALID with the record and its offset when the file is not what it should be
     */
    List<Decided> read(String storefront, String method, LocalDate collectOn, LocalDate closing, byte[] file);
}
