package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import org.junit.jupiter.api.DynamicTest;

/** Sections 3, 4 and 13: money moves once, by one step or two; an offline provider answers by itself. */
final class MoneyChecks {
    private final Subject subject;

    MoneyChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (!subject.isOnline()) {
            tests.add(subject.test("an offline start answers by itself, and the same for the same key", this::offline));
            return tests.stream();
        }
        tests.add(subject.test("a refusal is Declined, and nothing stands in the book", this::declined));
        tests.add(subject.test("the same key twice moves money once at most", this::sameKeyTwice));
        tests.add(subject.test("the smallest and the largest amount arrive as they are", this::amounts));
        if (subject.gateway.saysAmounts()) {
            tests.add(subject.test("another amount in the reply is passed on, not mended", this::otherAmount));
        }
        if (subject.can(Capability.TWO_STEP)) {
            tests.addAll(twoSteps());
        } else {
            tests.add(subject.test("what is approved, at once or later, stands in the book", this::oneStep));
            if (subject.can(Capability.CANCEL)) {
                tests.add(subject.test("what is accepted, or is to be paid later, can be taken back", this::takenBack));
            }
        }
        if (subject.author.source() instanceof PaymentSource.CardToken) {
            tests.addAll(cards());
        }
        return tests.stream();
    }

    private List<DynamicTest> twoSteps() {
        return List.of(
                subject.test("start reserves, commit moves", this::reserveAndCommit),
                subject.test("commit twice moves money once", this::commitTwice),
                subject.test("cancel releases, and a commit after it moves nothing", this::cancelThenCommit),
                subject.test("cancel after commit is approved only where the money is back", this::commitThenCancel));
    }

    private List<DynamicTest> cards() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(subject.test("R130 a brand that is not accepted is refused before anything is sent", this::brand));
        tests.add(subject.test("R131 instalments are refused before anything is sent", this::instalments));
        if (subject.gateway.saysBrands() && subject.can(Capability.TWO_STEP)) {
            tests.add(subject.test("R130 a brand that only the reply shows is passed on or refused", this::otherBrand));
        }
        return tests;
    }

    private void offline() {
        String key = subject.newKey();
        Outcome first = subject.start(key);
        Outcome.Pending pending =
                Report.expect(Guide.OFFLINE, Outcome.Pending.class, "since the buyer has to act", first);
        boolean says = pending.actionRef() != null && !pending.actionRef().isBlank() && pending.action() != null;
        Report.expect(Guide.OFFLINE, says, "an action and its reference", pending);
        Outcome again = subject.start(key);
        boolean same = again instanceof Outcome.Pending other
                && other.actionRef().equals(pending.actionRef())
                && other.action().equals(pending.action());
        Report.expect(Guide.OFFLINE, same, "the same action for the same key: " + first, again);
        if (pending.action() instanceof NextAction.Transfer transfer) {
            boolean right = transfer.amount().equals(subject.amount()) && transfer.payBy() != null;
            Report.expect(Guide.OFFLINE, right, "a transfer of " + subject.amount() + " by a day", transfer);
        }
    }

    private void declined() {
        String key = subject.newKey();
        subject.gateway.behave(new Mood.Declines());
        Outcome outcome = subject.start(key);
        Outcome.Declined declined =
                Report.expect(Guide.ONE_CHARGE, Outcome.Declined.class, "since the company refused", outcome);
        Report.expect(Guide.ONE_CHARGE, declined.reason() != null, "a reason", declined);
        Report.expect(Guide.ONE_CHARGE, subject.bookOf(key).isEmpty(), "an empty book", subject.bookOf(key));
    }

    private void oneStep() {
        String key = subject.newKey();
        Outcome outcome = subject.pay(key);
        if (outcome instanceof Outcome.Pending pending && Subject.isDecidedElsewhere(pending)) {
            paidLater(key, pending);
            return;
        }
        Outcome.Approved approved =
                Report.expect(Guide.ONE_CHARGE, Outcome.Approved.class, "since the company approved", outcome);
        Report.expect(Guide.ONE_CHARGE, approved.amount().equals(subject.amount()), "the amount asked", approved);
        moneyMovedOnce(key);
    }

    private void paidLater(String key, Outcome.Pending pending) {
        List<FakeGateway.Entry> moved = subject.moved(key);
        Report.expect(Guide.ONE_CHARGE, moved.isEmpty(), "nothing charged before it was paid", moved);
        Yen paid = subject.settledElsewhere(key, pending).amount();
        Report.expect(Guide.ONE_CHARGE, subject.amount().equals(paid), "the amount asked", paid);
        moneyMovedOnce(key);
    }

    private void takenBack() {
        String key = subject.newKey();
        Outcome outcome = subject.start(key);
        String reference = outcome instanceof Outcome.Approved approved
                ? approved.reference()
                : Report.expect(Guide.ONE_CHARGE, Outcome.Pending.class, "since it is paid later", outcome)
                        .actionRef();
        Outcome cancelled = subject.provider.cancel(subject.step(key, reference));
        Report.expect(Guide.ONE_CHARGE, Outcome.Approved.class, "since the company took it back", cancelled);
        found(Finding.Released.class, key, reference);
    }

    private void sameKeyTwice() {
        String key = subject.newKey();
        subject.pay(key);
        Outcome again = subject.pay(key);
        long live = subject.bookOf(key).stream()
                .filter(entry -> entry.state() != FakeGateway.State.RELEASED)
                .count();
        Report.expect(
                Guide.ONE_CHARGE,
                live == 1,
                "one line in the book for one key, however often it is sent",
                live + " lines: " + subject.bookOf(key) + "; the second start said " + again);
    }

    private void amounts() {
        for (Yen amount : List.of(subject.info.min(), subject.info.max())) {
            String key = subject.newKey();
            Outcome outcome = subject.pay(key, amount);
            boolean right = subject.bookOf(key).size() == 1
                    && subject.bookOf(key).get(0).amount().equals(amount);
            Report.expect(Guide.ONE_CHARGE, right, amount + " in the book", subject.bookOf(key) + " after " + outcome);
        }
    }

    private void otherAmount() {
        subject.gateway.behave(new Mood.OtherAmount());
        Outcome outcome = subject.pay(subject.newKey());
        boolean mended = outcome instanceof Outcome.Approved approved
                        && approved.amount().equals(subject.amount())
                || outcome instanceof Outcome.Authorised reserved
                        && reserved.amount().equals(subject.amount());
        Report.expect(
                Guide.GARBAGE, !mended, "the amount that the company named, or Unknown: the engine compares", outcome);
    }

    private void reserveAndCommit() {
        String key = subject.newKey();
        Outcome outcome = subject.pay(key);
        Outcome.Authorised reserved =
                Report.expect(Guide.TWO_STEPS, Outcome.Authorised.class, "since start only reserves", outcome);
        Report.expect(Guide.TWO_STEPS, reserved.amount().equals(subject.amount()), "the amount asked", reserved);
        boolean named = reserved.reference() != null && !reserved.reference().isBlank();
        Report.expect(Guide.TWO_STEPS, named, "the company's reference", reserved);
        List<FakeGateway.Entry> moved = subject.moved(key);
        Report.expect(Guide.TWO_STEPS, moved.isEmpty(), "nothing charged before the commit", moved);
        Outcome committed = subject.provider.commit(subject.step(key, reserved.reference()));
        Outcome.Approved approved =
                Report.expect(Guide.TWO_STEPS, Outcome.Approved.class, "since the company committed", committed);
        Report.expect(Guide.TWO_STEPS, approved.amount().equals(subject.amount()), "the amount asked", approved);
        moneyMovedOnce(key);
        found(Finding.Charged.class, key, reserved.reference());
    }

    private void commitTwice() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        Outcome again = subject.provider.commit(subject.step(key, reference));
        Report.expect(
                Guide.TWO_STEPS,
                !(again instanceof Outcome.Declined),
                "Approved or Unknown for a second commit: the money has moved",
                again);
        moneyMovedOnce(key);
    }

    private void cancelThenCommit() {
        String key = subject.newKey();
        String reference = subject.reserved(key);
        Outcome cancelled = subject.provider.cancel(subject.step(key, reference));
        Report.expect(Guide.TWO_STEPS, Outcome.Approved.class, "since the company released it", cancelled);
        found(Finding.Released.class, key, reference);
        Outcome committed = subject.provider.commit(subject.step(key, reference));
        boolean approved = committed instanceof Outcome.Approved;
        Report.expect(Guide.TWO_STEPS, !approved, "no approval of a commit after a cancel", committed);
        Report.expect(Guide.TWO_STEPS, subject.moved(key).isEmpty(), "nothing charged", subject.bookOf(key));
    }

    private void commitThenCancel() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        Outcome cancelled = subject.provider.cancel(subject.step(key, reference));
        FakeGateway.Entry entry = subject.bookOf(key).get(0);
        boolean back =
                entry.state() == FakeGateway.State.RELEASED || entry.refunded().equals(entry.amount());
        Report.expect(
                Guide.TWO_STEPS,
                back || !(cancelled instanceof Outcome.Approved),
                "no approval while the money is still the shop's",
                cancelled);
    }

    private void brand() {
        refusedUnsent(
                new PaymentSource.CardToken("tok", "key", CardBrand.UNIONPAY, 1, false),
                DeclineReason.BRAND_NOT_ACCEPTED);
    }

    private void instalments() {
        PaymentSource.CardToken token = (PaymentSource.CardToken) subject.author.source();
        refusedUnsent(
                new PaymentSource.CardToken(token.token(), token.tokenKey(), token.brand(), 3, false),
                DeclineReason.INSTALMENTS_NOT_ACCEPTED);
    }

    private void refusedUnsent(PaymentSource source, DeclineReason reason) {
        Outcome outcome = subject.start(subject.newKey(), source);
        Outcome.Declined declined = Report.expect(Guide.ONE_CHARGE, Outcome.Declined.class, "for " + reason, outcome);
        Report.expect(Guide.ONE_CHARGE, declined.reason() == reason, reason.name(), declined);
        int received = subject.gateway.received();
        Report.expect(Guide.ONE_CHARGE, received == 0, "no request to the company", received + " requests");
    }

    private void otherBrand() {
        String key = subject.newKey();
        subject.gateway.behave(new Mood.OtherBrand(CardBrand.UNIONPAY));
        Outcome outcome = subject.start(key);
        boolean said = outcome instanceof Outcome.Authorised reserved && reserved.brand() == CardBrand.UNIONPAY
                || outcome instanceof Outcome.Declined declined
                        && declined.reason() == DeclineReason.BRAND_NOT_ACCEPTED;
        Report.expect(Guide.ONE_CHARGE, said, "the brand UNIONPAY, or Declined BRAND_NOT_ACCEPTED", outcome);
        Report.expect(Guide.ONE_CHARGE, subject.moved(key).isEmpty(), "nothing charged", subject.bookOf(key));
    }

    private void found(Class<? extends Finding> type, String key, String reference) {
        Finding finding = subject.provider.query(subject.query(key, reference));
        Report.expect(Guide.LOST_REPLIES, type, "since the book says so", finding);
    }

    private void moneyMovedOnce(String key) {
        List<FakeGateway.Entry> moved = subject.moved(key);
        boolean once = moved.size() == 1 && moved.get(0).amount().equals(subject.amount());
        Report.expect(Guide.ONE_CHARGE, once, "one charge of " + subject.amount() + " in the book", moved);
    }
}
