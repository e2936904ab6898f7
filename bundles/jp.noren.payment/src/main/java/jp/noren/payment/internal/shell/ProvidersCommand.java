package jp.noren.payment.internal.shell;

import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.i18n.Messages;
import jp.noren.payment.internal.app.ReadProviders;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code payment:providers}. */
@Service
@Command(
        scope = "payment",
        name = "providers",
        description = "Shows how the providers stand, and what is unknown there and why")
public final class ProvidersCommand implements Action {

    @Reference
    ReadProviders read;

    @Reference
    Messages messages;

    @Override
    public Object execute() {
        return read.handle().stream().map(this::text).collect(Collectors.joining("\n"));
    }

    private String text(ReadProviders.Standing standing) {
        String head = standing.provider() + " " + (standing.version() == null ? "(away)" : standing.version())
                + ", breaker " + standing.breaker()
                + (standing.gaps().isEmpty() ? "" : ", not configured: " + standing.gaps());
        return head + standing.open().stream().map(this::line).collect(Collectors.joining());
    }

    private String line(ReadProviders.Open open) {
        String code = open.reason() == null
                ? "payment.reason-being-asked"
                : open.reason().code();
        return "\n  " + open.attempts() + " " + open.state() + " since " + open.oldest() + ": "
                + messages.text("en", code, Map.of());
    }
}
