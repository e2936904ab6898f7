package jp.noren.payment.sbps.internal.app;

import java.time.Clock;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.domain.Reference;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.tck.Call;
import jp.noren.payment.tck.FakeHttpGateway;
import jp.noren.payment.tck.Mood;
import jp.noren.payment.tck.Mutation;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.sbps.Book;
import jp.noren.sandbox.internal.sbps.Charge;
import jp.noren.sandbox.internal.sbps.Door;
import jp.noren.sandbox.internal.sbps.Emulator;
import jp.noren.sandbox.internal.sbps.Shop;

/** The emulator of the sandbox in the place of the contract test's payment company. */
final class EmulatedGateway extends FakeHttpGateway {
    private volatile Emulator emulator = fresh();
    private volatile Mutation mutation;

    private static Emulator fresh() {
        return new Emulator(List.of(Shop.SYNTHETIC, Shop.SYNTHETIC_ENCRYPTED), new Book(null), Clock.systemUTC());
    }

    CardToken token() {
        Delivery delivery = new Door(emulator).serve(Request.plain("POST", "/token", "{\"card\":\"visa-ok\"}", ""));
        String json = new String(delivery.body());
        return new CardToken(field(json, "token"), field(json, "tokenKey"), CardBrand.VISA, 1, false);
    }

    private static String field(String json, String name) {
        return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    void mutate(Mutation next) {
        mutation = next;
    }

    @Override
    protected Call.Answer answer(Call call, Mood mood) {
        if (mood instanceof Mood.Declines) {
            decline();
        }
        Delivery delivery = new Door(emulator)
                .serve(new Request(
                        call.method(),
                        call.path(),
                        "",
                        call.headers(),
                        call.body(),
                        address().toString()));
        if (new String(delivery.body()).contains("/3ds/")) {
            pass(new String(delivery.body()).replaceAll("(?s).*(/3ds/[0-9a-f]+).*", "$1"));
        }
        byte[] body = mutation == null ? delivery.body() : mutation.body().apply(delivery.body());
        return new Call.Answer(delivery.status(), delivery.contentType(), body);
    }

    private void decline() {
        serveDirectly("PUT", "/control", "{\"next_fault\":\"over-limit\",\"next_count\":1}");
    }

    /** The buyer says yes to his card company as soon as he is asked. */
    private void pass(String page) {
        serveDirectly("POST", page, "answer=ok");
    }

    private void serveDirectly(String method, String path, String body) {
        Delivery done = new Door(emulator)
                .serve(Request.plain(method, path, body, address().toString()));
        if (done.status() >= 400) {
            throw new IllegalStateException(path + ": " + done.status());
        }
    }

    @Override
    protected void emptyBook() {
        emulator = fresh();
        mutation = null;
    }

    @Override
    public List<Entry> book() {
        return emulator.book().charges().stream().map(EmulatedGateway::entry).toList();
    }

    private static Entry entry(Charge charge) {
        State state =
                switch (charge.state()) {
                    case AUTHORISED, COMMITTED -> State.RESERVED;
                    case CAPTURED -> State.CHARGED;
                    case CANCELLED, REFUNDED -> State.RELEASED;
                };
        String reference = new Reference(charge.trackingId(), charge.transactionId(), charge.amount()).text();
        return new Entry(charge.orderId(), reference, Yen.of(charge.amount()), state, Yen.of(charge.refunded()));
    }
}
