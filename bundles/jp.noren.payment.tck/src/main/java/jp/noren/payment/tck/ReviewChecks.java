package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Section 14: a review is Pending until the company has decided, and its end is found by query. */
final class ReviewChecks {
    private final Subject subject;

    ReviewChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (!subject.can(Capability.REVIEW) || subject.gateway == null || !subject.gateway.reviews()) {
            return tests.stream();
        }
        tests.add(subject.test("a start under review is Pending with Review, and asks as StillPending", this::pending));
        tests.add(subject.test("pending, then yes", () -> decided(true)));
        tests.add(subject.test("pending, then no", () -> decided(false)));
        tests.add(subject.test("a lost question leaves it open", this::lostQuestion));
        tests.add(subject.test("the reply lost, it is found under review by our key", this::lostStart));
        return tests.stream();
    }

    private String begin(String key) {
        subject.gateway.behave(new Mood.Reviews());
        Outcome outcome = subject.start(key);
        Outcome.Pending pending =
                Report.expect(Guide.REVIEWS, Outcome.Pending.class, "since the company looks at it first", outcome);
        Report.expect(
                Guide.REVIEWS,
                pending.action() instanceof NextAction.Review,
                "the action Review: nobody has to act",
                pending.action());
        return pending.actionRef();
    }

    private Finding ask(String key, String reference) {
        boolean byReference = reference != null && subject.can(Capability.LOOKUP_BY_REFERENCE);
        return subject.provider.query(subject.query(key, byReference ? reference : null));
    }

    private void pending() {
        String key = subject.newKey();
        String reference = begin(key);
        boolean named = reference != null && !reference.isBlank() || subject.can(Capability.LOOKUP_BY_KEY);
        Report.expect(Guide.REVIEWS, named, "the company's number as actionRef, by which query finds it", reference);
        Report.expect(
                Guide.REVIEWS, Finding.StillPending.class, "since the company has not decided", ask(key, reference));
        Report.expect(Guide.REVIEWS, subject.moved(key).isEmpty(), "no money moved", subject.bookOf(key));
    }

    private void decided(boolean accepted) {
        String key = subject.newKey();
        String reference = begin(key);
        subject.gateway.decide(key, accepted);
        Finding finding = ask(key, reference);
        if (!accepted) {
            Report.expect(Guide.REVIEWS, Finding.Declined.class, "since the company said no", finding);
            Report.expect(Guide.REVIEWS, subject.moved(key).isEmpty(), "no money moved", subject.bookOf(key));
            return;
        }
        Finding.Charged charged =
                Report.expect(Guide.REVIEWS, Finding.Charged.class, "since the company said yes", finding);
        boolean right = charged.amount() == null || charged.amount().equals(subject.amount());
        Report.expect(Guide.REVIEWS, right, "the amount that was asked for, " + subject.amount(), charged);
    }

    private void lostQuestion() {
        String key = subject.newKey();
        String reference = begin(key);
        subject.gateway.behave(new Mood.LosesReply());
        Report.expect(Guide.REVIEWS, Finding.NoAnswer.class, "since nobody answered", ask(key, reference));
        subject.gateway.behave(new Mood.Honest());
        subject.gateway.decide(key, true);
        Report.expect(Guide.REVIEWS, Finding.Charged.class, "since the company said yes", ask(key, reference));
    }

    private void lostStart() {
        if (!subject.can(Capability.LOOKUP_BY_KEY)) {
            return;
        }
        String key = subject.newKey();
        begin(key);
        Report.expect(
                Guide.REVIEWS,
                Finding.StillPending.class,
                "by our key alone, as after a reply that never came",
                ask(key, null));
    }
}
