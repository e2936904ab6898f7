package jp.noren.payment.npinvoice.internal.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.Mutation;
import jp.noren.payment.tck.PaymentProviderContract;
import jp.noren.sandbox.internal.np.NpShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every provider, against the emulator of the sandbox with its own book. */
class NpInvoiceContractTest extends PaymentProviderContract {
    private EmulatedGateway company;
    private Line line;

    @BeforeEach
    void open() {
        company = new EmulatedGateway(clock());
        line = new Line(clock(), TestSettings.of(company.address().toString()));
    }

    @AfterEach
    void close() {
        line.close();
        company.close();
    }

    /** A day on which the orders of the contract test come before its bills. */
    @Override
    protected Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-10T01:00:00Z"), ZoneOffset.UTC);
    }

    /** The provider, and for the company a word on what it is asked: faults of the search for a buyer are for screenings. */
    @Override
    protected PaymentProvider provider() {
        return (PaymentProvider) Proxy.newProxyInstance(
                PaymentProvider.class.getClassLoader(),
                new Class<?>[] {PaymentProvider.class},
                (proxy, method, args) -> {
                    company.screens(method.getName().equals("screen"));
                    try {
                        return method.invoke(line.provider, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    protected PaymentProvider unconfigured() {
        return new Line(clock(), TestSettings.NOTHING).provider;
    }

    @Override
    protected FakeGateway gateway() {
        return company;
    }

    @Override
    protected PaymentSource source() {
        return new PaymentSource.Invoice();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(NpShop.SYNTHETIC.spCode(), "東京都港区南の丘1-2-3", "0312345678");
    }

    @Override
    protected Duration patience() {
        return Duration.ofMillis(3000);
    }

    /** Only for business (R118), and with an address, since the buyer has to be registered. */
    @Override
    protected Requests.Start start(String key, Yen amount, PaymentSource source) {
        Requests.Start plain = super.start(key, amount, source);
        return NpDesk.start(
                plain, new Requests.Buyer("mem-tck", "株式会社試験", "keiri@example.jp", "ja", BuyerKind.CORPORATE));
    }

    @Override
    protected List<Mutation> mutations() {
        return List.of(
                mutation("errors within", text -> text.replaceFirst("\\}$", ",\"errors\":[{\"codes\":[]}]}")),
                mutation("no result", text -> text.replaceFirst("\"result(s?)\"", "\"other\"")),
                mutation(
                        "the result twice", text -> text.replaceFirst("\\{\"result(s?)", "{\"result$1\":1,\"result$1")),
                mutation("a number for an id", text -> text.replaceFirst("(\"npTransactionId\":)\"([0-9]+)\"", "$1$2")),
                mutation("another order", text -> text.replaceAll("(Id\":\")[0-9A-Za-z_-]+", "$1another")),
                mutation("something behind it", text -> text + "null"),
                mutation("a list around it", text -> "[" + text + "]"));
    }

    private static Mutation mutation(String name, UnaryOperator<String> change) {
        return new Mutation(name, body -> change.apply(new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void behaveMutated(Mutation mutation) {
        company.mutate(mutation);
    }
}
