package jp.noren.storefront.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.noren.access.api.Caller;
import jp.noren.storefront.internal.app.ImportStorefronts;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code storefront:import FILE}. */
@Service
@Command(
        scope = "storefront",
        name = "import",
        description = "Imports resellers and storefronts from a JSON document: all or nothing")
public final class ImportCommand implements Action {

    @Reference
    ImportStorefronts importStorefronts;

    @Argument(name = "file", description = "The document, UTF-8", required = true)
    String file;

    @Override
    public Object execute() throws IOException {
        String document = Files.readString(Path.of(file));
        return Answers.of(() -> {
            ImportStorefronts.Imported imported = importStorefronts.handle(Caller.system("shell"), document);
            return "Imported: " + imported.resellers() + " resellers, " + imported.storefronts() + " storefronts, "
                    + imported.policies() + " policies, " + imported.switches() + " switches.";
        });
    }
}
