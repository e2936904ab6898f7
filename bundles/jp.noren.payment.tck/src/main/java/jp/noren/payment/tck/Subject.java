package jp.noren.payment.tck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The provider under test with its gateway, and the requests one makes of it. */
final class Subject {
    /** A bank business day, and the day that bills and closings of these tests belong to. */
    static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    final PaymentProviderContract author;
    final PaymentProvider provider;
    final FakeGateway gateway;
    final ProviderInfo info;
    private final Guide section;

    /** @param section that a test is about whose failure nobody foresaw */
    Subject(PaymentProviderContract author, Guide section) {
        this.author = author;
        this.section = section;
        this.provider = author.provider();
        this.gateway = author.gateway();
        this.info = provider.info();
    }

    boolean can(Capability capability) {
        return info.can(capability);
    }

    /** Whether there is a company on the other end of a line. */
    boolean isOnline() {
        return !can(Capability.OFFLINE);
    }

    /** A test that begins with an empty book and an honest company. */
    DynamicTest test(String name, Executable check) {
        return DynamicTest.dynamicTest(name, () -> {
            if (gateway != null) {
                gateway.forget();
            }
            try {
                check.execute();
            } catch (AssertionError failure) {
                throw failure;
            } catch (Throwable thrown) {
                throw Report.failure(section, "an answer: no exception leaves a provider here", thrown);
            }
        });
    }

    String newKey() {
        return "tck_" + Ids.randomText(26);
    }

    Yen amount() {
        return Yen.of(Math.min(info.max().amount(), Math.max(info.min().amount(), 4950)));
    }

    Instant deadline() {
        return author.deadline();
    }

    Outcome start(String key) {
        return start(key, author.source());
    }

    Outcome start(String key, PaymentSource source) {
        return provider.start(author.start(key, amount(), source));
    }

    /** What came of a payment that the buyer, where he has to act, was willing to make. */
    Outcome pay(String key) {
        return pay(key, amount());
    }

    Outcome pay(String key, Yen amount) {
        PaymentSource source = author.source();
        Outcome started = provider.start(author.start(key, amount, source));
        return author.buyerAlwaysActs() && started instanceof Outcome.Pending pending
                ? resume(key, amount, pending, source)
                : started;
    }

    /** No browser moves money: what is approved stands in the company's book. */
    private Outcome resume(String key, Yen amount, Outcome.Pending pending, PaymentSource source) {
        List<NextAction.Widget.Field> returned = author.buyerActs(pending);
        Outcome outcome = provider.resume(
                new Requests.Resume(author.start(key, amount, source), pending.actionRef(), true, returned));
        boolean believed = outcome instanceof Outcome.Approved && bookOf(key).isEmpty();
        Report.expect(
                Guide.BUYER_ACTION,
                !believed,
                "a line in the company's book for what is approved: the browser's word is a hint",
                outcome);
        return outcome;
    }

    /** The buyer has been sent away, and is willing. */
    Outcome.Pending sentAway(String key) {
        Outcome outcome = start(key);
        return Report.expect(Guide.BUYER_ACTION, Outcome.Pending.class, "since the buyer always acts", outcome);
    }

    /** He has done what he was asked, and his browser is back. */
    Outcome comeBack(String key, Outcome.Pending pending) {
        Requests.Start original = author.start(key, amount(), author.source());
        return provider.resume(new Requests.Resume(original, pending.actionRef(), true, List.of()));
    }

    Requests.Step step(String key, String reference) {
        return new Requests.Step(key, author.storefront(), reference, amount(), deadline());
    }

    Requests.Query query(String key, String reference) {
        return new Requests.Query(key, author.storefront(), reference, deadline());
    }

    Requests.Refund refund(String reference, Yen part) {
        return new Requests.Refund(newKey(), author.storefront(), reference, part, amount(), deadline());
    }

    Bills.Request bill(String key, String reference) {
        return new Bills.Request(key, author.storefront(), reference, DAY, deadline());
    }

    Bills.Screening screen() {
        Requests.Start asked = author.start(newKey(), amount(), author.source());
        return provider.screen(author.storefront(), asked.buyer(), asked.contact(), deadline());
    }

    /** The reference of money that is reserved. */
    String reserved(String key) {
        return Report.expect(
                        Guide.TWO_STEPS, Outcome.Authorised.class, "since the company reserved the money", pay(key))
                .reference();
    }

    /** The reference of money that has moved. */
    String charged(String key) {
        if (can(Capability.TWO_STEP)) {
            String reference = reserved(key);
            Outcome outcome = provider.commit(step(key, reference));
            Report.expect(Guide.TWO_STEPS, Outcome.Approved.class, "since the company committed", outcome);
            return reference;
        }
        Outcome started = pay(key);
        if (started instanceof Outcome.Pending pending && isDecidedElsewhere(pending)) {
            return settledElsewhere(key, pending).reference();
        }
        return Report.expect(
                        Guide.ONE_CHARGE, Outcome.Approved.class, "since the company approved the payment", started)
                .reference();
    }

    /** Whether somebody else brings it to its end, and the company's book says when. */
    static boolean isDecidedElsewhere(Outcome.Pending pending) {
        return pending.action() instanceof NextAction.OnClaim || pending.action() instanceof NextAction.Review;
    }

    Finding.Charged settledElsewhere(String key, Outcome.Pending pending) {
        author.companyFinishes(key);
        Finding finding = provider.query(query(key, pending.actionRef()));
        return Report.expect(Guide.BUYER_ACTION, Finding.Charged.class, "since it has been paid meanwhile", finding);
    }

    List<FakeGateway.Entry> bookOf(String key) {
        return gateway.book().stream().filter(entry -> key.equals(entry.key())).toList();
    }

    List<FakeGateway.Entry> moved(String key) {
        return bookOf(key).stream()
                .filter(entry -> entry.state() == FakeGateway.State.CHARGED)
                .toList();
    }
}
