package jp.noren.payment.rent.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.Settled;
import jp.noren.sandbox.internal.rent.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RentProviderTest {
    private static final LocalDate DUE = LocalDate.of(2026, 12, 27);
    private static final Instant AFTER_DUE = Instant.parse("2026-12-27T15:00:00Z");

    private final Tenancy tenancy = new Tenancy();

    @AfterEach
    void close() {
        tenancy.close();
    }

    @Test
    @DisplayName(
            "R190 the line stands on the claim of the month that was asked for; cut-off and due day are the claimant's")
    void stands() {
        Outcome.Pending pending = (Outcome.Pending) tenancy.register("a", 2_200);
        assertThat(pending.action())
                .isEqualTo(new NextAction.OnClaim(pending.actionRef(), Instant.parse("2026-11-24T15:00:00Z"), DUE));
        assertThat(pending.expiresAt()).isEqualTo(AFTER_DUE);
        assertThat(tenancy.line("a").id()).isEqualTo(pending.actionRef());
        assertThat(tenancy.query("a")).isInstanceOf(Finding.StillPending.class);
    }

    @Test
    @DisplayName("R190 it is paid when the rent is paid, and stands in that day's statement")
    void paidWithTheRent() {
        tenancy.register("a", 2_200);
        assertThat(tenancy.provider.settlementList("MINAMO", DUE, tenancy.deadline()))
                .isEmpty();
        tenancy.clock.set(AFTER_DUE);
        String charge = tenancy.line("a").id();
        assertThat(tenancy.query("a")).isEqualTo(new Finding.Charged(charge, Yen.of(2_200)));
        assertThat(tenancy.provider.settlementList("MINAMO", DUE, tenancy.deadline()))
                .isEqualTo(Optional.of(List.of(new Settled("a", charge, Yen.of(2_200), DUE))));
        assertThat(tenancy.provider.settlementList("MINAMO", DUE.minusDays(1), tenancy.deadline()))
                .isEqualTo(Optional.of(List.of()));
    }

    @Test
    void anUnpaidRentCollectsNothing() {
        tenancy.landlord.lease(Tenancy.HOME, new Lease(false, false, false));
        tenancy.register("a", 2_200);
        tenancy.clock.set(AFTER_DUE);
        assertThat(tenancy.query("a")).isEqualTo(new Finding.Declined(DeclineReason.NOT_COLLECTED, "unpaid"));
    }

    @Test
    @DisplayName("R192 a corporate lease is refused by the claimant, who alone knows")
    void corporateLease() {
        Outcome outcome = tenancy.provider.start(tenancy.start("a", 2_200, Tenancy.COMPANY_FLAT, BuyerKind.INDIVIDUAL));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.NOT_FOR_THIS_LEASE, "corporate_lease"));
        assertThat(tenancy.landlord.charges()).isEmpty();
    }

    @Test
    @DisplayName("R192 a company as the buyer is refused before anything is sent")
    void corporateBuyer() {
        tenancy.next("lost-before");
        Outcome outcome = tenancy.provider.start(tenancy.start("a", 2_200, Tenancy.HOME, BuyerKind.CORPORATE));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.NOT_FOR_THIS_LEASE, ""));
        assertThat(tenancy.desk.control().settings().nextCount()).isEqualTo(1);
    }

    @Test
    void theClaimIsClosedByTheClaimantAndNotByUs() {
        tenancy.clock.set(Instant.parse("2026-11-24T14:59:59Z"));
        assertThat(tenancy.register("before", 2_200)).isInstanceOf(Outcome.Pending.class);
        tenancy.clock.set(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(tenancy.register("after", 2_200))
                .isEqualTo(new Outcome.Declined(DeclineReason.NOT_FOR_THIS_LEASE, "cut_off_passed"));
    }

    @Test
    void cancelledBeforeTheCutOffTheLineIsOff() {
        tenancy.register("a", 2_200);
        assertThat(tenancy.cancel("a")).isInstanceOf(Outcome.Approved.class);
        assertThat(tenancy.cancel("a")).isInstanceOf(Outcome.Approved.class);
        assertThat(tenancy.query("a")).isInstanceOf(Finding.Released.class);
        tenancy.clock.set(AFTER_DUE);
        assertThat(tenancy.query("a")).isInstanceOf(Finding.Released.class);
    }

    @Test
    void afterTheCutOffItStands() {
        tenancy.register("a", 2_200);
        tenancy.clock.set(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(tenancy.cancel("a"))
                .isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "cut_off_passed"));
        assertThat(tenancy.query("a")).isInstanceOf(Finding.StillPending.class);
    }

    @ParameterizedTest
    @CsvSource({
        "49901, NOT_FOR_THIS_LEASE",
        "49902, NOT_FOR_THIS_LEASE",
        "49903, NOT_FOR_THIS_LEASE",
        "49904, OVER_LIMIT",
        "49905, NOT_FOR_THIS_LEASE"
    })
    void eachNoHasItsReason(long yen, DeclineReason reason) {
        assertThat(tenancy.register("a", yen))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class, no -> assertThat(no.reason()).isEqualTo(reason));
        assertThat(tenancy.landlord.charges()).isEmpty();
    }

    @Test
    @DisplayName("timed out but registered: found by our key")
    void lostAfter() {
        assertThat(tenancy.register("a", 49_912)).isInstanceOf(Outcome.Unknown.class);
        assertThat(tenancy.query("a")).isInstanceOf(Finding.StillPending.class);
        assertThat(tenancy.register("a", 49_912)).isInstanceOf(Outcome.Unknown.class);
        assertThat(tenancy.landlord.charges()).hasSize(1);
    }

    @Test
    @DisplayName("timed out and not registered: positively not there")
    void lostBefore() {
        assertThat(tenancy.register("a", 49_911)).isInstanceOf(Outcome.Unknown.class);
        assertThat(tenancy.query("a")).isEqualTo(new Finding.NotFound());
    }

    @Test
    void theSameKeyForAnotherAmountIsRefused() {
        tenancy.register("a", 2_200);
        assertThat(tenancy.register("a", 2_201))
                .isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "key_used"));
        assertThat(tenancy.line("a").amount()).isEqualTo(2_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AP 101", "../x", "a/b", "１０１"})
    void aLeaseOutsideTheProtocolIsNotSent(String lease) {
        tenancy.next("lost-before");
        Outcome outcome = tenancy.provider.start(tenancy.start("a", 2_200, lease, BuyerKind.INDIVIDUAL));
        assertThat(outcome).isEqualTo(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, ""));
        assertThat(tenancy.desk.control().settings().nextCount()).isEqualTo(1);
    }

    @Test
    void anotherSourceIsNotSent() {
        Requests.Start rent = tenancy.start("a", 2_200, Tenancy.HOME, BuyerKind.INDIVIDUAL);
        Requests.Start card = new Requests.Start(
                rent.key(),
                rent.storefront(),
                rent.amount(),
                rent.tax(),
                rent.buyer(),
                rent.description(),
                rent.statementDescriptor(),
                rent.acceptedBrands(),
                new PaymentSource.Points("p"),
                null,
                rent.deadline(),
                null);
        assertThat(tenancy.provider.start(card)).isInstanceOf(Outcome.Declined.class);
        assertThat(tenancy.landlord.charges()).isEmpty();
    }
}
