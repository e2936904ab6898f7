package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.CheckSchedule;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes what became of a refund: its row, its payment's sums, the books, the trail and the event, in one transaction. */
@Component(service = SettleRefund.class)
public final class SettleRefund {

    /** Refunds and the settings that bound them. */
    @Component(service = Rows.class)
    public record Rows(Refunds refunds, Attempts attempts, Settings settings) {
        @Activate
        public Rows(@Reference Refunds refunds, @Reference Attempts attempts, @Reference Settings settings) {
            this.refunds = refunds;
            this.attempts = attempts;
            this.settings = settings;
        }
    }

    private final Clock clock;
    private final Transactions transactions;
    private final Rows rows;
    private final Chronicle chronicle;

    @Activate
    public SettleRefund(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Rows rows,
            @Reference Chronicle chronicle) {
        this.clock = clock;
        this.transactions = transactions;
        this.rows = rows;
        this.chronicle = chronicle;
    }

    Refunds refunds() {
        return rows.refunds();
    }

    Duration callTime() {
        return rows.settings().callTime();
    }

    void asked(Caller caller, Attempt attempt, Refund refund) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("refund", refund.id());
        details.put("amount", refund.order().amount().amount());
        details.put("reason", refund.order().why());
        chronicle.audit(caller, attempt.order().storefront(), "payment.refund-asked", attempt.id(), details);
    }

    Optional<Refund> leaving(Refund intent) {
        Instant now = clock.instant();
        Refund.Standing standing = new Refund.Standing(
                intent.state().to(AttemptState.SENT),
                null,
                null,
                intent.standing().fence() + 1,
                0,
                now,
                now.plus(callTime()).plus(WriteResult.GRACE));
        Refund sent = new Refund(intent.id(), intent.order(), standing);
        return transactions.required(() -> refunds().move(intent, sent)) ? Optional.of(sent) : Optional.empty();
    }

    /** What an unknown refund of a part cannot be asked for goes to a person at once. */
    Refund result(Attempt attempt, Refund before, Verdict verdict) {
        boolean lost =
                verdict.state() == AttemptState.UNKNOWN && !before.order().whole();
        Verdict plain = lost ? Verdict.because(AttemptState.NEEDS_OPERATOR, null, Reason.PART_UNKNOWN) : verdict;
        Instant now = clock.instant();
        AttemptState state = before.state().to(plain.state());
        boolean open = !state.isEnd() && state != AttemptState.NEEDS_OPERATOR;
        Refund.Standing standing = new Refund.Standing(
                state,
                plain.reason(),
                plain.declined(),
                before.standing().fence(),
                0,
                now,
                open ? now.plus(CheckSchedule.pause(0, Duration.ZERO).orElseThrow()) : null);
        Refund after = new Refund(before.id(), before.order(), standing);
        boolean written = transactions.required(() -> {
            boolean moved = refunds().move(before, after);
            if (moved) {
                settle(attempt, after, now);
                renamed(attempt, verdict);
            }
            return moved;
        });
        return written ? after : refunds().find(before.id()).orElseThrow();
    }

    /** Some companies write what is left of a payment under a new number. */
    private void renamed(Attempt attempt, Verdict verdict) {
        boolean given = verdict.state() == AttemptState.SUCCEEDED && verdict.reference() != null;
        if (given && !verdict.reference().equals(attempt.handle().reference())) {
            rows.attempts().rename(attempt.id(), verdict.reference());
        }
    }

    private void settle(Attempt attempt, Refund after, Instant now) {
        boolean given = after.state() == AttemptState.SUCCEEDED;
        if (after.state().isEnd()) {
            rows.attempts().settleRefund(attempt.id(), after.order().amount(), given);
        }
        if (given) {
            LedgerEntry entry = LedgerEntry.refund(
                    after.id(), attempt.order().provider(), after.order().amount());
            chronicle.post(attempt.order().storefront(), entry, now);
            Attempt left = rows.attempts().find(attempt.id()).orElseThrow();
            chronicle.changed(left);
            chronicle.refunded(left, after, now);
        }
        if (after.state() != AttemptState.UNKNOWN) {
            chronicle.audit(
                    Chronicle.HOUSE,
                    attempt.order().storefront(),
                    "payment.refund-"
                            + after.state()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'),
                    attempt.id(),
                    Map.of(
                            "refund",
                            after.id(),
                            "amount",
                            after.order().amount().amount()));
        }
    }
}
