package jp.noren.payment.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jp.noren.kernel.health.HealthSource;
import jp.noren.kernel.health.Sign;
import jp.noren.payment.internal.app.ReadProviders.Open;
import jp.noren.payment.internal.app.ReadProviders.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Breaker;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the payment companies do, and the money that nobody knows where it is. */
@Component(service = HealthSource.class)
public final class PaymentHealth implements HealthSource {
    /** The janitor settles what it can within a minute; what is older waits for the company or for a person. */
    private static final Duration OLD = Duration.ofMinutes(10);

    private final Supplier<List<Standing>> read;
    private final Clock clock;

    @Activate
    public PaymentHealth(@Reference ReadProviders read, @Reference Clock clock) {
        this(read::handle, clock);
    }

    PaymentHealth(Supplier<List<Standing>> read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    @Override
    public List<Sign> signs() {
        List<Standing> standings = read.get();
        List<Sign> signs = new ArrayList<>();
        standings.forEach(standing -> signs.add(provider(standing)));
        signs.add(
                attempts(standings.stream().flatMap(one -> one.open().stream()).toList()));
        return signs;
    }

    private static Sign provider(Standing standing) {
        String name = "provider " + standing.provider();
        boolean asked = standing.breaker() == Breaker.State.CLOSED;
        boolean up = standing.version() != null && asked;
        Map<String, Number> figures = Map.of("noren_provider_up{provider=\"" + standing.provider() + "\"}", up ? 1 : 0);
        if (standing.version() == null) {
            String words = "its bundle is away: its method is not offered";
            return standing.open().isEmpty()
                    ? Sign.ok(name, words, figures)
                    : Sign.warn(name, words + ", and open payments wait for it. Start or install it", figures);
        }
        if (!asked) {
            return Sign.warn(
                    name,
                    standing.version() + " is not asked at present (breaker " + standing.breaker()
                            + "): the company did not answer. It is tried again by itself",
                    figures);
        }
        return Sign.ok(
                name,
                standing.version()
                        + (standing.gaps().isEmpty()
                                ? " serves"
                                : " is not configured, so its method is not offered: noren:why says what is missing"),
                figures);
    }

    private Sign attempts(List<Open> open) {
        long desk = count(open, AttemptState.NEEDS_OPERATOR);
        long unknown = count(open, AttemptState.UNKNOWN);
        long age = open.stream()
                .filter(one -> one.state() == AttemptState.UNKNOWN)
                .map(Open::oldest)
                .min(Comparator.naturalOrder())
                .map(this::seconds)
                .orElse(0L);
        Map<String, Number> figures = new HashMap<>(Map.of(
                "noren_payments_unknown", unknown,
                "noren_payments_unknown_oldest_seconds", age,
                "noren_payments_need_operator", desk));
        open.forEach(one -> figures.merge(
                "noren_payments_open{state=\"" + one.state().name().toLowerCase(Locale.ROOT) + "\"}",
                one.attempts(),
                (a, b) -> a.longValue() + b.longValue()));
        String words = unknown + " payments are unknown, the oldest for " + age + " s; " + desk + " need a person";
        return desk == 0 && age < OLD.toSeconds()
                ? Sign.ok("payments", words, figures)
                : Sign.warn("payments", words + ": payment:attention lists them with the reason", figures);
    }

    private static long count(List<Open> open, AttemptState state) {
        return open.stream()
                .filter(one -> one.state() == state)
                .mapToLong(Open::attempts)
                .sum();
    }

    /** The shop's clock can be moved in the sandbox, also back. */
    private long seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
