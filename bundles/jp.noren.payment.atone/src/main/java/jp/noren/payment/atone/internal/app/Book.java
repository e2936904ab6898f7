package jp.noren.payment.atone.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.noren.payment.atone.internal.domain.Transaction;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/** Asks the company's book, and knows how long a call may take. */
final class Book {
    /** A registration that is not settled in ninety days lapses. */
    private static final Duration LAPSES_AFTER = Duration.ofDays(90);

    private final Company company;
    private final Clock clock;
    private final Duration total;
    private final String secret;

    Book(Company company, Clock clock, AtoneSettings settings) {
        this.company = company;
        this.clock = clock;
        this.total = Duration.ofMillis(settings.total_millis());
        this.secret = settings._secret_key();
    }

    Deadline until(Instant deadline) {
        return Deadline.until(deadline, clock, total);
    }

    Instant now() {
        return clock.instant();
    }

    Company company() {
        return company;
    }

    String secret() {
        return secret;
    }

    Finding query(Requests.Query request) {
        return TransactionRef.parse(request.reference(), secret)
                .map(payment -> query(payment, until(request.deadline())))
                .orElseGet(() -> new Finding.NoAnswer("no reference that could be asked for"));
    }

    Finding query(TransactionRef payment, Deadline deadline) {
        Company.Answer answer = company.find(payment.id(), deadline);
        if (answer instanceof Company.Known known) {
            return finding(known.transaction(), payment.text(secret));
        }
        if (answer instanceof Company.Refused refused) {
            return new Finding.NoAnswer("refused with " + refused.code());
        }
        return new Finding.NoAnswer(why(answer));
    }

    private Finding finding(Transaction found, String reference) {
        if (!found.isAuthorised()) {
            return new Finding.Declined(reason(found.ngReason()), "NG" + found.ngReason());
        }
        if (found.isRefunded()) {
            return new Finding.Released(reference);
        }
        if (found.isSettled()) {
            return new Finding.Charged(reference, found.amount());
        }
        return hasLapsed(found) ? new Finding.Released(reference) : new Finding.Reserved(reference);
    }

    private boolean hasLapsed(Transaction found) {
        return found.registeredAt() != null
                && !now().isBefore(found.registeredAt().plus(LAPSES_AFTER));
    }

    /** ng_reason 1 is "amount over"; all else is not told, and so not to the buyer either. */
    static DeclineReason reason(int ngReason) {
        return ngReason == 1 ? DeclineReason.OVER_LIMIT : DeclineReason.NOT_ACCEPTED_FOR_CREDIT;
    }

    static String why(Company.Answer answer) {
        return answer instanceof Company.NotSent notSent ? notSent.why() : ((Company.Lost) answer).why();
    }

    /** For an answer that is neither a yes nor a no. */
    static Outcome notKnown(Company.Answer answer, String reference) {
        return answer instanceof Company.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(reference, why(answer));
    }

    static Outcome refused(DeclineReason reason, String code) {
        return new Outcome.Declined(reason, code);
    }
}
