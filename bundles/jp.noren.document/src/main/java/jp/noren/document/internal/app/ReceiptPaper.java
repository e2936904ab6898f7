package jp.noren.document.internal.app;

import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;

/** Prints receipts. The same receipt, issue and language give the same bytes. */
public interface ReceiptPaper {

    /** @param beside language whose words stand beside the Japanese ones; {@code ja} for none */
    byte[] print(Receipt receipt, Issue issue, String beside);
}
