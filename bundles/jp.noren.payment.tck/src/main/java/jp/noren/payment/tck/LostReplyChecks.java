package jp.noren.payment.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Section 5: what nobody knows is Unknown, in time; and asked for later, the truth is found. */
final class LostReplyChecks {
    private static final Duration SLACK = Duration.ofMillis(1500);
    private final Subject subject;

    LostReplyChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (!subject.isOnline()) {
            return tests.stream();
        }
        for (Operation operation : Operation.of(subject)) {
            tests.add(subject.test(
                    operation.name() + ": request dropped", () -> unknown(operation, new Mood.DropsRequest())));
            tests.add(subject.test(operation.name() + ": reply lost", () -> unknown(operation, new Mood.LosesReply())));
            if (!subject.gateway.hasLine()) {
                continue;
            }
            tests.add(subject.test(operation.name() + ": no reply before the deadline", () -> late(operation)));
            tests.add(subject.test(operation.name() + ": nobody answers the door", () -> unreachable(operation)));
        }
        if (subject.can(Capability.LOOKUP_BY_KEY)) {
            tests.add(subject.test("a lost start is found by its key", () -> lostStart(new Mood.LosesReply())));
            tests.add(subject.test("a dropped start is not found", () -> lostStart(new Mood.DropsRequest())));
        }
        if (subject.can(Capability.LOOKUP_BY_KEY) && subject.author.buyerAlwaysActs()) {
            tests.add(subject.test("a lost resume is found as charged", () -> lostResume(new Mood.LosesReply())));
            tests.add(subject.test("a dropped resume has moved nothing", () -> lostResume(new Mood.DropsRequest())));
        }
        if (subject.can(Capability.TWO_STEP)) {
            tests.add(subject.test("a lost commit is found as charged", () -> lostCommit(new Mood.LosesReply())));
            tests.add(subject.test("a dropped commit is found as reserved", () -> lostCommit(new Mood.DropsRequest())));
        }
        tests.add(subject.test("after a fault it works again", this::recovers));
        return tests.stream();
    }

    private void unknown(Operation operation, Mood mood) {
        Object came = operation.under(subject, mood);
        Report.expect(
                Guide.LOST_REPLIES,
                Operation.isUnknown(came),
                "Unknown (of a query: NoAnswer) when the company hangs up without a reply",
                came);
    }

    private void late(Operation operation) {
        long from = System.nanoTime();
        Duration patience = subject.author.patience();
        Object came = operation.under(subject, new Mood.Delays(patience.multipliedBy(4)));
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        Report.expect(Guide.LOST_REPLIES, Operation.isUnknown(came), "Unknown (or NoAnswer) at the deadline", came);
        Report.expect(
                Guide.LOST_REPLIES,
                took.compareTo(patience.plus(SLACK)) < 0,
                "an end before the request's deadline, " + patience.toMillis() + " ms away",
                took.toMillis() + " ms");
    }

    private void unreachable(Operation operation) {
        Object came = operation.under(subject, new Mood.Unreachable());
        Report.expect(
                Guide.LOST_REPLIES,
                came instanceof Outcome.NotSent || came instanceof Finding.NoAnswer,
                "NotSent (of a query: NoAnswer) when the connection is refused: nothing has left this machine",
                came);
    }

    private void lostStart(Mood mood) {
        String key = subject.newKey();
        subject.gateway.behave(mood);
        subject.start(key);
        subject.gateway.behave(new Mood.Honest());
        Finding finding = subject.provider.query(subject.query(key, null));
        agreesWithBook(key, finding);
    }

    private void lostResume(Mood mood) {
        String key = subject.newKey();
        Outcome.Pending pending = subject.sentAway(key);
        subject.author.buyerActs(pending);
        subject.gateway.behave(mood);
        subject.comeBack(key, pending);
        subject.gateway.behave(new Mood.Honest());
        agreesWithBook(key, subject.provider.query(subject.query(key, null)));
    }

    private void lostCommit(Mood mood) {
        String key = subject.newKey();
        String reference = subject.reserved(key);
        subject.gateway.behave(mood);
        subject.provider.commit(subject.step(key, reference));
        subject.gateway.behave(new Mood.Honest());
        agreesWithBook(key, subject.provider.query(subject.query(key, reference)));
    }

    private void agreesWithBook(String key, Finding finding) {
        List<FakeGateway.Entry> book = subject.bookOf(key);
        boolean agrees;
        if (book.isEmpty()) {
            boolean later = subject.author.buyerAlwaysActs() && finding instanceof Finding.StillPending;
            agrees = finding instanceof Finding.NotFound || later;
        } else if (book.get(0).state() == FakeGateway.State.CHARGED) {
            agrees = finding instanceof Finding.Charged charged && isRight(charged, book.get(0));
        } else {
            boolean later = !subject.can(Capability.TWO_STEP) && finding instanceof Finding.StillPending;
            agrees = finding instanceof Finding.Reserved || later;
        }
        Report.expect(Guide.LOST_REPLIES, agrees, "what the company's book says: " + book, finding);
    }

    private boolean isRight(Finding.Charged charged, FakeGateway.Entry entry) {
        Yen amount = charged.amount();
        return charged.reference().equals(entry.reference()) && (amount == null || amount.equals(entry.amount()));
    }

    private void recovers() {
        subject.gateway.behave(new Mood.LosesReply());
        subject.start(subject.newKey());
        subject.gateway.behave(new Mood.Unreachable());
        subject.start(subject.newKey());
        subject.gateway.behave(new Mood.Honest());
        subject.charged(subject.newKey());
    }
}
