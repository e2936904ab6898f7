package jp.noren.payment.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import jp.noren.payment.atone.internal.app.AtoneProvider;
import jp.noren.payment.atone.internal.app.AtoneSettings;
import jp.noren.payment.atone.internal.wire.HttpCompany;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction.Widget;
import jp.noren.payment.spi.PaymentSource.Wallet;
import jp.noren.sandbox.internal.atone.AtoneDesk;
import jp.noren.sandbox.internal.atone.Entry;
import jp.noren.sandbox.internal.atone.Merchant;
import jp.noren.sandbox.internal.atone.Transactions;
import jp.noren.sandbox.internal.door.DeskServer;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.played.FaultControl;

/** The wallet atone. */
final class PlayedWallet extends PlayedCompany {
    private final Transactions book = new Transactions(bench.clock, null);
    private final AtoneDesk desk = new AtoneDesk(Merchant.SYNTHETIC, book);
    private final DeskServer server = server();
    private final AtoneSettings settings = Given.settings(
            AtoneSettings.class,
            Map.of(
                    "endpoint", server.root() + "/v1",
                    "script", server.root() + "/v1/atone.js",
                    "public_key", Merchant.SYNTHETIC.publicKey(),
                    "_secret_key", Merchant.SYNTHETIC.secretKey(),
                    "terminal_id", Merchant.SYNTHETIC.terminalId()));
    private final HttpCompany company = new HttpCompany(settings);

    PlayedWallet() {
        opens(new AtoneProvider(bench.clock, given -> company, settings));
    }

    private DeskServer server() {
        try {
            return new DeskServer("/sandbox/atone", desk, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void next(String fault, String step) {
        desk.control().set(new FaultControl.Settings(0, fault, 1, step));
    }

    private void pay(long yen) {
        buy(yen, new Wallet(book.issueToken()));
    }

    @Override
    void play(Ending ending) {
        switch (ending) {
            case APPROVED -> pay(PRICE);
            case PENDING_YES -> widget("ok");
            case PENDING_NO -> widget("cancelled");
            case EXPIRED -> {
                buy(PRICE, new Wallet(null));
                is(AttemptState.PENDING);
                bench.hoursGoBy();
            }
            case ABANDONED -> {
                next("lost-after", "register");
                pay(PRICE);
                bench.hoursGoBy();
            }
            case UNKNOWN_CHARGED -> unknown("lost-after");
            case UNKNOWN_NOT -> unknown("lost-before");
            case REFUNDED -> givenBack(PRICE);
            case PARTLY_REFUNDED -> givenBack(PRICE / 3);
            case REFUND_UNKNOWN_DONE -> refundUnknown("lost-after");
            case REFUND_UNKNOWN_NOT -> refundUnknown("lost-before");
        }
    }

    private void widget(String buyer) {
        buy(PRICE, new Wallet(null));
        is(AttemptState.PENDING);
        Widget widget = (Widget) bench.only().view().nextAction().orElseThrow();
        String asked = "{\"pub_key\":\"" + value(widget, "pub_key") + "\",\"payment\":"
                + quoted(value(widget, "payment")) + ",\"buyer\":\"" + buyer + "\"}";
        String said = new String(
                desk.serve(Request.plain("POST", "/widget", asked, "")).body());
        List<Widget.Field> fields = List.of(
                new Widget.Field("token", said.replaceAll(".*\"(tk_[0-9a-f]+)\".*", "$1")),
                new Widget.Field("id", said.replaceAll(".*\"(tr_[0-9]+)\".*", "$1")));
        comesBack(value(widget, "return_url"), new ResumePayment.Back(buyer.equals("ok"), fields));
    }

    private static String value(Widget widget, String name) {
        return widget.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void unknown(String fault) {
        next(fault, "settle");
        pay(PRICE);
        findOut();
    }

    private void givenBack(long yen) {
        pay(PRICE);
        refund(yen);
    }

    private void refundUnknown(String fault) {
        pay(PRICE);
        next(fault, "refund");
        refundUnheard(PRICE);
    }

    @Override
    List<No> noes() {
        return List.of(
                new No(DeclineReason.OVER_LIMIT, "ng_reason 1", () -> pay(49_901)),
                new No(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "ng_reason 9", () -> pay(49_909)),
                new No(DeclineReason.TOKEN_INVALID, "a token of nobody", () -> buy(PRICE, new Wallet("forged"))),
                new No(DeclineReason.NOT_AUTHENTICATED, "the buyer leaves the script", () -> widget("failed")));
    }

    /** A change writes the payment under a new number: the last line counts. */
    @Override
    Line booked() {
        List<Entry> lines = book.of(bench.only().id());
        if (lines.isEmpty()) {
            return Line.NONE;
        }
        Entry last = lines.get(lines.size() - 1);
        return new Line(last.state().name(), last.state() == Entry.State.SETTLED ? last.amount() : 0);
    }

    @Override
    void shut() {
        company.close();
        server.close();
        book.close();
    }
}
