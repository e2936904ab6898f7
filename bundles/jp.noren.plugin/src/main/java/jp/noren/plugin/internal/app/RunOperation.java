package jp.noren.plugin.internal.app;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Transactions;
import jp.noren.plugin.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out an accepted operation on this node and writes down what came of it. One node takes it: the others find it taken. */
@Component(service = RunOperation.class)
public final class RunOperation {
    private static final Logger LOG = LoggerFactory.getLogger(RunOperation.class);

    private final Clock clock;
    private final Transactions transactions;
    private final OperationBook book;
    private final AuditTrail trail;
    private final CarryOut work;

    @Activate
    public RunOperation(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference OperationBook book,
            @Reference AuditTrail trail,
            @Reference CarryOut work) {
        this.clock = clock;
        this.transactions = transactions;
        this.book = book;
        this.trail = trail;
        this.work = work;
    }

    /** Never throws: what went wrong stands in the operation. */
    public void handle(Operation accepted, String node) {
        Operation running = Operations.runningOn(accepted, node);
        if (!book.move(accepted, running)) {
            return;
        }
        try {
            Operation done = work.handle(running);
            end(running, Operations.succeeded(done, clock.instant()));
        } catch (RefusedException e) {
            end(running, Operations.failed(running, clock.instant(), e.code(), detail(e)));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} of {} failed", running.verb(), running.target(), e);
            end(running, Operations.failed(running, clock.instant(), "plugin.unexpected", text(e)));
        }
    }

    private static String detail(RefusedException e) {
        Map<String, Object> args = new LinkedHashMap<>(e.args());
        args.remove("plugin");
        Object detail = args.remove("detail");
        return detail != null
                ? detail.toString()
                : args.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String text(Throwable e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    void end(Operation running, Operation ended) {
        transactions.run(() -> {
            if (book.move(running, ended)) {
                record(ended);
            }
        });
        LOG.info(
                "{} of {} {}: {} {}",
                ended.verb(),
                ended.target().bundle(),
                ended.target().to() == null ? "" : ended.target().to(),
                ended.state(),
                ended.code() == null ? "" : ended.code() + " " + ended.detail());
    }

    private void record(Operation ended) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("operation", ended.id());
        details.put("state", ended.state().name());
        details.put("asked_by", ended.requestedBy());
        if (ended.code() != null) {
            details.put("code", ended.code());
        }
        trail.record(
                Caller.system("plugin"),
                ended.target().storefront(),
                "plugin." + ended.verb().word(),
                ended.target().bundle(),
                details);
    }
}
