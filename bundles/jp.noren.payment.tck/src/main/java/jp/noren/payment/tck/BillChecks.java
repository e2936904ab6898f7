package jp.noren.payment.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Section 15: billed once, however often it is asked; the bill as the company made it, or none. */
final class BillChecks {
    private final Subject subject;

    BillChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        if (!subject.can(Capability.BILLING) || !subject.isOnline()) {
            return Stream.empty();
        }
        return List.of(
                subject.test("asked to bill, the company will bill that amount; asked again, too", this::billedOnce),
                subject.test("a payment that the company does not know is not billed", this::unknownPayment),
                subject.test("a bill that is not made is none, and one that is made stays the same", this::document))
                .stream();
    }

    private void billedOnce() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        for (int i = 0; i < 2; i++) {
            Outcome outcome = subject.provider.requestBill(subject.bill(key, reference));
            Outcome.Approved approved = Report.expect(
                    Guide.BILLS, Outcome.Approved.class, "since the company has taken the payment over", outcome);
            Report.expect(
                    Guide.BILLS,
                    subject.amount().equals(approved.amount()),
                    "the amount it will bill, " + subject.amount(),
                    approved);
        }
    }

    private void unknownPayment() {
        Outcome outcome = subject.provider.requestBill(subject.bill(subject.newKey(), "unknown-to-anybody"));
        Report.expect(Guide.BILLS, !(outcome instanceof Outcome.Approved), "anything but Approved", outcome);
    }

    private void document() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        subject.provider.requestBill(subject.bill(key, reference));
        Optional<Bills.Document> first = subject.provider.fetchBill(subject.bill(key, reference));
        Report.expect(Guide.BILLS, first != null, "an empty Optional where there is no bill", first);
        if (first.isEmpty()) {
            return;
        }
        Optional<Bills.Document> again = subject.provider.fetchBill(subject.bill(key, reference));
        boolean same = again.isPresent()
                && Arrays.equals(first.get().content(), again.get().content())
                && first.get().dueOn().equals(again.get().dueOn());
        Report.expect(Guide.BILLS, same, "the same bytes and the same due date again", again);
        Report.expect(Guide.BILLS, first.get().content().length > 0, "a bill with something in it", first);
    }
}
