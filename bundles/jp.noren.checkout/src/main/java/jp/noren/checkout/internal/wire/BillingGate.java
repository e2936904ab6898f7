package jp.noren.checkout.internal.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.noren.billing.api.CreditLines;
import jp.noren.billing.api.Receivables;
import jp.noren.checkout.internal.app.Accounts;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The gate to billing (design.md section 7). It is open while both services are here. Unbinding runs inside the stop of the leaving bundle and waits
 * there until the calls inside have ended.
 */
@Component(service = Accounts.class)
public final class BillingGate implements Accounts {
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final WaitingRoom NOBODY = new WaitingRoom(Duration.ZERO, 0, 0);

    /** What serves; each may be null. */
    private record Services(CreditLines lines, Receivables receivables) {
        boolean complete() {
            return lines != null && receivables != null;
        }
    }

    private final Duration drain = Boolean.getBoolean("noren.gate.off") ? Duration.ZERO : DRAIN;
    private final Gate<Services> gate = new Gate<>("checkout/billing", NOBODY);
    private final AtomicReference<Services> here = new AtomicReference<>(new Services(null, null));
    private volatile boolean wasHere;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindLines(CreditLines lines) {
        change(new Services(lines, here.get().receivables()));
    }

    public void unbindLines(CreditLines lines) {
        if (here.get().lines() == lines) {
            change(new Services(null, here.get().receivables()));
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindReceivables(Receivables receivables) {
        change(new Services(here.get().lines(), receivables));
    }

    public void unbindReceivables(Receivables receivables) {
        if (here.get().receivables() == receivables) {
            change(new Services(here.get().lines(), null));
        }
    }

    /** A successor is let in before its predecessor is waited for. */
    private synchronized void change(Services next) {
        Services before = here.getAndSet(next);
        if (next.complete()) {
            wasHere = true;
            gate.open(next);
        }
        gate.withdraw(before, drain);
    }

    @Override
    public boolean isHere() {
        return gate.isOpen();
    }

    @Override
    public boolean wasHere() {
        return wasHere;
    }

    @Override
    public Visit enter() {
        return new Inside(gate.enterInner());
    }

    @Override
    public Visit tryEnter() {
        return passage().<Visit>map(Inside::new).orElse(Visit.NOBODY);
    }

    private Optional<Gate<Services>.Passage> passage() {
        try {
            return Optional.of(gate.enterInner());
        } catch (ClosedGateException closed) {
            return Optional.empty();
        }
    }

    private record Inside(Gate<Services>.Passage passage) implements Visit {
        @Override
        public boolean isHere() {
            return true;
        }

        @Override
        public CreditLines lines() {
            return passage.target().lines();
        }

        @Override
        public Receivables receivables() {
            return passage.target().receivables();
        }

        @Override
        public void close() {
            passage.close();
        }
    }
}
