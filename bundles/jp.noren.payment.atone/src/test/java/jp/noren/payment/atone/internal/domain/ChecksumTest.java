package jp.noren.payment.atone.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A vector of our own, made apart from this program: the company publishes none. */
class ChecksumTest {
    private static final String EXPECTED = "PKgqWtwonAbyvhZZ1Qp5Xh23EH9Dl+6DgxybbHPH6k0=";

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> payment() {
        return map(
                "items",
                List.of(
                        map("shop_item_id", "a1", "item_price", 500, "item_name", "お茶", "item_count", 2),
                        map("item_name", "値引", "shop_item_id", "b2", "item_count", 1, "item_price", 540)),
                "amount",
                1540,
                "customer",
                map("email", "taro@example.jp", "customer_name", "山田 太郎"));
    }

    @Test
    void theValuesInTheOrderOfTheirNamesBehindTheSecret() {
        assertThat(Checksum.of(payment(), "SYNTHETIC-SECRET")).isEqualTo(EXPECTED);
    }

    @Test
    void ourNumberTheOptionsAndItselfAreLeftOut() {
        Map<String, Object> payment = payment();
        payment.put("shop_transaction_no", "ord_1");
        payment.put("transaction_options", List.of(3));
        payment.put("checksum", "x");
        assertThat(Checksum.of(payment, "SYNTHETIC-SECRET")).isEqualTo(EXPECTED);
    }

    @Test
    void anotherSecretOrAnotherYenIsAnother() {
        Map<String, Object> payment = payment();
        payment.put("amount", 1541);
        assertThat(Checksum.of(payment, "SYNTHETIC-SECRET")).isNotEqualTo(EXPECTED);
        assertThat(Checksum.of(payment(), "SYNTHETIC-SECRET2")).isNotEqualTo(EXPECTED);
    }
}
