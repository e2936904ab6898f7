package jp.noren.payment.internal.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.access.api.Caller;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Slice;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.ReadPayments;
import jp.noren.payment.internal.domain.Reason;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code payment:attention}. */
@Service
@Command(
        scope = "payment",
        name = "attention",
        description = "Lists what nobody knows yet or a person must look at, and why")
public final class AttentionCommand implements Action {

    private static final int MOST = 100;

    @Option(name = "--after", description = "Shows what comes after this payment or refund")
    String after;

    @Reference
    ReadPayments read;

    @Reference
    Messages messages;

    @Override
    public Object execute() {
        List<ReadPayments.Attention> found = read.attention(Caller.system("shell"), new Slice(MOST, after, null));
        if (found.isEmpty()) {
            return "Nothing to look at.";
        }
        String lines = found.stream().limit(MOST).map(this::line).collect(Collectors.joining("\n"));
        return found.size() <= MOST
                ? lines
                : lines + "\nThere is more: payment:attention --after "
                        + found.get(MOST - 1).id();
    }

    private String line(ReadPayments.Attention attention) {
        Attempt attempt = attention.attempt();
        Reason reason = attention
                .refund()
                .map(refund -> refund.standing().reason())
                .orElse(attempt.standing().reason());
        String code = reason == null ? "payment.reason-being-asked" : reason.code();
        String what = attention
                        .refund()
                        .map(refund -> "refund " + refund.id() + " of ")
                        .orElse("") + attempt.id() + " " + attempt.order().purpose() + " "
                + attempt.money().amount();
        String state = attention
                .refund()
                .map(refund -> refund.state().name())
                .orElse(attempt.state().name());
        return what + " " + state + " since " + attempt.standing().since() + ": " + messages.text("en", code, Map.of());
    }
}
