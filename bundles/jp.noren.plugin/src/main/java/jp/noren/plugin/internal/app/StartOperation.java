package jp.noren.plugin.internal.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.noren.plugin.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands an accepted operation to the node's own thread, and waits for its result for as long as a caller likes to wait. */
@Component(service = StartOperation.class)
public final class StartOperation {
    private static final int WAIT_SECONDS = 20;

    private final Node node;
    private final RunOperation run;
    private final OperationBook book;

    @Activate
    public StartOperation(@Reference Node node, @Reference RunOperation run, @Reference OperationBook book) {
        this.node = node;
        this.run = run;
        this.book = book;
    }

    Operation handle(Operation accepted) {
        Future<?> running = node.submit(() -> run.handle(accepted, node.id()));
        try {
            running.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // it goes on; whoever wants to know asks again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return book.find(accepted.id()).orElseThrow();
    }
}
