package jp.noren.payment.npinvoice.internal.app;

import java.util.Optional;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Entry;
import jp.noren.payment.npinvoice.internal.domain.Reference;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/** Asks the company's book. */
final class LookUp {
    private final AssumedOperations company;
    private final Timing timing;

    LookUp(AssumedOperations company, Timing timing) {
        this.company = company;
        this.timing = timing;
    }

    Finding query(Requests.Query request) {
        Deadline deadline = timing.until(request.deadline());
        if (request.reference() == null) {
            return byKey(request.key(), deadline);
        }
        return Reference.parse(request.reference())
                .map(reference -> finding(company.findByTransaction(reference.transactionId(), deadline)))
                .orElseGet(() -> new Finding.NoAnswer("no reference that could be asked for"));
    }

    Finding byKey(String key, Deadline deadline) {
        return finding(company.findByKey(key, deadline));
    }

    /** The entry of a reference; a refusal to look is no answer. */
    Answer<Optional<Entry>> entry(Reference reference, Deadline deadline) {
        return company.findByTransaction(reference.transactionId(), deadline);
    }

    private static Finding finding(Answer<Optional<Entry>> answer) {
        return answer.fold(
                found -> found.map(LookUp::finding).orElseGet(Finding.NotFound::new),
                codes -> new Finding.NoAnswer("refused with " + codes),
                Finding.NoAnswer::new,
                Finding.NoAnswer::new);
    }

    /** What the company took over counts as moved: the claim is the company's, and it pays whether the buyer does or not (R119). */
    static Finding finding(Entry entry) {
        String reference = new Reference(entry.transactionId(), entry.amount().amount()).text();
        if (entry.cancelled()) {
            return new Finding.Released(reference);
        }
        return switch (entry.review().result()) {
            case OK -> new Finding.Charged(reference, entry.amount());
            case NG -> {
                var no = Refusals.notAccepted(entry.review());
                yield new Finding.Declined(no.reason(), no.providerCode());
            }
            case PENDING, BEFORE_REVIEW -> new Finding.StillPending();
        };
    }
}
