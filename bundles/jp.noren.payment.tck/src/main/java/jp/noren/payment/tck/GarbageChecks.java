package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import org.junit.jupiter.api.DynamicTest;

/** Section 6: no garbage is ever believed (reliability goal G37). */
final class GarbageChecks {
    private static final int FEWEST_KINDS = 15;
    private final Subject subject;

    GarbageChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (!subject.isOnline() || !subject.gateway.hasLine()) {
            return tests.stream();
        }
        tests.add(subject.test("the gateway can make fifteen kinds of garbage", this::enoughKinds));
        for (Operation operation : Operation.of(subject)) {
            for (Garbage garbage : subject.gateway.garbage()) {
                tests.add(subject.test(operation.name() + ": " + garbage, () -> garbled(operation, garbage)));
            }
            for (Mutation mutation : subject.author.mutations()) {
                tests.add(subject.test(operation.name() + ": " + mutation.name(), () -> mutated(operation, mutation)));
            }
        }
        return tests.stream();
    }

    private void enoughKinds() {
        int kinds = subject.gateway.garbage().size();
        Report.expect(Guide.GARBAGE, kinds >= FEWEST_KINDS, FEWEST_KINDS + " kinds or more", kinds + " kinds");
    }

    private void garbled(Operation operation, Garbage garbage) {
        Object came = operation.under(subject, new Mood.Garbles(garbage));
        boolean right = Operation.isUnknown(came) || garbage.isBelievable() && isSuccess(came);
        Report.expect(
                Guide.GARBAGE,
                right,
                "Unknown (of a query: NoAnswer) when the reply is " + garbage
                        + ": the company has done what it was asked, and the reply does not say so",
                came);
    }

    private void mutated(Operation operation, Mutation mutation) {
        Supplier<Object> call = operation.prepare().get();
        subject.author.behaveMutated(mutation);
        Object came = call.get();
        boolean right = Operation.isUnknown(came) || namesOtherAmount(came);
        Report.expect(Guide.GARBAGE, right, "Unknown (of a query: NoAnswer) for a reply with " + mutation.name(), came);
    }

    private boolean namesOtherAmount(Object came) {
        return came instanceof Outcome.Approved approved && !approved.amount().equals(subject.amount())
                || came instanceof Outcome.Authorised reserved
                        && !reserved.amount().equals(subject.amount())
                || came instanceof Finding.Charged charged
                        && charged.amount() != null
                        && !charged.amount().equals(subject.amount());
    }

    private static boolean isSuccess(Object came) {
        return came instanceof Outcome.Approved
                || came instanceof Outcome.Pending
                || came instanceof Outcome.Authorised
                || came instanceof Finding.Charged
                || came instanceof Finding.Reserved
                || came instanceof Finding.Released;
    }
}
