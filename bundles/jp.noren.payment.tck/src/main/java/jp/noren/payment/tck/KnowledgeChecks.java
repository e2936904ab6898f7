package jp.noren.payment.tck;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Bills.Screened;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Settled;
import org.junit.jupiter.api.DynamicTest;

/** Sections 15 and 17 to 19: what the company is asked for beyond payments. What it does not say is not invented. */
final class KnowledgeChecks {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private final Subject subject;

    KnowledgeChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        List<DynamicTest> tests = new ArrayList<>();
        if (subject.can(Capability.SETTLEMENT_LIST)) {
            tests.add(subject.test("the list of today, if it is there, holds what was charged today", this::list));
            faults(tests, Guide.SETTLEMENT_LISTS, "settlement list", this::today);
        }
        if (subject.can(Capability.BALANCE)) {
            tests.add(subject.test("a payment takes its amount from the balance", this::balance));
            faults(tests, Guide.BALANCES, "balance", this::held);
        }
        if (subject.can(Capability.SCREENING)) {
            tests.add(subject.test("a buyer is screened once; asked again it is the same", this::screened));
            faults(tests, Guide.SCREENING, "screening", subject::screen);
        }
        if (subject.can(Capability.BILLING) && subject.isOnline()) {
            String key = subject.newKey();
            faults(tests, Guide.BILLS, "fetch a bill", () -> subject.provider.fetchBill(subject.bill(key, "r")));
        }
        return tests.stream();
    }

    /** What cannot be known is empty, or an exception: the engine takes both as "no answer". */
    private void faults(List<DynamicTest> tests, Guide section, String what, Supplier<Object> call) {
        if (!subject.isOnline() || subject.gateway == null || !subject.gateway.hasLine()) {
            return;
        }
        tests.add(subject.test(what + ": request dropped", () -> unknown(section, new Mood.DropsRequest(), call)));
        tests.add(
                subject.test(what + ": nobody answers the door", () -> unknown(section, new Mood.Unreachable(), call)));
        subject.gateway.garbage().stream()
                .filter(garbage -> !garbage.isBelievable())
                .forEach(garbage -> tests.add(
                        subject.test(what + ": " + garbage, () -> unknown(section, new Mood.Garbles(garbage), call))));
    }

    private void unknown(Guide section, Mood mood, Supplier<Object> call) {
        subject.gateway.behave(mood);
        Object came;
        try {
            came = call.get();
        } catch (RuntimeException e) {
            return;
        }
        boolean nothing = came == null
                || came instanceof Optional<?> optional && optional.isEmpty()
                || came instanceof Bills.Screening screening
                        && (screening.state() == Screened.REVIEWING || screening.state() == Screened.PENDING);
        Report.expect(section, nothing, "nothing (empty, an exception, or an open screening) under " + mood, came);
    }

    private Optional<List<Settled>> today() {
        LocalDate today = subject.author.clock().instant().atZone(JAPAN).toLocalDate();
        return subject.provider.settlementList(subject.author.storefront(), today, subject.deadline());
    }

    private void list() {
        String key = subject.newKey();
        String reference = subject.charged(key);
        Optional<List<Settled>> list = today();
        Report.expect(Guide.SETTLEMENT_LISTS, list != null, "an empty Optional where there is no list yet", list);
        if (list.isEmpty()) {
            return;
        }
        List<Settled> lines = list.get().stream()
                .filter(line -> key.equals(line.key()) || reference.equals(line.reference()))
                .toList();
        boolean right = lines.size() == 1 && lines.get(0).amount().equals(subject.amount());
        Report.expect(
                Guide.SETTLEMENT_LISTS, right, "one line of " + subject.amount() + " for " + reference, list.get());
    }

    private Yen held() {
        PaymentSource source = subject.author.source();
        String account = source instanceof PaymentSource.Points points ? points.account() : "tck";
        return subject.provider.balance(subject.author.storefront(), account, subject.deadline());
    }

    private void balance() {
        PaymentSource source = subject.author.source();
        if (!(source instanceof PaymentSource.Points points)) {
            throw Report.failure(Guide.BALANCES, "a source with an account, such as Points", source);
        }
        String account = points.account();
        Yen before = subject.provider.balance(subject.author.storefront(), account, subject.deadline());
        String key = subject.newKey();
        String reference = referenceOf(key, source);
        if (subject.can(Capability.TWO_STEP)) {
            subject.provider.commit(subject.step(key, reference));
        }
        Yen after = subject.provider.balance(subject.author.storefront(), account, subject.deadline());
        Report.expect(
                Guide.BALANCES,
                before.minus(after).equals(subject.amount()),
                "a balance that is less by " + subject.amount() + " than " + before,
                after);
    }

    private String referenceOf(String key, PaymentSource source) {
        Object outcome = subject.start(key, source);
        return outcome instanceof Outcome.Authorised reserved
                ? reserved.reference()
                : Report.expect(Guide.BALANCES, Outcome.Approved.class, "since the balance suffices", outcome)
                        .reference();
    }

    private void screened() {
        Bills.Screening first = subject.screen();
        Report.expect(Guide.SCREENING, first != null && first.state() != null, "a state", first);
        Bills.Screening again = subject.screen();
        boolean same = first.buyerReference() == null || first.buyerReference().equals(again.buyerReference());
        Report.expect(Guide.SCREENING, same, "the same buyer at the company, " + first.buyerReference(), again);
    }
}
