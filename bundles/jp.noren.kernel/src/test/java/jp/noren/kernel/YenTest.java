package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YenTest {
    private static final Yen MOST = Yen.of(Long.MAX_VALUE);
    private static final Yen LEAST = Yen.of(Long.MIN_VALUE);

    @Test
    void addsTakesAwayAndMultiplies() {
        assertThat(Yen.of(4500).plus(Yen.of(450))).isEqualTo(Yen.of(4950));
        assertThat(Yen.of(4949).minus(Yen.of(4950))).isEqualTo(Yen.of(-1));
        assertThat(Yen.of(105).times(3)).isEqualTo(Yen.of(315));
        assertThat(Yen.of(105).times(0)).isEqualTo(Yen.ZERO);
        assertThat(Yen.of(105).negated()).isEqualTo(Yen.of(-105));
    }

    @Test
    void neverWrapsAround() {
        assertThatThrownBy(() -> MOST.plus(Yen.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LEAST.minus(Yen.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(LEAST::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void agreesWithUnboundedArithmeticOrRefuses() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            assertSame(() -> Yen.of(a).plus(Yen.of(b)), BigInteger.valueOf(a).add(BigInteger.valueOf(b)));
            assertSame(() -> Yen.of(a).minus(Yen.of(b)), BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)));
            assertSame(() -> Yen.of(a).times(b), BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
        }
    }

    private static void assertSame(java.util.function.Supplier<Yen> ours, BigInteger exact) {
        if (exact.bitLength() < Long.SIZE) {
            assertThat(ours.get().amount()).isEqualTo(exact.longValueExact());
        } else {
            assertThatThrownBy(ours::get).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void comparesByAmount() {
        assertThat(Yen.of(-1)).isLessThan(Yen.ZERO);
        assertThat(Yen.of(10)).isGreaterThan(Yen.of(9));
        assertThat(Yen.of(10))
                .isEqualByComparingTo(new Yen(10))
                .isEqualTo(new Yen(10))
                .hasSameHashCodeAs(new Yen(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4950, Long.MAX_VALUE})
    void isPositiveAboveZeroOnly(long amount) {
        assertThat(Yen.of(amount).isPositive()).isTrue();
        assertThat(Yen.of(-amount).isPositive()).isFalse();
        assertThat(Yen.ZERO.isPositive()).isFalse();
    }

    @Test
    void keepsOneZeroAndSaysItsUnit() {
        assertThat(Yen.of(0)).isSameAs(Yen.ZERO);
        assertThat(Yen.of(5).minus(Yen.of(5))).isSameAs(Yen.ZERO);
        assertThat(Yen.of(-4950)).hasToString("JPY -4950");
    }
}
