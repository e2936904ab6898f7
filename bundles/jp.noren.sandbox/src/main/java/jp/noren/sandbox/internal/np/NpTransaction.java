package jp.noren.sandbox.internal.np;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A transaction in the company's book; each act makes a new one.
 *
 * @param result 00, 10, 20 or 40
 * @param reason of a no, else empty
 * @param verdict what a review that runs will say: 00 or 20
 * @param acceptedMillis when it was taken over; zero while it is not
 * @param cancelledMillis zero while it is not
 * @param billBase from which the month of the bill is found; empty until the bill was asked for
 */
public record NpTransaction(
        String id,
        String key,
        String buyerId,
        long amount,
        LocalDate orderedOn,
        long registeredMillis,
        String result,
        String reason,
        String verdict,
        long acceptedMillis,
        long cancelledMillis,
        Optional<LocalDate> billBase) {

    public boolean isOpen() {
        return (result.equals("10") || result.equals("40")) && !isCancelled();
    }

    public boolean isAccepted() {
        return result.equals("00");
    }

    public boolean isCancelled() {
        return cancelledMillis > 0;
    }

    NpTransaction decided(String nextResult, String nextReason, long atMillis) {
        return new NpTransaction(
                id,
                key,
                buyerId,
                amount,
                orderedOn,
                registeredMillis,
                nextResult,
                nextReason,
                verdict,
                nextResult.equals("00") ? atMillis : 0,
                cancelledMillis,
                billBase);
    }

    NpTransaction cancelled(long atMillis) {
        return new NpTransaction(
                id,
                key,
                buyerId,
                amount,
                orderedOn,
                registeredMillis,
                result,
                reason,
                verdict,
                acceptedMillis,
                atMillis,
                billBase);
    }

    NpTransaction billed(LocalDate base) {
        return new NpTransaction(
                id,
                key,
                buyerId,
                amount,
                orderedOn,
                registeredMillis,
                result,
                reason,
                verdict,
                acceptedMillis,
                cancelledMillis,
                Optional.of(base));
    }
}
