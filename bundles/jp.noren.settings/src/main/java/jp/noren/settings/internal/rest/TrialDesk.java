package jp.noren.settings.internal.rest;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Trials;
import jp.noren.rest.Request;
import jp.noren.settings.internal.app.TryProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Has settings tried, and says in the reader's language what came of each step. */
@Component(service = TrialDesk.class)
public final class TrialDesk {
    private static final int KEY_LENGTH = 30;

    private final TryProvider tryProvider;
    private final Messages messages;

    @Activate
    public TrialDesk(@Reference TryProvider tryProvider, @Reference Messages messages) {
        this.tryProvider = tryProvider;
        this.messages = messages;
    }

    TrialWires.TrialView handle(Request request, String storefront, String provider, TrialWires.NewTrial trial) {
        Trials.Report report = tryProvider.handle(
                request.caller(),
                new TryProvider.Command(
                        storefront,
                        provider,
                        Optional.ofNullable(trial.values()).map(WireValues::given),
                        Optional.ofNullable(trial.amount()).map(TrialDesk::yen),
                        new Trials.Means(
                                trial.token(), trial.tokenKey(), trial.account(), trial.lease(), trial.month()),
                        key(request),
                        Boolean.TRUE.equals(trial.confirmLive())));
        return new TrialWires.TrialView(
                report.hasPassed(),
                report.amount().amount(),
                report.steps().stream()
                        .map(done -> step(request.language(), done))
                        .toList());
    }

    private static Yen yen(long amount) {
        if (amount < 1) {
            throw RefusedException.invalid(
                    java.util.List.of(new FieldError("/amount", "settings.value-too-small", Map.of("min", 1))));
        }
        return Yen.of(amount);
    }

    /** The same on every repeat of the request, and good for every payment company. */
    private static String key(Request request) {
        String key = request.idempotencyKey().orElseThrow();
        return "trl-" + key.substring(0, Math.min(KEY_LENGTH, key.length()));
    }

    private TrialWires.StepView step(String language, Trials.Done done) {
        Map<String, String> args = new TreeMap<>();
        done.args().forEach((name, value) -> args.put(name, texts(language, value)));
        return new TrialWires.StepView(
                done.step().name(), done.ok(), done.code(), messages.text(language, done.code(), args));
    }

    /** An argument may be a list of codes itself, such as what is not configured. */
    private String texts(String language, String argument) {
        return Arrays.stream(argument.split(", "))
                .map(word -> messages.find(language, word, Map.of()).orElse(word))
                .collect(Collectors.joining(" "));
    }
}
