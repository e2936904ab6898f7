package jp.noren.persistence.internal.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.noren.kernel.Decision;
import jp.noren.persistence.SchemaChecks;
import jp.noren.persistence.internal.schema.JarSteps;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** {@code persistence:update BUNDLE FILE}: an update in place that is refused before anything is stopped. */
@Service
@Command(
        scope = "persistence",
        name = "update",
        description = "Updates a bundle in place, unless the database has gone on past what the new file can read")
public final class UpdateCommand implements Action {

    @Reference
    SchemaChecks checks;

    @Reference
    BundleContext context;

    @Argument(index = 0, name = "bundle", description = "Its symbolic name", required = true)
    String bundle;

    @Argument(index = 1, name = "file", description = "The jar of the other version", required = true)
    String file;

    @Option(name = "--dry-run", description = "Says what would happen, and does nothing")
    boolean dryRun;

    @Override
    public Object execute() throws IOException, BundleException {
        Path jar = Path.of(file.replaceFirst("^file:", ""));
        JarSteps steps = JarSteps.of(jar);
        if (!steps.symbolicName().equals(bundle)) {
            throw new IllegalArgumentException(file + " is " + steps.symbolicName() + ", not " + bundle);
        }
        steps.lastSteps().forEach(this::requireReadable);
        if (dryRun) {
            return bundle + " can be updated from " + file;
        }
        Bundle running = installed();
        try (InputStream in = Files.newInputStream(jar)) {
            running.update(in);
        }
        return bundle + " is now " + running.getVersion();
    }

    private void requireReadable(String schema, int lastStep) {
        if (checks.canRun(schema, lastStep) instanceof Decision.Rejected rejected) {
            throw new IllegalStateException("Refused, and nothing was stopped: since step "
                    + rejected.args().get("step") + " schema " + schema + " wants a version with step "
                    + rejected.args().get("needs") + " or later; this one has " + lastStep);
        }
    }

    private Bundle installed() {
        return Arrays.stream(context.getBundles())
                .filter(one -> bundle.equals(one.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No bundle " + bundle + " is installed"));
    }
}
