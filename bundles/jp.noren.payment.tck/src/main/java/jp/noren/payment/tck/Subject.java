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

    Subject(PaymentProviderContract author) {
        this.author = author;
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
            check.execute();
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
                        Guide.TWO_STEPS, Outcome.Authorised.class, "since the company reserved the money", start(key))
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
        Outcome started = start(key);
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
