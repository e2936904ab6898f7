package jp.noren.payment.internal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentStatus;
import jp.noren.payment.api.PaymentView;
import jp.noren.payment.api.Payments;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentProvider;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.ProviderInfo;
import jp.noren.payment.spi.Requests;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.database.EmbeddedDatabase;

/**
 * A provider of the house as it is shipped, on the real engine, and the company it speaks to as the sandbox plays it, with a book of its own: fresh for each
 * cell of the table. A scene leaves one payment behind.
 */
abstract class PlayedCompany implements AutoCloseable {
    static final String SHOP = "KURA";
    static final long PRICE = 4_950;
    static final Duration CALL = Duration.ofSeconds(10);
    private static final Requests.Contact CONTACT =
            new Requests.Contact("株式会社あさひ物流", "経理部", "朝日 花子", "1060047", "東京都港区南の丘1-2-3", "03-1234-5678");

    /** The line of the company's book: in its own word, and the yen of the buyer that it holds for us. */
    record Line(String word, long yen) {
        static final Line NONE = new Line("no line", 0);
    }

    /** A refusal that the company can be made to give. */
    record No(DeclineReason reason, String how, Runnable scene) {}

    final Bench bench = new Bench(TestDatabase.emptied(EmbeddedDatabase.Kind.DERBY), CALL);
    private ProviderInfo info;

    final void opens(PaymentProvider provider) {
        info = provider.info();
        assertThat(provider.gaps()).isEmpty();
        bench.gates.arrives(provider);
        bench.storefronts.on.add(SHOP + " payment." + info.id());
        bench.storefronts.methods.put(SHOP, List.of(info.method()));
    }

    ProviderInfo info() {
        return info;
    }

    /** Plays to the end of a row. */
    abstract void play(Ending ending);

    abstract List<No> noes();

    /** What the company's book says of the payment. */
    abstract Line booked();

    /** The account of our ledger that must hold as much. */
    String account() {
        return "clearing:" + info.id();
    }

    BuyerKind kind() {
        return BuyerKind.INDIVIDUAL;
    }

    PaymentView buy(long yen, PaymentSource source) {
        return buy(yen, source, LocalDate.of(2026, 12, 1));
    }

    PaymentView buy(long yen, PaymentSource source, LocalDate payBy) {
        Payments.Start start = new Payments.Start(
                "key-1",
                SHOP,
                "order:ord_1",
                Yen.of(yen),
                Yen.of(yen / 11),
                new Requests.Buyer("mem_1", "山田 太郎", "taro@example.jp", "ja", kind()),
                "ﾔﾏﾀﾞ ﾀﾛｳ",
                "暖簾シール 小",
                EnumSet.of(CardBrand.VISA, CardBrand.JCB),
                source,
                payBy,
                URI.create("https://shop.example/done"),
                CONTACT,
                List.of());
        try (Payments.Session session = bench.desk().open(SHOP, info.method(), kind())) {
            PaymentView prepared = bench.database.transactions().required(() -> session.prepare(start));
            return session.execute(prepared.id(), told -> {});
        }
    }

    void refund(long yen) {
        bench.refundPayment()
                .handle(new RefundPayment.Command(Bench.DESK, bench.only().id(), "refund-1", Yen.of(yen), "返品"));
    }

    /** As {@link #refund}, and nobody knows what came of it until the janitor has asked. */
    void refundUnheard(long yen) {
        refund(yen);
        assertThat(bench.only().money().refunded()).isEqualTo(Yen.ZERO);
        assertThat(bench.only().money().claimed()).isEqualTo(Yen.of(yen));
        bench.hoursGoBy();
    }

    void is(AttemptState state) {
        assertThat(bench.only().state()).isEqualTo(state);
    }

    void is(PaymentStatus status) {
        assertThat(bench.only().view().status()).isEqualTo(status);
    }

    /** Nobody knows, and then the janitor finds out. */
    void findOut() {
        is(AttemptState.UNKNOWN);
        bench.hoursGoBy();
    }

    /** The buyer's browser comes back to the address that the engine had given out. */
    void comesBack(String address, ResumePayment.Back back) {
        String nonce = address.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        bench.resumePayment().handle(bench.only().id(), nonce, back);
    }

    /** Closes what the company has open. */
    abstract void shut();

    @Override
    public final void close() {
        try {
            shut();
        } finally {
            bench.close();
        }
    }
}
