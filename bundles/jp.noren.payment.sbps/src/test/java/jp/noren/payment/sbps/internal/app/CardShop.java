package jp.noren.payment.sbps.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.wire.HttpGateway;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.Requests;
import jp.noren.sandbox.internal.sbps.Book;
import jp.noren.sandbox.internal.sbps.Charge;
import jp.noren.sandbox.internal.sbps.Emulator;
import jp.noren.sandbox.internal.sbps.SbpsEmulatorServer;
import jp.noren.sandbox.internal.sbps.Shop;

/** A provider, the emulator it speaks to over a socket of this machine, and a buyer's browser. */
final class CardShop implements AutoCloseable {
    static final EnumSet<CardBrand> FIVE =
            EnumSet.of(CardBrand.JCB, CardBrand.VISA, CardBrand.MASTERCARD, CardBrand.AMEX, CardBrand.DINERS);

    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Clock clock;
    final SbpsEmulatorServer server;
    final HttpGateway gateway;
    final SbpsProvider provider;

    CardShop(Function<String, TestSettings> settings) {
        this(settings, Clock.systemUTC());
    }

    CardShop(Function<String, TestSettings> settings, Clock clock) {
        this.clock = clock;
        this.server = server(clock);
        TestSettings here = settings.apply(server.api().toString());
        this.gateway = new HttpGateway(clock, here);
        this.provider = new SbpsProvider(clock, given -> gateway, here);
    }

    private static SbpsEmulatorServer server(Clock clock) {
        try {
            List<Shop> shops = List.of(Shop.SYNTHETIC, Shop.SYNTHETIC_ENCRYPTED);
            return new SbpsEmulatorServer(new Emulator(shops, new Book(null), clock), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String newKey() {
        return "att_" + NUMBER.incrementAndGet();
    }

    /** What the browser brings after the buyer has typed his card into the payment company's fields. */
    CardToken token(String card) {
        String answer = browse("POST", server.root() + "/token", "{\"card\":\"" + card + "\"}")
                .body();
        return new CardToken(field(answer, "token"), field(answer, "tokenKey"), brand(card), 1, false);
    }

    /** The same, asking for 3-D Secure. */
    CardToken authenticated(String card) {
        CardToken token = token(card);
        return new CardToken(token.token(), token.tokenKey(), token.brand(), 1, true);
    }

    private static CardBrand brand(String card) {
        return CardBrand.valueOf(card.substring(0, card.indexOf('-')).toUpperCase(java.util.Locale.ROOT));
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    static HttpResponse<String> browse(String method, String address, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Requests.Start start(String key, long yen, PaymentSource source) {
        return new Requests.Start(
                key,
                "KURA",
                Yen.of(yen),
                Yen.of(yen / 11),
                new Requests.Buyer("mem_1", "山田 太郎", "taro@example.jp", "ja", BuyerKind.INDIVIDUAL),
                "暖簾シール 小",
                "クラシノクラ",
                FIVE,
                source,
                URI.create("https://shop.example/payment-returns/p/n"),
                clock.instant().plus(Duration.ofSeconds(5)),
                null);
    }

    Outcome pay(String key, long yen, String card) {
        return provider.start(start(key, yen, token(card)));
    }

    String reserve(String key, long yen, String card) {
        Outcome outcome = pay(key, yen, card);
        if (outcome instanceof Outcome.Authorised authorised) {
            return authorised.reference();
        }
        throw new AssertionError("not authorised: " + outcome);
    }

    Requests.Step step(String key, String reference, long yen) {
        return new Requests.Step(key, "KURA", reference, Yen.of(yen), deadline());
    }

    Requests.Refund refund(String reference, long yen, long charged) {
        return new Requests.Refund(newKey(), "KURA", reference, Yen.of(yen), Yen.of(charged), deadline());
    }

    Requests.Query query(String key, String reference) {
        return new Requests.Query(key, "KURA", reference, deadline());
    }

    java.time.Instant deadline() {
        return clock.instant().plus(Duration.ofSeconds(5));
    }

    Charge charge(String key) {
        return server.emulator().book().charges().stream()
                .filter(charge -> charge.orderId().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the book: " + key));
    }

    boolean isBooked(String key) {
        return server.emulator().book().charges().stream()
                .anyMatch(charge -> charge.orderId().equals(key));
    }

    Map<String, Long> calls() {
        return server.emulator().calls();
    }

    void control(String json) {
        HttpResponse<String> answer = browse("PUT", server.root() + "/control", json);
        if (answer.statusCode() != 200) {
            throw new IllegalArgumentException(answer.body());
        }
    }

    @Override
    public void close() {
        gateway.close();
        server.close();
    }
}
