package jp.noren.sandbox.internal.sbps;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the functions share: book, tokens, challenges, time, and the ids the company gives out. */
final class Company {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Tokyo"));

    final Book book;
    final Tokens tokens;
    final Challenges challenges;
    final Clock clock;

    Company(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
        this.tokens = new Tokens(clock);
        this.challenges = new Challenges(clock);
    }

    String now() {
        return STAMP.format(clock.instant());
    }

    long millis() {
        return clock.millis();
    }

    /** B, merchant, service, function without hyphens, 11 digits: each call has its own. */
    String transactionId(Asked asked) {
        return "B" + asked.shop().merchantId() + asked.shop().serviceId()
                + asked.function().replace("-", "") + String.format("%011d", book.nextNumber());
    }

    String trackingId() {
        return String.format("%014d", 10_000_000_000_000L + book.nextNumber());
    }

    /** The answer to an act on a payment: a new transaction id, the dates, an empty error code. */
    Answer done(Asked asked) {
        return close(Answer.ok(asked.function()).with("res_sps_transaction_id", transactionId(asked)));
    }

    Answer close(Answer answer) {
        return answer.with("res_process_date", now()).with("res_err_code", "").with("res_date", now());
    }

    /** Encrypted if the request was. */
    static String secret(Asked asked, String value) {
        return asked.encrypted() ? Des.encrypt(value, asked.shop()) : value;
    }
}
