package jp.noren.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void sayWhatTheyAreAndFitTheirColumn() {
        assertThat(Ids.random("ord")).matches("ord_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(Ids.random("mail")).hasSizeLessThanOrEqualTo(31);
        assertThat(Ids.randomText(0)).isEmpty();
        assertThat(Ids.randomText(40)).hasSize(40);
    }

    @Test
    void doNotComeTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertThat(seen.add(Ids.random("x"))).isTrue();
        }
    }

    /** 260,000 digits, 32 values: 8,125 each on average, standard deviation 89; ten of them are allowed. */
    @Test
    void useEveryDigitEquallyOften() {
        Map<Character, Integer> counts = new HashMap<>();
        Ids.randomText(260_000).chars().forEach(c -> counts.merge((char) c, 1, Integer::sum));
        assertThat(counts).hasSize(32);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - 8_125) < 890);
    }
}
