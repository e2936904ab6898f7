package jp.noren.payment.sbps.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 3-D Secure with a browser: the buyer goes to his card company's page and comes back (R129). */
class AuthenticationTest {
    private final Moving clock = new Moving();
    private final CardShop shop = new CardShop(TestSettings::plain, clock);

    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-11-10T01:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Outcome.Pending begin(String key) {
        Outcome outcome = shop.provider.start(shop.start(key, 1000, shop.authenticated("visa-ok")));
        assertThat(outcome).isInstanceOf(Outcome.Pending.class);
        return (Outcome.Pending) outcome;
    }

    private static String page(Outcome.Pending pending) {
        return ((NextAction.Redirect) pending.action()).url().toString();
    }

    private Outcome resume(String key, long yen, Outcome.Pending pending, boolean succeeded) {
        CardToken forgotten = new CardToken(null, null, CardBrand.VISA, 1, true);
        return shop.provider.resume(
                new Requests.Resume(shop.start(key, yen, forgotten), pending.actionRef(), succeeded));
    }

    @Test
    @DisplayName("R129 he says yes: the browser comes back with ok, and the authorisation cites the authentication")
    void saysYes() {
        Outcome.Pending pending = begin("k");
        assertThat(pending.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofSeconds(1020)));
        assertThat(CardShop.browse("GET", page(pending), "").body()).contains("本人認証", "visa-ok", "1,000");
        HttpResponse<String> back = CardShop.browse("POST", page(pending), "answer=ok");

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location"))
                .contains("https://shop.example/payment-returns/p/n?result=ok");
        assertThat(resume("k", 1000, pending, true)).isInstanceOf(Outcome.Authorised.class);
        assertThat(shop.charge("k").amount()).isEqualTo(1000);
        assertThat(shop.calls()).containsEntry("ST01-00118-101", 1L).doesNotContainKey("ST01-00131-101");
    }

    @Test
    void saysNo() {
        Outcome.Pending pending = begin("k");
        HttpResponse<String> back = CardShop.browse("POST", page(pending), "answer=ng");
        assertThat(back.headers().firstValue("Location"))
                .contains("https://shop.example/payment-returns/p/n?result=ng");
        assertThat(resume("k", 1000, pending, false))
                .isEqualTo(new Outcome.Declined(DeclineReason.NOT_AUTHENTICATED, ""));
        assertThat(shop.isBooked("k")).isFalse();
    }

    @Test
    @DisplayName("a browser that says ok without having been there gets nothing")
    void forgedReturn() {
        Outcome.Pending pending = begin("k");
        assertThat(resume("k", 1000, pending, true)).isInstanceOf(Outcome.Declined.class);
        assertThat(shop.isBooked("k")).isFalse();
    }

    @Test
    void anAuthenticationIsForItsAmountAlone() {
        Outcome.Pending pending = begin("k");
        CardShop.browse("POST", page(pending), "answer=ok");
        assertThat(resume("k", 9000, pending, true)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void anAuthenticationIsGoodOnceAndForItsTime() {
        Outcome.Pending once = begin("k1");
        CardShop.browse("POST", page(once), "answer=ok");
        resume("k1", 1000, once, true);
        assertThat(resume("k2", 1000, once, true)).isInstanceOf(Outcome.Declined.class);

        Outcome.Pending late = begin("k3");
        CardShop.browse("POST", page(late), "answer=ok");
        clock.now = clock.now.plusSeconds(1021);
        assertThat(resume("k3", 1000, late, true)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void aRefusedStartDeclines() {
        Outcome outcome = shop.provider.start(shop.start("k", 1000, shop.authenticated("visa-3ds-unusable")));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.CARD_UNUSABLE, "10123999"));
    }

    @Test
    void withoutAWayBackItIsNotAskedFor() {
        Requests.Start start = shop.start("k", 1000, shop.authenticated("visa-ok"));
        Requests.Start nowhere = new Requests.Start(
                start.key(),
                start.storefront(),
                start.amount(),
                start.tax(),
                start.buyer(),
                start.description(),
                start.statementDescriptor(),
                start.acceptedBrands(),
                start.source(),
                null,
                start.deadline(),
                null);
        assertThat(shop.provider.start(nowhere)).isInstanceOf(Outcome.Authorised.class);
    }
}
