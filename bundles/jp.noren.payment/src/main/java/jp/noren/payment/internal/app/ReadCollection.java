package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.payment.api.PaymentCollections.Decided;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Collections.Answer;
import jp.noren.payment.spi.Collections.Result;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Deposits;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the bank's answer to a day's file: all of it in one transaction, or nothing. What was answered before must be answered the same again. */
@Component(service = ReadCollection.class)
public final class ReadCollection {

    /** The books an answer is written into. */
    @Component(service = Rows.class)
    public record Rows(CollectionBook book, Attempts attempts, WriteResult writer) {
        @Activate
        public Rows(@Reference CollectionBook book, @Reference Attempts attempts, @Reference WriteResult writer) {
            this.book = book;
            this.attempts = attempts;
            this.writer = writer;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Providers providers;
    private final Rows rows;
    private final Chronicle chronicle;

    @Activate
    public ReadCollection(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Providers providers,
            @Reference Rows rows,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.providers = providers;
        this.rows = rows;
        this.chronicle = chronicle;
    }

    /**
     * @param closing the closing the debits belong to, Japan: the bank writes month and day only
     * @throws RefusedException INVALID with {@code record} and {@code offset} for a file that is not right; CONFLICT
     *     {@code payment.collection-contradicts} when it says something else than the bank said before, {@code payment.collection-open} when the
     *     day's file has not been written yet
     */
    public List<Decided> handle(Caller caller, CollectionBook.Day day, LocalDate closing, byte[] file) {
        if (day.isOpen()) {
            throw new RefusedException(Kind.CONFLICT, "payment.collection-open");
        }
        String hash = Sha256.hex(file);
        if (hash.equals(day.resultsHash())) {
            return decided(day);
        }
        try (Providers.Visit visit = providers.enter(day.provider(), day.storefront())) {
            Map<String, CollectionBook.Line> sent = new HashMap<>();
            List<CollectionBook.Line> lines = rows.book().lines(day.id());
            lines.forEach(line -> sent.put(line.payment(), line));
            Collections.Answers answers = read(visit, file, WriteCollection.debits(lines), closing);
            check(day, answers, sent);
            return transactions.required(() -> take(caller, day, answers.answers(), hash));
        }
    }

    private static Collections.Answers read(
            Providers.Visit visit, byte[] file, List<Collections.Debit> debits, LocalDate closing) {
        try {
            return visit.provider().readCollectionResults(file, debits, closing);
        } catch (Deposits.BadFileException e) {
            throw bad(e.code(), e.recordNumber(), e.offset());
        }
    }

    private static RefusedException bad(String code, int record, int offset) {
        return new RefusedException(Kind.INVALID, code, Map.of("record", record, "offset", offset));
    }

    /** The provider has read it; that it speaks of what was sent, and of nothing else, is looked at here once more. */
    private static void check(
            CollectionBook.Day day, Collections.Answers answers, Map<String, CollectionBook.Line> sent) {
        if (!day.collectOn().equals(answers.collectOn())) {
            throw bad("payment.collection-other-day", 1, 0);
        }
        Map<String, CollectionBook.Line> open = new HashMap<>(sent);
        for (Answer answer : answers.answers()) {
            CollectionBook.Line line = open.remove(answer.key());
            if (line == null) {
                throw bad("payment.collection-not-sent", answer.recordNumber(), 0);
            }
            if (!line.amount().equals(answer.amount())) {
                throw bad("payment.collection-other-amount", answer.recordNumber(), 0);
            }
        }
    }

    private List<Decided> take(Caller caller, CollectionBook.Day day, List<Answer> answers, String hash) {
        answers.forEach(this::decide);
        rows.book().resultsTaken(day.id(), hash, clock.instant());
        long collected = answers.stream()
                .filter(answer -> answer.result() == Result.COLLECTED)
                .count();
        chronicle.audit(
                caller,
                day.storefront(),
                "payment.collection-read",
                day.id(),
                Map.of("answers", answers.size(), "collected", collected));
        return decided(day);
    }

    private void decide(Answer answer) {
        Attempt attempt = rows.attempts().find(answer.key()).orElseThrow();
        AttemptState wanted = answer.result() == Result.COLLECTED ? AttemptState.SUCCEEDED : AttemptState.DECLINED;
        if (attempt.state() == AttemptState.PENDING) {
            Verdict verdict = wanted == AttemptState.SUCCEEDED
                    ? Verdict.of(wanted)
                    : Verdict.declined(wanted, null, DeclineReason.NOT_COLLECTED);
            attempt = rows.writer().resultByItself(attempt, verdict);
        }
        if (attempt.state() != wanted) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "payment.collection-contradicts",
                    Map.of("record", answer.recordNumber(), "payment", attempt.id()));
        }
        rows.book().answered(attempt.id(), answer.result());
    }

    private List<Decided> decided(CollectionBook.Day day) {
        List<Decided> decided = new ArrayList<>();
        for (CollectionBook.Line line : rows.book().lines(day.id())) {
            if (line.result() != null) {
                Attempt attempt = rows.attempts().find(line.payment()).orElseThrow();
                decided.add(new Decided(
                        attempt.id(), attempt.order().purpose(), attempt.view().status(), line.result()));
            }
        }
        return decided;
    }
}
