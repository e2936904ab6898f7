package jp.noren.payment.internal.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.MethodNeeds;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code noren:why TANA card}: in words, what is missing for a method to be offered. */
@Service
@Command(scope = "noren", name = "why", description = "Says why a storefront does not offer a method of payment")
public final class WhyCommand implements Action {

    @Reference
    Payments payments;

    @Reference
    List<MethodNeeds> needs;

    @Reference
    Messages messages;

    @Argument(index = 0, name = "storefront", description = "Such as TANA", required = true)
    String storefront;

    @Argument(index = 1, name = "method", description = "Such as card, bank_transfer, np", required = true)
    String method;

    @Option(name = "--buyer", description = "INDIVIDUAL, SOLE_PROPRIETOR or CORPORATE")
    String buyer = "CORPORATE";

    @Option(name = "--language", description = "ja, en or vi")
    String language = "en";

    @Override
    public Object execute() {
        String name = method.toUpperCase(Locale.ROOT).replace('-', '_');
        String shop = storefront.toUpperCase(Locale.ROOT);
        BuyerKind kind = BuyerKind.valueOf(buyer.toUpperCase(Locale.ROOT));
        List<Payments.Missing> missing = new ArrayList<>();
        try {
            missing.addAll(payments.why(shop, name, kind, Optional.empty()));
            needs.forEach(need -> missing.addAll(need.missing(shop, name, kind)));
        } catch (RefusedException e) {
            return "There is no storefront " + shop + ".";
        }
        if (missing.isEmpty()) {
            return messages.text(language, "payment.why-offered", Map.of("method", name));
        }
        return missing.stream()
                .map(reason -> "- "
                        + messages.text(
                                language, reason.code(), Map.of("method", name, "argument", texts(reason.argument()))))
                .collect(Collectors.joining("\n"));
    }

    /** An argument may be a list of codes itself, such as what is not configured. */
    private String texts(String argument) {
        return Arrays.stream(argument.split(", "))
                .map(word -> messages.find(language, word, Map.of()).orElse(word))
                .collect(Collectors.joining(" "));
    }
}
