package jp.noren.payment.atone.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.atone.internal.wire.HttpCompany;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction.Widget;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.atone.AtoneDesk;
import jp.noren.sandbox.internal.atone.Entry;
import jp.noren.sandbox.internal.atone.Merchant;
import jp.noren.sandbox.internal.atone.Transactions;
import jp.noren.sandbox.internal.door.DeskServer;
import jp.noren.sandbox.internal.played.FaultControl;
import jp.noren.testing.MovableClock;

/** A provider, the emulator it speaks to over a socket of this machine, and a buyer's browser. */
final class Store implements AutoCloseable {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    final MovableClock clock = MovableClock.at(Instant.parse("2026-11-10T01:00:00Z"));
    final Transactions book = new Transactions(clock, null);
    final AtoneDesk desk = new AtoneDesk(Merchant.SYNTHETIC, book);
    final DeskServer server = server();
    final HttpCompany company = new HttpCompany(Settings.of(server.root()));
    final AtoneProvider provider = new AtoneProvider(clock, given -> company, Settings.of(server.root()));

    private DeskServer server() {
        try {
            return new DeskServer("/sandbox/atone", desk, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant deadline() {
        return clock.instant().plus(Duration.ofSeconds(5));
    }

    Requests.Start start(String key, long yen, PaymentSource source) {
        return start(key, yen, source, List.of());
    }

    Requests.Start start(String key, long yen, PaymentSource source, List<Requests.Line> lines) {
        return new Requests.Start(
                key,
                "SORA",
                Yen.of(yen),
                Yen.of(yen / 11),
                new Requests.Buyer("mem-1", "岸本 ゆず", "yuzu@mail.example", "ja", BuyerKind.INDIVIDUAL),
                "ルーター 50ギガ",
                "ソラツナWIFI",
                Set.of(),
                source,
                URI.create("https://shop.example/back"),
                deadline(),
                null,
                new Requests.Contact(null, null, "岸本 ゆず", "1500001", "東京都渋谷区神宮前1-1", "090-0000-0001"),
                lines);
    }

    PaymentSource.Wallet wallet() {
        return new PaymentSource.Wallet(book.issueToken());
    }

    Outcome pay(String key, long yen) {
        return provider.start(start(key, yen, wallet()));
    }

    String reserve(String key, long yen) {
        return ((Outcome.Authorised) pay(key, yen)).reference();
    }

    String charge(String key, long yen) {
        String reference = reserve(key, yen);
        return ((Outcome.Approved) provider.commit(step(key, reference, yen))).reference();
    }

    Requests.Step step(String key, String reference, long yen) {
        return new Requests.Step(key, "SORA", reference, Yen.of(yen), deadline());
    }

    Outcome refund(String reference, long yen, long charged) {
        return provider.refund(new Requests.Refund("rfd", "SORA", reference, Yen.of(yen), Yen.of(charged), deadline()));
    }

    Finding query(String key, String reference) {
        return provider.query(new Requests.Query(key, "SORA", reference, deadline()));
    }

    /** The buyer's browser runs the company's script. */
    List<Widget.Field> browse(Widget widget, String buyer) {
        Map<String, String> asked =
                Map.of("pub_key", value(widget, "pub_key"), "payment", value(widget, "payment"), "buyer", buyer);
        try {
            HttpRequest post = HttpRequest.newBuilder(URI.create(server.root() + "/widget"))
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(asked)))
                    .build();
            JsonNode said = JSON.readTree(
                    BROWSER.send(post, HttpResponse.BodyHandlers.ofString()).body());
            List<Widget.Field> fields = new ArrayList<>();
            said.fields()
                    .forEachRemaining(field -> fields.add(
                            new Widget.Field(field.getKey(), field.getValue().asText())));
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String value(Widget widget, String name) {
        return widget.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** The one that counts: registered last. */
    Entry last(String key) {
        List<Entry> all = book.of(key);
        return all.get(all.size() - 1);
    }

    void next(String fault, String step) {
        desk.control().set(new FaultControl.Settings(0, fault, 1, step));
    }

    @Override
    public void close() {
        company.close();
        server.close();
        book.close();
    }
}
