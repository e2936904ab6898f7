package jp.noren.payment.sbps.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.KeptCard;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.PaymentSource.StoredCard;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cards that the payment company keeps; Noren keeps the customer's code alone. */
class StoredCardTest {
    private final CardShop shop = new CardShop(TestSettings::encrypted);

    @AfterEach
    void close() {
        shop.close();
    }

    private Outcome keep(String customer, String card) {
        return shop.provider.storeCard(new Requests.StoreCard("SORA", customer, shop.token(card), shop.deadline()));
    }

    private Outcome pay(String key, String customer) {
        return shop.provider.start(shop.start(key, 3300, new StoredCard(customer, 1)));
    }

    private CardBrand brandOf(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Authorised.class);
        return ((Outcome.Authorised) outcome).brand();
    }

    @Test
    void aKeptCardPaysAgainAndAgain() {
        assertThat(keep("cust_1", "visa-ok")).isEqualTo(new Outcome.Approved("cust_1", Yen.ZERO));
        assertThat(brandOf(pay("k1", "cust_1"))).isEqualTo(CardBrand.VISA);
        assertThat(brandOf(pay("k2", "cust_1"))).isEqualTo(CardBrand.VISA);
    }

    @Test
    void anotherCardTakesItsPlace() {
        keep("cust_1", "visa-ok");
        assertThat(keep("cust_1", "jcb-ok")).isEqualTo(new Outcome.Approved("cust_1", Yen.ZERO));
        assertThat(brandOf(pay("k", "cust_1"))).isEqualTo(CardBrand.JCB);
        assertThat(shop.calls()).containsEntry("MG02-00132-101", 1L);
    }

    @Test
    @DisplayName(
            "R024 the payment company tells brand, last four digits and expiry of the card it keeps, and nothing of one it does not")
    void whatIsWrittenOnAKeptCard() {
        assertThat(shop.provider.showCard("SORA", "cust_1", shop.deadline())).isEmpty();
        keep("cust_1", "jcb-ok-202612");
        KeptCard card =
                shop.provider.showCard("SORA", "cust_1", shop.deadline()).orElseThrow();
        assertThat(card.brand()).isEqualTo(CardBrand.JCB);
        assertThat(card.expires()).isEqualTo(YearMonth.of(2026, 12));
        assertThat(card.last4()).hasSize(4);
        assertThat(shop.provider.showCard("SORA", "a b", shop.deadline())).isEmpty();
    }

    @Test
    void withoutACardThereIsNoPayment() {
        Outcome outcome = pay("k", "cust_unknown");
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.TOKEN_INVALID, "10195999"));
    }

    @Test
    void aCardIsForgottenOnceAndForAll() {
        keep("cust_1", "visa-ok");
        Outcome gone = new Outcome.Approved("cust_1", Yen.ZERO);
        assertThat(shop.provider.deleteCard("SORA", "cust_1", shop.deadline())).isEqualTo(gone);
        assertThat(shop.provider.deleteCard("SORA", "cust_1", shop.deadline())).isEqualTo(gone);
        assertThat(pay("k", "cust_1")).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    @DisplayName("R129 a card number is not kept either")
    void cardNumber() {
        CardToken number = new CardToken("9".repeat(15) + "5", "key", CardBrand.VISA, 1, false);
        Outcome outcome = shop.provider.storeCard(new Requests.StoreCard("SORA", "c", number, shop.deadline()));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.TOKEN_INVALID, ""));
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void codesOutsideTheProtocolAreNotSent() {
        Outcome refused = new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "");
        assertThat(keep("a b", "visa-ok")).isEqualTo(refused);
        assertThat(shop.provider.deleteCard("SORA", null, shop.deadline())).isEqualTo(refused);
        assertThat(pay("k", "日本")).isEqualTo(refused);
        assertThat(shop.calls()).isEmpty();
    }
}
