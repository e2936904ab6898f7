package jp.noren.payment.internal.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;

/** A company that lets one wait: it answers a start with an action, and each question with what the test has put down for it. */
final class FakeDecider implements PaymentProvider {
    final List<Requests.Query> asked = new ArrayList<>();
    final List<Requests.Step> cancelled = new ArrayList<>();
    final List<Requests.Step> committed = new ArrayList<>();
    final List<Bills.Request> billed = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Capability> capabilities;
    Outcome start;
    Outcome cancel = new Outcome.Approved("np-1", null);
    Outcome bill;
    Optional<Bills.Document> document = Optional.empty();

    FakeDecider(NextAction action, Capability... capabilities) {
        this.start = new Outcome.Pending("np-1", action, null);
        this.capabilities = capabilities.length == 0
                ? EnumSet.noneOf(Capability.class)
                : EnumSet.copyOf(Arrays.asList(capabilities));
    }

    /** Names an end to what it lets one wait for. */
    FakeDecider until(Instant end) {
        Outcome.Pending pending = (Outcome.Pending) start;
        start = new Outcome.Pending(pending.actionRef(), pending.action(), end);
        return this;
    }

    /** The last of them is what it answers from then on. */
    FakeDecider says(Finding... next) {
        findings.clear();
        findings.addAll(List.of(next));
        return this;
    }

    @Override
    public ProviderInfo info() {
        return new ProviderInfo(
                "fake",
                "1.0.0",
                "CARD",
                capabilities,
                EnumSet.allOf(BuyerKind.class),
                Yen.of(1),
                Yen.of(9_999_999),
                Duration.ofSeconds(5));
    }

    @Override
    public Outcome start(Requests.Start request) {
        return start;
    }

    @Override
    public synchronized Finding query(Requests.Query request) {
        asked.add(request);
        return findings.size() > 1 ? findings.remove(0) : findings.get(0);
    }

    @Override
    public Outcome commit(Requests.Step request) {
        committed.add(request);
        return new Outcome.Approved(request.reference(), request.amount());
    }

    @Override
    public Outcome cancel(Requests.Step request) {
        cancelled.add(request);
        return cancel;
    }

    @Override
    public Outcome requestBill(Bills.Request request) {
        billed.add(request);
        return bill;
    }

    @Override
    public Optional<Bills.Document> fetchBill(Bills.Request request) {
        return document;
    }
}
