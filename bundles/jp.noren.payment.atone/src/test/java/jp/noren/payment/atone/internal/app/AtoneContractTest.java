package jp.noren.payment.atone.internal.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.noren.payment.atone.internal.wire.HttpCompany;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.FakeGateway;
import jp.noren.payment.tck.Mutation;
import jp.noren.payment.tck.PaymentProviderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every provider, against the emulator of the sandbox with its own book. */
class AtoneContractTest extends PaymentProviderContract {
    private final List<String> tokens = new ArrayList<>();
    private EmulatedAtone company;
    private HttpCompany line;
    private AtoneProvider provider;

    @BeforeEach
    void open() {
        company = new EmulatedAtone();
        Settings settings = Settings.of(company.address());
        line = new HttpCompany(settings);
        provider = new AtoneProvider(clock(), given -> line, settings);
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
        return new AtoneProvider(clock(), HttpCompany::new, Settings.NOTHING);
    }

    @Override
    protected FakeGateway gateway() {
        return company;
    }

    @Override
    protected PaymentSource source() {
        PaymentSource.Wallet wallet = company.wallet();
        tokens.add(wallet.userToken());
        return wallet;
    }

    @Override
    protected PaymentSource sourceThatAsks() {
        return new PaymentSource.Wallet(null);
    }

    @Override
    protected List<NextAction.Widget.Field> buyerActs(Outcome.Pending pending) {
        return company.act((NextAction.Widget) pending.action());
    }

    @Override
    protected Set<String> secrets() {
        List<String> secrets = new ArrayList<>(tokens);
        secrets.add(Settings.SECRET);
        return Set.copyOf(secrets);
    }

    @Override
    protected List<Mutation> mutations() {
        return List.of(
                mutation("another transaction's form", t -> t.replaceAll("\"id\":\"tr_", "\"id\":\"xx_")),
                mutation("neither yes nor no", t -> t.replace("authorization_result\":1", "authorization_result\":3")),
                mutation("no result", t -> t.replace("\"authorization_result\":1,", "")),
                mutation("a no without a reason", t -> t.replace("result\":1", "result\":2")),
                mutation("amount 1e3", t -> t.replaceAll("\"amount\":[0-9]+", "\"amount\":1e3")),
                mutation("the id twice", t -> t.replaceAll("(\"id\":\"tr_[0-9]+\")", "$1,$1")),
                mutation("errors without one", t -> t.replaceFirst("\\{", "{\"errors\":[],")),
                mutation("no number of ours", t -> t.replaceAll("\"shop_transaction_no\":\"[^\"]*\",", "")),
                mutation("a date that is none", t -> t.replaceAll("(_datetime\":\")[^\"]*", "$1soon")));
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
