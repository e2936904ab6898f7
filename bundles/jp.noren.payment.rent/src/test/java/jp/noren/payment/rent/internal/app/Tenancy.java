package jp.noren.payment.rent.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.rent.internal.wire.HttpClaimant;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.door.DeskServer;
import jp.noren.sandbox.internal.played.FaultControl;
import jp.noren.sandbox.internal.rent.Charge;
import jp.noren.sandbox.internal.rent.Landlord;
import jp.noren.sandbox.internal.rent.RentDesk;
import jp.noren.testing.MovableClock;

/** A provider and the landlord it speaks to over a socket of this machine. */
final class Tenancy implements AutoCloseable {
    static final String HOME = "AP-101-101";
    static final String COMPANY_FLAT = "AP-102-305";
    static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    final MovableClock clock = MovableClock.at(Instant.parse("2026-11-10T01:00:00Z"));
    final Landlord landlord = new Landlord(clock, null);
    final RentDesk desk = new RentDesk(landlord);
    final DeskServer server = server();
    final HttpClaimant claimant = new HttpClaimant(Settings.of(server.root()));
    final RentProvider provider = new RentProvider(clock, given -> claimant, Settings.of(server.root()));

    private DeskServer server() {
        try {
            return new DeskServer("/sandbox/rent", desk, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant deadline() {
        return clock.instant().plus(Duration.ofSeconds(5));
    }

    Requests.Start start(String key, long yen, String lease, BuyerKind kind) {
        return new Requests.Start(
                key,
                "MINAMO",
                Yen.of(yen),
                Yen.of(yen / 11),
                new Requests.Buyer("mem-ha", "Lê Thu Hà", "ha@mail.example", "vi", kind),
                "みなもネット スタンダードプラン",
                "ミナモネット",
                Set.of(),
                new PaymentSource.Rent(lease, DECEMBER),
                null,
                deadline(),
                null);
    }

    Outcome register(String key, long yen) {
        return provider.start(start(key, yen, HOME, BuyerKind.INDIVIDUAL));
    }

    Outcome cancel(String key) {
        return provider.cancel(new Requests.Step(key, "MINAMO", null, Yen.of(2_200), deadline()));
    }

    Finding query(String key) {
        return provider.query(new Requests.Query(key, "MINAMO", null, deadline()));
    }

    Charge line(String key) {
        return landlord.charges().stream()
                .filter(charge -> charge.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the book: " + key));
    }

    void next(String fault) {
        desk.control().set(new FaultControl.Settings(0, fault, 1, ""));
    }

    @Override
    public void close() {
        claimant.close();
        server.close();
        landlord.close();
    }
}
