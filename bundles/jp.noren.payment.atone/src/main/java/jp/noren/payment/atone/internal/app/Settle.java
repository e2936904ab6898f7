package jp.noren.payment.atone.internal.app;

import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.atone.internal.domain.Transaction;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/** Makes a sale final, and gives it up or back, the whole or a part. */
final class Settle {
    /** Already settled: as good as done. */
    private static final String ALREADY_SETTLED = "EATN1201";

    private final Book book;
    private final Register register;

    Settle(Book book, Register register) {
        this.book = book;
        this.register = register;
    }

    Outcome commit(Requests.Step request) {
        return parse(request.reference())
                .map(payment -> commit(payment, request, book.until(request.deadline())))
                .orElseGet(() -> Book.refused(DeclineReason.REFUSED_BY_PROVIDER, ""));
    }

    private Optional<TransactionRef> parse(String reference) {
        return TransactionRef.parse(reference, book.secret());
    }

    private Outcome commit(TransactionRef payment, Requests.Step request, Deadline deadline) {
        Company.Answer answer = book.company().settle(payment.id(), deadline);
        if (answer instanceof Company.Known known) {
            Transaction settled = known.transaction();
            return settled.isAuthorised()
                    ? new Outcome.Approved(payment.text(book.secret()), settled.amount())
                    : new Outcome.Unknown(payment.text(book.secret()), "unusable reply: settled and not authorised");
        }
        if (answer instanceof Company.Refused refused) {
            return asTheBookSays(payment, refused, request, deadline);
        }
        return Book.notKnown(answer, payment.text(book.secret()));
    }

    /** A refusal tells what was not done now, not how the payment stands: the book does. */
    private Outcome asTheBookSays(
            TransactionRef payment, Company.Refused refused, Requests.Step request, Deadline deadline) {
        Finding finding = book.query(payment, deadline);
        if (finding instanceof Finding.Charged charged) {
            return new Outcome.Approved(charged.reference(), charged.amount());
        }
        if (finding instanceof Finding.NoAnswer && !refused.codes().contains(ALREADY_SETTLED)) {
            return new Outcome.Unknown(payment.text(book.secret()), "refused with " + refused.code());
        }
        return finding instanceof Finding.NoAnswer
                ? new Outcome.Approved(payment.text(book.secret()), request.amount())
                : Book.refused(DeclineReason.REFUSED_BY_PROVIDER, refused.code());
    }

    Outcome cancel(Requests.Step request) {
        return parse(request.reference())
                .map(payment -> whole(payment, request.amount(), book.until(request.deadline())))
                .orElseGet(() -> Book.refused(DeclineReason.REFUSED_BY_PROVIDER, ""));
    }

    Outcome refund(Requests.Refund request) {
        boolean sensible = request.amount().isPositive() && request.amount().compareTo(request.charged()) <= 0;
        return parse(request.reference())
                .filter(payment -> sensible)
                .map(payment -> request.isWhole()
                        ? back(payment, request.amount(), book.until(request.deadline()))
                        : part(payment, request, book.until(request.deadline())))
                .orElseGet(() -> Book.refused(DeclineReason.REFUSED_BY_PROVIDER, ""));
    }

    private Outcome whole(TransactionRef payment, Yen amount, Deadline deadline) {
        String reference = payment.text(book.secret());
        Company.Answer answer = book.company().refund(payment.id(), deadline);
        if (answer instanceof Company.Known known) {
            return known.transaction().isAuthorised()
                    ? new Outcome.Approved(reference, amount)
                    : new Outcome.Unknown(reference, "unusable reply: given back and not authorised");
        }
        if (answer instanceof Company.Refused refused) {
            Finding finding = book.query(payment, deadline);
            if (finding instanceof Finding.NoAnswer) {
                return new Outcome.Unknown(reference, "refused with " + refused.code());
            }
            return finding instanceof Finding.Released
                    ? new Outcome.Approved(reference, amount)
                    : Book.refused(DeclineReason.REFUSED_BY_PROVIDER, refused.code());
        }
        return Book.notKnown(answer, reference);
    }

    /** One call gives up what is reserved and gives back what was settled: only the latter is a refund. */
    private Outcome back(TransactionRef payment, Yen amount, Deadline deadline) {
        Company.Answer answer = book.company().find(payment.id(), deadline);
        if (answer instanceof Company.Refused refused) {
            return Book.refused(DeclineReason.REFUSED_BY_PROVIDER, refused.code());
        }
        if (!(answer instanceof Company.Known known)) {
            return Book.notKnown(answer, payment.text(book.secret()));
        }
        return known.transaction().isSettled()
                ? whole(payment, amount, deadline)
                : Book.refused(DeclineReason.REFUSED_BY_PROVIDER, "");
    }

    /** What is there now is read first: the change repeats it. As long as that fails nothing has been asked for that could move. */
    private Outcome part(TransactionRef payment, Requests.Refund request, Deadline deadline) {
        Company.Answer answer = book.company().find(payment.id(), deadline);
        if (answer instanceof Company.Refused refused) {
            return Book.refused(DeclineReason.REFUSED_BY_PROVIDER, refused.code());
        }
        if (!(answer instanceof Company.Known known)) {
            return new Outcome.NotSent("the payment was not seen: " + Book.why(answer));
        }
        Transaction old = known.transaction();
        int more = old.amount().compareTo(request.amount());
        if (!old.isAuthorised() || !old.isSettled() || old.isRefunded() || more < 0) {
            return Book.refused(DeclineReason.REFUSED_BY_PROVIDER, "");
        }
        return more == 0
                ? whole(payment, request.amount(), deadline)
                : register.reduced(old, payment.token(), request.amount(), deadline);
    }
}
