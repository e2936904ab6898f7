package jp.noren.plugin.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.plugin.internal.domain.Operation;

/** The operations in their table. */
public interface OperationBook {

    /** @return false when another one on that bundle is open */
    boolean open(Operation operation);

    Optional<Operation> find(String id);

    /** @return false when it did not stand as {@code before} any more: somebody else was faster */
    boolean move(Operation before, Operation after);

    /** Newest first. */
    List<Operation> latest(int limit);

    /** The last one that changed a bundle. */
    Optional<Operation> lastOf(String bundle);

    /** Those that have not ended. */
    List<Operation> open();
}
