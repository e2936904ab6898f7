package jp.noren.plugin.internal.shell;

import java.util.stream.Collectors;
import jp.noren.plugin.internal.app.ReadOperations;
import jp.noren.plugin.internal.app.TellPlugin;
import jp.noren.plugin.internal.domain.Operation;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:operations}. */
@Service
@Command(
        scope = "noren",
        name = "operations",
        description = "Shows what was asked of plugins lately, and what came of it")
public final class OperationsCommand implements Action {

    @Reference
    ReadOperations operations;

    @Reference
    TellPlugin tell;

    @Override
    public Object execute() {
        return operations.handle().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Operation operation) {
        return operation.requestedAt() + " " + operation.id() + " "
                + operation.verb().word() + " by " + operation.requestedBy() + ", " + operation.state() + ": "
                + tell.handle(operation, "en");
    }
}
