package jp.noren.payment.sbps.internal.app;

import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.noren.payment.sbps.internal.wire.HttpGateway;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.Mutation;
import jp.noren.payment.tck.PaymentProviderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every provider, against the emulator of the sandbox with its own book. */
class SbpsContractTest extends PaymentProviderContract {
    private static final Charset SJIS = Charset.forName("windows-31j");

    private final List<String> tokens = new ArrayList<>();
    private EmulatedGateway company;
    private HttpGateway line;
    private SbpsProvider provider;

    TestSettings settings(String endpoint) {
        return TestSettings.plain(endpoint);
    }

    @BeforeEach
    void open() {
        company = new EmulatedGateway();
        TestSettings settings = settings(company.address() + "/api/xmlapi.do");
        line = new HttpGateway(clock(), settings);
        provider = new SbpsProvider(clock(), given -> line, settings);
    }

    @AfterEach
    void close() {
        line.close();
        company.close();
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected PaymentProvider unconfigured() {
        Clock clock = clock();
        return new SbpsProvider(clock, given -> new HttpGateway(clock, given), TestSettings.NOTHING);
    }

    @Override
    protected FakeGateway gateway() {
        return company;
    }

    @Override
    protected PaymentSource source() {
        PaymentSource.CardToken token = company.token();
        tokens.add(token.token());
        tokens.add(token.tokenKey());
        return token;
    }

    @Override
    protected Set<String> secrets() {
        List<String> secrets = new ArrayList<>(tokens);
        secrets.add("EMULATOR-HASH-KEY-0123456789");
        secrets.add("EMULATOR-HASH-KEY-9876543210");
        secrets.add("EMULATOR-3DES-KEY-000001");
        return Set.copyOf(secrets);
    }

    @Override
    protected List<Mutation> mutations() {
        return List.of(
                mutation(
                        "another function's id",
                        t -> t.replaceAll("response id=\"[^\"]+\"", "response id=\"MG01-00101-999\"")),
                mutation("another merchant's transaction", t -> t.replaceAll("_id>B[0-9]{5}", "_id>B55555")),
                mutation(
                        "no transaction",
                        t -> t.replaceAll("<res_sps_transaction_id>[^<]*<", "<res_sps_transaction_id><")),
                mutation("neither yes nor no", t -> t.replace(">OK<", ">PY<")),
                mutation("yes and a code", t -> t.replace("<res_err_code></", "<res_err_code>10190999</")),
                mutation("no without a code", t -> t.replace(">OK<", ">NG<")),
                mutation("the result twice", t -> t.replace("<res_result>", "<res_result>OK</res_result><res_result>")),
                mutation("no date", t -> t.replaceAll("<res_date>[^<]*<", "<res_date>soon<")));
    }

    private static Mutation mutation(String name, UnaryOperator<String> change) {
        return new Mutation(name, body -> change.apply(new String(body, SJIS)).getBytes(SJIS));
    }

    @Override
    protected void behaveMutated(Mutation mutation) {
        company.mutate(mutation);
    }
}
