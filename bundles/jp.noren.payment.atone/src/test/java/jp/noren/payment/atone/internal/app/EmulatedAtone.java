package jp.noren.payment.atone.internal.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.tck.Call;
import jp.noren.payment.tck.FakeHttpGateway;
import jp.noren.payment.tck.Mood;
import jp.noren.payment.tck.Mutation;
import jp.noren.sandbox.internal.atone.AtoneDesk;
import jp.noren.sandbox.internal.atone.Merchant;
import jp.noren.sandbox.internal.atone.Transactions;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.played.FaultControl;

/** The emulator of the sandbox in the place of the contract test's payment company. */
final class EmulatedAtone extends FakeHttpGateway {
    private volatile Transactions book = new Transactions(Clock.systemUTC(), null);
    private volatile AtoneDesk desk = new AtoneDesk(Merchant.SYNTHETIC, book);
    private volatile Mutation mutation;

    PaymentSource.Wallet wallet() {
        return new PaymentSource.Wallet(book.issueToken());
    }

    void mutate(Mutation next) {
        mutation = next;
    }

    /** The buyer logs in, and the script registers what it was given. */
    List<NextAction.Widget.Field> act(NextAction.Widget widget) {
        String asked = "{\"pub_key\":\"" + value(widget, "pub_key") + "\",\"payment\":"
                + quoted(value(widget, "payment")) + "}";
        Delivery said = desk.serve(Request.plain("POST", "/widget", asked, ""));
        String json = new String(said.body());
        return List.of(
                new NextAction.Widget.Field("token", json.replaceAll(".*\"(tk_[0-9a-f]+)\".*", "$1")),
                new NextAction.Widget.Field("id", json.replaceAll(".*\"(tr_[0-9]+)\".*", "$1")));
    }

    private static String value(NextAction.Widget widget, String name) {
        return widget.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    protected Call.Answer answer(Call call, Mood mood) {
        if (mood instanceof Mood.Declines && "POST".equals(call.headers().get("x-http-method-override"))) {
            desk.control().set(new FaultControl.Settings(0, "refuse-ng1", 1, ""));
        }
        Delivery delivery = desk.serve(new Request(
                call.method(),
                call.path(),
                "",
                call.headers(),
                call.body(),
                address().toString()));
        byte[] body = delivery.body();
        if (mood instanceof Mood.OtherAmount) {
            body = new String(body)
                    .replaceAll("\"amount\":4950", "\"amount\":4951")
                    .getBytes();
        }
        if (mutation != null) {
            body = mutation.body().apply(body);
        }
        return new Call.Answer(delivery.status(), delivery.contentType(), body);
    }

    @Override
    protected void emptyBook() {
        book = new Transactions(Clock.systemUTC(), null);
        desk = new AtoneDesk(Merchant.SYNTHETIC, book);
        mutation = null;
    }

    /** One line a payment: what was registered last, and how much less it is than at first. */
    @Override
    public List<Entry> book() {
        Map<String, List<jp.noren.sandbox.internal.atone.Entry>> payments = new LinkedHashMap<>();
        book.entries().forEach(entry -> payments.computeIfAbsent(entry.shopNumber(), none -> new ArrayList<>())
                .add(entry));
        return payments.values().stream().map(EmulatedAtone::line).toList();
    }

    private static Entry line(List<jp.noren.sandbox.internal.atone.Entry> payment) {
        jp.noren.sandbox.internal.atone.Entry last = payment.get(payment.size() - 1);
        long first = payment.get(0).amount();
        boolean back = last.state() == jp.noren.sandbox.internal.atone.Entry.State.GIVEN_BACK;
        State state =
                switch (last.state()) {
                    case SETTLED -> State.CHARGED;
                    case GIVEN_BACK -> State.RELEASED;
                    default -> State.RESERVED;
                };
        String reference = new TransactionRef(last.id(), last.token()).text(Settings.SECRET);
        return new Entry(
                last.shopNumber(), reference, Yen.of(first), state, Yen.of(back ? first : first - last.amount()));
    }

    @Override
    public boolean saysAmounts() {
        return true;
    }
}
