package jp.noren.access.internal.shell;

import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.noren.access.internal.app.ManageOperators;
import jp.noren.access.internal.app.Principal;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:operator-list}. */
@Service
@Command(scope = "access", name = "operator-list", description = "Lists the operators with their logins and roles")
public final class OperatorListCommand implements Action {

    @Reference
    ManageOperators operators;

    @Override
    public Object execute() {
        return operators.list().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Principal operator) {
        return operator.id() + "  " + String.join(", ", operators.loginsOf(operator)) + "  " + operator.name() + "  "
                + new TreeSet<>(operator.roles());
    }
}
