package jp.noren.payment.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Deposits;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DynamicTest;

/** Sections 1 and 2: what a provider says of itself, and what it does not say. */
final class DeclarationChecks {
    private final Subject subject;

    DeclarationChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> selfDescription() {
        return Stream.of(
                subject.test("the id is the bundle's word, the version a version", this::names),
                subject.test("amounts, buyers and delay make sense", this::limits),
                subject.test("the capabilities fit together", this::capabilities),
                subject.test("configured, it has no gaps; unconfigured, it names them", this::gaps));
    }

    private void names() {
        String id = subject.info.id();
        Report.expect(Guide.SELF_DESCRIPTION, id.matches("[a-z][a-z0-9]{1,29}"), "an id of small letters", id);
        String version = subject.info.version();
        Report.expect(
                Guide.SELF_DESCRIPTION,
                version.matches("\\d+(\\.\\d+(\\.\\d+(\\.[\\w-]+)?)?)?"),
                "the bundle's version in OSGi form",
                version);
        String method = subject.info.method();
        Report.expect(Guide.SELF_DESCRIPTION, method.matches("[A-Z][A-Z_]{1,29}"), "a method such as CARD", method);
        Report.expect(
                Guide.SELF_DESCRIPTION,
                subject.info.equals(subject.provider.info()),
                "the same description each time it is asked",
                subject.provider.info());
    }

    private void limits() {
        Yen min = subject.info.min();
        boolean sensible = min.isPositive() && subject.info.max().compareTo(min) >= 0;
        Report.expect(Guide.SELF_DESCRIPTION, sensible, "0 < min <= max", subject.info);
        Report.expect(Guide.SELF_DESCRIPTION, !subject.info.buyers().isEmpty(), "some kind of buyer", subject.info);
        Report.expect(
                Guide.SELF_DESCRIPTION,
                !subject.info.visibilityDelay().isNegative(),
                "a visibility delay of zero or more",
                subject.info);
    }

    private void capabilities() {
        implies(Capability.TWO_STEP, Capability.LOOKUP_BY_REFERENCE, "a commit without a reply must be found out");
        implies(Capability.TWO_STEP, Capability.CANCEL, "what is reserved must be releasable");
        implies(Capability.PARTIAL_REFUND, Capability.REFUND, "a part is less than the whole");
        implies(Capability.COLLECTION_FILE, Capability.OFFLINE, "a debit joins its day in the order's own transaction");
        Report.expect(
                Guide.BUYER_ACTION,
                !subject.author.buyerAlwaysActs() || subject.can(Capability.BUYER_ACTION),
                "BUYER_ACTION, since the contract says that the buyer always acts",
                subject.info.capabilities());
        boolean askable = subject.can(Capability.LOOKUP_BY_KEY) || subject.can(Capability.LOOKUP_BY_REFERENCE);
        Report.expect(
                Guide.REVIEWS,
                !subject.can(Capability.REVIEW) || askable,
                "REVIEW together with a LOOKUP, since how a review ends is asked by query",
                subject.info.capabilities());
        boolean both = subject.can(Capability.OFFLINE) && subject.can(Capability.TWO_STEP);
        Report.expect(Guide.SELF_DESCRIPTION, !both, "either OFFLINE or TWO_STEP", subject.info.capabilities());
    }

    private void implies(Capability one, Capability other, String why) {
        Report.expect(
                Guide.SELF_DESCRIPTION,
                !subject.can(one) || subject.can(other),
                one + " together with " + other + ", since " + why,
                subject.info.capabilities());
    }

    private void gaps() {
        List<String> gaps = subject.provider.gaps();
        Report.expect(Guide.SELF_DESCRIPTION, gaps.isEmpty(), "no gaps where all is configured", gaps);
        List<String> missing = subject.author.unconfigured().gaps();
        Report.expect(Guide.SELF_DESCRIPTION, !missing.isEmpty(), "gaps where nothing is configured", missing);
    }

    Stream<DynamicTest> notDeclared() {
        List<DynamicTest> tests = new ArrayList<>();
        PaymentProvider provider = subject.provider;
        unless(tests, Capability.TWO_STEP, () -> provider.commit(subject.step("k", "r")));
        unless(tests, Capability.CANCEL, () -> provider.cancel(subject.step("k", "r")));
        unless(tests, Capability.BUYER_ACTION, () -> provider.resume(new Requests.Resume(original(), "a", true)));
        unless(tests, Capability.REFUND, () -> provider.refund(subject.refund("r", subject.amount())));
        if (subject.can(Capability.REFUND)) {
            unless(tests, Capability.PARTIAL_REFUND, () -> provider.refund(subject.refund("r", Yen.of(1))));
        }
        unless(tests, Capability.LOOKUP_BY_REFERENCE, () -> provider.query(subject.query("k", "r")));
        unless(tests, Capability.LOOKUP_BY_KEY, () -> provider.query(subject.query("k", null)));
        unless(tests, Capability.STORED_CARD, () -> provider.storeCard(storeCard()));
        unless(tests, Capability.STORED_CARD, () -> provider.deleteCard("s", "c", subject.deadline()));
        unless(tests, Capability.NOTIFICATION, () -> provider.readNotification(incoming()));
        unless(tests, Capability.DEPOSITS, () -> provider.readDeposits(new byte[0]));
        unless(tests, Capability.DEPOSITS, () -> provider.match(deposit(), List.of()));
        unless(tests, Capability.BILLING, () -> provider.requestBill(subject.bill("k", "r")));
        unless(tests, Capability.BILLING, () -> provider.fetchBill(subject.bill("k", "r")));
        unless(tests, Capability.SCREENING, () -> subject.screen());
        unless(tests, Capability.COLLECTION_FILE, () -> provider.writeCollection("s", Subject.DAY, List.of()));
        unless(
                tests,
                Capability.COLLECTION_FILE,
                () -> provider.readCollectionResults(new byte[0], List.of(), Subject.DAY));
        unless(tests, Capability.SETTLEMENT_LIST, () -> provider.settlementList("s", Subject.DAY, subject.deadline()));
        unless(tests, Capability.BALANCE, () -> provider.balance("s", "a", subject.deadline()));
        return tests.stream();
    }

    private void unless(List<DynamicTest> tests, Capability capability, Callable<Object> call) {
        boolean foundByKeyAlone = capability == Capability.LOOKUP_BY_REFERENCE && subject.can(Capability.LOOKUP_BY_KEY);
        if (subject.can(capability) || foundByKeyAlone) {
            return;
        }
        tests.add(subject.test(capability + " is not declared and refused (" + tests.size() + ")", () -> {
            Object came;
            try {
                came = call.call();
            } catch (UnsupportedOperationException e) {
                came = e;
            }
            String sentence = PaymentProvider.unsupported(capability).getMessage();
            boolean agreed = came instanceof UnsupportedOperationException e
                    && (sentence.equals(e.getMessage()) || isOtherLookup(capability, e));
            Report.expect(
                    Guide.NOT_DECLARED,
                    agreed,
                    "an UnsupportedOperationException \"" + sentence + "\", as PaymentProvider.unsupported makes it",
                    came);
            int calls = subject.gateway == null ? 0 : subject.gateway.received();
            Report.expect(Guide.NOT_DECLARED, calls == 0, "no request to the company", calls + " requests");
        }));
    }

    private boolean isOtherLookup(Capability capability, UnsupportedOperationException came) {
        return capability == Capability.LOOKUP_BY_KEY
                && !subject.can(Capability.LOOKUP_BY_REFERENCE)
                && PaymentProvider.unsupported(Capability.LOOKUP_BY_REFERENCE)
                        .getMessage()
                        .equals(came.getMessage());
    }

    private Requests.Start original() {
        return subject.author.start(subject.newKey(), subject.amount(), subject.author.source());
    }

    private Requests.StoreCard storeCard() {
        PaymentSource.CardToken card = new PaymentSource.CardToken("t", "k", CardBrand.VISA, 1, false);
        return new Requests.StoreCard(subject.author.storefront(), "cust", card, subject.deadline());
    }

    private static Requests.Incoming incoming() {
        return new Requests.Incoming("text/plain", new byte[0], List.of());
    }

    private static Deposits.Deposit deposit() {
        return new Deposits.Deposit("l", 1, java.time.LocalDate.of(2026, 11, 21), Yen.of(1), "ﾔﾏﾀﾞ", false);
    }
}
