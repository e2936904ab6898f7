package jp.noren.checkout.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.app.Buying;
import jp.noren.checkout.internal.app.OfferMethods;
import jp.noren.checkout.internal.app.PlaceOrder;
import jp.noren.checkout.internal.app.Placed;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/**
 * A day at くらうど棚オンラインストア, which sells software by the seat. Its 銀行振込 is NP掛け払い (R117 to R119): until that provider is there, the
 * store offers card alone, and says why. Asahi is a company; Kei is a private person who reads English.
 */
class TanaDayTest {

    @EachDatabase
    @DisplayName("A day at くらうど棚オンラインストア")
    void aDayAtTana(TestDatabase database) {
        House house = new House(database);
        house.importCsv("TANA", Shelf.TANA);
        house.members.add("TANA-C1", "TANA", MemberView.Kind.CORPORATE, "ja", "2026-04");
        house.members.add("TANA-I1", "TANA", MemberView.Kind.INDIVIDUAL, "en", "2026-04");
        Caller asahi = house.member("TANA-C1");
        Caller kei = house.member("TANA-I1");

        // The store would sell by NP and by card. NP's provider is not there, and the store says so to the company.
        OfferMethods.Methods forAsahi = house.offerMethods.handle(asahi);
        assertThat(forAsahi.offered()).extracting(OfferMethods.Offered::method).containsExactly("CARD");
        assertThat(forAsahi.notOffered()).singleElement().satisfies(missing -> assertThat(missing.method())
                .isEqualTo("NP"));
        // R118: a private person sees card only, and does not even learn of NP.
        OfferMethods.Methods forKei = house.offerMethods.handle(kei);
        assertThat(forKei.offered()).extracting(OfferMethods.Offered::method).containsExactly("CARD");
        assertThat(forKei.notOffered()).isEmpty();
        assertThat(refused(house, np(kei)).code()).isEqualTo("checkout.method-not-offered");

        // Two seats of a plan that begins at three are refused, and so are two of a plan that is sold once.
        assertThat(quantityFault(house, "TSUNAGU-S", 2)).isEqualTo("checkout.quantity-out-of-range");
        assertThat(quantityFault(house, "GIJI-20", 2)).isEqualTo("checkout.quantity-out-of-range");

        // Kei's card is refused: the order is cancelled, a mail says what to do, and the cart has it again (R134).
        house.fill("TANA-I1", "GIJI-20", 1);
        Placed first = house.placeOrder.handle(Buying.byCard(kei, DeclineReason.NOT_PERMITTED.name()));
        assertThat(first.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(first.order().reason()).isEqualTo(CancelReason.CARD_NOT_APPROVED);
        assertThat(house.lastMail())
                .contains("Please ask your card company", first.order().number());
        assertThat(house.fillCart.items(kei)).hasSize(1);

        // With another card it works, under a new number. Software is handed over with the payment.
        Placed second = house.placeOrder.handle(Buying.byCard(kei, "ok"));
        assertThat(second.order().number()).isNotEqualTo(first.order().number());
        assertThat(second.order().total().gross()).isEqualTo(Yen.of(4950));
        assertThat(second.order().status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(house.lastMail()).contains("くらうど棚オンラインストア", "single payment");

        // UnionPay is refused before the payment company hears of it.
        house.fill("TANA-I1", "GIJI-20", 1);
        int sent = house.payments.sent.get();
        assertThat(refused(house, Buying.byCard(kei, "ok", "UNIONPAY", 1)).code())
                .isEqualTo("checkout.brand-not-accepted");
        assertThat(house.payments.sent).hasValue(sent);

        // In December there are new terms. The next order asks for them, and stores the consent (R105).
        house.storefronts.put("TANA", "termsVersion", LocalDate.of(2026, 12, 1), "2026-12");
        house.clock.set("2026-12-01T00:00:00+09:00");
        PlaceOrder.Command without = Buying.byCard(kei, "ok");
        assertThat(refused(house, without).args()).containsEntry("version", "2026-12");
        house.placeOrder.handle(Buying.agreeing(without, "2026-12"));
        assertThat(house.members.get("TANA-I1").termsVersion()).isEqualTo("2026-12");
        assertThat(house.ordersOf("TANA-I1")).isEqualTo(3);
    }

    private static PlaceOrder.Command np(Caller caller) {
        return new PlaceOrder.Command(caller, "np", new PlaceOrder.Method("NP", null), null, null, null);
    }

    private static RefusedException refused(House house, PlaceOrder.Command command) {
        return catchThrowableOfType(RefusedException.class, () -> house.placeOrder.handle(command));
    }

    private static String quantityFault(House house, String code, int quantity) {
        return catchThrowableOfType(RefusedException.class, () -> house.fill("TANA-C1", code, quantity))
                .fields()
                .get(0)
                .code();
    }
}
