package jp.noren.payment.npinvoice.internal.app;

import java.time.Clock;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.npinvoice.internal.domain.Reference;
import jp.noren.payment.tck.Call;
import jp.noren.payment.tck.FakeHttpGateway;
import jp.noren.payment.tck.Mood;
import jp.noren.payment.tck.Mutation;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.np.NpBook;
import jp.noren.sandbox.internal.np.NpDoor;
import jp.noren.sandbox.internal.np.NpEmulator;
import jp.noren.sandbox.internal.np.NpShop;
import jp.noren.sandbox.internal.np.NpTransaction;
import jp.noren.time.internal.app.BankCalendar;

/** The emulator of the sandbox in the place of the contract test's payment company. */
final class EmulatedGateway extends FakeHttpGateway {
    private static final BankCalendar CALENDAR = new BankCalendar("");

    private volatile NpDoor door;
    private volatile NpEmulator emulator;
    private volatile Mutation mutation;

    private final Clock clock;
    private volatile boolean screens;

    EmulatedGateway(Clock clock) {
        this.clock = clock;
        emptyBook();
    }

    /** Whether it is a screening that is asked for, and not a payment. */
    void screens(boolean yes) {
        screens = yes;
    }

    void mutate(Mutation next) {
        mutation = next;
    }

    /** In a payment the buyer is looked for before anything is said of money: the faults are for the rest. */
    @Override
    protected boolean concerns(Call call) {
        return screens || !call.path().startsWith("/assumed/v1/buyers");
    }

    @Override
    protected Call.Answer answer(Call call, Mood mood) {
        if (mood instanceof Mood.Declines && call.path().equals("/v1/transactions")) {
            next("ng-24");
        }
        if (mood instanceof Mood.Reviews && call.path().equals("/v1/transactions")) {
            next("before-review");
        }
        Delivery delivery = door.serve(new Request(
                call.method(),
                call.path(),
                "",
                call.headers(),
                call.body(),
                address().toString()));
        byte[] body = mutation == null || !concerns(call)
                ? delivery.body()
                : mutation.body().apply(delivery.body());
        return new Call.Answer(delivery.status(), delivery.contentType(), body);
    }

    private void next(String fault) {
        control("{\"next_fault\":\"" + fault + "\",\"next_count\":1,\"only_path\":\"/v1/transactions\"}");
    }

    private void control(String body) {
        desk("PUT", "/control", body);
    }

    @Override
    public boolean reviews() {
        return true;
    }

    @Override
    public void decide(String key, boolean accepted) {
        String result = accepted ? "00" : "20";
        desk("POST", "/review", "{\"shop_transaction_id\":\"" + key + "\",\"result\":\"" + result + "\"}");
    }

    private void desk(String method, String path, String body) {
        Delivery done = door.serve(Request.plain(method, path, body, ""));
        if (done.status() != 200) {
            throw new IllegalStateException(new String(done.body()));
        }
    }

    @Override
    protected void emptyBook() {
        emulator = new NpEmulator(NpShop.SYNTHETIC, new NpBook(null), clock, CALENDAR);
        door = new NpDoor(emulator);
        mutation = null;
        control("{\"buyer_limit\":1000000000}");
    }

    /** What was not accepted stands in no book of claims. */
    @Override
    public List<Entry> book() {
        return emulator.book().transactions().stream()
                .filter(one -> !one.result().equals("20"))
                .map(EmulatedGateway::entry)
                .toList();
    }

    private static Entry entry(NpTransaction one) {
        State state = one.isCancelled() ? State.RELEASED : one.isAccepted() ? State.CHARGED : State.RESERVED;
        String reference = new Reference(one.id(), one.amount()).text();
        Yen refunded = one.isCancelled() ? Yen.of(one.amount()) : Yen.ZERO;
        return new Entry(one.key(), reference, Yen.of(one.amount()), state, refunded);
    }
}
