package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.health.Sign;
import jp.noren.kernel.health.Sign.Level;
import jp.noren.payment.internal.app.ReadProviders.Open;
import jp.noren.payment.internal.app.ReadProviders.Standing;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Breaker;
import org.junit.jupiter.api.Test;

class PaymentHealthTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static Map<String, Sign> signs(Standing... standings) {
        PaymentHealth health = new PaymentHealth(() -> List.of(standings), Clock.fixed(NOW, ZoneOffset.UTC));
        return health.signs().stream().collect(Collectors.toMap(Sign::name, Function.identity()));
    }

    private static Standing cards(String version, Breaker.State breaker, Open... open) {
        return new Standing("cards", version, List.of(), breaker, List.of(open));
    }

    private static Open unknown(int seconds) {
        return new Open(AttemptState.UNKNOWN, null, 2, NOW.minusSeconds(seconds));
    }

    @Test
    void aProviderThatServesIsWell() {
        Map<String, Sign> signs = signs(cards("1.0.0", Breaker.State.CLOSED, unknown(30)));

        assertThat(signs.values()).extracting(Sign::level).containsOnly(Level.OK);
        assertThat(signs.get("provider cards").figures()).containsEntry("noren_provider_up{provider=\"cards\"}", 1);
        assertThat(signs.get("payments").figures()).containsEntry("noren_payments_unknown_oldest_seconds", 30L);
        assertThat(signs.get("payments").figures()).containsEntry("noren_payments_open{state=\"unknown\"}", 2L);
    }

    @Test
    void aCompanyThatDoesNotAnswerNeedsALook() {
        Sign sign = signs(cards("1.0.0", Breaker.State.OPEN)).get("provider cards");

        assertThat(sign.level()).isEqualTo(Level.WARN);
        assertThat(sign.words()).contains("the company did not answer");
    }

    @Test
    void aBundleThatIsAwayNeedsALookOnlyWhenPaymentsWaitForIt() {
        assertThat(signs(cards(null, Breaker.State.CLOSED))
                        .get("provider cards")
                        .level())
                .isEqualTo(Level.OK);
        assertThat(signs(cards(null, Breaker.State.CLOSED, unknown(1)))
                        .get("provider cards")
                        .level())
                .isEqualTo(Level.WARN);
    }

    @Test
    void moneyOfUnknownPlaceNeedsALookWhenItStaysSoAndWhenAPersonMustDecide() {
        Open desk = new Open(AttemptState.NEEDS_OPERATOR, null, 1, NOW);

        assertThat(Stream.of(unknown(601), desk).map(open -> signs(cards("1.0.0", Breaker.State.CLOSED, open))
                        .get("payments")
                        .level()))
                .containsOnly(Level.WARN);
    }
}
