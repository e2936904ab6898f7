package jp.noren.plugin.internal.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.plugin.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says in a sentence how an operation stands, and what to do when it came to nothing. */
@Component(service = TellPlugin.class)
public final class TellPlugin {
    private final Messages messages;

    @Activate
    public TellPlugin(@Reference Messages messages) {
        this.messages = messages;
    }

    public String handle(Operation operation, String language) {
        String code = operation.code() == null
                ? "plugin.state-" + operation.state().name().toLowerCase(Locale.ROOT)
                : operation.code();
        Map<String, Object> args = new HashMap<>();
        args.put("plugin", operation.target().bundle());
        args.put("operation", operation.id());
        args.put(
                "version",
                operation.target().to() == null ? "" : operation.target().to());
        args.put("detail", operation.detail() == null ? "" : operation.detail());
        return messages.text(language, code, args);
    }

    public String refusal(RefusedException refused, String language) {
        Map<String, Object> args = new HashMap<>(Map.of("plugin", "", "detail", ""));
        args.putAll(refused.args());
        return messages.text(language, refused.code(), args);
    }
}
