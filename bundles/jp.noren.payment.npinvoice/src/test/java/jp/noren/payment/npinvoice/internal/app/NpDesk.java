package jp.noren.payment.npinvoice.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.np.NpBook;
import jp.noren.sandbox.internal.np.NpDoor;
import jp.noren.sandbox.internal.np.NpEmulator;
import jp.noren.sandbox.internal.np.NpEmulatorServer;
import jp.noren.sandbox.internal.np.NpShop;
import jp.noren.sandbox.internal.np.NpTransaction;
import jp.noren.testing.MovableClock;
import jp.noren.time.internal.app.BankCalendar;

/** A provider, the emulator it speaks to over a socket of this machine, and the requests that one makes of it. */
final class NpDesk implements AutoCloseable {
    static final Requests.Contact CONTACT =
            new Requests.Contact("株式会社あさひ物流", "経理部", "朝日 花子", "1060047", "東京都港区南の丘1-2-3", "03-1234-5678");
    static final Requests.Buyer BUYER =
            new Requests.Buyer("mem_asahi", "株式会社あさひ物流", "keiri@asahi-b.example", "ja", BuyerKind.CORPORATE);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final BankCalendar CALENDAR = new BankCalendar("");

    final MovableClock clock = MovableClock.at("2026-11-10T01:00:00Z");
    final NpEmulatorServer server;
    final NpInvoiceProvider provider;
    private final Line line;

    NpDesk() {
        this(settings -> settings);
    }

    NpDesk(java.util.function.UnaryOperator<TestSettings> settings) {
        NpEmulator emulator = new NpEmulator(NpShop.SYNTHETIC, new NpBook(null), clock, CALENDAR);
        try {
            this.server = new NpEmulatorServer(emulator, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.line = new Line(clock, settings.apply(TestSettings.of(server.root().toString())));
        this.provider = line.provider;
    }

    static String newKey() {
        return "att_" + NUMBER.incrementAndGet();
    }

    Instant deadline() {
        return clock.instant().plus(Duration.ofSeconds(10));
    }

    Requests.Start start(String key, long yen) {
        return start(
                new Requests.Start(
                        key,
                        "TANA",
                        Yen.of(yen),
                        Yen.of(yen / 11),
                        BUYER,
                        "タナボタ商店のご注文",
                        "タナボタ",
                        Set.of(),
                        new PaymentSource.Invoice(),
                        null,
                        deadline(),
                        null),
                BUYER);
    }

    static Requests.Start start(Requests.Start plain, Requests.Buyer buyer) {
        return start(plain, buyer, CONTACT, List.of());
    }

    static Requests.Start start(
            Requests.Start plain, Requests.Buyer buyer, Requests.Contact contact, List<Requests.Line> lines) {
        return new Requests.Start(
                plain.key(),
                plain.storefront(),
                plain.amount(),
                plain.tax(),
                buyer,
                plain.description(),
                plain.statementDescriptor(),
                plain.acceptedBrands(),
                plain.source(),
                plain.returnUrl(),
                plain.deadline(),
                plain.payBy(),
                contact,
                lines);
    }

    Outcome pay(String key, long yen) {
        return provider.start(start(key, yen));
    }

    /** The reference of a claim that the company has taken over. */
    String accepted(String key, long yen) {
        Outcome outcome = pay(key, yen);
        if (outcome instanceof Outcome.Approved approved) {
            return approved.reference();
        }
        throw new AssertionError("not accepted: " + outcome);
    }

    Requests.Step step(String key, String reference, long yen) {
        return new Requests.Step(key, "TANA", reference, Yen.of(yen), deadline());
    }

    Requests.Refund refund(String reference, long yen, long charged) {
        return new Requests.Refund(newKey(), "TANA", reference, Yen.of(yen), Yen.of(charged), deadline());
    }

    Requests.Query query(String key, String reference) {
        return new Requests.Query(key, "TANA", reference, deadline());
    }

    Bills.Request bill(String key, String reference, String base) {
        return new Bills.Request(key, "TANA", reference, LocalDate.parse(base), deadline());
    }

    NpTransaction booked(String key) {
        return server.emulator().book().findByKey(key).orElseThrow(() -> new AssertionError("not in the book: " + key));
    }

    boolean isBooked(String key) {
        return server.emulator().book().findByKey(key).isPresent();
    }

    Map<String, Long> calls() {
        return server.emulator().calls();
    }

    void control(String json) {
        desk("PUT", "/control", json);
    }

    void review(String key, String result) {
        desk("POST", "/review", "{\"shop_transaction_id\":\"" + key + "\",\"result\":\"" + result + "\"}");
    }

    void screening(String buyer, String state) {
        desk("POST", "/screening", "{\"shop_buyer_id\":\"" + buyer + "\",\"state\":\"" + state + "\"}");
    }

    private void desk(String method, String path, String json) {
        Delivery done = new NpDoor(server.emulator()).serve(Request.plain(method, path, json, ""));
        if (done.status() != 200) {
            throw new IllegalArgumentException(new String(done.body()));
        }
    }

    /** The next call of a path goes wrong so. */
    void fault(String fault, String path) {
        control("{\"next_fault\":\"" + fault + "\",\"next_count\":1,\"only_path\":\"" + path + "\"}");
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        line.close();
        server.close();
    }
}
