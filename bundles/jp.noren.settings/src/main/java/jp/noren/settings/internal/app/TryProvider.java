package jp.noren.settings.internal.app;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.Trials;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries settings out before buyers pay by them: a small payment that is taken back. That it is tried stands in the trail before anything is sent. */
@Component(service = TryProvider.class)
public final class TryProvider {
    /** What can only be this machine, or nobody's (RFC 2606). */
    private static final List<String> HARMLESS = List.of("localhost", "127.0.0.1", "[::1]");

    private static final List<String> NOBODYS = List.of(".test", ".example", ".invalid", ".localhost");

    private final Candidates candidates;
    private final TrialBench bench;
    private final Trials trials;
    private final Transactions transactions;
    private final AuditTrail audit;

    @Activate
    public TryProvider(
            @Reference Candidates candidates,
            @Reference TrialBench bench,
            @Reference Trials trials,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this.candidates = candidates;
        this.bench = bench;
        this.trials = trials;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * What is to be tried.
     *
     * @param given values instead of those that are set, or empty for these
     * @param key the same on every repeat
     * @param confirmLive whether an address that is not this machine's is meant
     */
    public record Command(
            String storefront,
            String provider,
            Optional<Given> given,
            Optional<Yen> amount,
            Trials.Means means,
            String key,
            boolean confirmLive) {}

    /**
     * @throws RefusedException NOT_FOUND; UNPROCESSABLE as {@link WriteSettings}; CONFLICT {@code settings.trial-nothing-set},
     *     {@code settings.trial-may-be-live}, {@code settings.trial-runs}, {@code settings.trial-not-taken}
     */
    public Trials.Report handle(Caller actor, Command command) {
        Candidates.Candidate candidate =
                candidates.of(actor, command.storefront(), command.provider(), command.given());
        if (!command.confirmLive()) {
            requireHarmless(candidate.values());
        }
        record(actor, command, "settings.trial-began", Map.of());
        Trials.Report report = bench.with(
                candidate.of(),
                candidate.values(),
                lane -> trials.run(new Trials.Trial(
                        command.provider(),
                        lane,
                        command.storefront(),
                        command.key(),
                        command.amount(),
                        command.means())));
        record(
                actor,
                command,
                "settings.trial-ended",
                Map.of(
                        "passed", report.hasPassed(),
                        "amount", report.amount().amount(),
                        "steps",
                                report.steps().stream()
                                        .map(step -> step.step() + " " + step.code() + " " + step.args())
                                        .toList()));
        return report;
    }

    private void record(Caller actor, Command command, String act, Map<String, ?> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("key", command.key());
        transactions.run(() -> audit.record(actor, command.storefront(), act, command.provider(), details));
    }

    private static void requireHarmless(Map<String, List<String>> values) {
        Set<String> schemes = Set.of("http", "https");
        for (List<String> list : values.values()) {
            for (String value : list) {
                Optional<URI> address = address(value).filter(uri -> schemes.contains(String.valueOf(uri.getScheme())));
                if (address.isPresent()
                        && !isHarmless(String.valueOf(address.get().getHost()))) {
                    throw new RefusedException(
                            RefusedException.Kind.CONFLICT,
                            "settings.trial-may-be-live",
                            Map.of("host", String.valueOf(address.get().getHost())));
                }
            }
        }
    }

    private static boolean isHarmless(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return HARMLESS.contains(name) || NOBODYS.stream().anyMatch(name::endsWith);
    }

    private static Optional<URI> address(String value) {
        try {
            return Optional.of(URI.create(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
