package jp.noren.payment.directdebit.internal.app;

import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.Deposits.BadFileException;

/** Counts and sums as they are read, to be compared with those of the bank. A request that comes back unanswered gives itself away here. */
final class Totals {
    private int collected;
    private long collectedYen;
    private int failed;
    private long failedYen;

    void add(ResultReader.Line line) {
        if (line.result() == Result.COLLECTED) {
            collected++;
            collectedYen += line.amount().amount();
        } else {
            failed++;
            failedYen += line.amount().amount();
        }
    }

    void check(Incoming trailer) throws BadFileException {
        same(trailer, 1, 6, (long) collected + failed);
        same(trailer, 7, 12, collectedYen + failedYen);
        same(trailer, 19, 6, collected);
        same(trailer, 25, 12, collectedYen);
        same(trailer, 37, 6, failed);
        same(trailer, 43, 12, failedYen);
    }

    private static void same(Incoming trailer, int offset, int length, long read) throws BadFileException {
        if (trailer.digits(offset, length) != read) {
            throw trailer.bad(offset, "bad-total");
        }
    }
}
