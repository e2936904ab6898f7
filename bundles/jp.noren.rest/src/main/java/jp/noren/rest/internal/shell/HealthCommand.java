package jp.noren.rest.internal.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.kernel.health.Sign.Level;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** {@code noren:health}: a line for each sign, the worst last and with what to do; fails when one needs a look, so that a monitor can call it. */
@Service
@Command(
        scope = "noren",
        name = "health",
        description = "Says how well the node does, and what to do where it does not")
public final class HealthCommand implements Action {

    @Reference
    BundleContext context;

    @Override
    public Object execute() throws InvalidSyntaxException {
        List<Sign> signs = new ArrayList<>();
        for (ServiceReference<HealthSource> reference : context.getServiceReferences(HealthSource.class, null)) {
            signs.addAll(ask(reference));
        }
        signs.sort(Comparator.comparing(Sign::level).thenComparing(Sign::name));
        signs.forEach(HealthCommand::print);
        long ill = signs.stream().filter(sign -> sign.level() != Level.OK).count();
        if (ill > 0) {
            throw new IllegalStateException(ill + " of " + signs.size() + " signs need a look");
        }
        return "All " + signs.size() + " signs are well.";
    }

    private List<Sign> ask(ServiceReference<HealthSource> reference) {
        try {
            HealthSource source = context.getService(reference);
            return source == null ? List.of() : source.signs();
        } catch (RuntimeException | LinkageError e) {
            String who = reference.getBundle() == null
                    ? "a bundle"
                    : reference.getBundle().getSymbolicName();
            return List.of(
                    Sign.failed(who, "cannot say how it does: " + e.getClass().getSimpleName(), Map.of()));
        } finally {
            context.ungetService(reference);
        }
    }

    /** A page that ends with an exception prints nothing that it would have returned. */
    private static void print(Sign sign) {
        System.out.printf("%-6s %-22s %s%n", sign.level(), sign.name(), sign.words());
    }
}
