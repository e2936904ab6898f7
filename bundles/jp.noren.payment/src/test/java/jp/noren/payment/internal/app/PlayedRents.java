package jp.noren.payment.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.rent.internal.app.RentProvider;
import jp.noren.payment.rent.internal.app.RentSettings;
import jp.noren.payment.rent.internal.wire.HttpClaimant;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.sandbox.internal.door.DeskServer;
import jp.noren.sandbox.internal.played.FaultControl;
import jp.noren.sandbox.internal.rent.Charge;
import jp.noren.sandbox.internal.rent.Landlord;
import jp.noren.sandbox.internal.rent.RentDesk;

/** With the rent. */
final class PlayedRents extends PlayedCompany {
    private static final Instant DUE_IS_OVER = Instant.parse("2026-12-27T15:00:00Z");
    private static final long NEVER_PAID = 49_970;

    private final Landlord landlord = new Landlord(bench.clock, null);
    private final RentDesk desk = new RentDesk(landlord);
    private final DeskServer server = server();
    private final RentSettings settings = Given.settings(
            RentSettings.class,
            Map.of("endpoint", server.root() + "/api/v1", "_api_key", RentDesk.API_KEY, "max_yen", 1_000_000L));
    private final HttpClaimant claimant = new HttpClaimant(settings);

    PlayedRents() {
        opens(new RentProvider(bench.clock, given -> claimant, settings));
    }

    private DeskServer server() {
        try {
            return new DeskServer("/sandbox/rent", desk, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void next(String fault, int calls, String step) {
        desk.control().set(new FaultControl.Settings(0, fault, calls, step));
    }

    private void pay(long yen) {
        pay(yen, "AP-101-101");
    }

    private void pay(long yen, String lease) {
        buy(yen, new PaymentSource.Rent(lease, YearMonth.of(2026, 12)));
    }

    private void rentsArePaid() {
        bench.clock.set(DUE_IS_OVER);
        bench.hoursGoBy();
    }

    @Override
    void play(Ending ending) {
        switch (ending) {
            case APPROVED -> {
                pay(PRICE);
                rentsArePaid();
            }
            case PENDING_YES -> waited(PRICE);
            case PENDING_NO -> waited(NEVER_PAID);
            case UNKNOWN_CHARGED -> {
                next("lost-after", 1, "register");
                pay(PRICE);
                findOut();
                rentsArePaid();
            }
            case UNKNOWN_NOT -> {
                next("lost-before", 1, "register");
                pay(PRICE);
                findOut();
            }
            case EXPIRED -> unheard();
            default -> throw new IllegalArgumentException(ending.title);
        }
    }

    private void waited(long yen) {
        pay(yen);
        is(AttemptState.PENDING);
        bench.clock.move(Duration.ofDays(14));
        bench.janitor().run();
        is(AttemptState.PENDING);
        rentsArePaid();
    }

    /** Two weeks after the rent is due its claimant has still said nothing. */
    private void unheard() {
        pay(NEVER_PAID);
        next("garbage-empty", 1_000, "query");
        bench.clock.set(DUE_IS_OVER);
        for (int day = 0; day < 16; day++) {
            bench.janitor().run();
            bench.clock.move(Duration.ofDays(1));
        }
    }

    @Override
    List<No> noes() {
        return List.of(
                no("a corporate lease", PRICE, "AP-102-305"),
                no("no such lease", PRICE, "AP-999"),
                no("the lease has ended", 49_905, "AP-101-101"),
                no("the claim is closed", 49_903, "AP-101-101"),
                new No(DeclineReason.OVER_LIMIT, "over the claimant's limit", () -> pay(49_904)),
                new No(DeclineReason.NOT_COLLECTED, "the rent is not paid", () -> waited(NEVER_PAID)));
    }

    private No no(String how, long yen, String lease) {
        return new No(DeclineReason.NOT_FOR_THIS_LEASE, how, () -> pay(yen, lease));
    }

    @Override
    Line booked() {
        return landlord.charges().stream()
                .filter(charge -> charge.key().equals(bench.only().id()))
                .findFirst()
                .map(this::line)
                .orElse(Line.NONE);
    }

    private Line line(Charge charge) {
        String state = charge.state(bench.clock.instant());
        return new Line(state, state.equals("paid") ? charge.amount() : 0);
    }

    @Override
    void shut() {
        claimant.close();
        server.close();
        landlord.close();
    }
}
