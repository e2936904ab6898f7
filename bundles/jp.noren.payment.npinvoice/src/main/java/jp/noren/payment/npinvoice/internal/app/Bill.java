package jp.noren.payment.npinvoice.internal.app;

import java.util.Optional;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Billing;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Entry;
import jp.noren.payment.npinvoice.internal.domain.Reference;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.http.Deadline;

/**
 * Has the company bill what was delivered, and brings its bill (R125, R126). The book is asked before each request, since the company is not known to refuse
 * a second one: asking twice bills once. Without an answer of the book nothing is sent.
 */
final class Bill {
    private final KnownOperations known;
    private final AssumedOperations assumed;
    private final LookUp lookUp;
    private final Timing timing;

    Bill(KnownOperations known, AssumedOperations assumed, LookUp lookUp, Timing timing) {
        this.known = known;
        this.assumed = assumed;
        this.lookUp = lookUp;
        this.timing = timing;
    }

    Outcome request(Bills.Request request) {
        return Reference.parse(request.reference())
                .map(reference -> request(reference, request, timing.until(request.deadline())))
                .orElseGet(() -> Refusals.unsent("npTransactionId"));
    }

    private Outcome request(Reference reference, Bills.Request request, Deadline deadline) {
        return lookUp.entry(reference, deadline)
                .fold(
                        entry -> entry.map(found -> request(found, reference, request, deadline))
                                .orElseGet(() -> Refusals.unsent("npTransactionId")),
                        codes -> new Outcome.Unknown(reference.text(), "the book refused with " + codes),
                        Outcome.NotSent::new,
                        why -> new Outcome.Unknown(reference.text(), "the book gave no answer: " + why));
    }

    private Outcome request(Entry entry, Reference reference, Bills.Request request, Deadline deadline) {
        if (entry.billing() != Billing.OPEN) {
            return billed(entry, reference);
        }
        if (entry.cancelled() || entry.review().result() != Review.Result.OK) {
            return Refusals.unsent("state");
        }
        return known.requestBill(reference.transactionId(), request.baseDate(), deadline)
                .fold(
                        id -> billed(entry, reference),
                        codes -> afterRefusal(codes, reference, deadline),
                        Outcome.NotSent::new,
                        why -> new Outcome.Unknown(reference.text(), why));
    }

    /** Refused because another request was quicker: the book knows. */
    private Outcome afterRefusal(String codes, Reference reference, Deadline deadline) {
        Outcome.Unknown unknown = new Outcome.Unknown(reference.text(), "refused with " + codes);
        return lookUp.entry(reference, deadline)
                .fold(
                        entry -> entry.filter(found -> found.billing() != Billing.OPEN)
                                .map(found -> billed(found, reference))
                                .orElseGet(() -> Refusals.refused(codes)),
                        again -> unknown,
                        why -> unknown,
                        why -> unknown);
    }

    private static Outcome billed(Entry entry, Reference reference) {
        return new Outcome.Approved(reference.text(), entry.amount());
    }

    Optional<Bills.Document> fetch(Bills.Request request) {
        return Reference.parse(request.reference())
                .flatMap(reference -> assumed.findBill(reference.transactionId(), timing.until(request.deadline()))
                        .fold(
                                document -> document,
                                codes -> Optional.empty(),
                                why -> Optional.empty(),
                                why -> Optional.empty()));
    }
}
