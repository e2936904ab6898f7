package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Section 8: the whole, a part, never more than was charged. */
final class RefundChecks {
    private final Subject subject;

    RefundChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (!subject.can(Capability.REFUND) || !subject.isOnline()) {
            return tests.stream();
        }
        tests.add(subject.test("the whole amount goes back, once", this::whole));
        tests.add(subject.test("a refund of an unknown payment is not approved", this::unknownPayment));
        if (subject.can(Capability.PARTIAL_REFUND)) {
            tests.add(subject.test("parts go back until nothing is left, and no yen more", this::parts));
        }
        return tests.stream();
    }

    private void whole() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        Outcome outcome = subject.provider.refund(subject.refund(reference, subject.amount()));
        Outcome.Approved approved =
                Report.expect(Guide.REFUNDS, Outcome.Approved.class, "since the company gave it back", outcome);
        Report.expect(Guide.REFUNDS, approved.amount().equals(subject.amount()), "the amount given back", approved);
        Report.expect(Guide.REFUNDS, left(key).equals(Yen.ZERO), "nothing left in the book", subject.bookOf(key));
        subject.provider.refund(subject.refund(reference, subject.amount()));
        Report.expect(Guide.REFUNDS, left(key).equals(Yen.ZERO), "no yen more given back", subject.bookOf(key));
        if (subject.can(Capability.LOOKUP_BY_REFERENCE)) {
            Finding finding = subject.provider.query(subject.query(key, reference));
            Report.expect(Guide.REFUNDS, Finding.Released.class, "since all went back", finding);
        }
    }

    private void unknownPayment() {
        Outcome outcome = subject.provider.refund(subject.refund("00000000000000", subject.amount()));
        boolean approved = outcome instanceof Outcome.Approved;
        Report.expect(Guide.REFUNDS, !approved, "no approval for a payment that does not exist", outcome);
    }

    private void parts() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        Yen first = Yen.of(subject.amount().amount() / 2);
        String since = part(reference, first);
        Report.expect(
                Guide.REFUNDS,
                left(key).equals(subject.amount().minus(first)),
                first + " given back of " + subject.amount(),
                subject.bookOf(key));
        since = part(since, left(key));
        Outcome tooMuch = subject.provider.refund(subject.refund(since, Yen.of(1)));
        boolean approved = tooMuch instanceof Outcome.Approved;
        Report.expect(Guide.REFUNDS, !approved, "no approval beyond what was charged", tooMuch);
        Report.expect(Guide.REFUNDS, left(key).equals(Yen.ZERO), "nothing left, nothing more", subject.bookOf(key));
    }

    /** The reference to go on with. */
    private String part(String reference, Yen amount) {
        Outcome outcome = subject.provider.refund(subject.refund(reference, amount));
        Outcome.Approved approved =
                Report.expect(Guide.REFUNDS, Outcome.Approved.class, "since the company gave a part back", outcome);
        Report.expect(Guide.REFUNDS, approved.amount().equals(amount), "the part: " + amount, approved);
        return approved.reference();
    }

    private Yen left(String key) {
        FakeGateway.Entry entry = subject.bookOf(key).get(0);
        return entry.state() == FakeGateway.State.RELEASED
                ? Yen.ZERO
                : entry.amount().minus(entry.refunded());
    }
}
