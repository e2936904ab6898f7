package jp.noren.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.noren.kernel.Yen;
import org.junit.jupiter.api.Test;

class PublicEventTest {
    private static final Instant AT = Instant.parse("2026-11-22T01:02:03.000999999Z");

    private static PublicEvent event(Map<String, ?> data) {
        return new PublicEvent("order.paid", AT, "KURA", "ord_1", data);
    }

    @Test
    void theBodyIsThatOfStandardWebhooksWithTheStorefrontAmongTheData() {
        String body = event(Map.of(
                        "order", "ord_1", "total", Yen.of(4950), "on", LocalDate.of(2026, 11, 22), "first", true))
                .payload();

        assertThat(body)
                .isEqualTo("{\"type\":\"order.paid\",\"timestamp\":\"2026-11-22T01:02:03Z\",\"data\":{\"first\":true,"
                        + "\"on\":\"2026-11-22\",\"order\":\"ord_1\",\"storefront\":\"KURA\",\"total\":4950}}");
    }

    @Test
    void quotesAndControlCharactersAreEscapedAndNullsLeftOut() {
        Map<String, Object> data = new HashMap<>();
        data.put("a", "say \"a\\b\"\n");
        data.put("b", null);

        assertThat(event(data).payload())
                .contains("\"a\":\"say \\\"a\\\\b\\\"\\u000a\"")
                .doesNotContain("\"b\"");
    }

    @Test
    void whatIsNeitherTextNorNumberNorDayIsRefused() {
        PublicEvent event = event(Map.of("a", new Object()));

        assertThatThrownBy(event::payload)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(": a");
    }

    @Test
    void eventsOfOneObjectHaveOneAggregate() {
        assertThat(event(Map.of()).aggregate()).isEqualTo("KURA:ord_1");
    }
}
