package jp.noren.webhook.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final HealthRule RULE = new HealthRule(Duration.ofHours(24), Duration.ofHours(120));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void only2xxIsSuccess(int status) {
        assertThat(Verdict.of(status, null, 1, 0).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {300, 301, 302, 307, 308, 400, 401, 404, 500, 503})
    void everythingElseIsTriedAgainRedirectsIncluded(Integer status) {
        Verdict verdict = Verdict.of(status, null, 1, 0);

        assertThat(verdict.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(verdict.next()).isEqualTo(Duration.ofSeconds(5));
        assertThat(verdict.gone()).isFalse();
    }

    @Test
    void gone410EndsTheDeliveryAndItsEndpoint() {
        Verdict verdict = Verdict.of(410, null, 1, 0);

        assertThat(verdict.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(verdict.gone()).isTrue();
    }

    @Test
    void afterTheTenthTryItIsGivenUp() {
        assertThat(Verdict.of(500, null, 9, 0).state()).isEqualTo(Delivery.State.WAITING);
        assertThat(Verdict.of(500, null, 10, 0).state()).isEqualTo(Delivery.State.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void anOverloadedReceiverRestsAsLongAsItAsksUpToAnHour(int status) {
        assertThat(Verdict.of(status, null, 1, 0).rest()).contains(Duration.ofSeconds(30));
        assertThat(Verdict.of(status, Duration.ofSeconds(7), 1, 0).rest()).contains(Duration.ofSeconds(7));
        assertThat(Verdict.of(status, Duration.ofDays(9), 1, 0).rest()).contains(Duration.ofHours(1));
        assertThat(Verdict.of(500, Duration.ofSeconds(7), 1, 0).rest()).isEmpty();
    }

    private static HealthRule.Step after(Duration failing, int tries, boolean warned) {
        Instant since = failing == null ? null : NOW.minus(failing);
        return RULE.after(new Endpoint.Health(null, since, warned), tries, NOW);
    }

    @Test
    void anOwnerIsWarnedOnceAfterADayWithoutSuccess() {
        assertThat(after(null, 1, false)).isEqualTo(HealthRule.Step.NOTHING);
        assertThat(after(Duration.ofHours(24).minusMillis(1), 5, false)).isEqualTo(HealthRule.Step.NOTHING);
        assertThat(after(Duration.ofHours(24), 1, false)).isEqualTo(HealthRule.Step.WARN);
        assertThat(after(Duration.ofHours(25), 5, true)).isEqualTo(HealthRule.Step.NOTHING);
    }

    @Test
    void anEndpointIsTurnedOffAfterFiveDaysByAMessageThatHasFailedForAWhile() {
        assertThat(after(Duration.ofHours(120).minusMillis(1), 9, true)).isEqualTo(HealthRule.Step.NOTHING);
        assertThat(after(Duration.ofHours(120), 4, true)).isEqualTo(HealthRule.Step.TURN_OFF);
        assertThat(after(Duration.ofHours(300), 3, true)).isEqualTo(HealthRule.Step.NOTHING);
    }
}
