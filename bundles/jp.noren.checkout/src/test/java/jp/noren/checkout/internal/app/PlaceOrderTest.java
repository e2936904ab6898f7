package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Item;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.database.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderTest {
    private House house;
    private Caller yuzu;
    private Caller asahi;

    @BeforeEach
    void openTheShops() {
        house = new House(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY));
        house.importCsv("KURA", Shelf.KURA);
        house.importCsv("TANA", Shelf.TANA);
        house.members.add("KURA-I1", "KURA", MemberView.Kind.INDIVIDUAL, "ja", "2026-06");
        house.members.add("TANA-C1", "TANA", MemberView.Kind.CORPORATE, "ja", "2026-04");
        house.members.add("TANA-I1", "TANA", MemberView.Kind.INDIVIDUAL, "en", "2026-04");
        yuzu = house.member("KURA-I1");
        asahi = house.member("TANA-C1");
    }

    @Test
    @DisplayName("R108: one each of 105, 115 and 125 yen cost 345 and 34 tax: rounded once, not line by line")
    void roundsTaxOnce() {
        house.fill("KURA-I1", "SEAL-A", 1);
        house.fill("KURA-I1", "SEAL-B", 1);
        house.fill("KURA-I1", "SEAL-C", 1);
        Placed placed = house.placeOrder.handle(Buying.byTransfer(yuzu));
        assertThat(placed.order().total().net()).isEqualTo(Yen.of(345));
        assertThat(placed.order().total().tax()).isEqualTo(Yen.of(34));
        assertThat(placed.payment().orElseThrow().amount()).isEqualTo(Yen.of(379));
    }

    @Test
    void awaitsTheTransferForSevenDaysAndEmptiesTheCart() {
        house.fill("KURA-I1", "SEAL-A", 2);
        Placed placed = house.placeOrder.handle(Buying.byTransfer(yuzu));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.AWAITING_DEPOSIT);
        assertThat(placed.order().payment().payBy()).isEqualTo(LocalDate.of(2026, 11, 17));
        assertThat(house.fillCart.items(yuzu)).isEmpty();
        assertThat(house.stock("KURA", "SEAL-A")).isEqualTo(48);
        assertThat(house.acts).contains("checkout.order-placed awaiting_deposit");
    }

    @Test
    @DisplayName("R128: the mail with the account says whose the transfer fee is")
    void mailsTheTransferInstruction() {
        house.fill("KURA-I1", "SEAL-A", 1);
        Placed placed = house.placeOrder.handle(Buying.byTransfer(yuzu));
        assertThat(house.mails).hasSize(1);
        assertThat(house.lastMail())
                .contains(placed.order().number(), "のれん銀行", "1234567", "4711", "2026-11-17", "115")
                .contains("振込手数料はお客様にてご負担くださいますようお願いいたします")
                .doesNotContain("{", "}");
    }

    @Test
    void keepsWhatIsStoredAndWhatIsAnsweredTheSame() {
        house.fill("KURA-I1", "SEAL-A", 2);
        house.fill("KURA-I1", "SEAL-B", 3);
        Placed placed = house.placeOrder.handle(Buying.byTransfer(yuzu));
        assertThat(house.readOrders.find(yuzu, placed.order().id()).order()).isEqualTo(placed.order());
    }

    @Test
    @DisplayName("A card that is approved pays the order, and the shop that waits for nothing else fulfils it")
    void fulfilsAPaidCardOrder() {
        house.fill("KURA-I1", "SEAL-A", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "ok"));
        assertThat(placed.order().history())
                .extracting(OrderEvent::status)
                .containsExactly(OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.FULFILLED);
        assertThat(house.lastMail()).contains("クラシノクラ", "1回払い");
    }

    @Test
    @DisplayName("Goods of a shop without the policy fulfilWhen wait as paid until somebody sends them")
    void leavesGoodsPaid() {
        house.storefronts.put("KURA", "fulfilWhen", "SHIPPED");
        house.fill("KURA-I1", "SEAL-A", 1);
        assertThat(house.placeOrder.handle(Buying.byCard(yuzu, "ok")).order().status())
                .isEqualTo(OrderStatus.PAID);
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    @DisplayName("R134, Q30: a refused card cancels the order, frees the stock and restores the cart")
    void cancelsWhenTheCardIsRefused(DeclineReason reason) {
        house.fill("KURA-I1", "NOREN-1", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, reason.name()));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(placed.order().reason()).isEqualTo(CancelReason.CARD_NOT_APPROVED);
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
        assertThat(house.fillCart.items(yuzu)).extracting(Item::quantity).containsExactly(1);
        assertThat(house.lastMail()).contains(placed.order().number()).doesNotContain("checkout.", "{");
    }

    @Test
    @DisplayName("R133: whose contract does not allow the payment is sent to his card company")
    void sendsTheMemberToHisCardCompany() {
        house.fill("KURA-I1", "SEAL-A", 1);
        house.placeOrder.handle(Buying.byCard(yuzu, DeclineReason.NOT_PERMITTED.name()));
        assertThat(house.lastMail()).contains("クレジットカード会社とのご契約内容により", "カード会社へお問い合わせ");
    }

    @Test
    @DisplayName("R134, Q30: the retry after a refusal is a new order with a new number; both stay in the history")
    void retriesAsANewOrder() {
        house.fill("KURA-I1", "SEAL-A", 1);
        Placed refused = house.placeOrder.handle(Buying.byCard(yuzu, DeclineReason.OVER_LIMIT.name()));
        Placed paid = house.placeOrder.handle(Buying.byCard(yuzu, "ok"));
        assertThat(paid.order().number()).isNotEqualTo(refused.order().number());
        assertThat(house.readOrders.page(yuzu, new Slice(10, null, null)))
                .extracting(Orders.Summary::status)
                .containsExactlyInAnyOrder(OrderStatus.FULFILLED, OrderStatus.CANCELLED);
    }

    @Test
    void waitsForTheBuyerWhere3DSecureAsks() {
        house.fill("KURA-I1", "SEAL-A", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "3ds"));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.REQUIRES_ACTION);
        assertThat(placed.payment().orElseThrow().nextAction()).isPresent();
        assertThat(house.mails).isEmpty();
    }

    @Test
    @DisplayName("An answer that did not come is no refusal: the order is being confirmed, the stock stays taken")
    void confirmsTheUnknown() {
        house.fill("KURA-I1", "NOREN-1", 1);
        Placed placed = house.placeOrder.handle(Buying.byCard(yuzu, "unknown"));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.CONFIRMING);
        assertThat(house.stock("KURA", "NOREN-1")).isZero();
        assertThat(house.fillCart.items(yuzu)).isEmpty();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        assertThat(house.readOrders.find(yuzu, placed.order().id()).order().status())
                .isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void refusesAnEmptyCart() {
        refused(Buying.byTransfer(yuzu), Kind.CONFLICT, "checkout.cart-empty");
    }

    @Test
    @DisplayName("R104: who is not registered here cannot order, whatever other site knows him")
    void refusesWhoIsNotRegistered() {
        Caller unknown = new Caller(Caller.Kind.MEMBER, "TANA-N1", "TANA", null, asahi.roles(), "ses_9");
        refused(Buying.byCard(unknown, "ok"), Kind.CONFLICT, "checkout.registration-needed");
    }

    @Test
    @DisplayName("R105: a newer version of the terms asks again at the next order, and the consent is stored with it")
    void asksForTheNewTerms() {
        house.storefronts.put("TANA", "termsVersion", LocalDate.of(2026, 12, 1), "2026-12");
        house.fill("TANA-C1", "GIJI-20", 1);
        house.clock.set("2026-12-01T00:00:00+09:00");
        RefusedException no = refused(Buying.byCard(asahi, "ok"), Kind.CONFLICT, "checkout.terms-not-agreed");
        assertThat(no.args()).containsEntry("version", "2026-12");
        refused(Buying.agreeing(Buying.byCard(asahi, "ok"), "2026-04"), Kind.CONFLICT, "checkout.terms-not-agreed");
        house.placeOrder.handle(Buying.agreeing(Buying.byCard(asahi, "ok"), "2026-12"));
        assertThat(house.members.get("TANA-C1").termsVersion()).isEqualTo("2026-12");
        assertThat(house.members.get("TANA-C1").termsAgreedAt()).isEqualTo(house.clock.instant());
    }

    @Test
    @DisplayName("R105: a refused order stores no consent")
    void storesNoConsentWithoutTheOrder() {
        house.members.add("KURA-I2", "KURA", MemberView.Kind.INDIVIDUAL, "vi", null);
        house.fill("KURA-I2", "NOREN-1", 1);
        house.catalogue.count(house.product("KURA", "NOREN-1"), 0);
        Caller anh = house.member("KURA-I2");
        refused(Buying.agreeing(Buying.byTransfer(anh), "2026-06"), Kind.CONFLICT, "checkout.out-of-stock");
        assertThat(house.members.get("KURA-I2").termsVersion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TANA-I1", "TANA-C1"})
    @DisplayName(
            "R117, R118: an order by NP is refused: always to a private individual, to anybody while no provider is there")
    void refusesNp(String member) {
        house.fill(member, "GIJI-20", 1);
        PlaceOrder.Method np = new PlaceOrder.Method("NP", null, null, null, "2026-11");
        Caller caller = house.member(member);
        refused(
                new PlaceOrder.Command(caller, "k", np, null, null, null),
                Kind.CONFLICT,
                "checkout.method-not-offered");
        assertThat(house.payments.views).isEmpty();
    }

    @Test
    @DisplayName("R131: three instalments are refused, with the field's name, before anything is sent")
    void refusesInstalments() {
        house.fill("KURA-I1", "SEAL-A", 1);
        RefusedException no =
                refused(Buying.byCard(yuzu, "ok", "VISA", 3), Kind.UNPROCESSABLE, "kernel.invalid-fields");
        assertThat(no.fields())
                .extracting(RefusedException.FieldError::pointer, RefusedException.FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "/payment/card/instalments", "checkout.instalments-not-accepted"));
        assertThat(house.payments.sent).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIONPAY", "DISCOVER", "OTHER", "something"})
    @DisplayName("R130: another brand is refused before the payment company hears of it")
    void refusesOtherBrands(String brand) {
        house.fill("KURA-I1", "SEAL-A", 1);
        refused(Buying.byCard(yuzu, "ok", brand, 1), Kind.CONFLICT, "checkout.brand-not-accepted");
        assertThat(house.payments.sent).hasValue(0);
        assertThat(house.payments.views).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JCB", "VISA", "MASTERCARD", "AMEX", "DINERS"})
    @DisplayName("R130: the five brands are accepted")
    void acceptsTheFiveBrands(String brand) {
        house.fill("KURA-I1", "SEAL-A", 1);
        assertThat(house.placeOrder
                        .handle(Buying.byCard(yuzu, "ok", brand, 1))
                        .order()
                        .status())
                .isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    @DisplayName("A quantity that the catalogue no longer allows is refused with the line it stands in")
    void refusesAQuantityOutOfRange() {
        house.fill("TANA-C1", "GIJI-20", 1);
        house.carts.put("TANA-C1", house.product("TANA", "TSUNAGU-S"), 2);
        RefusedException no = refused(Buying.byCard(asahi, "ok"), Kind.UNPROCESSABLE, "kernel.invalid-fields");
        assertThat(no.fields()).hasSize(1);
        assertThat(no.fields().get(0).code()).isEqualTo("checkout.quantity-out-of-range");
        assertThat(no.fields().get(0).args()).containsEntry("min", 3).containsEntry("max", 500);
        assertThat(no.fields().get(0).pointer()).matches("/lines/[01]/quantity");
    }

    @Test
    void refusesWhatIsNoLongerForSale() {
        house.fill("KURA-I1", "SEAL-A", 1);
        house.importCsv("KURA", "code,kind,name_ja,price_ex_tax,active\nSEAL-A,GOODS,暖簾シール 小,105,false\n");
        RefusedException no = refused(Buying.byTransfer(yuzu), Kind.UNPROCESSABLE, "kernel.invalid-fields");
        assertThat(no.fields().get(0).code()).isEqualTo("checkout.product-not-for-sale");
    }

    @Test
    void showsAPriceThatChangedBeforeItIsPaid() {
        house.fill("KURA-I1", "SEAL-A", 1);
        PlaceOrder.Command c = Buying.byTransfer(yuzu);
        PlaceOrder.Command seen = new PlaceOrder.Command(yuzu, c.key(), c.method(), null, null, Yen.of(115));
        house.importCsv("KURA", "code,kind,name_ja,price_ex_tax\nSEAL-A,GOODS,暖簾シール 小,200\n");
        RefusedException no = refused(seen, Kind.CONFLICT, "checkout.total-changed");
        assertThat(no.args()).containsEntry("total", Yen.of(220));
    }

    @Test
    void sendsABrowserBackToTheShopsOwnPagesOnly() {
        house.fill("TANA-C1", "GIJI-20", 1);
        PlaceOrder.Command c = Buying.byCard(asahi, "ok");
        for (String elsewhere : List.of("https://evil.example/", "https://tana.example@evil.example/", "/relative")) {
            URI url = URI.create(elsewhere);
            refused(
                    new PlaceOrder.Command(asahi, c.key(), c.method(), null, url, null),
                    Kind.UNPROCESSABLE,
                    "kernel.invalid-fields");
        }
        URI home = URI.create("https://tana.example/thanks?order=1");
        house.placeOrder.handle(new PlaceOrder.Command(asahi, c.key(), c.method(), null, home, null));
        assertThat(house.payments.starts.values()).allMatch(start -> home.equals(start.returnTo()));
    }

    @Test
    @DisplayName(
            "A provider that is away leaves by its own exception, and nothing is written: the door waits and asks again")
    void letsAClosedGatePass() {
        house.fill("KURA-I1", "NOREN-1", 1);
        house.payments.away = true;
        assertThat(catchThrowable(() -> house.placeOrder.handle(Buying.byCard(yuzu, "ok"))))
                .isInstanceOf(ClosedGateException.class);
        assertThat(house.count("checkout.orders")).isZero();
        assertThat(house.stock("KURA", "NOREN-1")).isEqualTo(1);
        assertThat(house.fillCart.items(yuzu)).hasSize(1);
    }

    @Test
    void closesEachPaymentSession() {
        house.fill("KURA-I1", "SEAL-A", 1);
        house.placeOrder.handle(Buying.byCard(yuzu, "ok"));
        catchThrowable(() -> house.placeOrder.handle(Buying.byCard(yuzu, "ok")));
        assertThat(house.payments.sessions).hasValue(0);
    }

    private RefusedException refused(PlaceOrder.Command command, Kind kind, String code) {
        int before = house.count("checkout.orders");
        RefusedException no = catchThrowableOfType(RefusedException.class, () -> house.placeOrder.handle(command));
        assertThat(no.kind()).isEqualTo(kind);
        assertThat(no.code()).isEqualTo(code);
        assertThat(house.count("checkout.orders")).isEqualTo(before);
        return no;
    }
}
