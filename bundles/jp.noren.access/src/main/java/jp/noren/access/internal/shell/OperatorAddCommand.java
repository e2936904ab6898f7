package jp.noren.access.internal.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.access.internal.app.ManageOperators;
import jp.noren.access.internal.app.NewLogins;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code access:operator-add LOGIN}: how the first operator comes into the house. */
@Service
@Command(
        scope = "access",
        name = "operator-add",
        description = "Adds an operator and prints the secret of the first login, once")
public final class OperatorAddCommand implements Action {

    @Reference
    ManageOperators operators;

    @Argument(name = "login", description = "What the operator will log in with", required = true)
    String login;

    @Option(name = "--roles", description = "CS, BILLING, CREDIT, CONTENT, ADMIN, with commas between them")
    String roles = "ADMIN";

    @Option(name = "--name", description = "The operator's name")
    String name;

    @Override
    public Object execute() {
        return Answers.of(() -> {
            NewLogins.Added added = operators.add(Caller.system("shell"), login, name, rolesOf(roles));
            return "Operator " + added.id() + " added. Secret of the first login, valid 24 hours, shown only here:\n"
                    + added.oneTimeSecret();
        });
    }

    private static Set<Role> rolesOf(String text) {
        Set<String> names = Set.of(text.strip().toUpperCase(Locale.ROOT).split("[, ]+"));
        Set<Role> known = Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toSet());
        if (known.size() < names.size()) {
            throw new IllegalArgumentException("Unknown among the roles: " + text);
        }
        return known;
    }
}
