package jp.noren.payment.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.npinvoice.internal.app.Company;
import jp.noren.payment.npinvoice.internal.app.NpInvoiceProvider;
import jp.noren.payment.npinvoice.internal.app.NpSettings;
import jp.noren.payment.npinvoice.internal.wire.KnownHttp;
import jp.noren.payment.npinvoice.internal.wire.NpLine;
import jp.noren.payment.npinvoice.internal.wire.assumed.AssumedHttp;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.np.NpBook;
import jp.noren.sandbox.internal.np.NpDoor;
import jp.noren.sandbox.internal.np.NpEmulator;
import jp.noren.sandbox.internal.np.NpEmulatorServer;
import jp.noren.sandbox.internal.np.NpShop;
import jp.noren.sandbox.internal.np.NpTransaction;
import jp.noren.time.internal.app.BankCalendar;

/** On account, by NP掛け払い. */
final class PlayedInvoices extends PlayedCompany {
    private static final String REGISTER = "/v1/transactions";
    private static final String CANCEL = "/v1/transactions/cancel";

    private final NpEmulatorServer server = server();
    private final NpSettings settings = Given.settings(
            NpSettings.class,
            Map.of(
                    "endpoint", server.root().toString(),
                    "shop_code", NpShop.SYNTHETIC.shopCode(),
                    "_sp_code", NpShop.SYNTHETIC.spCode(),
                    "terminal_id", NpShop.SYNTHETIC.terminalId()));
    private final NpLine line = new NpLine(settings);

    PlayedInvoices() {
        Company company = new Company(new KnownHttp(line), new AssumedHttp(line), line::close);
        opens(new NpInvoiceProvider(bench.clock, given -> company, settings));
    }

    private NpEmulatorServer server() {
        try {
            NpEmulator emulator = new NpEmulator(NpShop.SYNTHETIC, new NpBook(null), bench.clock, new BankCalendar(""));
            return new NpEmulatorServer(emulator, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    BuyerKind kind() {
        return BuyerKind.CORPORATE;
    }

    private void control(String json) {
        Delivery done = new NpDoor(server.emulator()).serve(Request.plain("PUT", "/control", json, ""));
        if (done.status() != 200) {
            throw new IllegalArgumentException(new String(done.body()));
        }
    }

    private void next(String fault, String path) {
        control("{\"next_fault\":\"" + fault + "\",\"next_count\":1,\"only_path\":\"" + path + "\"}");
    }

    private void pay() {
        buy(PRICE, new PaymentSource.Invoice());
    }

    private void pay(String fault) {
        next(fault, REGISTER);
        pay();
    }

    @Override
    void play(Ending ending) {
        switch (ending) {
            case APPROVED -> pay();
            case PENDING_YES -> reviewed("pending-yes");
            case PENDING_NO -> reviewed("pending-no");
            case EXPIRED -> {
                control("{\"review_seconds\":99999999}");
                reviewed("before-review");
            }
            case UNKNOWN_CHARGED -> unknown("lost-after");
            case UNKNOWN_NOT -> unknown("lost-before");
            case REFUNDED -> {
                pay();
                refund(PRICE);
            }
            case REFUND_UNKNOWN_DONE -> refundUnknown("lost-after");
            case REFUND_UNKNOWN_NOT -> refundUnknown("lost-before");
            default -> throw new IllegalArgumentException(ending.title);
        }
    }

    private void reviewed(String review) {
        pay(review);
        is(AttemptState.PENDING);
        bench.hoursGoBy();
    }

    private void unknown(String fault) {
        pay(fault);
        findOut();
    }

    private void refundUnknown(String fault) {
        pay();
        next(fault, CANCEL);
        refundUnheard(PRICE);
    }

    @Override
    List<No> noes() {
        return List.of(
                no("review: 20, 21", "ng-21"),
                no("review: 20, 22", "ng-22"),
                no("review: 20, 24", "ng-24"),
                new No(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, "the buyer is refused", () -> {
                    control("{\"screening\":\"refused\"}");
                    pay();
                }),
                new No(DeclineReason.REFUSED_BY_PROVIDER, "error EM0999", () -> pay("code-EM0999")));
    }

    private No no(String how, String fault) {
        return new No(DeclineReason.NOT_ACCEPTED_FOR_CREDIT, how, () -> pay(fault));
    }

    @Override
    Line booked() {
        return server.emulator()
                .book()
                .findByKey(bench.only().id())
                .map(PlayedInvoices::line)
                .orElse(Line.NONE);
    }

    private static Line line(NpTransaction booked) {
        String word = booked.isCancelled() ? "cancelled" : "result " + booked.result();
        return new Line(word, booked.isAccepted() && !booked.isCancelled() ? booked.amount() : 0);
    }

    @Override
    void shut() {
        line.close();
        server.close();
    }
}
