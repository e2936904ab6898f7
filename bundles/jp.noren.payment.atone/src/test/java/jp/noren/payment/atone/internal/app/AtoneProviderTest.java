package jp.noren.payment.atone.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction.Widget;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.atone.Entry.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtoneProviderTest {
    private static final PaymentSource STRANGER = new PaymentSource.Wallet(null);

    private final Store store = new Store();

    @AfterEach
    void close() {
        store.close();
    }

    private Outcome.Pending sentAway(String key, long yen) {
        return (Outcome.Pending) store.provider.start(store.start(key, yen, STRANGER));
    }

    private Outcome back(String key, long yen, boolean well, List<Widget.Field> returned) {
        Requests.Start original = store.start(key, yen, STRANGER);
        return store.provider.resume(new Requests.Resume(original, key, well, returned));
    }

    @Test
    @DisplayName("whoever is logged in there: registered, then settled; the money moves at settle")
    void registeredAndSettled() {
        String reference = store.reserve("a", 3_608);
        assertThat(store.last("a").state()).isEqualTo(State.REGISTERED);
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Reserved(reference));
        Outcome outcome = store.provider.commit(store.step("a", reference, 3_608));
        assertThat(outcome).isEqualTo(new Outcome.Approved(reference, Yen.of(3_608)));
        assertThat(store.last("a").state()).isEqualTo(State.SETTLED);
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Charged(reference, Yen.of(3_608)));
    }

    @Test
    @DisplayName("the browser registers provisionally, we register in its place, and only that is settled")
    void provisionalFirst() {
        Outcome.Pending pending = sentAway("a", 3_608);
        Widget widget = (Widget) pending.action();
        assertThat(widget.script().toString()).endsWith("/v1/atone.js");
        assertThat(Store.value(widget, "return_url")).isEqualTo("https://shop.example/back");
        assertThat(Store.value(widget, "payment")).contains("\"transaction_options\":[3]", "\"checksum\":");
        assertThat(store.book.entries()).isEmpty();
        List<Widget.Field> returned = store.browse(widget, "ok");
        assertThat(store.last("a").state()).isEqualTo(State.PROVISIONAL);
        Outcome.Authorised authorised = (Outcome.Authorised) back("a", 3_608, true, returned);
        assertThat(store.book.of("a")).hasSize(2);
        assertThat(store.book.of("a").get(0).state()).isEqualTo(State.REPLACED);
        assertThat(authorised.reference()).startsWith(store.last("a").id() + ".");
        assertThat(store.provider.commit(store.step("a", authorised.reference(), 3_608)))
                .isInstanceOf(Outcome.Approved.class);
        assertThat(store.last("a").state()).isEqualTo(State.SETTLED);
    }

    @Test
    void aProvisionalRegistrationCannotBeSettledByAnybody() {
        List<Widget.Field> returned = store.browse((Widget) sentAway("a", 500).action(), "ok");
        String reference =
                new TransactionRef(returned.get(2).value(), returned.get(0).value()).text(Settings.SECRET);
        assertThat(store.provider.commit(store.step("a", reference, 500))).isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").state()).isEqualTo(State.PROVISIONAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "failed"})
    void aBuyerWhoGaveUpHasReservedNothing(String how) {
        List<Widget.Field> returned = store.browse((Widget) sentAway("a", 500).action(), how);
        assertThat(back("a", 500, false, returned))
                .isEqualTo(new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, ""));
        assertThat(back("a", 500, true, returned)).isEqualTo(new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, ""));
        assertThat(store.book.entries()).isEmpty();
    }

    @Test
    @DisplayName("what a browser brings back for another payment, or another amount, is not taken")
    void anothersRegistration() {
        List<Widget.Field> returned = store.browse((Widget) sentAway("a", 500).action(), "ok");
        sentAway("b", 500);
        assertThat(back("b", 500, true, returned)).isInstanceOf(Outcome.Declined.class);
        assertThat(back("a", 499, true, returned)).isInstanceOf(Outcome.Declined.class);
        assertThat(store.book.entries()).hasSize(1);
        assertThat(store.last("a").state()).isEqualTo(State.PROVISIONAL);
    }

    @Test
    @DisplayName("payment data that was changed in the browser is refused by its checksum")
    void changedInTheBrowser() {
        Widget widget = (Widget) sentAway("a", 5_000).action();
        Widget cheap = new Widget(
                widget.script(),
                widget.fields().stream()
                        .map(field ->
                                new Widget.Field(field.name(), field.value().replace("5000", "500")))
                        .toList());
        assertThat(store.browse(cheap, "ok")).extracting(Widget.Field::name).containsExactly("errors");
        assertThat(store.book.entries()).isEmpty();
    }

    @Test
    @DisplayName("the book is not seen when he comes back: nothing was asked for, he may come again")
    void notSeenWhenComingBack() {
        List<Widget.Field> returned = store.browse((Widget) sentAway("a", 500).action(), "ok");
        store.next("lost-after", "query");
        assertThat(back("a", 500, true, returned)).isInstanceOf(Outcome.NotSent.class);
        assertThat(back("a", 500, true, returned)).isInstanceOf(Outcome.Authorised.class);
    }

    @Test
    @DisplayName("while he is in the script it is still pending, and giving it up needs nobody")
    void stillInTheScript() {
        sentAway("a", 500);
        assertThat(store.query("a", "a")).isEqualTo(new Finding.StillPending());
        assertThat(store.provider.cancel(store.step("a", "a", 500))).isInstanceOf(Outcome.Approved.class);
    }

    @ParameterizedTest
    @CsvSource({"49901, OVER_LIMIT, NG1", "49909, NOT_ACCEPTED_FOR_CREDIT, NG9"})
    void aNoOfTheCompanyHasItsReason(long yen, DeclineReason reason, String code) {
        assertThat(store.pay("a", yen)).isEqualTo(new Outcome.Declined(reason, code));
        assertThat(store.book.entries()).isEmpty();
    }

    @Test
    void anUnknownTokenIsToBeGotAgain() {
        PaymentSource stale = new PaymentSource.Wallet("tk_0000000000000000");
        assertThat(store.provider.start(store.start("a", 500, stale)))
                .isEqualTo(new Outcome.Declined(DeclineReason.TOKEN_INVALID, "EATN0302"));
    }

    @Test
    @DisplayName("a lost reply to register is Unknown without a reference: nobody can ask for it")
    void lostRegister() {
        assertThat(store.pay("a", 49_912))
                .isEqualTo(new Outcome.Unknown(null, "unusable reply: connection closed without an answer"));
        assertThat(store.pay("b", 49_911)).isInstanceOf(Outcome.Unknown.class);
        assertThat(store.book.of("a")).hasSize(1);
        assertThat(store.book.of("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"49921, Reserved", "49922, Charged", "49924, Charged"})
    @DisplayName("a settle that nobody answered is found out in the book")
    void lostSettle(long yen, String found) {
        String reference = store.reserve("a", yen);
        assertThat(store.provider.commit(store.step("a", reference, yen))).isInstanceOf(Outcome.Unknown.class);
        assertThat(store.query("a", reference).getClass().getSimpleName()).isEqualTo(found);
    }

    @Test
    @DisplayName("EATN1201 on settle is: already settled, done")
    void alreadySettled() {
        String reference = store.charge("a", 3_608);
        assertThat(store.provider.commit(store.step("a", reference, 3_608)))
                .isEqualTo(new Outcome.Approved(reference, Yen.of(3_608)));
        store.next("garbage-empty", "query");
        assertThat(store.provider.commit(store.step("a", reference, 3_608)))
                .isEqualTo(new Outcome.Approved(reference, Yen.of(3_608)));
        assertThat(store.book.of("a")).hasSize(1);
    }

    @Test
    @DisplayName("a registration that is not settled in 90 days lapses")
    void lapses() {
        String reference = store.reserve("a", 3_608);
        store.clock.move(Duration.ofDays(90).minusSeconds(1));
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Reserved(reference));
        store.clock.move(Duration.ofSeconds(1));
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Released(reference));
        assertThat(store.provider.commit(store.step("a", reference, 3_608))).isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").state()).isEqualTo(State.REGISTERED);
    }

    @Test
    @DisplayName("what was settled in time does not lapse")
    void settledInTime() {
        String reference = store.charge("a", 3_608);
        store.clock.move(Duration.ofDays(200));
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Charged(reference, Yen.of(3_608)));
    }

    @Test
    @DisplayName("a part goes back by a smaller registration with a new id; the old reference is no more")
    void partsGoBack() {
        String first = store.charge("a", 3_608);
        Outcome.Approved part = (Outcome.Approved) store.refund(first, 608, 3_608);
        assertThat(part.amount()).isEqualTo(Yen.of(608));
        assertThat(part.reference())
                .isNotEqualTo(first)
                .startsWith(store.last("a").id() + ".");
        assertThat(store.last("a").amount()).isEqualTo(3_000);
        assertThat(store.last("a").state()).isEqualTo(State.SETTLED);
        assertThat(store.refund(first, 1_000, 3_608)).isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").amount()).isEqualTo(3_000);
        Outcome.Approved rest = (Outcome.Approved) store.refund(part.reference(), 3_000, 3_608);
        assertThat(rest.amount()).isEqualTo(Yen.of(3_000));
        assertThat(store.last("a").state()).isEqualTo(State.GIVEN_BACK);
        assertThat(store.refund(rest.reference(), 1, 3_608)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void moreThanThereIsDoesNotGoBack() {
        String first = store.charge("a", 1_000);
        String after = ((Outcome.Approved) store.refund(first, 900, 1_000)).reference();
        assertThat(store.refund(after, 101, 1_000)).isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").amount()).isEqualTo(100);
    }

    @Test
    void aPartWhoseReplyWasLostIsUnknownAndWasMadeOnce() {
        String first = store.charge("a", 1_000);
        store.next("lost-after", "change");
        assertThat(store.refund(first, 400, 1_000)).isInstanceOf(Outcome.Unknown.class);
        assertThat(store.last("a").amount()).isEqualTo(600);
        assertThat(store.refund(first, 400, 1_000)).isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").amount()).isEqualTo(600);
    }

    @Test
    void theWholeGoesBackOnce() {
        String reference = store.charge("a", 1_000);
        assertThat(store.refund(reference, 1_000, 1_000)).isEqualTo(new Outcome.Approved(reference, Yen.of(1_000)));
        assertThat(store.refund(reference, 1_000, 1_000)).isEqualTo(new Outcome.Approved(reference, Yen.of(1_000)));
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Released(reference));
    }

    @Test
    @DisplayName("what is only reserved is given up by cancel, not given back by a refund")
    void onlyReserved() {
        String reference = store.reserve("a", 1_000);
        assertThat(store.refund(reference, 1_000, 1_000)).isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").state()).isEqualTo(State.REGISTERED);
        assertThat(store.provider.cancel(store.step("a", reference, 1_000))).isInstanceOf(Outcome.Approved.class);
        assertThat(store.query("a", reference)).isEqualTo(new Finding.Released(reference));
    }

    @Test
    @DisplayName("lines with their tax add up to the amount; else one line stands for all")
    void lines() {
        List<Requests.Line> fits = List.of(
                new Requests.Line("R50", "ルーター 50ギガ", Yen.of(3_380), 1, 10),
                new Requests.Line("C", "値引", Yen.of(-100), 1, 10));
        assertThat(store.provider.start(store.start("a", 3_608, store.wallet(), fits)))
                .isInstanceOf(Outcome.Authorised.class);
        List<Requests.Line> others = List.of(new Requests.Line("R50", "ルーター", Yen.of(1), 1, 10));
        assertThat(store.provider.start(store.start("b", 3_608, store.wallet(), others)))
                .isInstanceOf(Outcome.Authorised.class);
    }

    @Test
    void anotherMerchantsReferenceIsNotAskedFor() {
        String reference = store.charge("a", 1_000);
        AtoneProvider other = new AtoneProvider(
                store.clock,
                given -> store.company,
                Settings.of(store.server.root()).withSecret("ANOTHER-SECRET-0123"));
        assertThat(other.refund(
                        new Requests.Refund("r", "SORA", reference, Yen.of(1_000), Yen.of(1_000), store.deadline())))
                .isInstanceOf(Outcome.Declined.class);
        assertThat(store.last("a").state()).isEqualTo(State.SETTLED);
    }
}
