package jp.noren.payment.tck;

import java.util.List;
import java.util.stream.Stream;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DynamicTest;

/** Section 7: the buyer is sent away, comes back, and only then money is reserved. */
final class BuyerActionChecks {
    private final Subject subject;

    BuyerActionChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        if (!subject.can(Capability.BUYER_ACTION)) {
            return Stream.empty();
        }
        return List.of(
                subject.test("the buyer is asked to act, and nothing is reserved yet", this::asks),
                subject.test("he comes back well: the payment goes on", this::comesBackWell),
                subject.test("he comes back badly: Declined NOT_AUTHENTICATED", this::comesBackBadly),
                subject.test("he comes back well, the company refuses: Declined", this::refusedAfterwards))
                .stream();
    }

    private PaymentSource source() {
        PaymentSource source = subject.author.sourceThatAsks();
        return source instanceof PaymentSource.CardToken card
                ? new PaymentSource.CardToken(card.token(), card.tokenKey(), card.brand(), 1, true)
                : source;
    }

    private Outcome.Pending begin(String key, PaymentSource source) {
        subject.gateway.behave(new Mood.AsksBuyer());
        Outcome outcome = subject.start(key, source);
        subject.gateway.behave(new Mood.Honest());
        return Report.expect(Guide.BUYER_ACTION, Outcome.Pending.class, "since the buyer must act", outcome);
    }

    private Outcome resume(String key, Outcome.Pending pending, PaymentSource source, boolean succeeded) {
        List<NextAction.Widget.Field> returned = succeeded ? subject.author.buyerActs(pending) : List.of();
        return resume(key, pending, source, succeeded, returned);
    }

    private Outcome resume(
            String key,
            Outcome.Pending pending,
            PaymentSource source,
            boolean succeeded,
            List<NextAction.Widget.Field> returned) {
        PaymentSource kept = source instanceof PaymentSource.CardToken card
                ? new PaymentSource.CardToken(null, null, card.brand(), card.instalments(), card.authenticate())
                : source;
        Requests.Start original = subject.author.start(key, subject.amount(), kept);
        return subject.provider.resume(new Requests.Resume(original, pending.actionRef(), succeeded, returned));
    }

    private void asks() {
        String key = subject.newKey();
        Outcome.Pending pending = begin(key, source());
        boolean leads = pending.action() instanceof NextAction.Redirect redirect
                        && redirect.url().isAbsolute()
                || pending.action() instanceof NextAction.Widget widget
                        && widget.script().isAbsolute();
        Report.expect(Guide.BUYER_ACTION, leads, "an absolute address to send the browser to", pending);
        boolean handle = pending.actionRef() != null && !pending.actionRef().isBlank();
        Report.expect(Guide.BUYER_ACTION, handle, "a handle for resume", pending);
        boolean ends = pending.expiresAt() != null
                && pending.expiresAt().isAfter(subject.author.clock().instant());
        Report.expect(Guide.BUYER_ACTION, ends, "an end in the future", pending);
        Report.expect(Guide.BUYER_ACTION, subject.bookOf(key).isEmpty(), "an empty book", subject.bookOf(key));
    }

    private void comesBackWell() {
        String key = subject.newKey();
        PaymentSource source = source();
        Outcome outcome = resume(key, begin(key, source), source, true);
        Class<? extends Outcome> type =
                subject.can(Capability.TWO_STEP) ? Outcome.Authorised.class : Outcome.Approved.class;
        Report.expect(Guide.BUYER_ACTION, type, "since the buyer proved himself", outcome);
        Report.expect(Guide.BUYER_ACTION, subject.bookOf(key).size() == 1, "one line", subject.bookOf(key));
    }

    private void comesBackBadly() {
        String key = subject.newKey();
        PaymentSource source = source();
        Outcome outcome = resume(key, begin(key, source), source, false);
        boolean right =
                outcome instanceof Outcome.Declined declined && declined.reason() == DeclineReason.NOT_AUTHENTICATED;
        Report.expect(Guide.BUYER_ACTION, right, "Declined NOT_AUTHENTICATED", outcome);
        Report.expect(Guide.BUYER_ACTION, subject.bookOf(key).isEmpty(), "an empty book", subject.bookOf(key));
    }

    private void refusedAfterwards() {
        String key = subject.newKey();
        PaymentSource source = source();
        Outcome.Pending pending = begin(key, source);
        List<NextAction.Widget.Field> returned = subject.author.buyerActs(pending);
        subject.gateway.behave(new Mood.Declines());
        Outcome outcome = resume(key, pending, source, true, returned);
        Report.expect(Guide.BUYER_ACTION, Outcome.Declined.class, "since the company refused", outcome);
    }
}
