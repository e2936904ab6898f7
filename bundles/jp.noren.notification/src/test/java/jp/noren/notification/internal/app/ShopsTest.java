package jp.noren.notification.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.testing.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopsTest {
    private final MovableClock clock = MovableClock.at("2026-10-31T23:59:59+09:00");
    private final Shops shops = new Shops(Configs.attempts(1), clock);

    @BeforeEach
    void bindStorefronts() {
        shops.storefronts = new FewStorefronts();
    }

    @Test
    void writesFromTheAddressThatIsInForceToday() {
        assertThat(shops.from("KURA", "ja")).isEqualTo("くらしの蔵 <noreply@noren.example>");
        clock.set("2026-11-01T00:00:00+09:00");
        assertThat(shops.from("KURA", "ja")).isEqualTo("くらしの蔵 <mise@kura.example>");
        assertThat(shops.from("TANA", "vi")).isEqualTo("TANA shop <noreply@noren.example>");
    }

    @Test
    void writesInTheHousesNameWhileTheStorefrontsAreAway() {
        shops.storefronts = null;
        assertThat(shops.from("KURA", "ja")).isEqualTo("のれん <noreply@noren.example>");
        assertThat(shops.of("MIZU")).isEmpty();
    }

    @Test
    void knowsWhoseStorefrontsAreWhose() {
        assertThat(shops.of("MIZU")).containsExactly("KURA", "MINAMO");
        assertThat(shops.of("NONE")).isEmpty();
        assertThat(shops.of(null)).isEmpty();
    }
}
