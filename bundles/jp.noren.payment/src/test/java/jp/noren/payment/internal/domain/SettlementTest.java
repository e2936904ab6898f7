package jp.noren.payment.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.kernel.Yen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {

    @ParameterizedTest(name = "{0} asked, {1} there, {2} comes: {3} to the payment, {4} over, paid {5}")
    @CsvSource({
        "379, 0, 379, 379, 0, true",
        "379, 0, 378, 378, 0, false",
        "379, 0, 380, 379, 1, true",
        "379, 378, 1, 1, 0, true",
        "379, 378, 379, 1, 378, true",
        "379, 100, 278, 278, 0, false",
        "1, 0, 9999999, 1, 9999998, true"
    })
    void reckons(long amount, long received, long deposit, long owed, long surplus, boolean paid) {
        Settlement settlement = Settlement.of(Yen.of(amount), Yen.of(received), Yen.of(deposit));
        assertThat(settlement).isEqualTo(new Settlement(Yen.of(owed), Yen.of(surplus), paid));
        assertThat(settlement.owed().plus(settlement.surplus())).isEqualTo(Yen.of(deposit));
    }
}
