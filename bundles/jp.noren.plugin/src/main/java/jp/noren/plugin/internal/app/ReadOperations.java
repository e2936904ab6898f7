package jp.noren.plugin.internal.app;

import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was asked for lately, and what came of it. */
@Component(service = ReadOperations.class)
public final class ReadOperations {
    private static final int LATEST = 100;

    private final OperationBook book;

    @Activate
    public ReadOperations(@Reference OperationBook book) {
        this.book = book;
    }

    /** Newest first. */
    public List<Operation> handle() {
        return book.latest(LATEST);
    }

    /** @throws RefusedException NOT_FOUND */
    public Operation find(String id) {
        return book.find(id).orElseThrow(RefusedException::notFound);
    }
}
