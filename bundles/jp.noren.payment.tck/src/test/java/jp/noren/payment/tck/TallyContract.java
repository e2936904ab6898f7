package jp.noren.payment.tck;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;

/** What an author writes: his provider, his company, a source of money. */
class TallyContract extends PaymentProviderContract implements AutoCloseable {
    private final Tally tally;
    private final Set<Capability> capabilities;
    private final TallyProvider.Bug bug;
    private final boolean alwaysAsks;

    TallyContract(Set<Capability> capabilities, TallyProvider.Bug bug, boolean alwaysAsks) {
        this.tally = new Tally(alwaysAsks);
        this.alwaysAsks = alwaysAsks;
        this.capabilities = capabilities;
        this.bug = bug;
    }

    @Override
    protected PaymentProvider provider() {
        return new TallyProvider(tally.address(), capabilities, bug);
    }

    @Override
    protected PaymentProvider unconfigured() {
        return new TallyProvider(null, capabilities, bug);
    }

    @Override
    protected FakeGateway gateway() {
        return tally;
    }

    @Override
    protected PaymentSource source() {
        if (capabilities.contains(Capability.BALANCE)) {
            return new PaymentSource.Points("tally-account");
        }
        return new PaymentSource.CardToken("tok-canary-5551", "key-canary-5552", CardBrand.VISA, 1, false);
    }

    @Override
    protected boolean buyerAlwaysActs() {
        return alwaysAsks;
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(TallyProvider.SECRET, "tok-canary-5551", "key-canary-5552");
    }

    @Override
    protected Duration patience() {
        return Duration.ofMillis(700);
    }

    @Override
    protected List<Mutation> mutations() {
        return List.of(
                new Mutation("the reply to another request", body -> replace(body, "nonce=", "nonce=x")),
                new Mutation("amount 1e3", body -> replace(body, "amount=", "amount=1e")),
                new Mutation("a field twice", body -> replace(body, "to=", "to=other\nto=")));
    }

    @Override
    protected void behaveMutated(Mutation mutation) {
        tally.mutate(mutation.body());
    }

    private static byte[] replace(byte[] body, String what, String with) {
        return new String(body, StandardCharsets.UTF_8).replace(what, with).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tally.close();
    }
}
