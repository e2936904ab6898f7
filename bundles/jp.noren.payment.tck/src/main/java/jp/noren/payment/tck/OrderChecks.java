package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Sections 3 to 5 and 8: calls late, doubled, out of order, or under another order's number move no money that was not asked for. */
final class OrderChecks {
    private final Subject subject;

    OrderChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (!subject.isOnline()) {
            return tests.stream();
        }
        if (subject.can(Capability.LOOKUP_BY_KEY)) {
            tests.add(subject.test("two orders are told apart by their keys", this::twoOrders));
            tests.add(subject.test("a question before anything was asked finds nothing", this::tooEarly));
        }
        if (subject.gateway.hasLine()) {
            tests.add(
                    subject.test("a reply that came too late, and the same key again: one charge", this::lateAndAgain));
        }
        if (subject.can(Capability.TWO_STEP)) {
            tests.add(subject.test("a commit under a number that nobody gave moves nothing", this::strangeCommit));
            tests.add(subject.test("two commits at once move the money once", this::commitsAtOnce));
        }
        if (subject.can(Capability.TWO_STEP) && subject.can(Capability.REFUND)) {
            tests.add(subject.test("what is only reserved is not given back", this::refundBeforeCommit));
        }
        return tests.stream();
    }

    private void twoOrders() {
        String one = subject.newKey();
        String other = subject.newKey();
        String reference = subject.charged(one);
        subject.charged(other);
        Finding finding = subject.provider.query(subject.query(one, null));
        boolean right = finding instanceof Finding.Charged charged && reference.equals(charged.reference());
        Report.expect(Guide.ONE_CHARGE, right, "the payment under " + one + ", which is " + reference, finding);
    }

    private void tooEarly() {
        Finding finding = subject.provider.query(subject.query(subject.newKey(), null));
        Report.expect(Guide.LOST_REPLIES, Finding.NotFound.class, "since nothing was asked under this key", finding);
    }

    private void lateAndAgain() {
        String key = subject.newKey();
        subject.gateway.behave(new Mood.Delays(subject.author.patience().multipliedBy(2)));
        subject.start(key);
        subject.gateway.behave(new Mood.Honest());
        subject.start(key);
        long lines = subject.bookOf(key).size();
        Report.expect(Guide.ONE_CHARGE, lines <= 1, "one line in the company's book at most", subject.bookOf(key));
    }

    private void strangeCommit() {
        String key = subject.newKey();
        String reference = subject.reserved(key);
        Outcome outcome = subject.provider.commit(subject.step(subject.newKey(), reference + "0"));
        Report.expect(Guide.TWO_STEPS, !(outcome instanceof Outcome.Approved), "anything but Approved", outcome);
        Report.expect(Guide.TWO_STEPS, subject.moved(key).isEmpty(), "no money moved", subject.bookOf(key));
    }

    private void commitsAtOnce() throws InterruptedException {
        String key = subject.newKey();
        String reference = subject.reserved(key);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> subject.provider.commit(subject.step(key, reference)));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<FakeGateway.Entry> moved = subject.moved(key);
        boolean once = moved.size() == 1
                && moved.get(0).amount().equals(subject.amount())
                && moved.get(0).refunded().equals(Yen.ZERO);
        Report.expect(Guide.TWO_STEPS, once, "one line, charged once", subject.bookOf(key));
    }

    private void refundBeforeCommit() {
        String key = subject.newKey();
        String reference = subject.reserved(key);
        Outcome outcome = subject.provider.refund(subject.refund(reference, subject.amount()));
        boolean nothing =
                subject.bookOf(key).stream().noneMatch(entry -> entry.refunded().isPositive());
        Report.expect(Guide.REFUNDS, nothing, "nothing given back of what has not moved", outcome);
    }
}
