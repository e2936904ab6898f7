package jp.noren.payment.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.sbps.internal.app.SbpsProvider;
import jp.noren.payment.sbps.internal.app.SbpsSettings;
import jp.noren.payment.sbps.internal.wire.HttpGateway;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.sbps.Book;
import jp.noren.sandbox.internal.sbps.Charge;
import jp.noren.sandbox.internal.sbps.Door;
import jp.noren.sandbox.internal.sbps.Emulator;
import jp.noren.sandbox.internal.sbps.SbpsEmulatorServer;
import jp.noren.sandbox.internal.sbps.Shop;

/** Cards by SBPS. */
final class PlayedCards extends PlayedCompany {
    private final SbpsEmulatorServer server = server();
    private final SbpsSettings settings = Given.settings(
            SbpsSettings.class,
            Map.of(
                    "endpoint", server.api().toString(),
                    "merchant_id", Shop.SYNTHETIC.merchantId(),
                    "merchant_service", Shop.SYNTHETIC.serviceId(),
                    "_hash_key", Shop.SYNTHETIC.hashKey()));
    private final HttpGateway gateway = new HttpGateway(bench.clock, settings);

    PlayedCards() {
        opens(new SbpsProvider(bench.clock, given -> gateway, settings));
    }

    private SbpsEmulatorServer server() {
        try {
            return new SbpsEmulatorServer(new Emulator(List.of(Shop.SYNTHETIC), new Book(null), bench.clock), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Delivery browse(String path, String body) {
        return new Door(server.emulator())
                .serve(Request.plain("POST", path, body, server.root().toString()));
    }

    private CardToken token(String card, int instalments, boolean authenticate) {
        String json = new String(browse("/token", "{\"card\":\"" + card + "\"}").body());
        CardBrand brand = CardBrand.valueOf(card.substring(0, card.indexOf('-')).toUpperCase(Locale.ROOT));
        return new CardToken(field(json, "token"), field(json, "tokenKey"), brand, instalments, authenticate);
    }

    private static String field(String json, String name) {
        return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private void pay(String card) {
        buy(PRICE, token(card, 1, false));
    }

    @Override
    void play(Ending ending) {
        switch (ending) {
            case APPROVED -> pay("visa-ok");
            case PENDING_YES -> authenticated("ok");
            case PENDING_NO -> authenticated("ng");
            case EXPIRED -> {
                buy(PRICE, token("visa-ok", 1, true));
                is(AttemptState.PENDING);
                bench.hoursGoBy();
            }
            case ABANDONED -> {
                pay("visa-lost-after");
                bench.hoursGoBy();
            }
            case UNKNOWN_CHARGED -> unknown("visa-commit-lost-after");
            case UNKNOWN_NOT -> unknown("visa-commit-lost-before");
            case REFUNDED -> givenBack(PRICE, "visa-ok");
            case PARTLY_REFUNDED -> givenBack(PRICE / 3, "visa-ok");
            case REFUND_UNKNOWN_DONE -> refundUnknown("visa-refund-lost-after");
            case REFUND_UNKNOWN_NOT -> refundUnknown("visa-refund-lost-before");
        }
    }

    private void authenticated(String answer) {
        buy(PRICE, token("visa-ok", 1, true));
        is(AttemptState.PENDING);
        NextAction.Redirect page =
                (NextAction.Redirect) bench.only().view().nextAction().orElseThrow();
        String path = page.url().getPath().replaceFirst(".*(?=/3ds/)", "");
        String back = browse(path, "answer=" + answer).location();
        comesBack(back, new ResumePayment.Back(back.endsWith("ok"), List.of()));
    }

    private void unknown(String card) {
        pay(card);
        findOut();
    }

    private void givenBack(long yen, String card) {
        pay(card);
        refund(yen);
    }

    private void refundUnknown(String card) {
        pay(card);
        refundUnheard(PRICE);
    }

    @Override
    List<No> noes() {
        return List.of(
                no(DeclineReason.OVER_LIMIT, "visa-over-limit"),
                no(DeclineReason.CARD_UNUSABLE, "visa-unusable"),
                no(DeclineReason.CARD_DATA_WRONG, "visa-wrong-number"),
                no(DeclineReason.SECURITY_CODE_WRONG, "visa-wrong-code"),
                no(DeclineReason.TOO_OFTEN, "visa-too-often"),
                no(DeclineReason.NOT_PERMITTED, "visa-not-permitted"),
                no(DeclineReason.ISSUER_DECLINED, "visa-issuer"),
                no(DeclineReason.TOKEN_INVALID, "visa-bad-token"),
                no(DeclineReason.BRAND_NOT_ACCEPTED, "diners-ok"),
                no(DeclineReason.ISSUER_DECLINED, "visa-commit-issuer"),
                new No(DeclineReason.NOT_AUTHENTICATED, "3-D Secure: no", () -> authenticated("ng")),
                new No(
                        DeclineReason.INSTALMENTS_NOT_ACCEPTED,
                        "three instalments",
                        () -> buy(PRICE, token("visa-ok", 3, false))));
    }

    private No no(DeclineReason reason, String card) {
        return new No(reason, card, () -> {
            pay(card);
            bench.hoursGoBy();
        });
    }

    @Override
    Line booked() {
        return server.emulator().book().charges().stream()
                .filter(charge -> charge.orderId().equals(bench.only().id()))
                .findFirst()
                .map(PlayedCards::line)
                .orElse(Line.NONE);
    }

    private static Line line(Charge charge) {
        boolean moved = charge.state() == Charge.State.CAPTURED || charge.state() == Charge.State.REFUNDED;
        return new Line(charge.state().name(), moved ? charge.amount() - charge.refunded() : 0);
    }

    @Override
    void shut() {
        gateway.close();
        server.close();
    }
}
