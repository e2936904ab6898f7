package ${package};

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.Mutation;
import jp.noren.payment.tck.PaymentProviderContract;
import jp.noren.payment.tck.Settings;
import org.junit.jupiter.api.AfterEach;

/** The contract of every provider, against the company as {@link ${name}Company} plays it. A failure says what to read. */
class ${name}ContractTest extends PaymentProviderContract {
    private final ${name}Company company = new ${name}Company(0);
    private final ${name}Provider provider = provider(Map.of(
            "endpoint", company.address().toString(),
            "_api_key", ${name}Company.API_KEY,
            "_notify_key", ${name}Company.NOTIFY_KEY));

    private static ${name}Provider provider(Map<String, ?> settings) {
        return new ${name}Provider(Clock.systemUTC(), Settings.of(${name}Settings.class, settings));
    }

    @AfterEach
    void close() {
        provider.close();
        company.close();
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected PaymentProvider unconfigured() {
        return provider(Map.of());
    }

    @Override
    protected FakeGateway gateway() {
        return company;
    }

    /** Who pays is asked on the company's page. */
    @Override
    protected PaymentSource source() {
        return new PaymentSource.Wallet(null);
    }

    @Override
    protected boolean buyerAlwaysActs() {
        return true;
    }

    @Override
    protected List<NextAction.Widget.Field> buyerActs(Outcome.Pending pending) {
        company.approve(pending.actionRef());
        return List.of();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(${name}Company.API_KEY, ${name}Company.NOTIFY_KEY);
    }

    @Override
    protected Duration patience() {
        return Duration.ofMillis(700);
    }

    @Override
    protected Requests.Incoming genuineNotification(String reference, Yen amount) {
        return company.message(reference, amount);
    }

    /** What can be wrong in a reply of this company in particular. */
    @Override
    protected List<Mutation> mutations() {
        return List.of(
                mutation("another payment's key", "\"key\":\"", "\"key\":\"x"),
                mutation("amount 1e3", "\"amount\":4950", "\"amount\":1e3"),
                mutation("amount in quotes", "\"amount\":4950", "\"amount\":\"4950\""),
                mutation("the key twice", "\"key\":", "\"key\":\"x\",\"key\":"),
                mutation("a status that is in no table", "\"status\":\"", "\"status\":\"x"));
    }

    private static Mutation mutation(String name, String right, String wrong) {
        return new Mutation(name, body -> new String(body, StandardCharsets.UTF_8)
                .replace(right, wrong)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void behaveMutated(Mutation mutation) {
        company.mutate(mutation);
    }
}
