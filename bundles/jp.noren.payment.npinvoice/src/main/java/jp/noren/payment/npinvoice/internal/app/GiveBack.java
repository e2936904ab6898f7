package jp.noren.payment.npinvoice.internal.app;

import java.time.Instant;
import jp.noren.kernel.Yen;
import jp.noren.payment.npinvoice.internal.domain.Reference;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/** Withdraws a transaction, which is also how the whole amount is given back. Possible until it has been billed. */
final class GiveBack {
    private final KnownOperations company;
    private final LookUp lookUp;
    private final Timing timing;

    GiveBack(KnownOperations company, LookUp lookUp, Timing timing) {
        this.company = company;
        this.lookUp = lookUp;
        this.timing = timing;
    }

    Outcome cancel(Requests.Step request) {
        return withdraw(request.reference(), request.amount(), request.deadline());
    }

    Outcome refund(Requests.Refund request) {
        return withdraw(request.reference(), request.amount(), request.deadline());
    }

    private Outcome withdraw(String text, Yen amount, Instant until) {
        return Reference.parse(text)
                .filter(reference -> reference.amount() == amount.amount())
                .map(reference -> withdraw(reference, timing.until(until)))
                .orElseGet(() -> Refusals.unsent("npTransactionId"));
    }

    private Outcome withdraw(Reference reference, Deadline deadline) {
        return company.cancel(reference.transactionId(), deadline)
                .fold(
                        id -> released(reference),
                        codes -> afterRefusal(codes, reference, deadline),
                        Outcome.NotSent::new,
                        why -> new Outcome.Unknown(reference.text(), why));
    }

    /** Refused because it was withdrawn before, or had come to nothing anyway: the book knows. */
    private Outcome afterRefusal(String codes, Reference reference, Deadline deadline) {
        Finding finding = lookUp.entry(reference, deadline)
                .fold(
                        entry -> entry.map(LookUp::finding).orElseGet(Finding.NotFound::new),
                        Finding.NoAnswer::new,
                        Finding.NoAnswer::new,
                        Finding.NoAnswer::new);
        if (finding instanceof Finding.Released || finding instanceof Finding.Declined) {
            return released(reference);
        }
        return finding instanceof Finding.NoAnswer
                ? new Outcome.Unknown(reference.text(), "refused with " + codes)
                : Refusals.refused(codes);
    }

    private static Outcome released(Reference reference) {
        return new Outcome.Approved(reference.text(), Yen.of(reference.amount()));
    }
}
