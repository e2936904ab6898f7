package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;

/**
 * A call to the company that can go wrong on the way.
 *
 * @param prepare brings the company, honest still, to where the call makes sense, and gives the call
 */
record Operation(String name, Supplier<Supplier<Object>> prepare) {

    /** What the provider declares of these. */
    static List<Operation> of(Subject subject) {
        List<Operation> operations = new ArrayList<>();
        operations.add(new Operation("start", () -> {
            String key = subject.newKey();
            return () -> subject.start(key);
        }));
        if (subject.author.buyerAlwaysActs()) {
            operations.add(resume(subject));
        }
        if (subject.can(Capability.TWO_STEP)) {
            operations.add(reservedThen(subject, "commit", step -> subject.provider.commit(step)));
        }
        if (subject.can(Capability.CANCEL) && subject.can(Capability.TWO_STEP)) {
            operations.add(reservedThen(subject, "cancel", step -> subject.provider.cancel(step)));
        }
        if (subject.can(Capability.REFUND)) {
            operations.add(chargedThen(
                    subject,
                    "refund",
                    (key, reference) -> subject.provider.refund(subject.refund(reference, subject.amount()))));
        }
        if (subject.can(Capability.BILLING)) {
            operations.add(chargedThen(
                    subject,
                    "request a bill",
                    (key, reference) -> subject.provider.requestBill(subject.bill(key, reference))));
        }
        if (subject.can(Capability.LOOKUP_BY_REFERENCE)) {
            operations.add(chargedThen(
                    subject,
                    "query by reference",
                    (key, reference) -> subject.provider.query(subject.query(key, reference))));
        }
        if (subject.can(Capability.LOOKUP_BY_KEY)) {
            operations.add(chargedThen(
                    subject, "query by key", (key, reference) -> subject.provider.query(subject.query(key, null))));
        }
        return operations;
    }

    private static Operation resume(Subject subject) {
        return new Operation("resume", () -> {
            String key = subject.newKey();
            Outcome.Pending pending = subject.sentAway(key);
            subject.author.buyerActs(pending);
            return () -> subject.comeBack(key, pending);
        });
    }

    private static Operation reservedThen(
            Subject subject, String name, java.util.function.Function<Requests.Step, Object> call) {
        return new Operation(name, () -> {
            String key = subject.newKey();
            String reference = subject.reserved(key);
            return () -> call.apply(subject.step(key, reference));
        });
    }

    private static Operation chargedThen(
            Subject subject, String name, java.util.function.BiFunction<String, String, Object> call) {
        return new Operation(name, () -> {
            String key = subject.newKey();
            String reference = subject.charged(key);
            return () -> call.apply(key, reference);
        });
    }

    /** Prepares, lets the company behave so, and calls. */
    Object under(Subject subject, Mood mood) {
        Supplier<Object> call = prepare.get();
        subject.gateway.behave(mood);
        return call.get();
    }

    static boolean isUnknown(Object came) {
        return came instanceof Outcome.Unknown || came instanceof Finding.NoAnswer;
    }
}
