package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.checkout.internal.domain.CancelReason;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.checkout.internal.domain.OrderEvent;
import jp.noren.checkout.internal.domain.OrderStatus;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.ClosedGateException;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

/** Orders on account: KIROKU-Y costs 217,800 with tax, GIJI-20 4,950. */
class OnAccountTest {
    private static final String ASAHI = "TANA-C1";

    private House house;
    private Caller asahi;

    private void open(TestDatabase database, long limit) {
        house = new House(database);
        house.importCsv("TANA", Shelf.TANA);
        house.members.add(ASAHI, "TANA", MemberView.Kind.CORPORATE, "ja", "2026-04");
        house.members.add("TANA-I1", "TANA", MemberView.Kind.INDIVIDUAL, "en", "2026-04");
        house.payments.offered.add("NP");
        house.payments.answers.put("NP", "ok");
        house.billing.limit(ASAHI, limit);
        house.billing.arrive(house.billingGate);
        asahi = house.member(ASAHI);
    }

    private Placed order(String code) {
        house.fill(ASAHI, code, 1);
        return house.placeOrder.handle(Buying.onAccount(asahi));
    }

    private Order now(Placed placed) {
        return house.orders.find(placed.order().id()).orElseThrow();
    }

    private static List<OrderStatus> history(Order order) {
        return order.history().stream().map(OrderEvent::status).toList();
    }

    private Yen used() {
        return house.billing.find("TANA", ASAHI).used();
    }

    private String refused(Callable<?> call) {
        return catchThrowableOfType(RefusedException.class, call::call).code();
    }

    private static Caller desk() {
        return new Caller(Caller.Kind.OPERATOR, "opr_cs", null, null, Set.of(Role.CS), "ses_9");
    }

    @EachDatabase
    @DisplayName("R120, R122: a yes at once hands the licence over and becomes a receivable in the same transaction")
    void isAcceptedAtOnce(TestDatabase database) {
        open(database, 300_000);
        Placed placed = order("KIROKU-Y");
        assertThat(history(now(placed)))
                .containsExactly(OrderStatus.PLACED, OrderStatus.ACCEPTED, OrderStatus.FULFILLED);
        assertThat(house.billing.claims).singleElement().satisfies(claim -> {
            assertThat(claim.order()).isEqualTo(placed.order().id());
            assertThat(claim.payment()).isEqualTo(placed.order().payment().id());
            assertThat(claim.total()).isEqualTo(Yen.of(217_800));
            assertThat(claim.fulfilledAt()).isEqualTo(house.clock.instant());
            assertThat(claim.lines()).singleElement().satisfies(line -> {
                assertThat(line.unitPrice()).isEqualTo(Yen.of(198_000));
                assertThat(line.taxPercent()).isEqualTo(10);
            });
        });
        assertThat(used()).isEqualTo(Yen.of(217_800));
        assertThat(house.lastMail()).contains("株式会社ネットプロテクションズ", "翌月第3営業日", "振込手数料はお客様");
    }

    @EachDatabase
    @DisplayName(
            "R119: without consent to the assignment nothing is ordered; with it version and instant stand in the order")
    void demandsConsent(TestDatabase database) {
        open(database, 300_000);
        house.fill(ASAHI, "GIJI-20", 1);
        PlaceOrder.Method silent = new PlaceOrder.Method("NP", null);
        assertThat(refused(() -> house.placeOrder.handle(Buying.by(asahi, silent))))
                .isEqualTo("checkout.assignment-not-agreed");
        assertThat(refused(() -> house.placeOrder.handle(
                        Buying.by(asahi, new PlaceOrder.Method("NP", null, null, null, "2020-01")))))
                .isEqualTo("checkout.assignment-not-agreed");
        assertThat(house.payments.views).isEmpty();
        Order order = now(order("GIJI-20"));
        assertThat(order.payment().consent()).isEqualTo(new Order.Consent("2026-11", house.clock.instant()));
        assertThat(house.words.owner(order, "ja")).contains("ネットプロテクションズ");
        assertThat(house.words.assignment("2026-11", "TANA", "ja")).contains("くらうど棚", "譲渡");
    }

    @EachDatabase
    @DisplayName("R118: a forged order of a private individual is refused with a code, and NP is not shown to him")
    void refusesIndividuals(TestDatabase database) {
        open(database, 300_000);
        Caller kei = house.member("TANA-I1");
        house.fill("TANA-I1", "GIJI-20", 1);
        assertThat(refused(() -> house.placeOrder.handle(Buying.onAccount(kei))))
                .isEqualTo("checkout.method-not-offered");
        assertThat(house.offerMethods.handle(kei).offered())
                .extracting(OfferMethods.Offered::method)
                .containsExactly("CARD");
        assertThat(house.offerMethods.handle(asahi).offered())
                .extracting(OfferMethods.Offered::method)
                .containsExactly("NP", "CARD");
    }

    @EachDatabase
    @DisplayName("R120: who cannot be billed is told what is missing before anything is written")
    void refusesWhoCannotBeBilled(TestDatabase database) {
        open(database, 300_000);
        house.members.unreachable.add(ASAHI);
        house.fill(ASAHI, "GIJI-20", 1);
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> house.placeOrder.handle(Buying.onAccount(asahi)));
        assertThat(refused.fields())
                .extracting(RefusedException.FieldError::code)
                .containsExactly(
                        "checkout.contact-postcode-missing",
                        "checkout.contact-address-missing",
                        "checkout.contact-phone-missing");
        assertThat(house.payments.views).isEmpty();
        assertThat(used()).isEqualTo(Yen.ZERO);
    }

    @EachDatabase
    @DisplayName("R119: the payment gets the buyer's contact and the lines of the order")
    void handsOverContactAndLines(TestDatabase database) {
        open(database, 300_000);
        Placed placed = order("GIJI-20");
        var start = house.payments.starts.get(placed.order().id());
        assertThat(start.source()).isEqualTo(new PaymentSource.Invoice());
        assertThat(start.contact().company()).isEqualTo("株式会社あさひ物流");
        assertThat(start.contact().postalCode()).isEqualTo("1500001");
        assertThat(start.lines()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("GIJI-20");
            assertThat(line.unitPrice()).isEqualTo(Yen.of(4500));
            assertThat(line.quantity()).isEqualTo(1);
        });
    }

    @EachDatabase
    @DisplayName(
            "R120: under review an order waits; then yes, and it is fulfilled and claimed once, however often the news comes")
    void waitsForTheReview(TestDatabase database) {
        open(database, 300_000);
        house.payments.answers.put("NP", "review");
        Placed placed = order("GIJI-20");
        assertThat(placed.order().status()).isEqualTo(OrderStatus.REVIEWING);
        assertThat(house.billing.claims).isEmpty();
        house.payments.set(placed.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        house.clock.move(Duration.ofMinutes(1));
        house.sweepOrders.run();
        house.readOrders.find(asahi, placed.order().id());
        assertThat(now(placed).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(house.billing.claims).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R120, R158: a no cancels the order, frees its part at once, gives the cart back, and tells no reason")
    void isNotAccepted(TestDatabase database) {
        open(database, 300_000);
        house.payments.answers.put("NP", "review");
        Placed placed = order("GIJI-20");
        assertThat(used()).isEqualTo(Yen.of(4950));
        house.payments.set(
                placed.order().payment().id(), PaymentStatus.DECLINED, DeclineReason.NOT_ACCEPTED_FOR_CREDIT);
        house.readOrders.find(asahi, placed.order().id());
        assertThat(now(placed).reason()).isEqualTo(CancelReason.NP_NOT_ACCEPTED);
        assertThat(used()).isEqualTo(Yen.ZERO);
        assertThat(house.fillCart.items(asahi)).hasSize(1);
        assertThat(house.lastMail()).contains("クレジットカードで改めて").doesNotContain("限度", "延滞");
        assertThat(house.billing.claims).isEmpty();
    }

    @EachDatabase
    @DisplayName("R156: U + A = L is normal, one yen more is held: no payment, no fulfilment, a mail of the desk")
    void holdsWhatExceedsTheLine(TestDatabase database) {
        open(database, 217_800 + 4_950);
        order("KIROKU-Y");
        assertThat(order("GIJI-20").order().status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(used()).isEqualTo(Yen.of(222_750));
        int payments = house.payments.views.size();
        Placed held = order("GIJI-20");
        assertThat(history(now(held))).containsExactly(OrderStatus.PLACED, OrderStatus.ON_HOLD);
        assertThat(held.payment()).isEmpty();
        assertThat(now(held).payment().id()).isNull();
        assertThat(house.payments.views).hasSize(payments);
        assertThat(used()).isEqualTo(Yen.of(222_750));
        assertThat(house.lastMail()).contains("カスタマーサービスデスク", "与信上限", now(held).number());
        assertThat(house.listHeld.page(new Slice(10, null, null)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.held().order().id()).isEqualTo(held.order().id());
                    assertThat(row.line().orElseThrow().free()).isEqualTo(Yen.ZERO);
                });
    }

    @EachDatabase
    @DisplayName("R156: with one yen too little the order is held")
    void holdsForOneYen(TestDatabase database) {
        open(database, 4_949);
        assertThat(order("GIJI-20").order().status()).isEqualTo(OrderStatus.ON_HOLD);
    }

    @EachDatabase
    @DisplayName("R121: a member without a credit limit is not approved yet: his order is held")
    void holdsWithoutALimit(TestDatabase database) {
        open(database, 0);
        assertThat(order("GIJI-20").order().status()).isEqualTo(OrderStatus.ON_HOLD);
    }

    @EachDatabase
    @DisplayName("R157: when the limit is raised, held orders go on in the order of placing, as far as they fit")
    void goesOnWhenRaised(TestDatabase database) {
        open(database, 1_000);
        Placed first = order("GIJI-20");
        house.clock.move(Duration.ofMinutes(1));
        Placed big = order("KIROKU-Y");
        house.clock.move(Duration.ofMinutes(1));
        Placed last = order("GIJI-20");
        house.billing.limit(ASAHI, 20_000);
        house.raised(ASAHI);
        assertThat(now(first).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(now(big).status()).isEqualTo(OrderStatus.ON_HOLD);
        assertThat(now(last).status()).as("nobody overtakes").isEqualTo(OrderStatus.ON_HOLD);
        house.billing.limit(ASAHI, 300_000);
        house.raised(ASAHI);
        assertThat(now(big).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(now(last).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(history(now(first)))
                .containsExactly(
                        OrderStatus.PLACED,
                        OrderStatus.ON_HOLD,
                        OrderStatus.PLACED,
                        OrderStatus.ACCEPTED,
                        OrderStatus.FULFILLED);
        assertThat(house.billing.claims).hasSize(3);
        assertThat(used()).isEqualTo(Yen.of(217_800 + 2 * 4_950));
    }

    @EachDatabase
    @DisplayName("R157, R158: the desk lets an order go on once it fits; the job finds what was freed by a payment")
    void theDeskLetsItGoOn(TestDatabase database) {
        open(database, 4_950);
        Placed paid = order("GIJI-20");
        Placed held = order("GIJI-20");
        String id = held.order().id();
        assertThat(refused(() -> house.resumeHeld.handle(desk(), id))).isEqualTo("checkout.credit-still-exceeded");
        house.sweepHeld.run();
        assertThat(now(held).status()).isEqualTo(OrderStatus.ON_HOLD);
        house.transactions.run(() -> house.billing.free(paid.order().id()));
        house.sweepHeld.run();
        assertThat(now(held).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(refused(() -> house.resumeHeld.handle(desk(), id))).isEqualTo("checkout.not-held");
    }

    @EachDatabase
    @DisplayName("R157: a held order is paid by card instead; nothing is taken from the line or claimed")
    void isPaidByCard(TestDatabase database) {
        open(database, 0);
        Placed held = order("GIJI-20");
        Placed paid = house.payHeldOtherwise.handle(
                new PayHeldOtherwise.Command(asahi, held.order().id(), Buying.card("ok"), null));
        assertThat(history(paid.order()))
                .containsExactly(
                        OrderStatus.PLACED,
                        OrderStatus.ON_HOLD,
                        OrderStatus.PLACED,
                        OrderStatus.PAID,
                        OrderStatus.FULFILLED);
        assertThat(now(held).payment().method()).isEqualTo("CARD");
        assertThat(now(held).payment().consent().version()).isEqualTo("2026-11");
        assertThat(house.billing.claims).isEmpty();
        assertThat(used()).isEqualTo(Yen.ZERO);
        assertThat(house.words.owner(now(held), "ja")).contains("くらうど棚");
    }

    @EachDatabase
    @DisplayName("R157: another's held order does not exist; NP again, or a card that is refused, is as when ordering")
    void judgesTheOtherMethod(TestDatabase database) {
        open(database, 0);
        String id = order("GIJI-20").order().id();
        Caller kei = house.member("TANA-I1");
        assertThat(refused(() ->
                        house.payHeldOtherwise.handle(new PayHeldOtherwise.Command(kei, id, Buying.card("ok"), null))))
                .isEqualTo("kernel.not-found");
        assertThat(refused(() -> house.cancelHeld.byMember(kei, id))).isEqualTo("kernel.not-found");
        assertThat(refused(() -> house.payHeldOtherwise.handle(new PayHeldOtherwise.Command(
                        asahi, id, new PlaceOrder.Method("NP", null, null, null, "2026-11"), null))))
                .isEqualTo("checkout.method-not-offered");
        Placed declined = house.payHeldOtherwise.handle(
                new PayHeldOtherwise.Command(asahi, id, Buying.card(DeclineReason.OVER_LIMIT.name()), null));
        assertThat(declined.order().reason()).isEqualTo(CancelReason.CARD_NOT_APPROVED);
        assertThat(house.fillCart.items(asahi)).hasSize(1);
    }

    @EachDatabase
    @DisplayName("R157: after 14 days to the second a held order is cancelled, with a mail")
    void isCancelledAfterFourteenDays(TestDatabase database) {
        open(database, 0);
        Placed held = order("GIJI-20");
        house.clock.set("2026-11-24T09:59:59+09:00");
        house.sweepHeld.run();
        assertThat(now(held).status()).isEqualTo(OrderStatus.ON_HOLD);
        house.clock.set("2026-11-24T10:00:00+09:00");
        house.sweepHeld.run();
        assertThat(now(held).reason()).isEqualTo(CancelReason.CREDIT_HOLD_EXPIRED);
        assertThat(house.lastMail()).contains("保留期限の経過");
        assertThat(house.fillCart.items(asahi)).isEmpty();
    }

    @EachDatabase
    @DisplayName("R157: the storefront's policy says how long an order is held")
    void holdsAsLongAsTheShopSays(TestDatabase database) {
        open(database, 0);
        house.storefronts.put("TANA", "creditHoldTimeoutDays", 3);
        Placed held = order("GIJI-20");
        house.clock.set("2026-11-13T10:00:00+09:00");
        house.sweepHeld.run();
        assertThat(now(held).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @EachDatabase
    @DisplayName("R157: member or desk cancels a held order, once")
    void isCancelledByHand(TestDatabase database) {
        open(database, 0);
        Placed mine = order("GIJI-20");
        Placed theirs = order("GIJI-20");
        house.cancelHeld.byMember(asahi, mine.order().id());
        house.cancelHeld.byDesk(desk(), theirs.order().id());
        assertThat(now(mine).reason()).isEqualTo(CancelReason.CANCELLED_BY_MEMBER);
        assertThat(now(theirs).reason()).isEqualTo(CancelReason.CANCELLED_BY_SHOP);
        assertThat(refused(() -> house.cancelHeld.byMember(asahi, mine.order().id())))
                .isEqualTo("checkout.not-held");
        assertThat(house.heldOrders.oldest(10)).isEmpty();
    }

    @EachDatabase
    @DisplayName("Without billing NP is not offered and says why, and an order by it is refused with nothing written")
    void isNotOfferedWithoutBilling(TestDatabase database) {
        house = new House(database);
        house.importCsv("TANA", Shelf.TANA);
        house.members.add(ASAHI, "TANA", MemberView.Kind.CORPORATE, "ja", "2026-04");
        house.payments.offered.add("NP");
        asahi = house.member(ASAHI);
        OfferMethods.Methods methods = house.offerMethods.handle(asahi);
        assertThat(methods.notOffered()).singleElement().satisfies(missing -> {
            assertThat(missing.method()).isEqualTo("NP");
            assertThat(missing.reasons().get(0).code()).isEqualTo("checkout.why-billing-missing");
        });
        house.fill(ASAHI, "GIJI-20", 1);
        assertThat(refused(() -> house.placeOrder.handle(Buying.onAccount(asahi))))
                .isEqualTo("checkout.method-not-offered");
        assertThat(house.ordersOf(ASAHI)).isZero();
    }

    @EachDatabase
    @DisplayName("While billing is replaced, an order by NP waits at the door: nothing is written")
    void waitsAtTheDoorWhileBillingIsAway(TestDatabase database) {
        open(database, 300_000);
        house.fill(ASAHI, "GIJI-20", 1);
        house.billing.leave(house.billingGate);
        assertThat(catchThrowableOfType(
                        ClosedGateException.class, () -> house.placeOrder.handle(Buying.onAccount(asahi))))
                .isNotNull();
        assertThat(house.ordersOf(ASAHI)).isZero();
        assertThat(house.payments.sessions).hasValue(0);
        house.billing.arrive(house.billingGate);
        assertThat(house.placeOrder.handle(Buying.onAccount(asahi)).order().status())
                .isEqualTo(OrderStatus.FULFILLED);
    }

    @EachDatabase
    @DisplayName("While billing is away, orders under way wait and do not fail; they end when it is back")
    void ordersUnderWayWait(TestDatabase database) {
        open(database, 300_000);
        house.payments.answers.put("NP", "review");
        Placed yes = order("GIJI-20");
        Placed no = order("GIJI-20");
        house.billing.leave(house.billingGate);
        house.payments.set(yes.order().payment().id(), PaymentStatus.SUCCEEDED, null);
        house.payments.set(no.order().payment().id(), PaymentStatus.DECLINED, DeclineReason.NOT_ACCEPTED_FOR_CREDIT);
        house.clock.move(Duration.ofMinutes(1));
        house.sweepOrders.run();
        assertThat(now(yes).status()).isEqualTo(OrderStatus.REVIEWING);
        assertThat(now(no).status()).isEqualTo(OrderStatus.REVIEWING);
        house.billing.arrive(house.billingGate);
        house.clock.move(Duration.ofMinutes(1));
        house.sweepOrders.run();
        assertThat(now(yes).status()).isEqualTo(OrderStatus.FULFILLED);
        assertThat(now(no).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(used()).isEqualTo(Yen.of(4_950));
    }

    @EachDatabase
    @DisplayName("R156: of many orders at once as many go through as fit; and of many who let one go on, one does")
    void neverExceedsTheLine(TestDatabase database) throws Exception {
        open(database, 3 * 4_950);
        List<Placed> placed = new java.util.ArrayList<>();
        for (int i = 0; i < 6; i++) {
            placed.add(order("GIJI-20"));
        }
        assertThat(placed)
                .filteredOn(p -> p.order().status() == OrderStatus.ON_HOLD)
                .hasSize(3);
        house.billing.limit(ASAHI, 4 * 4_950);
        List<String> held = house.heldOrders.of("TANA", ASAHI);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> tries = new java.util.ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String order = held.get(i % held.size());
                tries.add(threads.submit(() -> goesOn(order)));
            }
            int gone = 0;
            for (Future<Boolean> one : tries) {
                gone += one.get() ? 1 : 0;
            }
            assertThat(gone).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(used()).isEqualTo(Yen.of(4 * 4_950));
        assertThat(house.billing.claims).hasSize(4);
        assertThat(house.heldOrders.oldest(10)).hasSize(2);
    }

    private boolean goesOn(String order) {
        try {
            house.resumeHeld.handle(desk(), order);
            return true;
        } catch (RefusedException still) {
            return false;
        }
    }
}
